import { house, houseOf, lantern, tower } from './building.ts'
import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow, haze, shadow, vignette } from './light.ts'
import { ridge, sky, tree, wood } from './nature.ts'
import { type Land, lands, nights } from './palette.ts'
import { figure, look } from './people.ts'
import { street } from './town.ts'

/** The bus from the side; (x, y) is the middle of its wheels' ground line. */
function coach(c: Canvas, land: Land, x: number, y: number, s: number, lit: boolean): void {
  const color = c.random.pick(['#d9573f', '#2f7f86', '#e3a735', '#3c6ea5', '#5a8f4e', '#f0e7d6'])
  const stripe = c.random.pick(['#ffffff', '#f2c14e', '#1f3f5c', '#c94f3d'])
  const long = s * c.random.between(1.9, 2.7)
  const [left, top] = [x - long / 2, y - s * 0.98]
  c.rect(left + s * 0.1, y - s * 0.16, long - s * 0.2, s * 0.17, alpha('#05070f', 0.55), s * 0.05)
  shadow(c, x, y, long * 0.66, 0.9, 0.07)
  if (lit) glow(c, left + long * 1.12, y - s * 0.2, s * 0.9, '#fff0b8', 0.7, 0.4)
  c.path(
    d`M${left} ${y - s * 0.14}L${left} ${top + s * 0.14}Q${left} ${top} ${left + s * 0.14} ${top}L${left + long - s * 0.26} ${top}Q${left + long - s * 0.06} ${top} ${left + long - s * 0.03} ${top + s * 0.24}L${left + long} ${y - s * 0.3}L${left + long} ${y - s * 0.14}Z`,
    c.down(lighter(color, 0.22), color, darker(color, 0.24)),
  )
  c.rect(left, y - s * 0.42, long * 0.995, s * 0.07, stripe)
  c.rect(left + long * 0.2, top - s * 0.06, long * 0.4, s * 0.08, darker(color, 0.2), s * 0.03)
  const glass = lit
    ? c.down('#fff3c6', '#ffd98a')
    : c.slant(mix(land.sky[1], '#ffffff', 0.4), mix(land.near, '#24384a', 0.4))
  const count = Math.round(long / (s * 0.4))
  const bay = (long - s * 0.42) / count
  for (let index = 0; index < count; index += 1) {
    const wx = left + s * 0.08 + bay * index
    c.rect(wx, top + s * 0.14, bay * 0.9, s * 0.36, glass, s * 0.04)
    if (c.random.chance(0.55)) {
      c.circle(wx + bay * 0.45, top + s * 0.36, s * 0.065, alpha(land.near, 0.75))
      c.rect(wx + bay * 0.3, top + s * 0.42, bay * 0.32, s * 0.08, alpha(land.near, 0.75), s * 0.03)
    }
    if (!lit)
      c.poly(
        [
          [wx + bay * 0.1, top + s * 0.5],
          [wx + bay * 0.34, top + s * 0.14],
          [wx + bay * 0.48, top + s * 0.14],
          [wx + bay * 0.24, top + s * 0.5],
        ],
        alpha('#ffffff', 0.22),
      )
  }
  c.path(
    d`M${left + long - s * 0.3} ${top + s * 0.14}L${left + long - s * 0.1} ${top + s * 0.14}L${left + long - s * 0.05} ${top + s * 0.52}L${left + long - s * 0.3} ${top + s * 0.52}Z`,
    glass,
  )
  c.rect(left + long * 0.62, top + s * 0.12, s * 0.3, s * 0.72, alpha('#10202c', 0.32), s * 0.03)
  c.rect(left + long * 0.62 + s * 0.145, top + s * 0.12, s * 0.015, s * 0.72, alpha('#ffffff', 0.5))
  c.ellipse(left + long - s * 0.03, y - s * 0.24, s * 0.04, s * 0.06, '#fff6d0')
  c.rect(left, y - s * 0.3, s * 0.03, s * 0.1, '#d33f33')
  for (const at of [0.2, 0.82]) {
    const wx = left + long * at
    c.circle(wx, y - s * 0.13, s * 0.17, darker(color, 0.5))
    c.circle(wx, y - s * 0.12, s * 0.145, '#1a1d23')
    c.circle(wx, y - s * 0.12, s * 0.075, '#c3cad0')
    c.circle(wx, y - s * 0.12, s * 0.03, '#59616a')
  }
}

