import { houseOf, tower } from './building.ts'
import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { hills } from './country.ts'
import { glow, haze, vignette } from './light.ts'
import { sky, tree, water } from './nature.ts'
import { type Land, lands, nights } from './palette.ts'
import { street } from './town.ts'

/** A bridge of arches with its reflection, the old town behind. */
export function riverBridge(c: Canvas): void {
  const evening = c.random.chance(0.3)
  const land = c.mood(evening ? nights : lands)
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
