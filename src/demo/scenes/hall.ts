import type { Canvas } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, cone, glow, haze, pendant, vignette } from './light.ts'
import { evenings, nights, pickRoom, type Room } from './palette.ts'
import { figure, fromBehind, look } from './people.ts'
import { ceilingWork, curtain, type Shell, screen, shell, wallWork } from './room.ts'

/** The stage at the far end of a hall. */
function farStage(c: Canvas, s: Shell, room: Room): void {
  const { x, y, w, h } = s.box
  const margin = w * c.random.between(0.06, 0.16)
  const deck = y + h * 0.8
  curtain(
    c,
    x + margin,
    y + h * 0.12,
    w - margin * 2,
    h * 0.7,
    c.random.pick([room.accent, room.second, room.wall]),
  )
  if (c.random.chance(0.7)) screen(c, x + w * 0.28, y + h * 0.22, w * 0.44, w * 0.24, room)
  for (const at of [0.25, 0.5, 0.75]) cone(c, [x + w * at, y], [x + w * at, deck], w * 0.14, room.light, 0.4)
  c.rect(x + margin * 0.6, deck, w - margin * 1.2, h * 0.05, lighter(room.floor, 0.35))
  c.rect(
    x + margin * 0.6,
    deck + h * 0.05,
    w - margin * 1.2,
    h * 0.15,
    c.down(darker(room.floor, 0.2), darker(room.floor, 0.5)),
  )
  glow(c, x + w / 2, deck, w * 0.7, room.light, 0.4, 0.3)
}

/** Empty rows of chairs towards the stage. */
function chairs(c: Canvas, s: Shell, room: Room): void {
  const color = c.random.pick([room.accent, room.second, mix(room.wallLight, room.accent, 0.4), '#7a2e3a'])
  const aisle = c.random.between(0.45, 0.8)
  const round = c.random.pick([0.12, 0.3, 0.5])
  const last = c.random.between(2, 2.6)
  for (let z = s.back - 1.2; z > last; z -= 0.85) {
    const far = (z - 2) / s.back
    const shade = mix(darker(color, 0.25), room.wallLight, far * 0.5)
    for (let x = -s.half + 0.5; x < s.half - 0.3; x += 0.62) {
      if (Math.abs(x + 0.25) < aisle) continue
      const [ax, ay] = s.p(x, -s.floor + 0.92, z)
      const [bx, by] = s.p(x + 0.52, -s.floor, z)
      if (bx < 0 || ax > c.w) continue
      const w = bx - ax
      c.rect(ax, ay + (by - ay) * 0.42, w, (by - ay) * 0.2, c.down(shade, darker(shade, 0.4)), w * 0.1)
      c.rect(ax + w * 0.08, by - (by - ay) * 0.42, w * 0.08, (by - ay) * 0.42, darker(shade, 0.6))
      c.rect(ax + w * 0.84, by - (by - ay) * 0.42, w * 0.08, (by - ay) * 0.42, darker(shade, 0.6))
      c.rect(ax, ay, w, (by - ay) * 0.52, c.down(lighter(shade, 0.28), shade, darker(shade, 0.3)), w * round)
    }
  }
}

/** A large empty hall: rows of chairs, a lit stage, light from above. */
export function hall(c: Canvas): void {
  const room = pickRoom(c, 0.75)
  const night = c.mood(nights)
  const s = shell(c, room, {
    half: c.random.between(3.4, 5.2),
    floor: 1.5,
    ceiling: c.random.between(2.2, 4),
    back: c.random.between(9, 13),
  })
  wallWork(
    c,
    s,
    room,
    c.random.int(0, 2),
    evenings.includes(room) ? [night.sky[1], night.sky[2]] : ['#9fd0ea', '#f4fbff'],
  )
  const style = c.layout(4)
  ceilingWork(c, s, room, Math.min(style, 2))
  farStage(c, s, room)
  const [ax, ay] = s.p(-0.42, -s.floor, s.back)
  const [bx] = s.p(0.42, -s.floor, s.back)
  const [nx, ny] = s.p(-0.42, -s.floor, 1)
  const [mx] = s.p(0.42, -s.floor, 1)
  c.poly(
    [
      [ax, ay],
      [bx, ay],
      [mx, ny],
      [nx, ny],
    ],
    c.down(alpha(room.light, 0.5), alpha(room.accent, 0.3), alpha(room.accent, 0.1)),
  )
  haze(c, s.box.y + s.box.h * 0.7, s.box.h * 0.6, room.light, 0.18)
  chairs(c, s, room)
  if (style === 3) {
    for (const z of [8, 5.5, 3.6])
      for (const x of [-1.7, 1.7]) {
        const [px, py] = s.p(x, s.ceiling * 0.55, z)
        pendant(c, px, py, (c.u * 620) / z, room.accent, room.light, 0)
      }
  } else if (evenings.includes(room)) {
    const beams = c.random.int(2, 5)
    for (let index = 0; index < beams; index += 1) {
      const at = (index + 0.5) / beams
      cone(
        c,
        [c.w * at, -c.h * 0.02],
        [c.w * (0.5 + (at - 0.5) * 0.8), c.h * 0.8],
        c.u * c.random.between(110, 190),
        c.random.pick([room.light, room.accent, room.second]),
        0.2,
      )
    }
  }
  vignette(c, room.dark, 0.55)
}

