/** Draws the demo's pictures: a scene becomes the JPEG that a photographer would have uploaded. */
import sharp from 'sharp'
import type { UploadedFile } from '../photo/actions.ts'
import type { DemoPhoto } from './content/types.ts'
import { sceneSvg } from './scenes.ts'

const SHAPES = {
  landscape: [1600, 1067],
  portrait: [1067, 1600],
  panorama: [2000, 1000],
  square: [1400, 1400],
} as const

/** One picture as an uploaded JPEG; the same photo and seed always give the same picture. */
export const drawPicture = async (photo: DemoPhoto, seed: number): Promise<UploadedFile> => {
  const [width, height] = SHAPES[photo.shape ?? 'landscape']
  const svg = sceneSvg({ kind: photo.scene, seed, width, height })
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
  return { name: `${photo.scene}-${seed}.jpg`, bytes: new Uint8Array(bytes) }
}
