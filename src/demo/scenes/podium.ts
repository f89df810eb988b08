import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { shadow, vignette } from './light.ts'
import { evenings, type Room } from './palette.ts'
import { bust, look, seated } from './people.ts'
import { plant, screen } from './room.ts'
import { backdrop, deck, listeners, rig } from './stage.ts'

/** A talk round: a long table or armchairs in a half circle. */
export function podium(c: Canvas): void {
  const room = c.mood(evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.54, 0.6)
  const front = y + h * 0.26
  backdrop(c, room, y, c.layout(4))
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
    const size = Math.min(u * 215, (w * 0.68) / count)
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
  const size = Math.min(u * 190, (w * 0.62) / places.length)
  const cloth = c.random.pick(['#f1e8d8', room.accent, mix(room.wallLight, '#ffffff', 0.3)])
  const high = u * 118
  shadow(c, w / 2, y + high, w * 0.46, 0.6, 0.12)
  places.forEach((x, index) => {
    bust(c, x, y, size, look(c, room.light, 0.1), index === speaker ? u * 9 : c.random.between(-3, 3) * u)
  })
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
