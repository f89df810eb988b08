/** Both picture adapters: sharp in this process, the Images binding in real workerd. */
import type { ImagesBinding, ImageTransform } from '@cloudflare/workers-types'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Images, ImageUnreadable, type Rendition } from '../../src/core/ports.ts'
import { probeImage, readHeader } from '../../src/photo/header.ts'
import { cloudflareImages } from '../../src/platform/images-cloudflare.ts'
import { sharpImages } from '../../src/platform/images-sharp.ts'
import {
  exifOf,
  hostileFiles,
  makeAvif,
  makeJpeg,
  makePng,
  makeWebp,
  quartersOf,
} from '../support/pictures.ts'
import { processorMs } from '../support/processor.ts'

const HARNESS = `
import { cloudflareImages } from './src/platform/images-cloudflare.ts'
import { ImageUnreadable } from './src/core/ports.ts'
import { Buffer } from 'node:buffer'
export default {
  fetch: async (request, env) => {
    const asked = new URL(request.url).searchParams
    const source = new Uint8Array(await request.arrayBuffer())
    if (asked.has('cut')) return new Response(await cloudflareImages(env.IMAGES).cut(source, JSON.parse(asked.get('cut'))))
    const widths = JSON.parse(asked.get('widths'))
    try {
      const made = await cloudflareImages(env.IMAGES).render(source, widths)
      return Response.json(made.map((one) => ({ ...one, bytes: Buffer.from(one.bytes).toString('base64') })))
    } catch (error) {
      const text = String(error) + ' ' + String(error.cause) + ' code ' + error.cause?.code
      return new Response(text, { status: error instanceof ImageUnreadable ? 422 : 500 })
    }
  },
}`

let miniflare: Miniflare

const startWorkerd = async () => {
  const bundle = await build({
    stdin: { contents: HARNESS, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
    write: false,
  })
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'worker.js', contents: bundle.outputFiles[0]?.text ?? '' }],
      compatibilityDate: '2026-10-01',
      compatibilityFlags: ['nodejs_compat'],
      images: { binding: 'IMAGES' },
    }),
  )
  await miniflare.ready
}

/** The adapter as it runs inside workerd. */
const workerdImages = (): Images => ({
  render: async (source, widths) => {
    const url = `http://kuer.example/?widths=${JSON.stringify(widths)}`
    const response = await miniflare.dispatchFetch(url, { method: 'POST', body: source })
    if (response.status === 422) throw new ImageUnreadable(await response.text())
    if (!response.ok) throw new Error(await response.text())
    const made = (await response.json()) as (Omit<Rendition, 'bytes'> & { bytes: string })[]
    return made.map((one) => ({ ...one, bytes: new Uint8Array(Buffer.from(one.bytes, 'base64')) }))
  },
  cut: async (source, to) => {
    const url = `http://kuer.example/?cut=${JSON.stringify(to)}`
    const response = await miniflare.dispatchFetch(url, { method: 'POST', body: source })
    if (!response.ok) throw new Error(await response.text())
    return new Uint8Array(await response.arrayBuffer())
  },
  meanColour: async () => null,
})

const sizesOf = (renditions: readonly Rendition[]) =>
  renditions.map(({ width, height, format }) => `${width}x${height} ${format}`).sort()

beforeAll(startWorkerd)
afterAll(() => miniflare.dispose())

