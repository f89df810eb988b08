import { award } from './scenes/award.ts'
import { bus } from './scenes/bus.ts'
import { Canvas } from './scenes/canvas.ts'
import { coffee } from './scenes/coffee.ts'
import { valley, village } from './scenes/country.ts'
import { fair } from './scenes/fair.ts'
import { foyer } from './scenes/foyer.ts'
import { group } from './scenes/group.ts'
import { audience, hall } from './scenes/hall.ts'
import { map } from './scenes/map.ts'
import { counter, desk } from './scenes/office.ts'
import { oldTown } from './scenes/old-town.ts'
import { phone } from './scenes/phone.ts'
import { playground } from './scenes/playground.ts'
import { podium } from './scenes/podium.ts'
import { riverBridge } from './scenes/river.ts'
import { archive, library } from './scenes/shelves.ts'
import { solar } from './scenes/solar.ts'
import { stage } from './scenes/stage.ts'
import { nightTown } from './scenes/town.ts'
import { townHall } from './scenes/town-hall.ts'

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
  const canvas = new Canvas(width, height, kind, seed)
  const mirrored = canvas.random.chance(0.5) && !upright.includes(kind)
  painters[kind](canvas)
  return canvas.toSvg(mirrored)
}
