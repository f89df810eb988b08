import { expect, test } from 'vitest'
import { mayDismiss, presiding } from '../../src/conflict/rules.ts'
import type { Phase } from '../../src/edition/rules.ts'

test.each<[Phase, boolean]>([
  ['draft', true],
  ['call', true],
  ['closed', true],
  ['judging', true],
  ['deliberation', false],
  ['published', false],
  ['archived', false],
])('in the phase %s evidence of an institution may be dismissed: %j', (phase, may) => {
  expect(mayDismiss('institution' as Parameters<typeof mayDismiss>[0], phase).ok).toBe(may)
  expect(mayDismiss('person', phase).ok).toBe(false)
})

test.each<[string, string[], string | null]>([
  ['the chair', [], 'c'],
  ['the deputy, where the chair is not neutral', ['c'], 'd'],
  ['whoever was named for it, where both are not', ['c', 'd'], 'a'],
  ['nobody, where none is', ['c', 'd', 'a'], null],
])('%s presides', (_, away, expected) => {
  const conflicted = (juror: string) => away.includes(juror)
  expect(presiding({ chair: 'c', deputy: 'd', adHoc: 'a', conflicted })).toBe(expected)
})

test('an empty seat does not preside', () => {
  expect(presiding({ chair: null, deputy: null, adHoc: 'a', conflicted: () => false })).toBe('a')
  expect(presiding({ chair: null, deputy: null, adHoc: null, conflicted: () => false })).toBeNull()
})
