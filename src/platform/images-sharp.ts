/** Pictures on Node: sharp (libvips). */
import sharp, { type Sharp } from 'sharp'
import { type Cut, type ImageFormat, type Images, ImageUnreadable, type Rendition } from '../core/ports.ts'
import { MAX_PIXELS, probeImage, renditionSizes } from '../photo/header.ts'
import { cutWindow } from '../photo/rules.ts'

const WHITE = '#ffffff'

interface Pixels {
  readonly data: Buffer
  readonly raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 }
}

/** Decodes once: upright, sRGB, 8 bit, at the widest wanted size; so 24 megapixels never lie in memory. */
const decode = async (source: Uint8Array, widths: readonly number[]) => {
  const header = probeImage(source)
  if (!header.ok) throw new ImageUnreadable(header.error.message)
  try {
    const input = sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
    const { autoOrient } = await input.metadata()
    const sizes = renditionSizes(autoOrient, widths)
    const { data, info } = await input
      .autoOrient()
      .resize({ ...sizes[0], fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const pixels: Pixels = { data, raw: { width: info.width, height: info.height, channels: info.channels } }
    return { sizes, pixels }
  } catch (cause) {
    throw new ImageUnreadable('sharp cannot decode the picture', { cause })
  }
}

type Encoders = Partial<Record<ImageFormat, (image: Sharp) => Sharp>>

const thorough: Encoders = {
  avif: (image) => image.avif({ quality: 60, effort: 3 }),
  webp: (image) => image.webp({ quality: 78 }),
  jpeg: (image) =>
    image.flatten({ background: WHITE }).jpeg({ quality: 80, progressive: true, mozjpeg: true }),
}

/** A tenth of the work for somewhat larger files; AVIF costs most of it. */
const quick: Encoders = {
  webp: (image) => image.webp({ quality: 78, effort: 1 }),
  jpeg: (image) => image.flatten({ background: WHITE }).jpeg({ quality: 82, progressive: true }),
}

const encode = async (
  { data, raw }: Pixels,
  size: { width: number; height: number },
  format: ImageFormat,
  encoder: (image: Sharp) => Sharp,
): Promise<Rendition> => {
  const image = sharp(data, { raw, limitInputPixels: MAX_PIXELS }).resize({ ...size, fit: 'fill' })
  const out = await encoder(image).toBuffer({ resolveWithObject: true })
  return { width: out.info.width, height: out.info.height, format, bytes: new Uint8Array(out.data) }
}

/**
 * Renders AVIF, WebP and JPEG for every width; sharp writes no metadata unless told. Sizes are made one
 * after the other, formats side by side, so one upload never holds all threads of the process.
 * @param options.quick WebP and JPEG only, cheaply: for the demo's hundred pictures at the first start
 */
export const sharpImages = (options: { quick?: boolean } = {}): Images => {
  const encoders = Object.entries(options.quick ? quick : thorough) as [
    ImageFormat,
    (image: Sharp) => Sharp,
  ][]
  // An upload is decoded once and never again: libvips' cache would only hold memory.
  sharp.cache(false)
  return {
    // One picture at a time, whoever sends it: what a picture may weigh in memory then holds for the process.
    render: inTurn(async (source: Uint8Array, widths: readonly number[]) => {
      if (widths.length === 0) return []
      const { sizes, pixels } = await decode(source, widths)
      const renditions: Rendition[] = []
      for (const size of sizes) {
        const made = encoders.map(([format, encoder]) => encode(pixels, size, format, encoder))
        renditions.push(...(await Promise.all(made)))
      }
      return renditions
    }),
    cut: inTurn(async (source: Uint8Array, to: Cut) => {
      try {
        const image = sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
        const { width, height } = await image.metadata()
        const { data } = await image
          .extract(cutWindow({ width, height }, to))
          .resize({ width: to.width, height: to.height, fit: 'fill' })
          .flatten({ background: WHITE })
          .jpeg({ quality: 80, progressive: true })
          .toBuffer({ resolveWithObject: true })
        return new Uint8Array(data)
      } catch (cause) {
        throw new ImageUnreadable('sharp cannot decode the picture', { cause })
      }
    }),
    meanColour: async (rendition) =>
      (
        await sharp(rendition)
          .resize(1, 1, { fit: 'fill' })
          .removeAlpha()
          .toColourspace('srgb')
          .raw()
          .toBuffer()
      )
        .subarray(0, 3)
        .toString('hex'),
  }
}

/** The same function, its calls one after the other in the order in which they came. */
const inTurn = <A extends unknown[], T>(run: (...args: A) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (...args: A): Promise<T> => {
    const mine = last.then(() => run(...args))
    last = mine.catch(() => undefined)
    return mine
  }
}
