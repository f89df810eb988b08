/**
 * Seeded random numbers from whole-number operations, + − × ÷ and √ alone: these are exact everywhere, while an
 * engine's logarithm or sine may differ in the last bit from another's.
 */

export interface Random {
  /** A whole number from 0 to 2³² − 1. */
  bits(): number
  /** Between 0 and 1, never either. */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** χ² with `df` ≥ 1 degrees of freedom. */
  chiSquare(df: number): number
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** xoshiro128** (D. Blackman, S. Vigna, 2018), its state filled from the seed by splitmix32. */
export const randomOf = (seed: number): Random => {
  let mixing = seed | 0
  const split = (): number => {
    mixing = (mixing + 0x9e3779b9) | 0
    let z = Math.imul(mixing ^ (mixing >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let [a, b, c, d] = [split(), split(), split(), split()]
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  const uniform = () => (bits() + 0.5) / 4_294_967_296
  let spare = Number.NaN
  /** G. Marsaglia's polar method: two at a time, the second kept. */
  const normal = (): number => {
    const kept = spare
    if (!Number.isNaN(kept)) {
      spare = Number.NaN
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * logarithm(square)) / square)
      spare = y * factor
      return x * factor
    }
  }
  /** G. Marsaglia, W. W. Tsang, A Simple Method for Generating Gamma Variables (2000). */
  const chiSquare = (df: number): number => {
    if (df === 1) return normal() ** 2
    const base = df / 2 - 1 / 3
    const step = 1 / Math.sqrt(9 * base)
    for (;;) {
      const x = normal()
      const root = 1 + step * x
      if (root <= 0) continue
      const v = root * root * root
      if (logarithm(uniform()) < (x * x) / 2 + base - base * v + base * logarithm(v)) return 2 * base * v
    }
  }
  return { bits, uniform, normal, chiSquare }
}

const LN2 = Math.LN2
const ROOT_HALF = Math.SQRT1_2

/** Natural logarithm of a positive number near 1 (a few halvings away), by the series of artanh. */
export const logarithm = (x: number): number => {
  let value = x
  let powers = 0
  while (value < ROOT_HALF) {
    value *= 2
    powers -= 1
  }
  while (value > 2 * ROOT_HALF) {
    value /= 2
    powers += 1
  }
  const f = (value - 1) / (value + 1)
  const g = f * f
  const series =
    1 +
    g *
      (1 / 3 +
        g *
          (1 / 5 +
            g * (1 / 7 + g * (1 / 9 + g * (1 / 11 + g * (1 / 13 + g * (1 / 15 + g * (1 / 17 + g / 19))))))))
  return powers * LN2 + 2 * f * series
}
