/**
 * Metadata in picture files, byte by byte: read the orientation, remove everything that says who, where and
 * with what, write a credit. Pure. Hostile bytes give `damaged`, never an exception or an endless loop.
 */
import { ok, type Result } from '../core/result.ts'

export type PictureType = 'jpeg' | 'png' | 'webp' | 'avif'

/** EXIF orientation: 1 upright, 2–8 mirrored or turned. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** One part of a file: bytes `start` to `end` (exclusive), what it carries from `data` to `end`. */
export interface Part {
  readonly kind: string
  readonly start: number
  readonly data: number
  readonly end: number
}

/** More parts than any camera or program writes; beyond it a file only wants to cost memory. */
const MAX_PARTS = 100_000

const damaged = { ok: false, error: 'damaged' } as const
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/** Up to `length` bytes at `at` as Latin-1; shorter at the end of the file. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** First byte after the entropy-coded data at `from`: a marker that is neither stuffing nor a restart. */
const afterScan = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return bytes.length
}

/**
 * The segments of a JPEG, `kind` is the marker's second byte in hex (`da` includes its scan data, `d9` ends).
 * A segment that runs past the end is given as kind `cut`, the last one. Missing end marker: just stops.
 */
export function* jpegParts(bytes: Uint8Array): Generator<Part> {
  let at = 2
  while (at < bytes.length) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined) return
    if (marker === 0xd9) return yield { kind: 'd9', start: at, data: at + 2, end: at + 2 }
    if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return yield { kind: 'cut', start: at, data: at, end: bytes.length }
    const whole = marker === 0xda ? afterScan(bytes, end) : end
    yield { kind: hex(marker), start: at, data: at + 4, end: whole }
    at = whole
  }
}

/** The chunks of a PNG up to IEND; kind `cut` when one runs past the end of the file. */
export function* pngParts(bytes: Uint8Array): Generator<Part> {
  const view = viewOf(bytes)
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    const kind = textAt(bytes, at + 4, 4)
    yield { kind, start: at, data: at + 8, end }
    if (kind === 'IEND') return
    at = end
  }
  yield { kind: 'cut', start: at, data: at, end: bytes.length }
}

/** The chunks of a WebP inside its RIFF frame; kind `cut` when one runs past the end of the file. */
export function* webpParts(bytes: Uint8Array): Generator<Part> {
  const view = viewOf(bytes)
  if (bytes.length < 12) return
  const limit = 8 + view.getUint32(4, true)
  if (limit > bytes.length) return yield { kind: 'cut', start: 12, data: 12, end: bytes.length }
  let at = 12
  while (at + 8 <= limit) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (end > limit) return yield { kind: 'cut', start: at, data: at, end: bytes.length }
    yield { kind: textAt(bytes, at, 4), start: at, data: at + 8, end }
    at = end
  }
}

/** Orientation from a TIFF block (what EXIF is inside); reads the first directory only, 1 when in doubt. */
export const tiffOrientation = (tiff: Uint8Array): Orientation => {
  const order = textAt(tiff, 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1
  const little = order === 'II'
  const view = viewOf(tiff)
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return 1
  const entries = view.getUint16(first, little)
  for (let index = 0; index < entries; index += 1) {
    const at = first + 2 + index * 12
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    const short = view.getUint16(at + 2, little) === 3
    return short && value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** Orientation of a JPEG from its first EXIF segment; 1 when there is none or it makes no sense. */
export const jpegOrientation = (bytes: Uint8Array): Orientation => {
  let seen = 0
  for (const { kind, data, end } of jpegParts(bytes)) {
    seen += 1
    if (kind === 'da' || kind === 'cut' || seen > MAX_PARTS) return 1
    if (kind === 'e1' && textAt(bytes, data, 6) === 'Exif\0\0') {
      return tiffOrientation(bytes.subarray(data + 6, end))
    }
  }
  return 1
}

/** Segments a decoder needs. JFIF only in its 16-byte form (longer ones carry a thumbnail). */
const keepsJpeg = (bytes: Uint8Array, { kind, data, end }: Part): boolean => {
  if (kind === 'e0') return textAt(bytes, data, 5) === 'JFIF\0' && end - data === 14
  if (kind === 'e2') return textAt(bytes, data, 12) === 'ICC_PROFILE\0'
  if (kind === 'ee') return textAt(bytes, data, 5) === 'Adobe'
  return /^(c[0-7]|c[9a-f]|d[9a-d])$/.test(kind)
}

/** Critical chunks, and those that change how the picture looks. */
const keepsPng = (_bytes: Uint8Array, { kind }: Part): boolean =>
  /^([A-Z].{3}|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|mDCV|cLLI|sBIT|bKGD|pHYs)$/s.test(kind)

const keepsWebp = (_bytes: Uint8Array, { kind }: Part): boolean =>
  ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'].includes(kind)

const formats = {
  jpeg: { parts: jpegParts, keeps: keepsJpeg, head: 2 },
  png: { parts: pngParts, keeps: keepsPng, head: 8 },
  webp: { parts: webpParts, keeps: keepsWebp, head: 12 },
} as const

/** All pieces in one array. */
export const concat = (pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

/** Makes the RIFF frame fit the kept chunks and takes back the promise of EXIF and XMP. */
const mendWebp = (out: Uint8Array) => {
  if (out.length < 12) return
  viewOf(out).setUint32(4, out.length - 8, true)
  for (const { kind, data } of webpParts(out)) if (kind === 'VP8X') out[data] = (out[data] ?? 0) & ~0x0c
}

/**
 * The same picture without metadata: only what a decoder needs stays (colour profile included). EXIF, GPS,
 * XMP, IPTC, comments, embedded previews, unknown parts and anything after the end of the picture go.
 * The orientation goes too: read it first. Never throws.
 * AVIF comes back as it is: its metadata are items referenced by file offset from other boxes, so taking one
 * out means rewriting all offsets; every delivered size is re-encoded, which drops them anyway.
 * @returns `damaged` when the structure cannot be followed; such bytes must not be passed on as clean
 */
export const stripMetadata = (bytes: Uint8Array, type: PictureType): Result<Uint8Array, 'damaged'> => {
  if (type === 'avif') return ok(bytes)
  const { parts, keeps, head } = formats[type]
  if (bytes.length < head) return damaged
  const ranges: { start: number; end: number }[] = [{ start: 0, end: head }]
  let seen = 0
  for (const part of parts(bytes)) {
    seen += 1
    if (part.kind === 'cut' || seen > MAX_PARTS) return damaged
    if (!keeps(bytes, part)) continue
    const last = ranges.at(-1)
    if (last?.end === part.start) last.end = part.end
    else ranges.push({ start: part.start, end: part.end })
  }
  const out = concat(ranges.map(({ start, end }) => bytes.subarray(start, end)))
  if (type === 'webp') mendWebp(out)
  return ok(out)
}
