import { house, houseOf, tower } from './building.ts'
import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow, haze, vignette } from './light.ts'
import { ridge, sky, tree, wood } from './nature.ts'
import { type Land, lands, nights } from './palette.ts'

/** Houses and farms in a cluster around a steeple. */
export function hamlet(
  c: Canvas,
  land: Land,
  x: number,
  y: number,
  size: number,
  count: number,
  lit: number,
  veil: number,
): void {
  const spread = size * count * 0.34
  for (let row = 0; row < 2; row += 1) {
    if (row === 1)
      tower(
        c,
        x + c.random.between(-0.2, 0.2) * spread,
        y + size * 0.1,
        size * 0.42,
        size * c.random.between(2.3, 3),
        houseOf(c, land, lit, veil),
        c.random.int(0, 2),
      )
    for (let index = 0; index < count / 2; index += 1) {
      const hx = x - spread + ((spread * 2) / (count / 2)) * (index + c.random.between(0, 0.6))
      const w = size * c.random.between(0.7, 1.15)
      const style = {
        ...houseOf(c, land, lit, veil),
        gable: c.random.pick(['point', 'eaves', 'hip', 'eaves'] as const),
      }
      house(c, hx, y + row * size * 0.34, w, w * c.random.between(0.8, 1.05), style)
      if (c.random.chance(0.5))
        tree(
          c,
          hx + w * 1.05,
          y + row * size * 0.38,
          size * c.random.between(0.5, 0.9),
          mix(land.green[1], land.haze, veil),
          c.random.int(0, 1),
        )
    }
  }
}

/** Field strips or rows of vines on the slope below y. */
export function fields(c: Canvas, land: Land, y: number, bottom: number): void {
  const vp: Point = [c.w * c.random.between(0.2, 0.8), y - c.h * c.random.between(0.05, 0.2)]
  const strips = c.random.int(9, 16)
  const colors = [
    land.green[0],
    land.green[1],
    mix(land.green[0], mix(land.sun, land.ground, 0.8), 0.4),
    mix(land.green[0], mix('#d9b45a', land.ground, 0.6), 0.5),
  ] as const
  c.rect(0, y, c.w, bottom - y, land.green[0])
  for (let index = 0; index < strips; index += 1) {
    const at = (k: number, depth: number): Point => {
      const x = -c.w * 0.8 + (c.w * 2.6 * k) / strips
      const t = (depth - vp[1]) / (bottom - vp[1])
      return [vp[0] + (x - vp[0]) * t, depth]
    }
    const color = c.random.pick(colors)
    c.poly(
      [at(index, y), at(index + 1, y), at(index + 1, bottom), at(index, bottom)],
      c.down(mix(color, land.haze, 0.35), color, darker(color, 0.16)),
    )
    for (let row = 1; row < 5; row += 1)
      c.line([at(index + row / 5, y), at(index + row / 5, bottom)], alpha(darker(color, 0.4), 0.2), c.u * 2.4)
  }
}

/** Far hills in mist; returns the horizon's points. */
export function hills(c: Canvas, land: Land, y: number, count: number, drop: number): void {
  for (let index = 0; index < count; index += 1) {
    const share = index / Math.max(1, count - 1)
    const color = mix(mix(land.far, land.haze, 0.45), land.green[1], share * 0.8)
    const line = ridge(
      c,
      y + drop * share,
      c.h * 0.045 * (1.3 - share * 0.4),
      c.down(lighter(color, 0.06), mix(color, land.haze, 0.35)),
      c.random.int(4, 7),
    )
    if (index > 0 && c.random.chance(0.7))
      wood(
        c,
        line,
        c.u * (14 + 16 * share),
        mix(darker(color, 0.14), land.haze, 0.3),
        c.w * c.random.between(0, 0.4),
        c.w * c.random.between(0.5, 1),
      )
    haze(c, y + drop * share + c.h * 0.03, c.h * 0.12, land.haze, 0.34)
  }
}

/** A winding road towards the viewer. */
function road(c: Canvas, land: Land, from: Point, bottom: number): void {
  const { u, h } = c
  const swing = c.w * c.random.between(0.1, 0.26) * (c.random.chance(0.5) ? 1 : -1)
  const [x, y] = from
  const m = (y + bottom) / 2
  c.path(
    d`M${x - u * 3} ${y}C${x + swing} ${y + (m - y) * 0.6} ${x - swing} ${m} ${x - swing * 0.4 - u * 90} ${h}L${x - swing * 0.4 + u * 130} ${h}C${x - swing + u * 60} ${m} ${x + swing + u * 22} ${y + (m - y) * 0.6} ${x + u * 3} ${y}Z`,
    c.down(mix(land.ground, land.haze, 0.5), lighter(land.ground, 0.12)),
  )
}

