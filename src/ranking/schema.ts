/** The decision form: one row per place, then the special prizes. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'

export const LIMITS = { citation: 800, special: 80 } as const

const rows = <T extends z.ZodType>(cell: T) => z.array(cell).max(200)

export const decisionForm = z
  .strictObject({
    version: wholeNumber(1, 999_999_999),
    'category[]': rows(line(40)),
    'place[]': rows(line(2)),
    'special[]': rows(line(LIMITS.special)),
    'choice[]': rows(line(40)),
    'citation[]': rows(text(LIMITS.citation)),
  })
  .transform((input) => ({
    version: input.version,
    rows: input['category[]'].map((categoryId, index) => ({
      categoryId,
      place: /^[1-9]$/.test(input['place[]'][index] ?? '') ? Number(input['place[]'][index]) : null,
      special: input['special[]'][index] ?? '',
      choice: input['choice[]'][index] ?? '',
      citation: input['citation[]'][index] ?? '',
    })),
  }))

export type DecisionInput = z.output<typeof decisionForm>
