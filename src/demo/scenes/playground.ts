import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { haze, shadow, vignette } from './light.ts'
import { ridge, sky, tree, wood } from './nature.ts'
import { lands } from './palette.ts'
import { figure, look } from './people.ts'
import { street } from './town.ts'

/** A slide tower with roof. */
function slide(c: Canvas, x: number, y: number, s: number, colors: readonly string[]): void {
  const [a = '#d9573f', b = '#e3a735'] = colors
  shadow(c, x + s * 0.3, y, s * 0.9, 0.35, 0.12)
  for (const at of [-0.24, 0.2])
    c.rect(x + s * at, y - s * 0.95, s * 0.045, s * 0.95, c.across('#b98a58', '#7d5837'))
  for (let rung = 0; rung < 6; rung += 1)
    c.rect(x - s * 0.42 + rung * s * 0.03, y - s * 0.08 - rung * s * 0.09, s * 0.18, s * 0.028, '#8c6540')
  c.line(
    [
      [x - s * 0.44, y],
      [x - s * 0.24, y - s * 0.58],
    ],
    '#8c6540',
    s * 0.035,
  )
  c.rect(x - s * 0.28, y - s * 0.58, s * 0.56, s * 0.05, '#8c6540')
  for (let bar = 0; bar < 6; bar += 1)
    c.rect(x - s * 0.22 + bar * s * 0.08, y - s * 0.76, s * 0.03, s * 0.19, b)
  c.poly(
    [
      [x - s * 0.36, y - s * 0.9],
      [x - s * 0.01, y - s * 1.22],
      [x + s * 0.34, y - s * 0.9],
    ],
    c.across(lighter(a, 0.22), darker(a, 0.2)),
  )
  c.stroke(
    d`M${x + s * 0.24} ${y - s * 0.57}C${x + s * 0.5} ${y - s * 0.5} ${x + s * 0.62} ${y - s * 0.05} ${x + s * 1.02} ${y - s * 0.05}`,
    darker(b, 0.2),
    s * 0.13,
  )
  c.stroke(
    d`M${x + s * 0.24} ${y - s * 0.585}C${x + s * 0.5} ${y - s * 0.515} ${x + s * 0.62} ${y - s * 0.07} ${x + s * 1.02} ${y - s * 0.07}`,
    lighter(b, 0.25),
    s * 0.08,
  )
}

/** Two swings in a frame. */
function swings(c: Canvas, x: number, y: number, s: number, color: string): void {
  shadow(c, x, y, s * 0.8, 0.3, 0.1)
  for (const side of [-1, 1]) {
    c.line(
      [
        [x + side * s * 0.55, y - s * 0.9],
        [x + side * s * 0.72, y],
      ],
      '#9a6f45',
      s * 0.05,
    )
    c.line(
      [
        [x + side * s * 0.55, y - s * 0.9],
        [x + side * s * 0.42, y],
      ],
      '#7b5736',
      s * 0.05,
    )
  }
  c.line(
    [
      [x - s * 0.58, y - s * 0.9],
      [x + s * 0.58, y - s * 0.9],
    ],
    '#b1834f',
    s * 0.055,
  )
  for (const side of [-1, 1]) {
    const swing = c.random.between(-0.22, 0.22) * s
    const [sx, sy] = [x + side * s * 0.22 + swing, y - s * 0.26 - Math.abs(swing) * 0.3]
    for (const rope of [-0.09, 0.09])
      c.line(
        [
          [x + side * s * 0.22 + rope * s, y - s * 0.88],
          [sx + rope * s, sy],
        ],
        '#4a4f57',
        s * 0.014,
      )
    c.rect(sx - s * 0.12, sy, s * 0.24, s * 0.035, color, s * 0.015)
  }
}

/** A climbing dome of nets. */
function dome(c: Canvas, x: number, y: number, s: number, color: string): void {
  shadow(c, x, y, s * 0.8, 0.35, 0.12)
  for (const wide of [0.7, 0.42, 0.14])
    c.stroke(
      d`M${x - s * wide} ${y}C${x - s * wide} ${y - s * 0.95} ${x + s * wide} ${y - s * 0.95} ${x + s * wide} ${y}`,
      wide > 0.6 ? color : alpha(color, 0.85),
      s * 0.034,
    )
  for (const [tall, wide] of [
    [0.2, 0.66],
    [0.42, 0.54],
    [0.6, 0.34],
  ] as const)
    c.stroke(
      d`M${x - s * wide} ${y - s * tall}Q${x} ${y - s * (tall - 0.09)} ${x + s * wide} ${y - s * tall}`,
      darker(color, 0.25),
      s * 0.026,
    )
  c.circle(x, y - s * 0.715, s * 0.04, '#f2c14e')
}

