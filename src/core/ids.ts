/** Random ids, tokens and digests, alike on both runtimes. */
import { createHash } from 'node:crypto'

/** A new primary key. */
export const newId = (): string => crypto.randomUUID()

/**
 * A new primary key that says when it was made (UUID version 7, RFC 9562), for rows whose time is no secret: side by
 * side in every index, a commit writes few pages of it instead of one for each row.
 */
export const newTimedId = (): string => {
  const at = Date.now().toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/** Bytes as base64url, without padding. */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** An unguessable token of `bytes` random bytes (default 256 bit), base64url. */
export const newToken = (bytes = 32): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)))

/** 128 random bits as 32 hex digits: the public name of a published picture. */
export const newBlobKey = (): string => hex(crypto.getRandomValues(new Uint8Array(16)))

/** Eight random digits, evenly distributed. */
export const newCode = (): string => {
  const value = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  // 2^32 is no multiple of 10^8: draw again in the uneven rest.
  return value >= 4_200_000_000 ? newCode() : String(value % 100_000_000).padStart(8, '0')
}

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Bytes from pairs of hex digits; null when it is anything else. */
export const fromHex = (text: string): Uint8Array | null =>
  /^([0-9a-f]{2})*$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : null

/** SHA-256 as 64 hex digits; text is taken as UTF-8. */
export const sha256 = async (data: string | Uint8Array): Promise<string> =>
  // WebCrypto would hand eight kilobytes to another thread, which takes longer than hashing them.
  createHash('sha256').update(data).digest('hex')

/** SHA-256 of these bytes one after the other, as 32 bytes. */
export const sha256Bytes = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** HMAC-SHA-256 as 64 hex digits: a stored digest of something short that must not be brute-forced from the database. */
export const keyedHash = async (secret: string, data: string): Promise<string> => {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(data))))
}

/** Whether `digest` is the `keyedHash` of `data`; takes the same time wherever they differ. */
export const isKeyedHash = async (secret: string, data: string, digest: string): Promise<boolean> => {
  const expected = await keyedHash(secret, data)
  if (expected.length !== digest.length) return false
  let difference = 0
  for (let index = 0; index < expected.length; index += 1)
    difference |= expected.charCodeAt(index) ^ digest.charCodeAt(index)
  return difference === 0
}

/** JSON with sorted keys and no white space: the same value always gives the same bytes. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
