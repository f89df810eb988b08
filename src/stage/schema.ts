/** The form of the presenter's script, with its limits. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'

export const LIMITS = { said: 2_000, names: 400, handsOver: 200, steps: 60 } as const

/** One step in one row of fields, numbered: `key-0`, `said-0`, `names-0`, `handsOver-0`. */
const row = (index: number): [string, z.ZodType<string | undefined, unknown>][] => [
  [`key-${index}`, line(300).optional()],
  [`said-${index}`, text(LIMITS.said).optional()],
  [`names-${index}`, text(LIMITS.names).optional()],
  [`handsOver-${index}`, line(LIMITS.handsOver).optional()],
]

const rows = Object.fromEntries(Array.from({ length: LIMITS.steps }, (_, index) => row(index)).flat())

/** What the presenter has noted at one step. */
export interface Note {
  /** Words of their own. */
  readonly said: string
  /** Who comes to the stage, and how the names are spoken. */
  readonly names: string
  readonly handsOver: string
}

export const NO_NOTE: Note = { said: '', names: '', handsOver: '' }

export const scriptForm = z
  .strictObject({ ...rows, version: wholeNumber(0, 999_999_999) })
  .transform(({ version, ...typed }) => ({ version, notes: notesIn(typed as Typed) }))

type Typed = Readonly<Record<string, string | undefined>>

const notesIn = (input: Typed): Record<string, Note> =>
  Object.fromEntries(
    Array.from({ length: LIMITS.steps }, (_, index) => {
      const [said = '', names = '', handsOver = ''] = ['said', 'names', 'handsOver'].map(
        (field) => input[`${field}-${index}`],
      )
      return [input[`key-${index}`] ?? '', { said, names, handsOver }] as const
    }).filter(([key, note]) => key !== '' && Object.values(note).some((words) => words !== '')),
  )

export type ScriptInput = z.output<typeof scriptForm>