/** A full room from the last row, everyone looking at the screen. */
export function audience(c: Canvas): void {
  const room = pickRoom(c, 0.9)
  const { u, w, h } = c
  c.rect(0, 0, w, h, c.down(darker(room.wall, 0.35), room.wall, room.wallLight))
  const panels = c.random.int(4, 9)
  for (let index = 0; index < panels; index += 1)
    c.rect(
      (w / panels) * index,
      0,
      (w / panels) * 0.94,
      h,
      c.across(alpha('#ffffff', 0.05), alpha('#000000', 0.12)),
    )
  const sw = Math.min(w * c.random.between(0.42, 0.66), h * 0.85)
  const sx = c.random.pick([w * 0.5 - sw / 2, w * 0.1, w * 0.9 - sw])
  const sh = sw * c.random.between(0.5, 0.62)
  const sy = h * c.random.between(0.08, 0.14)
  glow(c, sx + sw / 2, sy + sh / 2, w * 0.7, room.light, 0.45)
  screen(c, sx, sy, sw, sh, room)
  const lamps = c.random.int(3, 6)
  for (let index = 0; index < lamps; index += 1)
    glow(c, (w * (index + 0.5)) / lamps, h * 0.01, u * 90, room.light, 0.75)
  const speaker = sx + (sx + sw / 2 > w / 2 ? -u * 70 : sw + u * 70)
  const floor = Math.min(h * 0.64, sy + sh + u * 120)
  c.rect(0, floor, w, h, c.down(mix(room.floor, room.light, 0.25), room.floor, room.dark))
  figure(
    c,
    speaker,
    floor + u * 20,
    u * 230,
    look(c, room.light, 0.15),
    c.random.pick(['point', 'talk', 'raise']),
  )
  crowd(c, room, floor + u * 30)
  bokeh(c, 7, [room.light, room.accent], [0, 0, w, h * 0.3])
  vignette(c, room.dark, 0.6)
}

/** Rows of heads from behind, growing towards the front. */
function crowd(c: Canvas, room: Room, from: number): void {
  const rows = c.random.int(4, 6)
  const stander = c.random.chance(0.4) ? c.random.int(1, rows - 2) : -1
  for (let row = 0; row < rows; row += 1) {
    const depth = row / (rows - 1)
    const size = c.u * (34 + 78 * depth ** 1.4)
    const y = from + size * 0.9 + (c.h * 1.1 - from - size * 0.3) * depth ** 1.35
    const step = size * 2.25
    const offset = c.random.between(0, step)
    for (let x = -step + offset; x < c.w + step; x += step) {
      if (c.random.chance(0.1)) continue
      const at = x + c.random.between(-0.12, 0.12) * size
      const up = row === stander && Math.abs(at - c.w * 0.35) < step * 0.5 ? size * 1.3 : 0
      fromBehind(
        c,
        at,
        y - up + c.random.between(-0.12, 0.12) * size,
        size * c.random.between(0.92, 1.08),
        mix(room.wall, room.dark, depth),
        0.42 + depth * 0.36,
        room.light,
      )
      if (up) c.rect(at - size * 0.95, y - up - 1, size * 1.9, up + size, mix(room.wall, room.dark, 0.7))
    }
    for (let x = -step + offset; x < c.w + step; x += step)
      c.rect(
        x - size * 0.86,
        y - size * 0.34,
        size * 1.72,
        size * 2.2,
        c.down(mix(room.accent, room.dark, 0.45 + depth * 0.4), darker(room.dark, 0.2)),
        size * 0.26,
      )
    haze(c, y - size * 0.4, size * 1.6, room.wallLight, 0.1 * (1 - depth))
  }
}
