/** Forms about conflicts of interest. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'

export const LIMITS = { reason: 600 } as const

/** Names one piece of evidence. */
const evidence = {
  juror: line(40),
  submission: line(40),
  source: z.enum(['person', 'juror', 'entrant', 'organiser', 'register', 'name']),
  evidence: line(1000),
}

export const evidenceQuery = z.object(evidence)

const reason = text(LIMITS.reason).refine(
  (value) => value !== '',
  'Bitte den Grund in ein paar Worten nennen; er steht im Protokoll.',
)

export const decisionForm = z.strictObject({
  ...evidence,
  state: z.enum(['confirmed', 'dismissed'], { error: 'Bitte entscheiden.' }),
  reason,
})

export type DecisionInput = z.output<typeof decisionForm>

export const claimForm = z.strictObject({
  juror: line(40).refine((value) => value !== '', 'Bitte das Jurymitglied wählen.'),
  submission: line(40).refine((value) => value !== '', 'Bitte die Einreichung wählen.'),
  reason,
})

export type ClaimInput = z.output<typeof claimForm>

/** Whether a state conflicts with every town in it. */
export const stateConflictsForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  states: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
})

/** Whom the organiser names to preside over one entry. */
export const presidencyForm = z.strictObject({
  submission: line(40),
  juror: line(40).refine((value) => value !== '', 'Bitte ein Jurymitglied wählen.'),
})
