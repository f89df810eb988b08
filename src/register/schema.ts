/** Forms of the register and their limits. */
import * as z from 'zod'
import { line, requiredLine, text, wholeNumber } from '../core/text.ts'
import { isoDate } from '../edition/schema.ts'

export const LIMITS = {
  source: 160,
  query: 80,
  thresholds: 200,
  /** Bytes of a list; the official ones have 2 to 4 MB. */
  file: 20 * 1024 * 1024,
} as const

/** The file itself is read by http/upload; here only the text fields are checked. */
export const registerForm = z.object({
  source: requiredLine(
    LIMITS.source,
    'Bitte nennen Sie die Quelle der Liste, zum Beispiel „Statistisches Bundesamt, GV100AD“.',
  ),
  listed_on: isoDate,
  dry_run: z.literal('1').optional(),
})

export const thresholdsForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  thresholds: text(LIMITS.thresholds),
})

/** What may stand in `?q=`; a wrong query is an empty one. */
export const queryText = (query: string | undefined): string => {
  const read = line(LIMITS.query).safeParse((query ?? '').slice(0, LIMITS.query))
  return read.success ? read.data : ''
}
