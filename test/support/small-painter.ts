/** The demo's content with small pictures: drawing the real ones takes a minute. */
import type { Painter } from '../../src/demo/pictures.ts'
import { makeJpeg } from './pictures.ts'

export const smallPainter = (): Painter => {
  let seed = 0
  return async ({ scene, shape }) => {
    seed += 1
    const [width, height] = shape === 'portrait' ? [240, 360] : [360, 240]
    return { name: `${scene}-${seed}.jpg`, bytes: await makeJpeg({ width, height, seed }) }
  }
}
