/** Forms of the edition and the limits of its texts. */
import * as z from 'zod'
import { parseBerlin } from '../core/berlin-time.ts'
import { line, optionalNumber, requiredLine, text, wholeNumber } from '../core/text.ts'

export const LIMITS = {
  title: 120,
  intro: 2000,
  place: 120,
  name: 80,
  description: 600,
  rows: 20,
} as const

/** A moment in Berlin, or nothing. */
export const berlinTime = z
  .string()
  .max(40)
  .transform((value, ctx) => {
    if (value.trim() === '') return null
    const parsed = parseBerlin(value.trim())
    if (parsed.ok) return parsed.value
    ctx.addIssue({ code: 'custom', message: parsed.error.message })
    return z.NEVER
  })

const exists = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** A day of the calendar, or nothing. */
export const isoDate = z
  .string()
  .max(20)
  .transform((value, ctx) => {
    const day = value.trim()
    if (day === '') return null
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && exists(day)) return day
    ctx.addIssue({ code: 'custom', message: 'Diesen Tag gibt es nicht. Bitte so angeben: 2026-11-13.' })
    return z.NEVER
  })

export const newEditionForm = z.strictObject({
  year: wholeNumber(2000, 2999),
  title: requiredLine(LIMITS.title, 'Bitte der Ausgabe einen Titel geben.'),
})

export const editionForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  title: requiredLine(LIMITS.title, 'Bitte der Ausgabe einen Titel geben.'),
  intro: text(LIMITS.intro),
  conference_title: line(LIMITS.title),
  place: line(LIMITS.place),
  venue: line(LIMITS.place),
  starts_on: isoDate,
  ends_on: isoDate,
  participants: optionalNumber(0, 100_000),
  call_opens_at: berlinTime,
  call_closes_at: berlinTime,
  judging_opens_at: berlinTime,
  judging_closes_at: berlinTime,
  archives_at: berlinTime,
  scale_min: wholeNumber(0, 10),
  scale_max: wholeNumber(1, 20),
  min_sheets: wholeNumber(3, 20),
})

export type EditionInput = z.output<typeof editionForm>

const rows = <T extends z.ZodType>(cell: T) => z.array(cell).max(LIMITS.rows + 10)

export const categoriesForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  'id[]': rows(line(40)),
  'name[]': rows(line(LIMITS.name)),
  'description[]': rows(text(LIMITS.description)),
})

export type CategoriesInput = z.output<typeof categoriesForm>

export const criteriaForm = z
  .strictObject({ ...categoriesForm.shape, 'weight[]': rows(line(10)) })
  .superRefine((input, ctx) => {
    input['name[]'].forEach((name, index) => {
      const weight = input['weight[]'][index] ?? ''
      if (name === '' || (/^\d{1,4}$/.test(weight) && Number(weight) > 0)) return
      const message = `Das Gewicht von „${name}“ muss eine ganze Zahl ab 1 sein.`
      ctx.addIssue({ code: 'custom', path: [`weight--${index}`], message })
    })
  })
