/** Draws the demo's pictures: a scene becomes the JPEG that a photographer would have uploaded. */
import sharp from 'sharp'
import type { UploadedFile } from '../photo/actions.ts'
import type { DemoPhoto } from './content/types.ts'
import { type SceneKind, sceneSvg } from './scenes.ts'

const SHAPES = {
  landscape: [1600, 1067],
  portrait: [1067, 1600],
  panorama: [2000, 1000],
  square: [1400, 1400],
} as const

export type Painter = (photo: DemoPhoto) => Promise<UploadedFile>

/**
 * A painter numbers the pictures of each kind one after the other: palettes and layouts rotate with the number, so
 * that no two of a demo look alike, and every demo looks the same.
 */
export const createPainter = (): Painter => {
  const drawn = new Map<SceneKind, number>()
  return async ({ scene, shape }) => {
    const seed = (drawn.get(scene) ?? 0) + 1
    drawn.set(scene, seed)
    const [width, height] = SHAPES[shape ?? 'landscape']
    const svg = sceneSvg({ kind: scene, seed, width, height })
    const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
    return { name: `${scene}-${seed}.jpg`, bytes: new Uint8Array(bytes) }
  }
}
