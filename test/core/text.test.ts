import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { email, isEmail, line, optionalNumber, requiredLine, text, wholeNumber } from '../../src/core/text.ts'

const read = (schema: z.ZodType, value: unknown): unknown => {
  const parsed = schema.safeParse(value)
  return parsed.success ? { value: parsed.data } : { error: parsed.error.issues[0]?.message }
}

const BROKEN =
  'Der Text enthält Zeichen, die nicht gespeichert werden können. Bitte neu eintippen oder als einfachen Text einfügen.'

describe('text', () => {
  test.each([
    ['plain', 'Bürgerbüro', 'Bürgerbüro'],
    ['empty', '', ''],
    ['outer blanks go', ' \n\t Rathaus \n', 'Rathaus'],
    ['Windows line ends', 'a\r\nb\r\n\r\nc', 'a\nb\n\nc'],
    ['one form of umlauts', 'Bu\u0308ro', 'B\u00fcro'],
    ['whole emoji', '👍🏽', '👍🏽'],
    ['inner blanks stay', 'a  b', 'a  b'],
  ])('%s', (_name, typed, kept) => expect(read(text(20), typed)).toEqual({ value: kept }))

  test.each([
    ['NUL', 'a\u0000b'],
    ['half an emoji, first', 'a\ud83d'],
    ['half an emoji, second', '\udc4d'],
    ['halves in the wrong order', '\udc4d\ud83d'],
  ])('refuses %s', (_name, typed) => expect(read(text(20), typed)).toEqual({ error: BROKEN }))

  test('the limit counts what is kept', () => {
    expect(read(text(3), '  abc  ')).toEqual({ value: 'abc' })
    expect(read(text(3), 'a\r\nb')).toEqual({ value: 'a\nb' })
    expect(read(text(3), 'u\u0308u\u0308u\u0308')).toEqual({ value: 'üüü' })
    expect(read(text(3), 'abcd')).toEqual({ error: 'Bitte höchstens 3 Zeichen.' })
    expect(read(text(2000), 'x'.repeat(2000))).toEqual({ value: 'x'.repeat(2000) })
    expect(read(text(2000), 'x'.repeat(2001))).toEqual({ error: 'Bitte höchstens 2.000 Zeichen.' })
  })

  test('a file is no text', () => expect(text(3).safeParse(new File([], 'a')).success).toBe(false))
})

test('line joins lines and blanks', () => {
  expect(read(line(20), ' a\r\nb\tc  d\u00a0e ')).toEqual({ value: 'a b c d e' })
  expect(read(line(3), 'abcd')).toEqual({ error: 'Bitte höchstens 3 Zeichen.' })
  expect(read(line(3), '\u0000')).toEqual({ error: BROKEN })
})

test('requiredLine asks for something', () => {
  expect(read(requiredLine(5), ' a ')).toEqual({ value: 'a' })
  expect(read(requiredLine(5), ' \n ')).toEqual({ error: 'Bitte ausfüllen.' })
  expect(read(requiredLine(5, 'Der Name fehlt.'), '')).toEqual({ error: 'Der Name fehlt.' })
})

const local = (length: number) => 'a'.repeat(length)

test.each([
  ['a@b.de', true],
  ['vor.nach+x@stadt-musterhausen.example', true],
  ['müller@gemeinde.example', true],
  ['buero@xn--bcher-kva.example', true],
  [`${local(64)}@b.de`, true],
  [`${local(65)}@b.de`, false],
  [`a@${'b'.repeat(249)}.de`, true],
  [`a@${'b'.repeat(250)}.de`, false],
  ['', false],
  ['a', false],
  ['@b.de', false],
  ['a@b', false],
  ['a@.d', false],
  ['a@b.d', false],
  ['a@b.de.', false],
  ['a@b@c.de', false],
  ['a b@c.de', false],
  ['Name <a@b.de>', false],
  ['a@b.de\n', false],
  ['a@b.de\r\nBcc: x@y.de', false],
  ['a@b.de,c@d.de', false],
  ['a@b.de;c@d.de', false],
  ['a@b.de (Amt)', false],
  ['"a"@b.de', false],
  ['a@[127.0.0.1]', false],
  ['a\\@b.de', false],
  ['a\u0007@b.de', false],
  ['a\u200b@b.de', false],
  ['a@b\u00ad.de', false],
  ['a@b..de', false],
  ['a..b@c.de', false],
  ['a.@b.de', false],
  ['.a@b.de', false],
])('isEmail %j is %s', (value, expected) => expect(isEmail(value)).toBe(expected))

test('email is kept in lower case', () => {
  expect(read(email(), ' Amt@Musterhausen.EXAMPLE ')).toEqual({ value: 'amt@musterhausen.example' })
  expect(read(email(), 'amt')).toEqual({
    error: 'Bitte eine E-Mail-Adresse angeben, zum Beispiel name@musterhausen.example.',
  })
})

test.each([
  ['1', { value: 1 }],
  [' 10 ', { value: 10 }],
  ['007', { value: 7 }],
  ['0', { error: 'Bitte eine Zahl von 1 bis 10 angeben.' }],
  ['11', { error: 'Bitte eine Zahl von 1 bis 10 angeben.' }],
  ['-1', { error: 'Bitte eine Zahl von 1 bis 10 angeben.' }],
  ['', { error: 'Bitte eine ganze Zahl angeben.' }],
  ['1,5', { error: 'Bitte eine ganze Zahl angeben.' }],
  ['1e1', { error: 'Bitte eine ganze Zahl angeben.' }],
  ['0x5', { error: 'Bitte eine ganze Zahl angeben.' }],
  ['1234567890', { error: 'Bitte eine ganze Zahl angeben.' }],
])('wholeNumber %j', (typed, expected) => expect(read(wholeNumber(1, 10), typed)).toEqual(expected))

test('optionalNumber may be empty', () => {
  expect(read(optionalNumber(0, 5), '')).toEqual({ value: null })
  expect(read(optionalNumber(0, 5), '0')).toEqual({ value: 0 })
  expect(optionalNumber(0, 5).safeParse('6').success).toBe(false)
  expect(optionalNumber(0, 5).safeParse('x').success).toBe(false)
})
