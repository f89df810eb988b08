import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow, haze, pendant, shadow, vignette } from './light.ts'
import { ridge, sky } from './nature.ts'
import { days, evenings, lands, nights } from './palette.ts'
import { bust, figure, look } from './people.ts'
import { plant, screen } from './room.ts'
import { street } from './town.ts'

/** A window with the town outside. */
function windowView(
  c: Canvas,
  x: number,
  y: number,
  w: number,
  h: number,
  frame: string,
  night: boolean,
): void {
  const land = c.mood(night ? nights : lands)
  c.raw(
    `<clipPath id="pane"><rect x="${Math.round(x)}" y="${Math.round(y)}" width="${Math.round(w)}" height="${Math.round(h)}"/></clipPath><g clip-path="url(#pane)">`,
  )
  sky(c, land, y + h, night)
  ridge(c, y + h * 0.6, h * 0.07, mix(land.far, land.haze, 0.3))
  street(c, land, y + h * 1.02, c.u * 80, night ? 0.5 : 0.05, 0.25)
  c.raw('</g>')
  const t = c.u * 13
  for (const at of [0, 0.5, 1]) c.rect(x + w * at - t / 2, y - t / 2, t, h + t, frame)
  for (const at of [0, 0.32, 1]) c.rect(x - t / 2, y + h * at - t / 2, w + t, t, frame)
  c.rect(x - t * 2, y + h + t / 2, w + t * 4, t * 1.3, lighter(frame, 0.25))
}

/** A desk lamp and the pool of light under it. */
function lamp(c: Canvas, x: number, y: number, s: number, color: string, light: string): void {
  c.ellipse(x, y, s * 0.24, s * 0.06, darker(color, 0.3))
  c.line(
    [
      [x, y],
      [x - s * 0.2, y - s * 0.6],
      [x + s * 0.24, y - s * 1.02],
    ],
    darker(color, 0.15),
    s * 0.05,
  )
  const hx = x + s * 0.34
  const hy = y - s * 0.98
  c.poly(
    [
      [hx - s * 0.04, hy],
      [hx + s * 0.22, hy + s * 0.06],
      [hx + s * 0.95, y + s * 0.1],
      [hx - s * 0.6, y + s * 0.1],
    ],
    c.down(alpha(light, 0.6), alpha(light, 0.04)),
  )
  glow(c, hx + s * 0.14, y + s * 0.06, s * 1.1, light, 0.55, 0.24)
  c.path(
    d`M${hx - s * 0.14} ${hy + s * 0.04}Q${hx - s * 0.04} ${hy - s * 0.26} ${hx + s * 0.14} ${hy - s * 0.16}Q${hx + s * 0.34} ${hy - s * 0.04} ${hx + s * 0.3} ${hy + s * 0.16}Z`,
    c.slant(lighter(color, 0.25), darker(color, 0.2)),
  )
}

/** Loose sheets with ruled bars instead of writing. */
function sheets(c: Canvas, x: number, y: number, s: number, ink: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const [px, py] = [
      x + index * s * 0.3 + c.random.between(-0.1, 0.1) * s,
      y + c.random.between(-0.08, 0.08) * s,
    ]
    const lean = c.random.between(-0.3, 0.3) * s
    c.poly(
      [
        [px - s * 0.04, py + s * 0.03],
        [px + s * 0.96, py + s * 0.03],
        [px + s * 0.84 + lean, py - s * 0.36],
        [px + s * 0.1 + lean, py - s * 0.36],
      ],
      alpha('#0a0d18', 0.25),
    )
    c.poly(
      [
        [px, py],
        [px + s, py],
        [px + s * 0.86 + lean, py - s * 0.38],
        [px + s * 0.14 + lean, py - s * 0.38],
      ],
      c.down('#ffffff', '#efe7d8'),
    )
    for (let row = 0; row < 4; row += 1) {
      const t = 0.18 + row * 0.19
      const left = px + s * (0.12 + 0.14 * t) + lean * t
      c.line(
        [
          [left, py - s * 0.38 * t],
          [left + s * c.random.between(0.3, 0.58), py - s * 0.38 * t],
        ],
        alpha(row === 3 ? ink : '#7b7f88', 0.6),
        s * 0.022,
      )
    }
  }
}

