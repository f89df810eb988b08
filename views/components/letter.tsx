import { letterStates } from '../../src/core/de.ts'
import { Badge } from './feedback.tsx'

/** A letter as its reader sees it. */
export const LetterText = (props: { to: string; subject: string; body: string }) => (
  <article class="letter">
    <p class="letter__to break">An {props.to}</p>
    <p class="letter__subject">
      <strong>{props.subject}</strong>
    </p>
    <pre class="kept-text">{props.body}</pre>
  </article>
)

const KINDS = {
  waiting: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
  bounced: 'danger',
  cancelled: 'neutral',
} as const

/** How far a letter has come, in one or two words. */
export const LetterBadge = (props: { state: keyof typeof letterStates }) => (
  <Badge kind={KINDS[props.state]}>{letterStates[props.state]}</Badge>
)

/** Beside an address that a mail server has refused for good. */
export const Unreachable = () => <Badge kind="danger">Adresse nicht erreichbar</Badge>
