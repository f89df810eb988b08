/** A plain form is read as the URL standard says, whatever bytes come. */
import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/http/body.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('fieldsOf', () => {
  it.each([
    ['', []],
    [
      'a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a=1&&b&=x&c==',
      [
        ['a', '1'],
        ['b', ''],
        ['', 'x'],
        ['c', '='],
      ],
    ],
    ['a+b=c%20d+%2B', [['a b', 'c d +']]],
    [
      'umlaut=%C3%A4%c3%9f&raw=ä',
      [
        ['umlaut', 'äß'],
        ['raw', 'ä'],
      ],
    ],
    [
      'broken=%C3%&%=%4&x=%zz%g1',
      [
        ['broken', '\ufffd%'],
        ['%', '%4'],
        ['x', '%zz%g1'],
      ],
    ],
    ['bom=%EF%BB%BFx', [['bom', '\ufeffx']]],
  ])('%j', (text, fields) => {
    expect(fieldsOf(bytes(text))).toEqual(fields)
  })

  // Of ASCII alone: Node's own reader garbles other characters beside broken escapes.
  it('reads two thousand random forms as URLSearchParams does', () => {
    const pieces = ['a', 'b', ' ', ...'= & + ; % %2 %41 %C3 %A4 %26 %3D %00 %FF'.split(' ')]
    let seed = 7
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed >> 8
    }
    for (let round = 0; round < 2_000; round += 1) {
      const text = Array.from({ length: next() % 12 }, () => pieces[next() % pieces.length]).join('')
      expect([text, fieldsOf(bytes(text))]).toEqual([text, [...new URLSearchParams(text)]])
    }
  })
})
