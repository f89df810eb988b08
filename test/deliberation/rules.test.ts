import { expect, test } from 'vitest'
import {
  agendaOf,
  criterionMeans,
  outcomeOf,
  presiderOf,
  spreadOf,
  suggestedNominees,
} from '../../src/deliberation/rules.ts'
import type { Sheet } from '../../src/ranking/design.ts'

type Members = Parameters<typeof presiderOf>[0]
type Category = Parameters<typeof agendaOf>[0]

const member = (juror_id: string, is_chair: number, state = 'present') => ({ juror_id, is_chair, state })

test.each<[string, ReturnType<typeof member>[], string[], string | null]>([
  ['the chair who is there', [member('c', 1), member('d', 0)], [], 'c'],
  ['the deputy for a chair who has left', [member('c', 1), member('d', 0)], ['c'], 'd'],
  ['the deputy for a chair who never came', [member('c', 1, 'excused'), member('d', 0)], [], 'd'],
  ['the deputy where there is no chair', [member('d', 0)], [], 'd'],
  ['nobody in an empty room', [], [], null],
])('%s presides', (_, members, away, expected) => {
  const named = { deputy: 'd', adHoc: null }
  expect(presiderOf(members as unknown as Members, named, new Set(away))).toBe(expected)
})

test.each([
  [2, 1, null, 'carried'],
  [1, 2, 'yes', 'rejected'],
  [1, 1, null, 'rejected'],
  [1, 1, 'no', 'rejected'],
  [1, 1, 'yes', 'carried'],
  [0, 0, null, 'rejected'],
] as const)('%d yes, %d no, casting %j: %s', (yes, no, casting, expected) => {
  expect(outcomeOf({ yes, no }, casting)).toBe(expected)
})

test('means by criterion take whole sheets of the entry alone', () => {
  const sheet = (entry: string, ...points: (number | null)[]) => ({ entry, points }) as unknown as Sheet
  const sheets = [sheet('a', 2, 4), sheet('a', 4, 8), sheet('a', 9, null), sheet('b', 1, 1)]
  expect(criterionMeans(sheets, 'a', 2)).toEqual([3, 6])
  expect(criterionMeans(sheets, 'x', 2)).toEqual([null, null])
})

test('the spread is a standard deviation', () => {
  expect(spreadOf({ scores: [] })).toBe(0)
  expect(spreadOf({ scores: [5] })).toBe(0)
  expect(spreadOf({ scores: [2, 4, 6] })).toBe(2)
})

const row = (id: string, scores: number[], rank: number | null, width = 0) => ({
  candidate: { id },
  scores,
  chances: width === 0 ? null : { low: 1, high: 1 + width },
  mean: { rank },
  calibrated: { rank: rank === null ? null : rank + 2 },
})
const CATEGORY = {
  rows: [
    row('a', [5, 5], 1),
    row('b', [1, 9], 2),
    row('c', [5, 5], 3, 4),
    row('d', [5, 5], 3),
    row('e', [], null),
  ],
} as unknown as Category

test('the agenda follows the ranking, or what is disputed most', () => {
  const ids = (order: 'first' | 'disputed') => agendaOf(CATEGORY, order).map(({ candidate }) => candidate.id)
  expect(ids('first')).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(ids('disputed')).toEqual(['b', 'c', 'a', 'd', 'e'])
})

test('the first three are suggested, and whoever shares the third', () => {
  expect(suggestedNominees(CATEGORY, 'mean')).toEqual(['a', 'b', 'c', 'd'])
  expect(suggestedNominees(CATEGORY, 'calibrated')).toEqual(['a'])
})
