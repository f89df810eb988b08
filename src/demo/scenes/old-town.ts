import { houseOf, lantern, tower } from './building.ts'
import type { Canvas, Project } from './canvas.ts'
import { camera, d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow, haze, shadow, vignette } from './light.ts'
import { paving, sky, tree } from './nature.ts'
import { type Land, lands } from './palette.ts'
import { figure, look } from './people.ts'
import { street } from './town.ts'

/** One gabled house on the side of a lane, drawn in perspective. */
function sideHouse(
  c: Canvas,
  p: Project,
  side: number,
  from: number,
  to: number,
  land: Land,
  lit: number,
): void {
  const veil = Math.min(0.62, (from - 1.5) / 16)
  const style = houseOf(c, land, lit, veil)
  const x = side * 1.9
  const eaves = c.random.between(2.2, 3.6)
  const wall =
    side < 0
      ? c.across(darker(style.wall, 0.12), lighter(style.wall, 0.06))
      : c.across(darker(style.wall, 0.22), darker(style.wall, 0.38))
  const mid = (from + to) / 2
  const peak = eaves + (to - from) * 0.62
  const gable = c.random.chance(0.6)
  const ridgeX = x + side * 1.4
  if (gable) {
    c.poly(
      [p(x, eaves, from), p(x, peak, mid), p(ridgeX, peak, mid), p(ridgeX, eaves, from)],
      darker(style.roof, 0.2),
    )
    c.poly([p(x, -1.5, from), p(x, eaves, from), p(x, peak, mid), p(x, eaves, to), p(x, -1.5, to)], wall)
    c.line(
      [
        p(x - side * 0.12, eaves - 0.1, from),
        p(x - side * 0.12, peak, mid),
        p(x - side * 0.12, eaves - 0.1, to),
      ],
      style.roof,
      (c.u * 34) / mid,
    )
  } else {
    c.poly(
      [
        p(x - side * 0.2, eaves, from),
        p(x - side * 0.2, eaves, to),
        p(ridgeX, eaves + 1.4, to),
        p(ridgeX, eaves + 1.4, from),
      ],
      c.down(style.roof, darker(style.roof, 0.3)),
    )
    c.poly([p(x, -1.5, from), p(x, eaves, from), p(x, eaves, to), p(x, -1.5, to)], wall)
  }
  const bays = Math.max(2, Math.round((to - from) / 0.75))
  const quad = (a: number, b: number, low: number, high: number, fill: string) =>
    c.poly([p(x, low, a), p(x, high, a), p(x, high, b), p(x, low, b)], fill)
  const beam = darker(style.roof, 0.4)
  for (let level = -0.6; level < eaves - 0.6; level += 1.05) {
    if (style.timber && level > 0) quad(from, to, level - 0.28, level - 0.2, beam)
    for (let bay = 0; bay < bays; bay += 1) {
      const a = from + ((to - from) * (bay + 0.28)) / bays
      const b = from + ((to - from) * (bay + 0.72)) / bays
      if (style.timber && level > 0) quad(a - 0.16, a - 0.1, level - 0.2, level + 0.85, beam)
      const on = c.random.chance(lit)
      const low = level < 0 && bay === 0 ? -1.5 : level
      quad(a - 0.04, b + 0.04, low - 0.04, level + 0.7, mix(style.wall, '#ffffff', 0.4 - lit * 0.3))
      quad(a, b, low, level + 0.64, on ? land.glass : mix(land.near, style.wall, 0.25))
    }
  }
}

/** Looking up a narrow lane. */
function lane(c: Canvas, land: Land): void {
  const { w, h, u } = c
  const horizon = h * c.random.between(0.56, 0.64)
  const centre = w * c.random.between(0.4, 0.6)
  const p = camera(centre, horizon, Math.max(w, h) * 0.42)
  sky(c, land, horizon + u * 30, false)
  const far = horizon + u * 46
  tower(
    c,
    centre + c.random.between(-40, 40) * u,
    far,
    u * 66,
    u * c.random.between(300, 420),
    houseOf(c, land, 0, 0.4),
  )
  glow(c, centre, horizon, w * 0.3, land.haze, 0.7)
  paving(c, horizon + u * 30, land.ground, land.sun)
  const lit = c.random.pick([0, 0.12, 0.35])
  for (const side of [-1, 1]) {
    const ends = [0.7]
    while ((ends.at(-1) ?? 0) < 12) ends.push((ends.at(-1) ?? 0) + c.random.between(1.1, 2.1))
    for (let index = ends.length - 1; index > 0; index -= 1)
      sideHouse(c, p, side, ends[index - 1] ?? 1, ends[index] ?? 2, land, lit)
  }
  const shade = c.across(alpha(land.near, 0.45), alpha(land.near, 0.1))
  c.poly([p(1.9, -1.5, 0.7), p(1.9, -1.5, 12), p(0.3, -1.5, 12), p(0.3, -1.5, 0.7)], shade)
  for (let index = c.random.int(2, 4); index > 0; index -= 1) {
    const z = c.random.between(4, 9)
    const [x, y] = p(c.random.between(-1, 1.1), -1.5, z)
    figure(c, x, y, (Math.max(w, h) * 0.42 * 1.35) / z, look(c, land.haze, 0.25))
  }
  const [lx, ly] = p(-1.5, -1.5, 2.8)
  lantern(c, lx, ly, u * 330, land.glass, lit > 0.3)
}

