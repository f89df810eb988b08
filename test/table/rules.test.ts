import { expect, test } from 'vitest'
import { pageOf, searchExpression } from '../../src/table/rules.ts'

test.each<[string, string | null]>([
  ['', null],
  ['  " * ', null],
  ['Bürger', '"buerger" *'],
  ['stadt app', '"stadt" * AND "app" *'],
  [
    'a b c d e f g h i',
    'a b c d e f g h'
      .split(' ')
      .map((word) => `"${word}" *`)
      .join(' AND '),
  ],
])('%j asks the index for %j', (typed, expected) => {
  expect(searchExpression(typed)).toBe(expected)
})

test.each([
  [1, 0, { page: 1, pages: 1, offset: 0 }],
  [1, 50, { page: 1, pages: 1, offset: 0 }],
  [2, 51, { page: 2, pages: 2, offset: 50 }],
  [9, 51, { page: 2, pages: 2, offset: 50 }],
])('page %d of %d hits', (wanted, hits, expected) => {
  expect(pageOf(wanted, hits, 50)).toEqual(expected)
})
