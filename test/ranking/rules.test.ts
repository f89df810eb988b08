import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/ranking/design.ts'
import { rank as rankAll } from '../../src/ranking/rules.ts'
import { thousandths } from '../../src/ranking/thousandths.ts'

interface Row {
  readonly entry: string
  readonly sheets: number
  readonly mean: number | null
  readonly rank: number | null
}

const options = { rule: 'mean', tieSteps: [], seed: 1, draws: 0 } as const

const rankByMean = (
  entries: readonly string[],
  sheets: readonly Sheet[],
  weights: readonly number[],
  minSheets: number,
): Row[] =>
  rankAll(
    { entries: entries.map((id) => ({ id })), sheets, weights, scale: { min: 0, max: 10 } },
    { ...options, minSheets },
  ).entries.map(({ entry, n, mean }) => ({ entry, sheets: n, mean: mean.score, rank: mean.rank }))

describe('thousandths', () => {
  test.each([
    [0, 1, 0],
    [1, 1, 1000],
    [1, 2000, 1],
    [3, 2000, 2],
    [5, 2000, 3],
    [999, 2_000_000, 0],
    [1000, 2_000_000, 1],
    [2001, 2000, 1001],
    [16_001, 2000, 8001],
    // Here floating point would round down.
    [201, 400, 503],
    [803, 400, 2008],
    [3201, 400, 8003],
    [1, 3, 333],
    [2, 3, 667],
    [22, 7, 3143],
    [4999, 10_000, 500],
    [49_994, 10_000, 4999],
    [49_995, 10_000, 5000],
  ])('%i / %i = %i thousandths', (numerator, denominator, expected) => {
    expect(thousandths(numerator, denominator)).toBe(expected)
  })

  test('agrees with exact whole-number arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (n, d) => {
        const exact = (2000n * BigInt(n) + BigInt(d)) / (2n * BigInt(d))
        expect(thousandths(n, d)).toBe(Number(exact))
      }),
    )
  })
})

/** `a: 5 6 / 7 –` is two sheets for the entry a, the second incomplete. */
const sheetsOf = (text: Record<string, string>): Sheet[] =>
  Object.entries(text).flatMap(([entry, rows]) =>
    rows === ''
      ? []
      : rows.split('/').map((row, index) => ({
          entry,
          juror: `j${index}`,
          points: row
            .trim()
            .split(' ')
            .map((cell) => (cell === '–' ? null : Number(cell))),
        })),
  )

const rank = (text: Record<string, string>, weights: number[], minSheets = 1) =>
  rankByMean(Object.keys(text), sheetsOf(text), weights, minSheets).map(
    (row) => `${row.rank ?? '–'} ${row.entry} ${row.mean ?? '–'} (${row.sheets})`,
  )

