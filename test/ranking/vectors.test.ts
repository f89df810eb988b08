/** Published figures, to three decimals. */
import { describe, expect, test } from 'vitest'
import { intraclass, intraclassOneWay, krippendorffAlpha } from '../../src/ranking/agreement.ts'
import { type Contest, designOf, type Sheet, sampleOf, scoresOf } from '../../src/ranking/design.ts'
import { calibrate, unguardedSeverity } from '../../src/ranking/fit.ts'
import { factorise } from '../../src/ranking/linear.ts'
import { logarithm, randomOf } from '../../src/ranking/random.ts'
import { entryMeans, varianceOf } from '../../src/ranking/variance.ts'

const sampleFrom = (sheets: readonly Sheet[], scale = { min: 0, max: 100 }) => {
  const entries = [...new Set(sheets.map(({ entry }) => entry))].map((id) => ({ id }))
  const contest: Contest = { entries, sheets, weights: [1], scale }
  const design = designOf(contest)
  return sampleOf(design, scoresOf(design, contest.weights))
}

/** Units as strings of single digits, `.` for a missing value. */
const alphaOf = (units: readonly string[], level: Parameters<typeof krippendorffAlpha>[2]) => {
  const values = units.map((unit) => [...unit].filter((sign) => sign !== '.').map(Number))
  const first = Int32Array.from([0, ...values.map((_, u) => values.slice(0, u + 1).flat().length)])
  return krippendorffAlpha(first, Float64Array.from(values.flat()), level)
}

describe("Krippendorff's alpha", () => {
  const four = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.'.split(' ')
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('4 observers × 12 units, %s: %f', (level, expected) => {
    expect(alphaOf(four, level)).toBeCloseTo(expected, 3)
  })

  const observers = [
    '* * * * * 3 4 1 2 1 1 3 3 * 3',
    '1 * 2 1 3 3 4 3 * * * * * * *',
    '* * 2 1 3 4 4 * 2 1 1 3 3 * 4',
  ].map((row) => row.replaceAll('*', '.').split(' '))
  const three = Array.from({ length: 15 }, (_, u) => observers.map((row) => row[u]).join(''))
  test.each([
    ['nominal', 0.691],
    ['interval', 0.811],
  ] as const)('3 observers × 15 units, %s: %f', (level, expected) => {
    expect(alphaOf(three, level)).toBeCloseTo(expected, 3)
  })

  test('nothing differs from nothing by no ratio', () => {
    // Observed: 2·(1/3)² / 4. Expected: (2·2·1 + 2·2·1 + 2·(1/3)²) / (4·3).
    expect(alphaOf(['00', '12'], 'ratio')).toBeCloseTo(34 / 37, 12)
  })

  test.each([
    ['nothing to compare', ['1', '2']],
    ['no sheets', []],
    ['all the same', ['22', '22']],
  ])('%s: null', (_name, units) => expect(alphaOf(units, 'interval')).toBeNull())
})

describe('Shrout & Fleiss 1979', () => {
  const rows = '9 2 5 8 | 6 1 3 2 | 8 4 6 8 | 7 1 2 6 | 10 5 6 9 | 6 2 4 7'.split(' | ')
  const sheetsOf = (of: readonly string[]): Sheet[] =>
    of.flatMap((row, entry) =>
      row
        .split(' ')
        .map((value, juror) => ({ entry: `e${entry}`, juror: `j${juror}`, points: [Number(value)] })),
    )
  const sample = sampleFrom(sheetsOf(rows))
  const variance = varianceOf(sample)

  test('variance components', () => {
    expect(variance.sigma2).toBeCloseTo(1.0194, 4)
    expect(variance.tau2).toBeCloseTo(5.2444, 4)
    expect(variance.omega2).toBeCloseTo(2.5556, 4)
    expect(variance.df).toBe(15)
  })

  test.each([
    ['ICC(1,1)', intraclassOneWay(sample), 0.166],
    ['ICC(2,1)', intraclass(variance).absolute, 0.29],
    ['ICC(3,1)', intraclass(variance).consistency, 0.715],
    ['ICC(1,4)', intraclassOneWay(sample, 4), 0.443],
    ['ICC(2,4)', intraclass(variance, 4).absolute, 0.62],
    ['ICC(3,4)', intraclass(variance, 4).consistency, 0.909],
  ])('%s = %f', (_name, actual, expected) => expect(actual).toBeCloseTo(expected, 3))

  test('an entry without a complete sheet does not count', () => {
    const more = sampleFrom([...sheetsOf(rows), { entry: 'e9', juror: 'j0', points: [null] }])
    expect(intraclassOneWay(more)).toBe(intraclassOneWay(sample))
  })

  test.each([
    ['of one entry', ['5 6 7']],
    ['of one sheet each', ['5', '6', '7']],
    ['where nothing differs', ['5 5', '5 5']],
  ])('there is no ICC(1) %s', (_name, of) => expect(intraclassOneWay(sampleFrom(sheetsOf(of)))).toBeNull())
})