/** A village with its steeple between fields. */
export function village(c: Canvas): void {
  const evening = c.random.chance(0.16)
  const land = c.mood(evening ? nights : lands)
  const { w, h, u } = c
  const y = h * c.random.between(0.46, 0.58)
  sky(c, land, y + h * 0.1, evening)
  hills(c, land, y - h * 0.1, c.random.int(2, 4), h * 0.12)
  const line = ridge(c, y + h * 0.09, h * 0.03, c.down(mix(land.green[1], land.haze, 0.2), land.green[1]), 4)
  wood(c, line, u * 40, mix(land.green[2], land.haze, 0.25))
  const x = w * c.random.between(0.34, 0.66)
  glow(c, x, y, w * 0.36, land.sun, evening ? 0.15 : 0.4)
  hamlet(
    c,
    land,
    x,
    y + h * 0.13,
    u * c.random.between(105, 140),
    c.random.int(8, 12),
    evening ? 0.6 : 0.1,
    0.08,
  )
  const front = y + h * 0.2
  fields(c, land, front, h)
  if (c.random.chance(0.7)) road(c, land, [x, front], h)
  for (let index = c.random.int(3, 7); index > 0; index -= 1)
    tree(
      c,
      w * c.random.next(),
      front + h * c.random.between(0, 0.1),
      u * c.random.between(70, 130),
      land.green[1],
    )
  const side = c.random.pick([0.04, 0.94])
  tree(c, w * side, h * 1.02, u * c.random.between(380, 520), land.green[2], 0)
  vignette(c, land.near, 0.34)
}

/** Staggered hills around a valley with farms, a brook or a road. */
export function valley(c: Canvas): void {
  const evening = c.random.chance(0.2)
  const land = c.mood(evening ? nights : lands)
  const { w, h, u } = c
  const y = h * c.random.between(0.32, 0.44)
  const sun = sky(c, land, y + h * 0.2, evening)
  hills(c, land, y, c.random.int(3, 5), h * 0.16)
  const floor = y + h * 0.25
  fields(c, land, floor, h)
  const way: Point = [w * c.random.between(0.42, 0.58), floor]
  if (c.random.chance(0.5)) road(c, land, way, h)
  else {
    const bend = w * c.random.between(0.1, 0.22)
    c.path(
      d`M${way[0]} ${floor}C${way[0] + bend} ${floor + h * 0.1} ${way[0] - bend} ${floor + h * 0.2} ${way[0] - bend * 0.6} ${h}L${way[0] + u * 130} ${h}C${way[0] - bend + u * 90} ${floor + h * 0.22} ${way[0] + bend + u * 40} ${floor + h * 0.1} ${way[0] + u * 5} ${floor}Z`,
      c.down(land.sky[2], land.sky[1]),
    )
  }
  for (const side of [-1, 1]) {
    const edge = w * (0.5 + side * 0.5)
    const reach = w * c.random.between(0.3, 0.46)
    const rise = h * c.random.between(0.16, 0.34)
    const color = side < 0 ? land.green[1] : mix(land.green[2], land.green[1], 0.4)
    c.path(
      d`M${edge} ${floor - rise}C${edge - side * reach * 0.4} ${floor - rise} ${edge - side * reach * 0.7} ${floor + h * 0.05} ${edge - side * reach} ${floor + h * 0.1}Q${edge - side * reach * 0.5} ${floor + h * 0.2} ${edge} ${floor + h * 0.24}Z`,
      c.down(lighter(color, 0.14), darker(color, 0.2)),
    )
    for (let index = 0; index < 9; index += 1) {
      const t = c.random.next()
      tree(
        c,
        edge - side * reach * t * 0.7,
        floor + h * (0.08 - (1 - t) * 0.12) + c.random.between(0, 0.08) * h,
        u * c.random.between(46, 100),
        darker(color, 0.12),
        2,
      )
    }
  }
  hamlet(
    c,
    land,
    w * c.random.between(0.36, 0.64),
    floor + h * 0.05,
    u * c.random.between(44, 62),
    c.random.int(8, 12),
    evening ? 0.7 : 0.12,
    0.2,
  )
  for (let index = c.random.int(2, 5); index > 0; index -= 1) {
    const depth = c.random.between(0.1, 0.34)
    const size = u * (40 + depth * 170)
    const hx = w * c.random.between(0.12, 0.84)
    house(c, hx, floor + h * depth, size * 1.2, size * 0.95, {
      ...houseOf(c, land, evening ? 0.7 : 0.1, 0.1),
      gable: c.random.pick(['eaves', 'hip', 'point']),
    })
    tree(c, hx - size * 0.2, floor + h * depth + 2, size * 0.9, land.green[1], 0)
  }
  haze(c, floor - h * 0.08, h * 0.16, land.haze, 0.45)
  glow(c, sun[0], floor, w * 0.5, land.sun, evening ? 0.1 : 0.3)
  ridge(c, h * 0.95, h * 0.03, c.down(land.green[2], darker(land.green[2], 0.4)), 4)
  vignette(c, land.near, 0.34)
}
