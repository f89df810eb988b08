import { houseOf, pane } from './building.ts'
import type { Canvas, Point } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { fields, hamlet, hills } from './country.ts'
import { glow, haze, vignette } from './light.ts'
import { sky, tree } from './nature.ts'
import { type Land, lands } from './palette.ts'

/** Solar modules on roofs or in a meadow under a bright sky. */
export function solar(c: Canvas): void {
  const land = c.mood(lands)
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
  if (c.layout(2)) meadow(c, land, y + h * 0.12, sun)
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

/** Three rows of houses, each nearer and larger, with modules on their roofs. */
function roofs(c: Canvas, land: Land, y: number, sun: Point): void {
  const { w, h, u } = c
  for (let row = 0; row < 3; row += 1) {
    const base = y + h * (0.06 + row * 0.2)
    const wide = u * (250 + row * 190)
    const veil = 0.34 - row * 0.16
    for (let x = -wide * c.random.between(0.1, 0.7); x < w; x += wide * c.random.between(1.08, 1.2)) {
      const high = wide * c.random.between(0.3, 0.38)
      const style = { ...houseOf(c, land, 0.1, veil), detail: row > 0 }
      c.rect(
        x + wide * 0.03,
        base,
        wide * 0.94,
        h * 0.4,
        c.across(lighter(style.wall, 0.1), darker(style.wall, 0.14)),
      )
      for (let bay = 0; bay < 5; bay += 1)
        pane(c, x + wide * (0.11 + bay * 0.17), base + wide * 0.07, wide * 0.075, wide * 0.13, style, false)
      c.rect(
        x + wide * 0.8,
        base - high * 1.16,
        wide * 0.06,
        high * 0.4,
        c.across(lighter(style.roof, 0.1), darker(style.roof, 0.35)),
      )
      c.rect(x + wide * 0.79, base - high * 1.18, wide * 0.08, high * 0.06, darker(style.roof, 0.4))
      const slope = wide * 0.1
      c.poly(
        [
          [x - wide * 0.02, base + u * 6],
          [x + slope, base - high],
          [x + wide - slope, base - high],
          [x + wide * 1.02, base + u * 6],
        ],
        c.down(lighter(style.roof, 0.2), style.roof, darker(style.roof, 0.15)),
      )
      for (let tile = 1; tile < 8; tile += 1)
        c.rect(
          x + slope * (1 - tile / 8),
          base - high + (high / 8) * tile,
          wide - slope * 2 * (1 - tile / 8),
          u * 1.6,
          alpha(darker(style.roof, 0.5), 0.3),
        )
      c.line(
        [
          [x + slope, base - high],
          [x + wide - slope, base - high],
        ],
        lighter(style.roof, 0.3),
        u * 5,
      )
      c.line(
        [
          [x - wide * 0.02, base + u * 6],
          [x + wide * 1.02, base + u * 6],
        ],
        darker(style.roof, 0.45),
        u * 7,
      )
      if (c.random.chance(0.88))
        modules(
          c,
          [x + wide * 0.15, base - high * 0.13],
          [wide * (c.random.chance(0.7) ? 0.68 : 0.4), 0],
          [0, -high * 0.72],
          c.random.int(4, 6),
          c.random.int(2, 3),
        )
    }
    for (let bush = 0; bush < 4; bush += 1)
      tree(
        c,
        w * c.random.next(),
        base + h * 0.2,
        u * (90 + row * 60),
        mix(land.green[1], land.haze, veil),
        0,
      )
    if (row < 2) haze(c, base + h * 0.02, h * 0.14, land.haze, 0.32)
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
