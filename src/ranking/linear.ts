/** Symmetric positive definite systems by Cholesky's factorisation; matrices row by row, everything in place. */
import { at } from './design.ts'

/**
 * Replaces the lower half of the n × n matrix `a` by L with a = L·Lᵀ.
 * @throws RangeError when `a` is not positive definite
 */
export const factorise = (a: Float64Array, n: number): void => {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(a, i * n + j)
      for (let k = 0; k < j; k++) sum -= at(a, i * n + k) * at(a, j * n + k)
      if (i !== j) a[i * n + j] = sum / at(a, j * n + j)
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum)
      else throw new RangeError('matrix is not positive definite')
    }
  }
}

/** Replaces x by the solution of Lᵀ·x = x. */
export const solveUpper = (l: Float64Array, n: number, x: Float64Array): void => {
  for (let i = n - 1; i >= 0; i--) {
    const value = at(x, i) / at(l, i * n + i)
    x[i] = value
    for (let k = 0; k < i; k++) x[k] = at(x, k) - at(l, i * n + k) * value
  }
}

/** Replaces x by the solution of L·Lᵀ·x = x. */
export const solve = (l: Float64Array, n: number, x: Float64Array): void => {
  for (let i = 0; i < n; i++) {
    let sum = at(x, i)
    for (let k = 0; k < i; k++) sum -= at(l, i * n + k) * at(x, k)
    x[i] = sum / at(l, i * n + i)
  }
  solveUpper(l, n, x)
}
