import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, cone, confetti, glow, haze, shadow, vignette } from './light.ts'
import { evenings, type Room } from './palette.ts'
import { bust, figure, fromBehind, look, seated } from './people.ts'
import { curtain, plant, screen } from './room.ts'

const fabric = (c: Canvas, room: Room) =>
  c.random.pick([
    room.wall,
    room.wallLight,
    mix(room.second, room.dark, 0.35),
    mix(room.accent, room.dark, 0.45),
  ])

/** Boards with their shine and front edge; the deck begins at y. */
function deck(c: Canvas, room: Room, y: number, front: number): void {
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
function rig(c: Canvas, room: Room, targets: number[], y: number, spread: number): void {
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

function backdrop(c: Canvas, room: Room, y: number, style: number): void {
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
  const room = c.random.pick(evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.66)
  const front = y + h * 0.17
  const close = c.random.between(0.9, 1.25)
  const tall = u * 350 * close
  backdrop(c, room, y, c.random.int(0, 3))
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
function listeners(c: Canvas, room: Room, bottom: number): void {
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

/** A talk round: a long table or armchairs in a half circle. */
export function podium(c: Canvas): void {
  const room = c.random.pick(evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.54, 0.6)
  const front = y + h * 0.26
  backdrop(c, room, y, c.random.int(0, 3))
  if (c.random.chance(0.5)) {
    const sw = Math.min(w * 0.4, h * 0.62)
    screen(c, w * c.random.between(0.1, 0.9) * 0.6, h * 0.1, sw, sw * 0.46, room)
  }
  deck(c, room, y, front)
  const count = c.random.int(3, w > h * 1.3 ? 6 : 4)
  const places = Array.from({ length: count }, (_, index) => w * (0.16 + (0.68 * (index + 0.5)) / count))
  rig(
    c,
    room,
    places.filter((_, index) => index % 2 === 0),
    y + (front - y) * 0.5,
    170,
  )
  const speaker = c.random.int(0, count - 1)
  if (c.random.chance(0.5)) talkTable(c, room, places, y + (front - y) * 0.36, speaker)
  else {
    const chair = c.random.pick([room.accent, room.second, lighter(room.wallLight, 0.2), '#e8dcc5'])
    const size = Math.min(u * 250, (w * 0.68) / count)
    places.forEach((x, index) => {
      const bend = Math.abs(index - (count - 1) / 2) / count
      seated(
        c,
        x,
        y + (front - y) * (0.45 + bend * 0.6),
        size * (1.05 + bend * 0.15),
        look(c, room.light, 0.1),
        chair,
        index === speaker,
      )
    })
    c.ellipse(w / 2, front - u * 66, u * 62, u * 13, mix('#f3e7d0', room.light, 0.3))
    c.rect(w / 2 - u * 5, front - u * 64, u * 10, u * 50, darker(room.floor, 0.5))
    for (const side of [-1, 1])
      c.rect(w / 2 + side * u * 24 - u * 6, front - u * 90, u * 12, u * 24, alpha('#eefaff', 0.75), u * 3)
  }
  if (c.random.chance(0.6))
    plant(c, u * 90, front - u * 30, u * 190, '#4c7f55', mix(room.accent, room.dark, 0.3))
  listeners(c, room, h * 1.09)
  vignette(c, room.dark, 0.55)
}

function talkTable(c: Canvas, room: Room, places: number[], y: number, speaker: number): void {
  const { u, w } = c
  const size = Math.min(u * 230, (w * 0.62) / places.length)
  const cloth = c.random.pick(['#f1e8d8', room.accent, mix(room.wallLight, '#ffffff', 0.3)])
  const high = u * 118
  shadow(c, w / 2, y + high, w * 0.46, 0.6, 0.12)
  places.forEach((x, index) =>
    bust(c, x, y, size, look(c, room.light, 0.1), index === speaker ? u * 9 : c.random.between(-3, 3) * u),
  )
  c.rect(w * 0.12, y + u * 8, w * 0.76, high, c.down(cloth, darker(cloth, 0.35)))
  for (let x = w * 0.12; x < w * 0.87; x += u * 46)
    c.rect(x, y + u * 8, u * 20, high, c.across(alpha('#000000', 0.1), alpha('#000000', 0)))
  c.rect(w * 0.11, y, w * 0.78, u * 13, lighter(cloth, 0.3), u * 3)
  places.forEach((x, index) => {
    c.rect(x + size * 0.3, y - u * 30, u * 13, u * 30, alpha('#eaf7ff', 0.8), u * 3)
    c.rect(
      x - size * 0.2,
      y + u * 26,
      size * 0.4,
      u * 34,
      index % 2 ? room.second : mix(room.wall, room.dark, 0.2),
      u * 3,
    )
    c.stroke(
      d`M${x - size * 0.32} ${y}Q${x - size * 0.3} ${y - size * 0.28} ${x - size * 0.14} ${y - size * 0.36}`,
      room.dark,
      u * 4,
    )
    c.ellipse(x - size * 0.13, y - size * 0.37, u * 8, u * 6, room.dark)
  })
}

/** A golden cup or a slender prize, with highlights. */
function trophy(c: Canvas, x: number, y: number, size: number, style: number): void {
  const gold = c.across('#8a5a14', '#f7d978', '#fff4c4', '#e0a936', '#8a5a14')
  const dark = c.across('#5f3a0d', '#c98f2b', '#f1ca62', '#8a5a14', '#4e2f0a')
  const s = size
  glow(c, x, y - s * 0.6, s * 1.1, '#ffdf8a', 0.6)
  shadow(c, x, y, s * 0.5, 0.6)
  c.rect(x - s * 0.26, y - s * 0.12, s * 0.52, s * 0.12, c.across('#1a1a22', '#4a4450', '#17161d'), s * 0.015)
  c.rect(x - s * 0.2, y - s * 0.2, s * 0.4, s * 0.09, c.across('#26242d', '#5c5560', '#1e1c25'), s * 0.01)
  if (style === 0) {
    c.path(
      d`M${x - s * 0.05} ${y - s * 0.48}L${x + s * 0.05} ${y - s * 0.48}Q${x + s * 0.04} ${y - s * 0.28} ${x + s * 0.15} ${y - s * 0.2}L${x - s * 0.15} ${y - s * 0.2}Q${x - s * 0.04} ${y - s * 0.28} ${x - s * 0.05} ${y - s * 0.48}Z`,
      dark,
    )
    c.ellipse(x, y - s * 0.43, s * 0.075, s * 0.03, gold)
    for (const side of [-1, 1])
      c.stroke(
        d`M${x + side * s * 0.3} ${y - s * 0.95}C${x + side * s * 0.56} ${y - s * 0.98} ${x + side * s * 0.5} ${y - s * 0.62} ${x + side * s * 0.18} ${y - s * 0.6}`,
        side < 0 ? '#f3cf6b' : '#b57f22',
        s * 0.045,
      )
    c.path(
      d`M${x - s * 0.33} ${y - s * 1.04}L${x + s * 0.33} ${y - s * 1.04}Q${x + s * 0.33} ${y - s * 0.56} ${x} ${y - s * 0.46}Q${x - s * 0.33} ${y - s * 0.56} ${x - s * 0.33} ${y - s * 1.04}Z`,
      gold,
    )
    c.ellipse(x, y - s * 1.04, s * 0.34, s * 0.055, '#fff0b8')
    c.ellipse(x, y - s * 1.035, s * 0.29, s * 0.04, c.across('#7c5010', '#c28a2a', '#8a5a14'))
    c.path(
      d`M${x - s * 0.22} ${y - s * 0.95}Q${x - s * 0.22} ${y - s * 0.68} ${x - s * 0.1} ${y - s * 0.58}Q${x - s * 0.16} ${y - s * 0.7} ${x - s * 0.15} ${y - s * 0.95}Z`,
      alpha('#ffffff', 0.6),
    )
  } else if (style === 1) {
    c.path(
      d`M${x - s * 0.1} ${y - s * 0.2}Q${x - s * 0.02} ${y - s * 0.5} ${x - s * 0.03} ${y - s * 0.66}L${x + s * 0.03} ${y - s * 0.66}Q${x + s * 0.02} ${y - s * 0.5} ${x + s * 0.1} ${y - s * 0.2}Z`,
      dark,
    )
    const star: [number, number][] = Array.from({ length: 10 }, (_, k) => [
      x + Math.sin((k * Math.PI) / 5) * s * (k % 2 ? 0.15 : 0.36),
      y - s * 0.86 - Math.cos((k * Math.PI) / 5) * s * (k % 2 ? 0.15 : 0.36),
    ])
    c.poly(star, c.slant('#fff3bf', '#f2c657', '#a86f18'))
    star.forEach((point, k) => {
      const next = star[(k + 1) % 10] ?? point
      if (k % 2) c.poly([[x, y - s * 0.86], point, next], alpha('#7a4a0c', 0.32))
    })
  } else {
    c.poly(
      [
        [x - s * 0.16, y - s * 0.2],
        [x + s * 0.16, y - s * 0.2],
        [x + s * 0.25, y - s * 1.02],
        [x, y - s * 1.16],
        [x - s * 0.25, y - s * 1.02],
      ],
      c.slant('#f4fdff', '#a9dbe6', '#5c9fb5'),
    )
    c.poly(
      [
        [x, y - s * 0.2],
        [x + s * 0.16, y - s * 0.2],
        [x + s * 0.25, y - s * 1.02],
        [x, y - s * 1.16],
      ],
      alpha('#1d5670', 0.38),
    )
    c.poly(
      [
        [x - s * 0.12, y - s * 0.24],
        [x - s * 0.06, y - s * 0.24],
        [x - s * 0.1, y - s * 1.04],
        [x - s * 0.19, y - s * 1],
      ],
      alpha('#ffffff', 0.7),
    )
    c.circle(x, y - s * 0.76, s * 0.12, c.slant('#fff0b8', '#e0a936', '#9a6416'))
  }
}

/** The prize itself, or the moment it is handed over. */
export function award(c: Canvas): void {
  const room = c.random.pick(evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.68)
  const close = c.portrait || c.random.chance(0.55)
  backdrop(c, room, y, c.random.pick([0, 1, 1, 2, 3]))
  deck(c, room, y, y + h * 0.17)
  glow(c, w / 2, y - h * 0.2, w * 0.6, room.light, 0.4)
  const style = c.random.int(0, 2)
  if (close) {
    rig(c, room, [w * 0.2, w * 0.5, w * 0.8], y + h * 0.05, 210)
    bokeh(c, 34, [room.light, room.accent, room.second], [0, h * 0.15, w, h * 0.6])
    const size = u * c.random.between(430, 520)
    const x = w * (c.portrait ? 0.5 : c.random.pick([0.36, 0.5, 0.62]))
    const base = h * 0.84
    const stone = mix(room.wallLight, '#ffffff', 0.25)
    const plinth = c.random.chance(0.5)
    if (plinth)
      c.rect(x - size * 0.42, base, size * 0.84, h, c.across(lighter(stone, 0.25), stone, darker(stone, 0.5)))
    else c.rect(0, base, w, h, c.down(mix(room.accent, room.dark, 0.25), room.dark))
    c.ellipse(
      x,
      base,
      plinth ? size * 0.42 : w * 0.6,
      size * (plinth ? 0.05 : 0.07),
      lighter(plinth ? stone : mix(room.accent, room.dark, 0.1), 0.3),
    )
    trophy(c, x, base + size * 0.01, size, style)
  } else {
    const feet = y + h * 0.1
    const tall = u * c.random.between(360, 420)
    const people = c.random.int(3, 5)
    rig(c, room, [w * 0.3, w * 0.5, w * 0.7], feet, 210)
    const middle = Math.floor(people / 2)
    for (let index = 0; index < people; index += 1) {
      const x = w * 0.5 + (index - (people - 1) / 2) * tall * 0.5
      figure(
        c,
        x,
        feet + c.random.between(-8, 8) * u,
        tall * c.random.between(0.94, 1.06),
        look(c, room.light, 0.1),
        index === middle ? 'paper' : c.random.pick(['raise', 'stand', 'talk']),
      )
    }
    shadow(c, w * 0.84, feet, u * 90)
    c.rect(
      w * 0.84 - u * 45,
      feet - u * 130,
      u * 90,
      u * 130,
      c.across(lighter(room.wallLight, 0.3), room.wallLight, room.wall),
    )
    trophy(c, w * 0.84, feet - u * 130, u * 150, style)
    listeners(c, room, h * 1.07)
  }
  confetti(c, c.random.int(50, 110), [room.light, room.accent, room.second, '#ffffff'], h * 0.85)
  vignette(c, room.dark, 0.55)
}
