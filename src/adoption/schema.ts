/** The form with which a municipality reports that it took a project over, and the organisers' answer. */
import * as z from 'zod'
import { type Language, words } from '../core/language.ts'
import { isEmail, line, text } from '../core/text.ts'

export const LIMITS = { municipality: 160, what: 600, reason: 600 } as const

/** The first year an award can have. */
const FIRST_YEAR = 2000

const problems = words(
  {
    organisation: 'Bitte nennen Sie Ihre Kommune.',
    email: 'Bitte eine E-Mail-Adresse angeben, zum Beispiel name@musterhausen.example.',
    what: 'Bitte sagen Sie in einem Satz, was Sie übernommen haben.',
    since: (last: number) => `Bitte ein Jahr von ${FIRST_YEAR} bis ${last} angeben.`,
    publish: 'Ohne Ihr Einverständnis können wir die Übernahme nicht zeigen. Bitte kreuzen Sie es an.',
  },
  {
    organisation: 'Please name your municipality.',
    email: 'Please give an e-mail address, for example name@musterhausen.example.',
    what: 'Please say in one sentence what you have adopted.',
    since: (last: number) => `Please give a year from ${FIRST_YEAR} to ${last}.`,
    publish: 'Without your consent we cannot show it. Please tick the box.',
  },
)

/** @param thisYear the latest year that can be said, e.g. 2026 */
export const reportForm = (thisYear: number, lang: Language = 'de') => {
  const t = problems[lang]
  return z.strictObject({
    organisation: line(LIMITS.municipality).refine((value) => value !== '', t.organisation),
    organisation_key: line(20).optional(),
    email: line(254)
      .transform((value) => value.toLowerCase())
      .refine(isEmail, t.email),
    what: text(LIMITS.what).refine((value) => value !== '', t.what),
    since: line(4).refine(
      (value) => /^\d{4}$/.test(value) && Number(value) >= FIRST_YEAR && Number(value) <= thisYear,
      t.since(thisYear),
    ),
    publish: z
      .string()
      .max(1)
      .optional()
      .refine((value) => value === '1', t.publish),
  })
}

export type ReportInput = z.output<ReturnType<typeof reportForm>>

/** Why something is refused or taken down; the person who reported it reads it. */
export const reasonForm = z.strictObject({
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte nennen Sie den Grund; er steht in der E-Mail.',
  ),
})
