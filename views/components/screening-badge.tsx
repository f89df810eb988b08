import { screeningStates } from '../../src/core/de.ts'
import { Badge } from './feedback.tsx'

const KINDS = { open: 'neutral', changes: 'warning', passed: 'success', refused: 'danger' } as const

/** What organisers decided about a handed-in entry, in a word or two. */
export const ScreeningBadge = (props: { state: keyof typeof screeningStates }) => (
  <Badge kind={KINDS[props.state]}>{screeningStates[props.state]}</Badge>
)
