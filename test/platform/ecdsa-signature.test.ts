/** The Worker's reader of ECDSA signatures beside the packages it stands for. */
import { ECDSASigValue as Value } from '@peculiar/asn1-ecc'
import { AsnSerializer, AsnParser as Parser } from '@peculiar/asn1-schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AsnParser, ECDSASigValue } from '../../src/platform/ecdsa-signature.ts'

const bytes = (buffer: ArrayBuffer) => [...new Uint8Array(buffer)]
const ours = (der: Uint8Array) => {
  const { r, s } = AsnParser.parse(der, ECDSASigValue)
  return [bytes(r), bytes(s)]
}
const theirs = (der: Uint8Array<ArrayBuffer>) => {
  const { r, s } = Parser.parse(der, Value)
  return [bytes(r), bytes(s)]
}

// Numbers of P-256 up to P-521, of every length around the byte at which the length of the whole needs two.
const number = fc.uint8Array({ minLength: 1, maxLength: 67 })
const signature = fc
  .tuple(number, number)
  .map(
    ([r, s]) =>
      new Uint8Array(AsnSerializer.serialize(new Value({ r: r.slice().buffer, s: s.slice().buffer }))),
  )

test('the same numbers', () => {
  fc.assert(
    fc.property(signature, (der) => {
      expect(ours(der)).toEqual(theirs(der))
    }),
  )
})

test('cut off, lengthened or changed: refused, or read as they read it', () => {
  const whole = fc.tuple(signature, fc.nat(), fc.nat(255))
  fc.assert(
    fc.property(whole, ([der, place, value]) => {
      const at = place % der.length
      expect(() => ours(der.subarray(0, at))).toThrow()
      expect(() => ours(new Uint8Array([...der, value]))).toThrow()
      const changed = der.with(at, value)
      const read = (() => {
        try {
          return ours(changed)
        } catch {
          return null
        }
      })()
      if (read) expect(read).toEqual(theirs(changed))
    }),
  )
})

test('nothing else is read', () => {
  expect(() => AsnParser.parse(new Uint8Array([0x30, 0]), class extends ECDSASigValue {})).toThrow(
    'only signatures',
  )
})
