import { describe, expect, test } from 'vitest'
import { decimal, notices, phaseNames, submissionStates } from '../../src/core/de.ts'
import { errorOf, noErrors, typed, typedList, withError } from '../../src/core/form-state.ts'
import { known } from '../../src/core/known.ts'
import { remembered } from '../../src/core/remember.ts'
import { fail, ok } from '../../src/core/result.ts'
import { MAX_ATTEMPTS, retryDelay } from '../../src/mail/rules.ts'

test('what is known to be there is given, and what is not there is a mistake', () => {
  expect([known(0), known('')]).toEqual([0, ''])
  for (const missing of [undefined, null]) expect(() => known(missing)).toThrow(RangeError)
})

test.each([
  [3.5, 2, '3,50'],
  [7.001, 3, '7,001'],
  [1234.5, 1, '1.234,5'],
  [0, 0, '0'],
])('decimal %d with %i digits', (value, digits, shown) => expect(decimal(value, digits)).toBe(shown))

test('every notice, phase and state has words', () => {
  for (const words of [notices, phaseNames, submissionStates].flatMap(Object.values<string>))
    expect(words.length).toBeGreaterThan(3)
})

describe('form state', () => {
  const state = withError(
    withError(noErrors({ a: 'x', 'b[]': ['1', '2'] }), 'a', 'first'),
    'a',
    'later, but in front',
  )

  test('keeps values and puts new errors in front', () => {
    expect(state.values).toEqual({ a: 'x', 'b[]': ['1', '2'] })
    expect(state.errors.map(({ message }) => message)).toEqual(['later, but in front', 'first'])
  })

  test('errorOf', () => {
    expect(errorOf(state, 'a')).toBe('later, but in front')
    expect(errorOf(state, 'b[]')).toBeUndefined()
  })

  test('typed and typedList read either form', () => {
    expect([typed(state, 'a'), typed(state, 'b[]'), typed(state, 'c')]).toEqual(['x', '1', ''])
    expect(typed(noErrors({ a: [] }), 'a')).toBe('')
    expect([typedList(state, 'a'), typedList(state, 'b[]'), typedList(state, 'c')]).toEqual([
      ['x'],
      ['1', '2'],
      [],
    ])
  })
})

test('a result says yes or no', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(fail('closed', 'Zu spät.')).toEqual({ ok: false, error: { kind: 'closed', message: 'Zu spät.' } })
})

test('letters wait 1, 2, 4 … minutes, at most two hours, and are given up after a good day', () => {
  const minutes = Array.from({ length: 10 }, (_, index) => retryDelay(index + 1) / 60_000)
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120, 120])
  const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => retryDelay(index + 1))
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
  expect(hours).toBeGreaterThan(24)
  expect(hours).toBeLessThan(30)
})

test('what is remembered is made once, and forgotten when there is too much of it', () => {
  const made: string[] = []
  const counted = remembered(2, (text: string) => made.push(text))
  for (const text of ['a', 'b', 'a', 'b', 'c', 'c', 'a']) counted(text)
  expect(made).toEqual(['a', 'b', 'c', 'a'])
})
