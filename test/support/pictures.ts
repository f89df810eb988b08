/** Real pictures with everything a camera writes into them, and files that only pretend to be pictures. */
import sharp, { type Sharp } from 'sharp'

export interface PictureOptions {
  /** Pixels as seen, upright; stored pixels are turned so that `orientation` makes them upright. */
  readonly width: number
  readonly height: number
  /** The same seed gives the same bytes. */
  readonly seed: number
  /** EXIF orientation 1–8, default 1. */
  readonly orientation?: number
  /** Writes GPS coordinates, default true. */
  readonly gps?: boolean
  /** Camera serial number in the EXIF. */
  readonly serial?: string
  /** Text painted into the middle. */
  readonly text?: string
}

export const ARTIST = 'Ariane Beispiel'

/** Small repeatable random numbers (mulberry32), 0 ≤ x < 1. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Colour = readonly [red: number, green: number, blue: number]

/** Colours of the quarters as seen: top left, top right, bottom left, bottom right. */
const QUARTERS: readonly Colour[] = [
  [200, 40, 40],
  [40, 170, 60],
  [40, 60, 200],
  [220, 200, 60],
]

/** Where the stored pixel (x, y) is seen, by the EXIF table; width and height as seen. */
const seenAt = (orientation: number, x: number, y: number, width: number, height: number) => {
  const [right, bottom] = [width - 1, height - 1]
  const places: readonly (readonly [number, number])[] = [
    [x, y],
    [right - x, y],
    [right - x, bottom - y],
    [x, bottom - y],
    [y, x],
    [right - y, x],
    [right - y, bottom - x],
    [y, bottom - x],
  ]
  return places[orientation - 1] ?? [x, y]
}

const paint = ({ width, height, seed, orientation = 1 }: PictureOptions) => {
  const [storedWidth, storedHeight] = orientation >= 5 ? [height, width] : [width, height]
  const random = seeded(seed)
  const noise = Int8Array.from({ length: 4096 }, () => Math.floor(random() * 24) - 12)
  const data = new Uint8Array(storedWidth * storedHeight * 3)
  for (let y = 0, at = 0; y < storedHeight; y += 1) {
    for (let x = 0; x < storedWidth; x += 1, at += 3) {
      const [u, v] = seenAt(orientation, x, y, width, height)
      const colour = QUARTERS[(v * 2 >= height ? 2 : 0) + (u * 2 >= width ? 1 : 0)] ?? [0, 0, 0]
      const grain = noise[((u >> 2) * 31 + (v >> 2) * 17) & 4095] ?? 0
      data[at] = colour[0] + grain
      data[at + 1] = colour[1] + grain
      data[at + 2] = colour[2] + grain
    }
  }
  return sharp(data, { raw: { width: storedWidth, height: storedHeight, channels: 3 } })
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const labelled = (image: Sharp, { width, height, text }: PictureOptions) => {
  if (!text) return image
  const size = Math.round(Math.min(width, height) / 8)
  const label = `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 6}" height="${size * 2}"><text x="50%" y="60%" text-anchor="middle" font-size="${size}" fill="white">${escapeXml(text)}</text></svg>`
  return image.composite([{ input: Buffer.from(label) }])
}

const photograph = (options: PictureOptions): Sharp => {
  const { orientation = 1, gps = true, serial = 'KUER-SN-4711' } = options
  const where = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '7/1 27/1 0/1',
  }
  return labelled(paint(options), options)
    .withExif({
      IFD0: { Artist: ARTIST, Make: 'Kamerabau', Model: 'K 1' },
      IFD2: { BodySerialNumber: serial },
      ...(gps ? { IFD3: where } : {}),
    })
    .withMetadata({ orientation })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>Geheim</note></x:xmpmeta>')
}

const bytesOf = async (image: Sharp): Promise<Uint8Array> => new Uint8Array(await image.toBuffer())

export const makeJpeg = (options: PictureOptions): Promise<Uint8Array> =>
  bytesOf(photograph(options).jpeg({ quality: 85 }))

export const makePng = (options: PictureOptions): Promise<Uint8Array> =>
  bytesOf(photograph(options).png({ compressionLevel: 3 }))