/** A market square with a row of gables, fountain or trees. */
function square(c: Canvas, land: Land): void {
  const { w, h, u } = c
  const base = h * c.random.between(0.66, 0.73)
  sky(c, land, base, false)
  street(c, land, base - h * 0.05, u * 130, 0.1, 0.5)
  tower(
    c,
    w * c.random.between(0.2, 0.8),
    base,
    u * c.random.between(80, 105),
    u * c.random.between(480, 620),
    houseOf(c, land, 0.1, 0.22),
  )
  haze(c, base - h * 0.3, h * 0.3, land.haze, 0.5)
  street(c, land, base, u * c.random.between(190, 270), c.random.pick([0.05, 0.15, 0.4]), 0.03)
  paving(c, base, land.ground, land.sun)
  c.rect(0, base, w, h * 0.05, c.down(alpha(land.near, 0.4), alpha(land.near, 0)))
  if (c.random.chance(0.6)) fountain(c, land, w * c.random.between(0.3, 0.7), base + h * 0.16)
  else
    for (let index = 0; index < 3; index += 1)
      tree(
        c,
        w * ((index + c.random.next()) / 3),
        base + h * 0.06,
        u * c.random.between(170, 240),
        land.green[0],
        0,
      )
  if (c.random.chance(0.5)) stalls(c, land, base + h * 0.1)
  for (let index = c.random.int(4, 9); index > 0; index -= 1) {
    const near = c.random.next()
    figure(
      c,
      w * c.random.next(),
      base + h * (0.04 + near * 0.16),
      u * (80 + near * 60),
      look(c, land.haze, 0.25),
      c.random.pick(['stand', 'talk', 'cup']),
    )
  }
}

function fountain(c: Canvas, land: Land, x: number, y: number): void {
  const { u } = c
  const stone = mix(land.ground, '#ffffff', 0.25)
  shadow(c, x, y, u * 170, 0.5, 0.2)
  c.rect(
    x - u * 120,
    y - u * 46,
    u * 240,
    u * 46,
    c.across(lighter(stone, 0.2), stone, darker(stone, 0.35)),
    u * 10,
  )
  c.ellipse(x, y - u * 46, u * 120, u * 24, lighter(stone, 0.3))
  c.ellipse(x, y - u * 45, u * 106, u * 19, mix(land.sky[1], '#5aa3b8', 0.5))
  c.rect(x - u * 13, y - u * 170, u * 26, u * 126, c.across(lighter(stone, 0.2), darker(stone, 0.3)))
  c.ellipse(x, y - u * 130, u * 52, u * 13, lighter(stone, 0.15))
  c.circle(x, y - u * 184, u * 20, c.slant('#f2d27a', '#a8752a'))
  for (const side of [-1, 1])
    c.stroke(
      d`M${x + side * u * 46} ${y - u * 130}Q${x + side * u * 72} ${y - u * 120} ${x + side * u * 76} ${y - u * 48}`,
      alpha('#ffffff', 0.6),
      u * 4,
    )
}

/** Market stalls under striped awnings. */
function stalls(c: Canvas, land: Land, y: number): void {
  const { u, w } = c
  const count = c.random.int(2, 4)
  for (let index = 0; index < count; index += 1) {
    const x = w * ((index + c.random.between(0.1, 0.6)) / count)
    const color = c.random.pick(['#b8493f', '#2f7f86', '#d8a03d', '#4f7f4f'])
    shadow(c, x + u * 70, y, u * 110)
    c.rect(x + u * 4, y - u * 100, u * 5, u * 100, '#4c3a2e')
    c.rect(x + u * 131, y - u * 100, u * 5, u * 100, '#4c3a2e')
    c.rect(x, y - u * 44, u * 140, u * 44, mix('#8a6a4c', land.near, 0.2))
    for (let fruit = 0; fruit < 9; fruit += 1)
      c.circle(
        x + u * (12 + fruit * 14.5),
        y - u * 48,
        u * 8,
        c.random.pick(['#d9603b', '#e2b43c', '#7ba24a', '#a83f52']),
      )
    for (let stripe = 0; stripe < 7; stripe += 1)
      c.rect(
        x - u * 10 + stripe * u * 23,
        y - u * 128,
        u * 23.5,
        u * 36,
        stripe % 2 ? '#f6ead6' : color,
        u * 4,
      )
  }
}

/** Old houses: a lane or a market square. */
export function oldTown(c: Canvas): void {
  const land = c.mood(lands)
  if (c.portrait || (c.w < c.h * 1.8 && c.layout(2) === 0)) lane(c, land)
  else square(c, land)
  vignette(c, land.near, 0.35)
}
