/** Does the first place hang on one juror, or on the weights? Every variant is a whole new fit. */
import { known } from '../core/known.ts'
import { at, type Design, type Sample, sampleOf, sampleWithout, scoresOf } from './design.ts'
import type { Fit } from './fit.ts'
import { calibrate } from './fit.ts'
import { thousandths } from './thousandths.ts'

export type Rule = 'calibrated' | 'mean'

/** Rounded half up to thousandths; a hair's breadth of rounding error below the half counts as the half. */
const rounded = (score: number): number => Math.floor(score * 1000 + 0.5 + 1e-6)

/** Plain mean per entry in thousandths, exact; NaN without a sheet. */
export const meanValues = ({ first, whole, parts }: Sample): Float64Array => {
  const values = new Float64Array(first.length - 1).fill(Number.NaN)
  for (let i = 0; i < values.length; i++) {
    const sheets = at(first, i + 1) - at(first, i)
    let sum = 0
    for (let s = at(first, i); s < at(first, i + 1); s++) sum += at(whole, s)
    if (sheets > 0) values[i] = thousandths(sum, at(parts, i) * sheets)
  }
  return values
}

/** Calibrated score per entry in thousandths; where severities cannot be told apart, exactly the mean. */
export const calibratedValues = (sample: Sample, fit: Fit): Float64Array =>
  fit.unadjusted === null ? fit.score.map(rounded) : meanValues(sample)

/** Published values by a rule. `scale` in points. */
const valuesBy = (rule: Rule, sample: Sample, scale: { min: number; max: number }): Float64Array =>
  rule === 'mean' ? meanValues(sample) : calibratedValues(sample, calibrate(sample, scale))

/** Entries (by index) of a class with the highest published value. */
export const leadersOf = (members: readonly number[], values: Float64Array): number[] => {
  const best = members.reduce((most, i) => Math.max(most, at(values, i) || 0), Number.NEGATIVE_INFINITY)
  return members.filter((i) => at(values, i) === best)
}

export interface Change {
  /** Index of the class. */
  readonly of: number
  /** Who would lead then, by index. */
  readonly leaders: readonly number[]
}

export interface JurorChange extends Change {
  /** The juror without whom another would lead, by index. */
  readonly juror: number
}

export interface WeightChange extends Change {
  readonly criterion: number
  readonly direction: 'more' | 'less'
}

interface Ground {
  readonly sample: Sample
  readonly classes: readonly (readonly number[])[]
  readonly rule: Rule
  readonly scale: { readonly min: number; readonly max: number }
  /** Leaders as they are, per class. */
  readonly leaders: readonly (readonly number[])[]
}

const changes = (ground: Ground, values: Float64Array): Change[] =>
  ground.classes.flatMap((members, of) => {
    const leaders = leadersOf(members, values)
    const before = known(ground.leaders[of])
    const same = leaders.length === before.length && leaders.every((i, n) => i === before[n])
    return same ? [] : [{ of, leaders }]
  })

/** Every juror whose absence would change who leads. */
export const withoutJurors = (ground: Ground): JurorChange[] =>
  [...ground.sample.load.keys()].flatMap((juror) => {
    const rest = sampleWithout(ground.sample, juror)
    if (rest.y.length === 0) return []
    return changes(ground, valuesBy(ground.rule, rest, ground.scale)).map((one) => ({ juror, ...one }))
  })

/** Every weight that, a tenth more or less, would change who leads. */
export const withWeights = (ground: Ground, design: Design, weights: readonly number[]): WeightChange[] =>
  weights.flatMap((weight, criterion) => {
    if (weight === 0 || weights.filter((other) => other > 0).length < 2) return []
    return (['more', 'less'] as const).flatMap((direction) => {
      const factor = direction === 'more' ? 11 : 9
      const other = weights.map((one, index) => one * (index === criterion ? factor : 10))
      const values = valuesBy(ground.rule, sampleOf(design, scoresOf(design, other)), ground.scale)
      return changes(ground, values).map((one) => ({ criterion, direction, ...one }))
    })
  })
