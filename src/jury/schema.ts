/** Forms of the jury. */
import * as z from 'zod'
import { email, line, optionalNumber, requiredLine, text } from '../core/text.ts'

export const LIMITS = { comment: 2000, reason: 600, name: 120, note: 2000 } as const

const KEY = /^(version|comment|note|then|(points|comment)-[0-9a-f-]{36})$/

/** What comes after the save: stay on the page, another entry, or the sheet is finished. */
const AFTER = ['stay', 'next', 'previous', 'final'] as const

/** What stands in the place of points where a juror abstains. */
export const ABSTAINS = 'enthaltung'

// Made once: making a schema costs many times what using it does.
const commentText = text(LIMITS.comment)

/** The score sheet: version, comment, private note, and per criterion points and a comment. Points may still be missing. */
export const sheetForm = z
  .record(z.string().regex(KEY), z.string().max(LIMITS.comment * 2))
  .transform((fields, ctx) => {
    const cell = (key: string): string => {
      const parsed = commentText.safeParse(fields[key] ?? '')
      if (parsed.success) return parsed.data
      ctx.addIssue({ code: 'custom', path: [key], message: parsed.error.issues[0]?.message ?? '' })
      return ''
    }
    const ids = new Set(
      Object.keys(fields).flatMap((key) => key.match(/^(?:points|comment)-(.+)$/)?.[1] ?? []),
    )
    return {
      version: Number.parseInt(fields.version ?? '0', 10) || 0,
      after: AFTER.find((after) => after === fields.then) ?? ('next' as const),
      comment: cell('comment'),
      note: cell('note'),
      scores: [...ids].map((criterionId) => ({
        criterionId,
        points: fields[`points-${criterionId}`] ?? '',
        comment: cell(`comment-${criterionId}`),
      })),
    }
  })

type SheetFields = z.output<typeof sheetForm>

/** What the juror sends; without a note there is none. */
export type SheetInput = Omit<SheetFields, 'note'> & Partial<Pick<SheetFields, 'note'>>

/** A finished sheet is opened again. */
export const reopenForm = z.strictObject({ version: z.coerce.number().int().min(1) })

/** Whether the jury should talk about the entry, and why. */
export const flagForm = z.strictObject({ flag: z.enum(['1', '0']), reason: text(LIMITS.reason).optional() })

export const recusalForm = z.strictObject({
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte nennen Sie den Grund in ein paar Worten.',
  ),
})

export const inviteForm = z.strictObject({
  name: requiredLine(LIMITS.name, 'Bitte den Namen angeben.'),
  email: email(),
  institution: line(LIMITS.name),
  chair: z.literal('1').optional(),
})

/** What somebody can belong to, as the form offers it. */
export const KINDS = ['municipality', 'county', 'association', 'employer', 'vendor'] as const

/** Rows of institutions in the form. */
export const AFFILIATIONS = 5

const rowsOf = <T extends z.ZodType>(cell: T) => z.array(cell).max(AFFILIATIONS + 5)

const affiliationRows = {
  'kind[]': rowsOf(z.enum(KINDS)).default([]),
  'name[]': rowsOf(line(LIMITS.name)).default([]),
}

const affiliationsIn = (input: {
  'kind[]': readonly (typeof KINDS)[number][]
  'name[]': readonly string[]
}) =>
  input['name[]'].flatMap((name, index) => {
    const kind = input['kind[]'][index]
    return name === '' || kind === undefined ? [] : [{ kind, name }]
  })

/** Accepting: institutions or the word that there are none, and confidentiality. */
export const declarationForm = z
  .strictObject({
    ...affiliationRows,
    none: z.literal('1').optional(),
    confidential: z.literal('1').optional(),
  })
  .superRefine((input, ctx) => {
    const named = affiliationsIn(input).length > 0
    if (named === (input.none === '1'))
      ctx.addIssue({
        code: 'custom',
        path: ['none'],
        message: named
          ? 'Sie nennen Institutionen und sagen zugleich, dass es keine gibt. Bitte eins von beidem.'
          : 'Bitte nennen Sie, wozu Sie gehören, oder bestätigen Sie, dass es nichts anzugeben gibt.',
      })
    if (input.confidential !== '1')
      ctx.addIssue({
        code: 'custom',
        path: ['confidential'],
        message: 'Ohne die Zusage der Vertraulichkeit geht es nicht.',
      })
  })
  .transform((input) => ({ affiliations: affiliationsIn(input), none: input.none === '1' }))

export type DeclarationInput = z.output<typeof declarationForm>

export const declineForm = z.strictObject({
  reason: requiredLine(
    LIMITS.reason,
    'Bitte nennen Sie kurz den Grund, damit die Geschäftsstelle planen kann.',
  ),
})

/** The organiser sets a seat up. */
export const seatForm = z
  .strictObject({
    ...affiliationRows,
    'expertise[]': z.array(line(40)).max(30).optional(),
    capacity: optionalNumber(0, 10_000),
    deputy: z.literal('1').optional(),
    substitute: z.literal('1').optional(),
    substitute_for: line(40).optional(),
  })
  .transform((input) => ({
    affiliations: affiliationsIn(input),
    expertise: input['expertise[]'] ?? [],
    capacity: input.capacity,
    deputy: input.deputy === '1',
    substitute: input.substitute === '1',
    substituteFor: input.substitute_for || null,
  }))

export type SeatInput = z.output<typeof seatForm>
