import type { Canvas } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { talking } from './foyer.ts'
import { glow, shadow, vignette } from './light.ts'
import { cloths, pickRoom, type Room } from './palette.ts'
import { figure, look } from './people.ts'
import { ceilingWork, type Shell, shell, wallWork } from './room.ts'

/** A fair booth beside the aisle: back wall with screen, fascia on posts, a counter, someone to talk to. */
function booth(c: Canvas, s: Shell, room: Room, side: number, from: number, to: number): void {
  const color = c.random.pick([
    room.accent,
    room.second,
    mix(room.accent, room.second, 0.5),
    ...cloths.slice(0, 8),
  ])
  const veil = Math.min(0.5, from / 24)
  const tone = (value: string) => mix(value, room.wallLight, veil)
  const [wall, front] = [side * s.half * 0.92, side * s.half * 0.5]
  const high = c.random.between(0.75, 1.1)
  const along = (x: number, a: number, b: number, low: number, up: number, fill: string) =>
    c.poly([s.p(x, low, a), s.p(x, up, a), s.p(x, up, b), s.p(x, low, b)], fill)
  c.poly(
    [
      s.p(wall, -s.floor, from),
      s.p(front, -s.floor, from),
      s.p(front, -s.floor, to),
      s.p(wall, -s.floor, to),
    ],
    c.down(tone(mix(color, room.floor, 0.4)), tone(mix(color, room.floor, 0.65))),
  )
  along(wall, from, to, -s.floor, high, c.down(tone(lighter(color, 0.25)), tone(darker(color, 0.1))))
  c.poly(
    [
      s.p(wall, -s.floor, to),
      s.p(wall, high, to),
      s.p(front * 1.25, high, to),
      s.p(front * 1.25, -s.floor, to),
    ],
    c.down(tone(mix(color, '#ffffff', 0.7)), tone(mix(color, '#ffffff', 0.45))),
  )
  const third = (to - from) / 3
  along(wall * 0.99, from + third * 0.5, to - third * 0.7, -0.3, high * 0.72, tone(room.dark))
  along(
    wall * 0.985,
    from + third * 0.58,
    to - third * 0.78,
    -0.24,
    high * 0.66,
    c.slant('#ffffff', tone(lighter(color, 0.6))),
  )
  const [px, py] = s.p(side * s.half * 0.76, high * 0.4, to)
  const disc = (c.u * 190) / to
  c.circle(px, py, disc, tone(c.random.pick([room.accent, room.second])))
  c.rect(px - disc, py + disc * 1.6, disc * 2, disc * 0.3, tone(mix(color, room.dark, 0.2)), disc * 0.1)
  c.rect(px - disc, py + disc * 2.2, disc * 1.3, disc * 0.3, tone(mix(color, room.dark, 0.2)), disc * 0.1)
  const z = from + (to - from) * 0.55
  const [fx, fy] = s.p(side * s.half * 0.68, -s.floor, z + 0.3)
  figure(
    c,
    fx,
    fy,
    (c.u * 1300) / (z + 0.3),
    look(c, room.wallLight, veil * 0.7),
    c.random.pick(['talk', 'point', 'cup']),
  )
  const size = (c.u * 760) / z
  const [tx, ty] = s.p(side * s.half * 0.52, -s.floor, z)
  shadow(c, tx, ty, size * 0.5)
  c.rect(
    tx - size * 0.32,
    ty - size * 0.76,
    size * 0.64,
    size * 0.76,
    c.across(tone(lighter(color, 0.3)), tone(color), tone(darker(color, 0.3))),
    size * 0.05,
  )
  c.rect(tx - size * 0.38, ty - size * 0.82, size * 0.76, size * 0.08, tone('#fffaf0'), size * 0.03)
  for (const dx of [-0.2, 0, 0.16])
    c.rect(tx + size * dx, ty - size * 0.87, size * 0.12, size * 0.05, tone(dx ? room.second : '#ffffff'))
  for (const at of [from, to]) along(front, at, at + 0.06, -s.floor, high + 0.1, tone('#8b949c'))
  along(front, from, to, high, high + 0.34, c.down(tone(lighter(color, 0.12)), tone(darker(color, 0.15))))
  for (let spot = 0; spot < 3; spot += 1) {
    const [lx, ly] = s.p(front, high, from + third * (spot + 0.5))
    glow(c, lx, ly, (c.u * 170) / (from + third * spot), room.light, 0.55)
  }
}

/** A hall of booths with banners and people in the aisle. */
export function fair(c: Canvas): void {
  const room = pickRoom(c, 0.3)
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
