/** How far jurors agree: Krippendorff's alpha, and intraclass correlations from the variance components. */
import { known } from '../core/known.ts'
import { at, type Sample } from './design.ts'
import type { Variance } from './variance.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Squared difference of two of the distinct values, by index; `counts` is how often each occurs. */
type Difference = (a: number, b: number) => number

const differenceAt = (level: Level, values: Float64Array, counts: Float64Array): Difference => {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1)
  if (level === 'interval') return (a, b) => (at(values, a) - at(values, b)) ** 2
  if (level === 'ratio')
    return (a, b) => {
      const sum = at(values, a) + at(values, b)
      return sum === 0 ? 0 : ((at(values, a) - at(values, b)) / sum) ** 2
    }
  const upTo = counts.slice()
  for (let v = 1; v < upTo.length; v++) upTo[v] = at(upTo, v) + at(upTo, v - 1)
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const between = at(upTo, high) - at(upTo, low) + at(counts, low)
    return (between - (at(counts, low) + at(counts, high)) / 2) ** 2
  }
}

/** Σ over ordered pairs of (v − v′)² / (n(n − 1)), without forming the pairs. */
const expectedInterval = (values: Float64Array, counts: Float64Array, n: number): number => {
  const mean = values.reduce((sum, value, v) => sum + value * at(counts, v), 0) / n
  const squares = values.reduce((sum, value, v) => sum + (value - mean) ** 2 * at(counts, v), 0)
  return (2 * squares) / (n - 1)
}

const expectedPairs = (difference: Difference, counts: Float64Array, n: number): number => {
  let sum = 0
  for (let a = 0; a < counts.length; a++)
    for (let b = a + 1; b < counts.length; b++) sum += 2 * at(counts, a) * at(counts, b) * difference(a, b)
  return sum / (n * (n - 1))
}

/**
 * Krippendorff's alpha: 1 is agreement, 0 what chance would give.
 * K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 * @param first values of unit u are y[first[u]] … y[first[u + 1] − 1]; units with fewer than two do not count
 * @returns null when nothing can be compared, or when all values are the same
 */
export const krippendorffAlpha = (first: Int32Array, y: Float64Array, level: Level): number | null => {
  const paired: number[] = []
  for (let u = 0; u + 1 < first.length; u++)
    if (at(first, u + 1) - at(first, u) >= 2)
      for (let s = at(first, u); s < at(first, u + 1); s++) paired.push(at(y, s))
  const values = Float64Array.from(new Set(paired)).sort()
  const index = new Map([...values].map((value, v) => [value, v]))
  const counts = new Float64Array(values.length)
  for (const value of paired) {
    const v = known(index.get(value))
    counts[v] = at(counts, v) + 1
  }
  const difference = differenceAt(level, values, counts)
  let observed = 0
  for (let u = 0; u + 1 < first.length; u++) {
    const own = y.subarray(at(first, u), at(first, u + 1))
    if (own.length < 2) continue
    const unit = Int32Array.from(own, (value) => known(index.get(value)))
    let sum = 0
    for (let a = 0; a < unit.length; a++)
      for (let b = a + 1; b < unit.length; b++) sum += 2 * difference(at(unit, a), at(unit, b))
    observed += sum / (unit.length - 1)
  }
  const n = paired.length
  const expected =
    level === 'interval' ? expectedInterval(values, counts, n) : expectedPairs(difference, counts, n)
  return expected > 0 ? 1 - observed / n / expected : null
}

/**
 * Intraclass correlations of P. E. Shrout and J. L. Fleiss (1979) and K. O. McGraw and S. P. Wong (1996): A for absolute
 * agreement, C for consistency; of one score, or of the mean of `k`. For complete data they are the classic ones.
 */
export const intraclass = (
  { sigma2, tau2, omega2 }: Variance,
  k = 1,
): { readonly absolute: number | null; readonly consistency: number | null } => {
  if (sigma2 === null || tau2 === null || omega2 === null) return { absolute: null, consistency: null }
  const share = (noise: number) => (omega2 + noise / k > 0 ? omega2 / (omega2 + noise / k) : null)
  return { absolute: share(tau2 + sigma2), consistency: share(sigma2) }
}

/** ICC(1): jurors differ from entry to entry, so severity is noise. One-way analysis of variance, any number of sheets. */
export const intraclassOneWay = ({ first, y }: Sample, k = 1): number | null => {
  const n = y.length
  const grand = y.reduce((sum, value) => sum + value, 0) / n
  let [units, between, inside, squares] = [0, 0, 0, 0]
  for (let u = 0; u + 1 < first.length; u++) {
    const unit = y.subarray(at(first, u), at(first, u + 1))
    if (unit.length === 0) continue
    const mean = unit.reduce((sum, value) => sum + value, 0) / unit.length
    units += 1
    squares += unit.length ** 2
    between += unit.length * (mean - grand) ** 2
    inside += unit.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }
  if (units < 2 || n === units) return null
  const noise = inside / (n - units)
  const size = (n - squares / n) / (units - 1)
  const entries = (between / (units - 1) - noise) / size
  return entries + noise / k > 0 ? entries / (entries + noise / k) : null
}
