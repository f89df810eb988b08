/** Whole pages as bytes: on Node a TextEncoder takes five times as long, for it reads a page unit by unit. */
import { Buffer, transcode } from 'node:buffer'

/** Room that is kept, in bytes; a longer text gets its own. A list of 10,000 still fits: new room costs it a tenth. */
const KEPT = 1 << 24

const encoder = new TextEncoder()

let kept = Buffer.alloc(0)

const roomFor = (bytes: number): Buffer => {
  if (bytes > KEPT) return Buffer.allocUnsafeSlow(bytes)
  if (kept.length < bytes) kept = Buffer.allocUnsafeSlow(bytes)
  return kept
}

/** The parts of a text one after the other in UTF-8; half a surrogate pair becomes U+FFFD, as everywhere on the web. */
export const utf8 = (...parts: readonly string[]): Uint8Array<ArrayBuffer> => {
  const room = roomFor(parts.reduce((bytes, part) => bytes + part.length * 2, 0))
  let end = 0
  for (const part of parts) end += room.write(part, end, 'utf16le')
  try {
    return transcode(room.subarray(0, end), 'utf16le', 'utf8')
  } catch {
    // It refuses half a surrogate pair.
    return encoder.encode(parts.join(''))
  }
}
