import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { bokeh, glow, haze, pendant, shadow, vignette } from './light.ts'
import { ridge, sky } from './nature.ts'
import { days, evenings, lands, nights, pickRoom, type Room } from './palette.ts'
import { bust, figure, look } from './people.ts'
import { plant, screen, shell, sidePanel } from './room.ts'
import { street } from './town.ts'

/** A window with the town outside. */
function windowView(c: Canvas, x: number, y: number, w: number, h: number, frame: string, night: boolean): void {
  const land = c.random.pick(night ? nights : lands)
  c.raw(`<clipPath id="pane"><rect x="${Math.round(x)}" y="${Math.round(y)}" width="${Math.round(w)}" height="${Math.round(h)}"/></clipPath><g clip-path="url(#pane)">`)
  sky(c, land, y + h, night)
  ridge(c, y + h * 0.6, h * 0.07, mix(land.far, land.haze, 0.3))
  street(c, land, y + h * 1.02, c.u * 80, night ? 0.5 : 0.05, 0.25)
  c.raw('</g>')
  const t = c.u * 13
  for (const at of [0, 0.5, 1]) c.rect(x + w * at - t / 2, y - t / 2, t, h + t, frame)
  for (const at of [0, 0.32, 1]) c.rect(x - t / 2, y + h * at - t / 2, w + t, t, frame)
  c.rect(x - t * 2, y + h + t / 2, w + t * 4, t * 1.3, lighter(frame, 0.25))
}

/** A desk lamp and the pool of light under it. */
function lamp(c: Canvas, x: number, y: number, s: number, color: string, light: string): void {
  c.ellipse(x, y, s * 0.24, s * 0.06, darker(color, 0.3))
  c.line([[x, y], [x - s * 0.2, y - s * 0.6], [x + s * 0.24, y - s * 1.02]], darker(color, 0.15), s * 0.05)
  const hx = x + s * 0.34
  const hy = y - s * 0.98
  c.poly([[hx - s * 0.04, hy], [hx + s * 0.22, hy + s * 0.06], [hx + s * 0.95, y + s * 0.1], [hx - s * 0.6, y + s * 0.1]], c.down(alpha(light, 0.6), alpha(light, 0.04)))
  glow(c, hx + s * 0.14, y + s * 0.06, s * 1.1, light, 0.55, 0.24)
  c.path(d`M${hx - s * 0.14} ${hy + s * 0.04}Q${hx - s * 0.04} ${hy - s * 0.26} ${hx + s * 0.14} ${hy - s * 0.16}Q${hx + s * 0.34} ${hy - s * 0.04} ${hx + s * 0.3} ${hy + s * 0.16}Z`, c.slant(lighter(color, 0.25), darker(color, 0.2)))
}

/** Loose sheets with ruled bars instead of writing. */
function sheets(c: Canvas, x: number, y: number, s: number, ink: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const [px, py] = [x + index * s * 0.3 + c.random.between(-0.1, 0.1) * s, y + c.random.between(-0.08, 0.08) * s]
    const lean = c.random.between(-0.3, 0.3) * s
    c.poly([[px - s * 0.04, py + s * 0.03], [px + s * 0.96, py + s * 0.03], [px + s * 0.84 + lean, py - s * 0.36], [px + s * 0.1 + lean, py - s * 0.36]], alpha('#0a0d18', 0.25))
    c.poly([[px, py], [px + s, py], [px + s * 0.86 + lean, py - s * 0.38], [px + s * 0.14 + lean, py - s * 0.38]], c.down('#ffffff', '#efe7d8'))
    for (let row = 0; row < 4; row += 1) {
      const t = 0.18 + row * 0.19
      const left = px + s * (0.12 + 0.14 * t) + lean * t
      c.line([[left, py - s * 0.38 * t], [left + s * c.random.between(0.3, 0.58), py - s * 0.38 * t]], alpha(row === 3 ? ink : '#7b7f88', 0.6), s * 0.022)
    }
  }
}

