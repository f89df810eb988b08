import { clock, houseOf, lantern, pane, tower } from './building.ts'
import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, glow, haze, vignette } from './light.ts'
import { paving, sky, tree } from './nature.ts'
import { type Land, lands, nights } from './palette.ts'
import { figure, look } from './people.ts'
import { street } from './town.ts'

/** The town hall with tower, steps and flags on its square. */
export function townHall(c: Canvas): void {
  const dusk = c.random.chance(0.25)
  const land = c.mood(dusk ? nights : lands)
  const { w, h, u } = c
  const base = h * c.random.between(0.74, 0.8)
  const lit = dusk ? 0.75 : c.random.pick([0, 0.08, 0.2])
  sky(c, land, base, dusk)
  street(c, land, base - h * 0.03, u * 135, lit * 0.6, 0.5)
  haze(c, base - h * 0.3, h * 0.3, land.haze, 0.5)
  const style = {
    ...houseOf(c, land, lit),
    gable: c.random.pick(['step', 'curve', 'hip', 'eaves', 'point'] as const),
    timber: c.random.chance(0.25),
  }
  const wide = Math.min(w * 0.62, u * c.random.between(560, 660))
  const x = w * c.random.between(0.46, 0.54) - wide / 2
  const tall = wide * c.random.between(0.48, 0.58)
  const towerAt = [0.5, 0.12, 0.5, 0.88][c.layout(4)] ?? 0.5
  glow(c, x + wide / 2, base - tall * 0.6, wide * 0.9, land.sun, 0.35)
  facade(c, x, base, wide, tall, style, towerAt)
  paving(c, base, land.ground, dusk ? land.glass : land.sun)
  c.rect(0, base, w, h * 0.05, c.down(alpha(land.near, 0.4), alpha(land.near, 0)))
  steps(c, x + wide / 2, base, wide * c.random.between(0.26, 0.4), land)
  for (const side of [-1, 1])
    tree(
      c,
      x + wide / 2 + side * wide * c.random.between(0.66, 0.8),
      base + h * 0.05,
      u * c.random.between(190, 260),
      land.green[0],
      c.random.int(0, 1),
    )
  if (dusk)
    for (const side of [-1, 1])
      lantern(c, w / 2 + side * wide * 0.42, base + h * 0.1, u * 210, land.glass, true)
  for (let index = c.random.int(3, 8); index > 0; index -= 1)
    figure(
      c,
      w * c.random.between(0.06, 0.94),
      base + h * c.random.between(0.1, 0.17),
      u * c.random.between(88, 112),
      look(c, land.haze, 0.25),
      c.random.pick(['stand', 'talk']),
    )
  bokeh(c, 4, [land.sun], [0, 0, w, h * 0.4])
  vignette(c, land.near, 0.36)
}

type HouseStyle = ReturnType<typeof houseOf>

