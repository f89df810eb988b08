import { describe, expect, test } from 'vitest'
import {
  chosenPhotos,
  EMPTY_PLAN,
  inPlannedOrder,
  publishedCitation,
  winnerKey,
} from '../../src/publication/plan.ts'
import { privatePage } from '../../src/publication/preview.ts'
import { planForm, planFrom } from '../../src/publication/schema.ts'
import { correctedSnapshot, differences, mayOpenAt, stageOf } from '../../src/publication/sealing.ts'
import { readSnapshot } from '../../src/publication/snapshot.ts'

const planned = (position: number, over: Partial<{ citation: string; decided: string }> = {}) => ({
  position,
  teaser: '',
  citation: 'Schön gesagt.',
  decided: 'Gesagt.',
  ...over,
})

test.each([
  ['Gesagt.', planned(1), 'Schön gesagt.'],
  ['Anders gesagt.', planned(1), 'Anders gesagt.'],
  ['Gesagt.', undefined, 'Gesagt.'],
  ['Gesagt.', planned(1, { citation: '' }), ''],
])('of %j and the plan %j the sentence %j is published', (decided, plan, published) =>
  expect(publishedCitation(decided, plan)).toBe(published),
)

const A = { id: 'a' }
const B = { id: 'b' }
test.each([
  [undefined, ['a', 'b']],
  [['b'], ['b']],
  [
    ['b', 'a'],
    ['b', 'a'],
  ],
  [['gone', 'a'], ['a']],
  [[], []],
])('chosen pictures %j are shown as %j', (chosen, shown) =>
  expect(chosenPhotos([A, B], chosen).map(({ id }) => id)).toEqual(shown),
)

test.each([
  [{}, ['a', 'b', 'c']],
  [{ c: planned(1), a: planned(2), b: planned(3) }, ['c', 'a', 'b']],
  [{ a: planned(2), c: planned(1) }, ['c', 'a', 'b']],
  [{ a: planned(1), b: planned(1) }, ['a', 'b', 'c']],
])('the plan %j puts winners in the order %j', (winners, order) => {
  const all = [{ key: 'a' }, { key: 'b' }, { key: 'c' }]
  expect(inPlannedOrder(all, { ...EMPTY_PLAN, winners }).map(({ key }) => key)).toEqual(order)
})

const seal = { sha256: 'x', confirmed_at: null, lapsed_at: null }
test.each([
  [undefined, 'x', 'preparing'],
  [seal, 'x', 'sealed'],
  [{ ...seal, confirmed_at: 1 }, 'x', 'confirmed'],
  [{ ...seal, confirmed_at: 1 }, 'y', 'lapsed'],
  [{ ...seal, lapsed_at: 2 }, 'x', 'lapsed'],
])('a seal %j over %s is %s', (stored, sha256, stage) => expect(stageOf(stored, sha256)).toBe(stage))

test.each([
  [100, 50, 99, true],
  [100, 100, 99, true],
  [100, 50, 100, false],
  [100, 101, 99, false],
  [100, null, 99, false],
])('to open at %i with judging until %s is possible at %i: %s', (at, closes, now, may) =>
  expect(mayOpenAt(at, closes, now).ok).toBe(may),
)

describe('a correction', () => {
  const winner = {
    slug: 'app',
    title: 'Ap',
    organisation: 'Musterhausen',
    teaser: '',
    citation: 'Gut.',
    place: 1,
  }
  const before = readSnapshot(
    JSON.stringify({
      year: 2026,
      title: 'Award',
      intro: 'Hallo',
      winners: [winner],
      emptyPlaces: [],
      questions: [],
    }),
  )
  const words = { title: 'App', organisation: 'Musterhausen', teaser: '', citation: 'Gut.' }
  const after = correctedSnapshot(
    before,
    { intro: 'Hallo', winners: new Map([['app', words]]) },
    { replaces: 5, reason: 'Tippfehler' },
  )

  test('changes words only, keeps the address and says why', () => {
    expect(after).toEqual({
      ...before,
      winners: [{ ...before.winners[0], title: 'App' }],
      corrections: [{ replaces: 5, reason: 'Tippfehler', kind: 'text' }],
    })
    expect(differences(before, after)).toEqual([{ where: 'Ap: Titel', before: 'Ap', after: 'App' }])
    expect(differences(before, { ...before, intro: '' })).toEqual([
      { where: 'Einleitung', before: 'Hallo', after: '' },
    ])
  })
})

describe('the form of the plan', () => {
  const typed = {
    version: '0',
    edition: '3',
    intro: 'Hallo',
    'key[]': ['e1:', 'e2:Mut', 'strange:'],
    'position[]': ['2', '1', '3'],
    'teaser[]': ['Kurz', '', ''],
    'citation[]': ['Schön gesagt.', '', ''],
    'entry[]': ['e1', 'e1', 'e2'],
    'photo[]': ['p1', 'p2', 'p3'],
    'order[]': ['2', '1', ''],
  }

  test('becomes a plan of what was won', () => {
    const decided = new Map([
      ['e1:', 'Gesagt.'],
      [winnerKey({ submission: 'e2', special: 'Mut' }), ''],
    ])
    expect(planFrom(planForm.parse(typed), decided)).toEqual({
      intro: 'Hallo',
      nominees: false,
      winners: {
        'e1:': { position: 2, teaser: 'Kurz', citation: 'Schön gesagt.', decided: 'Gesagt.' },
        'e2:Mut': { position: 1, teaser: '', citation: '', decided: '' },
      },
      photos: { e1: ['p2', 'p1'], e2: [] },
    })
  })

  test.each([
    { 'position[]': ['0'] },
    { 'order[]': ['x'] },
    { 'teaser[]': ['x'.repeat(301)] },
    { 'citation[]': ['x'.repeat(801)] },
    { intro: 'x'.repeat(2001) },
    { version: '-1' },
    { nominees: 'ja' },
  ])('refuses %j', (wrong) => expect(planForm.safeParse({ ...typed, ...wrong }).success).toBe(false))
})

test('a preview leads to previews and private pictures, and nowhere else', () => {
  const id = '0b5f0d0e-1111-4222-8333-444455556666'
  const html = `<main class="x"><a href="/2026">A</a><a href="/2026/preistraeger/app">B</a><a href="/2025">C</a>
    <a href="/2026/galerie">D</a><img src="/bilder/${id}/480.jpeg"></main>`
  const base = '/verwaltung/2026/freigabe/vorschau'
  expect(privatePage(html, 2026, '<b>bar</b>')).toBe(
    `<main class="x"><b>bar</b><a href="${base}">A</a><a href="${base}/preistraeger/app">B</a><a href="/2025">C</a>
    <a href="/2026/galerie">D</a><img src="/fotos/${id}/480.jpeg"></main>`,
  )
})
