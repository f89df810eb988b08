/** Forms of the gallery. */
import * as z from 'zod'
import { email, line, requiredLine, text, wholeNumber } from '../core/text.ts'
import { LICENCE_KEYS } from '../photo/licences.ts'
import { LIMITS, PERSONS } from '../photo/schema.ts'
import { readDay } from './story.ts'

/** Longest introduction of an album, longest reason of an objection or a withdrawal, characters. */
export const MAX_INTRO = 1_000
export const MAX_REASON = 1_000

const licence = () =>
  line(40).refine((key) => LICENCE_KEYS.includes(key), 'Bitte eine der angebotenen Lizenzen wählen.')

const persons = () => z.enum(PERSONS, 'Bitte eine der angebotenen Angaben wählen.')

/** The files themselves are read by http/upload; here only the text fields are checked. */
export const importForm = z.object({
  credit: line(LIMITS.credit),
  rights: line(LIMITS.rights),
  licence: licence().default(''),
  persons: persons().default(''),
  source: line(LIMITS.source).default(''),
})

export const publishForm = z.strictObject({ state: z.enum(['public', 'private']) })

export const albumForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  title: line(LIMITS.heading),
  intro: text(MAX_INTRO),
  credit: line(LIMITS.credit),
  rights: line(LIMITS.rights),
  licence: licence(),
  hides: z.literal('1').optional(),
})

const rows = <T extends z.ZodType>(cell: T) => z.array(cell).max(500).default([])

export const textsForm = z.strictObject({
  'id[]': rows(line(40)),
  'version[]': rows(wholeNumber(0, 999_999_999)),
  'caption[]': rows(text(LIMITS.caption)),
  'alt[]': rows(text(LIMITS.alt)),
  'credit[]': rows(line(LIMITS.credit)),
  'licence[]': rows(licence()),
  'rights[]': rows(line(LIMITS.rights)),
  'persons[]': rows(persons()),
  'persons_note[]': rows(line(LIMITS.personsNote)),
  'source[]': rows(line(LIMITS.source)),
  'pick[]': rows(line(40)),
  fill_credit: line(LIMITS.credit).default(''),
  fill_licence: licence().default(''),
  fill_rights: line(LIMITS.rights).default(''),
  fill_persons: persons().default(''),
  fill_persons_note: line(LIMITS.personsNote).default(''),
  fill_source: line(LIMITS.source).default(''),
  do: z.enum(['save', 'fill']).default('save'),
})

export type TextsInput = z.output<typeof textsForm>

export const orderForm = z.strictObject({
  /** The order as its author saw it: pictures and headings. */
  'id[]': rows(line(40)),
  /** Where each is to stand, counted from 1. */
  'place[]': rows(wholeNumber(1, 9_999)),
  do: z
    .string()
    .regex(/^(places|(up|down):[0-9a-f-]{36})$/)
    .default('places'),
})

export const headingForm = z
  .strictObject({
    day: line(60),
    title: line(LIMITS.heading),
    /** The picture that it is to stand before; '' for the end. */
    before: line(40).default(''),
    do: z.enum(['save', 'delete']).default('save'),
  })
  .superRefine(({ day, title }, ctx) => {
    if (day !== '' && readDay(day) === null)
      ctx.addIssue({
        code: 'custom',
        path: ['day'],
        message: 'Bitte ein Datum angeben, zum Beispiel 13.11.2024.',
      })
    if (day === '' && title === '')
      ctx.addIssue({
        code: 'custom',
        path: ['title'],
        message: 'Bitte einen Tag oder einen Programmpunkt angeben.',
      })
  })
  .transform((input) => ({ ...input, day: input.day === '' ? null : readDay(input.day) }))

export const withdrawForm = z.strictObject({
  asked_by: requiredLine(LIMITS.credit, 'Bitte sagen Sie, wer das möchte.'),
  reason: text(MAX_REASON).refine((value) => value !== '', 'Bitte nennen Sie den Grund.'),
})

/** What can be wrong is said in the language of the page. */
export const objectionForm = z.strictObject({
  kind: z.enum(['person', 'rights', 'other']),
  name: line(LIMITS.credit),
  email: email(),
  reason: text(MAX_REASON).refine((value) => value !== ''),
})

export type ObjectionInput = z.output<typeof objectionForm>

export const decisionForm = z.strictObject({
  decision: z.enum(['withdraw', 'keep'], 'Bitte wählen Sie, was mit dem Bild geschehen soll.'),
  answer: text(MAX_REASON).refine(
    (value) => value !== '',
    'Bitte begründen Sie die Entscheidung; die Person bekommt diese Sätze.',
  ),
})

/** Who is to work on galleries. */
export const editorForm = z.strictObject({ email: email() })
