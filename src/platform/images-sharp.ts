import sharp from 'sharp'
import type { Images, Rendition } from '../core/ports.ts'
export const sharpImages = (): Images => ({
  render: async (source, widths) => {
    const out: Rendition[] = []
    for (const width of widths)
      for (const format of ['avif', 'webp', 'jpeg'] as const) {
        const base = sharp(source).rotate().resize({ width, withoutEnlargement: true })
        const { data, info } = await (format === 'avif'
          ? base.avif({ quality: 60, effort: 2 })
          : format === 'webp'
            ? base.webp()
            : base.jpeg()
        ).toBuffer({ resolveWithObject: true })
        out.push({ width: info.width, height: info.height, format, bytes: new Uint8Array(data) })
      }
    return out
  },
})
