import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow } from './light.ts'
import type { Land } from './palette.ts'

/** The sky down to `bottom`, with sun or moon, and clouds. */
export function sky(c: Canvas, land: Land, bottom: number, night: boolean): Point {
  const { w, u } = c
  c.rect(0, 0, w, bottom, c.down(...land.sky))
  const sun: Point = [w * c.random.between(0.14, 0.86), bottom * c.random.between(0.22, night ? 0.5 : 0.8)]
  glow(c, sun[0], sun[1], w * 0.42, land.sun, night ? 0.35 : 0.75)
  c.circle(sun[0], sun[1], u * c.random.between(26, 52), mix(land.sun, '#ffffff', 0.35))
  if (night) {
    for (let index = 0; index < 90; index += 1)
      c.circle(
        w * c.random.next(),
        bottom * 0.8 * c.random.next(),
        u * c.random.between(0.6, 2),
        alpha('#ffffff', c.random.between(0.25, 0.9)),
      )
  }
  const clouds = c.random.int(2, 6)
  for (let index = 0; index < clouds; index += 1)
    cloud(
      c,
      w * c.random.next(),
      bottom * c.random.between(0.08, 0.62),
      u * c.random.between(80, 210),
      alpha(mix(land.haze, land.sun, night ? 0.05 : 0.5), night ? 0.3 : 0.6),
    )
  return sun
}

/** A cloud: thin bands, or a heap with a flat base. */
function cloud(c: Canvas, x: number, y: number, size: number, color: string): void {
  const clear = alpha(color, 0)
  if (c.random.chance(0.45)) {
    for (let row = 0; row < 3; row += 1) {
      const [left, wide] = [x - size * c.random.between(1, 2), size * c.random.between(2.4, 4)]
      c.rect(
        left,
        y + row * size * 0.12,
        wide,
        size * 0.07,
        c.across(clear, alpha(color, 0.45), clear),
        size * 0.04,
      )
    }
    return
  }
  const heap: [number, number][] = [
    [-0.62, 0.26],
    [-0.3, 0.4],
    [0.08, 0.5],
    [0.42, 0.36],
    [0.7, 0.22],
  ]
  let path = d`M${x - size * 1.05} ${y}Q${x - size * 1.1} ${y - size * 0.2} ${x - size * 0.8} ${y - size * 0.2}`
  for (const [dx, tall] of heap)
    path += d`Q${x + size * (dx - 0.2)} ${y - size * tall * 1.35} ${x + size * (dx + 0.14)} ${y - size * tall}`
  c.path(
    `${path}${d`Q${x + size * 1.15} ${y - size * 0.24} ${x + size * 1.1} ${y}`}Z`,
    c.down(alpha(color, 0.75), alpha(color, 0.3)),
  )
}

/** A rolling ridge from edge to edge. */
export function ridge(c: Canvas, y: number, swing: number, color: string, steps = 5): Point[] {
  const points: Point[] = Array.from({ length: steps + 1 }, (_, index) => [
    (c.w / steps) * index,
    y + c.random.between(-swing, swing),
  ])
  let path = d`M0 ${c.h}L0 ${points[0]?.[1] ?? y}`
  for (let index = 1; index < points.length; index += 1) {
    const [ax, ay] = points[index - 1] ?? [0, y]
    const [bx, by] = points[index] ?? [0, y]
    const mid = (ax + bx) / 2
    path += d`C${mid} ${ay} ${mid} ${by} ${bx} ${by}`
  }
  c.path(`${path}L${c.w} ${c.h}Z`, color)
  return points
}

/** Height of a ridge at x. */
export function ridgeAt(points: readonly Point[], x: number): number {
  for (let index = 1; index < points.length; index += 1) {
    const [ax, ay] = points[index - 1] ?? [0, 0]
    const [bx, by] = points[index] ?? [0, 0]
    if (x > bx) continue
    const t = Math.min(1, Math.max(0, (x - ax) / (bx - ax || 1)))
    return ay + (by - ay) * t * t * (3 - 2 * t)
  }
  return points.at(-1)?.[1] ?? 0
}

