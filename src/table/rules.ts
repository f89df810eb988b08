/** Words to look for, pages. Pure. */
import { foldGerman } from '../register/names.ts'

const MAX_WORDS = 8

/**
 * What the index is asked for: every word as the beginning of one, "2026-007" as words in a row. Only letters and
 * digits are left of what was typed, so nothing of it is syntax. Null when there is nothing to look for.
 */
export const searchExpression = (typed: string): string | null => {
  const phrases = typed.split(/\s+/).map(foldGerman).filter(Boolean).slice(0, MAX_WORDS)
  return phrases.length === 0 ? null : phrases.map((phrase) => `"${phrase}" *`).join(' AND ')
}

/** The page that is shown when `wanted` is asked for; there is always a first one. */
export const pageOf = (wanted: number, hits: number, size: number) => {
  const pages = Math.max(1, Math.ceil(hits / size))
  const page = Math.min(wanted, pages)
  return { page, pages, offset: (page - 1) * size }
}
