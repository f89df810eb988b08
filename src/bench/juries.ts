/** Simulated juries: what the truth is known of, so that a rule can be judged by it. Seeded, the same every time. */
import { type Contest, designOf, type Sheet, sampleOf, scoresOf } from '../ranking/design.ts'
import { outOfLine } from '../ranking/diagnostics.ts'
import { chancesOf, drawRanks } from '../ranking/draws.ts'
import { calibrate } from '../ranking/fit.ts'
import { type Random, randomOf } from '../ranking/random.ts'
import { calibratedValues, meanValues } from '../ranking/sensitivity.ts'

export interface JuryShape {
  readonly entries: number
  readonly jurors: number
  /** Sheets per entry. */
  readonly sheets: number
  /** Standard deviation of the jurors' severity; entries and noise have 1. */
  readonly severity: number
  /** Whether one juror gives a favourite 10 and everything else 1. */
  readonly extreme: boolean
}

export interface Jury {
  readonly contest: Contest
  /** True quality per entry. */
  readonly truth: readonly number[]
  readonly favourite: number | null
}

const SCALE = { min: 1, max: 10 }
const CENTRE = 5.5

export const entryName = (index: number): string => `e${String(index).padStart(4, '0')}`
const jurorName = (index: number): string => `j${String(index).padStart(3, '0')}`

const shuffled = (random: Random, size: number): number[] => {
  const list = Array.from({ length: size }, (_, index) => index)
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1))
    ;[list[last], list[other]] = [list[other] ?? 0, list[last] ?? 0]
  }
  return list
}

/** Jurors of every entry: random, and with even loads. */
const panels = (random: Random, { entries, jurors, sheets }: JuryShape): number[][] => {
  const load = new Array<number>(jurors).fill(0)
  const result: number[][] = []
  for (const entry of shuffled(random, entries)) {
    const order = shuffled(random, jurors)
    const panel = order.sort((a, b) => (load[a] ?? 0) - (load[b] ?? 0)).slice(0, sheets)
    for (const juror of panel) load[juror] = (load[juror] ?? 0) + 1
    result[entry] = panel
  }
  return result
}

/** One jury. */
export const juryOf = (random: Random, shape: JuryShape): Jury => {
  const truth = Array.from({ length: shape.entries }, () => random.normal())
  const severity = Array.from({ length: shape.jurors }, () => shape.severity * random.normal())
  const assigned = panels(random, shape)
  const own = assigned.flatMap((panel, entry) => (panel.includes(0) ? [entry] : []))
  const favourite = shape.extreme ? (own[Math.floor(random.uniform() * own.length)] ?? 0) : null
  const sheets = assigned.flatMap((panel, entry) =>
    panel.map((juror): Sheet => {
      const felt = CENTRE + (truth[entry] ?? 0) + (severity[juror] ?? 0) + random.normal()
      const honest = Math.min(Math.max(Math.round(felt), SCALE.min), SCALE.max)
      const extreme = entry === favourite ? SCALE.max : SCALE.min
      const points = favourite !== null && juror === 0 ? extreme : honest
      return { entry: entryName(entry), juror: jurorName(juror), points: [points] }
    }),
  )
  const entries = truth.map((_, index) => ({ id: entryName(index) }))
  return { contest: { entries, sheets, weights: [1], scale: SCALE }, truth, favourite }
}

/** Kendall's tau-a: pairs in the same order minus pairs in opposite order, of all pairs. */
export const kendall = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++)
    for (let k = 0; k < i; k++)
      sum += Math.sign((a[i] ?? 0) - (a[k] ?? 0)) * Math.sign((b[i] ?? 0) - (b[k] ?? 0))
  return sum / ((a.length * (a.length - 1)) / 2)
}

/** Share of the first place that goes to `entry`: a shared first place is shared. */
const winsOf = (values: Float64Array, entry: number): number => {
  const best = values.reduce((most, value) => Math.max(most, value), 0)
  return values[entry] === best ? 1 / values.filter((value) => value === best).length : 0
}

export interface RuleFigures {
  /** Mean tau-a with the truth, P(the truly best is ranked first), P(the favourite is ranked first). */
  tau: number
  best: number
  favourite: number
}

export interface Figures {
  readonly mean: RuleFigures
  readonly calibrated: RuleFigures
  /** Share of true ranks within their 90 % interval; NaN without draws. */
  readonly coverage: number
  /** Share of juries in which an honest juror is flagged, and in which the extreme one is. */
  readonly honestFlagged: number
  readonly extremeFlagged: number
}

/** Runs `count` juries of one shape. `draws` 0 leaves the intervals out. */
export const simulate = (shape: JuryShape, count: number, seed: number, draws: number): Figures => {
  const random = randomOf(seed)
  const sums = { mean: { tau: 0, best: 0, favourite: 0 }, calibrated: { tau: 0, best: 0, favourite: 0 } }
  let [covered, honestFlagged, extremeFlagged] = [0, 0, 0]
  for (let run = 0; run < count; run++) {
    const jury = juryOf(random, shape)
    const design = designOf(jury.contest)
    const sample = sampleOf(design, scoresOf(design, [1]))
    const fit = calibrate(sample, SCALE)
    const best = jury.truth.indexOf(Math.max(...jury.truth))
    const results = { mean: meanValues(sample), calibrated: calibratedValues(sample, fit) }
    for (const rule of ['mean', 'calibrated'] as const) {
      sums[rule].tau += kendall(results[rule], jury.truth) / count
      sums[rule].best += winsOf(results[rule], best) / count
      if (jury.favourite !== null) sums[rule].favourite += winsOf(results[rule], jury.favourite) / count
    }
    const flagged = outOfLine(sample, fit)
    if (flagged.some((flag, j) => flag && !(shape.extreme && j === 0))) honestFlagged += 1 / count
    if (shape.extreme && flagged[0]) extremeFlagged += 1 / count
    if (draws > 0) {
      const all = Int32Array.from(jury.truth.keys())
      const ranks = drawRanks(sample, fit, [all], { seed: run + 1, draws })
      const counts = new Int32Array(jury.truth.length + 4)
      const inside = jury.truth.filter((quality, entry) => {
        const rank = 1 + jury.truth.filter((other) => other > quality).length
        const chances = ranks && chancesOf(ranks, entry, counts)
        return chances !== null && chances.low <= rank && rank <= chances.high
      })
      covered += inside.length / jury.truth.length / count
    }
  }
  return { ...sums, coverage: draws > 0 ? covered : Number.NaN, honestFlagged, extremeFlagged }
}
