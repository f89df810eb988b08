import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  type ImageProblemCode,
  MAX_BYTES,
  MAX_PIXELS,
  MIN_LONGER_SIDE,
  probeImage,
  renditionSizes,
} from '../../src/photo/header.ts'
import { hostileFiles, makeAvif, makeJpeg, makePng, makeWebp } from '../support/pictures.ts'
import { processorMs } from '../support/processor.ts'

const text = (value: string) => new Uint8Array(Buffer.from(value, 'latin1'))
const codeOf = (bytes: Uint8Array): ImageProblemCode | 'accepted' => {
  const result = probeImage(bytes)
  return result.ok ? 'accepted' : result.error.code
}
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777' } })
const pngHeader = (width: number, height: number) => {
  const bytes = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR________\x08\x02\0\0\0____', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Uint8Array(bytes)
}
const jpegHeader = (width: number, height: number, marker = 0xc0) =>
  new Uint8Array([
    0xff,
    0xd8,
    0xff,
    marker,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    17,
    0,
  ])
const withBrands = (brands: string) => {
  const bytes = Buffer.from(`\0\0\0\0ftyp${brands.slice(0, 4)}\0\0\0\0${brands.slice(4)}`, 'latin1')
  bytes.writeUInt32BE(bytes.length, 0)
  return new Uint8Array(bytes)
}

describe('what it accepts', () => {
  const picture = { width: 640, height: 400, seed: 1, orientation: 6 }

  it.each([
    ['jpeg', makeJpeg],
    ['png', makePng],
    ['webp', makeWebp],
  ] as const)('reads stored pixels and orientation of a %s', async (type, make) => {
    const bytes = await make(picture)
    expect(probeImage(bytes)).toEqual({ ok: true, value: { type, width: 400, height: 640, orientation: 6 } })
  })

  it('reads an AVIF', async () => {
    const bytes = await makeAvif(picture)
    expect(probeImage(bytes)).toEqual({
      ok: true,
      value: { type: 'avif', width: 640, height: 400, orientation: 1 },
    })
  })

  it('turns the pixels of an AVIF that turns itself', () => {
    const box = (kind: string, content: string) =>
      `\0\0\0${String.fromCharCode(8 + content.length)}${kind}${content}`
    const ispe = box('ispe', '\0\0\0\0\0\0\x02\x80\0\0\x01\x90')
    const avif = (properties: string) =>
      text(box('ftyp', 'avif\0\0\0\0') + box('meta', `\0\0\0\0${box('iprp', box('ipco', properties))}`))
    expect(probeImage(avif(ispe))).toMatchObject({ ok: true, value: { width: 640, height: 400 } })
    expect(probeImage(avif(ispe + box('irot', '\x01')))).toMatchObject({ value: { width: 400, height: 640 } })
    expect(probeImage(avif(ispe + box('irot', '\x02')))).toMatchObject({ value: { width: 640, height: 400 } })
  })

  it('reads progressive, grey, lossless and transparent pictures', async () => {
    const size = { width: 500, height: 333 }
    const clear = sharp({ create: { ...size, channels: 4, background: '#0000' } })
    const files = [
      await blank(500, 333).jpeg({ progressive: true }).toBuffer(),
      await blank(500, 333).greyscale().jpeg().toBuffer(),
      await blank(500, 333).webp({ lossless: true }).toBuffer(),
      await blank(500, 333).webp().toBuffer(),
      await clear.clone().webp().toBuffer(),
      await clear.clone().png({ palette: true }).toBuffer(),
      await clear.clone().avif({ effort: 0 }).toBuffer(),
    ]
    for (const file of files) expect(probeImage(file)).toMatchObject({ ok: true, value: size })
  })

  it('reads a view into a larger buffer', async () => {
    const bytes = await makeWebp(picture)
    const padded = new Uint8Array(bytes.length + 20).fill(0xff)
    padded.set(bytes, 7)
    expect(codeOf(padded.subarray(7, 7 + bytes.length))).toBe('accepted')
  })
})

