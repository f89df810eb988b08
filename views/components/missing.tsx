import { Alert } from './feedback.tsx'

export interface MissingItem {
  readonly message: string
  /** Where it can be filled in. */
  readonly href: string
}

/** What an entry still lacks, each linked to where it can be written. */
export const MissingAlert = (props: { missing: readonly MissingItem[]; role?: 'alert' }) => (
  <Alert kind="warning" title="Vor dem Einreichen fehlt noch" {...(props.role ? { role: props.role } : {})}>
    <ul>
      {props.missing.map(({ message, href }) => (
        <li>
          <a href={href}>{message}</a>
        </li>
      ))}
    </ul>
  </Alert>
)
