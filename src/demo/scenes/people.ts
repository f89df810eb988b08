import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { shadow } from './light.ts'
import { cloths, hairs, skins, trousers } from './palette.ts'

export type Pose = 'stand' | 'cup' | 'folded' | 'point' | 'raise' | 'talk' | 'paper'
export interface Look {
  coat: string
  legs: string
  skin: string
  hair: string
  style: number
  dress: boolean
  /** seen from behind */
  away?: boolean
}

/** A made-up look; `tint` pulls it into the light of the picture. */
export function look(c: Canvas, tint?: string, share = 0.3): Look {
  const into = (color: string) => (tint ? mix(color, tint, share) : color)
  return {
    coat: into(c.random.pick(cloths)),
    legs: into(c.random.pick(trousers)),
    skin: into(c.random.pick(skins)),
    hair: into(c.random.pick(hairs)),
    style: c.random.int(0, 4),
    dress: c.random.chance(0.32),
  }
}

/** A head without a face, from the front. */
function head(c: Canvas, x: number, y: number, r: number, { hair, skin, style, away }: Look): void {
  if (style === 1)
    c.path(
      d`M${x - r * 1.15} ${y + r * 1.25}Q${x - r * 1.35} ${y - r * 1.3} ${x} ${y - r * 1.2}Q${x + r * 1.35} ${y - r * 1.3} ${x + r * 1.15} ${y + r * 1.25}Z`,
      hair,
    )
  if (style === 2) c.circle(x, y - r * 1.2, r * 0.5, hair)
  c.rect(x - r * 0.36, y + r * 0.5, r * 0.72, r * 1.1, darker(skin, 0.16), r * 0.2)
  c.ellipse(x, y, r * 0.88, r * 1.04, c.across(lighter(skin, 0.12), skin, darker(skin, 0.14)))
  if (away) {
    c.ellipse(x, y - r * 0.12, r * 0.98, r * 1.08, c.across(lighter(hair, 0.1), hair, darker(hair, 0.3)))
    return
  }
  if (style === 4) {
    c.path(
      d`M${x - r * 0.92} ${y - r * 0.05}Q${x - r} ${y - r * 0.8} ${x - r * 0.6} ${y - r * 0.85}Q${x - r * 0.85} ${y - r * 0.4} ${x - r * 0.8} ${y}Z`,
      hair,
    )
    c.path(
      d`M${x + r * 0.92} ${y - r * 0.05}Q${x + r} ${y - r * 0.8} ${x + r * 0.6} ${y - r * 0.85}Q${x + r * 0.85} ${y - r * 0.4} ${x + r * 0.8} ${y}Z`,
      hair,
    )
    return
  }
  const fringe = style === 3 ? -0.1 : -0.45
  c.path(
    d`M${x - r * 0.96} ${y + r * 0.1}Q${x - r * 1.15} ${y - r * 1.2} ${x} ${y - r * 1.22}Q${x + r * 1.15} ${y - r * 1.2} ${x + r * 0.96} ${y + r * 0.1}Q${x + r * 0.8} ${y - r * 0.5} ${x + r * 0.3} ${y - r * 0.6}Q${x - r * 0.4} ${y + r * fringe} ${x - r * 0.96} ${y + r * 0.1}Z`,
    hair,
  )
}

