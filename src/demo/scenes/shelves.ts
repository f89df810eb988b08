import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, glow, pendant, shadow, vignette } from './light.ts'
import { pickRoom, type Room } from './palette.ts'
import { bust, figure, look, seated } from './people.ts'
import { plant, shell, sidePanel } from './room.ts'

/** Shelves on both sides of an aisle, filled with books or boxes. */
function stacks(c: Canvas, room: Room, books: boolean): void {
  const s = shell(c, room, {
    half: c.random.between(1.5, 2.1),
    floor: 1.4,
    ceiling: c.random.between(1.7, 2.5),
    back: c.random.between(7, 11),
  })
  const wood = books
    ? c.random.pick(['#7a4f30', '#a87547', '#5a3a2a', mix(room.wall, '#6b4a33', 0.5)])
    : mix(room.wall, '#6d7680', 0.5)
  const { box } = s
  c.rect(
    box.x,
    box.y,
    box.w,
    box.h,
    c.down(mix(room.wallLight, room.light, 0.5), mix(room.wallLight, room.light, 0.85)),
  )
  c.rect(
    box.x + box.w * 0.25,
    box.y + box.h * 0.12,
    box.w * 0.5,
    box.h * 0.6,
    c.down('#ffffff', room.light),
    books ? box.w * 0.25 : 0,
  )
  glow(c, box.x + box.w / 2, box.y + box.h * 0.45, box.w * 2.2, room.light, 0.75)
  const shelves = c.random.int(5, 7)
  const high = s.ceiling * 0.92 + s.floor
  const colors = books
    ? [room.accent, room.second, '#7d3b3a', '#2f5d62', '#d9b56b', '#41506b', '#8a9a5b', '#e8dcc2']
    : ['#b98d5c', '#cda878', '#8f98a3', mix(room.accent, '#b98d5c', 0.4), '#ddd3c0', room.second]
  for (const side of [-1, 1]) {
    for (let z = s.back; z > 0.95; z -= 1.5) {
      const from = Math.max(0.95, z - 1.44)
      const dim = (color: string) => mix(mix(color, room.dark, 0.3), room.light, Math.min(0.42, z / 24))
      sidePanel(c, s, side, [z, from], [-s.floor, -s.floor + high], dim(darker(wood, 0.6)))
      for (let shelf = 0; shelf < shelves; shelf += 1) {
        const low = -s.floor + (high / shelves) * shelf + 0.05
        const room1 = high / shelves - 0.08
        let at = from + 0.05
        while (at < z - 0.07) {
          const thick = books ? c.random.between(0.05, 0.13) : c.random.between(0.22, 0.4)
          const end = Math.min(z - 0.05, at + thick)
          if (!c.random.chance(books ? 0.07 : 0.12)) {
            const color = dim(colors[c.random.int(0, colors.length - 1)] ?? wood)
            const top = low + room1 * (books ? c.random.between(0.66, 0.95) : c.random.between(0.6, 0.86))
            sidePanel(
              c,
              s,
              side,
              [at, end - 0.012],
              [low, top],
              c.down(lighter(color, 0.12), darker(color, 0.18)),
            )
            if (!books)
              sidePanel(
                c,
                s,
                side,
                [at + (end - at) * 0.3, at + (end - at) * 0.65],
                [low + room1 * 0.26, low + room1 * 0.46],
                alpha('#fff8e8', 0.75),
              )
            else if (c.random.chance(0.4))
              sidePanel(
                c,
                s,
                side,
                [at, end - 0.012],
                [low + room1 * 0.2, low + room1 * 0.26],
                alpha('#f3d99a', 0.7),
              )
          }
          at = end
        }
        sidePanel(c, s, side, [z, from], [low - 0.05, low], dim(lighter(wood, 0.15)))
      }
      sidePanel(c, s, side, [z, z - 0.06], [-s.floor, -s.floor + high], dim(lighter(wood, 0.05)))
    }
  }
  for (const z of [7, 4.6, 3, 2]) {
    if (z > s.back - 0.5) continue
    const [x, y] = s.p(0, s.ceiling * 0.7, z)
    if (books) pendant(c, x, y, (c.u * 260) / z, room.accent, room.light, c.random.chance(0.5) ? 1 : 0)
    else {
      const [ax, ay] = s.p(-0.5, s.ceiling * 0.98, z)
      const [bx] = s.p(0.5, s.ceiling * 0.98, z)
      c.rect(ax, ay, bx - ax, (c.u * 34) / z, '#ffffff', 3)
      glow(c, (ax + bx) / 2, ay, bx - ax, room.light, 0.7, 0.6)
    }
    const [fx, fy] = s.p(0, -s.floor, z)
    glow(c, fx, fy, (c.u * 900) / z, room.light, 0.34, 0.2)
  }
  const z = c.random.between(2.6, 4.4)
  const [px, py] = s.p(c.random.between(-0.5, 0.5), -s.floor, z)
  if (books) {
    if (c.random.chance(0.6)) readingTable(c, room, px, py + c.u * 60, c.u * 300)
    else
      figure(
        c,
        px,
        py,
        (c.u * 1330) / z,
        { ...look(c, room.light, 0.15), away: true },
        c.random.pick(['point', 'raise']),
      )
  } else if (c.random.chance(0.5))
    figure(c, px, py, (c.u * 1330) / z, look(c, room.light, 0.2), c.random.pick(['paper', 'point']))
  else trolley(c, room, px, py + c.u * 40, c.u * 210)
}

