import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleQuestion, QUESTIONS } from '../../src/entry-form/questions.ts'
import { builderForm } from '../../src/entry-form/schema.ts'
import { FEWEST, figuresOf, grouped } from '../../src/publication/figures.ts'
import { uniqueSlugs } from '../../src/publication/snapshot.ts'
import { figuresReady, namesJury, PER_PAGE, pageOf } from '../../src/showcase/rules.ts'
import { pageForm, statementForm } from '../../src/showcase/schema.ts'

const labels = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([label, count]) => Array<string>(count).fill(label))

describe('grouped', () => {
  test.each<[string, Record<string, number>, [string | null, number][]]>([
    [
      'groups of three and more stand for themselves',
      { B: 3, A: 4 },
      [
        ['A', 4],
        ['B', 3],
      ],
    ],
    [
      'small groups are taken together',
      { A: 5, B: 1, C: 2 },
      [
        ['A', 5],
        [null, 3],
      ],
    ],
    [
      'one small group takes the smallest other one along',
      { A: 5, B: 3, C: 1 },
      [
        ['A', 5],
        [null, 4],
      ],
    ],
    [
      'two of them are still too few',
      { A: 5, B: 4, C: 1, D: 1 },
      [
        ['A', 5],
        [null, 6],
      ],
    ],
    ['only small groups', { A: 2, B: 2 }, [[null, 4]]],
    ['fewer than three in all are nothing', { A: 1, B: 1 }, []],
    [
      'what is not known comes last',
      { '': 3, Z: 3 },
      [
        ['Z', 3],
        ['', 3],
      ],
    ],
    ['nobody', {}, []],
  ])('%s', (_name, counts, bars) => {
    expect(grouped(labels(counts), ['A', 'B']).map(({ label, entries }) => [label, entries])).toEqual(bars)
  })

  test('never shows a small number, and loses nobody', () => {
    const counts = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E', ''), fc.nat({ max: 6 }))
    fc.assert(
      fc.property(counts, (given) => {
        const all = labels(given)
        const bars = grouped(all, ['C', 'A'])
        expect(bars.every(({ entries }) => entries >= FEWEST)).toBe(true)
        const shown = bars.reduce((sum, { entries }) => sum + entries, 0)
        expect(shown).toBe(all.length < FEWEST ? 0 : all.length)
      }),
    )
  })
})

test('there are no figures for fewer than three entries', () => {
  const one = { category: 'Service', size: '', state: 'Musterland' }
  expect(figuresOf([one, one], { categories: [], sizes: [] })).toBe(null)
  expect(figuresOf([one, one, one], { categories: ['Service'], sizes: [] })).toEqual({
    total: 3,
    category: [{ label: 'Service', entries: 3 }],
    size: [{ label: '', entries: 3 }],
    state: [{ label: 'Musterland', entries: 3 }],
  })
})

test.each([
  ['judging', 'closed', false],
  ['judging', 'judging', true],
  ['judging', 'archived', true],
  ['release', 'deliberation', false],
  ['release', 'published', true],
  ['never', 'published', false],
] as const)('the jury, from %s on, in the phase %s: %s', (from, phase, named) =>
  expect(namesJury(from, phase)).toBe(named),
)

test.each([
  ['call', 0, false],
  ['closed', 1, false],
  ['closed', 0, true],
  ['judging', 0, true],
  ['draft', 0, false],
] as const)('figures in the phase %s with %i entries to look at: %s', (phase, open, ready) =>
  expect(figuresReady(phase, open)).toBe(ready),
)

test.each([
  [undefined, 0, 1, 1],
  ['1', PER_PAGE, 1, 1],
  ['2', PER_PAGE + 1, 2, 2],
  ['3', PER_PAGE + 1, 1, 2],
  ['0', 50, 1, 3],
  ['-1', 50, 1, 3],
  ['x', 50, 1, 3],
])('page %s of %i projects is %i of %i', (asked, total, page, pages) =>
  expect(pageOf(asked, total)).toEqual({ page, pages }),
)

test('addresses that winners have are taken', () => {
  expect(uniqueSlugs(['App', 'Bus'], ['app'])).toEqual(['app-2', 'bus'])
})

test('the default form asks for the consent, and the builder keeps what it means', () => {
  expect(exampleQuestion(QUESTIONS)?.key).toBe('good_practice')
  const row = (kind: string) =>
    Object.fromEntries(
      Object.entries({
        key: '',
        label: 'Zeigen?',
        hint: '',
        kind,
        limit: '10',
        part: 'X',
        meaning: 'example',
      }).map(([name, value]) => [`q0-${name}`, value]),
    )
  const read = (kind: string) => builderForm.parse({ version: '1', do: 'save', ...row(kind) }).questions
  expect(exampleQuestion(read('declaration'))).toMatchObject({ meaning: 'example' })
  expect(exampleQuestion(read('text'))).toBe(undefined)
})

test('a highlight needs a title, an empty row is none', () => {
  const fields = {
    version: '0',
    jury_from: 'release',
    'when[]': ['10 Uhr', ''],
    'title[]': ['Beginn', ''],
    'speaker[]': ['', ''],
    'note[]': ['', ''],
  }
  expect(pageForm.parse(fields).programme).toEqual([
    { when: '10 Uhr', title: 'Beginn', speaker: '', note: '' },
  ])
  const wrong = pageForm.safeParse({ ...fields, 'title[]': ['', ''] })
  expect(wrong.error?.issues.map(({ path }) => path)).toEqual([['title--0']])
  expect(pageForm.safeParse({ ...fields, jury_from: 'now' }).success).toBe(false)
})

test('a public statement has a title', () => {
  const fields = { version: '0', statement_title: '', statement_on: '', statement_summary: '', public: '1' }
  expect(statementForm.safeParse(fields).success).toBe(false)
  expect(statementForm.safeParse({ ...fields, statement_title: 'Mehr Mut' }).success).toBe(true)
  expect(statementForm.safeParse({ ...fields, public: undefined }).success).toBe(true)
})