/** A sand pit with bucket and cakes of sand. */
function sandpit(c: Canvas, x: number, y: number, s: number, color: string): void {
  c.ellipse(x, y + s * 0.05, s * 0.98, s * 0.25, '#8a6140')
  c.ellipse(x, y, s * 0.98, s * 0.25, '#b88655')
  c.ellipse(x, y, s * 0.88, s * 0.21, c.down('#e6c98e', '#f6e2b3'))
  c.path(d`M${x - s * 0.4} ${y}Q${x - s * 0.2} ${y - s * 0.24} ${x} ${y}Z`, c.across('#f9e8bf', '#d9b878'))
  c.poly(
    [
      [x + s * 0.24, y - s * 0.16],
      [x + s * 0.48, y - s * 0.16],
      [x + s * 0.44, y + s * 0.05],
      [x + s * 0.28, y + s * 0.05],
    ],
    c.across(lighter(color, 0.2), color, darker(color, 0.3)),
  )
  c.ellipse(x + s * 0.36, y - s * 0.16, s * 0.12, s * 0.03, darker(color, 0.35))
}

/** A playground between trees, children as small distant figures. */
export function playground(c: Canvas): void {
  const land = c.mood(lands)
  const { w, h, u } = c
  const y = h * c.random.between(0.52, 0.6)
  sky(c, land, y + h * 0.04, false)
  const far = ridge(c, y - h * 0.1, h * 0.04, mix(mix(land.far, land.haze, 0.5), land.green[1], 0.25))
  haze(c, y - h * 0.1, h * 0.14, land.haze, 0.5)
  if (c.random.chance(0.5)) street(c, land, y, u * 110, 0.05, 0.4)
  else
    wood(
      c,
      far.map(([px, py]) => [px, py + h * 0.06] as const),
      u * 90,
      mix(land.green[2], land.haze, 0.35),
    )
  for (let index = 0; index < 8; index += 1)
    tree(
      c,
      w * ((index + c.random.next()) / 8),
      y + h * 0.02,
      u * c.random.between(170, 300),
      mix(land.green[1], land.haze, 0.22),
      c.random.pick([0, 0, 2]),
    )
  c.rect(0, y, w, h - y, c.down(mix(land.green[0], land.sun, 0.3), land.green[0], darker(land.green[1], 0.1)))
  c.path(
    d`M0 ${y + h * 0.14}C${w * 0.3} ${y + h * 0.06} ${w * 0.6} ${y + h * 0.2} ${w} ${y + h * 0.08}L${w} ${y + h * 0.2}C${w * 0.6} ${y + h * 0.32} ${w * 0.3} ${y + h * 0.14} 0 ${y + h * 0.25}Z`,
    alpha(mix(land.ground, '#f0dcae', 0.6), 0.7),
  )
  const colors = c.random.pick([
    ['#d9573f', '#e9b03a', '#2f8f9a'],
    ['#3d7fb5', '#f08a4b', '#e6c044'],
    ['#7a57a8', '#ef6f6c', '#59b09a'],
    ['#2f8f6a', '#f2b134', '#d8506a'],
  ])
  const s = u * c.random.between(300, 360)
  const first = c.random.chance(0.5)
  slide(c, w * (first ? 0.2 : 0.62), y + h * 0.19, s * 1.1, colors)
  if (!c.portrait || c.random.chance(0.5))
    swings(c, w * (first ? 0.78 : 0.24), y + h * 0.15, s, colors[2] ?? '#2f8f9a')
  if (c.random.chance(0.7))
    dome(c, w * (first ? 0.54 : 0.48), y + h * c.random.between(0.25, 0.3), s * 0.72, colors[0] ?? '#d9573f')
  for (let index = c.random.int(3, 6); index > 0; index -= 1)
    figure(
      c,
      w * c.random.between(0.08, 0.92),
      y + h * c.random.between(0.16, 0.3),
      u * c.random.between(90, 125),
      look(c, land.haze, 0.12),
      c.random.pick(['raise', 'stand', 'talk', 'point']),
    )
  sandpit(c, w * c.random.between(0.3, 0.72), y + h * 0.355, u * 170, colors[2] ?? '#2f8f9a')
  for (let blade = 0; blade < 70; blade += 1) {
    const [bx, by] = [w * c.random.next(), h * c.random.between(0.93, 1.02)]
    c.line(
      [
        [bx, by],
        [bx + u * c.random.between(-12, 12), by - u * c.random.between(22, 60)],
      ],
      alpha(c.random.pick(land.green), 0.8),
      u * 4,
    )
  }
  for (let flower = 0; flower < 16; flower += 1)
    c.circle(
      w * c.random.next(),
      h * c.random.between(0.9, 0.99),
      u * c.random.between(4, 8),
      c.random.pick(['#ffffff', '#f2c14e', '#ef7f8a']),
    )
  tree(c, w * c.random.pick([0.02, 0.98]), h * 0.98, u * c.random.between(420, 540), land.green[2], 0)
  vignette(c, land.near, 0.3)
}
