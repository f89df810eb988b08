import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, cone, haze, shadow, vignette } from './light.ts'
import { evenings, type Room } from './palette.ts'
import { figure, fromBehind, look } from './people.ts'
import { curtain, plant, screen } from './room.ts'

const fabric = (c: Canvas, room: Room) =>
  c.random.pick([
    room.wall,
    room.wallLight,
    mix(room.second, room.dark, 0.35),
    mix(room.accent, room.dark, 0.45),
  ])

/** Boards with their shine and front edge; the deck begins at y. */
export function deck(c: Canvas, room: Room, y: number, front: number): void {
  c.rect(0, y, c.w, front - y, c.down(mix(room.floor, room.light, 0.1), mix(room.floor, room.light, 0.28)))
  for (let index = -14; index <= 14; index += 1)
    c.line(
      [
        [c.w / 2 + index * c.w * 0.06, y],
        [c.w / 2 + index * c.w * 0.11, front],
      ],
      alpha(room.dark, 0.22),
      1.4,
    )
  c.rect(0, front, c.w, c.u * 12, mix(room.light, room.accent, 0.45))
  c.rect(0, front + c.u * 12, c.w, c.h, c.down(darker(room.floor, 0.35), room.dark))
}

/** Lamps on a bar, each with its beam. */
export function rig(c: Canvas, room: Room, targets: number[], y: number, spread: number): void {
  c.rect(0, c.h * 0.045, c.w, c.u * 7, darker(room.dark, 0.4))
  targets.forEach((x, index) => {
    const from = x + (x - c.w / 2) * -0.35 + c.random.between(-0.04, 0.04) * c.w
    cone(
      c,
      [from, c.h * 0.07],
      [x, y],
      c.u * spread,
      index % 2 ? mix(room.light, room.accent, 0.5) : room.light,
      0.36,
    )
    c.rect(from - c.u * 14, c.h * 0.04, c.u * 28, c.u * 34, darker(room.dark, 0.5), c.u * 6)
  })
}

/** The lectern hides a speaker from the chest down. */
function lectern(c: Canvas, x: number, y: number, size: number, room: Room): void {
  const wood = c.random.pick([mix(room.accent, '#5a3a22', 0.5), lighter(room.wallLight, 0.1), '#d9cdb8'])
  shadow(c, x, y, size * 0.42, 0.5)
  c.poly(
    [
      [x - size * 0.17, y - size * 0.58],
      [x + size * 0.17, y - size * 0.58],
      [x + size * 0.13, y],
      [x - size * 0.13, y],
    ],
    c.across(lighter(wood, 0.18), wood, darker(wood, 0.35)),
  )
  c.poly(
    [
      [x - size * 0.22, y - size * 0.64],
      [x + size * 0.22, y - size * 0.64],
      [x + size * 0.19, y - size * 0.57],
      [x - size * 0.19, y - size * 0.57],
    ],
    lighter(wood, 0.3),
  )
  c.circle(x, y - size * 0.34, size * 0.07, alpha(room.light, 0.85))
  c.stroke(
    d`M${x + size * 0.1} ${y - size * 0.63}Q${x + size * 0.14} ${y - size * 0.78} ${x + size * 0.05} ${y - size * 0.82}`,
    darker(room.dark, 0.4),
    size * 0.012,
  )
}

