/** What entrants may be told without anybody being singled out. Pure. */
import type { Sheet } from '../ranking/design.ts'

/** Entries of a category, and complete sheets of an entry, below which averages would say too much. */
export const LEAST = { entries: 3, sheets: 3 } as const

export interface Average {
  readonly name: string
  /** Mean points of the entry, and mean of the means of all entries of its category, to two decimals. */
  readonly own: number
  readonly category: number
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

const rounded = (value: number): number => Math.round(value * 100) / 100

/**
 * Averages by criterion of one entry beside those of its category; none where too few entries or sheets are behind.
 * @param sheets all sheets that count, points in the order of `criteria`
 * @param peers every entry of the category that takes part, the entry itself included
 */
export const averagesOf = (
  entry: string,
  peers: readonly string[],
  sheets: readonly Sheet[],
  criteria: readonly { readonly name: string }[],
): Average[] => {
  const complete = Map.groupBy(
    sheets.filter(({ points }) => points.every((one) => one !== null)),
    (sheet) => sheet.entry,
  )
  const scored = peers.filter((peer) => (complete.get(peer)?.length ?? 0) >= LEAST.sheets)
  if (scored.length < LEAST.entries || !scored.includes(entry)) return []
  return criteria.map(({ name }, index) => {
    const of = (peer: string) => mean((complete.get(peer) ?? []).map(({ points }) => points[index] ?? 0))
    return { name, own: rounded(of(entry)), category: rounded(mean(scored.map(of))) }
  })
}
