import type { Canvas } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { haze, pendant, shadow, vignette } from './light.ts'
import { ridge, sky, tree } from './nature.ts'
import { days, evenings, lands, nights, type Room } from './palette.ts'
import { bust, figure, look, type Pose } from './people.ts'
import { plant } from './room.ts'
import { street } from './town.ts'

export const talking: readonly [Pose, ...Pose[]] = ['stand', 'cup', 'talk', 'folded', 'cup']

/** Figures in twos and threes. */
export function groups(
  c: Canvas,
  count: number,
  area: [number, number, number, number],
  height: number,
  tint: string,
): void {
  const [x, y, w, h] = area
  const spots = Array.from({ length: count }, (_, index) => ({
    x: x + (w * (index + c.random.between(0.2, 0.8))) / count,
    depth: c.random.next(),
  })).sort((a, b) => a.depth - b.depth)
  for (const spot of spots) {
    const size = height * (0.72 + spot.depth * 0.5)
    const people = c.random.int(2, 3)
    for (let index = 0; index < people; index += 1)
      figure(
        c,
        spot.x + (index - (people - 1) / 2) * size * 0.42,
        y + h * spot.depth + c.random.between(-0.02, 0.03) * size,
        size * c.random.between(0.93, 1.06),
        look(c, tint, 0.14),
        c.random.pick(talking),
      )
  }
}

/** A view through tall windows: sky, hills and roofs outside. */
function outlook(c: Canvas, x: number, y: number, w: number, h: number, frame: string, night: boolean): void {
  const land = c.mood(night ? nights : lands)
  const columns = Math.max(3, Math.round(w / (c.u * 150)))
  c.raw(
    `<clipPath id="view"><rect x="${x}" y="${y}" width="${w}" height="${h}"/></clipPath><g clip-path="url(#view)">`,
  )
  sky(c, land, y + h, night)
  ridge(c, y + h * 0.62, h * 0.08, mix(land.far, land.haze, 0.4))
  street(c, land, y + h * 0.94, c.u * 70, night ? 0.5 : 0, 0.35)
  for (let index = 0; index < 4; index += 1)
    tree(
      c,
      x + w * c.random.next(),
      y + h,
      h * c.random.between(0.3, 0.5),
      mix(land.green[1], land.haze, 0.15),
      0,
    )
  c.raw('</g>')
  for (let column = 0; column <= columns; column += 1)
    c.rect(
      x + (w / columns) * column - c.u * 6,
      y,
      c.u * 12,
      h,
      c.across(lighter(frame, 0.15), darker(frame, 0.3)),
    )
  c.rect(x, y + h * 0.3, w, c.u * 9, frame)
  c.rect(x - c.u * 6, y - c.u * 8, w + c.u * 12, c.u * 16, frame)
  c.rect(x - c.u * 6, y + h - c.u * 6, w + c.u * 12, c.u * 18, lighter(frame, 0.2))
}

/** A stair rising to a gallery. */
function stairs(c: Canvas, room: Room, x: number, y: number, w: number, h: number): void {
  const count = 13
  const stone = mix(room.wallLight, room.accent, 0.18)
  for (let step = count - 1; step >= 0; step -= 1) {
    const sx = x + (w / count) * step
    const sy = y - (h / count) * (step + 1)
    c.rect(sx, sy, w / count + 1, y - sy, c.down(stone, darker(stone, 0.35)))
    c.rect(sx - c.u * 4, sy, w / count + c.u * 6, c.u * 7, lighter(stone, 0.4))
    c.rect(sx + (w / count) * 0.45, sy - c.u * 78, c.u * 4, c.u * 80, darker(room.wall, 0.5))
  }
  c.line(
    [
      [x, y - h / count - c.u * 78],
      [x + w, y - h - c.u * 78],
    ],
    room.accent,
    c.u * 10,
  )
  c.rect(x + w - 2, y - h, c.w, c.u * 30, c.down(lighter(stone, 0.3), darker(stone, 0.2)))
  for (let at = x + w; at < c.w; at += c.u * 34)
    c.rect(at, y - h - c.u * 78, c.u * 4, c.u * 80, darker(room.wall, 0.5))
  c.line(
    [
      [x + w, y - h - c.u * 78],
      [c.w, y - h - c.u * 78],
    ],
    room.accent,
    c.u * 10,
  )
}