export function backdrop(c: Canvas, room: Room, y: number, style: number): void {
  const { w } = c
  if (style === 0) curtain(c, 0, 0, w, y, fabric(c, room))
  else if (style === 1) {
    c.rect(0, 0, w, y, c.down(darker(room.wall, 0.4), room.wall, mix(room.wallLight, room.accent, 0.3)))
    const rays = c.random.int(9, 15)
    const [rx, ry] = [w * c.random.between(0.35, 0.65), y]
    for (let index = 0; index < rays; index += 1) {
      const a = Math.PI + (Math.PI / rays) * index
      const b = a + (Math.PI / rays) * 0.5
      c.poly(
        [
          [rx, ry],
          [rx + Math.cos(a) * w * 1.2, ry + Math.sin(a) * w * 1.2],
          [rx + Math.cos(b) * w * 1.2, ry + Math.sin(b) * w * 1.2],
        ],
        alpha(room.light, 0.09),
      )
    }
    for (let ring = 4; ring > 0; ring -= 1)
      c.circle(rx, ry, c.u * 130 * ring, alpha(mix(room.accent, room.light, 0.3), 0.13))
  } else if (style === 2) {
    c.rect(0, 0, w, y, c.down(darker(room.wall, 0.45), room.wallLight))
    const slats = Math.round(w / (c.u * 34))
    for (let index = 0; index < slats; index += 1)
      c.rect(
        (index * w) / slats,
        0,
        (w / slats) * 0.55,
        y,
        c.down(alpha(room.dark, 0.5), alpha(room.accent, c.random.between(0.16, 0.5))),
      )
  } else {
    c.rect(0, 0, w, y, c.down(room.dark, room.wall))
    const size = c.u * 92
    for (let row = 0; row * size < y; row += 1)
      for (let col = 0; col * size < w; col += 1) {
        const tone = c.random.pick([room.wallLight, room.accent, room.wall, room.second, room.wall])
        const [x, ty] = [col * size, y - (row + 1) * size]
        const up = (row + col) % 2 === 0
        c.poly(
          up
            ? [
                [x, ty + size],
                [x + size, ty + size],
                [x + size, ty],
              ]
            : [
                [x, ty],
                [x + size, ty + size],
                [x, ty + size],
              ],
          alpha(tone, c.random.between(0.1, 0.5)),
        )
      }
  }
}

/** Someone speaks at a lectern in a cone of light. */
export function stage(c: Canvas): void {
  const room = c.mood(evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.66)
  const front = y + h * 0.17
  const close = c.random.between(0.9, 1.25)
  const tall = u * 350 * close
  backdrop(c, room, y, c.layout(4))
  const wings = w * c.random.between(0.05, 0.13)
  const x = w * c.random.between(c.portrait ? 0.26 : 0.22, 0.36)
  if (c.random.chance(0.72)) {
    const sw = c.portrait ? w * 0.74 : Math.min(w * 0.5, h * 0.82)
    const left = c.portrait ? w * 0.18 : w * 0.9 - wings - sw
    screen(c, left, Math.max(h * 0.1, y - tall * 0.42 - sw * (c.portrait ? 1 : 0.52)), sw, sw * 0.52, room)
  }
  const cloth = fabric(c, room)
  curtain(c, 0, 0, wings, y + u * 20, cloth)
  curtain(c, w - wings, 0, wings, y + u * 20, cloth)
  deck(c, room, y, front)
  rig(c, room, [x, w * c.random.between(0.55, 0.7), w * 0.9], y + (front - y) * 0.45, 150 * close)
  const feet = y + (front - y) * 0.5
  const pose = c.random.pick(['point', 'talk', 'raise', 'point'] as const)
  const beside = c.random.chance(0.35)
  figure(c, beside ? x + tall * 0.3 : x, feet, tall, look(c, room.light, 0.12), pose)
  lectern(c, x, feet + u * 14, tall * 0.92, room)
  if (c.random.chance(0.6))
    plant(c, w - wings - u * 70, front - u * 16, u * 150, '#4c7f55', mix(room.accent, room.dark, 0.3))
  haze(c, y - u * 80, u * 200, room.light, 0.12)
  listeners(c, room, h * 1.05)
  bokeh(c, 6, [room.light, room.accent], [0, 0, w, h * 0.35])
  vignette(c, room.dark, 0.6)
}

/** The first rows, dark against the lit stage. */
export function listeners(c: Canvas, room: Room, bottom: number): void {
  for (let row = 0; row < 2; row += 1) {
    const size = c.u * (44 + row * 20)
    for (let x = c.random.between(-size, size); x < c.w + size; x += size * 2.5) {
      if (c.random.chance(0.14)) continue
      fromBehind(
        c,
        x + c.random.between(-0.2, 0.2) * size,
        bottom - (1 - row) * c.u * 62,
        size,
        room.dark,
        0.66 + row * 0.14,
        room.light,
      )
    }
  }
}
