import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { groups } from './foyer.ts'
import { bokeh, glow, pendant, shadow, vignette } from './light.ts'
import { pickRoom, type Room } from './palette.ts'

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

/** Bright, softly coloured windows behind the guests. */
function windows(c: Canvas, y: number, warm: string, frame: string): void {
  const count = c.random.int(2, 5)
  const round = c.random.chance(0.5)
  for (let index = 0; index < count; index += 1) {
    const wide = (c.w / count) * 0.72
    const left = (c.w / count) * (index + 0.14)
    glow(c, left + wide / 2, y * 0.45, wide * 0.9, warm, 0.4)
    c.rect(
      left,
      y * 0.08,
      wide,
      y * 0.74,
      c.down(alpha(warm, 0.45), alpha('#fff6e0', 0.75)),
      round ? wide * 0.4 : c.u * 8,
    )
    c.rect(left + wide / 2 - c.u * 4, y * 0.08, c.u * 8, y * 0.74, alpha(frame, 0.35))
    c.rect(left, y * 0.36, wide, c.u * 7, alpha(frame, 0.35))
  }
}

/** Coffee in front, a conversation out of focus behind. */
export function coffee(c: Canvas): void {
  const room = pickRoom(c, 0.55)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.68)
  const warm = mix(room.light, '#ffcf8a', 0.5)
  c.rect(0, 0, w, y, c.down(mix(room.wall, room.dark, 0.3), room.wall, mix(room.wallLight, warm, 0.3)))
  windows(c, y, warm, mix(room.wall, room.dark, 0.25))
  c.blurred(u * 4, () => {
    groups(
      c,
      c.random.int(2, 4),
      [w * 0.02, y + u * 20, w * 0.96, u * 50],
      u * 370,
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
  const style = c.layout(3)
  const flip = c.random.chance(0.5) ? 1 : -1
  treat(c, w / 2 + flip * w * 0.24, y + h * 0.15, u * 150, room, style)
  cup(c, w / 2 - flip * w * 0.3, y + h * 0.16, u * 105, china, true)
  cup(c, w / 2 - flip * w * 0.06, y + h * 0.26, u * 140, china, true)
  if (c.random.chance(0.6))
    cup(c, w / 2 + flip * w * 0.42, y + h * 0.3, u * 130, mix(china, room.second, 0.3), false)
  vignette(c, room.dark, 0.5)
}
