import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, confetti, glow, shadow, vignette } from './light.ts'
import { evenings } from './palette.ts'
import { figure, look } from './people.ts'
import { backdrop, deck, listeners, rig } from './stage.ts'

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
      d`M${x - s * 0.1} ${y - s * 0.2}Q${x - s * 0.02} ${y - s * 0.5} ${x - s * 0.03} ${y - s * 0.74}L${x + s * 0.03} ${y - s * 0.74}Q${x + s * 0.02} ${y - s * 0.5} ${x + s * 0.1} ${y - s * 0.2}Z`,
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
  const room = c.mood(evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.68)
  const close = c.portrait || c.layout(5) % 2 === 0
  backdrop(c, room, y, c.random.pick([0, 1, 1, 2, 3]))
  deck(c, room, y, y + h * 0.17)
  glow(c, w / 2, y - h * 0.2, w * 0.6, room.light, 0.4)
  const style = c.layout(3)
  if (close) {
    rig(c, room, [w * 0.2, w * 0.5, w * 0.8], y + h * 0.05, 210)
    bokeh(c, 22, [room.light, room.accent, room.second], [0, h * 0.15, w, h * 0.6])
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
    const tall = u * c.random.between(340, 390)
    const people = c.random.int(3, 4)
    rig(c, room, [w * 0.3, w * 0.5, w * 0.7], feet, 210)
    const middle = Math.floor(people / 2)
    for (let index = 0; index < people; index += 1) {
      const x = w * 0.42 + (index - (people - 1) / 2) * tall * 0.46
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
