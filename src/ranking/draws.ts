/**
 * How sure is a rank? Joint draws from the posterior of all true scores, every draw ranked.
 * Model as in fit.ts, entries now drawn from N(μ, ω²) with an open μ; σ² from its scaled inverse χ², the ratios
 * σ²/τ² and σ²/ω² kept at their estimates. (A bootstrap of sheets was measured too: its 90 % intervals covered 75 %.)
 */
import { known } from '../core/known.ts'
import { at, type Sample } from './design.ts'
import type { Fit } from './fit.ts'
import { factorise, solve, solveUpper } from './linear.ts'
import { createRanker } from './order.ts'
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
  const kappa = within(sigma2 / Math.max(known(omega2), 0))
  const lambda = within(sigma2 / known(tau2))
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

/** Draws whose ranks are collected before they are sorted by entry: a block fits the processor's cache. */
const BLOCK = 32

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
  const { sigma2, df } = fit.variance
  if (sigma2 === null || draws < 1) return null
  const order = Int32Array.from(classes.flatMap((one) => [...one]))
  const size = order.length
  const place = new Int32Array(sample.first.length - 1).fill(-1)
  for (let p = 0; p < size; p++) place[at(order, p)] = p
  const noise = Math.max(sigma2, 1e-12)
  const draw = scoreDrawer(sample, fit, order, posteriorOf(sample, fit, noise))
  const random = randomOf(seed)
  const rankAll = createRanker(size)
  const values = new Float64Array(size)
  const block = new Uint16Array(size * BLOCK)
  const ranks = new Uint16Array(size * draws)
  for (let begin = 0; begin < draws; begin += BLOCK) {
    const drawn = Math.min(BLOCK, draws - begin)
    for (let d = 0; d < drawn; d++) {
      draw(random, Math.sqrt((noise * df) / random.chiSquare(df)), values)
      let from = 0
      for (const { length } of classes) {
        rankAll(values, from, from + length, block, d * size)
        from += length
      }
    }
    for (let p = 0; p < size; p++)
      for (let d = 0; d < drawn; d++) ranks[p * draws + begin + d] = at(block, d * size + p)
  }
  return { count: draws, ranks, place }
}

/** Draws the true scores of the entries in `order`, given the noise. */
const scoreDrawer = (sample: Sample, fit: Fit, order: Int32Array, posterior: Posterior) => {
  const { first, jurorOf, load } = sample
  const { kappa } = posterior
  const state = new Float64Array(load.length + 1)
  const sums = new Float64Array(order.length)
  const shrink = new Float64Array(order.length)
  const deviation = new Float64Array(order.length)
  for (let p = 0; p < order.length; p++) {
    const [from, to] = [at(first, at(order, p)), at(first, at(order, p) + 1)]
    for (let s = from; s < to; s++) sums[p] = at(sums, p) + at(fit.used, s)
    shrink[p] = 1 / (to - from + kappa)
    deviation[p] = Math.sqrt(at(shrink, p))
  }
  return (random: Random, sigma: number, values: Float64Array): void => {
    drawState(posterior, random, sigma, state)
    const prior = kappa * at(state, load.length)
    for (let p = 0; p < order.length; p++) {
      const i = at(order, p)
      const to = at(first, i + 1)
      let sum = at(sums, p) + prior
      for (let s = at(first, i); s < to; s++) sum -= at(state, at(jurorOf, s))
      values[p] = sum * at(shrink, p) + sigma * at(deviation, p) * random.normal()
    }
  }
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
  const [one, two, three] = [at(counts, 1), at(counts, 2), at(counts, 3)]
  return {
    first: one / count,
    top3: (one + two + three) / count,
    low: quantile(0.05),
    high: quantile(0.95),
  }
}

/** Share of the draws in which entry `i` is ahead of entry `k`. */
export const beats = ({ count, ranks, place }: Draws, i: number, k: number): number => {
  const [one, other] = [at(place, i) * count, at(place, k) * count]
  let ahead = 0
  for (let d = 0; d < count; d++) if (at(ranks, one + d) < at(ranks, other + d)) ahead += 1
  return ahead / count
}
