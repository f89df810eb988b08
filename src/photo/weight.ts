/** How much memory a picture takes while it is decoded, read from its header. Pure; never throws. */
import { jpegParts, type PictureType, pngParts, webpParts } from './jpeg.ts'

/** Most bytes that decoding one picture may hold at once; a process of 512 MB then has room for the rest. */
export const MAX_DECODE_BYTES = 260_000_000

/** A JPEG in one pass is decoded line by line; several passes keep all coefficients, two bytes each. */
const jpegWeight = (bytes: Uint8Array): number => {
  let components = 0
  let coefficients = 0
  for (const { kind, data, end } of jpegParts(bytes)) {
    if (kind === 'da') return (bytes[data] ?? 0) < components ? 2 * coefficients : 0
    if (!/^c[0-35-79abd-f]$/.test(kind)) continue
    components = bytes[data + 5] ?? 0
    const sampling = [...bytes.subarray(data + 6, Math.min(end, data + 6 + 3 * components))].filter(
      (_, index) => index % 3 === 1,
    )
    const areas = sampling.map((both) => (both >> 4) * (both & 15))
    coefficients = areas.reduce((sum, area) => sum + area, 0) / Math.max(1, ...areas)
    // Progressive: every pass has only a part of each coefficient.
    if (/^c[26ae]$/.test(kind)) return 2 * coefficients
  }
  return 0
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 4, 4: 2, 6: 4 }

/** A PNG is decoded line by line unless it is interlaced. */
const pngWeight = (bytes: Uint8Array): number => {
  const [header] = pngParts(bytes)
  if (header?.kind !== 'IHDR') return 0
  const [depth = 8, colour = 2, , , interlace = 0] = bytes.subarray(header.data + 8, header.data + 13)
  return interlace === 0 ? 0 : 1.15 * (CHANNELS[colour] ?? 4) * Math.max(1, depth / 8)
}

/** Lossless WebP is held as four bytes a pixel, an animation as two such canvases. */
const webpWeight = (bytes: Uint8Array): number => {
  let weight = 1.5
  let looked = 0
  for (const { kind } of webpParts(bytes)) {
    looked += 1
    if (kind === 'ANIM') return 8
    if (kind === 'VP8L' || kind === 'ALPH') weight = 4.3
    if (looked > 1_000) break
  }
  return weight
}

/** Bytes that decoding takes per pixel, measured with libvips 8.18 on pictures of 24 and 60 megapixels. */
const weights: Record<PictureType, (bytes: Uint8Array) => number> = {
  jpeg: jpegWeight,
  png: pngWeight,
  webp: webpWeight,
  avif: () => 18,
}

/** Most pixels that a picture stored like this one may have, so that decoding stays within the memory. */
export const mostPixels = (type: PictureType, bytes: Uint8Array): number => {
  const weight = weights[type](bytes)
  return weight === 0 ? Number.POSITIVE_INFINITY : Math.floor(MAX_DECODE_BYTES / weight)
}
