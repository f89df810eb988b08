/** Forms of what is kept how long. */
import * as z from 'zod'
import { parseBerlin } from '../core/berlin-time.ts'
import { requiredLine, wholeNumber } from '../core/text.ts'
import { isoDate } from '../edition/schema.ts'
import { type TimedClass, timedClasses } from './classes.ts'

export const LIMITS = { reason: 300 } as const

/** Classes whose periods a page offers: a year's, or all. */
export const classesOf = (kind: 'edition' | 'all'): TimedClass[] =>
  kind === 'edition' ? timedClasses('edition') : [...timedClasses('edition'), ...timedClasses('running')]

/** The field of a class. */
export const monthsField = (id: string): string => `months_${id}`

const monthsForm = (kind: 'edition' | 'all') =>
  z
    .strictObject({
      version: wholeNumber(0, 999_999_999),
      ...Object.fromEntries(
        classesOf(kind).map(({ id, period: { months } }) => [
          monthsField(id),
          wholeNumber(months.min, months.max),
        ]),
      ),
    })
    .transform((input) => {
      const { version, ...typed } = input as Record<string, number>
      const months = Object.entries(typed).map(([field, value]) => [field.replace('months_', ''), value])
      return { version: version ?? 0, months: Object.fromEntries(months) as Record<string, number> }
    })

export const editionMonthsForm = monthsForm('edition')
export const allMonthsForm = monthsForm('all')

export const holdForm = z.strictObject({
  class: z
    .string()
    .refine(
      (id) => id === '' || classesOf('all').some((one) => one.id === id),
      'Bitte wählen Sie, was bleiben soll.',
    ),
  reason: requiredLine(LIMITS.reason, 'Bitte den Grund nennen.'),
  until: isoDate
    .refine((day): day is string => day !== null, 'Bitte angeben, bis wann der Aufschub gilt.')
    .transform((day, ctx) => {
      const end = parseBerlin(`${day}T23:59`)
      if (end.ok) return end.value
      ctx.addIssue({ code: 'custom', message: end.error.message })
      return z.NEVER
    }),
})

// A box that is not ticked is not sent.
export const deleteForm = z.strictObject({
  total: wholeNumber(0, 999_999_999),
  sure: z
    .string()
    .default('')
    .refine((value) => value === '1', 'Bitte bestätigen Sie, dass gelöscht werden soll.'),
})