describe('rankByMean', () => {
  test.each<[string, Record<string, string>, number[], number, string[]]>([
    ['no entries', {}, [1], 1, []],
    ['no sheets', { b: '', a: '' }, [1], 1, ['– a – (0)', '– b – (0)']],
    ['by mean', { a: '5', b: '9', c: '7' }, [1], 1, ['1 b 9 (1)', '2 c 7 (1)', '3 a 5 (1)']],
    ['1, 1, 3', { c: '4', b: '8', a: '8' }, [1], 1, ['1 a 8 (1)', '1 b 8 (1)', '3 c 4 (1)']],
    [
      '1, 2, 2, 4',
      { a: '5', b: '9', c: '5', d: '1' },
      [1],
      1,
      ['1 b 9 (1)', '2 a 5 (1)', '2 c 5 (1)', '4 d 1 (1)'],
    ],
    ['all the same', { a: '5', b: '5', c: '5' }, [1], 1, ['1 a 5 (1)', '1 b 5 (1)', '1 c 5 (1)']],
    ['mean over sheets', { a: '1 / 2 / 2', b: '2 / 2 / 2' }, [1], 1, ['1 b 2 (3)', '2 a 1.667 (3)']],
    ['weights', { a: '10 1', b: '1 10' }, [1, 3], 1, ['1 b 7.75 (1)', '2 a 3.25 (1)']],
    ['a weight of zero does not count', { a: '1 10', b: '2 1' }, [1, 0], 1, ['1 b 2 (1)', '2 a 1 (1)']],
    ['zero points are points', { a: '0', b: '' }, [1], 1, ['1 a 0 (1)', '– b – (0)']],
    [
      'an incomplete sheet never counts as 0',
      { a: '8 8 / 2 –', b: '7 7' },
      [1, 1],
      1,
      ['1 a 8 (1)', '2 b 7 (1)'],
    ],
    ['only incomplete sheets', { a: '– –', b: '9 –' }, [1, 1], 1, ['– a – (0)', '– b – (0)']],
    ['a sheet with too few cells is incomplete', { a: '9', b: '5 5' }, [1, 1], 1, ['1 b 5 (1)', '– a – (0)']],
    [
      'a sheet with too many cells is incomplete',
      { a: '9 9 9', b: '5 5' },
      [1, 1],
      1,
      ['1 b 5 (1)', '– a – (0)'],
    ],
    ['below the minimum', { a: '10 / 10', b: '3 / 3 / 3' }, [1], 3, ['1 b 3 (3)', '– a 10 (2)']],
    [
      'incomplete sheets do not reach the minimum',
      { a: '9 / 9 / –', b: '1 / 1 / 1' },
      [1],
      3,
      ['1 b 1 (3)', '– a 9 (2)'],
    ],
    [
      'a better one without rank moves nobody down',
      { a: '10', b: '9 / 9', c: '8 / 8' },
      [1],
      2,
      ['1 b 9 (2)', '2 c 8 (2)', '– a 10 (1)'],
    ],
    [
      'those without rank by mean',
      { a: '1', b: '', c: '3' },
      [1],
      2,
      ['– c 3 (1)', '– a 1 (1)', '– b – (0)'],
    ],
    ['no criteria', { a: '1' }, [], 1, ['– a – (0)']],
    ['no weight at all', { a: '1' }, [0], 1, ['– a – (0)']],
    ['rounded half up: 1.0005', { a: '1 2' }, [1999, 1], 1, ['1 a 1.001 (1)']],
    ['rounded half up: 8.0005', { a: '8 9' }, [1999, 1], 1, ['1 a 8.001 (1)']],
    ['rounded half up: 4.9995', { a: '5 4' }, [1999, 1], 1, ['1 a 5 (1)']],
    ['just below the half', { a: '1 2' }, [2000, 1], 1, ['1 a 1 (1)']],
    [
      'equal when published, so equal in rank',
      { a: '1 2', b: '1 1' },
      [2000, 1],
      1,
      ['1 a 1 (1)', '1 b 1 (1)'],
    ],
  ])('%s', (_name, entries, weights, minSheets, expected) => {
    expect(rank(entries, weights, minSheets)).toEqual(expected)
  })

  test('a sheet for an unknown entry is ignored', () => {
    const sheets = [{ entry: 'x', juror: 'j', points: [9] }]
    expect(rankByMean(['a'], sheets, [1], 1)).toEqual([{ entry: 'a', sheets: 0, mean: null, rank: null }])
  })
})

const entryNames = ['a', 'b', 'c', 'd', 'e', 'f']
const round = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
    minSheets: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ weights, minSheets }) =>
    fc.record({
      weights: fc.constant(weights),
      minSheets: fc.constant(minSheets),
      sheets: fc.uniqueArray(
        fc.record({
          entry: fc.constantFrom(...entryNames),
          juror: fc.constantFrom('j1', 'j2', 'j3', 'j4'),
          points: fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { freq: 8 }), {
            minLength: weights.length,
            maxLength: weights.length,
          }),
        }),
        { selector: ({ entry, juror }) => entry + juror, maxLength: 24 },
      ),
    }),
  )

const byEntry = (rows: readonly Row[]) => Object.fromEntries(rows.map((row) => [row.entry, row]))

