import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { jpegOrientation, type PictureType, stripMetadata } from '../../src/photo/jpeg.ts'
import { exifOf, makeAvif, makeJpeg, makePng, makeWebp } from '../support/pictures.ts'

const picture = { width: 480, height: 320, seed: 7, serial: 'KUER-SN-4711' }
const makers = { jpeg: makeJpeg, png: makePng, webp: makeWebp } as const
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytesOf = (...pieces: (string | Uint8Array)[]) =>
  new Uint8Array(
    Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece))),
  )
const strip = (bytes: Uint8Array, type: PictureType) => {
  const result = stripMetadata(bytes, type)
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

describe('stripMetadata', () => {
  it.each(Object.entries(makers) as [keyof typeof makers, typeof makeJpeg][])(
    'takes EXIF, GPS and XMP out of a %s and leaves the pixels',
    async (type, make) => {
      const before = await make(picture)
      expect(exifOf(before)).toEqual({ exif: true, gps: true, xmp: true })
      const after = strip(before, type)
      expect(exifOf(after)).toEqual({ exif: false, gps: false, xmp: false })
      expect(latin1(after)).not.toMatch(/KUER-SN-4711|Geheim|Ariane/)
      expect((await pixels(after)).equals(await pixels(before))).toBe(true)
      expect(strip(after, type)).toEqual(after)
    },
  )

  it('keeps the colour profile', async () => {
    const image = sharp(await makePng(picture)).withIccProfile('p3')
    for (const type of ['jpeg', 'png', 'webp'] as const) {
      const after = strip(await image.clone()[type]().toBuffer(), type)
      expect((await sharp(after).metadata()).icc?.length, type).toBeGreaterThan(100)
    }
  })

  it('takes comments, previews, makers’ segments and what follows the end out of a JPEG', async () => {
    const plain = strip(await makeJpeg(picture), 'jpeg')
    const segment = (marker: number, text: string) =>
      bytesOf(new Uint8Array([0xff, marker, 0, text.length + 2]), text)
    const dirty = bytesOf(
      plain.subarray(0, 2),
      segment(0xfe, 'Kommentar'),
      segment(0xe0, 'JFXX\0Vorschau'),
      segment(0xe0, 'JFIF\0mit Vorschaubild darin'),
      segment(0xe2, 'MPF\0Zweitbild'),
      segment(0xed, 'Photoshop 3.0\0Ort'),
      segment(0xef, 'Hersteller'),
      plain.subarray(2),
      'ANHANG',
    )
    expect(strip(dirty, 'jpeg')).toEqual(plain)
  })

  it('takes texts, times and unknown chunks out of a PNG, and what follows its end', async () => {
    const plain = strip(await makePng(picture), 'png')
    const chunk = (kind: string, text: string) =>
      bytesOf(`\0\0\0${String.fromCharCode(text.length)}`, kind, text, 'crc!')
    const added = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'caBX'].map((kind) => chunk(kind, 'Geheim'))
    const dirty = bytesOf(plain.subarray(0, 33), ...added, plain.subarray(33), 'ANHANG')
    expect(strip(dirty, 'png')).toEqual(plain)
  })

  it('takes the promise of metadata out of a WebP', async () => {
    const before = await makeWebp(picture)
    expect((before[20] ?? 0) & 0x0c).toBe(0x0c)
    const after = strip(before, 'webp')
    expect((after[20] ?? 0) & 0x0c).toBe(0)
    expect(Buffer.from(after).readUInt32LE(4)).toBe(after.length - 8)
  })

  it('gives an AVIF back as it is', async () => {
    const avif = await makeAvif(picture)
    expect(strip(avif, 'avif')).toBe(avif)
  })

  it('reads a progressive JPEG to its end', async () => {
    const before = await sharp(await makePng(picture))
      .jpeg({ progressive: true })
      .toBuffer()
    expect((await pixels(strip(before, 'jpeg'))).equals(await pixels(before))).toBe(true)
  })

  it.each(['jpeg', 'png', 'webp'] as const)('says damaged for a %s cut inside its metadata', async (type) => {
    const bytes = await makers[type](picture)
    const length = type === 'webp' ? bytes.length - 50 : 60
    expect(stripMetadata(bytes.subarray(0, length), type)).toEqual({ ok: false, error: 'damaged' })
    expect(stripMetadata(bytes.subarray(0, 1), type)).toEqual({ ok: false, error: 'damaged' })
  })

  it('says damaged for more parts than a picture has', () => {
    const bytes = new Uint8Array(1_000_002)
    for (let at = 2; at + 4 <= bytes.length; at += 4) bytes.set([0xff, 0xe1, 0, 2], at)
    bytes.set([0xff, 0xd8])
    expect(stripMetadata(bytes, 'jpeg')).toEqual({ ok: false, error: 'damaged' })
  })

  it('never throws, and stripping twice changes nothing more', async () => {
    for (const [type, make] of Object.entries(makers) as [keyof typeof makers, typeof makeJpeg][]) {
      const good = await make({ ...picture, width: 40, height: 30 })
      const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 })
      fc.assert(
        fc.property(damage, fc.integer({ min: 0, max: good.length }), (changes, length) => {
          const bytes = good.slice()
          for (const [at, value] of changes) bytes[at] = value
          const once = stripMetadata(bytes.subarray(0, length), type)
          if (once.ok) expect(stripMetadata(once.value, type)).toEqual(once)
        }),
        { numRuns: 600 },
      )
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          const once = stripMetadata(bytes, type)
          if (once.ok) expect(stripMetadata(once.value, type)).toEqual(once)
        }),
        { numRuns: 600 },
      )
    }
  })
})

describe('jpegOrientation', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads %i', async (orientation) => {
    expect(jpegOrientation(await makeJpeg({ ...picture, orientation }))).toBe(orientation)
  })

  it('is 1 without EXIF, with an impossible value and on nonsense', async () => {
    const jpeg = await makeJpeg({ ...picture, orientation: 6 })
    expect(jpegOrientation(strip(jpeg, 'jpeg'))).toBe(1)
    const tag = Buffer.from(jpeg).indexOf(Buffer.from([0x12, 0x01, 3, 0]))
    expect(tag).toBeGreaterThan(0)
    for (const [value, expected] of [
      [6, 6],
      [0, 1],
      [9, 1],
      [255, 1],
    ] as const) {
      const changed = jpeg.slice()
      changed[tag + 8] = value
      expect(jpegOrientation(changed)).toBe(expected)
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => jpegOrientation(bytes) >= 1))
  })

  it('reads big-endian EXIF', () => {
    const tiff = 'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0'
    const bytes = bytesOf('\xff\xd8\xff\xe1\0', String.fromCharCode(8 + tiff.length), 'Exif\0\0', tiff)
    expect(jpegOrientation(bytes)).toBe(8)
  })
})