describe.each([
  { runtime: 'sharp', images: sharpImages(), mirrors: true, alwaysAvif: true },
  { runtime: 'workerd', images: workerdImages(), mirrors: false, alwaysAvif: false },
])('$runtime', ({ images, mirrors, alwaysAvif }) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'orientation %i comes out upright, in every format',
    async (orientation) => {
      const source = await makeJpeg({ width: 600, height: 400, seed: 11, orientation })
      const made = await images.render(source, [480])
      expect(sizesOf(made)).toEqual(['480x320 avif', '480x320 jpeg', '480x320 webp'])
      // miniflare's emulation ignores `flip`: there only the size of mirrored pictures can be checked.
      if (!mirrors && [2, 4, 5, 7].includes(orientation)) return
      for (const { format, bytes } of made) expect(await quartersOf(bytes), format).toBe('0123')
    },
  )

  it.each([
    ['PNG', makePng],
    ['WebP', makeWebp],
  ] as const)('a turned %s comes out upright', async (_name, make) => {
    const made = await images.render(await make({ width: 600, height: 400, seed: 12, orientation: 8 }), [480])
    expect(made).toHaveLength(3)
    for (const { format, bytes, width } of made) {
      expect(width).toBe(480)
      expect(await quartersOf(bytes), format).toBe('0123')
    }
  })

  it('cuts a picture of exactly the wanted size', async () => {
    const [rendition] = (
      await images.render(await makeJpeg({ width: 1600, height: 1000, seed: 14 }), [960])
    ).filter(({ format }) => format === 'jpeg')
    const cut = await images.cut(rendition?.bytes ?? new Uint8Array(), {
      width: 1200,
      height: 630,
      focus: [50, 50],
    })
    expect(readHeader('jpeg', cut)).toMatchObject({ width: 1200, height: 630 })
  })

  it('renders an AVIF', async () => {
    const made = await images.render(await makeAvif({ width: 600, height: 400, seed: 13 }), [480])
    expect(made).toHaveLength(3)
    for (const { bytes } of made) expect(await quartersOf(bytes)).toBe('0123')
  })

  it('leaves no EXIF, GPS, XMP or serial number in any format, from any format', async () => {
    for (const make of [makeJpeg, makePng, makeWebp, makeAvif]) {
      const source = await make({ width: 500, height: 400, seed: 14, serial: 'SN-99-GEHEIM' })
      expect(exifOf(source)).toMatchObject({ exif: true, gps: true })
      expect(Buffer.from(source).includes('SN-99-GEHEIM')).toBe(true)
      for (const { format, bytes } of await images.render(source, [480])) {
        expect(exifOf(bytes), format).toEqual({ exif: false, gps: false, xmp: false })
        expect(Buffer.from(bytes).includes('SN-99-GEHEIM'), format).toBe(false)
      }
    }
  })

  it('makes every wanted width, of the announced type and size', async () => {
    const made = await images.render(
      await makeJpeg({ width: 1800, height: 1200, seed: 15 }),
      [480, 960, 1600],
    )
    const small = [480, 960].flatMap((width) => ['avif', 'jpeg', 'webp'].map((format) => [width, format]))
    const wide = (alwaysAvif ? ['avif', 'jpeg', 'webp'] : ['jpeg', 'webp']).map((format) => [1600, format])
    const expected = [...small, ...wide].map(
      ([width, format]) => `${width}x${Math.round((Number(width) * 2) / 3)} ${format}`,
    )
    expect(sizesOf(made)).toEqual(expected.sort())
    for (const { bytes, ...said } of made) {
      const header = probeImage(bytes)
      expect(header).toMatchObject({
        ok: true,
        value: { type: said.format, width: said.width, height: said.height },
      })
    }
  })

  it('never enlarges and makes no size twice', async () => {
    const made = await images.render(await makeJpeg({ width: 700, height: 350, seed: 16 }), [480, 960, 1600])
    const both = ['480x240', '700x350'].flatMap((size) =>
      ['avif', 'jpeg', 'webp'].map((format) => `${size} ${format}`),
    )
    expect(sizesOf(made)).toEqual(both.sort())
  })

  it('gives portrait pictures the wanted width after turning', async () => {
    const source = await makeJpeg({ width: 800, height: 1000, seed: 17, orientation: 6 })
    expect(sizesOf(await images.render(source, [480]))).toEqual([
      '480x600 avif',
      '480x600 jpeg',
      '480x600 webp',
    ])
  })

  it.each([
    ['cut in the middle', (jpeg: Uint8Array) => jpeg.slice(0, jpeg.length / 2)],
    ['not a picture', () => new Uint8Array(Buffer.from('Guten Tag'))],
    ['empty', () => new Uint8Array(0)],
  ])('throws ImageUnreadable for a file that is %s', async (_what, spoil) => {
    const source = spoil(await makeJpeg({ width: 500, height: 400, seed: 18 }))
    await expect(images.render(source, [480])).rejects.toBeInstanceOf(ImageUnreadable)
  })
})