/** A work place: screen, lamp, papers, a window. */
export function desk(c: Canvas): void {
  const night = c.random.chance(0.45)
  const room = c.random.pick(night ? evenings : days)
  const { w, h, u } = c
  const y = h * c.random.between(0.66, 0.72)
  c.rect(0, 0, w, h, c.slant(lighter(room.wallLight, 0.05), room.wall, darker(room.wall, 0.2)))
  const winX = w * c.random.pick([0.06, 0.3, 0.56])
  const ww = Math.min(w * 0.4, u * c.random.between(360, 520))
  glow(c, winX + ww / 2, h * 0.34, ww * 1.2, room.light, night ? 0.2 : 0.6)
  windowView(c, winX, h * c.random.between(0.08, 0.13), ww, h * c.random.between(0.38, 0.46), night ? mix(room.wall, '#ffffff', 0.25) : '#fbf8f2', night)
  const far = winX > w * 0.4 ? w * 0.06 : w * 0.66
  for (let shelf = 0; shelf < 2; shelf += 1) {
    const sy = h * (0.24 + shelf * 0.17)
    let x = far + u * 8
    while (x < far + u * 300) {
      const bw = u * c.random.between(14, 32)
      const bh = u * c.random.between(70, 112)
      if (c.random.chance(0.86)) c.rect(x, sy - bh, bw, bh, c.across(lighter(c.random.pick([room.accent, room.second, room.wall, mix(room.dark, room.wallLight, 0.4)]), 0.1), darker(room.accent, 0.3)), u * 2)
      x += bw + u * 2
    }
    c.rect(far, sy, u * 320, u * 11, mix(room.floor, '#8a6242', 0.5))
    c.rect(far, sy + u * 11, u * 320, u * 16, c.down(alpha('#000000', 0.24), alpha('#000000', 0)))
  }
  const wood = c.random.pick(['#c08d5e', '#8a5a3a', '#e2c7a0', mix(room.wallLight, '#f6efe2', 0.5)])
  if (c.random.chance(0.35)) for (const at of [0.3, 0.72]) bust(c, w * at, y, u * 300, look(c, room.light, 0.12), u * c.random.between(-14, 14))
  c.rect(0, y, w, h - y, c.down(lighter(wood, 0.3), wood, darker(wood, 0.3)))
  c.rect(0, h * 0.965, w, h * 0.04, darker(wood, 0.5))
  for (let line = 0; line < 5; line += 1) c.rect(0, y + (h - y) * (0.14 + line * 0.18), w, u * 2, alpha(darker(wood, 0.5), 0.16))
  const sx = w * c.random.between(0.34, 0.56)
  const sw = u * c.random.between(360, 460)
  const sh = sw * 0.6
  const base = y + h * 0.07
  shadow(c, sx, base, sw * 0.6, 0.45, 0.12)
  c.poly([[sx - sw * 0.06, base - sh * 0.3], [sx + sw * 0.06, base - sh * 0.3], [sx + sw * 0.08, base], [sx - sw * 0.08, base]], '#5a636d')
  c.ellipse(sx, base, sw * 0.24, sw * 0.03, '#454d57')
  c.rect(sx - sw * 0.515, base - sh * 1.26, sw * 1.03, sh * 1.05, '#20252d', u * 10)
  screen(c, sx - sw / 2, base - sh * 1.23, sw, sh * 0.98, room)
  const key = base + h * 0.06
  c.poly([[sx - sw * 0.34, key], [sx + sw * 0.34, key], [sx + sw * 0.4, key + u * 62], [sx - sw * 0.4, key + u * 62]], '#dfe3e6')
  for (let row = 0; row < 4; row += 1) for (let k = 0; k < 14; k += 1) c.rect(sx - sw * (0.33 + row * 0.012) + k * sw * (0.0475 + row * 0.0018), key + u * (6 + row * 14), sw * 0.04, u * 10, k % 5 === 4 ? mix(room.accent, '#ffffff', 0.3) : '#aeb6bd', u * 2)
  lamp(c, sx - sw * c.random.between(0.82, 0.95), base + h * 0.03, u * c.random.between(240, 290), room.accent, mix(room.light, '#ffd88f', 0.6))
  sheets(c, sx + sw * 0.6, base + h * 0.14, u * 200, room.second, c.random.int(1, 3))
  if (c.random.chance(0.6)) plant(c, Math.min(w * 0.95, sx + sw * 0.86), base - u * 10, u * 190, '#4f8458', room.second)
  const mug = sx - sw * 0.62
  c.rect(mug, base + h * 0.1, u * 52, u * 62, c.across(lighter(room.second, 0.3), room.second, darker(room.second, 0.3)), u * 9)
  c.ellipse(mug + u * 26, base + h * 0.1 + u * 3, u * 25, u * 7, '#5b351e')
  vignette(c, room.dark, 0.42)
}