/** The front: arcade, tall windows, balcony, gables and the tower. */
function facade(
  c: Canvas,
  x: number,
  y: number,
  w: number,
  h: number,
  style: HouseStyle,
  towerAt: number,
): void {
  const { land } = style
  const stone = lighter(style.wall, 0.3)
  const top = y - h
  const tw = w * 0.17
  if (towerAt === 0.5) tower(c, x + w / 2, y - h * 0.2, tw, h * 1.58, style)
  const rise = h * 0.4
  const fill = c.down(lighter(style.roof, 0.18), style.roof, darker(style.roof, 0.3))
  c.poly(
    [
      [x - w * 0.02, top],
      [x + w * 0.07, top - rise * 0.8],
      [x + w * 0.93, top - rise * 0.8],
      [x + w * 1.02, top],
    ],
    fill,
  )
  c.rect(x, top, w, h, c.across(lighter(style.wall, 0.1), style.wall, darker(style.wall, 0.18)))
  const bays = c.random.pick([7, 9, 11])
  const bay = w / bays
  for (let index = 0; index < bays; index += 1) {
    const bx = x + bay * index
    pane(c, bx + bay * 0.28, top + h * 0.1, bay * 0.44, h * 0.2, style, false)
    pane(c, bx + bay * 0.28, top + h * 0.4, bay * 0.44, h * 0.2, style, false)
    const r = bay * 0.34
    c.path(
      d`M${bx + bay / 2 - r} ${y}L${bx + bay / 2 - r} ${y - h * 0.17}a${r} ${r} 0 0 1 ${r * 2} 0L${bx + bay / 2 + r} ${y}Z`,
      style.lit > 0.3
        ? c.down(land.glass, mix(land.glass, style.wall, 0.5))
        : c.down(darker(style.wall, 0.66), darker(style.wall, 0.45)),
    )
    c.rect(bx - bay * 0.06, y - h * 0.2, bay * 0.12, h * 0.2, stone)
    if (index % 2 && bay > c.u * 50)
      c.rect(
        bx + bay * 0.36,
        top + h * 0.62,
        bay * 0.28,
        bay * 0.12,
        c.random.pick(['#c7503f', '#d98a3d', '#c2566f']),
      )
  }
  for (const at of [0.345, 0.66]) c.rect(x - w * 0.01, top + h * at, w * 1.02, h * 0.022, stone)
  c.rect(x - w * 0.02, top - h * 0.03, w * 1.04, h * 0.05, stone)
  if (towerAt === 0.5) {
    const gw = w * 0.3
    c.poly(
      [
        [x + w / 2 - gw / 2, top],
        [x + w / 2, top - rise * 0.72],
        [x + w / 2 + gw / 2, top],
      ],
      c.across(lighter(style.wall, 0.14), darker(style.wall, 0.1)),
    )
    c.line(
      [
        [x + w / 2 - gw / 2, top],
        [x + w / 2, top - rise * 0.72],
        [x + w / 2 + gw / 2, top],
      ],
      stone,
      w * 0.012,
    )
    clock(c, x + w / 2, top - rise * 0.27, w * 0.032, style)
  } else tower(c, x + w * towerAt, y, tw, h * 1.62, style)
  const by = top + h * 0.64
  c.rect(x + w * 0.42, by, w * 0.16, h * 0.04, lighter(stone, 0.2))
  for (let rail = 0; rail <= 10; rail += 1)
    c.rect(x + w * 0.422 + rail * w * 0.0153, by - h * 0.08, w * 0.004, h * 0.08, darker(stone, 0.4))
  c.rect(x + w * 0.42, by - h * 0.085, w * 0.16, h * 0.012, stone)
  const flags = c.random.pick<readonly [string, string]>([
    ['#2f6d8c', '#f2d27a'],
    ['#b8433c', '#f6ead6'],
    ['#3d7a55', '#f6ead6'],
  ] as const)
  for (const at of [0.28, 0.69]) {
    c.line(
      [
        [x + w * at, by],
        [x + w * at + w * 0.03, by - h * 0.2],
      ],
      '#4a3f38',
      w * 0.005,
    )
    c.poly(
      [
        [x + w * at + w * 0.028, by - h * 0.19],
        [x + w * at + w * 0.05, by - h * 0.17],
        [x + w * at + w * 0.045, by + h * 0.1],
        [x + w * at + w * 0.02, by + h * 0.07],
      ],
      c.across(flags[0], flags[1]),
    )
  }
}

function steps(c: Canvas, x: number, y: number, w: number, land: Land): void {
  const stone = mix(land.ground, '#ffffff', 0.35)
  const count = 7
  for (let step = 0; step < count; step += 1) {
    const wide = w * (0.72 + step * 0.075)
    const high = c.u * 9
    c.rect(
      x - wide / 2,
      y + step * high - c.u * 16,
      wide,
      high,
      c.down(lighter(stone, 0.3 - step * 0.02), darker(stone, 0.14)),
    )
  }
}
