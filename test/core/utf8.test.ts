import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../src/core/utf8.ts'

const encoder = new TextEncoder()

test('text becomes the bytes of a TextEncoder, also with half a surrogate pair and beyond the room that is kept', () => {
  const units = fc.constantFrom('a', 'ß', '–', '😀', '\ud83d', '\ude00', '\0', '\ufeff')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: units, maxLength: 20 })), (parts) => {
      expect(Buffer.compare(utf8(...parts), encoder.encode(parts.join('')))).toBe(0)
    }),
    { seed: 20261125 },
  )
  for (const text of ['ä–'.repeat(4_300_000), '', 'x'.repeat(100), `${'ü'.repeat(5000)}\ud800`])
    expect(Buffer.compare(utf8(text), encoder.encode(text))).toBe(0)
})

test('bytes that were given out stay what they are when the next text is written', () => {
  const first = utf8('Łódź und Šibenik')
  utf8('something else, and longer than the first')
  expect(new TextDecoder().decode(first)).toBe('Łódź und Šibenik')
})
