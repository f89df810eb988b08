/** What the organisers' table can be asked for, read from the address; a value that cannot be right is none. */
import * as z from 'zod'
import { line, requiredLine, text } from '../core/text.ts'

export const LIMITS = { query: 80, note: 4000, tag: 40 } as const

/** Rows on one page. */
export const PAGE_SIZE = 50

export const ORDERS = ['nummer', 'titel', 'kommune', 'gespeichert'] as const

export type Order = (typeof ORDERS)[number]

const words = z
  .string()
  .transform((value) => value.slice(0, LIMITS.query).toWellFormed())
  .pipe(line(LIMITS.query))
  .catch('')

const filterSchema = z.object({
  q: words,
  stand: z.enum(['draft', 'submitted', 'withdrawn']).nullable().catch(null),
  kategorie: z
    .union([z.literal('ohne'), z.uuid()])
    .nullable()
    .catch(null),
  groesse: z
    .union([z.enum(['unbekannt', 'frei']), z.stringFormat('class', /^\d$/).transform(Number)])
    .nullable()
    .catch(null),
  schlagwort: words,
  sortierung: z.enum(ORDERS).catch('nummer'),
  seite: z
    .stringFormat('page', /^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})

export type TableQuery = z.output<typeof filterSchema>

/** Reads `?q=…&stand=…`; whatever cannot be understood falls back to its default. */
export const tableQuery = (query: Record<string, string>): TableQuery => filterSchema.parse(query)

/** The table without any filter. */
export const EVERYTHING: TableQuery = tableQuery({})

/** The query as part of an address, without defaults. */
export const tableAddress = (query: TableQuery, changes: Partial<TableQuery> = {}): string => {
  const wanted = { ...query, ...changes }
  const entries = Object.entries(wanted).flatMap(([name, value]) =>
    value === null || value === EVERYTHING[name as keyof TableQuery] ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(entries).toString()
}

/** Whether rows are left out at all. */
export const isFiltered = (query: TableQuery): boolean =>
  tableAddress(query, { sortierung: EVERYTHING.sortierung, seite: EVERYTHING.seite }) !== ''

export const tagForm = z.strictObject({
  tag: requiredLine(LIMITS.tag, 'Bitte nennen Sie das Schlagwort.'),
  what: z.enum(['add', 'remove']),
})

export const noteForm = z.strictObject({
  text: text(LIMITS.note).refine((value) => value !== '', 'Bitte schreiben Sie die Notiz.'),
})
