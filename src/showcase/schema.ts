/** Forms of the edition's page and the limits of its texts. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'
import { isoDate } from '../edition/schema.ts'

export const LIMITS = {
  when: 40,
  title: 160,
  speaker: 160,
  note: 400,
  /** Highlights of one programme. */
  rows: 30,
  statementTitle: 160,
  summary: 6000,
} as const

const rows = <T extends z.ZodType>(cell: T) =>
  z.array(cell).refine((list) => list.length <= LIMITS.rows + 5, `Höchstens ${LIMITS.rows} Programmpunkte.`)

/** Programme and jury; a row without a title is left out. */
export const pageForm = z
  .strictObject({
    version: wholeNumber(0, 999_999_999),
    jury_from: z.enum(['judging', 'release', 'never']),
    'when[]': rows(line(LIMITS.when)),
    'title[]': rows(line(LIMITS.title)),
    'speaker[]': rows(line(LIMITS.speaker)),
    'note[]': rows(text(LIMITS.note)),
  })
  .transform((input, ctx) => {
    const programme = input['title[]'].flatMap((title, index) => {
      const rest = {
        when: input['when[]'][index] ?? '',
        speaker: input['speaker[]'][index] ?? '',
        note: input['note[]'][index] ?? '',
      }
      if (title !== '') return [{ title, ...rest }]
      if (Object.values(rest).some((value) => value !== ''))
        ctx.addIssue({
          code: 'custom',
          path: [`title--${index}`],
          message: `Programmpunkt ${index + 1}: Bitte einen Titel angeben oder die Zeile leeren.`,
        })
      return []
    })
    return { version: input.version, jury_from: input.jury_from, programme }
  })

export type PageInput = z.output<typeof pageForm>

/** The statement; the file comes beside it in the same form. */
export const statementForm = z
  .strictObject({
    version: wholeNumber(0, 999_999_999),
    statement_title: line(LIMITS.statementTitle),
    statement_on: isoDate,
    statement_summary: text(LIMITS.summary),
    public: z.literal('1').optional(),
    datei: z.unknown().optional(),
  })
  .superRefine((input, ctx) => {
    if (input.public !== '1' || input.statement_title !== '') return
    const message = 'Bitte geben Sie der Stellungnahme einen Titel, bevor sie öffentlich wird.'
    ctx.addIssue({ code: 'custom', path: ['statement_title'], message })
  })

export type StatementInput = z.output<typeof statementForm>

/** Whether the person agrees. */
export const consentForm = z.strictObject({ agreed: z.literal('1').optional() })