function readingTable(c: Canvas, room: Room, x: number, y: number, s: number): void {
  bust(c, x, y - s * 0.4, s * 0.52, look(c, room.light, 0.12))
  shadow(c, x, y, s * 0.8, 0.5, 0.16)
  for (const side of [-1, 1])
    c.rect(x + side * s * 0.56 - s * 0.03, y - s * 0.38, s * 0.06, s * 0.4, '#4f3424')
  c.rect(x - s * 0.68, y - s * 0.42, s * 1.36, s * 0.08, c.across('#c99564', '#a06c42', '#6d452a'), s * 0.02)
  for (const side of [-1, 1])
    c.poly(
      [
        [x, y - s * 0.43],
        [x, y - s * 0.5],
        [x + side * s * 0.2, y - s * 0.54],
        [x + side * s * 0.22, y - s * 0.45],
      ],
      side < 0 ? '#fffaf0' : '#e9dfcb',
    )
  c.rect(x - s * 0.5, y - s * 0.7, s * 0.02, s * 0.28, '#c99b3f')
  c.path(
    d`M${x - s * 0.64} ${y - s * 0.66}Q${x - s * 0.62} ${y - s * 0.82} ${x - s * 0.49} ${y - s * 0.82}Q${x - s * 0.36} ${y - s * 0.82} ${x - s * 0.34} ${y - s * 0.66}Z`,
    c.across('#3f8a62', '#2c6a4a', '#1b4632'),
  )
  glow(c, x - s * 0.49, y - s * 0.6, s * 0.4, room.light, 0.8)
}

function trolley(c: Canvas, room: Room, x: number, y: number, s: number): void {
  shadow(c, x, y, s * 0.7, 0.5, 0.16)
  for (const level of [0.16, 0.62]) {
    for (let box = 0; box < 4; box += 1)
      c.rect(
        x - s * 0.46 + box * s * 0.235,
        y - s * (level + 0.34),
        s * 0.21,
        s * 0.3,
        c.across(lighter('#c79c68', 0.1 * (box % 3)), '#99703f'),
        s * 0.015,
      )
    c.rect(x - s * 0.52, y - s * level, s * 1.04, s * 0.05, mix(room.accent, '#4d545c', 0.3))
  }
  for (const side of [-1, 1]) {
    c.rect(x + side * s * 0.5 - s * 0.02, y - s * 1.12, s * 0.04, s * 1.06, '#39404a')
    c.circle(x + side * s * 0.44, y - s * 0.05, s * 0.07, '#1c2026')
  }
}