const arms: Record<Pose, [[number, number], [number, number]][]> = {
  stand: [
    [
      [-0.135, 0.2],
      [-0.12, 0.36],
    ],
    [
      [0.135, 0.2],
      [0.12, 0.36],
    ],
  ],
  cup: [
    [
      [-0.135, 0.2],
      [-0.12, 0.36],
    ],
    [
      [0.15, 0.19],
      [0.06, 0.14],
    ],
  ],
  folded: [
    [
      [-0.15, 0.18],
      [0.05, 0.2],
    ],
    [
      [0.15, 0.18],
      [-0.05, 0.22],
    ],
  ],
  point: [
    [
      [-0.135, 0.2],
      [-0.1, 0.35],
    ],
    [
      [0.22, 0.06],
      [0.33, -0.04],
    ],
  ],
  raise: [
    [
      [-0.135, 0.2],
      [-0.12, 0.36],
    ],
    [
      [0.2, -0.02],
      [0.17, -0.18],
    ],
  ],
  talk: [
    [
      [-0.16, 0.18],
      [-0.22, 0.1],
    ],
    [
      [0.16, 0.18],
      [0.2, 0.12],
    ],
  ],
  paper: [
    [
      [-0.15, 0.18],
      [-0.09, 0.21],
    ],
    [
      [0.15, 0.18],
      [0.09, 0.21],
    ],
  ],
}

function limbs(c: Canvas, x: number, shoulder: number, height: number, pose: Pose, wear: Look): void {
  arms[pose].forEach(([elbow, hand], side) => {
    const sx = x + (side ? 1 : -1) * height * 0.1
    const color = side ? darker(wear.coat, 0.2) : mix(wear.coat, '#ffffff', 0.06)
    const end: [number, number] = [x + hand[0] * height, shoulder + hand[1] * height]
    c.line(
      [[sx, shoulder + height * 0.035], [x + elbow[0] * height, shoulder + elbow[1] * height], end],
      color,
      height * 0.056,
    )
    c.circle(end[0], end[1], height * 0.024, wear.skin)
  })
  if (pose === 'cup')
    c.rect(
      x + height * 0.045,
      shoulder + height * 0.1,
      height * 0.04,
      height * 0.045,
      '#f6efe2',
      height * 0.008,
    )
  if (pose === 'paper') {
    c.rect(x - height * 0.1, shoulder + height * 0.13, height * 0.2, height * 0.14, '#fbf4e3', height * 0.006)
    c.rect(x - height * 0.07, shoulder + height * 0.165, height * 0.14, height * 0.012, '#d3b06a')
    c.rect(x - height * 0.07, shoulder + height * 0.2, height * 0.09, height * 0.01, '#c9bfa8')
    c.circle(x + height * 0.055, shoulder + height * 0.235, height * 0.018, '#c8473f')
  }
}

/** A standing figure, feet at (x, y). */
export function figure(
  c: Canvas,
  x: number,
  y: number,
  height: number,
  wear: Look,
  pose: Pose = 'stand',
): void {
  const h = height
  const shoulder = y - h * 0.81
  shadow(c, x, y, h * 0.28, 0.42, 0.16)
  const hem = wear.dress ? y - h * 0.26 : y - h * 0.43
  const leg = wear.dress ? wear.skin : wear.legs
  for (const side of [-1, 1]) {
    const color = side > 0 ? darker(leg, 0.22) : leg
    c.poly(
      [
        [x + side * h * 0.005, y - h * 0.5],
        [x + side * h * 0.085, y - h * 0.5],
        [x + side * h * 0.075, y - h * 0.015],
        [x + side * h * 0.03, y - h * 0.015],
      ],
      color,
    )
    c.ellipse(x + side * h * 0.06, y - h * 0.012, h * 0.04, h * 0.017, darker(wear.legs, 0.45))
  }
  const top = h * 0.125
  const bottom = wear.dress ? h * 0.125 : h * 0.095
  const body = d`M${x - top} ${shoulder + h * 0.05}Q${x - top} ${shoulder} ${x - h * 0.06} ${shoulder - h * 0.012}L${x + h * 0.06} ${shoulder - h * 0.012}Q${x + top} ${shoulder} ${x + top} ${shoulder + h * 0.05}L${x + h * 0.085} ${shoulder + h * 0.21}L${x + bottom} ${hem}Q${x} ${hem + h * 0.02} ${x - bottom} ${hem}L${x - h * 0.085} ${shoulder + h * 0.21}Z`
  c.path(body, c.across(lighter(wear.coat, 0.14), wear.coat, darker(wear.coat, 0.28)))
  if (!wear.dress && !wear.away)
    c.poly(
      [
        [x - h * 0.035, shoulder - h * 0.012],
        [x + h * 0.035, shoulder - h * 0.012],
        [x, shoulder + h * 0.1],
      ],
      alpha('#f7f1e6', 0.85),
    )
  limbs(c, x, shoulder, h, pose, wear)
  head(c, x, y - h * 0.92, h * 0.068, wear)
}

