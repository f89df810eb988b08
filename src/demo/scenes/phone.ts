import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, glow, vignette } from './light.ts'
import { sky } from './nature.ts'
import { lands, pickRoom, type Room } from './palette.ts'
import { street } from './town.ts'

/** What a telephone shows: form, bubbles, key, dial, ticks or bars. */
function phoneScreen(c: Canvas, x: number, y: number, w: number, h: number, room: Room, style: number): void {
  const ink = mix(room.wall, room.dark, 0.4)
  c.rect(x, y, w, h * 0.15, c.across(room.accent, mix(room.accent, room.second, 0.4)))
  c.circle(x + w * 0.14, y + h * 0.085, w * 0.055, alpha('#ffffff', 0.9))
  c.rect(x + w * 0.26, y + h * 0.07, w * 0.4, h * 0.028, alpha('#ffffff', 0.85), h * 0.014)
  if (style === 0) {
    for (let row = 0; row < 4; row += 1) {
      c.rect(
        x + w * 0.1,
        y + h * (0.205 + row * 0.135),
        w * c.random.between(0.25, 0.45),
        h * 0.018,
        alpha(ink, 0.55),
        h * 0.009,
      )
      c.rect(x + w * 0.1, y + h * (0.235 + row * 0.135), w * 0.8, h * 0.068, '#ffffff', w * 0.03)
      c.rect(
        x + w * 0.14,
        y + h * (0.26 + row * 0.135),
        w * c.random.between(0.2, 0.5),
        h * 0.018,
        alpha(ink, 0.3),
        h * 0.009,
      )
    }
    c.rect(x + w * 0.1, y + h * 0.82, w * 0.8, h * 0.09, room.accent, h * 0.045)
    c.line(
      [
        [x + w * 0.44, y + h * 0.866],
        [x + w * 0.48, y + h * 0.885],
        [x + w * 0.57, y + h * 0.845],
      ],
      '#ffffff',
      w * 0.025,
    )
  } else if (style === 1) {
    for (let row = 0; row < 5; row += 1) {
      const mine = row % 2 === 1
      const wide = w * c.random.between(0.45, 0.66)
      const by = y + h * (0.195 + row * 0.148)
      const bx = mine ? x + w * 0.92 - wide : x + w * 0.08
      c.rect(bx, by, wide, h * 0.115, mine ? room.accent : '#ffffff', w * 0.07)
      c.poly(
        mine
          ? [
              [bx + wide - w * 0.1, by + h * 0.1],
              [bx + wide + w * 0.02, by + h * 0.135],
              [bx + wide - w * 0.02, by + h * 0.07],
            ]
          : [
              [bx + w * 0.1, by + h * 0.1],
              [bx - w * 0.02, by + h * 0.135],
              [bx + w * 0.02, by + h * 0.07],
            ],
        mine ? room.accent : '#ffffff',
      )
      for (let line = 0; line < 2; line += 1)
        c.rect(
          bx + w * 0.06,
          by + h * (0.032 + line * 0.035),
          wide * c.random.between(0.4, 0.76),
          h * 0.016,
          alpha(mine ? '#ffffff' : ink, 0.6),
          h * 0.008,
        )
    }
  } else if (style === 2) {
    const [kx, ky] = [x + w / 2, y + h * 0.44]
    c.circle(kx, ky, w * 0.33, c.slant(lighter(room.accent, 0.25), room.accent))
    c.circle(kx, ky, w * 0.27, alpha('#ffffff', 0.2))
    c.circle(kx - w * 0.09, ky, w * 0.085, '#ffffff')
    c.circle(kx - w * 0.09, ky, w * 0.04, room.accent)
    c.rect(kx - w * 0.02, ky - w * 0.025, w * 0.22, w * 0.05, '#ffffff')
    c.rect(kx + w * 0.1, ky, w * 0.035, w * 0.08, '#ffffff')
    c.rect(kx + w * 0.16, ky, w * 0.035, w * 0.06, '#ffffff')
    for (let dot = 0; dot < 4; dot += 1)
      c.circle(x + w * (0.29 + dot * 0.14), y + h * 0.76, w * 0.035, dot < 3 ? room.second : alpha(ink, 0.25))
  } else if (style === 3) {
    const [kx, ky] = [x + w / 2, y + h * 0.46]
    c.circle(kx, ky, w * 0.37, '#ffffff')
    c.stroke(
      d`M${kx} ${ky - w * 0.37}A${w * 0.37} ${w * 0.37} 0 1 1 ${kx - w * 0.35} ${ky + w * 0.12}`,
      room.accent,
      w * 0.05,
    )
    for (let mark = 0; mark < 12; mark += 1)
      c.circle(
        kx + Math.sin((mark * Math.PI) / 6) * w * 0.29,
        ky - Math.cos((mark * Math.PI) / 6) * w * 0.29,
        w * 0.013,
        ink,
      )
    c.line(
      [
        [kx, ky],
        [kx + w * 0.12, ky - w * 0.13],
      ],
      ink,
      w * 0.035,
    )
    c.line(
      [
        [kx, ky],
        [kx - w * 0.06, ky - w * 0.23],
      ],
      room.second,
      w * 0.022,
    )
    c.rect(x + w * 0.2, y + h * 0.78, w * 0.6, h * 0.075, room.second, h * 0.037)
  } else if (style === 4) {
    for (let row = 0; row < 5; row += 1) {
      const ry = y + h * (0.2 + row * 0.148)
      c.rect(x + w * 0.07, ry, w * 0.86, h * 0.122, '#ffffff', w * 0.05)
      c.circle(x + w * 0.2, ry + h * 0.061, w * 0.075, row < 3 ? room.accent : alpha(ink, 0.18))
      if (row < 3)
        c.line(
          [
            [x + w * 0.165, ry + h * 0.062],
            [x + w * 0.192, ry + h * 0.075],
            [x + w * 0.24, ry + h * 0.045],
          ],
          '#ffffff',
          w * 0.024,
        )
      c.rect(
        x + w * 0.34,
        ry + h * 0.035,
        w * c.random.between(0.28, 0.5),
        h * 0.02,
        alpha(ink, 0.65),
        h * 0.01,
      )
      c.rect(
        x + w * 0.34,
        ry + h * 0.07,
        w * c.random.between(0.16, 0.36),
        h * 0.016,
        alpha(ink, 0.3),
        h * 0.008,
      )
    }
  } else {
    c.rect(x + w * 0.07, y + h * 0.19, w * 0.86, h * 0.4, '#ffffff', w * 0.05)
    for (let bar = 0; bar < 6; bar += 1) {
      const tall = h * c.random.between(0.08, 0.32)
      c.rect(
        x + w * (0.13 + bar * 0.127),
        y + h * 0.56 - tall,
        w * 0.085,
        tall,
        bar % 2 ? room.second : room.accent,
        w * 0.02,
      )
    }
    for (let card = 0; card < 2; card += 1) {
      c.rect(x + w * (0.07 + card * 0.45), y + h * 0.63, w * 0.41, h * 0.26, '#ffffff', w * 0.05)
      c.circle(x + w * (0.275 + card * 0.45), y + h * 0.74, w * 0.1, card ? room.accent : room.second)
    }
  }
}