/** A service counter with seats, glass and a conversation. */
export function counter(c: Canvas): void {
  const room = c.random.pick(c.random.chance(0.7) ? days : evenings)
  const { w, h, u } = c
  const y = h * c.random.between(0.6, 0.66)
  c.rect(0, 0, w, y + h * 0.1, c.down(darker(room.wall, 0.1), room.wall, room.wallLight))
  const back = c.random.int(0, 2)
  if (back === 0) windowView(c, w * 0.2, h * 0.12, w * 0.6, h * 0.34, lighter(room.wall, 0.4), false)
  else if (back === 1) for (let slat = 0; slat < w / (u * 30); slat += 1) c.rect(slat * u * 30, 0, u * 17, y, c.down(alpha(mix(room.accent, '#a87b52', 0.5), 0.8), alpha(mix(room.accent, '#8a5f3c', 0.5), 0.45)))
  else for (let cell = 0; cell < 24; cell += 1) {
    const [cx, cy] = [w * (0.1 + 0.1 * (cell % 8) + 0.006), h * (0.12 + Math.floor(cell / 8) * 0.13)]
    c.rect(cx, cy, w * 0.088, h * 0.115, darker(room.wall, 0.16))
    for (let file = 0; file < 5; file += 1) if (c.random.chance(0.8)) c.rect(cx + w * (0.006 + file * 0.016), cy + h * 0.02, w * 0.013, h * 0.095, c.random.pick([room.accent, room.second, room.wallLight, mix(room.dark, room.wall, 0.5)]))
  }
  c.rect(0, y + h * 0.06, w, h, c.down(mix(room.floor, room.light, 0.35), room.floor, darker(room.floor, 0.3)))
  const desks = w > h * 1.2 ? c.random.int(2, 3) : 2
  const span = w * 0.84
  const tall = u * 190
  const top = y - u * 40
  const color = c.random.pick([room.accent, room.second, mix(room.accent, '#c99a68', 0.6)])
  const glass = c.random.chance(0.6)
  for (let index = 0; index < desks; index += 1) bust(c, w * 0.08 + (span * (index + 0.5)) / desks, top, u * 235, look(c, room.light, 0.08), u * c.random.between(-8, 8))
  shadow(c, w / 2, top + tall, w * 0.5, 0.5, 0.1)
  c.rect(w * 0.06, top, w * 0.88, tall, c.down(lighter(color, 0.16), color, darker(color, 0.32)), u * 8)
  for (let slat = 0; slat < 44; slat += 1) c.rect(w * (0.065 + slat * 0.02), top + u * 20, w * 0.008, tall - u * 26, alpha('#000000', 0.1))
  c.rect(w * 0.045, top - u * 10, w * 0.91, u * 24, c.down('#ffffff', mix(room.light, '#c7a880', 0.35)), u * 8)
  for (let index = 0; index < desks; index += 1) {
    const x = w * 0.08 + (span * (index + 0.5)) / desks
    c.rect(x + u * 96, top - u * 82, u * 96, u * 66, darker(room.dark, 0.1), u * 5)
    c.rect(x + u * 138, top - u * 18, u * 12, u * 10, darker(room.dark, 0.1))
    if (glass) {
      c.rect(x - span / desks / 2 + u * 16, top - u * 260, span / desks - u * 32, u * 250, c.slant(alpha('#e8fbff', 0.32), alpha('#e8fbff', 0.06), alpha('#e8fbff', 0.22)), u * 6)
      c.poly([[x - u * 110, top - u * 256], [x - u * 70, top - u * 256], [x - u * 150, top - u * 12], [x - u * 180, top - u * 12]], alpha('#ffffff', 0.16))
    }
    pendant(c, x, h * 0.12, u * 80, room.accent, mix(room.light, '#ffdf9e', 0.5), desks % 3)
    if (c.random.chance(0.75)) figure(c, x - u * 40, h * 0.93, u * 430, look(c, room.light, 0.08), c.random.pick(['talk', 'stand', 'paper', 'point']))
    else {
      c.rect(x - u * 60, h * 0.78, u * 120, u * 22, lighter(color, 0.2), u * 9)
      c.rect(x - u * 60, h * 0.78 - u * 100, u * 120, u * 96, c.down(lighter(color, 0.1), darker(color, 0.2)), u * 18)
      for (const leg of [-50, 44]) c.rect(x + u * leg, h * 0.78 + u * 20, u * 7, u * 100, '#4a4f57')
    }
  }
  plant(c, w * c.random.pick([0.05, 0.95]), h * 0.9, u * 290, '#4f8458', mix(room.accent, room.dark, 0.2))
  haze(c, y, h * 0.12, room.light, 0.16)
  vignette(c, room.dark, 0.34)
}

