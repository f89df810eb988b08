/** The form with which a municipality reports that it took a project over, and the organisers' answer. */
import * as z from 'zod'
import { email, line, requiredLine, text } from '../core/text.ts'

export const LIMITS = { municipality: 160, what: 600, reason: 600 } as const

/** The first year an award can have. */
const FIRST_YEAR = 2000

/** @param thisYear the latest year that can be said, e.g. 2026 */
export const reportForm = (thisYear: number) =>
  z.strictObject({
    organisation: requiredLine(LIMITS.municipality, 'Bitte nennen Sie Ihre Kommune.'),
    organisation_key: line(20).optional(),
    email: email(),
    what: text(LIMITS.what).refine(
      (value) => value !== '',
      'Bitte sagen Sie in einem Satz, was Sie übernommen haben.',
    ),
    since: line(4).refine(
      (value) => /^\d{4}$/.test(value) && Number(value) >= FIRST_YEAR && Number(value) <= thisYear,
      `Bitte ein Jahr von ${FIRST_YEAR} bis ${thisYear} angeben.`,
    ),
    publish: z
      .string()
      .max(1)
      .optional()
      .refine(
        (value) => value === '1',
        'Ohne Ihr Einverständnis können wir die Übernahme nicht zeigen. Bitte kreuzen Sie es an.',
      ),
  })

export type ReportInput = z.output<ReturnType<typeof reportForm>>

/** Why something is refused or taken down; the person who reported it reads it. */
export const reasonForm = z.strictObject({
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte nennen Sie den Grund; er steht in der E-Mail.',
  ),
})
