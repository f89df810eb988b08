/**
 * How much of the spread comes from jurors (τ²), entries (ω²) and the rest (σ²).
 * C. R. Henderson, Estimation of Variance and Covariance Components, Biometrics 9 (1953), method III: reductions in
 * sums of squares, here with the entries eliminated, so that any incomplete design will do.
 */
import { at, type Sample } from './design.ts'
import { factorise, solve } from './linear.ts'

export interface Variance {
  /** Residual variance in points²; null when no degree of freedom is left. */
  readonly sigma2: number | null
  /** Variance of the jurors' severity, not below 0; null likewise. */
  readonly tau2: number | null
  /** Variance of the entries, negative when they differ less than chance would make them; null likewise. */
  readonly omega2: number | null
  /** n − E − J + C: sheets, scored entries, jurors, components. */
  readonly df: number
}

/** Mean of `y` over the sheets of each entry; 0 without a sheet. */
export const entryMeans = ({ first }: Sample, y: Float64Array): Float64Array => {
  const means = new Float64Array(first.length - 1)
  for (let i = 0; i < means.length; i++) {
    let sum = 0
    for (let s = at(first, i); s < at(first, i + 1); s++) sum += at(y, s)
    means[i] = sum / Math.max(1, at(first, i + 1) - at(first, i))
  }
  return means
}

/** r: per juror, the sum of y minus the mean of its entry. Written into `r`. */
export const severitySums = ({ first, jurorOf }: Sample, y: Float64Array, r: Float64Array): void => {
  r.fill(0)
  for (let i = 0; i + 1 < first.length; i++) {
    const [from, to] = [at(first, i), at(first, i + 1)]
    let sum = 0
    for (let s = from; s < to; s++) sum += at(y, s)
    const mean = sum / (to - from)
    for (let s = from; s < to; s++) r[at(jurorOf, s)] = at(r, at(jurorOf, s)) + at(y, s) - mean
  }
}

/** Adds to `a` (n × n, n ≥ jurors) the juror information with entries swept out; each entry counts as n_i + `more`. */
export const addInformation = (sample: Sample, a: Float64Array, n: number, more: number): void => {
  const { first, jurorOf, load } = sample
  for (let j = 0; j < load.length; j++) a[j * n + j] = at(a, j * n + j) + at(load, j)
  for (let i = 0; i + 1 < first.length; i++) {
    const [from, to] = [at(first, i), at(first, i + 1)]
    const share = 1 / (to - from + more)
    for (let s = from; s < to; s++) {
      const row = at(jurorOf, s) * n
      for (let t = from; t < to; t++) a[row + at(jurorOf, t)] = at(a, row + at(jurorOf, t)) - share
    }
  }
}

/**
 * Factor of S + λI, S the juror information with entries swept out (J × J). S leaves the level of each component open;
 * adding a block of ones per component closes it without touching the solution, whose right-hand side sums to zero
 * there. A juror without sheets stands alone, at severity 0.
 */
export const severityFactor = (sample: Sample, lambda: number): Float64Array => {
  const { load, jurorComponent: of } = sample
  const n = load.length
  const a = new Float64Array(n * n)
  addInformation(sample, a, n, 0)
  for (let j = 0; j < n; j++) {
    a[j * n + j] = at(a, j * n + j) + lambda
    for (let k = 0; k < n; k++) if (at(of, j) === at(of, k)) a[j * n + k] = at(a, j * n + k) + 1
    if (at(load, j) === 0) a[j * n + j] = 1 + n
  }
  factorise(a, n)
  return a
}

/** Σ (y − mean over the juror's sheets)². */
const aroundJurors = ({ jurorOf, load, y }: Sample): number => {
  const sums = new Float64Array(load.length)
  for (let s = 0; s < y.length; s++) sums[at(jurorOf, s)] = at(sums, at(jurorOf, s)) + at(y, s)
  let total = 0
  for (let s = 0; s < y.length; s++) {
    const off = at(y, s) - at(sums, at(jurorOf, s)) / at(load, at(jurorOf, s))
    total += off * off
  }
  return total
}

/** Residual sum of squares of entries + severities. */
const residualSquares = (sample: Sample, severity: Float64Array): number => {
  const { first, jurorOf, y } = sample
  const rest = y.map((value, s) => value - at(severity, at(jurorOf, s)))
  const means = entryMeans(sample, rest)
  let total = 0
  for (let i = 0; i < means.length; i++)
    for (let s = at(first, i); s < at(first, i + 1); s++) total += (at(rest, s) - at(means, i)) ** 2
  return total
}

/** Differences of scores below this share of a point are rounding. */
const NOTHING = 1e-12

/** Henderson's method III on all sheets of the sample. */
export const varianceOf = (sample: Sample): Variance => {
  const { first, load, y, components } = sample
  let entries = 0
  for (let i = 0; i + 1 < first.length; i++) if (at(first, i) < at(first, i + 1)) entries += 1
  const jurors = load.reduce((count, sheets) => count + (sheets > 0 ? 1 : 0), 0)
  const n = y.length
  const df = n - entries - jurors + components
  if (df <= 0) return { sigma2: null, tau2: null, omega2: null, df }
  const r = new Float64Array(load.length)
  severitySums(sample, y, r)
  const severity = r.slice()
  solve(severityFactor(sample, 0), load.length, severity)
  const byJurors = r.reduce((sum, value, j) => sum + value * at(severity, j), 0)
  const residual = residualSquares(sample, severity)
  const sigma2 = residual / df
  const tau2 = (byJurors - (jurors - components) * sigma2) / (n - entries)
  const byEntries = aroundJurors(sample) - residual
  const omega2 = (byEntries - (entries - components) * sigma2) / (n - jurors)
  return { sigma2, tau2: tau2 > NOTHING ? tau2 : 0, omega2, df }
}
