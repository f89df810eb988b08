import { house, houseOf, tower } from './building.ts'
import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow, haze, vignette } from './light.ts'
import { ridge, sky, tree, water, wood } from './nature.ts'
import { type Land, lands, nights } from './palette.ts'
import { street } from './town.ts'

/** Houses and farms in a cluster around a steeple. */
function hamlet(
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
function fields(c: Canvas, land: Land, y: number, bottom: number): void {
  const vp: Point = [c.w * c.random.between(0.2, 0.8), y - c.h * c.random.between(0.05, 0.2)]
  const strips = c.random.int(9, 16)
  const colors = [
    land.green[0],
    land.green[1],
    mix(land.green[0], land.sun, 0.35),
    mix(land.green[0], '#d9b45a', 0.5),
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
function hills(c: Canvas, land: Land, y: number, count: number, drop: number): void {
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
        darker(color, 0.18),
        c.w * c.random.between(0, 0.4),
        c.w * c.random.between(0.5, 1),
      )
    haze(c, y + drop * share + c.h * 0.03, c.h * 0.12, land.haze, 0.5)
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
  const land = c.random.pick(evening ? nights : lands)
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
  const land = c.random.pick(evening ? nights : lands)
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

/** A bridge of arches with its reflection, the old town behind. */
export function riverBridge(c: Canvas): void {
  const evening = c.random.chance(0.3)
  const land = c.random.pick(evening ? nights : lands)
  const { w, h, u } = c
  const shore = h * c.random.between(0.54, 0.62)
  sky(c, land, shore, evening)
  hills(c, land, shore - h * 0.2, 2, h * 0.08)
  street(c, land, shore - u * 24, u * 105, evening ? 0.5 : 0.1, 0.4)
  tower(
    c,
    w * c.random.between(0.15, 0.85),
    shore,
    u * 76,
    u * c.random.between(360, 470),
    houseOf(c, land, evening ? 0.6 : 0.1, 0.25),
  )
  haze(c, shore - h * 0.22, h * 0.24, land.haze, 0.45)
  street(c, land, shore, u * c.random.between(120, 160), evening ? 0.5 : 0.12, 0.12)
  c.rect(0, shore - u * 12, w, u * 26, mix(land.ground, land.near, 0.3))
  water(
    c,
    shore + u * 12,
    h,
    land,
    evening
      ? Array.from({ length: 12 }, (): Point => [w * c.random.next(), c.random.between(0.4, 1)])
      : [[w * c.random.next(), 1.6]],
  )
  for (let x = 0; x < w; x += u * 60)
    c.rect(
      x,
      shore + u * 14,
      u * c.random.between(20, 62),
      u * c.random.between(30, 130),
      c.down(alpha(c.random.pick(land.walls), 0.4), alpha(land.near, 0)),
    )
  bridge(c, land, shore + h * c.random.between(0.1, 0.16), evening)
  tree(c, w * c.random.pick([0.03, 0.97]), h * 1.03, u * c.random.between(330, 460), land.green[2], 0)
  vignette(c, land.near, 0.36)
}

/** Arches over the water; piers, parapet and the mirror image below. */
function bridge(c: Canvas, land: Land, y: number, evening: boolean): void {
  const { w, h, u } = c
  const stone = mix(
    c.random.pick(['#b9a184', '#a98872', '#9c9a93', '#b5785c']),
    land.near,
    evening ? 0.62 : 0.12,
  )
  const arches = c.random.int(3, 5)
  const rise = h * c.random.between(0.02, 0.07)
  const deck = (x: number) => y - h * 0.2 - rise * (1 - ((x - w / 2) / (w * 0.6)) ** 2)
  const bay = (w * 1.1) / arches
  const profile = (flip: boolean) => {
    const to = (py: number) => (flip ? y + (y - py) * 0.8 : py)
    let path = d`M${-w * 0.05} ${to(y)}L${-w * 0.05} ${to(deck(-w * 0.05))}Q${w / 2} ${to(deck(w / 2) - rise * 0.9)} ${w * 1.05} ${to(deck(w * 1.05))}L${w * 1.05} ${to(y)}`
    for (let index = arches - 1; index >= 0; index -= 1) {
      const left = -w * 0.05 + bay * index
      const [a, b] = [left + bay * 0.1, left + bay * 0.9]
      const top = deck((a + b) / 2) + u * 36
      path += d`L${b} ${to(y)}C${b} ${to(top - (y - top) * 0.12)} ${a} ${to(top - (y - top) * 0.12)} ${a} ${to(y)}`
    }
    return `${path}Z`
  }
  c.path(profile(true), c.down(alpha(darker(stone, 0.35), 0.6), alpha(darker(stone, 0.4), 0.12)))
  c.path(profile(false), c.down(lighter(stone, 0.2), stone, darker(stone, 0.34)))
  for (let index = 0; index < arches; index += 1) {
    const left = -w * 0.05 + bay * index
    const [a, b] = [left + bay * 0.1, left + bay * 0.9]
    const top = deck((a + b) / 2) + u * 36
    c.stroke(
      d`M${b} ${y}C${b} ${top - (y - top) * 0.12} ${a} ${top - (y - top) * 0.12} ${a} ${y}`,
      darker(stone, 0.25),
      u * 12,
    )
    c.stroke(
      d`M${b + u * 7} ${y}C${b + u * 7} ${top - (y - top) * 0.12 - u * 8} ${a - u * 7} ${top - (y - top) * 0.12 - u * 8} ${a - u * 7} ${y}`,
      alpha(lighter(stone, 0.35), 0.8),
      u * 4,
    )
    if (index)
      c.poly(
        [
          [left - bay * 0.1, y],
          [left, y - h * 0.1],
          [left + bay * 0.1, y],
          [left, y + u * 14],
        ],
        c.across(lighter(stone, 0.1), darker(stone, 0.3)),
      )
  }
  c.stroke(
    d`M${-w * 0.05} ${deck(-w * 0.05)}Q${w / 2} ${deck(w / 2) - rise * 0.9} ${w * 1.05} ${deck(w * 1.05)}`,
    lighter(stone, 0.35),
    u * 10,
  )
  for (let index = 0; index < 24; index += 1) {
    const x = w * c.random.next()
    c.rect(x, deck(x) + c.random.between(20, 34) * u, u * 24, u * 9, alpha(darker(stone, 0.5), 0.18))
  }
  if (evening)
    for (let index = 0; index <= arches; index += 1) {
      const x = -w * 0.05 + bay * index
      c.rect(x - u * 2, deck(x) - u * 52, u * 4, u * 50, '#15171f')
      glow(c, x, deck(x) - u * 56, u * 62, land.glass, 0.8)
      c.circle(x, deck(x) - u * 56, u * 7, lighter(land.glass, 0.6))
    }
}

/** Solar modules on roofs or in a meadow under a bright sky. */
export function solar(c: Canvas): void {
  const land = c.random.pick(lands)
  const { w, h, u } = c
  const y = h * c.random.between(0.4, 0.5)
  const sun = sky(c, land, y + h * 0.1, false)
  for (let ray = 0; ray < 12; ray += 1) {
    const a = (ray / 12) * Math.PI * 2 + 0.2
    c.poly(
      [
        sun,
        [sun[0] + Math.cos(a) * w, sun[1] + Math.sin(a) * w],
        [sun[0] + Math.cos(a + 0.14) * w, sun[1] + Math.sin(a + 0.14) * w],
      ],
      alpha(land.sun, 0.1),
    )
  }
  hills(c, land, y - h * 0.06, 3, h * 0.1)
  hamlet(c, land, w * c.random.between(0.2, 0.8), y + h * 0.1, u * 74, 10, 0.08, 0.25)
  if (c.random.chance(0.45)) meadow(c, land, y + h * 0.12, sun)
  else roofs(c, land, y + h * 0.16, sun)
  vignette(c, land.near, 0.3)
}

/** A skewed module field with cells and a gleam. */
function modules(c: Canvas, [x, y]: Point, across: Point, up: Point, columns: number, rows: number): void {
  const at = (a: number, b: number): Point => [x + across[0] * a + up[0] * b, y + across[1] * a + up[1] * b]
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [a, b, e, f] = [
        (column + 0.04) / columns,
        (column + 0.96) / columns,
        (row + 0.05) / rows,
        (row + 0.95) / rows,
      ]
      c.poly([at(a, e), at(b, e), at(b, f), at(a, f)], '#c4d2dc')
      const i = 0.05 / columns
      const j = 0.05 / rows
      const quad = [at(a + i, e + j), at(b - i, e + j), at(b - i, f - j), at(a + i, f - j)] as const
      c.poly(quad, c.slant('#5fa0d8', '#1f4f92', '#12305f'))
      for (const k of [0.33, 0.66]) {
        c.line([at(a + (b - a) * k, e + j), at(a + (b - a) * k, f - j)], alpha('#bcd7ef', 0.4), c.u * 1.6)
        c.line([at(a + i, e + (f - e) * k), at(b - i, e + (f - e) * k)], alpha('#bcd7ef', 0.4), c.u * 1.6)
      }
      if ((row + column) % 3 === 0)
        c.poly(
          [at(a + i, f - j), at(a + (b - a) * 0.5, f - j), at(a + i, e + (f - e) * 0.4)],
          alpha('#ffffff', 0.26),
        )
    }
}

function roofs(c: Canvas, land: Land, y: number, sun: Point): void {
  const { w, h, u } = c
  for (let row = 0; row < 3; row += 1) {
    const base = y + row * h * 0.2
    const wide = u * (300 + row * 200)
    const high = wide * 0.36
    for (let x = -wide * c.random.between(0.2, 0.8); x < w; x += wide * c.random.between(1.02, 1.14)) {
      const roof = mix(c.random.pick(land.roofs), land.haze, 0.3 - row * 0.14)
      const wall = mix(c.random.pick(land.walls), land.haze, 0.24 - row * 0.1)
      const skew = wide * 0.13
      c.rect(x + wide * 0.02, base, wide * 0.95, h * 0.3, c.down(darker(wall, 0.2), wall))
      c.poly(
        [
          [x, base + u * 6],
          [x + skew, base - high],
          [x + wide - skew * 0.2, base - high],
          [x + wide, base + u * 6],
        ],
        c.down(lighter(roof, 0.18), darker(roof, 0.12)),
      )
      c.line(
        [
          [x, base + u * 6],
          [x + wide, base + u * 6],
        ],
        darker(roof, 0.4),
        u * 7,
      )
      if (c.random.chance(0.82))
        modules(
          c,
          [x + wide * 0.12, base - high * 0.14],
          [wide * 0.74, 0],
          [skew * 0.62, -high * 0.7],
          c.random.int(4, 6),
          c.random.int(2, 3),
        )
      c.rect(x + wide * 0.88, base - high * 1.2, wide * 0.05, high * 0.5, darker(roof, 0.2))
    }
    if (row < 2) haze(c, base, h * 0.14, land.haze, 0.3)
  }
  glow(c, sun[0], y, w * 0.5, land.sun, 0.35)
}

function meadow(c: Canvas, land: Land, y: number, sun: Point): void {
  const { w, h, u } = c
  fields(c, land, y, h)
  for (let row = 0; row < 5; row += 1) {
    const depth = (row + 1) / 5
    const base = y + (h - y) * depth ** 1.3 * 0.94
    const size = u * (50 + 190 * depth ** 1.4)
    const offset = c.random.between(0, 1) * size
    for (let x = -size * 2 - offset; x < w; x += size * 2.7) {
      glow(c, x + size * 1.2, base + size * 0.1, size * 1.3, '#07101a', 0.4, 0.14)
      for (const at of [0.4, 2]) c.rect(x + size * at, base - size * 0.4, size * 0.05, size * 0.5, '#6f7a80')
      modules(c, [x, base], [size * 2.4, 0], [size * 0.28, -size * 0.72], 5, 2)
    }
  }
  glow(c, sun[0], y, w * 0.5, land.sun, 0.4)
}
