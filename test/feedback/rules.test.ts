import { expect, test } from 'vitest'
import { averagesOf } from '../../src/feedback/rules.ts'
import type { Sheet } from '../../src/ranking/design.ts'

const sheet = (entry: string, juror: string, ...points: (number | null)[]): Sheet =>
  ({ entry, juror, points }) as unknown as Sheet
const sheets = (entry: string, ...points: number[]) =>
  points.map((one, index) => sheet(entry, `j${index}`, one, 10 - one))
const CRITERIA = [{ name: 'Nutzen' }, { name: 'Mut' }]
const ALL = [...sheets('a', 1, 2, 4), ...sheets('b', 5, 5, 5), ...sheets('c', 9, 9, 9)]

test('averages stand beside those of the category', () => {
  expect(averagesOf('a', ['a', 'b', 'c'], ALL, CRITERIA)).toEqual([
    { name: 'Nutzen', own: 2.33, category: 5.44 },
    { name: 'Mut', own: 7.67, category: 4.56 },
  ])
})

test.each<[string, string, string[], Sheet[]]>([
  ['two entries', 'a', ['a', 'b'], ALL],
  ['an entry with two sheets', 'd', ['a', 'b', 'c', 'd'], [...ALL, ...sheets('d', 1, 1)]],
  ['an entry without sheets', 'd', ['a', 'b', 'c', 'd'], ALL],
  ['a sheet that abstains', 'a', ['a', 'b', 'c'], [...ALL.slice(1), sheet('a', 'j9', null, 3)]],
])('%s say nothing', (_, entry, peers, of) => {
  expect(averagesOf(entry, peers, of, CRITERIA)).toEqual([])
})
