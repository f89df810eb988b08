import { describe, expect, it } from 'vitest'
import { LetterRefused } from '../../src/core/ports.ts'
import { MAX_ATTEMPTS, mayResend, outcomeOf, retryDelay, UNKNOWN_OUTCOME } from '../../src/mail/rules.ts'
import { fill, placeholderError, unknownPlaceholders } from '../../src/mail/template.ts'

const MINUTE = 60_000

describe('what becomes of a failed attempt', () => {
  it.each<[string, unknown, string, number, string]>([
    ['a server that asks to wait', new Error('451 später'), 'receipt', 1, 'waiting'],
    ['the last but one', new Error('451 später'), 'receipt', MAX_ATTEMPTS - 1, 'waiting'],
    ['a code that is still good', new Error('451 später'), 'sign_in', 4, 'waiting'],
    ['a code that no longer is', new Error('451 später'), 'sign_in', 5, 'failed'],
    ['the last attempt', new Error('451 später'), 'receipt', MAX_ATTEMPTS, 'failed'],
    ['an address refused for good', new LetterRefused('address', '550'), 'receipt', 1, 'bounced'],
    ['a letter refused for good', new LetterRefused('letter', '554'), 'receipt', 1, 'failed'],
    ['no answer, somebody waits for it', new LetterRefused('unknown', ''), 'receipt', 1, 'waiting'],
    ['no answer to a code', new LetterRefused('unknown', ''), 'sign_in', 1, 'waiting'],
    ['no answer to a circular', new LetterRefused('unknown', ''), 'mailing', 1, 'failed'],
    ['no answer to a reminder', new LetterRefused('unknown', ''), 'reminder', 1, 'failed'],
    ['something that is no error', 'kaputt', 'receipt', 1, 'waiting'],
  ])('%s', (_, error, kind, attempts, state) => {
    expect(outcomeOf(error, kind, attempts).state).toBe(state)
  })

  it('keeps the reason, short enough', () => {
    expect(outcomeOf(new Error('x'.repeat(900)), 'receipt', 1).detail).toHaveLength(500)
    expect(outcomeOf(new LetterRefused('unknown', 'weg'), 'mailing', 1).detail).toBe(UNKNOWN_OUTCOME)
  })

  it('goes on for a good day, so that a night without a mail server costs no letter', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => retryDelay(index + 1))
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
    expect(hours).toBeGreaterThan(24)
    expect(hours).toBeLessThan(36)
  })

  it('waits twice as long each time, at most two hours, always the same', () => {
    expect([1, 2, 3, 7, 8, 50].map(retryDelay)).toEqual(
      [1, 2, 4, 64, 120, 120].map((minutes) => minutes * MINUTE),
    )
  })
})

describe('sending again by hand', () => {
  it.each([
    ['failed', 'receipt', true],
    ['bounced', 'mailing', true],
    ['sent', 'receipt', false],
    ['waiting', 'receipt', false],
    ['sending', 'receipt', false],
    ['cancelled', 'mailing', false],
    ['failed', 'sign_in', false],
  ])('%s %s: %s', (state, kind, may) => expect(mayResend({ state, kind })).toBe(may))
})

describe('placeholders', () => {
  const known = { name: 'Name', titel: 'Titel' }

  it.each([
    ['Guten Tag {{name}},', { name: 'Erika' }, 'Guten Tag Erika,'],
    ['Guten Tag {{ name }},', { name: 'Erika' }, 'Guten Tag Erika,'],
    ['Guten Tag {{name}},', { name: '' }, 'Guten Tag,'],
    ['{{name}}{{titel}}', { name: 'a', titel: 'b' }, 'ab'],
    ['{{titel}}', { titel: '{{name}}', name: 'x' }, '{{name}}'],
    ['{{titel}}', { titel: '$& $1' }, '$& $1'],
    ['{{fremd}} { {name} }', { name: 'x' }, '{{fremd}} { {name} }'],
    ['{{constructor}}', {}, '{{constructor}}'],
  ])('%j with %j is %j', (text, values, filled) => expect(fill(text, values)).toBe(filled))

  it('that are not known are named, each once', () => {
    expect(unknownPlaceholders('{{name}} {{nmae}} {{ nmae }} {{nmae}} {{toString}}', known)).toEqual([
      '{{nmae}}',
      '{{ nmae }}',
      '{{toString}}',
    ])
    expect(placeholderError('{{name}}', known)).toBeNull()
    expect(placeholderError('{{frist}}', known)).toBe(
      '{{frist}} gibt es für diese E-Mail nicht. Möglich sind: {{name}}, {{titel}}.',
    )
  })
})
