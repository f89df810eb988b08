/** Ranks of many numbers, again and again. */
import { at } from './design.ts'

/** Writes the ranks of values[from] … values[to − 1], highest first, from 1, to ranks[offset + index]. */
export type Ranker = (
  values: Float64Array,
  from: number,
  to: number,
  ranks: Uint16Array,
  offset: number,
) => void

/**
 * A ranker for up to `most` numbers, with its work space. Numbers are dealt into twice as many buckets by value and
 * then put right by insertion: linear in time for numbers that are spread as draws are, and never wrong for others.
 */
export const createRanker = (most: number): Ranker => {
  const buckets = 2 * most
  const starts = new Int32Array(buckets + 2)
  const keys = new Int32Array(most)
  const order = new Int32Array(most)
  return (values, from, to, ranks, offset) => {
    let [high, low] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let p = from; p < to; p++) {
      high = Math.max(high, at(values, p))
      low = Math.min(low, at(values, p))
    }
    const scale = high > low ? buckets / (high - low) : 0
    starts.fill(0)
    for (let p = from; p < to; p++) {
      const key = Math.trunc((high - at(values, p)) * scale)
      keys[p - from] = key
      starts[key + 1] = at(starts, key + 1) + 1
    }
    for (let key = 0; key <= buckets; key++) starts[key + 1] = at(starts, key + 1) + at(starts, key)
    for (let p = from; p < to; p++) {
      const key = at(keys, p - from)
      order[at(starts, key)] = p
      starts[key] = at(starts, key) + 1
    }
    for (let q = 1; q < to - from; q++) {
      const p = at(order, q)
      let hole = q
      while (hole > 0 && at(values, at(order, hole - 1)) < at(values, p)) {
        order[hole] = at(order, hole - 1)
        hole -= 1
      }
      order[hole] = p
    }
    for (let q = 0; q < to - from; q++) ranks[offset + at(order, q)] = q + 1
  }
}
