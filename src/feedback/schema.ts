/** Forms of the feedback. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'

export const LIMITS = { wording: 2000 } as const

const rows = <T extends z.ZodType>(cell: T) => z.array(cell).max(100)

/** What entrants will read, comment by comment; an empty one is left out. */
export const wordingForm = z
  .strictObject({
    version: wholeNumber(1, 999_999_999),
    'id[]': rows(line(40)).optional(),
    'wording[]': rows(text(LIMITS.wording)).optional(),
  })
  .transform((input) => ({
    version: input.version,
    comments: (input['id[]'] ?? []).map((id, index) => ({ id, wording: input['wording[]']?.[index] ?? '' })),
  }))

export type WordingInput = z.output<typeof wordingForm>

export const releaseForm = z.strictObject({ version: wholeNumber(1, 999_999_999) })

/** Releases as many as the page has shown. */
export const releaseAllForm = z.strictObject({ waiting: wholeNumber(1, 99_999) })