describe('what it refuses', () => {
  it.each<[ImageProblemCode, string, Uint8Array]>([
    ['empty', 'no bytes', new Uint8Array(0)],
    ['heic', 'an iPhone photo', withBrands('heicmif1heic')],
    ['heic', 'a HEIF of another brand', withBrands('mif1heic')],
    ['heic', 'a HEIF that names no codec', withBrands('mif1miaf')],
    ['unknown', 'a film', withBrands('isommp41')],
    ['svg', 'an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['svg', 'an SVG with declaration', text('\xef\xbb\xbf<?xml version="1.0"?>\n<svg/>')],
    ['gif', 'a GIF', text('GIF89a\x01\x02\x01\x02')],
    ['pdf', 'a PDF', text('%PDF-1.7\n')],
    ['unknown', 'HTML', text('<!doctype html><svg>')],
    ['unknown', 'a text', text('Guten Tag')],
    ['unknown', 'half a magic number', new Uint8Array([0xff, 0xd8])],
    ['damaged', 'a JPEG that ends after its start', new Uint8Array([0xff, 0xd8, 0xff])],
    ['damaged', 'a JPEG without height', jpegHeader(800, 0)],
    ['damaged', 'a JPEG of the wrong marker', jpegHeader(800, 600, 0xc4)],
    ['damaged', 'a PNG without header', text('\x89PNG\r\n\x1a\n\0\0\0\0IDAT____')],
    ['damaged', 'a WebP without picture', text('RIFF\x0c\0\0\0WEBPEXIF\0\0\0\0')],
    ['damaged', 'an AVIF without picture', withBrands('avifmif1')],
  ])('%s: %s', (code, _what, bytes) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('more than the allowed bytes, not one less', async () => {
    const jpeg = await makeJpeg({ width: 400, height: 300, seed: 2 })
    const padded = new Uint8Array(MAX_BYTES + 1)
    padded.set(jpeg)
    expect(codeOf(padded)).toBe('too_large')
    expect(codeOf(padded.subarray(0, MAX_BYTES))).toBe('accepted')
  })

  it('more than the allowed pixels, not one less', () => {
    expect(codeOf(pngHeader(10_000, MAX_PIXELS / 10_000))).toBe('accepted')
    expect(codeOf(pngHeader(10_000, MAX_PIXELS / 10_000 + 1))).toBe('too_many_pixels')
    expect(codeOf(pngHeader(60_000, 60_000))).toBe('too_many_pixels')
    expect(codeOf(jpegHeader(65_535, 65_535))).toBe('too_many_pixels')
  })

  it('less than the smallest longer side, not one more', () => {
    expect(codeOf(pngHeader(20, MIN_LONGER_SIDE))).toBe('accepted')
    expect(codeOf(pngHeader(MIN_LONGER_SIDE - 1, MIN_LONGER_SIDE - 1))).toBe('too_small')
  })

  it('says in German what to do', () => {
    const heic = probeImage(withBrands('heicmif1'))
    expect(heic).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('„Maximale Kompatibilität“') },
    })
    const small = probeImage(pngHeader(10, 10))
    expect(small).toMatchObject({ ok: false, error: { message: expect.stringContaining('320 Pixel') } })
  })
})

describe('hostile bytes', () => {
  const starts = [
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    'RIFF\xff\0\0\0WEBPVP8X',
    '\0\0\0\x10ftypavif\0\0\0\0',
  ]

  it('never throws on any bytes', () => {
    const bytes = fc.tuple(fc.constantFrom('', ...starts), fc.uint8Array({ maxLength: 300 }))
    fc.assert(
      fc.property(bytes, ([start, rest]) => {
        const result = probeImage(new Uint8Array([...text(start), ...rest]))
        return result.ok || result.error.message.length > 20
      }),
      { numRuns: 3_000 },
    )
  })

  it('never throws on a damaged picture', async () => {
    const picture = { width: 330, height: 40, seed: 3 }
    for (const make of [makeJpeg, makePng, makeWebp, makeAvif]) {
      const good = await make(picture)
      const damage = fc.array(fc.tuple(fc.nat(Math.min(good.length, 900) - 1), fc.nat(255)), {
        maxLength: 20,
      })
      fc.assert(
        fc.property(damage, fc.nat(good.length), (changes, length) => {
          const bytes = good.slice()
          for (const [at, value] of changes) bytes[at] = value
          probeImage(bytes.subarray(0, length))
        }),
        { numRuns: 500 },
      )
    }
  })

  it('stays fast on 25 MB of tiny segments', () => {
    const bytes = new Uint8Array(MAX_BYTES)
    for (let at = 2; at + 4 <= bytes.length; at += 4) bytes.set([0xff, 0xe1, 0, 2], at)
    bytes.set([0xff, 0xd8])
    const start = processorMs()
    expect(codeOf(bytes)).toBe('damaged')
    expect(processorMs() - start).toBeLessThan(500)
  })

  it('refuses by header what can be seen there', async () => {
    const files = await hostileFiles(190, 5)
    const seen = /svg|html|gif|falscher|bombe|riese|pdf|heic|leer|kleine|lange-abschnitte\.(jpg|webp)|kasten/
    for (const { name, bytes } of files.filter((file) => seen.test(file.name) && !/exif/.test(file.name))) {
      expect(codeOf(bytes), name).not.toBe('accepted')
    }
  })
})

describe('sizes to make', () => {
  it('never enlarges, never twice, widest first', () => {
    const widths = [480, 960, 1600]
    const of = (width: number, height: number) => renditionSizes({ width, height }, widths)
    expect(of(6000, 4000)).toEqual([
      { width: 1600, height: 1067 },
      { width: 960, height: 640 },
      { width: 480, height: 320 },
    ])
    expect(of(1000, 500).map(({ width }) => width)).toEqual([1000, 960, 480])
    expect(of(400, 300)).toEqual([{ width: 400, height: 300 }])
  })

  it('keeps a tower encodable', () => {
    expect(renditionSizes({ width: 2000, height: 30_000 }, [480, 1600])).toEqual([
      { width: 533, height: 8000 },
      { width: 480, height: 7200 },
    ])
  })
})
