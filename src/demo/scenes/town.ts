import { house, houseOf, lantern, tower } from './building.ts'
import type { Canvas, Point } from './canvas.ts'
import { darker } from './color.ts'
import { glow, haze, vignette } from './light.ts'
import { paving, ridge, sky, tree, water } from './nature.ts'
import { type Land, nights } from './palette.ts'
import { figure, look } from './people.ts'

/** A row of houses from edge to edge, standing on y. */
export function street(c: Canvas, land: Land, y: number, size: number, lit: number, veil: number): void {
  for (let x = -size * c.random.between(0.1, 0.6); x < c.w; ) {
    const w = size * c.random.between(0.62, 1.05)
    house(
      c,
      x,
      y + c.random.between(-0.02, 0.02) * size,
      w,
      size * c.random.between(1.25, 2.05),
      houseOf(c, land, lit, veil),
    )
    x += w * c.random.between(0.97, 1.02)
  }
}

/** Layered roofs at night; water or wet cobbles give the lights back. */
export function nightTown(c: Canvas): void {
  const land = c.mood(nights)
  const { w, h, u } = c
  const style = c.layout(3)
  const base = h * (style === 1 ? c.random.between(0.62, 0.7) : c.random.between(0.76, 0.82))
  sky(c, land, base, true)
  ridge(c, base - h * 0.24, h * 0.06, c.down(land.far, land.haze))
  street(c, land, base - h * 0.08, u * c.random.between(76, 100), 0.35, 0.5)
  haze(c, base - h * 0.3, h * 0.3, land.haze, 0.4)
  tower(
    c,
    w * c.random.between(0.2, 0.8),
    base,
    u * c.random.between(60, 84),
    u * c.random.between(430, 560),
    houseOf(c, land, 0.6, 0.2),
  )
  street(c, land, base - h * 0.015, u * c.random.between(120, 150), 0.42, 0.22)
  haze(c, base - h * 0.16, h * 0.2, land.haze, 0.25)
  street(c, land, base + h * 0.02, u * c.random.between(170, 250), 0.48, 0)
  if (style === 1) {
    c.rect(0, base + h * 0.015, w, u * 20, darker(land.ground, 0.3))
    water(
      c,
      base + h * 0.03,
      h,
      land,
      Array.from({ length: 14 }, (): Point => [w * c.random.next(), c.random.between(0.4, 1)]),
    )
  } else {
    paving(c, base + h * 0.02, land.ground, land.haze)
    for (let index = 0; index < 9; index += 1)
      glow(c, w * c.random.next(), base + h * 0.05, u * c.random.between(60, 130), land.glass, 0.35, 0.4)
    if (style === 2)
      for (let index = 0; index < 4; index += 1)
        tree(c, w * c.random.next(), base + h * 0.06, u * c.random.between(120, 190), land.green[1], 0)
    const lamps = c.random.int(2, 4)
    for (let index = 0; index < lamps; index += 1)
      lantern(
        c,
        w * ((index + c.random.between(0.3, 0.7)) / lamps),
        base + h * c.random.between(0.08, 0.13),
        u * 220,
        land.glass,
        true,
      )
    for (let index = c.random.int(1, 4); index > 0; index -= 1)
      figure(c, w * c.random.between(0.1, 0.9), base + h * 0.1, u * 105, look(c, land.near, 0.6))
  }
  vignette(c, land.near, 0.5)
}
