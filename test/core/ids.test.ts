import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  canonicalJson,
  hex,
  keyedHash,
  newBlobKey,
  newCode,
  newId,
  newTimedId,
  newToken,
  sha256,
} from '../../src/core/ids.ts'

const shape = (make: () => string, pattern: RegExp) => {
  const made = Array.from({ length: 200 }, make)
  for (const one of made) expect(one).toMatch(pattern)
  expect(new Set(made).size).toBe(made.length)
}

test('newTimedId is a UUID of version 7 that sorts by time', () => {
  shape(newTimedId, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const time = Number.parseInt(newTimedId().replace('-', '').slice(0, 12), 16)
  expect(Math.abs(time - Date.now())).toBeLessThan(5000)
})

test('newId is a random UUID', () =>
  shape(newId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
test('newToken has 256 bit, base64url', () => shape(() => newToken(), /^[A-Za-z0-9_-]{43}$/))
test('newToken takes a length', () => shape(() => newToken(16), /^[A-Za-z0-9_-]{22}$/))
test('newBlobKey has 128 bit', () => shape(newBlobKey, /^[0-9a-f]{32}$/))

describe('newCode', () => {
  const drawing = (...values: number[]) =>
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      const [next = 0] = values.splice(0, 1)
      if (array instanceof Uint32Array) array[0] = next
      return array
    })

  test('has eight digits', () => {
    const codes = Array.from({ length: 200 }, newCode)
    for (const code of codes) expect(code).toMatch(/^\d{8}$/)
    expect(new Set(codes).size).toBeGreaterThan(190)
  })

  test.each([
    [[0], '00000000'],
    [[42], '00000042'],
    [[4_199_999_999], '99999999'],
    [[4_200_000_000, 7], '00000007'],
    [[4_294_967_295, 4_200_000_000, 123], '00000123'],
  ])('%j gives %s: the uneven rest is drawn again', (values, code) => {
    const spy = drawing(...values)
    try {
      expect(newCode()).toBe(code)
    } finally {
      spy.mockRestore()
    }
  })
})

test('hex keeps leading zeros', () => expect(hex(new Uint8Array([0, 1, 255]))).toBe('0001ff'))

test('sha256 of text and bytes', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(await sha256('abc')).toBe(abc)
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(abc)
  expect(await sha256('ü')).toBe(await sha256(new Uint8Array([0xc3, 0xbc])))
})

test('keyedHash is HMAC-SHA-256', async () => {
  // RFC 4231, test case 2
  expect(await keyedHash('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

describe('canonicalJson', () => {
  test.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ b: { d: [], c: null }, a: ['y', { z: 1, x: 2 }] }, '{"a":["y",{"x":2,"z":1}],"b":{"c":null,"d":[]}}'],
    [[3, 1, 2], '[3,1,2]'],
    ['ü"', '"ü\\""'],
    [null, 'null'],
    [{ a: undefined }, '{}'],
  ])('%j', (value, json) => expect(canonicalJson(value)).toBe(json))

  test('the order of keys never matters', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
