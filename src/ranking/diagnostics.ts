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

/** Sheets (by index) whose score is far off. */
export const farSheets = (z: Float64Array): number[] => [...z.keys()].filter((s) => Math.abs(at(z, s)) > FAR)

/** Σ min(|z|, 6)² per juror, taken as χ² and made standard normal by E. B. Wilson and M. M. Hilferty (1931). */
const spreadScores = ({ jurorOf, load }: Sample, z: Float64Array): Float64Array => {
  const squares = new Float64Array(load.length)
  for (let s = 0; s < z.length; s++)
    squares[at(jurorOf, s)] = at(squares, at(jurorOf, s)) + Math.min(Math.abs(at(z, s)), CUT) ** 2
  return squares.map((sum, j) => {
    const part = 2 / (9 * at(load, j))
    return (Math.cbrt(sum / at(load, j)) - (1 - part)) / Math.sqrt(part)
  })
}

/**
 * Per juror, whether the spread of the scores is out of line, before and after limiting: before, an extreme juror
 * drags honest ones along; after, everyone's spread looks larger. Both together flag an honest juror in about 1 % of
 * competitions and an extreme one in over 90 % (measured in src/bench/juries.ts).
 */
export const outOfLine = (sample: Sample, fit: Fit): boolean[] => {
  const scores = [fit.expected, fit.expectedUnguarded].map((expected) =>
    spreadScores(sample, deviations(sample, { ...fit, expected })),
  )
  return Array.from(sample.load, (_, j) => scores.every((one) => at(one, j) > OUT_OF_LINE))
}

/** Jurors (by index) without whom the others would fall into more groups that share no entry. */
export const bridgingJurors = (sample: Sample): number[] =>
  [...sample.load.keys()].filter((j) => {
    const rest = sampleWithout(sample, j)
    const alone = !sample.jurorComponent.some((of, k) => k !== j && of === at(sample.jurorComponent, j))
    return rest.components > sample.components - (alone ? 1 : 0)
  })
