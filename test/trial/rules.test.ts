import { expect, test } from 'vitest'
import { mayPrepare, readPoints, spreadOf, stateOf } from '../../src/trial/rules.ts'

test.each([
  ['draft', false],
  ['call', true],
  ['closed', true],
  ['judging', true],
  ['deliberation', false],
  ['published', false],
  ['archived', false],
] as const)('in the phase %s samples may be prepared: %s', (phase, allowed) => {
  expect(mayPrepare(phase).ok).toBe(allowed)
})

test.each([
  [false, null, 'open'],
  [false, 5, 'open'],
  [true, null, 'scored'],
  [true, 5, 'discussed'],
] as const)('scored %s, discussed at %s: %s', (scored, at, state) => {
  expect(stateOf(scored, at)).toBe(state)
})

const CRITERIA = [
  { id: 'a', name: 'Nutzen' },
  { id: 'b', name: 'Mut' },
]

test.each(['', '0', '11', '5.5', '-1', 'x', '1e1', '٣'])('the points %j are refused', (typed) => {
  expect(readPoints(CRITERIA, { min: 1, max: 10 }, { 'points-a': '4', 'points-b': typed })).toEqual({
    ok: false,
    error: [{ field: 'points-b', message: 'Mut: Bitte ganze Punkte von 1 bis 10 vergeben.' }],
  })
})

test('a criterion that the form left out has no points', () => {
  expect(readPoints(CRITERIA, { min: 0, max: 10 }, { 'points-a': '4' })).toMatchObject({
    ok: false,
    error: [{ field: 'points-b' }],
  })
})

test('points of every criterion are read, and of no other', () => {
  const typed = { 'points-a': ' 1 ', 'points-b': '10', 'points-c': '3' }
  expect(readPoints(CRITERIA, { min: 1, max: 10 }, typed)).toEqual({
    ok: true,
    value: [
      { criterionId: 'a', points: 1 },
      { criterionId: 'b', points: 10 },
    ],
  })
})

test('the spread is sorted, so that nobody’s place tells who they are', () => {
  const marks = [7, 4, 10].map((points) => ({ criterionId: 'a', points }))
  expect(spreadOf(['a', 'b'], marks)).toEqual([{ criterionId: 'a', points: [4, 7, 10], range: 6, mean: 7 }])
})