/** Head, torso and forearms of someone behind a table whose edge is at y. */
export function bust(c: Canvas, x: number, y: number, size: number, wear: Look, lean = 0): void {
  const s = size
  const sh = y - s * 0.62
  const body = d`M${x - s * 0.36} ${y + s * 0.1}Q${x - s * 0.4} ${sh + s * 0.05} ${x - s * 0.14 + lean} ${sh}L${x + s * 0.14 + lean} ${sh}Q${x + s * 0.4} ${sh + s * 0.05} ${x + s * 0.36} ${y + s * 0.1}Z`
  c.path(body, c.across(lighter(wear.coat, 0.14), wear.coat, darker(wear.coat, 0.3)))
  c.poly(
    [
      [x - s * 0.09 + lean, sh - s * 0.01],
      [x + s * 0.09 + lean, sh - s * 0.01],
      [x + lean * 0.6, sh + s * 0.27],
    ],
    alpha('#f7f1e6', wear.dress ? 0 : 0.85),
  )
  for (const side of [-1, 1]) {
    const color = side > 0 ? darker(wear.coat, 0.2) : lighter(wear.coat, 0.08)
    c.line(
      [
        [x + side * s * 0.29 + lean * 0.5, sh + s * 0.15],
        [x + side * s * 0.38, y - s * 0.06],
        [x + side * s * 0.12, y - s * 0.03],
      ],
      color,
      s * 0.15,
    )
    c.circle(x + side * s * 0.1, y - s * 0.03, s * 0.065, wear.skin)
  }
  head(c, x + lean * 1.3, sh - s * 0.25, s * 0.19, wear)
}

/** Someone sitting in an armchair, seen from the front; feet at y. */
export function seated(
  c: Canvas,
  x: number,
  y: number,
  size: number,
  wear: Look,
  chair: string,
  raise: boolean,
): void {
  const s = size
  shadow(c, x, y, s * 0.62, 0.5, 0.2)
  c.rect(
    x - s * 0.36,
    y - s * 0.82,
    s * 0.72,
    s * 0.66,
    c.down(lighter(chair, 0.12), darker(chair, 0.2)),
    s * 0.14,
  )
  const sh = y - s * 0.95
  c.path(
    d`M${x - s * 0.22} ${y - s * 0.36}L${x - s * 0.25} ${sh + s * 0.1}Q${x - s * 0.24} ${sh} ${x - s * 0.1} ${sh}L${x + s * 0.1} ${sh}Q${x + s * 0.24} ${sh} ${x + s * 0.25} ${sh + s * 0.1}L${x + s * 0.22} ${y - s * 0.36}Z`,
    c.across(lighter(wear.coat, 0.14), wear.coat, darker(wear.coat, 0.3)),
  )
  c.poly(
    [
      [x - s * 0.06, sh],
      [x + s * 0.06, sh],
      [x, sh + s * 0.2],
    ],
    alpha('#f7f1e6', wear.dress ? 0 : 0.85),
  )
  for (const side of [-1, 1]) {
    const color = side > 0 ? darker(wear.legs, 0.2) : wear.legs
    c.line(
      [
        [x + side * s * 0.1, y - s * 0.4],
        [x + side * s * 0.15, y - s * 0.36],
        [x + side * s * 0.11, y - s * 0.05],
      ],
      color,
      s * 0.13,
    )
    c.ellipse(x + side * s * 0.12, y - s * 0.025, s * 0.085, s * 0.035, darker(wear.legs, 0.5))
    c.rect(
      x + (side > 0 ? s * 0.3 : -s * 0.42),
      y - s * 0.52,
      s * 0.12,
      s * 0.42,
      c.down(lighter(chair, 0.2), darker(chair, 0.25)),
      s * 0.05,
    )
  }
  c.line(
    [
      [x - s * 0.2, sh + s * 0.08],
      [x - s * 0.27, y - s * 0.58],
      [x - s * 0.08, y - s * 0.46],
    ],
    lighter(wear.coat, 0.08),
    s * 0.1,
  )
  const hand: [number, number] = raise ? [x + s * 0.34, sh - s * 0.12] : [x + s * 0.08, y - s * 0.47]
  c.line(
    [[x + s * 0.2, sh + s * 0.08], [x + s * 0.3, raise ? sh + s * 0.2 : y - s * 0.58], hand],
    darker(wear.coat, 0.18),
    s * 0.1,
  )
  c.circle(hand[0], hand[1], s * 0.045, wear.skin)
  head(c, x, sh - s * 0.18, s * 0.13, wear)
}

