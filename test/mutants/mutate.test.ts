import { expect, test } from 'vitest'
import { codeOf, mutantsOf, mutated, sample } from './mutate.ts'

const SOURCE = `import { ok } from './a-true.ts'
/** true && false */
export interface Shape {
  readonly on: true
}

export const may = (a: number, b: boolean): boolean => {
  // a === 1
  if (!b) return false
  return a <= 1 && 'a === b' !== ''
}
`

test('every mistake is made in code, none in words or types', () => {
  const found = mutantsOf('x.ts', SOURCE).map(({ line, before, after }) => [
    line,
    before.trim(),
    after.trim(),
  ])
  expect(found.sort()).toEqual(
    [
      [10, '!==', '==='],
      [10, '<=', '<'],
      [10, '&&', '||'],
      [9, 'false', 'true'],
      [9, '!', ''],
      [9, 'if (!b) return false', ''],
    ].sort(),
  )
})

test('a mistake changes exactly its place', () => {
  for (const mutant of mutantsOf('x.ts', SOURCE)) {
    const changed = mutated(SOURCE, mutant)
    expect(changed.startsWith(SOURCE.slice(0, mutant.from) + mutant.after)).toBe(true)
    expect(changed.endsWith(SOURCE.slice(mutant.to))).toBe(true)
    expect(changed).not.toBe(SOURCE)
  }
  expect(codeOf(SOURCE)).toHaveLength(SOURCE.length)
})

test('the same seed chooses the same mistakes', () => {
  const all = Array.from({ length: 50 }, (_, index) => index)
  expect(sample(all, 10, 7)).toEqual(sample(all, 10, 7))
  expect(sample(all, 10, 7)).not.toEqual(sample(all, 10, 8))
  expect(new Set(sample(all, 50, 7)).size).toBe(50)
})
