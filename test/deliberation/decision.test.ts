import { describe, expect, test } from 'vitest'
import { type DecisionRow, decisionErrors, EMPTY, PLACES } from '../../src/deliberation/decision.ts'
import { decisionForm, LIMITS } from '../../src/deliberation/schema.ts'

const candidates = [
  { id: 'a', title: 'Alpha', category_id: 'k1' },
  { id: 'b', title: 'Beta', category_id: 'k1' },
  { id: 'c', title: 'Gamma', category_id: 'k2' },
  { id: 'd', title: 'Delta', category_id: null },
  { id: 'e', title: 'Epsilon', category_id: 'k1' },
  { id: 'f', title: 'Zeta', category_id: 'k1' },
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
const shared = (number: number, next: number) =>
  `Platz ${number} entfällt, weil sich davor mehrere einen Platz teilen. Der nächste ist Platz ${next}.`
const both = (number: number) => `Platz ${number} kann nicht vergeben sein und leer bleiben.`
const NO_PLACE = 'Bitte einen Platz von 1 bis 3 wählen.'
const GONE = 'Dieses Projekt nimmt nicht (mehr) teil.'

test.each<[string, DecisionRow[], [number, string][]]>([
  ['nothing', [], []],
  ['nothing chosen', [place('k1', 1, ''), place('k1', 2, '')], []],
  ['no special prize chosen', [special('', '')], []],
  ['two places', [place('k1', 1, 'a'), place('k1', 2, 'b'), place('k1', 3, '')], []],
  ['in any order of rows', [place('k1', 2, 'b'), place('k1', 1, 'a')], []],
  ['an empty first place', [place('k1', 1, EMPTY), place('k1', 2, 'a')], []],
  ['all places empty', PLACES.map((number) => place('k1', number, EMPTY)), []],
  ['a shared first place', [place('k1', 1, 'a'), place('k1', 1, 'b')], []],
  [
    'a shared first place, then the third',
    [place('k1', 1, 'a'), place('k1', 1, 'b'), place('k1', 3, 'e')],
    [],
  ],
  ['a shared second place', [place('k1', 1, 'a'), place('k1', 2, 'b'), place('k1', 2, 'e')], []],
  [
    'a shared first place, then the second',
    [place('k1', 1, 'a'), place('k1', 1, 'b'), place('k1', 2, 'e')],
    [[2, shared(2, 3)]],
  ],
  [
    'a shared first place, the second left empty',
    [place('k1', 1, 'a'), place('k1', 1, 'b'), place('k1', 2, EMPTY)],
    [[2, shared(2, 3)]],
  ],
  ['a place given and left empty', [place('k1', 1, 'a'), place('k1', 1, EMPTY)], [[1, both(1)]]],
  [
    'a place left empty twice',
    [place('k1', 1, EMPTY), place('k1', 1, EMPTY)],
    [
      [0, both(1)],
      [1, both(1)],
    ],
  ],
  ['second without first', [place('k1', 1, ''), place('k1', 2, 'a')], [[1, skipped(2)]]],
  ['third without second', [place('k1', 1, 'a'), place('k1', 2, ''), place('k1', 3, 'b')], [[2, skipped(3)]]],
  ['second left empty without first', [place('k1', 1, ''), place('k1', 2, EMPTY)], [[1, skipped(2)]]],
  ['no place', [{ ...place('k1', 1, 'a'), place: null }], [[0, NO_PLACE]]],
  ['a ninth place', [place('k1', 9, 'a')], [[0, NO_PLACE]]],
  ['somebody who is not there', [place('k1', 1, 'x')], [[0, GONE]]],
  ['somebody who is not nominated', [place('k1', 1, 'f')], [[0, '„Zeta“ ist nicht nominiert.']]],
  ['special prize for nobody there', [special('Mut', 'x')], [[0, GONE]]],
  ['another category', [place('k2', 1, 'a')], [[0, '„Alpha“ gehört in eine andere Kategorie.']]],
  ['no category', [place('k1', 1, 'd')], [[0, '„Delta“ gehört in eine andere Kategorie.']]],
  ['two places for one', [place('k1', 1, 'a'), place('k1', 2, 'a')], [[1, '„Alpha“ hat schon einen Platz.']]],
  [
    'one twice on a place',
    [place('k1', 1, 'a'), place('k1', 1, 'a')],
    [[1, '„Alpha“ hat schon einen Platz.']],
  ],
  ['two special prizes for one', [special('Mut', 'a'), special('Witz', 'a')], []],
  ['special prize without category or nomination', [special('Mut', 'd'), special('Witz', 'f')], []],
  [
    'special prize without name',
    [special('', 'a')],
    [[0, 'Bitte dem Sonderpreis für „Alpha“ einen Namen geben.']],
  ],
  ['special prize without project', [special('Mut', '')], [[0, '„Mut“: Bitte das Projekt wählen.']]],
  ['special prize left empty', [special('Mut', EMPTY)], [[0, 'Ein Sonderpreis kann nicht leer bleiben.']]],
])('%s', (_name, rows, expected) => {
  const errors = expected.map(([row, message]) => ({ field: `row-${row}`, message }))
  expect(decisionErrors(rows, candidates, new Set(['a', 'b', 'c', 'd', 'e']))).toEqual(errors)
})

describe('decisionForm', () => {
  const form = {
    version: '2',
    category: 'k1',
    'place[]': ['1', '2'],
    'special[]': ['', ''],
    'choice[]': ['a', EMPTY],
    'citation[]': ['Weil.\r\n', ''],
  }

  test('reads row by row', () => {
    expect(decisionForm.parse(form)).toEqual({
      version: 2,
      categoryId: 'k1',
      rows: [
        { categoryId: 'k1', place: 1, special: '', choice: 'a', citation: 'Weil.' },
        { categoryId: 'k1', place: 2, special: '', choice: EMPTY, citation: '' },
      ],
    })
  })

  test('a special prize has no place', () => {
    const prize = { ...form, category: '', 'special[]': [' Mut '], 'choice[]': ['b'] }
    expect(decisionForm.parse(prize).rows).toEqual([
      { categoryId: '', place: null, special: 'Mut', choice: 'b', citation: 'Weil.' },
    ])
  })

  test('short columns are filled up', () => {
    const short = { ...form, 'place[]': [], 'special[]': [], 'citation[]': [] }
    expect(decisionForm.parse(short).rows[1]).toEqual({
      categoryId: 'k1',
      place: null,
      special: '',
      choice: EMPTY,
      citation: '',
    })
  })

  test.each([
    ['citation[]', LIMITS.citation],
    ['special[]', LIMITS.special],
    ['choice[]', 40],
    ['place[]', 2],
  ])('%s holds %i characters', (field, limit) => {
    expect(decisionForm.safeParse({ ...form, [field]: ['1'.repeat(limit)] }).success).toBe(true)
    expect(decisionForm.safeParse({ ...form, [field]: ['1'.repeat(limit + 1)] }).success).toBe(false)
  })

  test('no more than 200 rows', () => {
    expect(decisionForm.safeParse({ ...form, 'choice[]': Array<string>(200).fill('k') }).success).toBe(true)
    expect(decisionForm.safeParse({ ...form, 'choice[]': Array<string>(201).fill('k') }).success).toBe(false)
  })
})
