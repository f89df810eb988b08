/** Pictures on Workers: the Images binding. */
import type { ImagesBinding, ImageTransform } from '@cloudflare/workers-types'
import { hex } from '../core/ids.ts'
import { type ImageFormat, type Images, ImageUnreadable, type Rendition } from '../core/ports.ts'
import { probeImage, readHeader, renditionSizes } from '../photo/header.ts'
import { type Orientation, stripMetadata } from '../photo/jpeg.ts'

/** The service encodes AVIF only up to 1,200 px on the longer side; wider sizes get WebP and JPEG. */
const AVIF_MAX_WIDTH = 960
const AVIF_MAX_SIDE = 1_200

/** The same qualities as on Node; emulation ignores them. */
const QUALITY: Record<ImageFormat, number> = { avif: 60, webp: 78, jpeg: 80 }

/**
 * What makes a stored picture upright: mirror first, then turn clockwise. Done by us on bytes without EXIF,
 * because the service turns by EXIF itself and emulation does not always. Emulation ignores `flip`: there
 * the mirrored orientations 2, 4, 5, 7 (no camera writes them) stay mirrored.
 */
const UPRIGHT: Record<Orientation, readonly ImageTransform[]> = {
  1: [],
  2: [{ flip: 'h' }],
  3: [{ rotate: 180 }],
  4: [{ flip: 'v' }],
  5: [{ flip: 'h' }, { rotate: 270 }],
  6: [{ rotate: 90 }],
  7: [{ flip: 'h' }, { rotate: 90 }],
  8: [{ rotate: 270 }],
}

/** Codes that blame the picture: too large, no image, unsupported, not processable. Others are outages. */
const PICTURE_FAULTS = [9402, 9412, 9413, 9520, 9522, 9523]

const isPictureFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && PICTURE_FAULTS.includes(Number(error.code))

type Stream = Parameters<ImagesBinding['input']>[0]

/** workerd's streams are the web's; only the two sets of type declarations differ. */
const streamOf = (bytes: Uint8Array): Stream =>
  new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() as unknown as Stream

const formatsFor = ({ width, height }: { width: number; height: number }): ImageFormat[] =>
  width <= AVIF_MAX_WIDTH && Math.max(width, height) <= AVIF_MAX_SIDE
    ? ['avif', 'webp', 'jpeg']
    : ['webp', 'jpeg']

/**
 * Renders over the Images binding, one size after the other (a Worker has 128 MB).
 * An error of the service that does not blame the picture (quota, outage) is passed on as it is.
 */
export const cloudflareImages = (binding: ImagesBinding): Images => ({
  render: async (source, widths) => {
    const header = probeImage(source)
    if (!header.ok) throw new ImageUnreadable(header.error.message)
    const clean = stripMetadata(source, header.value.type)
    if (!clean.ok) throw new ImageUnreadable('the structure of the file is damaged')
    const { width, height, orientation } = header.value
    const upright = orientation >= 5 ? { width: height, height: width } : { width, height }
    const renditions: Rendition[] = []
    for (const size of renditionSizes(upright, widths)) {
      for (const format of formatsFor(size)) {
        const steps = [...UPRIGHT[orientation], { width: size.width, fit: 'scale-down' as const }]
        const bytes = await output(binding, clean.value, steps, format)
        // The service rounds the height in its own way: what it made counts.
        const made = readHeader(format, bytes) ?? size
        renditions.push({ width: made.width, height: made.height, format, bytes })
      }
    }
    return renditions
  },
  // Emulation knows no point to cut around: there it is the middle.
  cut: (source, { width, height, focus: [x, y] }) =>
    output(
      binding,
      source,
      [{ width, height, fit: 'cover', gravity: { x: x / 100, y: y / 100, mode: 'box-center' } }],
      'jpeg',
    ),
  meanColour: async (rendition) => {
    try {
      const one = { width: 1, height: 1, fit: 'squeeze' as const }
      const made = await binding.input(streamOf(rendition)).transform(one).output({ format: 'rgba' })
      const pixel = new Uint8Array(await made.response().arrayBuffer())
      return pixel.length === 4 ? hex(pixel.subarray(0, 3)) : null
    } catch {
      // Emulation knows no raw pixels; a picture without a colour is still a picture.
      return null
    }
  },
})

const output = async (
  binding: ImagesBinding,
  source: Uint8Array,
  steps: readonly ImageTransform[],
  format: ImageFormat,
): Promise<Uint8Array> => {
  try {
    const image = steps.reduce((made, step) => made.transform(step), binding.input(streamOf(source)))
    const made = await image.output({
      format: `image/${format}`,
      quality: QUALITY[format],
      ...(format === 'jpeg' ? { background: '#ffffff' } : {}),
    })
    return new Uint8Array(await made.response().arrayBuffer())
  } catch (cause) {
    if (isPictureFault(cause))
      throw new ImageUnreadable('the Images service cannot read the picture', { cause })
    throw cause
  }
}
