/** What deserves a second look before the jury decides: single scores, single jurors, and whom everything hangs on. */
import { at, type Sample, sampleWithout } from './design.ts'
import type { Fit } from './fit.ts'

/** Scores with a larger |z| are shown one by one. */
const FAR = 3.5
/** One wild score alone must not flag its juror. */
const CUT = 6
const OUT_OF_LINE = 3

/** Deviation of every sheet from what is expected, in ordinary deviations; NaN when no degree of freedom is left. */
export const deviations = ({ y }: Sample, { expected, spread }: Fit): Float64Array =>
  y.map((value, s) => (value - at(expected, s)) / at(spread, s))

/** Whether a score is so far off that it is shown one by one. */
export const isFar = (z: number): boolean => Math.abs(z) > FAR

/**
 * Per juror, whether Σ min(|z|, 6)², taken as χ² with as many degrees of freedom as sheets, lies beyond three standard
 * deviations. E. B. Wilson and M. M. Hilferty (1931): ∛(χ²/n) is normal with mean 1 − 2/(9n) and variance 2/(9n);
 * compared as cubes, because an engine's cube root need not be another's.
 */
const isBeyond = ({ jurorOf, load }: Sample, z: Float64Array): boolean[] => {
  const squares = new Float64Array(load.length)
  for (let s = 0; s < z.length; s++)
    squares[at(jurorOf, s)] = at(squares, at(jurorOf, s)) + Math.min(Math.abs(at(z, s)), CUT) ** 2
  return Array.from(squares, (sum, j) => {
    const part = 2 / (9 * at(load, j))
    const root = 1 - part + OUT_OF_LINE * Math.sqrt(part)
    return sum / at(load, j) > root * root * root
  })
}

/**
 * Per juror, whether the spread of the scores is out of line, before and after limiting: before, an extreme juror
 * drags honest ones along; after, everyone's spread looks larger. Both together flag an honest juror in about 1 % of
 * competitions and an extreme one in over 90 % (measured in src/bench/juries.ts).
 */
export const outOfLine = (sample: Sample, fit: Fit): boolean[] => {
  const before = isBeyond(sample, deviations(sample, { ...fit, expected: fit.expectedUnguarded }))
  return isBeyond(sample, deviations(sample, fit)).map((beyond, j) => beyond && before[j] === true)
}

/** Jurors (by index) without whom the others would fall into more groups that share no entry. */
export const bridgingJurors = (sample: Sample): number[] =>
  [...sample.load.keys()].filter((j) => {
    const rest = sampleWithout(sample, j)
    const alone = !sample.jurorComponent.some((of, k) => k !== j && of === at(sample.jurorComponent, j))
    return rest.components > sample.components - (alone ? 1 : 0)
  })
