import { describe, expect, test } from 'vitest'
import {
  categoriesForm,
  criteriaForm,
  editionForm,
  LIMITS,
  newEditionForm,
} from '../../src/edition/schema.ts'

const typed = {
  version: '1',
  title: ' Award 2026 ',
  intro: 'Hallo\r\nWelt',
  conference_title: '',
  place: '',
  venue: '',
  starts_on: '2026-11-13',
  ends_on: '',
  participants: '',
  call_opens_at: '2026-07-01T12:00',
  call_closes_at: '',
  judging_opens_at: '',
  judging_closes_at: '',
  archives_at: ' ',
  scale_min: '1',
  scale_max: '10',
  min_sheets: '3',
}

const wrongFields = (change: Record<string, unknown>): string[] => {
  const parsed = editionForm.safeParse({ ...typed, ...change })
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
}

describe('editionForm', () => {
  test('reads what was typed', () => {
    expect(editionForm.parse(typed)).toEqual({
      version: 1,
      title: 'Award 2026',
      intro: 'Hallo\nWelt',
      conference_title: '',
      place: '',
      venue: '',
      starts_on: '2026-11-13',
      ends_on: null,
      participants: null,
      call_opens_at: Date.UTC(2026, 6, 1, 10),
      call_closes_at: null,
      judging_opens_at: null,
      judging_closes_at: null,
      archives_at: null,
      scale_min: 1,
      scale_max: 10,
      min_sheets: 3,
    })
  })

  test.each([
    ['title', '', 'x'.repeat(LIMITS.title), 'x'.repeat(LIMITS.title + 1)],
    ['intro', null, 'x'.repeat(LIMITS.intro), 'x'.repeat(LIMITS.intro + 1)],
    ['conference_title', null, 'x'.repeat(LIMITS.title), 'x'.repeat(LIMITS.title + 1)],
    ['place', null, 'x'.repeat(LIMITS.place), 'x'.repeat(LIMITS.place + 1)],
    ['venue', null, 'x'.repeat(LIMITS.place), 'x'.repeat(LIMITS.place + 1)],
    ['participants', '-1', '0', 'viele'],
    ['participants', '100001', '100000', '1.5'],
    ['scale_min', '-1', '0', '11'],
    ['scale_max', '0', '20', '21'],
    ['min_sheets', '2', '3', '21'],
    ['version', '0', '999999999', ''],
    ['starts_on', '2026-02-29', '2028-02-29', '13.11.2026'],
    ['starts_on', '2026-13-45', '', '2026-11-31'],
    ['ends_on', '2026-00-00', ' 2026-11-14 ', `${' '.repeat(20)}2026-11-14`],
    ['call_opens_at', '2026-03-29T02:30', '2026-03-29T03:00', '2026-10-25T02:30'],
    ['archives_at', 'bald', '2027-01-01T00:00', ' '.repeat(41)],
  ])('%s refuses %j and takes %.20j, but not %.20j', (field, low, good, high) => {
    expect(wrongFields({ [field]: good })).toEqual([])
    expect(wrongFields({ [field]: high })).toEqual([field])
    if (low !== null) expect(wrongFields({ [field]: low })).toEqual([field])
  })

  test('knows no other fields', () =>
    expect(editionForm.safeParse({ ...typed, released_at: '1' }).success).toBe(false))
})

test.each([
  ['2000', true],
  ['2999', true],
  ['1999', false],
  ['3000', false],
  ['26', false],
])('a new edition of %s: %s', (year, good) => {
  expect(newEditionForm.safeParse({ year, title: 'Award' }).success).toBe(good)
})

test('a new edition needs a title', () => {
  expect(newEditionForm.safeParse({ year: '2026', title: ' ' }).success).toBe(false)
})

describe('categories and criteria', () => {
  const rows = (count: number) => Array<string>(count).fill('x')
  const form = (count: number) => ({
    version: '1',
    'id[]': rows(count),
    'name[]': rows(count),
    'description[]': rows(count),
  })

  test('as many rows as the page offers, and spare ones', () => {
    expect(categoriesForm.safeParse(form(LIMITS.rows + 10)).success).toBe(true)
    expect(categoriesForm.safeParse(form(LIMITS.rows + 11)).success).toBe(false)
  })

  test.each([
    ['name[]', LIMITS.name],
    ['description[]', LIMITS.description],
    ['id[]', 40],
  ])('%s holds %i characters', (field, limit) => {
    expect(categoriesForm.safeParse({ ...form(1), [field]: ['x'.repeat(limit)] }).success).toBe(true)
    expect(categoriesForm.safeParse({ ...form(1), [field]: ['x'.repeat(limit + 1)] }).success).toBe(false)
  })

  test.each([
    ['1', true],
    ['9999', true],
    ['0', false],
    ['', false],
    ['-1', false],
    ['1,5', false],
    ['10000', false],
    ['eins', false],
  ])('weight %j: %s', (weight, good) => {
    const parsed = criteriaForm.safeParse({ ...form(1), 'name[]': ['Nutzen'], 'weight[]': [weight] })
    expect(parsed.success).toBe(good)
    const [issue] = parsed.error?.issues ?? []
    if (!good) {
      expect(issue?.path).toEqual(['weight--0'])
      expect(issue?.message).toBe('Das Gewicht von „Nutzen“ muss eine ganze Zahl ab 1 sein.')
    }
  })

  test('a row without name needs no weight; a missing weight is wrong', () => {
    expect(criteriaForm.safeParse({ ...form(1), 'name[]': [''], 'weight[]': [''] }).success).toBe(true)
    expect(criteriaForm.safeParse({ ...form(1), 'name[]': ['Nutzen'], 'weight[]': [] }).success).toBe(false)
  })
})
