/** Ballot codes: made, read as people type them, and kept only as keyed digests. */
import { keyedHash } from '../core/ids.ts'

/** Crockford's base 32: no I, L, O and U, which look or sound like something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten characters of five bits: 2^50 codes. 600,000 guesses at 500 of them hit with probability 3 · 10^-7. */
export const CODE_LENGTH = 10

/** A QR code carries ten more, which no limit of guesses needs to protect. */
export const SCAN_LENGTH = 20

/** A new code as a QR code carries it; people type its first ten characters. Evenly distributed. */
export const newBallotCode = (): string =>
  // 256 is a multiple of 32, so that no character comes more often than another.
  Array.from(crypto.getRandomValues(new Uint8Array(SCAN_LENGTH)), (byte) => ALPHABET[byte % 32]).join('')

/** The part of a code that is printed to be typed: two groups of five. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5, CODE_LENGTH)}`

/**
 * The code that somebody typed or scanned: case, blanks and dashes do not matter, and what looks like 0 or 1 is taken
 * as that.
 * @returns ten or twenty characters; null when it cannot be a code
 */
export const readCode = (typed: string): string | null => {
  if (typed.length > 60) return null
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const fits = code.length === CODE_LENGTH || code.length === SCAN_LENGTH
  return fits && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null
}

export interface CodeKeys {
  /** Names the code among those given out. */
  readonly code: string
  /** The whole of it, as scanned; null when it was typed. */
  readonly scan: string | null
  /** Names the ballot cast with it. Without the code itself nobody can tell which of the two belong together. */
  readonly ballot: string
}

/** The digests of a code in an edition, each 64 hex digits; a typed and a scanned code cast the same ballot. */
export const keysOf = async (secret: string, editionId: string, code: string): Promise<CodeKeys> => {
  const typed = code.slice(0, CODE_LENGTH)
  const [given, ballot, scan] = await Promise.all([
    keyedHash(secret, `ballot-code/1:${editionId}:${typed}`),
    keyedHash(secret, `ballot/1:${editionId}:${typed}`),
    code.length === SCAN_LENGTH ? keyedHash(secret, `ballot-scan/1:${editionId}:${code}`) : null,
  ])
  return { code: given, ballot, scan }
}
