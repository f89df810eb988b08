/** The form that extends a deadline, for all or for one entry. */
import * as z from 'zod'
import { requiredLine } from '../core/text.ts'
import { berlinTime } from '../edition/schema.ts'

export const LIMITS = { reason: 300 } as const

export const extensionForm = z.strictObject({
  until: berlinTime.refine((at): at is number => at !== null, 'Bitte die neue Frist angeben.'),
  reason: requiredLine(LIMITS.reason, 'Bitte den Grund nennen.'),
})

export type ExtensionInput = z.output<typeof extensionForm>