/** A telephone, held or free, before coloured ground. */
export function phone(c: Canvas): void {
  const room = pickRoom(c, 0.5)
  const { w, h, u } = c
  const ground = c.layout(4)
  c.rect(0, 0, w, h, c.slant(room.wallLight, room.wall, darker(room.wall, 0.3)))
  glow(c, w * 0.5, h * 0.42, w * 0.7, mix(room.light, room.accent, 0.2), 0.5)
  if (ground === 0)
    for (let ring = 6; ring > 0; ring -= 1)
      c.circle(w * 0.5, h * 0.5, u * 120 * ring, alpha(ring % 2 ? room.accent : room.light, 0.1))
  else if (ground === 1)
    for (let shape = 0; shape < 9; shape += 1)
      c.circle(
        w * c.random.next(),
        h * c.random.next(),
        u * c.random.between(50, 230),
        alpha(c.random.pick([room.accent, room.second, room.light]), 0.22),
      )
  else if (ground === 2) {
    const land = c.mood(lands)
    sky(c, land, h * 0.8, false)
    street(c, land, h * 0.78, u * 150, 0.1, 0.55)
    c.rect(0, h * 0.78, w, h, c.down(mix(land.ground, land.haze, 0.5), land.ground))
    c.rect(0, 0, w, h, alpha(land.haze, 0.32))
  } else
    for (let band = 0; band < 7; band += 1)
      c.poly(
        [
          [w * (band * 0.3 - 0.9), h],
          [w * (band * 0.3 - 0.76), h],
          [w * (band * 0.3 + 0.1), 0],
          [w * (band * 0.3 - 0.04), 0],
        ],
        alpha(band % 2 ? room.accent : room.light, 0.13),
      )
  bokeh(c, 12, [room.light, room.accent], [0, 0, w, h])
  const ph = Math.min(h * 0.84, u * 830)
  const pw = ph * 0.5
  const x = w / 2 - pw / 2 + (c.portrait ? 0 : w * c.random.between(-0.16, 0.16))
  const y = h * 0.5 - ph * 0.52
  const held = c.random.chance(0.55)
  c.turned(c.random.between(-9, 9), x + pw / 2, y + ph / 2, () => {
    if (held) hand(c, x, y, pw, ph, h, true)
    glow(c, x + pw * 0.56, y + ph * 0.55, ph * 0.62, '#05070f', 0.5)
    c.rect(x, y, pw, ph, c.across('#3b424d', '#14171d', '#2a2f38'), pw * 0.13)
    c.rect(x + pw * 0.035, y + pw * 0.035, pw * 0.93, ph - pw * 0.07, '#0b0d12', pw * 0.11)
    const [sx, sy, sw, sh] = [x + pw * 0.06, y + pw * 0.06, pw * 0.88, ph - pw * 0.12]
    c.raw(
      `<clipPath id="glass"><rect x="${sx.toFixed(1)}" y="${sy.toFixed(1)}" width="${sw.toFixed(1)}" height="${sh.toFixed(1)}" rx="${(pw * 0.085).toFixed(1)}"/></clipPath><g clip-path="url(#glass)">`,
    )
    c.rect(sx, sy, sw, sh, c.down('#f8f6f1', mix('#f1ece2', room.accent, 0.14)))
    phoneScreen(c, sx, sy, sw, sh, room, c.layout(6))
    c.poly(
      [
        [sx, sy],
        [sx + sw * 0.5, sy],
        [sx, sy + sh * 0.7],
      ],
      alpha('#ffffff', 0.1),
    )
    c.raw('</g>')
    c.rect(x + pw * 0.38, y + pw * 0.085, pw * 0.24, pw * 0.05, '#0b0d12', pw * 0.03)
    if (held) hand(c, x, y, pw, ph, h, false)
  })
  if (!held) {
    for (let chip = 0; chip < 4; chip += 1) {
      const side = chip % 2 ? 1 : -1
      const [bx, by] = [x + pw / 2 + side * pw * c.random.between(0.72, 1), y + ph * (0.14 + chip * 0.22)]
      c.rect(bx - pw * 0.2, by + u * 8, pw * 0.4, pw * 0.26, alpha('#05070f', 0.2), pw * 0.07)
      c.rect(bx - pw * 0.2, by, pw * 0.4, pw * 0.26, '#fffdf8', pw * 0.07)
      c.circle(bx - pw * 0.1, by + pw * 0.13, pw * 0.065, chip % 2 ? room.accent : room.second)
      c.rect(bx, by + pw * 0.08, pw * 0.14, pw * 0.03, alpha(room.dark, 0.5), pw * 0.015)
      c.rect(bx, by + pw * 0.14, pw * 0.09, pw * 0.03, alpha(room.dark, 0.25), pw * 0.015)
    }
  }
  vignette(c, room.dark, 0.4)
}

