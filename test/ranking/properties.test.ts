/** What must hold whatever the jury writes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contest, Sheet } from '../../src/ranking/design.ts'
import { type Ranking, type RankOptions, rank } from '../../src/ranking/rules.ts'

const options: RankOptions = { rule: 'calibrated', minSheets: 1, tieSteps: [], seed: 1, draws: 50 }
const SCALE = { min: 0, max: 100 }

const contestOf = (sheets: readonly Sheet[], entries: readonly string[], scale = SCALE): Contest => ({
  entries: entries.map((id) => ({ id })),
  sheets,
  weights: [1],
  scale,
})

/** A table of points, jurors in rows, entries in columns, as sheets. */
const complete = (rows: readonly (readonly number[])[]): Sheet[] =>
  rows.flatMap((row, j) => row.map((points, i) => ({ entry: `e${i}`, juror: `j${j}`, points: [points] })))

const names = (count: number) => Array.from({ length: count }, (_, i) => `e${i}`)

/** Points well inside the scale, so that nothing is clipped. */
const table = fc
  .record({ jurors: fc.integer({ min: 3, max: 7 }), entries: fc.integer({ min: 3, max: 9 }) })
  .chain(({ jurors, entries }) =>
    fc.array(fc.array(fc.integer({ min: 40, max: 60 }), { minLength: entries, maxLength: entries }), {
      minLength: jurors,
      maxLength: jurors,
    }),
  )

/** Sheets of an incomplete design. */
const sparse = fc.uniqueArray(
  fc.record({
    entry: fc.constantFrom(...names(8)),
    juror: fc.constantFrom('j0', 'j1', 'j2', 'j3', 'j4', 'j5'),
    points: fc.integer({ min: 0, max: 100 }).map((points) => [points]),
  }),
  { selector: ({ entry, juror }) => entry + juror, minLength: 1, maxLength: 48 },
)

const ranksOf = ({ entries }: Ranking) =>
  Object.fromEntries(entries.map(({ entry, calibrated }) => [entry, calibrated.rank]))

const untouched = ({ limited }: Ranking) => limited.length === 0

describe('a complete design without limited scores', () => {
  test('calibrated and mean give the same scores and places', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const ranking = rank(contestOf(complete(rows), names(rows[0]?.length ?? 0)), options)
        fc.pre(untouched(ranking))
        for (const { mean, calibrated } of ranking.entries) expect(calibrated).toEqual(mean)
      }),
    )
  })

  test('a constant added to one juror changes no place', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -20, max: 20 }), (rows, constant) => {
        const entries = names(rows[0]?.length ?? 0)
        const moved = rows.map((row, j) => (j === 0 ? row.map((points) => points + constant) : row))
        const [before, after] = [rows, moved].map((one) => rank(contestOf(complete(one), entries), options))
        if (!before || !after) throw new Error('two rankings')
        fc.pre(untouched(before) && untouched(after))
        expect(ranksOf(after)).toEqual(ranksOf(before))
      }),
    )
  })
})

describe('any design', () => {
  test('the order of rows changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(
        sparse.chain((sheets) =>
          fc.record({
            sheets: fc.constant(sheets),
            shuffled: fc.shuffledSubarray(sheets, { minLength: sheets.length }),
            entries: fc.shuffledSubarray(names(8), { minLength: 8 }),
          }),
        ),
        ({ sheets, shuffled, entries }) => {
          const straight = rank(contestOf(sheets, names(8)), options)
          expect(rank(contestOf(shuffled, entries), options)).toEqual(straight)
        },
      ),
    )
  })

  test('other names for entries and jurors change no number', () => {
    const renamed = (id: string) => `${'zyxwvuts'[Number(id.slice(1))]}${id}`
    fc.assert(
      fc.property(sparse, (sheets) => {
        const other = sheets.map(({ entry, juror, points }) => ({
          entry: renamed(entry),
          juror: renamed(juror),
          points,
        }))
        const before = rank(contestOf(sheets, names(8)), { ...options, draws: 0 })
        const after = rank(contestOf(other, names(8).map(renamed)), { ...options, draws: 0 })
        const standings = new Map(after.entries.map((row) => [row.entry, row]))
        for (const { entry, mean, calibrated, n } of before.entries)
          expect(standings.get(renamed(entry))).toMatchObject({ mean, calibrated, n })
        const severities = new Map(after.jurors.map((row) => [row.juror, row]))
        for (const { juror, severity, flagged, bridging } of before.jurors) {
          expect(severities.get(renamed(juror))).toMatchObject({ flagged, bridging })
          expect(severities.get(renamed(juror))?.severity).toBeCloseTo(severity, 6)
        }
      }),
    )
  })

  test('scores stay within the scale, severities balance, chances are chances', () => {
    fc.assert(
      fc.property(sparse, (sheets) => {
        const { entries, jurors, variance, classes } = rank(contestOf(sheets, names(8)), options)
        for (const { mean, calibrated, n, chances } of entries) {
          expect(mean.rank === null).toBe(n === 0)
          for (const { score } of [mean, calibrated]) {
            if (score === null) continue
            expect(score).toBeGreaterThanOrEqual(SCALE.min)
            expect(score).toBeLessThanOrEqual(SCALE.max)
          }
          if (!chances) continue
          expect(chances.low).toBeLessThanOrEqual(chances.high)
          expect(chances.first).toBeLessThanOrEqual(chances.top3)
        }
        expect(Math.abs(jurors.reduce((sum, { severity }) => sum + severity, 0))).toBeLessThan(1e-6)
        if (variance.sigma2 === null) return
        for (const { group, component } of classes) {
          const own = entries.filter((row) => row.group === group && row.component === component)
          const first = own.reduce((sum, { chances }) => sum + (chances?.first ?? 0), 0)
          expect(first).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  test('points in a finer unit are the same points', () => {
    fc.assert(
      fc.property(sparse, (sheets) => {
        const finer = sheets.map((sheet) => ({ ...sheet, points: [(sheet.points[0] ?? 0) * 1000] }))
        const contest = contestOf(sheets, names(8))
        expect(rank({ ...contest, sheets: finer, unit: 1000 }, options)).toEqual(rank(contest, options))
      }),
    )
  })
})