/** Shelves across the whole picture, seen from the front. */
function shelfWall(c: Canvas, room: Room, books: boolean): void {
  const { w, h, u } = c
  const floor = h * 0.8
  const wood = books
    ? c.random.pick(['#7a4f30', '#a87547', '#573a2b', mix(room.wallLight, '#f4ead8', 0.4)])
    : mix(room.wall, '#59636d', 0.5)
  const books1 = [room.accent, room.second, '#7d3b3a', '#2f5d62', '#d9b56b', '#41506b', '#8a9a5b', '#e8dcc2']
  const boxes = ['#b98d5c', '#cda878', '#8f98a3', mix(room.accent, '#b98d5c', 0.4), '#ddd3c0']
  const colors = books ? books1 : boxes
  c.rect(0, 0, w, floor, darker(wood, 0.62))
  const bays = c.random.int(4, 6)
  const rows = c.random.int(5, 6)
  const high = (floor - u * 30) / rows
  for (let bay = 0; bay < bays; bay += 1) {
    const left = (w / bays) * bay + u * 12
    const right = (w / bays) * (bay + 1) - u * 12
    for (let row = 0; row < rows; row += 1) {
      const base = u * 14 + high * (row + 1)
      let x = left + u * 4
      while (x < right - u * 16) {
        const wide = Math.min(right - x, u * (books ? c.random.between(11, 30) : c.random.between(52, 92)))
        const tall = high * (books ? c.random.between(0.58, 0.84) : c.random.between(0.6, 0.8))
        const color = mix(colors[c.random.int(0, colors.length - 1)] ?? wood, room.dark, 0.22)
        if (!c.random.chance(0.1)) {
          c.rect(
            x,
            base - tall,
            wide - u * 2,
            tall,
            c.across(lighter(color, 0.16), color, darker(color, 0.3)),
            u * 2,
          )
          if (!books) c.rect(x + wide * 0.28, base - tall * 0.62, wide * 0.44, tall * 0.24, '#f6eeda', u * 2)
          else if (c.random.chance(0.5))
            c.rect(x, base - tall * 0.8, wide - u * 2, u * 5, alpha('#f3d99a', 0.75))
        }
        x += wide
      }
      c.rect(
        left - u * 4,
        base,
        right - left + u * 8,
        u * 12,
        c.down(lighter(wood, 0.25), darker(wood, 0.15)),
      )
      c.rect(left, base + u * 12, right - left, u * 22, c.down(alpha('#000000', 0.45), alpha('#000000', 0)))
    }
    c.rect(left - u * 14, 0, u * 20, floor, c.across(lighter(wood, 0.2), darker(wood, 0.2)))
  }
  c.rect(
    0,
    floor,
    w,
    h - floor,
    c.down(mix(room.floor, room.light, 0.3), room.floor, darker(room.floor, 0.3)),
  )
  const at = w * c.random.between(0.36, 0.64)
  glow(c, at, h * 0.5, w * 0.5, room.light, 0.5)
  for (const side of [-1, 0, 1])
    pendant(c, at + side * w * 0.3, h * 0.1, u * 74, room.accent, room.light, c.layout(3))
  ladder(c, at + w * c.random.pick([-0.3, 0.3]), h * 0.86, h * 0.72)
  if (books) {
    c.ellipse(at, h * 0.91, w * 0.3, h * 0.055, mix(room.second, room.dark, 0.3))
    c.ellipse(at, h * 0.908, w * 0.27, h * 0.046, mix(room.second, room.light, 0.1))
  }
  if (!books) trolley(c, room, at - u * 120, h * 0.93, u * 260)
  if (!books)
    figure(
      c,
      at + u * 130,
      h * 0.94,
      u * 430,
      { ...look(c, room.light, 0.1), away: true },
      c.random.pick(['point', 'raise']),
    )
  else if (c.random.chance(0.5))
    seated(c, at, h * 0.93, u * 300, look(c, room.light, 0.1), mix(room.accent, room.dark, 0.15), false)
  else readingTable(c, room, at, h * 0.94, u * 380)
  if (books) plant(c, at + u * 330, h * 0.93, u * 200, '#4f8458', room.accent)
}

function ladder(c: Canvas, x: number, y: number, tall: number): void {
  const wide = c.u * 46
  for (const side of [-1, 1])
    c.line(
      [
        [x + side * wide, y],
        [x + side * wide * 0.7 + c.u * 40, y - tall],
      ],
      '#c9985c',
      c.u * 10,
    )
  for (let rung = 1; rung < 10; rung += 1) {
    const t = rung / 10
    const [middle, half] = [x + c.u * 40 * t, wide * (1 - 0.3 * t)]
    c.line(
      [
        [middle - half, y - tall * t],
        [middle + half, y - tall * t],
      ],
      '#a97a44',
      c.u * 8,
    )
  }
}

/** A room lined with books. */
export function library(c: Canvas): void {
  const room = pickRoom(c, 0.55)
  if (c.layout(2)) stacks(c, room, true)
  else shelfWall(c, room, true)
  bokeh(c, 6, [room.light], [0, 0, c.w, c.h * 0.5])
  vignette(c, room.dark, 0.5)
}

/** Long shelves of boxes and folders. */
export function archive(c: Canvas): void {
  const room = pickRoom(c, 0.65)
  if (c.layout(2)) stacks(c, room, false)
  else shelfWall(c, room, false)
  if (c.random.chance(0.4)) {
    const dots: Point[] = Array.from({ length: 7 }, (_, index) => [
      c.w * (0.08 + index * 0.14),
      c.h * c.random.between(0.24, 0.66),
    ])
    c.line(dots, alpha(room.light, 0.7), c.u * 2.4)
    for (const [x, y] of dots) {
      glow(c, x, y, c.u * 34, room.light, 0.9)
      c.circle(x, y, c.u * 6, '#ffffff')
    }
  }
  vignette(c, room.dark, 0.55)
}
