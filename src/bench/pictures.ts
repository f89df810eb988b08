/** The photo pipeline against bare sharp: the same sizes, formats and qualities from the same 24 megapixel files. */

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { WIDTHS } from '../photo/rules.ts'
import { sharpImages } from '../platform/images-sharp.ts'
import { peakMemory } from './memory.ts'

/** Writes `count` generated photographs of 6000 × 4000 into a new folder. */
export const makePictures = async ([count = '6']: string[]): Promise<{ folder: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-bench-'))
  for (let index = 0; index < Number(count); index++) {
    const noise = { type: 'gaussian', mean: 90 + index * 10, sigma: 40 } as const
    const small = await sharp({
      create: { width: 1500, height: 1000, channels: 3, background: '#888', noise },
    })
      .blur(3)
      .png()
      .toBuffer()
    const photo = await sharp(small).resize(6000, 4000).linear(3, -230).jpeg({ quality: 92 }).toBuffer()
    writeFileSync(join(folder, `${index}.jpg`), photo)
  }
  return { folder }
}

export interface Rendered {
  readonly perSecond: number
  readonly peakMB: number
  readonly files: number
}

const timed = async (folder: string, render: (source: Buffer) => Promise<number>): Promise<Rendered> => {
  const sources = readdirSync(folder).sort()
  let files = 0
  const started = performance.now()
  for (const name of sources) files += await render(readFileSync(join(folder, name)))
  const seconds = (performance.now() - started) / 1000
  return { perSecond: sources.length / seconds, peakMB: peakMemory(), files }
}

export const renderOurs = async ([folder = '']: string[]): Promise<Rendered> => {
  const images = sharpImages()
  return timed(folder, async (source) => (await images.render(source, WIDTHS)).length)
}

/** Bare sharp at its best: decoded once at the largest size, then nine files from those pixels. */
export const renderBare = async ([folder = '']: string[]): Promise<Rendered> => {
  sharp.cache(false)
  return timed(folder, async (source) => {
    const { data, info } = await sharp(source)
      .autoOrient()
      .resize({ width: Math.max(...WIDTHS) })
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels as 3 }
    let files = 0
    for (const width of WIDTHS) {
      const sized = () => sharp(data, { raw }).resize({ width })
      const made = await Promise.all([
        sized().avif({ quality: 60, effort: 3 }).toBuffer(),
        sized().webp({ quality: 78 }).toBuffer(),
        sized().jpeg({ quality: 80, progressive: true, mozjpeg: true }).toBuffer(),
      ])
      files += made.length
    }
    return files
  })
}
