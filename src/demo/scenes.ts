import { Canvas } from './scenes/canvas.ts'
import { riverBridge, solar, valley, village } from './scenes/country.ts'
import { coffee, fair, foyer, group } from './scenes/gather.ts'
import { audience, hall } from './scenes/hall.ts'
import { archive, counter, desk, library, map, phone } from './scenes/office.ts'
import { bus, playground } from './scenes/outside.ts'
import { award, podium, stage } from './scenes/stage.ts'
import { nightTown, oldTown, townHall } from './scenes/town.ts'

const painters = {
  hall,
  stage,
  audience,
  foyer,
  podium,
  fair,
  coffee,
  award,
  group,
  'night-town': nightTown,
  'old-town': oldTown,
  village,
  valley,
  'river-bridge': riverBridge,
  'town-hall': townHall,
  desk,
  counter,
  phone,
  map,
  solar,
  bus,
  library,
  archive,
  playground,
} satisfies Record<string, (canvas: Canvas) => void>

export type SceneKind = keyof typeof painters

export const SCENE_KINDS = Object.keys(painters) as readonly SceneKind[]

export interface Scene {
  kind: SceneKind
  seed: number
  width?: number
  height?: number
}

/** Scenes that would look wrong reversed: none has writing, but maps read from the top left. */
const upright: readonly SceneKind[] = ['map', 'phone']

/** A generated illustration: the same scene always gives the same SVG, without text or outside files. */
export function sceneSvg({ kind, seed, width = 1600, height = 1067 }: Scene): string {
  const canvas = new Canvas(width, height, `${kind}/${seed}`)
  const mirrored = canvas.random.chance(0.5) && !upright.includes(kind)
  painters[kind](canvas)
  return canvas.toSvg(mirrored)
}