/** What a telephone shows: form, bubbles, key, dial, ticks or bars. */
function phoneScreen(c: Canvas, x: number, y: number, w: number, h: number, room: Room, style: number): void {
  const ink = mix(room.wall, room.dark, 0.4)
  c.rect(x, y, w, h * 0.15, c.across(room.accent, mix(room.accent, room.second, 0.4)))
  c.circle(x + w * 0.14, y + h * 0.085, w * 0.055, alpha('#ffffff', 0.9))
  c.rect(x + w * 0.26, y + h * 0.07, w * 0.4, h * 0.028, alpha('#ffffff', 0.85), h * 0.014)
  if (style === 0) {
    for (let row = 0; row < 4; row += 1) {
      c.rect(x + w * 0.1, y + h * (0.205 + row * 0.135), w * c.random.between(0.25, 0.45), h * 0.018, alpha(ink, 0.55), h * 0.009)
      c.rect(x + w * 0.1, y + h * (0.235 + row * 0.135), w * 0.8, h * 0.068, '#ffffff', w * 0.03)
      c.rect(x + w * 0.14, y + h * (0.26 + row * 0.135), w * c.random.between(0.2, 0.5), h * 0.018, alpha(ink, 0.3), h * 0.009)
    }
    c.rect(x + w * 0.1, y + h * 0.82, w * 0.8, h * 0.09, room.accent, h * 0.045)
    c.line([[x + w * 0.44, y + h * 0.866], [x + w * 0.48, y + h * 0.885], [x + w * 0.57, y + h * 0.845]], '#ffffff', w * 0.025)
  } else if (style === 1) {
    for (let row = 0; row < 5; row += 1) {
      const mine = row % 2 === 1
      const wide = w * c.random.between(0.45, 0.66)
      const by = y + h * (0.195 + row * 0.148)
      const bx = mine ? x + w * 0.92 - wide : x + w * 0.08
      c.rect(bx, by, wide, h * 0.115, mine ? room.accent : '#ffffff', w * 0.07)
      c.poly(mine ? [[bx + wide - w * 0.1, by + h * 0.1], [bx + wide + w * 0.02, by + h * 0.135], [bx + wide - w * 0.02, by + h * 0.07]] : [[bx + w * 0.1, by + h * 0.1], [bx - w * 0.02, by + h * 0.135], [bx + w * 0.02, by + h * 0.07]], mine ? room.accent : '#ffffff')
      for (let line = 0; line < 2; line += 1) c.rect(bx + w * 0.06, by + h * (0.032 + line * 0.035), wide * c.random.between(0.4, 0.76), h * 0.016, alpha(mine ? '#ffffff' : ink, 0.6), h * 0.008)
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
    for (let dot = 0; dot < 4; dot += 1) c.circle(x + w * (0.29 + dot * 0.14), y + h * 0.76, w * 0.035, dot < 3 ? room.second : alpha(ink, 0.25))
  } else if (style === 3) {
    const [kx, ky] = [x + w / 2, y + h * 0.46]
    c.circle(kx, ky, w * 0.37, '#ffffff')
    c.stroke(d`M${kx} ${ky - w * 0.37}A${w * 0.37} ${w * 0.37} 0 1 1 ${kx - w * 0.35} ${ky + w * 0.12}`, room.accent, w * 0.05)
    for (let mark = 0; mark < 12; mark += 1) c.circle(kx + Math.sin((mark * Math.PI) / 6) * w * 0.29, ky - Math.cos((mark * Math.PI) / 6) * w * 0.29, w * 0.013, ink)
    c.line([[kx, ky], [kx + w * 0.12, ky - w * 0.13]], ink, w * 0.035)
    c.line([[kx, ky], [kx - w * 0.06, ky - w * 0.23]], room.second, w * 0.022)
    c.rect(x + w * 0.2, y + h * 0.78, w * 0.6, h * 0.075, room.second, h * 0.037)
  } else if (style === 4) {
    for (let row = 0; row < 5; row += 1) {
      const ry = y + h * (0.2 + row * 0.148)
      c.rect(x + w * 0.07, ry, w * 0.86, h * 0.122, '#ffffff', w * 0.05)
      c.circle(x + w * 0.2, ry + h * 0.061, w * 0.075, row < 3 ? room.accent : alpha(ink, 0.18))
      if (row < 3) c.line([[x + w * 0.165, ry + h * 0.062], [x + w * 0.192, ry + h * 0.075], [x + w * 0.24, ry + h * 0.045]], '#ffffff', w * 0.024)
      c.rect(x + w * 0.34, ry + h * 0.035, w * c.random.between(0.28, 0.5), h * 0.02, alpha(ink, 0.65), h * 0.01)
      c.rect(x + w * 0.34, ry + h * 0.07, w * c.random.between(0.16, 0.36), h * 0.016, alpha(ink, 0.3), h * 0.008)
    }
  } else {
    c.rect(x + w * 0.07, y + h * 0.19, w * 0.86, h * 0.4, '#ffffff', w * 0.05)
    for (let bar = 0; bar < 6; bar += 1) {
      const tall = h * c.random.between(0.08, 0.32)
      c.rect(x + w * (0.13 + bar * 0.127), y + h * 0.56 - tall, w * 0.085, tall, bar % 2 ? room.second : room.accent, w * 0.02)
    }
    for (let card = 0; card < 2; card += 1) {
      c.rect(x + w * (0.07 + card * 0.45), y + h * 0.63, w * 0.41, h * 0.26, '#ffffff', w * 0.05)
      c.circle(x + w * (0.275 + card * 0.45), y + h * 0.74, w * 0.1, card ? room.accent : room.second)
    }
  }
}

/** A telephone, held or free, before coloured ground. */
export function phone(c: Canvas): void {
  const room = pickRoom(c.random, 0.5)
  const { w, h, u } = c
  const ground = c.random.int(0, 3)
  c.rect(0, 0, w, h, c.slant(room.wallLight, room.wall, darker(room.wall, 0.3)))
  glow(c, w * 0.5, h * 0.42, w * 0.7, mix(room.light, room.accent, 0.2), 0.5)
  if (ground === 0) for (let ring = 6; ring > 0; ring -= 1) c.circle(w * 0.5, h * 0.5, u * 120 * ring, alpha(ring % 2 ? room.accent : room.light, 0.1))
  else if (ground === 1) for (let shape = 0; shape < 9; shape += 1) c.circle(w * c.random.next(), h * c.random.next(), u * c.random.between(50, 230), alpha(c.random.pick([room.accent, room.second, room.light]), 0.22))
  else if (ground === 2) {
    const land = c.random.pick(lands)
    sky(c, land, h * 0.8, false)
    street(c, land, h * 0.78, u * 150, 0.1, 0.55)
    c.rect(0, h * 0.78, w, h, c.down(mix(land.ground, land.haze, 0.5), land.ground))
    c.rect(0, 0, w, h, alpha(land.haze, 0.32))
  } else for (let band = 0; band < 7; band += 1) c.poly([[w * (band * 0.3 - 0.9), h], [w * (band * 0.3 - 0.76), h], [w * (band * 0.3 + 0.1), 0], [w * (band * 0.3 - 0.04), 0]], alpha(band % 2 ? room.accent : room.light, 0.13))
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
    c.raw(`<clipPath id="glass"><rect x="${sx.toFixed(1)}" y="${sy.toFixed(1)}" width="${sw.toFixed(1)}" height="${sh.toFixed(1)}" rx="${(pw * 0.085).toFixed(1)}"/></clipPath><g clip-path="url(#glass)">`)
    c.rect(sx, sy, sw, sh, c.down('#f8f6f1', mix('#f1ece2', room.accent, 0.14)))
    phoneScreen(c, sx, sy, sw, sh, room, c.random.int(0, 5))
    c.poly([[sx, sy], [sx + sw * 0.5, sy], [sx, sy + sh * 0.7]], alpha('#ffffff', 0.1))
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
    c.path(d`M${x + w * 0.16} ${bottom * 1.15}L${x + w * 0.1} ${y + h * 0.9}Q${x - w * 0.2} ${y + h * 0.72} ${x - w * 0.12} ${y + h * 0.5}L${x + w * 0.7} ${y + h * 0.5}L${x + w * 1.1} ${y + h * 0.8}Q${x + w * 1.04} ${y + h} ${x + w * 0.9} ${bottom * 1.15}Z`, c.across(lighter(skin, 0.16), skin, darker(skin, 0.25)))
    c.path(d`M${x} ${bottom * 1.2}L${x + w * 0.08} ${y + h * 1.08}L${x + w} ${y + h * 1.08}L${x + w * 1.08} ${bottom * 1.2}Z`, c.across(lighter(sleeve, 0.2), sleeve, darker(sleeve, 0.3)))
    return
  }
  c.line([[x - w * 0.09, y + h * 0.78], [x - w * 0.08, y + h * 0.56], [x + w * 0.12, y + h * 0.46]], darker(skin, 0.06), w * 0.15)
  c.line([[x - w * 0.09, y + h * 0.76], [x - w * 0.085, y + h * 0.58], [x + w * 0.11, y + h * 0.47]], lighter(skin, 0.08), w * 0.11)
  for (let finger = 0; finger < 4; finger += 1) c.line([[x + w * 1.05, y + h * (0.5 + finger * 0.085)], [x + w * 0.94, y + h * (0.515 + finger * 0.085)]], finger % 2 ? darker(skin, 0.14) : skin, w * 0.135)
}