describe('sharp only', () => {
  const images = sharpImages()
  const pixelOf = async (bytes: Uint8Array) => [
    ...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3),
  ]

  it('puts transparency on white in JPEG and keeps it elsewhere', async () => {
    const clear = await sharp({ create: { width: 400, height: 300, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    for (const { format, bytes } of await images.render(clear, [400])) {
      if (format === 'jpeg') expect(await pixelOf(bytes)).toEqual([255, 255, 255])
      else expect((await sharp(bytes).metadata()).hasAlpha, format).toBe(true)
    }
  })

  it('converts other colour spaces to sRGB', async () => {
    const create = { width: 400, height: 300, channels: 3, background: '#c02020' } as const
    const colours = {
      p3: await sharp({ create }).withIccProfile('p3').png().toBuffer(),
      cmyk: await sharp({ create })
        .toColourspace('cmyk')
        .withIccProfile('cmyk')
        .jpeg({ quality: 95 })
        .toBuffer(),
      deep: await sharp({ create }).toColourspace('rgb16').png().toBuffer(),
    }
    for (const [name, source] of Object.entries(colours)) {
      const jpeg = (await images.render(source, [400])).find(({ format }) => format === 'jpeg')
      const [red = 0, green = 0] = await pixelOf(jpeg?.bytes ?? new Uint8Array())
      expect(Math.abs(red - 0xc0), name).toBeLessThan(24)
      expect(Math.abs(green - 0x20), name).toBeLessThan(24)
      expect((await sharp(jpeg?.bytes).metadata()).space, name).toBe('srgb')
    }
    const grey = await sharp({ create }).greyscale().jpeg().toBuffer()
    expect(await images.render(grey, [400])).toHaveLength(3)
  })

  it('takes the gain map out of an HDR photo of a phone', async () => {
    const create = { width: 400, height: 300, channels: 3, background: '#c02020' } as const
    const phone = await (sharp({ create }) as Sharp & { withGainMap(): Sharp })
      .withGainMap()
      .jpeg()
      .toBuffer()
    expect((await sharp(phone).metadata()).gainMap).toBeDefined()
    for (const { bytes } of await images.render(phone, [400])) {
      expect((await sharp(bytes).metadata()).gainMap).toBeUndefined()
      expect(exifOf(bytes)).toEqual({ exif: false, gps: false, xmp: false })
    }
  })

  it('writes progressive JPEG', async () => {
    const made = await images.render(await makeJpeg({ width: 400, height: 300, seed: 19 }), [400])
    const jpeg = made.find(({ format }) => format === 'jpeg')
    expect((await sharp(jpeg?.bytes).metadata()).isProgressive).toBe(true)
  })

  it('makes a very tall picture encodable', async () => {
    const tower = await sharp({ create: { width: 600, height: 20_000, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    const made = await images.render(tower, [480, 1600])
    expect(new Set(made.map(({ width, height }) => `${width}x${height}`))).toEqual(new Set(['240x8000']))
  })

  it('refuses 1,000 hostile files, each by its header or as unreadable, within 10 s of processor', async () => {
    const files = await hostileFiles(1_000, 2026)
    const start = processorMs()
    const wrong: string[] = []
    for (const { name, bytes } of files) {
      if (!probeImage(bytes).ok) continue
      const outcome = await images.render(bytes, [480]).then(
        () => 'accepted',
        (error: unknown) => (error instanceof ImageUnreadable ? 'refused' : String(error)),
      )
      if (outcome !== 'refused') wrong.push(`${name}: ${outcome}`)
    }
    expect(wrong).toEqual([])
    expect(processorMs() - start).toBeLessThan(10_000)
  })
})

describe('what the Images binding is told', () => {
  /** A binding that does what the service documents, in order, with sharp; `flip` included. */
  const obedient = (told: string[], refuse?: Error): ImagesBinding => {
    const handle = (stream: unknown, steps: readonly ImageTransform[]): object => ({
      transform: (step: ImageTransform) => handle(stream, [...steps, step]),
      output: async (options: { format: string }) => {
        if (refuse) throw refuse
        told.push(JSON.stringify({ steps, options }))
        let bytes = Buffer.from(await new Response(stream as ReadableStream).arrayBuffer())
        for (const { flip, rotate, width } of steps) {
          let image = sharp(bytes)
          if (flip?.includes('h')) image = image.flop()
          if (flip?.includes('v')) image = image.flip()
          if (rotate) image = image.rotate(rotate)
          if (width) image = image.resize({ width, withoutEnlargement: true })
          bytes = await image.png().toBuffer()
        }
        const format = options.format.slice(6) as 'avif' | 'webp' | 'jpeg'
        const out = await sharp(bytes)[format]().toBuffer()
        return { response: () => new Response(new Uint8Array(out)) }
      },
    })
    return { input: (stream: unknown) => handle(stream, []) } as unknown as ImagesBinding
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'makes orientation %i upright with its flips and turns',
    async (orientation) => {
      const source = await makeJpeg({ width: 600, height: 400, seed: 21, orientation })
      for (const { width, height, bytes } of await cloudflareImages(obedient([])).render(source, [480])) {
        expect([width, height]).toEqual([480, 320])
        expect(await quartersOf(bytes)).toBe('0123')
      }
    },
  )

  it('asks for our qualities, a white ground for JPEG, and no AVIF beyond 960 px or 1,200 px height', async () => {
    const told: string[] = []
    const images = cloudflareImages(obedient(told))
    await images.render(await makeJpeg({ width: 1000, height: 600, seed: 22 }), [960, 1000])
    expect(told.map((line) => JSON.parse(line))).toEqual([
      { steps: [{ width: 1000, fit: 'scale-down' }], options: { format: 'image/webp', quality: 78 } },
      {
        steps: [{ width: 1000, fit: 'scale-down' }],
        options: { format: 'image/jpeg', quality: 80, background: '#ffffff' },
      },
      { steps: [{ width: 960, fit: 'scale-down' }], options: { format: 'image/avif', quality: 60 } },
      { steps: [{ width: 960, fit: 'scale-down' }], options: { format: 'image/webp', quality: 78 } },
      {
        steps: [{ width: 960, fit: 'scale-down' }],
        options: { format: 'image/jpeg', quality: 80, background: '#ffffff' },
      },
    ])
    const tall = await images.render(await makeJpeg({ width: 900, height: 1300, seed: 23 }), [900])
    expect(tall.map(({ format }) => format)).toEqual(['webp', 'jpeg'])
  })

  it('blames the picture only when the service does', async () => {
    const source = await makeJpeg({ width: 600, height: 400, seed: 24 })
    const failing = (code: number) => obedient([], Object.assign(new Error('refused'), { code }))
    await expect(cloudflareImages(failing(9412)).render(source, [480])).rejects.toBeInstanceOf(
      ImageUnreadable,
    )
    const outage = cloudflareImages(failing(9422)).render(source, [480])
    await expect(outage).rejects.not.toBeInstanceOf(ImageUnreadable)
  })
})