/** A bus shelter with someone waiting. */
function shelter(c: Canvas, land: Land, x: number, y: number, s: number): void {
  shadow(c, x + s * 0.5, y, s * 0.7, 0.4, 0.14)
  c.rect(x, y - s * 0.92, s, s * 0.9, c.slant(alpha('#eefaff', 0.5), alpha('#bfe0ea', 0.22)))
  for (const at of [0, 0.48, 0.97]) c.rect(x + s * at, y - s * 0.95, s * 0.03, s * 0.95, '#3d4650')
  c.poly(
    [
      [x - s * 0.1, y - s],
      [x + s * 1.1, y - s],
      [x + s * 1.05, y - s * 0.91],
      [x - s * 0.05, y - s * 0.91],
    ],
    c.down(lighter(land.roofs[0], 0.1), land.roofs[0]),
  )
  c.rect(x + s * 0.1, y - s * 0.3, s * 0.5, s * 0.05, '#a97b50', s * 0.02)
  for (let index = 0; index < c.random.int(1, 3); index += 1)
    figure(
      c,
      x + s * (0.28 + index * 0.28),
      y + s * 0.03,
      s * 0.78,
      look(c, land.haze, 0.12),
      c.random.pick(['stand', 'folded', 'talk']),
    )
  c.rect(x + s * 1.3, y - s * 1.02, s * 0.03, s * 1.02, '#3d4650')
  c.circle(x + s * 1.315, y - s * 1.08, s * 0.12, '#e9b93a')
  c.circle(x + s * 1.315, y - s * 1.08, s * 0.085, '#2d7a4b')
}

/** A bus on a country road or in town. */
export function bus(c: Canvas): void {
  const evening = c.random.chance(0.22)
  const land = c.mood(evening ? nights : lands)
  const { w, h, u } = c
  const town = c.layout(5) % 2 === 0
  const y = h * c.random.between(0.68, 0.74)
  sky(c, land, y, evening)
  for (let layer = 0; layer < 3; layer += 1) {
    const line = ridge(
      c,
      y - h * (0.26 - layer * 0.07),
      h * 0.05,
      mix(mix(land.far, land.haze, 0.4), land.green[1], layer * 0.4),
      5,
    )
    if (layer)
      wood(
        c,
        line,
        u * 22,
        mix(land.green[2], land.haze, 0.35 - layer * 0.1),
        w * 0.1 * layer,
        w * c.random.between(0.5, 1),
      )
    haze(c, y - h * (0.22 - layer * 0.07), h * 0.1, land.haze, 0.4)
  }
  if (town) {
    street(c, land, y - h * 0.03, u * 120, evening ? 0.5 : 0.08, 0.4)
    street(c, land, y, u * c.random.between(200, 270), evening ? 0.5 : 0.1, 0.05)
  } else {
    tower(c, w * c.random.between(0.15, 0.85), y - h * 0.06, u * 34, u * 170, houseOf(c, land, 0.2, 0.3), 0)
    for (let index = 0; index < 6; index += 1)
      house(c, w * c.random.between(0.08, 0.88), y - h * 0.05, u * 66, u * 60, {
        ...houseOf(c, land, evening ? 0.6 : 0, 0.28),
        gable: 'eaves',
      })
    c.rect(0, y - h * 0.06, w, h * 0.1, c.down(mix(land.green[0], land.haze, 0.3), land.green[0]))
    for (let index = 0; index < 8; index += 1)
      tree(
        c,
        w * ((index + c.random.next()) / 8),
        y - h * 0.01,
        u * c.random.between(110, 210),
        land.green[1],
      )
  }
  const kerb = mix(land.ground, '#ffffff', 0.2)
  c.rect(0, y, w, h * 0.05, c.down(lighter(kerb, 0.15), kerb))
  const stop = c.random.chance(0.6)
  const side = c.random.pick([0.05, 0.72])
  if (stop) shelter(c, land, w * side, y + h * 0.035, u * 210)
  const tar = mix('#59616b', land.near, 0.4)
  c.rect(0, y + h * 0.05, w, h, c.down(lighter(tar, 0.2), tar, darker(tar, 0.3)))
  c.rect(0, y + h * 0.047, w, u * 6, lighter(kerb, 0.3))
  for (let dash = -1; dash < 8; dash += 1)
    c.poly(
      [
        [w * dash * 0.15, h * 0.905],
        [w * (dash * 0.15 + 0.08), h * 0.905],
        [w * (dash * 0.15 + 0.07), h * 0.92],
        [w * (dash * 0.15 - 0.012), h * 0.92],
      ],
      alpha('#ffffff', 0.75),
    )
  coach(
    c,
    land,
    w * (stop ? (side < 0.4 ? 0.62 : 0.4) : c.random.between(0.4, 0.6)),
    y + h * 0.125,
    u * Math.min(310, (w / u) * 0.29),
    evening,
  )
  if (evening) for (const at of [0.2, 0.8]) lantern(c, w * at, y + h * 0.05, u * 300, land.glass, true)
  if (!town) {
    c.path(
      d`M0 ${h}L0 ${h * 0.97}Q${w * 0.25} ${h * 0.93} ${w * 0.5} ${h * 0.97}T${w} ${h * 0.96}L${w} ${h}Z`,
      darker(land.green[1], 0.2),
    )
  }
  vignette(c, land.near, 0.36)
}
