import { expect, test } from 'vitest'
import {
  isIntact,
  list,
  OMITTED,
  passage,
  type Role,
  readableBy,
  sealed,
  signsAs,
  text,
} from '../../src/minutes/rules.ts'

const MINUTES = {
  format: 'kuer-minutes/1',
  title: 'Sitzung',
  edition: 'Award',
  passages: [
    passage('Allgemeines', [], [text('Alle waren da.')]),
    passage('Service', ['a', 'b'], [list(['eins'], 'keine')]),
    passage('Rathaus', ['b'], [text('Gut.')], 3),
  ],
} as const

test('an empty list says so', () => {
  expect(list([], 'keine')).toEqual(text('keine'))
  expect(list(['x'], 'keine')).toEqual({ kind: 'list', items: ['x'] })
})

test('who is not neutral reads neither words nor names of their entries', () => {
  expect(readableBy(MINUTES, new Set())).toEqual(MINUTES)
  const read = readableBy(MINUTES, new Set(['b'])).passages
  expect(read.map(({ title }) => title)).toEqual(['Allgemeines', 'Service', 'Ausgelassener Abschnitt'])
  expect(read.slice(1).map(({ blocks }) => blocks)).toEqual([[text(OMITTED)], [text(OMITTED)]])
})

test('a changed letter is noticed', async () => {
  const { content, sha256 } = await sealed(MINUTES)
  expect(await isIntact(content, sha256)).toBe(true)
  expect(await isIntact(content.replace('Gut', 'Gur'), sha256)).toBe(false)
})

test.each<[string, [boolean, boolean, boolean], Role[] | null, Role | null]>([
  ['the chair freezes them', [true, false, true], null, 'chair'],
  ['the deputy freezes them', [false, true, true], null, 'deputy'],
  ['the keeper waits for it', [false, false, true], null, null],
  ['the keeper signs what is frozen', [false, false, true], ['chair'], 'keeper'],
  ['nobody signs twice', [true, false, false], ['chair'], null],
  ['the chair signs beside the deputy', [true, false, false], ['deputy'], 'chair'],
  ['others sign nothing', [false, false, false], ['chair'], null],
])('%s', (_, [chair, deputy, organiser], signed, expected) => {
  expect(signsAs({ chair, deputy, organiser }, signed)).toBe(expected)
})
