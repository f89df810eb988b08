import { describe, expect, test } from 'vitest'
import { type DecisionRow, decisionErrors, EMPTY, PLACES, touched } from '../../src/ranking/decision.ts'
import { decisionForm, LIMITS } from '../../src/ranking/schema.ts'

const candidates = [
  { id: 'a', title: 'Alpha', category_id: 'k1' },
  { id: 'b', title: 'Beta', category_id: 'k1' },
  { id: 'c', title: 'Gamma', category_id: 'k2' },
  { id: 'd', title: 'Delta', category_id: null },
]
const place = (categoryId: string, number: number, choice: string): DecisionRow => ({
  categoryId,
  place: number,
  special: '',
  choice,
  citation: '',
})
const special = (name: string, choice: string): DecisionRow => ({
  categoryId: '',
  place: null,
  special: name,
  choice,
  citation: '',
})
const skipped = (number: number) =>
  `Platz ${number} ist vergeben, ein Platz davor nicht. Wählen Sie dort „bleibt leer“, wenn das so sein soll.`

test.each<[string, DecisionRow[], [number, string][]]>([
  ['nothing', [], []],
  ['nothing chosen', [place('k1', 1, ''), place('k1', 2, ''), special('', '')], []],
  ['two places', [place('k1', 1, 'a'), place('k1', 2, 'b'), place('k1', 3, '')], []],
  ['two categories', [place('k1', 1, 'a'), place('k2', 1, 'c')], []],
  ['an empty first place', [place('k1', 1, EMPTY), place('k1', 2, 'a')], []],
  ['all places empty', PLACES.map((number) => place('k1', number, EMPTY)), []],
  ['second without first', [place('k1', 1, ''), place('k1', 2, 'a')], [[1, skipped(2)]]],
  [
    'third without first and second',
    [place('k1', 1, ''), place('k1', 2, ''), place('k1', 3, 'a')],
    [[2, skipped(3)]],
  ],
  ['third without second', [place('k1', 1, 'a'), place('k1', 2, ''), place('k1', 3, 'b')], [[2, skipped(3)]]],
  ['second left empty without first', [place('k1', 1, ''), place('k1', 2, EMPTY)], [[1, skipped(2)]]],
  ['a gap in another category does not matter', [place('k1', 1, ''), place('k2', 2, 'c')], []],
  ['an open special prize is no gap', [special('', ''), place('', 1, EMPTY)], []],
  ['somebody who is not there', [place('k1', 1, 'x')], [[0, 'Dieses Projekt nimmt nicht (mehr) teil.']]],
  ['special prize for nobody there', [special('Mut', 'x')], [[0, 'Dieses Projekt nimmt nicht (mehr) teil.']]],
  ['another category', [place('k2', 1, 'a')], [[0, '„Alpha“ gehört in eine andere Kategorie.']]],
  ['no category', [place('k1', 1, 'd')], [[0, '„Delta“ gehört in eine andere Kategorie.']]],
  ['two places for one', [place('k1', 1, 'a'), place('k1', 2, 'a')], [[1, '„Alpha“ hat schon einen Platz.']]],
  ['a place nobody offers', [place('k1', 9, 'a')], [[0, 'Einen Platz 9 gibt es nicht.']]],
  [
    'a place twice',
    [place('k1', 1, 'a'), place('k1', 1, 'b')],
    [[1, 'Platz 1 steht in dieser Kategorie zweimal da.']],
  ],
  ['the same place in two categories', [place('k1', 1, 'a'), place('k2', 1, 'c')], []],
  ['a place and a special prize', [place('k1', 1, 'a'), special('Mut', 'a')], []],
  ['two special prizes for one', [special('Mut', 'a'), special('Witz', 'a')], []],
  ['special prize without category', [special('Mut', 'd')], []],
  [
    'special prize without name',
    [special('', 'a')],
    [[0, 'Bitte dem Sonderpreis für „Alpha“ einen Namen geben.']],
  ],
  ['special prize without project', [special('Mut', '')], [[0, '„Mut“: Bitte das Projekt wählen.']]],
  ['special prize left empty', [special('Mut', EMPTY)], [[0, 'Ein Sonderpreis kann nicht leer bleiben.']]],
  ['a place that names a special prize, not chosen', [{ ...place('k1', 1, ''), special: 'Mut' }], []],
  [
    'every row has its own error',
    [place('k1', 1, 'x'), place('k2', 1, 'a'), special('', 'a'), special('Mut', '')],
    [
      [0, 'Dieses Projekt nimmt nicht (mehr) teil.'],
      [1, '„Alpha“ gehört in eine andere Kategorie.'],
      [2, 'Bitte dem Sonderpreis für „Alpha“ einen Namen geben.'],
      [3, '„Mut“: Bitte das Projekt wählen.'],
    ],
  ],
])('%s', (_name, rows, expected) => {
  const errors = expected.map(([row, message]) => ({ field: `row-${row}`, message }))
  expect(decisionErrors(rows, candidates)).toEqual(errors)
})

