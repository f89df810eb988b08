import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRanker } from '../../src/ranking/order.ts'

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.constantFrom(0, 1, 1, 1, 5e5),
)

test('ranks are one more than the number of better ones, equals in their order', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), fc.nat(5), (list, from) => {
      const values = Float64Array.from([...new Array<number>(from).fill(7e6), ...list])
      const ranks = new Uint16Array(values.length)
      createRanker(values.length)(values, from, values.length, ranks, 0)
      const expected = list.map(
        (value, p) => 1 + list.filter((other, q) => other > value || (other === value && q < p)).length,
      )
      expect([...ranks]).toEqual([...new Array<number>(from).fill(0), ...expected])
    }),
  )
})
