/** Texts of pictures: one row per picture. */
import * as z from 'zod'
import type { Typed } from '../core/form-state.ts'
import { line, text } from '../core/text.ts'

export const LIMITS = { caption: 400, alt: 300, credit: 120, rights: 300 } as const

const rows = <T extends z.ZodType>(cell: T) => z.array(cell).max(500)

export const photoTextsForm = z.strictObject({
  'id[]': rows(line(40)).default([]),
  'caption[]': rows(text(LIMITS.caption)).default([]),
  'alt[]': rows(text(LIMITS.alt)).default([]),
  'credit[]': rows(line(LIMITS.credit)).default([]),
  'rights[]': rows(line(LIMITS.rights)).default([]),
})

export type PhotoTextsInput = z.output<typeof photoTextsForm>

/** The rows of a form as it was typed, to show it again. */
export const typedPhotoRows = (values: Typed) => {
  const list = (key: string) => [values[key] ?? []].flat()
  return photoRows({
    'id[]': list('id[]'),
    'caption[]': list('caption[]'),
    'alt[]': list('alt[]'),
    'credit[]': list('credit[]'),
    'rights[]': list('rights[]'),
  })
}

/** The rows of the form, picture by picture. */
export const photoRows = (input: PhotoTextsInput) =>
  input['id[]'].map((id, index) => ({
    id,
    caption: input['caption[]'][index] ?? '',
    alt: input['alt[]'][index] ?? '',
    credit: input['credit[]'][index] ?? '',
    rights: input['rights[]'][index] ?? '',
  }))

export const uploadForm = z.looseObject({})
