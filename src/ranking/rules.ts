/**
 * From score sheets to places: the weighted mean. Pure and exact: points and weights are whole numbers, so sums are
 * compared as fractions and rounding half up to three decimals never depends on floating point.
 */

/** One juror's complete sheet for one entry: points in the order of the criteria. */
export interface Sheet {
  readonly entry: string
  readonly juror: string
  /** Whole points per criterion; null where the juror has not scored yet. */
  readonly points: readonly (number | null)[]
}

export interface RankedEntry {
  readonly entry: string
  /** Number of complete sheets. */
  readonly sheets: number
  /** Weighted mean in points of the scale, rounded half up to 3 decimals; null without a complete sheet. */
  readonly mean: number | null
  /** 1, 1, 3 …; null for an entry with fewer sheets than the minimum. */
  readonly rank: number | null
}

/** Points of one complete sheet, weighted: Σ weight·points (divide by Σ weight for the mean). */
export const weightedSum = (points: readonly number[], weights: readonly number[]): number =>
  points.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0)

/** numerator / denominator in thousandths, rounded half up; both whole, denominator > 0. */
export const thousandths = (numerator: number, denominator: number): number =>
  Math.floor((2000 * numerator + denominator) / (2 * denominator))

const isComplete = (points: readonly (number | null)[], criteria: number): points is readonly number[] =>
  points.length === criteria && points.every((value) => value !== null)

/**
 * Ranks entries by the weighted mean of their complete sheets; incomplete sheets do not count.
 * @param weights whole weights of the criteria, in the order of the points
 * @param minSheets an entry with fewer complete sheets gets no rank
 * @returns entries by rank, then those without rank; equal published values share a rank, order among them by id
 */
export const rankByMean = (
  entries: readonly string[],
  sheets: readonly Sheet[],
  weights: readonly number[],
  minSheets: number,
): RankedEntry[] => {
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0)
  const rows = entries.map((entry) => {
    const complete = sheets.flatMap(({ entry: of, points }) =>
      of === entry && isComplete(points, weights.length) ? [points] : [],
    )
    const sum = complete.reduce((total, points) => total + weightedSum(points, weights), 0)
    const value =
      complete.length === 0 || totalWeight === 0 ? null : thousandths(sum, totalWeight * complete.length)
    return { entry, sheets: complete.length, value, ranked: complete.length >= minSheets }
  })
  const ranked = rows.filter((row) => row.ranked && row.value !== null)
  return rows
    .map(({ entry, sheets: count, value, ranked: counts }) => ({
      entry,
      sheets: count,
      mean: value === null ? null : value / 1000,
      rank: counts && value !== null ? 1 + ranked.filter((other) => (other.value ?? 0) > value).length : null,
    }))
    .sort(
      (a, b) =>
        (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
        (b.mean ?? -1) - (a.mean ?? -1) ||
        (a.entry < b.entry ? -1 : 1),
    )
}
