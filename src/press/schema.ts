/** The form of the press text, with its limits. */
import * as z from 'zod'
import { requiredLine, text, wholeNumber } from '../core/text.ts'

export const LIMITS = { headline: 160, body: 20_000, contact: 600 } as const

export const pressForm = z.strictObject({
  version: wholeNumber(0, 999_999_999),
  headline: requiredLine(LIMITS.headline, 'Bitte eine Überschrift schreiben.'),
  body: text(LIMITS.body).refine((body) => body !== '', 'Bitte einen Text schreiben.'),
  contact: text(LIMITS.contact).refine(
    (contact) => contact !== '',
    'Bitte angeben, an wen sich die Presse wenden kann.',
  ),
  after: z.enum(['save', 'preview']),
})

export type PressInput = z.output<typeof pressForm>