/** The hand that holds the telephone: palm behind, fingertips and thumb in front. */
function hand(c: Canvas, x: number, y: number, w: number, h: number, bottom: number, behind: boolean): void {
  const [skin, sleeve] = ['#d49a6e', '#2f4a5f']
  if (behind) {
    c.path(
      d`M${x + w * 0.16} ${bottom * 1.15}L${x + w * 0.1} ${y + h * 0.9}Q${x - w * 0.2} ${y + h * 0.72} ${x - w * 0.12} ${y + h * 0.5}L${x + w * 0.7} ${y + h * 0.5}L${x + w * 1.1} ${y + h * 0.8}Q${x + w * 1.04} ${y + h} ${x + w * 0.9} ${bottom * 1.15}Z`,
      c.across(lighter(skin, 0.16), skin, darker(skin, 0.25)),
    )
    c.path(
      d`M${x} ${bottom * 1.2}L${x + w * 0.08} ${y + h * 1.08}L${x + w} ${y + h * 1.08}L${x + w * 1.08} ${bottom * 1.2}Z`,
      c.across(lighter(sleeve, 0.2), sleeve, darker(sleeve, 0.3)),
    )
    return
  }
  c.line(
    [
      [x - w * 0.09, y + h * 0.78],
      [x - w * 0.08, y + h * 0.56],
      [x + w * 0.12, y + h * 0.46],
    ],
    darker(skin, 0.06),
    w * 0.15,
  )
  c.line(
    [
      [x - w * 0.09, y + h * 0.76],
      [x - w * 0.085, y + h * 0.58],
      [x + w * 0.11, y + h * 0.47],
    ],
    lighter(skin, 0.08),
    w * 0.11,
  )
  for (let finger = 0; finger < 4; finger += 1)
    c.line(
      [
        [x + w * 1.05, y + h * (0.5 + finger * 0.085)],
        [x + w * 0.94, y + h * (0.515 + finger * 0.085)],
      ],
      finger % 2 ? darker(skin, 0.14) : skin,
      w * 0.135,
    )
}
