/** What entrants may be told without anybody being singled out. Pure. */
import { known } from '../core/known.ts'
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
  const complete = sheets.flatMap(({ entry: of, points }) =>
    points.every((one) => one !== null) ? [{ of, points }] : [],
  )
  const byEntry = Map.groupBy(complete, ({ of }) => of)
  const scored = peers.map((peer) => byEntry.get(peer) ?? []).filter(({ length }) => length >= LEAST.sheets)
  const own = byEntry.get(entry)
  if (scored.length < LEAST.entries || own === undefined || !scored.includes(own)) return []
  return criteria.map(({ name }, index) => {
    const of = (one: typeof complete) => mean(one.map(({ points }) => known(points[index])))
    return { name, own: rounded(of(own)), category: rounded(mean(scored.map(of))) }
  })
}
