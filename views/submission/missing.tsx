import type { FieldError } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert } from '../components/feedback.tsx'

/** What an entry still lacks, each linked to where it can be written. */
export const MissingAlert = (props: { id: string; missing: readonly FieldError[]; role?: 'alert' }) => (
  <Alert kind="warning" title="Vor dem Einreichen fehlt noch" {...(props.role ? { role: props.role } : {})}>
    <ul>
      {props.missing.map(({ field, message }) => (
        <li>
          <a
            href={
              field.startsWith('foto-')
                ? `${paths.submissionPhotos(props.id)}#f-${field}`
                : `${paths.submissionEdit(props.id)}#f-${field}`
            }
          >
            {message}
          </a>
        </li>
      ))}
    </ul>
  </Alert>
)
