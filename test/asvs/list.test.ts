/** The list of OWASP ASVS 5.0, levels 1 and 2: complete, and every test it names is there. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { figure } from '../support/torture.ts'
import { INPUT } from './input.ts'
import { PEOPLE } from './people.ts'
import type { Requirement, Shown } from './requirement.ts'
import { SYSTEM } from './system.ts'

const ALL: readonly Requirement[] = [...INPUT, ...PEOPLE, ...SYSTEM]
/** Requirements of levels 1 and 2 in each chapter of the standard (its CSV of May 2025). */
const CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]

const of = <K extends Shown['kind']>(kind: K) => ALL.filter(({ shown }) => shown.kind === kind)

it('holds every requirement once', () => {
  const ids = ALL.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const counts = CHAPTERS.map((_, index) => ids.filter((id) => id.startsWith(`${index + 1}.`)).length)
  expect(counts).toEqual(CHAPTERS)
})

const sourceOf = (file: string): string => {
  const found = [`test/${file}.test.ts`, `test/${file}.test.tsx`, `test/${file}.ts`].find((path) =>
    existsSync(path),
  )
  return found === undefined ? '' : readFileSync(found, 'utf8')
}

it('names tests that exist', () => {
  const missing = ALL.flatMap(({ id, shown }) =>
    shown.kind === 'test'
      ? shown.tests
          .filter(([file, name]) => name === '' || !sourceOf(file).includes(name))
          .map((one) => `${id}: ${one.join(' › ')}`)
      : [],
  )
  expect(missing).toEqual([])
})

it('says why where no test does', () => {
  const why = ALL.flatMap(({ id, shown }) => (shown.kind === 'test' || shown.why.length > 3 ? [] : [id]))
  expect(why).toEqual([])
})

it('is shown by test for 150 of them at least', () => {
  const [byTest, byReason, unmet] = [of('test').length, of('reason').length, of('open').length]
  figure(
    'OWASP ASVS 5.0, levels 1 and 2',
    `${byTest} by test, ${byReason} by reason, ${unmet} open, ${of('absent').length} of things the house has not`,
    '≥ 150 by test',
  )
  expect(byTest).toBeGreaterThanOrEqual(150)
})
