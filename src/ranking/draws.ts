/**
 * How sure is a rank? Joint draws from the posterior of all true scores, every draw ranked.
 * Model as in fit.ts, entries now drawn from N(μ, ω²) with an open μ; σ² from its scaled inverse χ², the ratios
 * σ²/τ² and σ²/ω² kept at their estimates. (A bootstrap of sheets was measured too: its 90 % intervals covered 75 %.)
 */
import { at, type Sample } from './design.ts'
import type { Fit } from './fit.ts'
import { factorise, solve, solveUpper } from './linear.ts'
import { type Random, randomOf } from './random.ts'
import { addInformation } from './variance.ts'

export interface Chances {
  readonly first: number
  readonly top3: number
  /** 90 % interval of the true rank. */
  readonly low: number
  readonly high: number
}

export interface Draws {
  readonly count: number
  /** Rank of entry i in draw d at place[i]·count + d; place −1 for an entry that is not ranked. */
  readonly ranks: Uint16Array
  readonly place: Int32Array
}

/** Ratios beyond these mean: no noise at all, or no difference at all. */
const within = (ratio: number): number => Math.min(Math.max(ratio, 1e-6), 1e9)

interface Posterior {
  /** Mean of severities, then μ. */
  readonly mean: Float64Array
  /** Factor of their precision · σ². */
  readonly factor: Float64Array
  /** σ² / ω². */
  readonly kappa: number
}

const posteriorOf = (sample: Sample, fit: Fit, sigma2: number): Posterior => {
  const { first, jurorOf, load } = sample
  const { tau2, omega2 } = fit.variance
  const kappa = within(sigma2 / Math.max(omega2 ?? 0, 0))
  const lambda = within(sigma2 / (tau2 ?? 0))
  const jurors = load.length
  const n = jurors + 1
  const a = new Float64Array(n * n)
  const mean = new Float64Array(n)
  addInformation(sample, a, n, kappa)
  for (let j = 0; j < jurors; j++) a[j * n + j] = at(a, j * n + j) + lambda
  for (let i = 0; i + 1 < first.length; i++) {
    const [from, to] = [at(first, i), at(first, i + 1)]
    const share = kappa / (to - from + kappa)
    let sum = 0
    for (let s = from; s < to; s++) sum += at(fit.used, s)
    for (let s = from; s < to; s++) {
      const j = at(jurorOf, s)
      a[jurors * n + j] = at(a, jurors * n + j) + share
      mean[j] = at(mean, j) + at(fit.used, s) - sum / (to - from + kappa)
    }
    a[n * n - 1] = at(a, n * n - 1) + (to - from) * share
    mean[jurors] = at(mean, jurors) + sum * share
  }
  factorise(a, n)
  solve(a, n, mean)
  return { mean, factor: a, kappa }
}

/** One draw of severities and μ into `state`, at noise `sigma`. */
const drawState = (posterior: Posterior, random: Random, sigma: number, state: Float64Array): void => {
  for (let j = 0; j < state.length; j++) state[j] = random.normal()
  solveUpper(posterior.factor, state.length, state)
  for (let j = 0; j < state.length; j++) state[j] = at(posterior.mean, j) + sigma * at(state, j)
}

const LOW_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1

/**
 * Draws true scores and ranks them within their class.
 * @param classes entries (by index) that are ranked against each other
 * @returns null when no degree of freedom is left, so that nothing is known about the noise
 */
export const drawRanks = (
  sample: Sample,
  fit: Fit,
  classes: readonly Int32Array[],
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Draws | null => {
  const { first, jurorOf, load } = sample
  const { sigma2, df } = fit.variance
  if (sigma2 === null || draws < 1) return null
  const posterior = posteriorOf(sample, fit, Math.max(sigma2, 1e-12))
  const random = randomOf(seed)
  const order = Int32Array.from(classes.flatMap((one) => [...one]))
  const place = new Int32Array(first.length - 1).fill(-1)
  for (let p = 0; p < order.length; p++) place[at(order, p)] = p
  // The index rides in the lowest bits of the value, so that the engine's plain sort of numbers carries it along.
  const values = new Float64Array(order.length)
  const words = new Uint32Array(values.buffer)
  const mask = 2 ** Math.ceil(Math.log2(Math.max(order.length, 2))) - 1
  let from = 0
  const parts = classes.map((one) => {
    const part = { values: values.subarray(from, from + one.length), from }
    from += one.length
    return part
  })
  const sums = new Float64Array(order.length)
  const shrink = new Float64Array(order.length)
  for (let p = 0; p < order.length; p++) {
    const i = at(order, p)
    for (let s = at(first, i); s < at(first, i + 1); s++) sums[p] = at(sums, p) + at(fit.used, s)
    shrink[p] = 1 / (at(first, i + 1) - at(first, i) + posterior.kappa)
  }
  const state = new Float64Array(load.length + 1)
  const ranks = new Uint16Array(order.length * draws)
  for (let d = 0; d < draws; d++) {
    const sigma = Math.sqrt((Math.max(sigma2, 1e-12) * df) / random.chiSquare(df))
    drawState(posterior, random, sigma, state)
    const prior = posterior.kappa * at(state, load.length)
    for (let p = 0; p < order.length; p++) {
      const i = at(order, p)
      let sum = at(sums, p) + prior
      for (let s = at(first, i); s < at(first, i + 1); s++) sum -= at(state, at(jurorOf, s))
      const weight = at(shrink, p)
      values[p] = sum * weight + sigma * Math.sqrt(weight) * random.normal()
      const word = 2 * p + LOW_WORD
      words[word] = (((words[word] as number) & ~mask) | p) >>> 0
    }
    for (const part of parts) {
      part.values.sort()
      const size = part.values.length
      for (let q = 0; q < size; q++) {
        const p = (words[2 * (part.from + q) + LOW_WORD] as number) & mask
        ranks[p * draws + d] = size - q
      }
    }
  }
  return { count: draws, ranks, place }
}

/** P(first), P(top 3) and the 90 % interval of entry `i`'s rank; null when it is not ranked. */
export const chancesOf = ({ count, ranks, place }: Draws, i: number, counts: Int32Array): Chances | null => {
  const p = at(place, i)
  if (p === -1) return null
  counts.fill(0)
  for (let d = p * count; d < (p + 1) * count; d++) {
    const rank = at(ranks, d)
    counts[rank] = at(counts, rank) + 1
  }
  const quantile = (share: number): number => {
    let rank = 0
    for (let below = 0; below < share * count; ) below += at(counts, ++rank)
    return rank
  }
  const [one, two, three] = [counts[1] ?? 0, counts[2] ?? 0, counts[3] ?? 0]
  return {
    first: one / count,
    top3: (one + two + three) / count,
    low: quantile(0.05),
    high: quantile(0.95),
  }
}

/** Share of the draws in which entry `i` is ahead of entry `k`. */
export const beats = ({ count, ranks, place }: Draws, i: number, k: number): number => {
  let ahead = 0
  for (let d = 0; d < count; d++)
    if (at(ranks, at(place, i) * count + d) < at(ranks, at(place, k) * count + d)) ahead += 1
  return ahead / count
}