export const makeWebp = (options: PictureOptions): Promise<Uint8Array> =>
  bytesOf(photograph(options).webp({ quality: 80, effort: 1 }))

/** AVIF without orientation: libheif turns the pixels instead. */
export const makeAvif = (options: PictureOptions): Promise<Uint8Array> =>
  bytesOf(photograph({ ...options, orientation: 1 }).avif({ quality: 60, effort: 1 }))

const nearest = (data: Uint8Array, channels: number, at: number): number => {
  const distances = QUARTERS.map((colour) =>
    colour.reduce((sum, value, index) => sum + Math.abs(value - (data[at * channels + index] ?? 0)), 0),
  )
  return distances.indexOf(Math.min(...distances))
}

/** Which quarter is seen top left, top right, bottom left, bottom right: `0123` is upright. */
export const quartersOf = async (bytes: Uint8Array): Promise<string> => {
  const { data, info } = await sharp(bytes)
    .resize(8, 8, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [9, 14, 49, 54].map((at) => nearest(data, info.channels, at)).join('')
}

export interface Found {
  readonly exif: boolean
  readonly gps: boolean
  readonly xmp: boolean
}

/** Whether a TIFF block at `at` has the GPS pointer (0x8825) in its first directory. */
const hasGps = (bytes: Buffer, at: number, little: boolean): boolean => {
  const read16 = (from: number) => (little ? bytes.readUInt16LE(from) : bytes.readUInt16BE(from))
  if (at + 10 > bytes.length) return false
  const count = read16(at + 8)
  for (let from = at + 10; from < at + 10 + count * 12 && from + 12 <= bytes.length; from += 12) {
    if (read16(from) === 0x8825) return true
  }
  return false
}

/** Which metadata stand in the bytes of a JPEG, PNG, WebP or AVIF; looks at the raw bytes, trusts no decoder. */
export const exifOf = (given: Uint8Array): Found => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const has = (text: string) => bytes.includes(text, 0, 'latin1')
  const little = bytes.indexOf('II*\0\x08\0\0\0', 0, 'latin1')
  const big = bytes.indexOf('MM\0*\0\0\0\x08', 0, 'latin1')
  return {
    exif: has('Exif') || has('eXIf') || has('EXIF'),
    gps: (little >= 0 && hasGps(bytes, little, true)) || (big >= 0 && hasGps(bytes, big, false)),
    xmp: has('xmpmeta') || has('ns.adobe.com/xap') || has('XML:com.adobe.xmp') || has('XMP '),
  }
}

export interface HostileFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly expect: 'refused'
}

interface Ground {
  readonly jpeg: Uint8Array
  readonly png: Uint8Array
  readonly webp: Uint8Array
  readonly random: () => number
}

const raw = (...pieces: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece))),
    ),
  )

const be16 = (value: number) => [(value >> 8) & 255, value & 255]
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)]
const PNG_START = '\x89PNG\r\n\x1a\n'

const noise = (random: () => number, length: number) =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256))

/** Cut inside the picture data, between 15 and 80 per cent. */
const cut = (bytes: Uint8Array, random: () => number) =>
  bytes.slice(0, Math.floor(bytes.length * (0.15 + random() * 0.65)))

const sof = (width: number, height: number) => [
  0xff,
  0xc0,
  0,
  17,
  8,
  ...be16(height),
  ...be16(width),
  3,
  1,
  0x22,
  0,
  2,
  0x11,
  1,
  3,
  0x11,
  1,
]

const ihdr = (width: number, height: number) =>
  raw(be32(13), 'IHDR', be32(width), be32(height), [8, 2, 0, 0, 0], [0, 0, 0, 0])

/** An EXIF whose directories point at themselves and count 65,535 entries, before an absurd frame. */
const exifBomb = (random: () => number) => {
  const tiff = raw(
    'II*\0',
    [8, 0, 0, 0],
    [0xff, 0xff],
    [0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0],
    [8, 0, 0, 0],
  )
  const app1 = raw([0xff, 0xe1], be16(2 + 6 + tiff.length), 'Exif\0\0', tiff)
  return raw([0xff, 0xd8], app1, sof(400 + Math.floor(random() * 400), 400), [0xff, 0xd9])
}

