import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, cone, haze, vignette } from './light.ts'
import { sky } from './nature.ts'
import { evenings, lands } from './palette.ts'
import { figure, look } from './people.ts'
import { street } from './town.ts'

/** Many made-up people side by side, in front of a gate, a curtain of light or the town. */
export function group(c: Canvas): void {
  const { w, h, u } = c
  const outdoors = c.layout(2) === 0
  const land = c.mood(lands)
  const room = c.mood(evenings)
  const y = h * c.random.between(0.62, 0.7)
  if (outdoors) {
    sky(c, land, y, false)
    street(c, land, y, u * c.random.between(170, 230), 0.05, 0.4)
    haze(c, y - h * 0.4, h * 0.4, land.haze, 0.6)
    c.rect(0, y, w, h - y, c.down(mix(land.ground, land.sun, 0.4), land.ground, darker(land.ground, 0.3)))
    if (c.random.chance(0.5)) gate(c, mix(c.random.pick(land.walls), land.haze, 0.15), y)
  } else {
    c.rect(0, 0, w, y, c.down(room.dark, room.wall, room.wallLight))
    const discs = c.random.int(3, 6)
    for (let index = 0; index < discs; index += 1)
      c.circle(
        w * c.random.next(),
        h * c.random.between(0.1, 0.5),
        u * c.random.between(80, 240),
        alpha(c.random.pick([room.accent, room.second, room.light]), 0.2),
      )
    bokeh(c, 26, [room.light, room.accent, room.second], [0, 0, w, y])
    c.rect(0, y, w, h - y, c.down(mix(room.floor, room.light, 0.3), room.floor, room.dark))
    for (let index = 0; index < 3; index += 1)
      cone(c, [w * (0.2 + 0.3 * index), 0], [w * (0.25 + 0.25 * index), h * 0.85], u * 240, room.light, 0.22)
  }
  const rows = c.random.int(1, 3)
  const tall = u * (rows === 1 ? c.random.between(420, 470) : c.random.between(330, 370))
  const tint = outdoors ? land.haze : room.light
  for (let row = 0; row < rows; row += 1) {
    const near = (row + 1) / rows
    const step = tall * c.random.between(0.34, 0.4)
    const count = Math.floor((w * 0.9) / step) - (row % 2)
    for (let index = 0; index < count; index += 1) {
      const x = w / 2 + (index - (count - 1) / 2) * step + c.random.between(-0.03, 0.03) * tall
      figure(
        c,
        x,
        y + (h * 0.94 - y) * near - (rows - 1 - row) * u * 26,
        tall * c.random.between(0.9, 1.07),
        look(c, tint, 0.3 - near * 0.24),
        c.random.chance(0.14) ? 'raise' : c.random.pick(['stand', 'folded', 'stand', 'cup']),
      )
    }
  }
  vignette(c, outdoors ? land.near : room.dark, 0.4)
}

/** A town gate with a pointed arch. */
function gate(c: Canvas, stone: string, y: number): void {
  const { w, u } = c
  const x = w / 2
  const wide = u * 420
  const tall = Math.min(y * 0.86, u * 520)
  c.rect(x - wide / 2, y - tall, wide, tall, c.across(lighter(stone, 0.16), stone, darker(stone, 0.25)))
  for (let k = 0; k < 7; k += 1)
    c.rect(x - wide * 0.54 + k * wide * 0.165, y - tall - u * 36, wide * 0.09, u * 40, darker(stone, 0.08))
  c.rect(x - wide * 0.54, y - tall - u * 2, wide * 1.08, u * 20, lighter(stone, 0.2))
  c.path(
    d`M${x - u * 130} ${y}L${x - u * 130} ${y - tall * 0.36}Q${x - u * 110} ${y - tall * 0.62} ${x} ${y - tall * 0.7}Q${x + u * 110} ${y - tall * 0.62} ${x + u * 130} ${y - tall * 0.36}L${x + u * 130} ${y}Z`,
    c.down(darker(stone, 0.62), mix(stone, '#ffe9bf', 0.6)),
  )
  for (const side of [-1, 1])
    c.rect(x + side * wide * 0.38 - u * 12, y - tall * 0.82, u * 24, u * 60, darker(stone, 0.55), u * 12)
}
