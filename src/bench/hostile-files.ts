/** Pictures as an attacker makes them, from a seed: real pictures that carry something, bombs, and broken ones. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, createDeflate } from 'node:zlib'
import sharp from 'sharp'

export interface HostileUpload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Stands in everything that must never come out again. */
export const PAYLOAD = '<script>KUER-HOSTILE</script>'

const raw = (...pieces: readonly (string | readonly number[] | Uint8Array)[]): Buffer =>
  Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece))),
  )

const be16 = (value: number) => [(value >> 8) & 255, value & 255]
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)]

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const body = raw(kind, data)
  return raw(be32(data.length), body, be32(crc32(body)))
}

const segment = (marker: number, data: Uint8Array) => raw([0xff, marker], be16(data.length + 2), data)

/** After the start of a JPEG, after the header of a PNG, before the media data of an AVIF. */
const inJpeg = (jpeg: Buffer, ...pieces: Uint8Array[]) =>
  raw(jpeg.subarray(0, 2), ...pieces, jpeg.subarray(2))
const inPng = (png: Buffer, ...pieces: Uint8Array[]) => raw(png.subarray(0, 33), ...pieces, png.subarray(33))

const PNG_START = '\x89PNG\r\n\x1a\n'

/** `length` zeros, deflated piece by piece: what is measured here is not to be the generator. */
const packedZeros = (length: number): Promise<Buffer> => {
  const piece = new Uint8Array(1 << 20)
  const pieces = function* () {
    for (let left = length; left > 0; left -= piece.length)
      yield piece.subarray(0, Math.min(left, piece.length))
  }
  return buffer(Readable.from(pieces()).pipe(createDeflate({ level: 1 })))
}

/** A PNG with this data; depth, colour type and interlacing as in its header. */
const pngOf = (width: number, height: number, kind: readonly [number, number, number], data: Uint8Array) => {
  const [depth, colour, interlace] = kind
  const header = raw(be32(width), be32(height), [depth, colour, 0, 0, interlace])
  return raw(PNG_START, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array()))
}

/** A picture whose header promises more than its data holds. */
const promise = (width: number, height: number, progressive: boolean) =>
  raw(
    [0xff, 0xd8, 0xff, progressive ? 0xc2 : 0xc0, 0, 17, 8],
    [...be16(height), ...be16(width), 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1],
    [0xff, 0xd9],
  )

interface Ground {
  readonly jpeg: Buffer
  readonly png: Buffer
  readonly webp: Buffer
  readonly avif: Buffer
  readonly animated: Buffer
  readonly progressive: Buffer
  /** 64 MB of zeros, deflated. */
  readonly packed: Buffer
  readonly bomb: Buffer
  readonly interlaced: Buffer
  /** A whole number below `end`. */
  below(end: number): number
}

const scansOf = (jpeg: Buffer): number => jpeg.indexOf(Buffer.from([0xff, 0xda]))

