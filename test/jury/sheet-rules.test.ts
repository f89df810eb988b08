import { describe, expect, test } from 'vitest'
import type { Phase } from '../../src/edition/rules.ts'
import { ownPlaces, readSheet, showTotal, totalOf, visibleScores } from '../../src/jury/sheet-rules.ts'

const [A, B] = ['a', 'b']
const criteria = [
  { id: A, name: 'Nutzen', weight: 2 },
  { id: B, name: 'Mut', weight: 1 },
]
const rules = { criteria, scale: { min: 1, max: 10 }, abstention: false }
const input = (a: string, b: string, after: 'stay' | 'final' = 'stay') => ({
  version: 0,
  after,
  comment: '',
  scores: [
    { criterionId: A, points: a, comment: ' ja' },
    { criterionId: B, points: b, comment: '' },
  ],
})

describe('readSheet', () => {
  test.each([
    ['7', '', 'stay', null],
    ['1', '10', 'final', null],
    [' 7 ', '8', 'final', null],
    ['7', '', 'final', 'Mut: Hier fehlen noch Punkte.'],
    ['0', '8', 'stay', 'Nutzen: Bitte ganze Punkte von 1 bis 10 vergeben.'],
    ['11', '8', 'final', 'Nutzen: Bitte ganze Punkte von 1 bis 10 vergeben.'],
    ['1e1', '8', 'stay', 'Nutzen: Bitte ganze Punkte von 1 bis 10 vergeben.'],
    ['enthaltung', '8', 'final', 'Nutzen: Bitte ganze Punkte von 1 bis 10 vergeben.'],
  ] as const)('„%s“ and „%s“ to %s', (a, b, after, message) => {
    const read = readSheet(rules, input(a, b, after))
    expect(read.ok ? null : read.error[0]?.message).toBe(message)
  })

  test('abstaining takes the place of points where the rules allow it', () => {
    const read = readSheet({ ...rules, abstention: true }, input('enthaltung', '8', 'final'))
    expect(read).toEqual({
      ok: true,
      value: [
        { criterionId: A, points: null, abstained: true, comment: ' ja' },
        { criterionId: B, points: 8, abstained: false, comment: '' },
      ],
    })
  })

  test('a criterion that was not sent is open, one that nobody knows is left out', () => {
    const read = readSheet(rules, {
      ...input('7', '8'),
      scores: [{ criterionId: 'elsewhere', points: '7', comment: '' }],
    })
    expect(read.ok && read.value.map(({ criterionId, points }) => [criterionId, points])).toEqual([
      [A, null],
      [B, null],
    ])
  })
})

test.each([
  [[9, 6], 8, '8,00'],
  [[7, 8], 22 / 3, '7,33'],
  [[7, null], 7, '7,00'],
  [[null, null], null, '–'],
])('points %j come to %s', ([a, b], total, shown) => {
  const found = totalOf(
    criteria,
    new Map([
      [A, a ?? null],
      [B, b ?? null],
    ]),
  )
  expect(found).toBe(total)
  expect(showTotal(found)).toBe(shown)
})

describe('visibleScores', () => {
  const sheets = [
    { jurorId: 'me', final: false },
    { jurorId: 'her', final: true },
    { jurorId: 'him', final: false },
  ]
  const seen = (phase: Phase, conflicted = false) =>
    visibleScores({ jurorId: 'me', conflicted }, phase, sheets).map(({ jurorId }) => jurorId)

  test.each(['draft', 'call', 'closed', 'judging'] as const)('own ones alone in %s', (phase) => {
    expect(seen(phase)).toEqual(['me'])
  })
  test.each(['deliberation', 'published', 'archived'] as const)('the finished ones of all in %s', (phase) => {
    expect(seen(phase)).toEqual(['me', 'her'])
  })
  test.each(['judging', 'deliberation', 'published'] as const)(
    'none for who is not neutral, in %s',
    (phase) => {
      expect(seen(phase, true)).toEqual([])
    },
  )
  test('own ones alone even when all sheets are in', () => {
    const all = sheets.map((sheet) => ({ ...sheet, final: true }))
    expect(visibleScores({ jurorId: 'me', conflicted: false }, 'judging', all)).toHaveLength(1)
  })
})

test('equal totals share a place', () => {
  const places = ownPlaces([
    { id: 'c', total: 5 },
    { id: 'a', total: 22 / 3 },
    { id: 'b', total: 22 / 3 },
  ])
  expect(places.map(({ id, place }) => [id, place])).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 3],
  ])
})
