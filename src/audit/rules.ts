/** What may stand in the log: it outlives accounts and entries, so it holds ids and numbers, never people's words. Pure. */
import type { AuditKind } from './kinds.ts'

/** Kinds whose detail is the award's own published configuration, words included. */
const CONFIGURATION: ReadonlySet<AuditKind> = new Set<AuditKind>([
  'edition.saved',
  'edition.categories_saved',
  'edition.criteria_saved',
  'edition.statement_saved',
  'eligibility.saved',
  'register.imported',
  'site.theme_saved',
  'site.theme_reset',
])

/** Ids, digests, keys, dates and addresses of filters: one word in ASCII, without the sign that makes a mail address. */
const PLAIN = /^[\w.:;,+/=&%#*…-]{0,400}$/

const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return PLAIN.test(value) ? value : '…'
  if (Array.isArray(value)) return value.map(plain)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}

/** The detail of an event as JSON. Words that somebody typed become "…": where they matter they are stored elsewhere. */
export const detailJson = (kind: AuditKind, detail: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(CONFIGURATION.has(kind) ? detail : plain(detail))
