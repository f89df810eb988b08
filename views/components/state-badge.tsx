import { submissionStates } from '../../src/core/de.ts'
import { Badge } from './feedback.tsx'

const KINDS = { draft: 'warning', submitted: 'success', withdrawn: 'neutral' } as const

/** A submission's state in one word. */
export const StateBadge = (props: { state: keyof typeof submissionStates }) => (
  <Badge kind={KINDS[props.state]}>{submissionStates[props.state]}</Badge>
)
