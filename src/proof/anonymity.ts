/** How many jurors a published number could stand for, to somebody who knows every conflict of interest. Pure. */

export interface Judge {
  readonly scored: ReadonlySet<string>
  /** Entries from which the juror is recused, and everybody may know it. */
  readonly recused: ReadonlySet<string>
}

/**
 * The smallest number of candidates that anybody is left with: for a juror among the numbers, for a number among the
 * jurors. A number can be a juror's only if no sheet lies where that juror is recused, and only if the others still fit
 * the other numbers. Since juror i does have number i, i may have number k just when a chain of such possibilities
 * leads back from k to i (edges of perfect matchings are those within strongly connected components).
 * @returns Infinity without jurors
 */
export const smallestCrowd = (judges: readonly Judge[]): number => {
  const fits = judges.map(({ recused }) =>
    judges.map(({ scored }) => [...recused].every((entry) => !scored.has(entry))),
  )
  const reach = judges.map((_, from) => reachable(fits, from))
  const possible = fits.map((row, i) => row.map((fit, k) => fit && reach[k]?.has(i) === true))
  const ofJuror = possible.map((row) => row.filter(Boolean).length)
  const ofNumber = judges.map((_, k) => possible.filter((row) => row[k]).length)
  return Math.min(...ofJuror, ...ofNumber)
}

const reachable = (edges: readonly (readonly boolean[])[], from: number): Set<number> => {
  const seen = new Set([from])
  for (const at of seen) for (const [to, edge] of edges[at]?.entries() ?? []) if (edge) seen.add(to)
  return seen
}
