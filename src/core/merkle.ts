/** The Merkle tree of RFC 6962 (section 2.1) over SHA-256, and the check of a proof (RFC 9162, section 2.1.3.2). Pure. */
import { sha256Bytes } from './ids.ts'

// Different first bytes, or an inner node could pass for a leaf.
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

const leafHash = (data: Uint8Array): Uint8Array => sha256Bytes(LEAF, data)
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256Bytes(NODE, left, right)

/** The largest power of two below `n`, n > 1. */
const splitOf = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** MTH: the root over these leaves in this order; 32 bytes. The empty tree has the digest of nothing. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [first] = leaves
  if (first === undefined) return sha256Bytes()
  if (leaves.length === 1) return leafHash(first)
  const k = splitOf(leaves.length)
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)))
}

/**
 * PATH: the hashes that lead from a leaf to the root, from the bottom up.
 * @param index of the leaf, 0 ≤ index < leaves.length
 */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): Uint8Array[] => {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index} among ${leaves.length}`)
  if (leaves.length === 1) return []
  const k = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return index < k
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - k), merkleRoot(left)]
}

export interface Proof {
  /** Place of the leaf, from 0. */
  readonly index: number
  /** Number of leaves. */
  readonly size: number
  readonly path: readonly Uint8Array[]
}

/** Whether the proof shows that `leaf` is at its place in the tree with this root. */
export const provesInclusion = (leaf: Uint8Array, proof: Proof, root: Uint8Array): boolean => {
  const { index, size, path } = proof
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [place, last] = [index, size - 1]
  let hash = leafHash(leaf)
  for (const step of path) {
    if (last === 0 || step.length !== 32) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(step, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
    } else {
      hash = nodeHash(hash, step)
    }
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && sameBytes(hash, root)
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