/** Head and shoulders from behind, with a rim of light from the front; y is where the shoulders end. */
export function fromBehind(
  c: Canvas,
  x: number,
  y: number,
  size: number,
  tint: string,
  share: number,
  rim: string,
): void {
  const s = size
  const wear = look(c, tint, share)
  const sh = y - s * 0.85
  c.path(
    d`M${x - s * 0.98} ${y}Q${x - s * 0.98} ${sh + s * 0.1} ${x - s * 0.4} ${sh}L${x + s * 0.4} ${sh}Q${x + s * 0.98} ${sh + s * 0.1} ${x + s * 0.98} ${y}Z`,
    c.down(wear.coat, darker(wear.coat, 0.5)),
  )
  c.stroke(
    d`M${x - s * 0.9} ${sh + s * 0.42}Q${x - s * 0.85} ${sh + s * 0.1} ${x - s * 0.4} ${sh}`,
    alpha(rim, 0.4),
    s * 0.035,
  )
  c.stroke(
    d`M${x + s * 0.9} ${sh + s * 0.42}Q${x + s * 0.85} ${sh + s * 0.1} ${x + s * 0.4} ${sh}`,
    alpha(rim, 0.4),
    s * 0.035,
  )
  c.rect(x - s * 0.2, sh - s * 0.3, s * 0.4, s * 0.46, darker(wear.skin, 0.2), s * 0.1)
  const top = sh - s * 0.62
  if (wear.style === 1)
    c.path(
      d`M${x - s * 0.5} ${sh + s * 0.2}Q${x - s * 0.6} ${top - s * 0.55} ${x} ${top - s * 0.55}Q${x + s * 0.6} ${top - s * 0.55} ${x + s * 0.5} ${sh + s * 0.2}Z`,
      c.down(wear.hair, darker(wear.hair, 0.3)),
    )
  if (wear.style === 2) c.circle(x, top - s * 0.12, s * 0.26, darker(wear.hair, 0.2))
  for (const side of [-1, 1])
    c.ellipse(x + side * s * 0.43, top + s * 0.08, s * 0.07, s * 0.12, darker(wear.skin, 0.15))
  c.ellipse(x, top, s * 0.43, s * 0.5, c.down(wear.hair, darker(wear.hair, 0.35)))
  if (wear.style === 4) c.ellipse(x, top - s * 0.16, s * 0.26, s * 0.24, darker(wear.skin, 0.12))
  c.stroke(
    d`M${x - s * 0.4} ${top - s * 0.16}Q${x - s * 0.3} ${top - s * 0.5} ${x} ${top - s * 0.5}Q${x + s * 0.3} ${top - s * 0.5} ${x + s * 0.4} ${top - s * 0.16}`,
    alpha(rim, 0.45),
    s * 0.035,
  )
}
