import { expect, test } from 'vitest'
import type { Schedule } from '../../src/edition/rules.ts'
import { callOpen, deadlineOf, isUnlisted, takesPart } from '../../src/submission/rules.ts'
import { peopleOpen } from '../../src/team/rules.ts'

const SCHEDULE: Schedule = {
  call_opens_at: 1000,
  call_closes_at: 2000,
  judging_opens_at: 3_000_000,
  judging_closes_at: 4_000_000,
  released_at: null,
  archives_at: null,
  gallery_published_at: null,
}

test('an entry takes part when it is handed in and not refused', () => {
  const states = ['draft', 'submitted', 'withdrawn'] as const
  const screenings = ['open', 'passed', 'changes', 'refused'] as const
  const part = states.flatMap((state) =>
    screenings
      .filter((screening) => takesPart({ state, screening }))
      .map((screening) => `${state} ${screening}`),
  )
  expect(part).toEqual(['submitted open', 'submitted passed', 'submitted changes'])
})

test.each<[number | null, number | null, number | null, number | null]>([
  [null, null, 3000, null],
  [2000, null, 3000, 2000],
  [2000, 1500, 3000, 2000],
  [2000, 2500, 3000, 2500],
  [2000, 3500, 3000, 3000],
  [2000, 3500, null, 3500],
])(
  'the call closes at %j, the entry at %j, judging opens at %j: %j',
  (call_closes_at, extended_until, judging_opens_at, expected) => {
    expect(deadlineOf({ extended_until }, { call_closes_at, judging_opens_at })).toBe(expected)
  },
)

test('what was on its way at the deadline may take two minutes', () => {
  expect(callOpen(SCHEDULE, 1999, 2000 + 120_000).ok).toBe(true)
  expect(callOpen(SCHEDULE, 1999, 2001 + 120_000).ok).toBe(false)
  expect(callOpen(SCHEDULE, 2000).ok).toBe(false)
  expect(callOpen(SCHEDULE, 999).ok).toBe(false)
  expect(callOpen({ ...SCHEDULE, call_opens_at: null, call_closes_at: null }, 1500).ok).toBe(false)
})

test('an organisation is unlisted when it was typed freely', () => {
  expect(isUnlisted({ organisation: 'Musterhausen', organisation_key: null })).toBe(true)
  expect(isUnlisted({ organisation: 'Musterhausen', organisation_key: '1' })).toBe(false)
  expect(isUnlisted({ organisation: '', organisation_key: null })).toBe(false)
})

test('people are invited while the call is open, and not to what is withdrawn', () => {
  expect(peopleOpen({ state: 'draft' }, SCHEDULE, 1500).ok).toBe(true)
  expect(peopleOpen({ state: 'withdrawn' }, SCHEDULE, 1500).ok).toBe(false)
  expect(JSON.stringify(peopleOpen({ state: 'draft' }, SCHEDULE, 2000))).toContain('Einreichungsschluss am ')
  const open = { ...SCHEDULE, call_opens_at: null, call_closes_at: null }
  expect(JSON.stringify(peopleOpen({ state: 'draft' }, open, 2000))).toContain(
    'Einreichungsschluss steht fest',
  )
})