test('a matrix that is not positive definite has no factor', () => {
  expect(() => factorise(Float64Array.of(1, 0, 2, 1), 2)).toThrow('matrix is not positive definite')
})

describe('Montgomery, balanced incomplete block design', () => {
  const text = '0,0,73 0,1,74 0,3,71 1,1,75 1,2,67 1,3,72 2,0,73 2,1,75 2,2,68 3,0,75 3,2,72 3,3,75'
  const sample = sampleFrom(
    text.split(' ').map((cell) => {
      const [entry = '', juror = '', points] = cell.split(',')
      return { entry, juror, points: [Number(points)] }
    }),
  )
  const { sigma2, tau2 } = varianceOf(sample)
  const adjusted = (lambda: number) => {
    const severity = unguardedSeverity(sample, lambda)
    const rest = sample.y.map((value, s) => value - (severity[sample.jurorOf[s] ?? 0] ?? 0))
    return [...entryMeans(sample, rest)].map((value) => value - 72.5)
  }

  test('variance components', () => {
    expect(sigma2).toBeCloseTo(0.65, 4)
    expect(tau2).toBeCloseTo(8.0167, 4)
  })

  test.each([
    ['λ = σ² / τ²', (sigma2 ?? 0) / (tau2 ?? 0), [-1.0869, -0.8836, -0.5, 2.4705]],
    ['λ = 0', 0, [-1.125, -0.875, -0.5, 2.5]],
  ])('adjusted means with %s', (_name, lambda, expected) => {
    for (const [i, value] of adjusted(lambda).entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 4)
  })

  test('no score is so far off that it would be limited', () => {
    const fit = calibrate(sample, { min: 0, max: 100 })
    expect([...fit.used]).toEqual([...sample.y])
    expect(fit.score[3]).toBeCloseTo(72.5 + 2.4705, 3)
  })
})

describe('random numbers', () => {
  test('xoshiro128** is the generator its authors published', () => {
    // Written again from the paper, on BigInt.
    const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & 0xffffffffn
    const mix = (z: bigint) => {
      let value = ((z ^ (z >> 16n)) * 0x21f0aaadn) & 0xffffffffn
      value = ((value ^ (value >> 15n)) * 0x735a2d97n) & 0xffffffffn
      return value ^ (value >> 15n)
    }
    let s = [1n, 2n, 3n, 4n].map((step) => mix((42n + step * 0x9e3779b9n) & 0xffffffffn))
    const random = randomOf(42)
    for (let count = 0; count < 100; count++) {
      let [a = 0n, b = 0n, c = 0n, d = 0n] = s
      const expected = (rotate((b * 5n) & 0xffffffffn, 7n) * 9n) & 0xffffffffn
      const shifted = (b << 9n) & 0xffffffffn
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = rotate(d, 11n)
      s = [a, b, c, d]
      expect(random.bits()).toBe(Number(expected))
    }
  })

  test.each([1e-12, 2.3e-10, 0.001, 0.1, 0.5, 0.7072, 0.9999999, 1, 1.5, 12.5])('ln %f', (x) => {
    expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(Math.log(x))))
  })

  test('normal: moments and tails of 200,000 draws', () => {
    const random = randomOf(3)
    const draws = Array.from({ length: 200_000 }, () => random.normal())
    const moment = (power: number) => draws.reduce((sum, x) => sum + x ** power, 0) / draws.length
    expect(Math.abs(moment(1))).toBeLessThan(0.01)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015)
    expect(Math.abs(moment(3))).toBeLessThan(0.03)
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.12)
    const beyond = draws.filter((x) => Math.abs(x) > 1.959964).length / draws.length
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.0025)
  })

  test.each([1, 2, 3, 15, 240])('χ² with %i degrees of freedom: mean and variance', (df) => {
    const random = randomOf(df)
    const count = 50_000
    const draws = Array.from({ length: count }, () => random.chiSquare(df))
    const mean = draws.reduce((sum, x) => sum + x, 0) / count
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count
    expect(Math.abs(mean - df)).toBeLessThan(5 * Math.sqrt((2 * df) / count))
    // Var(s²) ≈ σ⁴ (2 + 12/df) / n for a χ² variable.
    expect(Math.abs(variance - 2 * df)).toBeLessThan(5 * 2 * df * Math.sqrt((2 + 12 / df) / count))
    expect(Math.min(...draws)).toBeGreaterThan(0)
  })
})