/** Entries that share jurors, directly or through others, by repeated merging. */
const comparable = (sheets: readonly Sheet[]): Map<string, string> => {
  const group = new Map(entryNames.map((entry) => [entry, entry]))
  const complete = sheets.filter(({ points }) => !points.includes(null))
  for (const one of complete)
    for (const other of complete) {
      if (one.juror !== other.juror) continue
      const [from, to] = [group.get(one.entry), group.get(other.entry) ?? '']
      for (const [entry, of] of group) if (of === from) group.set(entry, to)
    }
  return group
}

describe('whatever the jury writes', () => {
  test('the order of entries and sheets does not matter', () => {
    fc.assert(
      fc.property(
        round.chain((one) =>
          fc.record({
            one: fc.constant(one),
            entries: fc.shuffledSubarray(entryNames, { minLength: 6 }),
            sheets: fc.shuffledSubarray(one.sheets, { minLength: one.sheets.length }),
          }),
        ),
        ({ one, entries, sheets }) => {
          const straight = rankByMean(entryNames, one.sheets, one.weights, one.minSheets)
          expect(rankByMean(entries, sheets, one.weights, one.minSheets)).toEqual(straight)
        },
      ),
    )
  })

  test('the names of jurors do not matter, those of entries only for the order of equals', () => {
    const names: Record<string, string> = { a: 'z', b: 'm', c: 'y', d: 'k', e: 'x', f: 'w' }
    fc.assert(
      fc.property(round, ({ sheets, weights, minSheets }) => {
        const renamed = sheets.map((sheet) => ({
          ...sheet,
          entry: names[sheet.entry] ?? '',
          juror: `x${sheet.juror}`,
        }))
        const plain = rankByMean(entryNames, sheets, weights, minSheets)
        const other = rankByMean(Object.values(names), renamed, weights, minSheets)
        const expected = plain.map((row) => ({ ...row, entry: names[row.entry] ?? '' }))
        expect(byEntry(other)).toEqual(byEntry(expected))
        expect(other.map((row) => row.rank)).toEqual(plain.map((row) => row.rank))
      }),
    )
  })

  test('only the proportion of the weights matters', () => {
    fc.assert(
      fc.property(round, fc.integer({ min: 2, max: 9 }), ({ sheets, weights, minSheets }, factor) => {
        const heavier = weights.map((weight) => weight * factor)
        expect(rankByMean(entryNames, sheets, heavier, minSheets)).toEqual(
          rankByMean(entryNames, sheets, weights, minSheets),
        )
      }),
    )
  })

  test('an incomplete sheet changes nothing', () => {
    fc.assert(
      fc.property(round, fc.constantFrom(...entryNames), ({ sheets, weights, minSheets }, entry) => {
        const incomplete = {
          entry,
          juror: 'late',
          points: weights.map((_, index) => (index === 0 ? null : 10)),
        }
        expect(rankByMean(entryNames, [...sheets, incomplete], weights, minSheets)).toEqual(
          rankByMean(entryNames, sheets, weights, minSheets),
        )
      }),
    )
  })

  test('means are exact and ranks count the better ones', () => {
    fc.assert(
      fc.property(round, ({ sheets, weights, minSheets }) => {
        const rows = rankByMean(entryNames, sheets, weights, minSheets)
        const together = comparable(sheets)
        const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
        for (const row of rows) {
          const complete = sheets.filter(({ entry, points }) => entry === row.entry && !points.includes(null))
          const sum = complete.reduce(
            (all, { points }) =>
              all +
              points.reduce((own: number, value, index) => own + (value ?? 0) * (weights[index] ?? 0), 0),
            0,
          )
          const divisor = total * BigInt(complete.length)
          const mean =
            complete.length === 0 ? null : Number((2000n * BigInt(sum) + divisor) / (2n * divisor)) / 1000
          const better = rows.filter(
            (other) =>
              other.sheets >= minSheets &&
              (other.mean ?? -1) > (mean ?? 0) &&
              together.get(other.entry) === together.get(row.entry),
          ).length
          expect(row).toEqual({
            entry: row.entry,
            sheets: complete.length,
            mean,
            rank: mean === null || complete.length < minSheets ? null : better + 1,
          })
        }
      }),
    )
  })
})
