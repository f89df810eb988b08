import { describe, expect, test } from 'vitest'
import {
  lackingNow,
  mayAssign,
  meetingTable,
  previewOf,
  type Situation,
  shortfallReason,
} from '../../src/assignment/preview.ts'

const juror = (id: string, inOffice = true) => ({
  id,
  name: id,
  inOffice,
  accepted: true,
  capacity: null,
  expertise: [] as string[],
})
const base: Situation = {
  version: 0,
  perEntry: 2,
  byRules: 2,
  entries: ['a', 'b', 'c'].map((id, index) => ({ id, number: index + 1, title: id, category: id })),
  jurors: ['x', 'y', 'z'].map((id) => juror(id)),
  conflicts: [],
  assigned: [],
  sheets: [],
}
const wish = { perEntry: 2, aim: 'fill', seed: 1 } as const

test.each([
  ['draft', false],
  ['call', false],
  ['closed', true],
  ['judging', true],
  ['deliberation', false],
  ['published', false],
  ['archived', false],
] as const)('in the phase %s assigning is allowed: %s', (phase, allowed) => {
  expect(mayAssign(phase).ok).toBe(allowed)
})

describe('the preview', () => {
  test('keeps what was begun before anything was assigned', async () => {
    const sheets = [{ entry: 'a', juror: 'x', complete: false }]
    for (let seed = 0; seed < 10; seed += 1) {
      const { pairs, scored } = await previewOf({ ...base, sheets }, { ...wish, perEntry: 1, seed })
      expect([pairs.length, scored]).toEqual([3, 1])
      expect(pairs[0]).toEqual(['a', 'x'])
    }
  })

  test('counts a complete sheet of somebody who has left, and stores no pair for it', async () => {
    const left = { ...base, jurors: [...base.jurors, juror('gone', false)] }
    const sheet = { entry: 'a', juror: 'gone', complete: true }
    const counted = await previewOf({ ...left, sheets: [sheet] }, wish)
    expect(counted.pairs.filter(([entry]) => entry === 'a')).toHaveLength(1)
    expect(counted.pairs.some(([, one]) => one === 'gone')).toBe(false)
    const half = await previewOf({ ...left, sheets: [{ ...sheet, complete: false }] }, wish)
    expect(half.pairs.filter(([entry]) => entry === 'a')).toHaveLength(2)
  })

  test('takes away pairs of jurors who left and of entries that no longer take part', async () => {
    const assigned = [
      ['a', 'gone'],
      ['old', 'x'],
      ['a', 'x'],
    ] as const
    const { removed, added, pairs } = await previewOf({ ...base, version: 3, assigned }, wish)
    expect(removed).toEqual([
      ['a', 'gone'],
      ['old', 'x'],
    ])
    expect(added).toHaveLength(pairs.length - 1)
  })

  test('respects what jurors can take and follows what they know well', async () => {
    const jurors = base.jurors.map((one, index) => ({
      ...one,
      capacity: index === 0 ? 1 : null,
      expertise: [['c'], ['b'], ['a']][index] ?? [],
    }))
    const { pairs } = await previewOf({ ...base, jurors }, { ...wish, perEntry: 1 })
    expect(pairs).toEqual([
      ['a', 'z'],
      ['b', 'y'],
      ['c', 'x'],
    ])
    const { assignment } = await previewOf({ ...base, jurors }, { ...wish, perEntry: 3 })
    expect(assignment.loads.get('x')).toBe(1)
    expect(assignment.shortfall.map(({ missing, full }) => [missing, full])).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  test('has a digest of its own for every version, wish and outcome', async () => {
    const { digest } = await previewOf(base, wish)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect((await previewOf(base, wish)).digest).toBe(digest)
    const others = [
      await previewOf({ ...base, version: 1 }, wish),
      await previewOf(base, { ...wish, aim: 'level' }),
      await previewOf(
        {
          ...base,
          conflicts: [
            ['a', 'x'],
            ['a', 'y'],
          ],
        },
        wish,
      ),
    ]
    expect(new Set([digest, ...others.map((one) => one.digest)]).size).toBe(4)
  })
})

test('how often jurors meet', () => {
  const pairs = [
    ['a', 'x'],
    ['a', 'y'],
    ['b', 'x'],
    ['b', 'y'],
    ['c', 'z'],
  ] as const
  expect(meetingTable(pairs, ['x', 'y', 'z'])).toEqual([
    [0, 2, 0],
    [2, 0, 0],
    [0, 0, 0],
  ])
})

test.each([
  [0, 0, 'Kein Jurymitglied ist ohne Befangenheit.'],
  [1, 0, 'Nur 1 Jurymitglied ist ohne Befangenheit.'],
  [2, 0, 'Nur 2 Jurymitglieder sind ohne Befangenheit.'],
  [5, 1, 'Nur 5 Jurymitglieder sind ohne Befangenheit. Davon hat 1 die Höchstzahl erreicht.'],
  [5, 3, 'Nur 5 Jurymitglieder sind ohne Befangenheit. Davon haben 3 die Höchstzahl erreicht.'],
])('with %i possible and %i full jurors', (possible, full, sentence) => {
  expect(shortfallReason({ possible, full })).toBe(sentence)
})

test('what is lacking today: a late conflict and a juror who left, unless the work was done', () => {
  const situation: Situation = {
    ...base,
    version: 1,
    perEntry: 1,
    jurors: [...base.jurors, juror('gone', false)],
    assigned: [
      ['a', 'x'],
      ['b', 'gone'],
      ['c', 'gone'],
    ],
    conflicts: [['a', 'x']],
    sheets: [{ entry: 'c', juror: 'gone', complete: true }],
  }
  expect(lackingNow(situation).map(({ entry, missing }) => [entry.id, missing])).toEqual([
    ['a', 1],
    ['b', 1],
  ])
})
