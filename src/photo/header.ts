/** What an uploaded picture is, read from its first bytes without decoding it. Pure; never throws. */
import { ok, type Result } from '../core/result.ts'
import {
  jpegOrientation,
  jpegParts,
  type Orientation,
  type PictureType,
  pngParts,
  textAt,
  tiffOrientation,
  webpParts,
} from './jpeg.ts'
import { mostPixels } from './weight.ts'

/** Largest upload, bytes. */
export const MAX_BYTES = 25 * 1024 * 1024

/** Most pixels a picture may have, width × height. */
export const MAX_PIXELS = 60_000_000

/** Shortest allowed longer side, pixels. */
export const MIN_LONGER_SIDE = 320

/** Tallest delivered size, pixels; WebP ends at 16,383 and Cloudflare Images at 12,000. */
const MAX_HEIGHT = 8_000

export interface ImageHeader {
  readonly type: PictureType
  /** Pixels as stored, before orientation; of an AVIF as decoded, after its own turning. */
  readonly width: number
  readonly height: number
  /** EXIF orientation; always 1 for AVIF, which turns while it is decoded. */
  readonly orientation: Orientation
}

export type ImageProblemCode =
  | 'empty'
  | 'too_large'
  | 'heic'
  | 'svg'
  | 'gif'
  | 'pdf'
  | 'unknown'
  | 'damaged'
  | 'too_many_pixels'
  | 'too_heavy'
  | 'too_small'

export interface ImageProblem {
  readonly code: ImageProblemCode
  /** German sentences: what happened and what to do. */
  readonly message: string
}

const formats = 'JPEG, PNG, WebP oder AVIF'

const messages: Record<ImageProblemCode, string> = {
  empty: 'Die Datei ist leer. Bitte wählen Sie das Foto noch einmal aus.',
  too_large: `Die Datei ist größer als ${MAX_BYTES / 1024 / 1024} MB. Bitte speichern Sie das Foto als JPEG mit etwas geringerer Qualität oder kleineren Maßen.`,
  heic: 'Das Foto ist im Format HEIC, das viele Programme nicht öffnen können. Bitte exportieren Sie es als JPEG. Auf dem iPhone: Einstellungen › Kamera › Formate › „Maximale Kompatibilität“; danach aufgenommene Fotos sind JPEG.',
  svg: `Die Datei ist eine SVG-Grafik und kein Foto. Bitte laden Sie das Bild als ${formats} hoch.`,
  gif: `Die Datei ist ein GIF. Bitte laden Sie das Foto als ${formats} hoch.`,
  pdf: `Die Datei ist ein PDF und kein Foto. Bitte laden Sie das Bild als ${formats} hoch.`,
  unknown: `Die Datei ist kein Foto in einem Format, das wir lesen können. Bitte laden Sie das Bild als ${formats} hoch.`,
  damaged:
    'Das Bild ist beschädigt oder unvollständig. Bitte speichern Sie es neu als JPEG und versuchen Sie es noch einmal.',
  too_many_pixels: `Das Bild hat mehr als ${MAX_PIXELS / 1_000_000} Megapixel. Bitte verkleinern Sie es, zum Beispiel auf 6000 Pixel Breite.`,
  too_heavy:
    'Das Bild ist so gespeichert, dass es beim Öffnen zu viel Speicher braucht (AVIF ab 14 Megapixeln, große „progressive“ oder „interlaced“ Bilder). Bitte speichern Sie es als gewöhnliches JPEG und versuchen Sie es noch einmal.',
  too_small: `Das Bild ist zu klein: Die längere Seite braucht mindestens ${MIN_LONGER_SIDE} Pixel. Bitte laden Sie das Foto in Originalgröße hoch.`,
}

const refuse = (code: ImageProblemCode): { readonly ok: false; readonly error: ImageProblem } => ({
  ok: false,
  error: { code, message: messages[code] },
})

/** Most parts or boxes looked at before a header counts as damaged. */
const MAX_LOOKED_AT = 10_000

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** HEIC and AVIF share a container; its brands tell them apart. */
const containerType = (bytes: Uint8Array): 'avif' | 'heic' | 'unknown' => {
  const size = Math.min(viewOf(bytes).getUint32(0), 8 + 4 * 32)
  const brands = (textAt(bytes, 8, 4) + textAt(bytes, 16, Math.max(0, size - 16))).match(/.{4}/gs) ?? []
  if (brands.some((brand) => brand === 'avif')) return 'avif'
  return brands.some((brand) => /^(he[iv][cmsx]|mif1|msf1)$/.test(brand)) ? 'heic' : 'unknown'
}

const typeOf = (bytes: Uint8Array): PictureType | 'heic' | 'svg' | 'gif' | 'pdf' | 'unknown' => {
  const head = textAt(bytes, 0, 1_024)
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.slice(4, 8) === 'ftyp' && bytes.length >= 12) return containerType(bytes)
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (head.startsWith('%PDF-')) return 'pdf'
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)/i.test(head) && /<svg/i.test(head)) return 'svg'
  return 'unknown'
}

type Size = Omit<ImageHeader, 'type'>

const jpegSize = (bytes: Uint8Array): Size | null => {
  const view = viewOf(bytes)
  let looked = 0
  for (const { kind, data, end } of jpegParts(bytes)) {
    looked += 1
    if (looked > MAX_LOOKED_AT || kind === 'da') return null
    if (!/^c[0-35-79abd-f]$/.test(kind)) continue
    if (end - data < 6) return null
    const [height, width] = [view.getUint16(data + 1), view.getUint16(data + 3)]
    return { width, height, orientation: jpegOrientation(bytes) }
  }
  return null
}

