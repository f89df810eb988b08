import { fieldId } from './field.tsx'

/** All errors of a form at its top, each linked to its field; takes the focus when the page opens. */
export function ErrorSummary({ errors }: { errors: readonly { field: string; message: string }[] }) {
  if (errors.length === 0) return null
  return (
    <div class="kern-alert kern-alert--danger" role="alert" tabindex={-1} autofocus>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title">Bitte prüfen Sie Ihre Eingaben</h2>
      </div>
      <div class="kern-alert__body">
        <p>Ihre Eingaben sind noch da.</p>
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
