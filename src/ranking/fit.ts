/**
 * The calibrated score: the mean of an entry's scores after taking away how severe or generous each juror is.
 * Model: score = entry + severity of the juror + noise; severities are shrunk towards 0 as far as the data says little
 * about them (best linear unbiased prediction). A score far off what entry and juror lead one to expect is limited,
 * not dropped: Huber's M-estimator (P. J. Huber, Robust Estimation of a Location Parameter, 1964), which also keeps an
 * extreme juror from crowning a favourite.
 */
import { at, type Sample } from './design.ts'
import { solve } from './linear.ts'
import { entryMeans, severityFactor, severitySums, type Variance, varianceOf } from './variance.ts'

/** A score further than this many scales from what is expected is limited. */
const LIMIT = 2
/** Share of the smallest squared residuals that sets the scale, and its mean for a standard normal variable. */
const TRIMMED = 0.8
const TRIMMED_MEAN = 0.43769
const SMALLEST_SCALE = 0.05
const STILL = 1e-7
const MOST_ROUNDS = 1000

export type Unadjusted = 'too_few_sheets' | 'no_severity'

export interface Fit {
  readonly variance: Variance
  /** Why severities could not be told apart, so that the result is the plain mean; null when they could. */
  readonly unadjusted: Unadjusted | null
  /** Per juror, in points; positive is generous. */
  readonly severity: Float64Array
  /** The score used for each sheet: limited where it was too far off. */
  readonly used: Float64Array
  /** What is expected of each sheet: entry + severity. */
  readonly expected: Float64Array
  /** The same before any score was limited. */
  readonly expectedUnguarded: Float64Array
  /** Scale of an ordinary deviation, per sheet, in points; NaN when no degree of freedom is left. */
  readonly spread: Float64Array
  /** Calibrated score per entry, in points, within the scale. NaN without a sheet. */
  readonly score: Float64Array
}

/** Expected value of every sheet, given scores and severities. */
const expectedOf = (
  { first, jurorOf }: Sample,
  y: Float64Array,
  severity: Float64Array,
  expected = new Float64Array(y.length),
): Float64Array => {
  for (let i = 0; i + 1 < first.length; i++) {
    const [from, to] = [at(first, i), at(first, i + 1)]
    let sum = 0
    for (let s = from; s < to; s++) sum += at(y, s) - at(severity, at(jurorOf, s))
    const entry = sum / (to - from)
    for (let s = from; s < to; s++) expected[s] = entry + at(severity, at(jurorOf, s))
  }
  return expected
}

/** √(max(½, (n_i − 1) / n_i)) per sheet: an entry's own score draws its mean along. */
const leverage = ({ first, y }: Sample): Float64Array => {
  const factor = new Float64Array(y.length)
  for (let i = 0; i + 1 < first.length; i++) {
    const sheets = at(first, i + 1) - at(first, i)
    factor.fill(Math.sqrt(Math.max(0.5, (sheets - 1) / sheets)), at(first, i), at(first, i + 1))
  }
  return factor
}

/** Scale of the noise from the trimmed root mean square of the residuals. */
const scaleOf = (y: Float64Array, expected: Float64Array, df: number, range: number): number => {
  const squares = y.map((value, s) => (value - at(expected, s)) ** 2).sort()
  const kept = Math.ceil(TRIMMED * squares.length)
  let sum = 0
  for (let s = 0; s < kept; s++) sum += at(squares, s)
  const trimmed = Math.sqrt(sum / kept / TRIMMED_MEAN) * Math.sqrt(y.length / df)
  return Math.max(SMALLEST_SCALE * range, trimmed)
}

/** Pulls every score to within `limit` of what is expected; returns how far the furthest moved since last time. */
const limitScores = (y: Float64Array, expected: Float64Array, limit: Float64Array, used: Float64Array) => {
  let moved = 0
  for (let s = 0; s < y.length; s++) {
    const middle = at(expected, s)
    const value = Math.min(Math.max(at(y, s), middle - at(limit, s)), middle + at(limit, s))
    moved = Math.max(moved, Math.abs(value - at(used, s)))
    used[s] = value
  }
  return moved
}

/** Severities for scores `y`, with λ in the factor. */
const severitiesOf = (sample: Sample, factor: Float64Array, y: Float64Array): Float64Array => {
  const severity = new Float64Array(sample.load.length)
  severitySums(sample, y, severity)
  solve(factor, severity.length, severity)
  return severity
}

/** Mean per entry of the used scores without severity, each kept within the scale. */
const scoresWithin = (
  sample: Sample,
  used: Float64Array,
  severity: Float64Array,
  scale: { readonly min: number; readonly max: number },
): Float64Array => {
  const adjusted = used.map((value, s) =>
    Math.min(Math.max(value - at(severity, at(sample.jurorOf, s)), scale.min), scale.max),
  )
  const score = entryMeans(sample, adjusted)
  for (let i = 0; i < score.length; i++) if (at(sample.entryComponent, i) === -1) score[i] = Number.NaN
  return score
}

/** Fits the calibrated rule. `scale` in points, as the scores. */
export const calibrate = (sample: Sample, scale: { readonly min: number; readonly max: number }): Fit => {
  const { y, load } = sample
  const variance = varianceOf(sample)
  const { sigma2, tau2, df } = variance
  const adjusts = sigma2 !== null && tau2 !== null && tau2 > 0
  const factor = adjusts ? severityFactor(sample, sigma2 / tau2) : null
  let severity = factor ? severitiesOf(sample, factor, y) : new Float64Array(load.length)
  const expectedUnguarded = expectedOf(sample, y, severity)
  let expected = expectedUnguarded
  const used = y.slice()
  const noise = df > 0 ? scaleOf(y, expected, df, scale.max - scale.min) : Number.NaN
  const spread = leverage(sample).map((factorOf) => noise * factorOf)
  if (factor) {
    const limit = spread.map((one) => LIMIT * one)
    const room = new Float64Array(y.length)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (limitScores(y, expected, limit, used) < STILL) break
      severity = severitiesOf(sample, factor, used)
      expected = expectedOf(sample, used, severity, room)
    }
  }
  const unadjusted = adjusts ? null : df > 0 ? 'no_severity' : 'too_few_sheets'
  const score = scoresWithin(sample, used, severity, scale)
  return { variance, unadjusted, severity, used, expected, expectedUnguarded, spread, score }
}

/** The unguarded severities at a given λ, for reference vectors: no score is limited. */
export const unguardedSeverity = (sample: Sample, lambda: number): Float64Array =>
  severitiesOf(sample, severityFactor(sample, lambda), sample.y)
