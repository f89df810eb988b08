import { describe, expect, it, test } from 'vitest'
import { inOrder, isName, keptOf, nameAt, readKeep, readLine, timeOf } from '../../src/backup/rules.ts'

test('a name says when', () => {
  const time = Date.UTC(2026, 10, 25, 3, 4, 5)
  expect(nameAt(time)).toBe('2026-11-25-030405')
  expect(timeOf(nameAt(time))).toBe(time)
  expect(['2026-11-25-030405', 'blobs', '../2026-11-25-030405', ''].map(isName)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test.each([
  ['14', { days: 14, weeks: 0, months: 0 }],
  ['14,8,6', { days: 14, weeks: 8, months: 6 }],
  [' 1,0,0 ', { days: 1, weeks: 0, months: 0 }],
  ['0', null],
  ['', null],
  ['14,8', null],
  ['-1', null],
  ['vierzehn', null],
])('KUER_BACKUP_KEEP=%j', (text, keep) => {
  expect(readKeep(text)).toEqual(keep)
})

describe('what stays', () => {
  const nights = Array.from({ length: 120 }, (_, day) => nameAt(Date.UTC(2026, 6, 1 + day, 3)))
  const days = (kept: readonly string[]) => kept.map((name) => name.slice(5, 10))

  it('is the newest of each day, week and month', () => {
    expect(days(keptOf(nights, { days: 3, weeks: 0, months: 0 }))).toEqual(['10-26', '10-27', '10-28'])
    // 28 October 2026 is a Wednesday: the newest of each week before it are Sundays.
    expect(days(keptOf(nights, { days: 1, weeks: 3, months: 0 }))).toEqual(['10-18', '10-25', '10-28'])
    expect(days(keptOf(nights, { days: 1, weeks: 0, months: 3 }))).toEqual(['08-31', '09-30', '10-28'])
  })

  it('is everything of the newest day, and one of each day before', () => {
    const names = ['2026-11-24-010000', '2026-11-24-020000', '2026-11-25-010000', '2026-11-25-020000']
    expect(keptOf(names, { days: 2, weeks: 0, months: 0 })).toEqual(names.slice(1))
  })

  it('is nothing of nothing', () => {
    expect(keptOf([], { days: 1, weeks: 1, months: 1 })).toEqual([])
  })
})

test('tables come after those they refer to, also around a circle', () => {
  const table = (name: string, ...refersTo: string[]) => ({ name, columns: [], key: [], refersTo })
  const names = (tables: Parameters<typeof inOrder>[0]) => inOrder(tables).map(({ name }) => name)
  expect(names([table('a', 'c'), table('b', 'a'), table('c')])).toEqual(['c', 'a', 'b'])
  expect(names([table('c'), table('a'), table('b')])).toEqual(['a', 'b', 'c'])
  expect(names([table('a', 'b'), table('b', 'a'), table('c', 'c', 'gone')])).toEqual(['b', 'a', 'c'])
})

test('a line is a table or a row', () => {
  expect(readLine('{"table":"a","columns":["x"]}')).toEqual({ table: 'a', columns: ['x'] })
  expect(readLine('[1,null,"ä"]')).toEqual([1, null, 'ä'])
  expect(() => readLine('{"table":"a"}')).toThrow('unbekannte Zeile')
})