/** A work place: screen, lamp, papers, a window. */
export function desk(c: Canvas): void {
  const night = c.random.chance(0.45)
  const room = c.mood(night ? evenings : days)
  const { w, h, u } = c
  const y = h * c.random.between(0.66, 0.72)
  c.rect(0, 0, w, h, c.slant(lighter(room.wallLight, 0.05), room.wall, darker(room.wall, 0.2)))
  const winX = w * c.random.pick([0.06, 0.3, 0.56])
  const ww = Math.min(w * 0.4, u * c.random.between(360, 520))
  glow(c, winX + ww / 2, h * 0.34, ww * 1.2, room.light, night ? 0.2 : 0.6)
  windowView(
    c,
    winX,
    h * c.random.between(0.08, 0.13),
    ww,
    h * c.random.between(0.38, 0.46),
    night ? mix(room.wall, '#ffffff', 0.25) : '#fbf8f2',
    night,
  )
  const far = winX > w * 0.4 ? w * 0.06 : w * 0.66
  for (let shelf = 0; shelf < 2; shelf += 1) {
    const sy = h * (0.24 + shelf * 0.17)
    let x = far + u * 8
    while (x < far + u * 300) {
      const bw = u * c.random.between(14, 32)
      const bh = u * c.random.between(70, 112)
      if (c.random.chance(0.86))
        c.rect(
          x,
          sy - bh,
          bw,
          bh,
          c.across(
            lighter(
              c.random.pick([room.accent, room.second, room.wall, mix(room.dark, room.wallLight, 0.4)]),
              0.1,
            ),
            darker(room.accent, 0.3),
          ),
          u * 2,
        )
      x += bw + u * 2
    }
    c.rect(far, sy, u * 320, u * 11, mix(room.floor, '#8a6242', 0.5))
    c.rect(far, sy + u * 11, u * 320, u * 16, c.down(alpha('#000000', 0.24), alpha('#000000', 0)))
  }
  const wood = c.random.pick(['#c08d5e', '#8a5a3a', '#e2c7a0', mix(room.wallLight, '#f6efe2', 0.5)])
  c.rect(0, y, w, h - y, c.down(lighter(wood, 0.3), wood, darker(wood, 0.3)))
  c.rect(0, h * 0.965, w, h * 0.04, darker(wood, 0.5))
  for (let line = 0; line < 5; line += 1)
    c.rect(0, y + (h - y) * (0.14 + line * 0.18), w, u * 2, alpha(darker(wood, 0.5), 0.16))
  const sx = w * c.random.between(0.34, 0.56)
  const sw = u * c.random.between(360, 460)
  const sh = sw * 0.6
  const base = y + h * 0.07
  shadow(c, sx, base, sw * 0.6, 0.45, 0.12)
  c.poly(
    [
      [sx - sw * 0.06, base - sh * 0.3],
      [sx + sw * 0.06, base - sh * 0.3],
      [sx + sw * 0.08, base],
      [sx - sw * 0.08, base],
    ],
    '#5a636d',
  )
  c.ellipse(sx, base, sw * 0.24, sw * 0.03, '#454d57')
  c.rect(sx - sw * 0.515, base - sh * 1.26, sw * 1.03, sh * 1.05, '#20252d', u * 10)
  screen(c, sx - sw / 2, base - sh * 1.23, sw, sh * 0.98, room)
  const key = base + h * 0.06
  c.poly(
    [
      [sx - sw * 0.34, key],
      [sx + sw * 0.34, key],
      [sx + sw * 0.4, key + u * 62],
      [sx - sw * 0.4, key + u * 62],
    ],
    '#dfe3e6',
  )
  for (let row = 0; row < 4; row += 1)
    for (let k = 0; k < 14; k += 1)
      c.rect(
        sx - sw * (0.33 + row * 0.012) + k * sw * (0.0475 + row * 0.0018),
        key + u * (6 + row * 14),
        sw * 0.04,
        u * 10,
        k % 5 === 4 ? mix(room.accent, '#ffffff', 0.3) : '#aeb6bd',
        u * 2,
      )
  lamp(
    c,
    sx - sw * c.random.between(0.82, 0.95),
    base + h * 0.03,
    u * c.random.between(240, 290),
    room.accent,
    mix(room.light, '#ffd88f', 0.6),
  )
  sheets(c, sx + sw * 0.6, base + h * 0.14, u * 200, room.second, c.random.int(1, 3))
  if (c.random.chance(0.6))
    plant(c, Math.min(w * 0.95, sx + sw * 0.86), base - u * 10, u * 190, '#4f8458', room.second)
  const mug = sx - sw * 0.62
  c.rect(
    mug,
    base + h * 0.1,
    u * 52,
    u * 62,
    c.across(lighter(room.second, 0.3), room.second, darker(room.second, 0.3)),
    u * 9,
  )
  c.ellipse(mug + u * 26, base + h * 0.1 + u * 3, u * 25, u * 7, '#5b351e')
  vignette(c, room.dark, 0.42)
}