describe('decisionForm', () => {
  const form = {
    version: '2',
    'category[]': ['k1', ''],
    'place[]': ['1', ''],
    'special[]': ['', ' Mut '],
    'choice[]': ['a', 'b'],
    'citation[]': ['Weil.\r\n', ''],
  }

  test('reads row by row', () => {
    expect(decisionForm.parse(form)).toEqual({
      version: 2,
      rows: [
        { categoryId: 'k1', place: 1, special: '', choice: 'a', citation: 'Weil.' },
        { categoryId: '', place: null, special: 'Mut', choice: 'b', citation: '' },
      ],
    })
  })

  test('short columns are filled up', () => {
    const short = { ...form, 'place[]': [], 'special[]': [], 'choice[]': [], 'citation[]': [] }
    expect(decisionForm.parse(short).rows[1]).toEqual({
      categoryId: '',
      place: null,
      special: '',
      choice: '',
      citation: '',
    })
  })

  test.each([
    ['1', 1],
    ['9', 9],
    ['0', null],
    ['10', null],
    ['x', null],
    ['', null],
  ])('place %j is %j', (typed, expected) => {
    expect(decisionForm.parse({ ...form, 'place[]': [typed] }).rows[0]?.place).toBe(expected)
  })

  test.each([
    ['citation[]', LIMITS.citation],
    ['special[]', LIMITS.special],
    ['choice[]', 40],
    ['category[]', 40],
    ['place[]', 2],
  ])('%s holds %i characters', (field, limit) => {
    expect(decisionForm.safeParse({ ...form, [field]: ['1'.repeat(limit)] }).success).toBe(true)
    expect(decisionForm.safeParse({ ...form, [field]: ['1'.repeat(limit + 1)] }).success).toBe(false)
  })

  test('no more than 200 rows', () => {
    expect(decisionForm.safeParse({ ...form, 'category[]': Array<string>(200).fill('k') }).success).toBe(true)
    expect(decisionForm.safeParse({ ...form, 'category[]': Array<string>(201).fill('k') }).success).toBe(
      false,
    )
  })
})

describe('what a chair who is not neutral touches', () => {
  const award = (submission_id: string | null, number: number | null = 1, citation = '') => ({
    category_id: 'k1',
    place: number,
    special: number === null ? 'Mut' : null,
    submission_id,
    citation,
  })

  test.each<[string, ReturnType<typeof award>[], ReturnType<typeof award>[], string[]]>([
    ['nothing of it', [award('a'), award('b', 2)], [award('a'), award('b', 2)], []],
    ['others alone', [award('a')], [award('a'), award('b', 2)], []],
    ['given', [], [award('a')], ['a']],
    ['taken', [award('a')], [award(null)], ['a']],
    ['another place', [award('a')], [award('a', 2)], ['a']],
    ['another citation', [award('a')], [award('a', 1, 'Neu')], ['a']],
    ['one more prize', [award('a')], [award('a'), award('a', null)], ['a']],
    ['only another order', [award('a'), award('a', null)], [award('a', null), award('a')], []],
  ])('%s', (_name, before, after, expected) =>
    expect(touched(before, after, new Set(['a']))).toEqual(expected),
  )
})
