/** Forms of the calibration round. */
import * as z from 'zod'
import { line } from '../core/text.ts'

/** Sample entries of one edition. */
export const MOST_SAMPLES = 2

export const nameForm = z.strictObject({
  submission: line(40).refine((value) => value !== '', 'Bitte eine Einreichung wählen.'),
})

export const sampleForm = z.strictObject({ submission: line(40), action: z.enum(['discuss', 'remove']) })

const POINTS = /^points-[0-9a-f-]{36}$/

/** Points by criterion, as typed; the action knows which criteria there are. */
export const trialForm = z.record(z.string().regex(POINTS), z.string().max(20))

export type TrialInput = z.output<typeof trialForm>