/** A service counter with seats, glass and a conversation. */
export function counter(c: Canvas): void {
  const room = c.mood(c.random.chance(0.7) ? days : evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.66)
  c.rect(0, 0, w, y + h * 0.1, c.down(darker(room.wall, 0.1), room.wall, room.wallLight))
  const back = c.layout(3)
  if (back === 0) windowView(c, w * 0.2, h * 0.12, w * 0.6, h * 0.34, lighter(room.wall, 0.4), false)
  else if (back === 1)
    for (let slat = 0; slat < w / (u * 30); slat += 1)
      c.rect(
        slat * u * 30,
        0,
        u * 17,
        y,
        c.down(alpha(mix(room.accent, '#a87b52', 0.5), 0.8), alpha(mix(room.accent, '#8a5f3c', 0.5), 0.45)),
      )
  else
    for (let cell = 0; cell < 24; cell += 1) {
      const [cx, cy] = [w * (0.1 + 0.1 * (cell % 8) + 0.006), h * (0.12 + Math.floor(cell / 8) * 0.13)]
      c.rect(cx, cy, w * 0.088, h * 0.115, darker(room.wall, 0.16))
      for (let file = 0; file < 5; file += 1)
        if (c.random.chance(0.8))
          c.rect(
            cx + w * (0.006 + file * 0.016),
            cy + h * 0.02,
            w * 0.013,
            h * 0.095,
            c.random.pick([room.accent, room.second, room.wallLight, mix(room.dark, room.wall, 0.5)]),
          )
    }
  c.rect(
    0,
    y + h * 0.06,
    w,
    h,
    c.down(mix(room.floor, room.light, 0.35), room.floor, darker(room.floor, 0.3)),
  )
  const desks = w > h * 1.2 ? c.random.int(2, 3) : 2
  const span = w * 0.84
  const tall = u * 190
  const top = y - u * 40
  const color = c.random.pick([room.accent, room.second, mix(room.accent, '#c99a68', 0.6)])
  const glass = c.random.chance(0.6)
  for (let index = 0; index < desks; index += 1)
    bust(
      c,
      w * 0.08 + (span * (index + 0.5)) / desks,
      top,
      u * 158,
      look(c, room.light, 0.08),
      u * c.random.between(-8, 8),
    )
  shadow(c, w / 2, top + tall, w * 0.5, 0.5, 0.1)
  c.rect(w * 0.06, top, w * 0.88, tall, c.down(lighter(color, 0.16), color, darker(color, 0.32)), u * 8)
  for (let slat = 0; slat < 44; slat += 1)
    c.rect(w * (0.065 + slat * 0.02), top + u * 20, w * 0.008, tall - u * 26, alpha('#000000', 0.1))
  c.rect(
    w * 0.045,
    top - u * 10,
    w * 0.91,
    u * 24,
    c.down('#ffffff', mix(room.light, '#c7a880', 0.35)),
    u * 8,
  )
  for (let index = 0; index < desks; index += 1) {
    const x = w * 0.08 + (span * (index + 0.5)) / desks
    c.rect(x + u * 96, top - u * 82, u * 96, u * 66, darker(room.dark, 0.1), u * 5)
    c.rect(x + u * 138, top - u * 18, u * 12, u * 10, darker(room.dark, 0.1))
    if (glass) {
      c.rect(
        x - span / desks / 2 + u * 16,
        top - u * 260,
        span / desks - u * 32,
        u * 250,
        c.slant(alpha('#e8fbff', 0.32), alpha('#e8fbff', 0.06), alpha('#e8fbff', 0.22)),
        u * 6,
      )
      c.poly(
        [
          [x - u * 110, top - u * 256],
          [x - u * 70, top - u * 256],
          [x - u * 150, top - u * 12],
          [x - u * 180, top - u * 12],
        ],
        alpha('#ffffff', 0.16),
      )
    }
    pendant(c, x, h * 0.12, u * 80, room.accent, mix(room.light, '#ffdf9e', 0.5), desks % 3)
    if (c.random.chance(0.75))
      figure(
        c,
        x - u * 90,
        h * 0.95,
        u * 480,
        { ...look(c, room.light, 0.08), away: true },
        c.random.pick(['talk', 'stand', 'point']),
      )
    else {
      c.rect(x - u * 60, h * 0.78, u * 120, u * 22, lighter(color, 0.2), u * 9)
      c.rect(
        x - u * 60,
        h * 0.78 - u * 100,
        u * 120,
        u * 96,
        c.down(lighter(color, 0.1), darker(color, 0.2)),
        u * 18,
      )
      for (const leg of [-50, 44]) c.rect(x + u * leg, h * 0.78 + u * 20, u * 7, u * 100, '#4a4f57')
    }
  }
  plant(c, w * c.random.pick([0.05, 0.95]), h * 0.9, u * 290, '#4f8458', mix(room.accent, room.dark, 0.2))
  haze(c, y, h * 0.12, room.light, 0.16)
  vignette(c, room.dark, 0.34)
}
