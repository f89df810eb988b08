import type { Language } from '../../src/core/language.ts'
import { fieldId } from './field.tsx'
import { formWords } from './words/form.ts'

/** All errors of a form at its top, each linked to its field; takes the focus when the page opens. */
export function ErrorSummary(props: {
  errors: readonly { field: string; message: string }[]
  lang?: Language
}) {
  const { errors, lang = 'de' } = props
  if (errors.length === 0) return null
  return (
    <div class="kern-alert kern-alert--danger" role="alert" tabindex={-1} autofocus>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title">{formWords[lang].check}</h2>
      </div>
      <div class="kern-alert__body">
        <p>{formWords[lang].kept}</p>
        <ul>
          {errors.map((error) => (
            <li>
              <a href={`#${fieldId(error.field)}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
