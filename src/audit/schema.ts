/** What organisers ask the log for, read from the address, and the form of a check. */
import * as z from 'zod'
import { line } from '../core/text.ts'
import { PARTS, type PartKey } from './kinds.ts'

export const PAGE_SIZE = 50
/** Newest events in one file. */
export const MAX_ROWS = 50_000

const word = line(254)
  .nullable()
  .catch(null)
  .transform((value) => value || null)
const day = z
  .stringFormat('day', /^\d{4}-\d{2}-\d{2}$/)
  .nullable()
  .catch(null)

const querySchema = z.object({
  bereich: z
    .enum(Object.keys(PARTS) as PartKey[])
    .nullable()
    .catch(null),
  jahr: z
    .stringFormat('year', /^\d{4}$/)
    .transform(Number)
    .nullable()
    .catch(null),
  person: word,
  zu: word,
  von: day,
  bis: day,
  /** The event before which the page begins: `at.seq`. */
  vor: z
    .stringFormat('cursor', /^\d{1,15}\.\d{1,15}$/)
    .nullable()
    .catch(null),
})

export type LogQuery = z.output<typeof querySchema>

/** Reads `?bereich=…&person=…`; whatever cannot be understood is not asked for. */
export const logQuery = (query: Record<string, string>): LogQuery => querySchema.parse(query)

/** The query as part of an address, without what is not asked for. */
export const logAddress = (query: Partial<LogQuery>): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString()

/** A check of the chain, with the hash from a letter where somebody has one. */
export const checkForm = z.strictObject({
  wert: line(100)
    .transform((value) => value.replaceAll(' ', '').toLowerCase())
    .refine(
      (value) => value === '' || /^[0-9a-f]{64}$/.test(value),
      'Ein Prüfwert hat 64 Zeichen, 0 bis 9 und a bis f. Bitte kopieren Sie ihn ganz aus der Nachricht.',
    )
    .transform((value) => value || null),
})