/** A town plan: river, parks, blocks, streets, pins; sometimes islands. */
export function map(c: Canvas): void {
  const land = c.random.pick(lands)
  const room = pickRoom(c.random, 0.6)
  const { w, h, u } = c
  const style = c.random.int(0, 3)
  const paper = style === 2 ? mix(land.sky[1], '#3f8fb0', 0.3) : mix('#f3ecdc', c.random.pick([land.haze, room.wallLight]), 0.3)
  c.rect(0, 0, w, h, c.slant(lighter(paper, 0.2), paper, darker(paper, 0.1)))
  c.raw(`<g transform="rotate(${c.random.between(-24, 24).toFixed(1)} ${w / 2} ${h / 2}) translate(${w / 2} ${h / 2}) skewX(${c.random.between(-10, 10).toFixed(1)}) scale(1.5) translate(${-w / 2} ${-h / 2})">`)
  if (style === 2) islands(c, land.green[0], paper)
  else blocks(c, paper, land.green, room)
  const river = mix('#6fb3cf', land.sky[1], 0.35)
  if (style < 2) {
    const bend = h * c.random.between(-0.2, 0.2)
    const at = h * c.random.between(0.35, 0.65)
    const path = d`M${-w * 0.2} ${at}C${w * 0.3} ${at + bend * 2} ${w * 0.6} ${at - bend * 2} ${w * 1.2} ${at + bend}`
    c.stroke(path, darker(river, 0.15), u * 76)
    c.stroke(path, river, u * 66)
    c.stroke(path, alpha('#ffffff', 0.3), u * 8)
  }
  const colors = [room.accent, room.second, darker(land.green[1], 0.1), '#3c5f9c'] as const
  const lines = style === 3 ? 8 : c.random.int(2, 4)
  for (let line = 0; line < lines; line += 1) {
    const steep = line % 2
    const [a, b] = [c.random.between(0.05, 0.95), c.random.between(0.05, 0.95)]
    const from: Point = steep ? [w * a, -h * 0.2] : [-w * 0.2, h * a]
    const to: Point = steep ? [w * b, h * 1.2] : [w * 1.2, h * b]
    const mid: Point = steep ? [w * a, h * 0.5] : [w * 0.5, h * a]
    const bent: Point = steep ? [w * b, h * 0.5 + Math.abs(w * (b - a))] : [w * 0.5 + Math.abs(h * (b - a)), h * b]
    c.line([from, mid, bent, to], alpha('#0a0d18', 0.18), u * 15)
    c.line([from, mid, bent, to], colors[line % 4] ?? room.accent, u * 10)
    for (const [x, y] of [mid, bent]) {
      c.circle(x, y, u * 14, colors[line % 4] ?? room.accent)
      c.circle(x, y, u * 8, '#ffffff')
    }
  }
  const dots = c.random.pick([0, 30, 60])
  for (let dot = 0; dot < dots; dot += 1) c.circle(w * c.random.next(), h * c.random.next(), u * c.random.between(7, 12), c.random.pick(['#4f9a52', '#e5b53a', room.accent]))
  c.raw('</g>')
  const folds = c.random.int(2, 4)
  for (let fold = 0; fold < folds; fold += 1) c.rect((w / folds) * fold, 0, w / folds, h, c.across(alpha('#ffffff', 0.16), alpha('#000000', 0), alpha('#0a0d18', 0.16)))
  c.rect(0, 0, w, h, c.slant(alpha(room.light, 0.3), alpha(room.light, 0), alpha(room.dark, 0.3)))
  const pins = c.random.int(3, 7)
  const spots = Array.from({ length: pins }, (_, index): Point => [w * ((index + c.random.between(0.2, 0.8)) / pins), h * c.random.between(0.3, 0.85)]).sort((a, b) => a[1] - b[1])
  spots.forEach(([x, y], index) => {
    const s = u * c.random.between(70, 110)
    const color = [room.accent, room.second, '#c8473f'][index % 3] ?? room.accent
    c.poly([[x, y], [x + s * 0.7, y - s * 0.42], [x + s * 0.95, y - s * 0.3]], alpha('#0a0d18', 0.24))
    c.ellipse(x + s * 0.8, y - s * 0.4, s * 0.3, s * 0.16, alpha('#0a0d18', 0.2))
    c.path(d`M${x} ${y}C${x - s * 0.12} ${y - s * 0.4} ${x - s * 0.44} ${y - s * 0.5} ${x - s * 0.44} ${y - s * 0.86}A${s * 0.44} ${s * 0.44} 0 1 1 ${x + s * 0.44} ${y - s * 0.86}C${x + s * 0.44} ${y - s * 0.5} ${x + s * 0.12} ${y - s * 0.4} ${x} ${y}Z`, c.across(lighter(color, 0.3), color, darker(color, 0.3)))
    c.circle(x, y - s * 0.86, s * 0.17, '#ffffff')
  })
  vignette(c, room.dark, 0.4)
}

