import { describe, expect, test } from 'vitest'
import type { Schedule } from '../../src/edition/rules.ts'
import { isComplete, mayRead, mayScore, serves } from '../../src/jury/rules.ts'
import { inviteForm, LIMITS, recusalForm, sheetForm } from '../../src/jury/schema.ts'

const OPENS = Date.UTC(2026, 11, 1, 7)
const CLOSES = Date.UTC(2026, 11, 20, 22, 59)
const edition: Schedule = {
  call_opens_at: OPENS - 2000,
  call_closes_at: OPENS - 1000,
  judging_opens_at: OPENS,
  judging_closes_at: CLOSES,
  released_at: null,
  archives_at: null,
  gallery_published_at: null,
}
const released = { ...edition, released_at: CLOSES + 1000, archives_at: CLOSES + 2000 }
const unplanned = { ...edition, judging_opens_at: null, judging_closes_at: null }
const mine = { recused: false, submitted: true }

const UNKNOWN = 'not_found: Diese Einreichung gibt es nicht, oder sie ist nicht für Sie bestimmt.'
const BEFORE =
  'closed: Die Bewertung hat noch nicht begonnen. Sie beginnt am Di., 1. Dezember 2026, 08:00 Uhr (MEZ).'
const AFTER =
  'closed: Die Bewertung ist geschlossen. Ihre Wertung konnte nicht mehr gespeichert werden; der letzte gespeicherte Stand zählt.'
const said = (result: ReturnType<typeof mayRead>) =>
  result.ok ? 'ok' : `${result.error.kind}: ${result.error.message}`

test.each([
  ['draft', edition, mine, OPENS - 3000, BEFORE, BEFORE],
  ['call', edition, mine, OPENS - 1500, BEFORE, BEFORE],
  ['closed', edition, mine, OPENS - 1, BEFORE, BEFORE],
  [
    'no judging planned',
    unplanned,
    mine,
    CLOSES,
    'closed: Die Bewertung hat noch nicht begonnen.',
    'closed: Die Bewertung hat noch nicht begonnen.',
  ],
  ['at the opening', edition, mine, OPENS, 'ok', 'ok'],
  ['the last millisecond', edition, mine, CLOSES - 1, 'ok', 'ok'],
  ['at the close', edition, mine, CLOSES, 'ok', AFTER],
  ['released', released, mine, CLOSES + 1500, 'ok', AFTER],
  ['archived', released, mine, CLOSES + 2500, 'ok', AFTER],
  ['recused', edition, { ...mine, recused: true }, OPENS, UNKNOWN, UNKNOWN],
  ['recused, before', edition, { ...mine, recused: true }, OPENS - 1, UNKNOWN, UNKNOWN],
  ['not handed in', edition, { ...mine, submitted: false }, OPENS, UNKNOWN, UNKNOWN],
  ['neither', edition, { recused: true, submitted: false }, CLOSES, UNKNOWN, UNKNOWN],
])('%s', (_name, schedule, seat, now, read, score) => {
  expect(said(mayRead(schedule, seat, now))).toBe(read)
  expect(said(mayScore(schedule, seat, now))).toBe(score)
})

test.each([
  [null, 0, null, false],
  [1, 0, null, true],
  [1, 1, null, false],
  [1, 1, 2, true],
  [null, 1, 2, false],
])('accepted at %j, substitute %i, called in at %j: serves %s', (accepted, substitute, called, expected) => {
  const seat = { accepted_at: accepted, is_substitute: substitute, called_in_at: called }
  expect(serves(seat)).toBe(expected)
})

test.each([
  [[1, 2, 3], 3, true],
  [[0, 0], 2, true],
  [[1, null, 3], 3, false],
  [[1, 2], 3, false],
  [[1, 2, 3, 4], 3, false],
  [[], 0, false],
  [[], 1, false],
])('isComplete %j of %i: %s', (points, criteria, complete) => {
  expect(isComplete(points, criteria)).toBe(complete)
})

/** The button that was pressed. */
const button = (value: string) => Object.fromEntries([['then', value]])

describe('sheetForm', () => {
  const A = '11111111-1111-4111-8111-111111111111'
  const B = '22222222-2222-4222-8222-222222222222'

  test('reads points and comments by criterion', () => {
    const sheet = sheetForm.parse({
      version: '3',
      comment: ' gut\r\n ',
      note: ' nur ich ',
      ...button('stay'),
      [`points-${A}`]: '7',
      [`comment-${A}`]: 'ja ',
      [`points-${B}`]: '',
    })
    expect(sheet).toEqual({
      version: 3,
      after: 'stay',
      comment: 'gut',
      note: 'nur ich',
      scores: [
        { criterionId: A, points: '7', comment: 'ja' },
        { criterionId: B, points: '', comment: '' },
      ],
    })
  })

  test('a comment alone counts as a row', () => {
    expect(sheetForm.parse({ [`comment-${A}`]: 'x' }).scores).toEqual([
      { criterionId: A, points: '', comment: 'x' },
    ])
  })

  test.each([
    [{}, { version: 0, after: 'next', comment: '', note: '', scores: [] }],
    [{ version: 'x' }, { version: 0, after: 'next', comment: '', note: '', scores: [] }],
    [button('elsewhere'), { version: 0, after: 'next', comment: '', note: '', scores: [] }],
  ])('%j', (fields, sheet) => expect(sheetForm.parse(fields)).toEqual(sheet))

  test.each([
    ['an unknown field', { other: 'x' }],
    ['a criterion that is no id', { 'points-1': '1' }],
    ['a long comment', { comment: 'x'.repeat(LIMITS.comment + 1) }],
    ['a very long comment', { comment: 'x'.repeat(LIMITS.comment * 2 + 1) }],
    ['a long comment of a criterion', { [`comment-${A}`]: 'x'.repeat(LIMITS.comment + 1) }],
    ['NUL', { comment: '\u0000' }],
  ])('refuses %s', (_name, fields) => expect(sheetForm.safeParse(fields).success).toBe(false))

  test('takes a comment of the full length', () => {
    expect(sheetForm.safeParse({ comment: 'x'.repeat(LIMITS.comment) }).success).toBe(true)
  })
})

describe('other forms', () => {
  const invite = { name: 'A', email: 'a@b.example', institution: '' }

  test('recusal needs a reason', () => {
    expect(recusalForm.safeParse({ reason: ' ' }).success).toBe(false)
    expect(recusalForm.safeParse({ reason: 'x'.repeat(LIMITS.reason) }).success).toBe(true)
    expect(recusalForm.safeParse({ reason: 'x'.repeat(LIMITS.reason + 1) }).success).toBe(false)
  })

  test.each([
    [{}, true],
    [{ chair: '1' }, true],
    [{ chair: 'ja' }, false],
    [{ name: '' }, false],
    [{ name: 'x'.repeat(LIMITS.name) }, true],
    [{ name: 'x'.repeat(LIMITS.name + 1) }, false],
    [{ institution: 'x'.repeat(LIMITS.name + 1) }, false],
    [{ email: 'a' }, false],
    [{ is_chair: '1' }, false],
  ])('invitation %#: %s', (change, good) => {
    expect(inviteForm.safeParse({ ...invite, ...change }).success).toBe(good)
  })
})
