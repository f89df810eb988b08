/**
 * Stands in the Worker for two packages that read all of ASN.1 (src/tools/worker-build.mjs, alias; 35 kB compressed),
 * where @simplewebauthn needs one value of it: ECDSA-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } (RFC 3279, 2.2.3)
 * in DER (X.690). Whatever is not exactly that is refused, and with it the signature.
 */
export class ECDSASigValue {
  r = new ArrayBuffer(0)
  s = new ArrayBuffer(0)
}

export const AsnParser = {
  /** @throws Error when `data` is no such value or something follows it */
  parse: (data: Uint8Array, type: typeof ECDSASigValue): ECDSASigValue => {
    if (type !== ECDSASigValue) throw new Error('only signatures are read here')
    const content = element(data, SEQUENCE)
    if (content.rest.length > 0) throw new Error('something follows the signature')
    const r = element(content.value, INTEGER)
    const s = element(r.rest, INTEGER)
    if (s.rest.length > 0) throw new Error('a signature has two numbers')
    return { r: r.value.slice().buffer, s: s.value.slice().buffer }
  },
}

const SEQUENCE = 0x30
const INTEGER = 0x02

/** The content of the element of kind `tag` at the beginning of `bytes`, and what follows it. */
const element = (bytes: Uint8Array, tag: number) => {
  const [kind, first = 0] = bytes
  // A signature by P-521 has up to 138 bytes: one byte of length behind 0x81; shorter ones must not use it.
  const long = first === 0x81
  const length = long ? (bytes[2] ?? 0) : first
  const start = long ? 3 : 2
  const value = bytes.subarray(start, start + length)
  if (kind !== tag || (long ? length < 0x80 : length >= 0x80) || length === 0 || value.length !== length)
    throw new Error('no signature in DER')
  return { value, rest: bytes.subarray(start + length) }
}