function blocks(c: Canvas, paper: string, green: readonly [string, string, string], room: Room): void {
  const { w, h } = c
  const size = c.u * c.random.between(90, 150)
  for (let y = -size; y < h + size; y += size) {
    for (let x = -size; x < w + size; ) {
      const wide = size * c.random.between(0.7, 1.7)
      const gap = c.u * (c.random.chance(0.2) ? 16 : 8)
      const kind = c.random.next()
      if (kind < 0.13) {
        c.rect(x, y, wide - gap, size - gap, mix(green[0], '#b9d48a', 0.4), c.u * 8)
        for (let dot = 0; dot < 7; dot += 1) c.circle(x + (wide - gap) * c.random.between(0.1, 0.9), y + (size - gap) * c.random.between(0.1, 0.9), c.u * c.random.between(5, 10), mix(green[1], '#6fa05a', 0.4))
      } else {
        c.rect(x, y, wide - gap, size - gap, mix(paper, '#ffffff', 0.5), c.u * 4)
        const lots = c.random.int(2, 4)
        for (let lot = 0; lot < lots; lot += 1) for (let row = 0; row < 2; row += 1) {
          if (c.random.chance(0.2)) continue
          const [lw, lh] = [(wide - gap) / lots, (size - gap) / 2]
          const tone = c.random.chance(0.12) ? mix(room.accent, paper, 0.3) : mix(paper, room.dark, c.random.between(0.1, 0.26))
          c.rect(x + lot * lw + lw * 0.12, y + row * lh + lh * 0.14, lw * c.random.between(0.5, 0.78), lh * c.random.between(0.5, 0.74), tone)
        }
      }
      x += wide
    }
  }
}