/** A reception desk with a figure behind it. */
function reception(c: Canvas, room: Room, x: number, y: number, w: number): void {
  const { u } = c
  bust(c, x + w * 0.36, y - u * 104, u * 88, look(c, room.light, 0.1))
  bust(c, x + w * 0.7, y - u * 104, u * 88, look(c, room.light, 0.1))
  shadow(c, x + w / 2, y, w * 0.6, 0.5, 0.14)
  c.rect(x, y - u * 112, w, u * 112, c.down(lighter(room.accent, 0.15), darker(room.accent, 0.3)), u * 12)
  for (let slat = 0; slat < 16; slat += 1)
    c.rect(x + (w / 16) * slat + u * 4, y - u * 96, u * 5, u * 90, alpha('#000000', 0.16))
  c.rect(
    x - u * 10,
    y - u * 122,
    w + u * 20,
    u * 18,
    c.across('#ffffff', mix(room.light, '#c9a27a', 0.4)),
    u * 8,
  )
  for (let badge = 0; badge < 6; badge += 1)
    c.rect(
      x + w * 0.08 + badge * u * 24,
      y - u * 130,
      u * 18,
      u * 10,
      badge % 2 ? room.second : '#ffffff',
      u * 2,
    )
}

/** A bright foyer: windows, stairs, people arriving. */
export function foyer(c: Canvas): void {
  const night = c.layout(5) % 2 === 0
  const room = c.mood(night ? evenings : days)
  const { w, h, u } = c
  const floor = h * c.random.between(0.6, 0.67)
  c.rect(0, 0, w, floor, c.down(mix(room.wall, room.dark, 0.18), room.wall, room.wallLight))
  const style = c.layout(3)
  const left = style === 1 ? 0.3 : 0.05
  const span = style === 0 ? 0.9 : 0.62
  const top = h * c.random.between(0.06, 0.14)
  outlook(
    c,
    w * left,
    top,
    w * span,
    floor - top - u * 14,
    mix(room.wall, room.dark, night ? 0.5 : 0.32),
    night,
  )
  c.rect(
    0,
    floor,
    w,
    h - floor,
    c.down(mix(room.floor, room.light, 0.45), room.floor, darker(room.floor, 0.28)),
  )
  const columns = Math.max(3, Math.round((w * span) / (u * 150)))
  for (let column = 0; column < columns; column += 1) {
    const a = w * left + ((w * span) / columns) * column
    const b = a + ((w * span) / columns) * 0.86
    const slide = w * 0.12
    c.poly(
      [
        [a, floor],
        [b, floor],
        [b + slide + (b - w / 2) * 0.4, h],
        [a + slide + (a - w / 2) * 0.4, h],
      ],
      c.down(alpha(room.light, night ? 0.2 : 0.55), alpha(room.light, 0)),
    )
  }
  if (style === 2) stairs(c, room, w * 0.56, floor + h * 0.05, w * 0.28, h * 0.34)
  if (style === 1) stairs(c, room, w * 0.74, floor + h * 0.04, w * 0.18, h * 0.3)
  if (style !== 2)
    reception(c, room, w * c.random.between(0.06, 0.2), floor + h * 0.1, u * c.random.between(300, 380))
  const lamps = c.random.int(3, 5)
  const shade = c.random.int(0, 2)
  for (let index = 0; index < lamps; index += 1)
    pendant(
      c,
      (w * (index + 0.5)) / lamps,
      h * c.random.between(0.1, 0.2),
      u * 70,
      room.accent,
      mix(room.light, '#ffd58a', 0.5),
      shade,
    )
  plant(
    c,
    w * c.random.pick([0.06, 0.5, 0.94]),
    floor + h * 0.13,
    u * 220,
    '#4f8458',
    mix(room.accent, room.dark, 0.3),
  )
  groups(c, c.random.int(3, 5), [w * 0.06, floor + h * 0.13, w * 0.88, h * 0.17], u * 235, room.light)
  haze(c, floor - h * 0.05, h * 0.14, room.light, 0.22)
  vignette(c, room.dark, night ? 0.5 : 0.3)
}