/** A tree with foot at (x, y): round, cypress-like or fir. */
export function tree(
  c: Canvas,
  x: number,
  y: number,
  size: number,
  leaf: string,
  style = c.random.int(0, 2),
): void {
  const s = size
  glow(c, x, y, s * 0.42, '#07101a', 0.35, 0.2)
  c.poly(
    [
      [x - s * 0.035, y],
      [x + s * 0.035, y],
      [x + s * 0.02, y - s * 0.5],
      [x - s * 0.02, y - s * 0.5],
    ],
    darker(mix('#6b4a33', leaf, 0.3), 0.2),
  )
  if (style === 2) {
    for (let tier = 0; tier < 4; tier += 1) {
      const wide = s * (0.3 - tier * 0.055)
      const base = y - s * (0.14 + tier * 0.19)
      c.poly(
        [
          [x - wide, base],
          [x + wide, base],
          [x, base - s * 0.34],
        ],
        c.across(lighter(leaf, 0.1 + tier * 0.04), darker(leaf, 0.32)),
      )
    }
    return
  }
  if (style === 1) {
    c.ellipse(x, y - s * 0.58, s * 0.2, s * 0.42, c.across(lighter(leaf, 0.22), leaf, darker(leaf, 0.35)))
    c.ellipse(x - s * 0.05, y - s * 0.68, s * 0.09, s * 0.24, alpha(lighter(leaf, 0.35), 0.4))
    return
  }
  const crown: [number, number, number][] = [
    [-0.19, 0.5, 0.2],
    [0.19, 0.52, 0.2],
    [0, 0.44, 0.22],
    [-0.1, 0.7, 0.21],
    [0.11, 0.72, 0.2],
    [0, 0.86, 0.15],
  ]
  for (const [dx, dy, r] of crown)
    c.circle(x + dx * s, y - dy * s, r * s, c.slant(lighter(leaf, 0.24), leaf, darker(leaf, 0.4)))
  for (let index = 0; index < 5; index += 1)
    c.circle(
      x + c.random.between(-0.25, 0.12) * s,
      y - c.random.between(0.5, 0.92) * s,
      s * c.random.between(0.03, 0.07),
      alpha(lighter(leaf, 0.3), 0.2),
    )
}

/** A row of bushes or a far wood along a line. */
export function wood(
  c: Canvas,
  points: readonly Point[],
  size: number,
  leaf: string,
  from = 0,
  to = c.w,
): void {
  for (let x = from; x < to; x += size * c.random.between(0.35, 0.6)) {
    const y = ridgeAt(points, x)
    const r = size * c.random.between(0.3, 0.5)
    c.ellipse(
      x,
      y - r * 0.5,
      r,
      r * c.random.between(0.8, 1.2),
      c.down(lighter(leaf, 0.12), darker(leaf, 0.18)),
    )
  }
}

/** Still water with broken reflections of light. */
export function water(c: Canvas, y: number, bottom: number, land: Land, lights: readonly Point[]): void {
  c.rect(
    0,
    y,
    c.w,
    bottom - y,
    c.down(
      mix(land.sky[2], land.near, 0.2),
      mix(land.sky[1], land.near, 0.3),
      mix(land.sky[0], land.near, 0.5),
    ),
  )
  for (const [x, strength] of lights) {
    for (let row = 0; row < 16; row += 1) {
      const at = y + ((bottom - y) * (row + c.random.next())) / 16
      const wide = c.u * c.random.between(8, 34) * strength * (0.6 + row / 12)
      c.rect(
        x - wide + c.random.between(-10, 10) * c.u,
        at,
        wide * 2,
        c.u * c.random.between(2, 4.5),
        alpha(land.glass, 0.5 - row * 0.02),
        c.u * 2,
      )
    }
  }
  for (let index = 0; index < 60; index += 1) {
    const depth = c.random.next()
    const wide = c.u * (14 + 90 * depth) * c.random.between(0.5, 1.3)
    c.rect(
      c.w * c.random.next() - wide / 2,
      y + (bottom - y) * depth,
      wide,
      c.u * (1 + 2.6 * depth),
      alpha(c.random.chance(0.6) ? lighter(land.sky[2], 0.4) : land.near, 0.22),
      c.u * 2,
    )
  }
}

/** A paved square or road surface that runs towards the viewer. */
export function paving(c: Canvas, y: number, color: string, light: string): void {
  c.rect(0, y, c.w, c.h - y, c.down(mix(color, light, 0.3), color, darker(color, 0.32)))
  const deep = c.h - y
  for (let row = 1; row < 16; row += 1) {
    const at = y + deep * (row / 16) ** 1.7
    const next = y + deep * ((row + 1) / 16) ** 1.7
    const wide = c.u * (18 + 110 * (row / 16) ** 1.5)
    for (let x = -wide * ((row % 2) * 0.5); x < c.w; x += wide) {
      if (c.random.chance(0.62)) continue
      c.rect(
        x,
        at,
        wide * 0.94,
        (next - at) * 0.86,
        alpha(c.random.chance(0.5) ? light : darker(color, 0.5), c.random.between(0.06, 0.2)),
        c.u * 3,
      )
    }
  }
}