function islands(c: Canvas, green: string, sea: string): void {
  const count = c.random.int(4, 7)
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [c.w * c.random.between(0.1, 0.9), c.h * c.random.between(0.12, 0.88)]
    const r = c.u * c.random.between(90, 210)
    const shape: Point[] = Array.from({ length: 11 }, (_, k) => {
      const long = r * c.random.between(0.68, 1.2)
      return [x + Math.cos((k / 11) * 6.283) * long * 1.3, y + Math.sin((k / 11) * 6.283) * long]
    })
    c.line([...shape, shape[0] ?? [x, y]], lighter(sea, 0.22), c.u * 46)
    c.line([...shape, shape[0] ?? [x, y]], '#f0dfb4', c.u * 24)
    c.poly(shape, c.slant(lighter(green, 0.25), green))
    for (let dot = 0; dot < 12; dot += 1) c.rect(x + c.random.between(-0.6, 0.6) * r, y + c.random.between(-0.5, 0.5) * r, c.u * 13, c.u * 11, c.random.pick(['#c8604a', '#f6ead6', '#8a5a4c']))
  }
}

/** Shelves on both sides of an aisle, filled with books or boxes. */
function stacks(c: Canvas, room: Room, books: boolean): void {
  const s = shell(c, room, { half: c.random.between(1.5, 2.1), floor: 1.4, ceiling: c.random.between(1.7, 2.5), back: c.random.between(7, 11) })
  const wood = books ? c.random.pick(['#7a4f30', '#a87547', '#5a3a2a', mix(room.wall, '#6b4a33', 0.5)]) : mix(room.wall, '#6d7680', 0.5)
  const { box } = s
  c.rect(box.x, box.y, box.w, box.h, c.down(mix(room.wallLight, room.light, 0.5), mix(room.wallLight, room.light, 0.85)))
  c.rect(box.x + box.w * 0.25, box.y + box.h * 0.12, box.w * 0.5, box.h * 0.6, c.down('#ffffff', room.light), books ? box.w * 0.25 : 0)
  glow(c, box.x + box.w / 2, box.y + box.h * 0.45, box.w * 2.2, room.light, 0.75)
  const shelves = c.random.int(5, 7)
  const high = s.ceiling * 0.92 + s.floor
  const colors = books ? [room.accent, room.second, '#7d3b3a', '#2f5d62', '#d9b56b', '#41506b', '#8a9a5b', '#e8dcc2'] : ['#b98d5c', '#cda878', '#8f98a3', mix(room.accent, '#b98d5c', 0.4), '#ddd3c0', room.second]
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
            sidePanel(c, s, side, [at, end - 0.012], [low, top], c.down(lighter(color, 0.12), darker(color, 0.18)))
            if (!books) sidePanel(c, s, side, [at + (end - at) * 0.3, at + (end - at) * 0.65], [low + room1 * 0.26, low + room1 * 0.46], alpha('#fff8e8', 0.75))
            else if (c.random.chance(0.4)) sidePanel(c, s, side, [at, end - 0.012], [low + room1 * 0.2, low + room1 * 0.26], alpha('#f3d99a', 0.7))
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
    else figure(c, px, py, (c.u * 1330) / z, look(c, room.light, 0.15), 'paper')
  } else if (c.random.chance(0.5)) figure(c, px, py, (c.u * 1330) / z, look(c, room.light, 0.2), c.random.pick(['paper', 'point']))
  else trolley(c, room, px, py + c.u * 40, c.u * 210)
}