const families: Record<string, (ground: Ground) => Uint8Array> = {
  'vektor.svg.jpg': ({ random }) =>
    raw(
      `${random() < 0.5 ? '<?xml version="1.0"?>\n' : ''}<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
    ),
  'polyglot.html.jpg': ({ random, jpeg }) =>
    random() < 0.5
      ? raw('<html><script>alert(1)</script>', jpeg)
      : raw([0xff, 0xd8, 0xff, 0xfe], be16(200), '<script>alert(1)</script>'.padEnd(198), '<html>'),
  'bewegt.gif.jpg': ({ random }) => raw(random() < 0.5 ? 'GIF89a' : 'GIF87a', [64, 6, 64, 6, 0, 0, 0, 0x3b]),
  'abgeschnitten.jpg': ({ jpeg, random }) => cut(jpeg, random),
  'abgeschnitten.png': ({ png, random }) => cut(png, random),
  'abgeschnitten.webp': ({ webp, random }) => cut(webp, random),
  'falscher-anfang.jpg': ({ jpeg, random }) =>
    raw(
      noise(random, 2).map((byte) => byte & 0x7f),
      jpeg.subarray(2),
    ),
  'bombe.png': ({ random }) =>
    raw(
      PNG_START,
      ihdr(60_000, 60_000 - Math.floor(random() * 9)),
      be32(4),
      'IDAT',
      noise(random, 8),
      be32(0),
      'IEND',
      be32(0),
    ),
  'riese.jpg': ({ random }) => raw([0xff, 0xd8], sof(65_535, 65_535), noise(random, 200), [0xff, 0xd9]),
  'skript.pdf.jpg': () => raw('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'),
  'iphone.heic': ({ random }) =>
    raw(
      be32(24),
      'ftyp',
      ['heic', 'heix', 'mif1'][Math.floor(random() * 3)] ?? 'heic',
      be32(0),
      'mif1heic',
      noise(random, 40),
    ),
  'exif-bombe.jpg': ({ random }) => exifBomb(random),
  'leer.jpg': () => new Uint8Array(0),
  'rauschen.jpg': ({ random }) => raw([0xff, 0xd8, 0xff], noise(random, 50 + Math.floor(random() * 4_000))),
  'lange-abschnitte.jpg': ({ random }) =>
    raw([0xff, 0xd8, 0xff, 0xe0 + Math.floor(random() * 16), 0xff, 0xff], noise(random, 300)),
  'lange-abschnitte.png': ({ random }) =>
    raw(PNG_START, ihdr(800, 600), be32(0xffff_fff0), 'IDAT', noise(random, 300)),
  'lange-abschnitte.webp': ({ random }) =>
    raw('RIFF', [0xff, 0xff, 0xff, 0x7f], 'WEBPVP8X', [10, 0, 0, 0], noise(random, 60)),
  'kasten.avif': ({ random }) =>
    raw(
      be32(16),
      'ftypavif',
      be32(0),
      be32(0xffff),
      'meta',
      be32(0),
      be32(24),
      'iprp',
      be32(16),
      'ipco',
      noise(random, 80),
    ),
  'kleine-abschnitte.jpg': () => raw([0xff, 0xd8], new Array(20_000).fill([0xff, 0xe1, 0, 2]).flat()),
}

/** `n` files that must be refused, every family in turn; the same seed gives the same files. */
export const hostileFiles = async (n: number, seed: number): Promise<HostileFile[]> => {
  const random = seeded(seed)
  const options = { width: 400, height: 300, seed }
  const [jpeg, png, webp] = await Promise.all([makeJpeg(options), makePng(options), makeWebp(options)])
  const all = Object.entries(families)
  return Array.from({ length: n }, (_, index): HostileFile => {
    const [name, make] = all[index % all.length] ?? ['leer.jpg', () => new Uint8Array(0)]
    return { name: `${index}-${name}`, bytes: make({ jpeg, png, webp, random }), expect: 'refused' }
  })
}
