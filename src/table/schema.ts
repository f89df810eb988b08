/** What the organisers' table can be asked for, read from the address; a value that cannot be right is none. */
import * as z from 'zod'
import { line, requiredLine, text } from '../core/text.ts'

/** Longest texts; `views` is how many one person can keep in a year. */
export const LIMITS = { query: 80, note: 4000, tag: 40, view: 60, views: 30, address: 2000 } as const

/** Rows on one page. */
export const PAGE_SIZE = 50

export const ORDERS = ['nummer', 'titel', 'kommune', 'gespeichert'] as const

export type Order = (typeof ORDERS)[number]

const words = z
  .string()
  .transform((value) => value.slice(0, LIMITS.query).toWellFormed())
  .pipe(line(LIMITS.query))
  .catch('')

/** Columns that can be left out or added; number and project always stand in front. */
export const COLUMNS = [
  'kommune',
  'kategorie',
  'stand',
  'gespeichert',
  'eingereicht',
  'einwohner',
  'schlagwoerter',
] as const

export type ColumnKey = (typeof COLUMNS)[number]

const USUAL_COLUMNS = 'kommune,kategorie,stand,gespeichert'

/** The column with the answers to a question. */
export const answerColumn = (question: string): string => `frage.${question}`

const MAX_COLUMNS = 40

/** `kommune,frage.summary`; what is no column of this year is left out where the columns are shown. */
const columns = z
  .string()
  .transform((value) => [...new Set(value.split(','))].filter(isColumn).slice(0, MAX_COLUMNS).join(','))
  .transform((value) => value || USUAL_COLUMNS)
  .catch(USUAL_COLUMNS)

const isColumn = (key: string): boolean =>
  COLUMNS.some((column) => column === key) || /^frage\.[^\p{Cc}]{1,40}$/u.test(key)

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
  pruefung: z.enum(['open', 'passed', 'refused', 'changes']).nullable().catch(null),
  schlagwort: words,
  sortierung: z.enum(ORDERS).catch('nummer'),
  spalten: columns,
  seite: z
    .stringFormat('page', /^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})

export type TableQuery = z.output<typeof filterSchema>

/** Reads `?q=…&stand=…`; whatever cannot be understood falls back to its default. Ticked columns may come one by one. */
export const tableQuery = (query: Readonly<Record<string, string | readonly string[]>>): TableQuery =>
  filterSchema.parse(
    Object.fromEntries(
      Object.entries(query).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : name === 'spalten' ? value.join(',') : value[0],
      ]),
    ),
  )

/** Reads a stored or sent address of the table, e.g. `q=Bus&stand=draft`. */
export const tableQueryOf = (address: string): TableQuery =>
  tableQuery(Object.fromEntries(new URLSearchParams(address)))

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
export const isFiltered = (query: TableQuery): boolean => {
  const { sortierung, spalten, seite } = EVERYTHING
  return tableAddress(query, { sortierung, spalten, seite }) !== ''
}

export const tagForm = z.strictObject({
  tag: requiredLine(LIMITS.tag, 'Bitte nennen Sie das Schlagwort.'),
  what: z.enum(['add', 'remove']),
})

export const noteForm = z.strictObject({
  text: text(LIMITS.note).refine((value) => value !== '', 'Bitte schreiben Sie die Notiz.'),
})

const ticked = z
  .literal('1')
  .optional()
  .transform((value) => value === '1')

export const viewForm = z.strictObject({
  name: requiredLine(LIMITS.view, 'Bitte geben Sie der Ansicht einen Namen.'),
  address: line(LIMITS.address).default(''),
  shared: ticked,
  start: ticked,
})
