/** Texts of pictures: one row per picture. */
import * as z from 'zod'
import type { Typed } from '../core/form-state.ts'
import { line, text } from '../core/text.ts'

/** "40 25": percent from left and from top; empty where the style sheet may decide. */
const focus = () =>
  line(20).refine(
    (value) => value === '' || focusOf(value) !== null,
    'Der Bildmittelpunkt besteht aus zwei Zahlen von 0 bis 100.',
  )

const focusOf = (value: string): [number, number] | null => {
  const parts = /^(\d{1,3}) (\d{1,3})$/.exec(value)
  const [x, y] = [Number(parts?.[1]), Number(parts?.[2])]
  return x <= 100 && y <= 100 ? [x, y] : null
}

/** Whether recognisable people agreed. */
export const PERSONS = ['', 'none', 'consent', 'missing'] as const

export const LIMITS = {
  caption: 400,
  alt: 300,
  credit: 120,
  rights: 300,
  heading: 120,
  personsNote: 300,
  source: 200,
} as const

const rows = <T extends z.ZodType>(cell: T) => z.array(cell).max(500)

export const photoTextsForm = z.strictObject({
  'id[]': rows(line(40)).default([]),
  'caption[]': rows(text(LIMITS.caption)).default([]),
  'alt[]': rows(text(LIMITS.alt)).default([]),
  'credit[]': rows(line(LIMITS.credit)).default([]),
  'rights[]': rows(line(LIMITS.rights)).default([]),
  'persons[]': rows(z.enum(PERSONS, 'Bitte eine der angebotenen Angaben wählen.')).default([]),
  'focus[]': rows(focus()).default([]),
  /** What stood there when the page was made, by `stampOf`. */
  'seen[]': rows(line(32)).default([]),
  /** `save`, or which picture to move or to delete once the texts are saved. */
  do: z
    .string()
    .regex(/^(save|(up|down|delete):[0-9a-f-]{36})$/)
    .default('save'),
})

export type PhotoTextsInput = Omit<z.output<typeof photoTextsForm>, 'do'>

/** The rows of a form as it was typed, to show it again. */
export const typedPhotoRows = (values: Typed) => {
  const list = (key: string) => [values[key] ?? []].flat()
  return photoRows({
    'id[]': list('id[]'),
    'caption[]': list('caption[]'),
    'alt[]': list('alt[]'),
    'credit[]': list('credit[]'),
    'rights[]': list('rights[]'),
    'persons[]': list('persons[]').map((value) => PERSONS.find((known) => known === value) ?? ''),
    'focus[]': list('focus[]'),
    'seen[]': list('seen[]'),
  })
}

/** The rows of the form, picture by picture. */
export const photoRows = (input: PhotoTextsInput) =>
  input['id[]'].map((id, index) => ({
    id,
    ...focusColumns(input['focus[]'][index] ?? ''),
    persons: input['persons[]'][index] ?? '',
    caption: input['caption[]'][index] ?? '',
    alt: input['alt[]'][index] ?? '',
    credit: input['credit[]'][index] ?? '',
    rights: input['rights[]'][index] ?? '',
    seen: input['seen[]'][index] ?? '',
  }))

const focusColumns = (value: string) => {
  const [x, y] = focusOf(value) ?? [null, null]
  return { focus_x: x, focus_y: y }
}

export const uploadForm = z.looseObject({})
