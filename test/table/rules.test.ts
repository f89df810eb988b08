import readXlsx from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/table/columns.ts'
import { pageOf, searchExpression } from '../../src/table/rules.ts'
import { toXlsx } from '../../src/table/xlsx.ts'

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

describe('a workbook', () => {
  const read = async (rows: Sheet['rows'], head: Sheet['head'] = ['Nr.', 'Titel']) => {
    const [sheet] = await readXlsx(toXlsx({ head, rows }).buffer)
    return sheet?.data
  }

  test('gives back text, numbers and times as they are, also beyond column Z', async () => {
    const head = Array.from({ length: 60 }, (_, index) => `Spalte ${index}`)
    const at = Date.UTC(2026, 10, 13, 11)
    const text = (value: string) => ({ kind: 'text', text: value }) as const
    const rows = [
      [{ kind: 'number', value: -3.5 } as const, text('=1+1 & <b>„Ü“</b>\n"x" \u0001'), null],
      head.map((_, index) => text(String(index))),
      [{ kind: 'moment', at } as const, { kind: 'day', at: Date.UTC(2026, 10, 13) } as const],
    ]
    const [first, second, third, fourth] = (await read(rows, head)) ?? []
    expect(first).toEqual(head)
    expect(second?.slice(0, 3)).toEqual([-3.5, '=1+1 & <b>„Ü“</b>\n"x"', null])
    expect(third).toEqual(head.map((_, index) => String(index)))
    expect(third?.[59]).toBe('59')
    // Noon in Berlin, where it was eleven in UTC.
    expect(fourth?.slice(0, 2)).toEqual([new Date('2026-11-13T12:00Z'), new Date('2026-11-13T00:00Z')])
  })

  test('cuts what a cell of Excel cannot hold', async () => {
    const [, [cell] = []] = (await read([[{ kind: 'text', text: 'ä'.repeat(40_000) }]])) ?? []
    expect(String(cell)).toHaveLength(32_767)
  })
})