const pngSize = (bytes: Uint8Array): Size | null => {
  const view = viewOf(bytes)
  let size: { width: number; height: number } | null = null
  let looked = 0
  for (const { kind, data, end } of pngParts(bytes)) {
    looked += 1
    if (looked === 1) {
      if (kind !== 'IHDR' || end - data !== 17) return null
      size = { width: view.getUint32(data), height: view.getUint32(data + 4) }
    }
    if (size && kind === 'eXIf')
      return { ...size, orientation: tiffOrientation(bytes.subarray(data, end - 4)) }
    if (looked > MAX_LOOKED_AT) break
  }
  return size && { ...size, orientation: 1 }
}

const bits14 = (low: number, high: number) => low | ((high & 0x3f) << 8)

const webpCanvas = (bytes: Uint8Array, { kind, data, end }: { kind: string; data: number; end: number }) => {
  const at = (offset: number) => bytes[data + offset] ?? 0
  const three = (offset: number) => 1 + (at(offset) | (at(offset + 1) << 8) | (at(offset + 2) << 16))
  if (kind === 'VP8X' && end - data >= 10) return { width: three(4), height: three(7) }
  if (kind === 'VP8 ' && end - data >= 10 && textAt(bytes, data + 3, 3) === '\x9d\x01\x2a') {
    return { width: bits14(at(6), at(7)), height: bits14(at(8), at(9)) }
  }
  if (kind === 'VP8L' && end - data >= 5 && at(0) === 0x2f) {
    const packed = viewOf(bytes).getUint32(data + 1, true)
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >> 14) & 0x3fff) }
  }
  return null
}

const webpSize = (bytes: Uint8Array): Size | null => {
  let size: { width: number; height: number } | null = null
  let looked = 0
  for (const part of webpParts(bytes)) {
    looked += 1
    if (looked === 1) size = webpCanvas(bytes, part)
    if (!size || looked > MAX_LOOKED_AT) break
    if (part.kind !== 'EXIF') continue
    const exif = bytes.subarray(part.data, part.end)
    const tiff = textAt(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
    return { ...size, orientation: tiffOrientation(tiff) }
  }
  return size && { ...size, orientation: 1 }
}

const BOXES_ABOVE_SIZE: Record<string, number> = { meta: 4, iprp: 0, ipco: 0 }

/** The largest `ispe` (picture extent) of an AVIF: its picture, never a thumbnail or a tile; `irot` turns it. */
const avifSize = (bytes: Uint8Array): Size | null => {
  const view = viewOf(bytes)
  let largest = { width: 0, height: 0 }
  let turned = false
  let looked = 0
  let at = 0
  while (at + 8 <= bytes.length && looked < MAX_LOOKED_AT) {
    looked += 1
    const kind = textAt(bytes, at + 4, 4)
    const inside = BOXES_ABOVE_SIZE[kind]
    const size = view.getUint32(at)
    if (inside !== undefined) {
      at += 8 + inside
      continue
    }
    if (size < 8) break
    if (kind === 'ispe' && at + 20 <= bytes.length) {
      const [width, height] = [view.getUint32(at + 12), view.getUint32(at + 16)]
      if (width * height > largest.width * largest.height) largest = { width, height }
    }
    if (kind === 'irot') turned = (bytes[at + 8] ?? 0) % 2 === 1
    at += size
  }
  const { width, height } = largest
  return turned ? { width: height, height: width, orientation: 1 } : { width, height, orientation: 1 }
}

const sizes = { jpeg: jpegSize, png: pngSize, webp: webpSize, avif: avifSize } as const

/** Type, pixels and orientation as the header says, without any limit; null when it says nothing sensible. */
export const readHeader = (type: PictureType, bytes: Uint8Array): ImageHeader | null => {
  const size = sizes[type](bytes)
  return size && size.width > 0 && size.height > 0 ? { type, ...size } : null
}

/**
 * Looks at an upload: its first bytes decide the type (never the file name), the header gives the pixels.
 * Says nothing about the rest of the file; decoding may still fail.
 * @returns the header, or why the file is refused, in German
 */
export const probeImage = (bytes: Uint8Array): Result<ImageHeader, ImageProblem> => {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > MAX_BYTES) return refuse('too_large')
  const type = typeOf(bytes)
  if (type === 'heic' || type === 'svg' || type === 'gif' || type === 'pdf' || type === 'unknown') {
    return refuse(type)
  }
  const header = readHeader(type, bytes)
  if (!header) return refuse('damaged')
  if (header.width * header.height > MAX_PIXELS) return refuse('too_many_pixels')
  if (header.width * header.height > mostPixels(type, bytes)) return refuse('too_heavy')
  if (Math.max(header.width, header.height) < MIN_LONGER_SIDE) return refuse('too_small')
  return ok(header)
}

/**
 * The sizes to make of an upright picture, in pixels, widest first: the wanted widths, none larger than the
 * picture (its own width instead), none twice, none taller than 8,000.
 */
export const renditionSizes = (
  picture: { readonly width: number; readonly height: number },
  widths: readonly number[],
): { readonly width: number; readonly height: number }[] => {
  const sizes = new Map<number, { width: number; height: number }>()
  for (const wanted of [...widths].sort((a, b) => b - a)) {
    const scale = Math.min(1, wanted / picture.width, MAX_HEIGHT / picture.height)
    const width = Math.max(1, Math.round(picture.width * scale))
    sizes.set(width, { width, height: Math.max(1, Math.round(picture.height * scale)) })
  }
  return [...sizes.values()]
}