const shapes: Record<string, (ground: Ground) => Uint8Array> = {
  'polyglott.html.jpg': ({ jpeg }) => raw(jpeg, PAYLOAD),
  'kommentar.jpg': ({ jpeg }) => inJpeg(jpeg, segment(0xfe, raw(PAYLOAD))),
  'vektor.jpg': ({ jpeg }) => inJpeg(jpeg, segment(0xe1, raw(`<svg onload="${PAYLOAD}"/>`))),
  'archiv.zip.jpg': ({ jpeg }) => raw(jpeg, 'PK\x03\x04', PAYLOAD, 'PK\x05\x06', new Uint8Array(18)),
  'skript.pdf.jpg': ({ jpeg }) => inJpeg(jpeg, segment(0xfe, raw('%PDF-1.7\n/JS(', PAYLOAD, ')'))),
  'exif-bombe.jpg': ({ jpeg, below }) =>
    inJpeg(
      jpeg,
      ...new Array(20 + below(20)).fill(segment(0xe1, raw('Exif\0\0II*\0', new Uint8Array(60_000)))),
    ),
  'exif-schleife.jpg': ({ jpeg }) =>
    inJpeg(
      jpeg,
      segment(0xe1, raw('Exif\0\0II*\0', [8, 0, 0, 0, 0xff, 0xff, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0])),
    ),
  'icc-muell.jpg': ({ jpeg, below }) =>
    inJpeg(jpeg, segment(0xe2, raw('ICC_PROFILE\0', [1, 1], new Uint8Array(60_000).fill(below(256))))),
  'icc-bombe.png': ({ png, packed }) => inPng(png, chunk('iCCP', raw('x\0\0', packed))),
  'text-bombe.png': ({ png, packed }) => inPng(png, chunk('zTXt', raw('x\0\0', packed))),
  'text.png': ({ png }) => inPng(png, chunk('tEXt', raw('Comment\0', PAYLOAD))),
  'archiv.zip.png': ({ png }) => raw(png, 'PK\x03\x04', PAYLOAD),
  'bewegt.png': ({ png, below }) =>
    inPng(png, chunk('acTL', raw(be32(1_000_000 + below(9)), be32(0))), chunk('fcTL', new Uint8Array(26))),
  'falsche-pruefsumme.png': ({ png }) => inPng(png, raw(be32(4), 'gAMA', [0, 0, 0, 1], [1, 2, 3, 4])),
  'anhang.webp': ({ webp }) => raw(webp, PAYLOAD),
  'bewegt.webp': ({ animated }) => animated,
  'laenge.webp': ({ webp, below }) => {
    const wrong = Buffer.from(webp)
    wrong.writeUInt32LE(webp.length * (2 + below(9)), 4)
    return wrong
  },
  'kaesten.avif': ({ avif, below }) => {
    const start = avif.readUInt32BE(0)
    const free = raw(be32(8 + PAYLOAD.length), 'free', PAYLOAD)
    return raw(avif.subarray(0, start), ...new Array(below(50)).fill(free), avif.subarray(start))
  },
  'kasten-ohne-ende.avif': ({ avif }) => raw(avif.subarray(0, avif.readUInt32BE(0)), be32(0), 'meta', avif),
  'kippt.avif': ({ avif, below }) => {
    const broken = Buffer.from(avif)
    for (let flips = 0; flips < 12; flips += 1) broken[40 + below(avif.length - 40)] = below(256)
    return broken
  },
  'kippt.jpg': ({ jpeg, below }) => {
    const broken = Buffer.from(jpeg)
    for (let flips = 0; flips < 12; flips += 1) broken[20 + below(jpeg.length - 20)] = below(256)
    return broken
  },
  'abgeschnitten.avif': ({ avif, below }) => avif.subarray(0, 200 + below(avif.length - 300)),
  'viele-durchgaenge.jpg': ({ progressive }) => {
    const from = scansOf(progressive)
    return raw(
      progressive.subarray(0, from),
      ...new Array(300).fill(progressive.subarray(from, -2)),
      [0xff, 0xd9],
    )
  },
  'riese.jpg': ({ below }) => promise(65_000 - below(9), 65_000, false),
  'schwer.jpg': ({ below }) => promise(7_700 - below(9), 7_700, true),
  'verschraenkt.png': ({ interlaced }) => interlaced,
  '../../../etc/passwd\0.jpg': ({ jpeg }) => jpeg,
  'bild\u202egpj.exe': ({ jpeg }) => jpeg,
}

/** 59 megapixels out of 200 kB take a second to decode: a few of them are enough. */
const EVERY = 100

/** Small repeatable random numbers (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed >>> 0
  return (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
}

const groundFrom = async (seed: number): Promise<Ground> => {
  const below = randomOf(seed)
  const create = {
    width: 400 + below(40),
    height: 300,
    channels: 3,
    background: '#356',
    noise: NOISE,
  } as const
  const picture = () => sharp({ create })
  const [jpeg, png, webp, avif, progressive] = await Promise.all([
    picture().jpeg().toBuffer(),
    picture().png().toBuffer(),
    picture().webp().toBuffer(),
    picture().avif({ effort: 0 }).toBuffer(),
    picture().jpeg({ progressive: true }).toBuffer(),
  ])
  const animated = await sharp([png, png, png], { join: { animated: true } })
    .webp()
    .toBuffer()
  return {
    ...{ jpeg, png, webp, avif, progressive, animated, below },
    packed: await packedZeros(64 * 1024 * 1024),
    bomb: pngOf(7_700, 7_700, [8, 2, 0], await packedZeros((7_700 * 3 + 1) * 7_700)),
    interlaced: pngOf(6_000, 6_000, [16, 6, 1], await packedZeros(1_000)),
  }
}

const NOISE = { type: 'gaussian', mean: 120, sigma: 20 } as const

/** `count` uploads, every shape in turn; the same seed gives the same files. */
export async function* hostileUploads(count: number, seed: number): AsyncGenerator<HostileUpload> {
  const ground = await groundFrom(seed)
  const all = Object.entries(shapes)
  for (let index = 0; index < count; index += 1) {
    const [name, make] = all[index % all.length] ?? ['leer.jpg', () => new Uint8Array()]
    if (index % EVERY === EVERY - 1) yield { name: 'bombe.png', bytes: ground.bomb }
    else yield { name, bytes: new Uint8Array(make(ground)) }
  }
}
