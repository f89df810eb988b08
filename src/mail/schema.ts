/** The filter of the organisers' list of letters, read from its address. */
import * as z from 'zod'
import { letterStates } from '../core/de.ts'
import { line } from '../core/text.ts'

export const PAGE_SIZE = 50

const word = line(254)
  .nullable()
  .catch(null)
  .transform((value) => value || null)

const filterSchema = z.object({
  zustand: z
    .enum(Object.keys(letterStates) as (keyof typeof letterStates)[])
    .nullable()
    .catch(null),
  art: word,
  an: word,
  rundschreiben: word,
  seite: z
    .stringFormat('page', /^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})

export type LetterQuery = z.output<typeof filterSchema>

/** Reads `?zustand=…&art=…`; whatever cannot be understood falls back to its default. */
export const letterQuery = (query: Record<string, string>): LetterQuery => filterSchema.parse(query)

/** The query as part of an address, without what is not asked for. */
export const letterAddress = (query: Partial<LetterQuery>): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === null || value === undefined || (name === 'seite' && value === 1)
        ? []
        : [[name, String(value)]],
    ),
  ).toString()