function readingTable(c: Canvas, room: Room, x: number, y: number, s: number): void {
  bust(c, x, y - s * 0.4, s * 0.52, look(c, room.light, 0.12))
  shadow(c, x, y, s * 0.8, 0.5, 0.16)
  for (const side of [-1, 1]) c.rect(x + side * s * 0.56 - s * 0.03, y - s * 0.38, s * 0.06, s * 0.4, '#4f3424')
  c.rect(x - s * 0.68, y - s * 0.42, s * 1.36, s * 0.08, c.across('#c99564', '#a06c42', '#6d452a'), s * 0.02)
  for (const side of [-1, 1]) c.poly([[x, y - s * 0.43], [x, y - s * 0.5], [x + side * s * 0.2, y - s * 0.54], [x + side * s * 0.22, y - s * 0.45]], side < 0 ? '#fffaf0' : '#e9dfcb')
  c.rect(x - s * 0.5, y - s * 0.7, s * 0.02, s * 0.28, '#c99b3f')
  c.path(d`M${x - s * 0.64} ${y - s * 0.66}Q${x - s * 0.62} ${y - s * 0.82} ${x - s * 0.49} ${y - s * 0.82}Q${x - s * 0.36} ${y - s * 0.82} ${x - s * 0.34} ${y - s * 0.66}Z`, c.across('#3f8a62', '#2c6a4a', '#1b4632'))
  glow(c, x - s * 0.49, y - s * 0.6, s * 0.4, room.light, 0.8)
}

function trolley(c: Canvas, room: Room, x: number, y: number, s: number): void {
  shadow(c, x, y, s * 0.7, 0.5, 0.16)
  for (const level of [0.16, 0.62]) {
    for (let box = 0; box < 4; box += 1) c.rect(x - s * 0.46 + box * s * 0.235, y - s * (level + 0.34), s * 0.21, s * 0.3, c.across(lighter('#c79c68', 0.1 * (box % 3)), '#99703f'), s * 0.015)
    c.rect(x - s * 0.52, y - s * level, s * 1.04, s * 0.05, mix(room.accent, '#4d545c', 0.3))
  }
  for (const side of [-1, 1]) {
    c.rect(x + side * s * 0.5 - s * 0.02, y - s * 1.12, s * 0.04, s * 1.06, '#39404a')
    c.circle(x + side * s * 0.44, y - s * 0.05, s * 0.07, '#1c2026')
  }
}

/** A room lined with books. */
export function library(c: Canvas): void {
  const room = pickRoom(c.random, 0.55)
  stacks(c, room, true)
  bokeh(c, 6, [room.light], [0, 0, c.w, c.h * 0.5])
  vignette(c, room.dark, 0.5)
}

/** Long shelves of boxes and folders. */
export function archive(c: Canvas): void {
  const room = pickRoom(c.random, 0.65)
  stacks(c, room, false)
  if (c.random.chance(0.4)) {
    const dots: Point[] = Array.from({ length: 7 }, (_, index) => [c.w * (0.08 + index * 0.14), c.h * c.random.between(0.24, 0.66)])
    c.line(dots, alpha(room.light, 0.7), c.u * 2.4)
    for (const [x, y] of dots) {
      glow(c, x, y, c.u * 34, room.light, 0.9)
      c.circle(x, y, c.u * 6, '#ffffff')
    }
  }
  vignette(c, room.dark, 0.55)
}
