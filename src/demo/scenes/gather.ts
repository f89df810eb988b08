import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, cone, glow, haze, pendant, shadow, vignette } from './light.ts'
import { ridge, sky, tree } from './nature.ts'
import { cloths, days, evenings, lands, nights, pickRoom, type Room } from './palette.ts'
import { bust, figure, look, type Pose } from './people.ts'
import { ceilingWork, plant, type Shell, shell, wallWork } from './room.ts'
import { street } from './town.ts'

const talking: readonly [Pose, ...Pose[]] = ['stand', 'cup', 'talk', 'folded', 'cup']

/** Figures in twos and threes. */
function groups(
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
  const land = c.random.pick(night ? nights : lands)
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
  bust(c, x + w * 0.36, y - u * 104, u * 130, look(c, room.light, 0.1))
  bust(c, x + w * 0.7, y - u * 104, u * 130, look(c, room.light, 0.1))
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
  const night = c.random.chance(0.4)
  const room = c.random.pick(night ? evenings : days)
  const { w, h, u } = c
  const floor = h * c.random.between(0.6, 0.67)
  c.rect(0, 0, w, floor, c.down(mix(room.wall, room.dark, 0.18), room.wall, room.wallLight))
  const style = c.random.int(0, 2)
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

/** A fair booth in perspective on one side of the aisle. */
function booth(c: Canvas, s: Shell, room: Room, side: number, from: number, to: number): void {
  const color = c.random.pick([room.accent, room.second, ...cloths.slice(0, 8)])
  const veil = Math.min(0.5, from / 22)
  const tone = (value: string) => mix(value, room.wallLight, veil)
  const x = side * s.half * 0.86
  const inner = side * s.half * 0.42
  const high = c.random.between(0.7, 1.2)
  c.poly(
    [s.p(x, -s.floor, from), s.p(x, high, from), s.p(x, high, to), s.p(x, -s.floor, to)],
    c.down(tone(lighter(color, 0.12)), tone(darker(color, 0.14))),
  )
  c.poly(
    [s.p(x, -s.floor, to), s.p(x, high, to), s.p(inner, high, to), s.p(inner, -s.floor, to)],
    c.down(tone(mix(color, '#ffffff', 0.62)), tone(mix(color, '#ffffff', 0.36))),
  )
  const [ax, ay] = s.p(Math.min(x, inner), high - 0.15, to)
  const [bx, by] = s.p(Math.max(x, inner), 0.1, to)
  const [bw, bh] = [bx - ax, by - ay]
  c.rect(ax + bw * 0.12, ay + bh * 0.12, bw * 0.46, bh * 0.7, tone(darker(room.dark, 0.1)))
  c.rect(ax + bw * 0.14, ay + bh * 0.16, bw * 0.42, bh * 0.62, c.slant('#ffffff', tone(lighter(color, 0.55))))
  c.circle(ax + bw * 0.78, ay + bh * 0.4, bh * 0.2, tone(c.random.pick([room.accent, room.second])))
  c.poly(
    [s.p(x, high, from), s.p(inner, high, from), s.p(inner, high + 0.3, from), s.p(x, high + 0.3, from)],
    c.down(tone(lighter(color, 0.2)), tone(color)),
  )
  const [lx, ly] = s.p((x + inner) / 2, high, from + 0.2)
  glow(c, lx, ly, (c.u * 260) / from, room.light, 0.5)
  const z = from + (to - from) * 0.4
  const [tx, ty] = s.p(inner * 1.2, -s.floor, z)
  const size = (c.u * 900) / z
  const tall = size * 1.5
  figure(
    c,
    tx + side * size * 0.62,
    ty - size * 0.04,
    tall * 0.86,
    look(c, room.wallLight, veil),
    c.random.pick(['talk', 'point', 'stand']),
  )
  shadow(c, tx, ty, size * 0.5)
  c.rect(
    tx - size * 0.34,
    ty - size * 0.72,
    size * 0.68,
    size * 0.72,
    c.across(tone('#ffffff'), tone('#d9dfe2'), tone('#aeb7bd')),
    size * 0.06,
  )
  c.rect(tx - size * 0.38, ty - size * 0.76, size * 0.76, size * 0.08, tone(color), size * 0.03)
  c.circle(tx, ty - size * 0.36, size * 0.16, tone(lighter(color, 0.1)))
}

/** A hall of booths with banners and people in the aisle. */
export function fair(c: Canvas): void {
  const room = pickRoom(c.random, 0.3)
  const s = shell(c, room, {
    half: c.random.between(3.4, 4.4),
    floor: 1.45,
    ceiling: c.random.between(2.8, 3.8),
    back: 15,
  })
  const { box } = s
  wallWork(c, s, room, c.random.int(0, 2), ['#a9d6ea', '#eef9ff'])
  ceilingWork(c, s, room, c.random.int(0, 1))
  c.rect(
    box.x,
    box.y + box.h * 0.25,
    box.w,
    box.h * 0.5,
    c.down('#ffffff', mix(room.wallLight, room.light, 0.5)),
  )
  glow(c, box.x + box.w / 2, box.y + box.h / 2, box.w, room.light, 0.6)
  c.poly(
    [s.p(-1.1, -s.floor, 15), s.p(1.1, -s.floor, 15), s.p(1.1, -s.floor, 0.9), s.p(-1.1, -s.floor, 0.9)],
    c.down(mix(room.second, room.light, 0.5), room.second, darker(room.second, 0.25)),
  )
  for (let z = 13; z > 2; z -= 2.6) {
    for (const side of [-1, 1]) booth(c, s, room, side, z - 2, z)
    const [bx, by] = s.p(c.random.between(-1.4, 1.4), s.ceiling * 0.82, z)
    const size = (c.u * 520) / z
    c.rect(bx - size * 0.01, by - size, size * 0.02, size, alpha(room.dark, 0.5))
    c.rect(
      bx - size * 0.34,
      by,
      size * 0.68,
      size * 0.62,
      c.down(
        mix(c.random.pick([room.accent, room.second]), room.wallLight, Math.min(0.5, z / 22)),
        mix(room.accent, room.wallLight, 0.2),
      ),
    )
    c.circle(bx, by + size * 0.3, size * 0.16, alpha('#ffffff', 0.8))
    const people = c.random.int(1, 3)
    for (let index = 0; index < people; index += 1) {
      const [x, y] = s.p(c.random.between(-1.2, 1.2), -s.floor, z - 0.7 - index * 0.2)
      if (z > 3)
        figure(
          c,
          x,
          y,
          (c.u * 1280) / z,
          look(c, room.wallLight, Math.min(0.4, z / 26)),
          c.random.pick(talking),
        )
    }
  }
  vignette(c, room.dark, 0.42)
}

/** A cup on its saucer, with steam. */
function cup(c: Canvas, x: number, y: number, size: number, color: string, steam: boolean): void {
  const s = size
  shadow(c, x, y + s * 0.05, s * 0.95, 0.5, 0.25)
  c.ellipse(x, y, s * 0.72, s * 0.18, c.across('#ffffff', mix(color, '#ffffff', 0.5), darker(color, 0.25)))
  c.ellipse(x, y - s * 0.02, s * 0.44, s * 0.1, alpha(darker(color, 0.4), 0.35))
  c.stroke(
    d`M${x + s * 0.4} ${y - s * 0.56}C${x + s * 0.74} ${y - s * 0.6} ${x + s * 0.7} ${y - s * 0.18} ${x + s * 0.28} ${y - s * 0.18}`,
    darker(color, 0.12),
    s * 0.085,
  )
  c.path(
    d`M${x - s * 0.46} ${y - s * 0.68}L${x + s * 0.46} ${y - s * 0.68}Q${x + s * 0.46} ${y - s * 0.1} ${x + s * 0.16} ${y - s * 0.02}L${x - s * 0.16} ${y - s * 0.02}Q${x - s * 0.46} ${y - s * 0.1} ${x - s * 0.46} ${y - s * 0.68}Z`,
    c.across(lighter(color, 0.45), color, darker(color, 0.32)),
  )
  c.ellipse(x, y - s * 0.68, s * 0.46, s * 0.12, lighter(color, 0.4))
  c.ellipse(x, y - s * 0.665, s * 0.4, s * 0.092, c.across('#6d4022', '#c98d56', '#4e2b18'))
  if (!steam) return
  for (const side of [-0.16, 0.12])
    c.stroke(
      d`M${x + s * side} ${y - s * 0.8}C${x + s * (side + 0.26)} ${y - s * 1.1} ${x + s * (side - 0.24)} ${y - s * 1.3} ${x + s * (side + 0.1)} ${y - s * 1.7}`,
      alpha('#ffffff', 0.24),
      s * 0.085,
    )
}

/** A cake with one piece taken out, a plate of pastry, or a coffee pot. */
function treat(c: Canvas, x: number, y: number, s: number, room: Room, style: number): void {
  shadow(c, x, y + s * 0.04, s * 1.1, 0.45, 0.22)
  if (style === 2) {
    c.stroke(
      d`M${x + s * 0.34} ${y - s * 1.1}C${x + s * 0.9} ${y - s * 1.1} ${x + s * 0.8} ${y - s * 0.3} ${x + s * 0.36} ${y - s * 0.3}`,
      darker(room.accent, 0.3),
      s * 0.1,
    )
    c.path(
      d`M${x - s * 0.3} ${y - s * 1.2}L${x - s * 0.62} ${y - s * 1.1}L${x - s * 0.34} ${y - s * 0.9}Z`,
      lighter(room.accent, 0.2),
    )
    c.path(
      d`M${x - s * 0.32} ${y - s * 1.26}L${x + s * 0.32} ${y - s * 1.26}L${x + s * 0.44} ${y - s * 0.06}Q${x} ${y + s * 0.06} ${x - s * 0.44} ${y - s * 0.06}Z`,
      c.across(lighter(room.accent, 0.35), room.accent, darker(room.accent, 0.4)),
    )
    c.ellipse(x, y - s * 1.27, s * 0.33, s * 0.08, lighter(room.accent, 0.4))
    c.circle(x, y - s * 1.36, s * 0.07, darker(room.accent, 0.2))
    return
  }
  c.ellipse(x, y, s * 1.05, s * 0.24, c.across('#ffffff', '#f1ebe0', '#cfc7ba'))
  c.ellipse(x, y - s * 0.02, s * 0.86, s * 0.17, alpha('#b9ad9a', 0.35))
  if (style === 0) {
    const cream = c.random.pick(['#f6d7c3', '#f3e2b8', '#8a5238', '#f2c3c0'])
    c.rect(
      x - s * 0.66,
      y - s * 0.56,
      s * 1.32,
      s * 0.5,
      c.across(lighter(cream, 0.3), cream, darker(cream, 0.28)),
      s * 0.04,
    )
    c.ellipse(x, y - s * 0.07, s * 0.66, s * 0.14, c.across(cream, darker(cream, 0.3)))
    c.rect(x - s * 0.66, y - s * 0.36, s * 1.32, s * 0.07, alpha('#a33f3a', 0.7))
    c.ellipse(x, y - s * 0.56, s * 0.66, s * 0.16, lighter(cream, 0.4))
    for (let berry = 0; berry < 9; berry += 1)
      c.circle(
        x + Math.cos(berry * 0.7) * s * 0.48,
        y - s * 0.6 + Math.sin(berry * 0.7) * s * 0.1,
        s * 0.075,
        c.slant('#f07b6a', '#b3283a'),
      )
  } else {
    for (const [px, py] of [
      [-0.44, -0.12],
      [0.02, -0.16],
      [0.46, -0.1],
      [-0.2, -0.34],
      [0.24, -0.36],
    ] as const) {
      c.path(
        d`M${x + s * (px - 0.3)} ${y + s * (py + 0.08)}Q${x + s * (px - 0.26)} ${y + s * (py - 0.3)} ${x + s * px} ${y + s * (py - 0.28)}Q${x + s * (px + 0.26)} ${y + s * (py - 0.3)} ${x + s * (px + 0.3)} ${y + s * (py + 0.08)}Q${x + s * px} ${y + s * (py - 0.06)} ${x + s * (px - 0.3)} ${y + s * (py + 0.08)}Z`,
        c.down('#f5cd86', '#d2893a', '#9c5622'),
      )
      for (const k of [-0.12, 0, 0.12])
        c.line(
          [
            [x + s * (px + k), y + s * (py - 0.24)],
            [x + s * (px + k * 1.4), y + s * (py - 0.05)],
          ],
          alpha('#7d4118', 0.5),
          s * 0.025,
        )
    }
  }
}

/** Coffee in front, a conversation out of focus behind. */
export function coffee(c: Canvas): void {
  const room = pickRoom(c.random, 0.55)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.68)
  const warm = mix(room.light, '#ffcf8a', 0.5)
  c.rect(0, 0, w, y, c.down(mix(room.wall, room.dark, 0.3), room.wall, mix(room.wallLight, warm, 0.3)))
  c.blurred(u * 5, () => {
    const panes = c.random.int(2, 4)
    for (let index = 0; index < panes; index += 1)
      c.rect(
        w * ((index + 0.15) / panes),
        h * 0.05,
        (w / panes) * 0.7,
        h * 0.42,
        c.down(alpha(warm, 0.75), alpha('#ffffff', 0.35)),
        u * 10,
      )
    groups(
      c,
      c.random.int(2, 4),
      [w * 0.02, y + u * 20, w * 0.96, u * 50],
      u * 470,
      mix(room.wall, warm, 0.4),
    )
  })
  const lamps = c.random.int(2, 4)
  const shade = c.random.int(0, 2)
  for (let index = 0; index < lamps; index += 1)
    pendant(
      c,
      (w * (index + c.random.between(0.3, 0.7))) / lamps,
      h * c.random.between(0.05, 0.17),
      u * 110,
      room.accent,
      warm,
      shade,
    )
  bokeh(c, 26, [warm, room.accent, room.second], [0, 0, w, y])
  const table = c.random.pick(['#b57f50', '#d9b48a', '#7b4c31', mix(room.wallLight, '#ffffff', 0.45)])
  const round = c.random.chance(0.5)
  if (round) {
    c.rect(0, y, w, h - y, c.down(mix(room.floor, room.dark, 0.2), room.dark))
    c.ellipse(w / 2, h * 0.99, w * 0.66, h * 0.34, darker(table, 0.45))
    c.ellipse(w / 2, h * 0.97, w * 0.66, h * 0.34, c.down(lighter(table, 0.35), table, darker(table, 0.25)))
  } else {
    c.rect(0, y, w, h - y, c.down(lighter(table, 0.32), table, darker(table, 0.3)))
    for (let line = 0; line < 7; line += 1)
      c.line(
        [
          [w / 2 + (line - 3) * w * 0.17, y],
          [w / 2 + (line - 3) * w * 0.3, h],
        ],
        alpha(darker(table, 0.5), 0.28),
        u * 2.5,
      )
    c.rect(0, y, w, u * 5, lighter(table, 0.6))
  }
  glow(c, w * 0.5, h * 0.84, w * 0.5, warm, 0.4, 0.3)
  const china = c.random.pick(['#f7f1e6', room.accent, mix(room.second, '#ffffff', 0.2), '#cfe0e0'])
  const style = c.random.int(0, 2)
  const flip = c.random.chance(0.5) ? 1 : -1
  treat(c, w / 2 + flip * w * 0.24, y + h * 0.15, u * 150, room, style)
  cup(c, w / 2 - flip * w * 0.3, y + h * 0.16, u * 105, china, true)
  cup(c, w / 2 - flip * w * 0.06, y + h * 0.26, u * 140, china, true)
  if (c.random.chance(0.6))
    cup(c, w / 2 + flip * w * 0.42, y + h * 0.3, u * 130, mix(china, room.second, 0.3), false)
  vignette(c, room.dark, 0.5)
}

/** Many made-up people side by side, in front of a gate, a curtain of light or the town. */
export function group(c: Canvas): void {
  const { w, h, u } = c
  const outdoors = c.random.chance(0.5)
  const land = c.random.pick(lands)
  const room = c.random.pick(evenings)
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
