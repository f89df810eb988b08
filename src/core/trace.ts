/** One request as log and metrics know it: its number, and which route answered. */

export interface Trace {
  /** Stands in the log, in `X-Request-Id` and on the page that says that something broke. */
  readonly id: string
  /** The pattern of the route, never the address: that may hold tokens and ids. `none` where no route answered. */
  route: string
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new number: 60 random bits as twelve characters that can be read out on the telephone. */
export const newRequestId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => ALPHABET[byte % 32]).join('')

/**
 * Begins the trace of a request.
 * @param given what `X-Request-Id` says; believed only where proxies of our own stand before us
 */
export const newTrace = (given: string | null | undefined, proxies: number): Trace => ({
  id: proxies > 0 && given && /^[\w-]{8,64}$/.test(given) ? given : newRequestId(),
  route: 'none',
})
