import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow } from './light.ts'
import type { Land } from './palette.ts'

export interface House {
  wall: string
  roof: string
  land: Land
  /** share of windows with light */
  lit: number
  timber: boolean
  gable: 'point' | 'step' | 'curve' | 'eaves' | 'hip'
  detail: boolean
}

/** A made-up house in the colours of the landscape. */
export function houseOf(c: Canvas, land: Land, lit: number, veil = 0): House {
  return {
    wall: mix(c.random.pick(land.walls), land.haze, veil),
    roof: mix(c.random.pick(land.roofs), land.haze, veil),
    land,
    lit,
    timber: c.random.chance(0.3),
    gable: c.random.pick(['point', 'point', 'step', 'curve', 'eaves', 'hip']),
    detail: veil < 0.35,
  }
}

/** One window, dark or lit, with frame and maybe shutters. */
export function pane(
  c: Canvas,
  x: number,
  y: number,
  w: number,
  h: number,
  style: House,
  shutters: boolean,
): void {
  const on = c.random.chance(style.lit)
  const glass = on
    ? c.down(lighter(style.land.glass, 0.35), style.land.glass)
    : c.slant(mix(style.land.sky[1], style.land.near, 0.45), mix(style.land.near, style.wall, 0.15))
  if (on && style.detail) glow(c, x + w / 2, y + h / 2, h * 1.1, style.land.glass, 0.32)
  const frame = mix(style.wall, style.lit > 0.3 ? style.land.near : '#ffffff', 0.5)
  if (style.detail) c.rect(x - w * 0.1, y - w * 0.1, w * 1.2, h + w * 0.2, frame)
  c.rect(x, y, w, h, glass)
  if (!style.detail) return
  c.rect(x + w * 0.46, y, w * 0.08, h, frame)
  c.rect(x, y + h * 0.32, w, w * 0.07, frame)
  c.rect(x - w * 0.18, y + h + w * 0.08, w * 1.36, w * 0.12, darker(style.wall, 0.25))
  if (!shutters) return
  const color = mix(style.roof, style.land.green[2], 0.6)
  c.rect(x - w * 0.5, y - w * 0.05, w * 0.36, h + w * 0.1, color)
  c.rect(x + w * 1.14, y - w * 0.05, w * 0.36, h + w * 0.1, darker(color, 0.15))
}

/** Dark beams across an upper storey. */
function beams(c: Canvas, x: number, y: number, w: number, h: number, rows: number, color: string): void {
  const bays = Math.max(2, Math.round(w / (c.u * 34)))
  const thick = Math.max(1.2, w * 0.022)
  for (let row = 0; row <= rows; row += 1) c.rect(x, y + (h / rows) * row - thick / 2, w, thick, color)
  for (let bay = 0; bay <= bays; bay += 1) c.rect(x + (w / bays) * bay - thick / 2, y, thick, h, color)
  for (let row = 0; row < rows; row += 1) {
    const [top, low] = [y + (h / rows) * row, y + (h / rows) * (row + 1)]
    c.line(
      [
        [x, low],
        [x + w / bays, top],
      ],
      color,
      thick * 0.8,
    )
    c.line(
      [
        [x + w, low],
        [x + w - w / bays, top],
      ],
      color,
      thick * 0.8,
    )
  }
}

function roof(c: Canvas, x: number, y: number, w: number, high: number, style: House): void {
  const fill = c.down(lighter(style.roof, 0.16), style.roof, darker(style.roof, 0.28))
  const face = c.across(lighter(style.wall, 0.1), style.wall, darker(style.wall, 0.16))
  const m = x + w / 2
  if (style.gable === 'eaves')
    c.poly(
      [
        [x - w * 0.05, y],
        [x + w * 0.05, y - high * 0.66],
        [x + w * 0.95, y - high * 0.66],
        [x + w * 1.05, y],
      ],
      fill,
    )
  else if (style.gable === 'hip')
    c.poly(
      [
        [x - w * 0.06, y],
        [x + w * 0.2, y - high * 0.8],
        [x + w * 0.8, y - high * 0.8],
        [x + w * 1.06, y],
      ],
      fill,
    )
  else if (style.gable === 'step') {
    const steps = 5
    const left: [number, number][] = []
    for (let k = 0; k < steps; k += 1)
      left.push(
        [x + (w * k) / (steps * 2), y - (high * k) / steps],
        [x + (w * k) / (steps * 2), y - (high * (k + 1)) / steps],
      )
    const right = left.map(([px, py]) => [x + w - (px - x), py] as const).reverse()
    c.poly([...left, ...right], face)
    for (const [px, py] of left.filter((_, k) => k % 2)) {
      c.rect(px - w * 0.02, py, w / (steps * 2) + w * 0.02, high * 0.035, style.roof)
      c.rect(x + w - (px - x) - w / (steps * 2), py, w / (steps * 2) + w * 0.02, high * 0.035, style.roof)
    }
  } else if (style.gable === 'curve') {
    c.path(
      d`M${x} ${y}Q${x + w * 0.02} ${y - high * 0.42} ${x + w * 0.2} ${y - high * 0.42}Q${x + w * 0.24} ${y - high * 0.78} ${m - w * 0.14} ${y - high * 0.8}Q${m} ${y - high * 1.08} ${m + w * 0.14} ${y - high * 0.8}Q${x + w * 0.76} ${y - high * 0.78} ${x + w * 0.8} ${y - high * 0.42}Q${x + w * 0.98} ${y - high * 0.42} ${x + w} ${y}Z`,
      face,
    )
    c.circle(m, y - high * 0.55, w * 0.07, darker(style.wall, 0.45))
  } else {
    c.poly(
      [
        [x, y],
        [m, y - high],
        [x + w, y],
      ],
      face,
    )
    c.line(
      [
        [x - w * 0.05, y + high * 0.05],
        [m, y - high],
        [x + w * 1.05, y + high * 0.05],
      ],
      style.roof,
      Math.max(2, w * 0.05),
    )
  }
}

/** A house seen from the front; (x, y) is its lower left corner. */
export function house(c: Canvas, x: number, y: number, w: number, h: number, style: House): void {
  const high = h * (style.gable === 'eaves' || style.gable === 'hip' ? 0.3 : 0.4)
  const wall = h - high
  const top = y - wall
  c.rect(x, top - 1, w, wall + 1, c.across(lighter(style.wall, 0.1), style.wall, darker(style.wall, 0.16)))
  if (style.detail && c.random.chance(0.7)) {
    const at = x + w * c.random.between(0.62, 0.74)
    c.rect(at, top - high * 0.95, w * 0.08, high * 0.8, darker(style.roof, 0.3))
    c.rect(at - w * 0.015, top - high * 0.98, w * 0.11, high * 0.07, darker(style.roof, 0.5))
  }
  roof(c, x, top, w, high, style)
  const floors = Math.max(1, Math.round(wall / (w * 0.42)))
  const storey = wall / floors
  if (style.timber && style.detail)
    beams(c, x, top, w, wall - storey, Math.max(1, floors - 1), darker(style.roof, 0.45))
  const columns = Math.max(2, Math.round(w / (storey * 0.75)))
  const bay = w / columns
  const shutters = c.random.chance(0.4) && !style.timber
  const door = c.random.int(0, columns - 1)
  for (let floor = 0; floor < floors; floor += 1) {
    for (let column = 0; column < columns; column += 1) {
      const px = x + bay * (column + 0.34)
      const py = top + storey * (floor + 0.26)
      if (floor === floors - 1 && column === door) {
        const color = mix(style.roof, style.land.near, 0.4)
        c.rect(px - bay * 0.05, py + storey * 0.04, bay * 0.44, storey * 0.7, darker(color, 0.3), bay * 0.1)
        c.rect(
          px,
          py + storey * 0.1,
          bay * 0.34,
          storey * 0.64,
          c.across(lighter(color, 0.15), color),
          bay * 0.08,
        )
      } else pane(c, px, py, bay * 0.32, storey * 0.46, style, shutters)
    }
  }
  if (style.gable === 'point' || style.gable === 'step')
    pane(c, x + w * 0.43, top - high * 0.5, w * 0.14, high * 0.26, style, false)
  if ((style.gable === 'eaves' || style.gable === 'hip') && style.detail) {
    for (const at of [0.28, 0.62]) {
      c.poly(
        [
          [x + w * at - w * 0.02, top - high * 0.12],
          [x + w * at + w * 0.12, top - high * 0.12],
          [x + w * at + w * 0.12, top - high * 0.36],
          [x + w * at + w * 0.05, top - high * 0.52],
          [x + w * at - w * 0.02, top - high * 0.36],
        ],
        style.wall,
      )
      pane(
        c,
        x + w * at + w * 0.015,
        top - high * 0.36,
        w * 0.07,
        high * 0.2,
        { ...style, detail: false },
        false,
      )
    }
  }
  c.rect(x, y - storey * 0.12, w, storey * 0.12, alpha('#000000', 0.14))
}

/** A church or town tower with one of four tops. */
export function tower(
  c: Canvas,
  x: number,
  y: number,
  w: number,
  h: number,
  style: House,
  top = c.random.int(0, 3),
): void {
  const body = h * 0.62
  const ty = y - body
  c.rect(x - w / 2, ty, w, body, c.across(lighter(style.wall, 0.14), style.wall, darker(style.wall, 0.24)))
  c.rect(x - w * 0.56, ty - w * 0.05, w * 1.12, w * 0.12, lighter(style.wall, 0.2))
  c.rect(x - w * 0.52, ty + body * 0.42, w * 1.04, w * 0.07, darker(style.wall, 0.2))
  for (const side of [-1, 1]) {
    const px = x + side * w * 0.2 - w * 0.09
    c.path(
      d`M${px} ${ty + body * 0.36}L${px} ${ty + body * 0.2}a${w * 0.09} ${w * 0.09} 0 0 1 ${w * 0.18} 0L${px + w * 0.18} ${ty + body * 0.36}Z`,
      style.lit > 0.3 ? style.land.glass : darker(style.wall, 0.6),
    )
  }
  if (style.detail) clock(c, x, ty + body * 0.54, w * 0.24, style)
  const roofFill = c.across(lighter(style.roof, 0.22), style.roof, darker(style.roof, 0.34))
  const high = h - body
  if (top === 0)
    c.poly(
      [
        [x - w * 0.58, ty],
        [x, ty - high * 1.1],
        [x + w * 0.58, ty],
      ],
      roofFill,
    )
  else if (top === 1) {
    c.path(
      d`M${x - w * 0.55} ${ty}C${x - w * 0.75} ${ty - high * 0.5} ${x - w * 0.1} ${ty - high * 0.4} ${x - w * 0.1} ${ty - high * 0.72}L${x + w * 0.1} ${ty - high * 0.72}C${x + w * 0.1} ${ty - high * 0.4} ${x + w * 0.75} ${ty - high * 0.5} ${x + w * 0.55} ${ty}Z`,
      roofFill,
    )
    c.poly(
      [
        [x - w * 0.13, ty - high * 0.7],
        [x, ty - high],
        [x + w * 0.13, ty - high * 0.7],
      ],
      style.roof,
    )
  } else if (top === 2) {
    c.poly(
      [
        [x - w * 0.58, ty],
        [x - w * 0.32, ty - high * 0.3],
        [x + w * 0.32, ty - high * 0.3],
        [x + w * 0.58, ty],
      ],
      roofFill,
    )
    c.rect(x - w * 0.24, ty - high * 0.55, w * 0.48, high * 0.26, style.wall)
    c.rect(x - w * 0.08, ty - high * 0.52, w * 0.16, high * 0.2, style.land.glass)
    c.poly(
      [
        [x - w * 0.32, ty - high * 0.54],
        [x, ty - high],
        [x + w * 0.32, ty - high * 0.54],
      ],
      roofFill,
    )
  } else {
    c.rect(
      x - w * 0.6,
      ty - w * 0.22,
      w * 1.2,
      w * 0.26,
      c.across(lighter(style.wall, 0.2), darker(style.wall, 0.3)),
    )
    for (let k = 0; k < 5; k += 1)
      c.rect(
        x - w * 0.6 + k * w * 0.255,
        ty - w * 0.4,
        w * 0.18,
        w * 0.2,
        darker(style.wall, 0.04 + k * 0.05),
      )
    c.poly(
      [
        [x - w * 0.4, ty - w * 0.22],
        [x, ty - high * 0.95],
        [x + w * 0.4, ty - w * 0.22],
      ],
      roofFill,
    )
  }
  c.line(
    [
      [x, ty - high * 0.95],
      [x, ty - high * 1.22],
    ],
    darker(style.roof, 0.3),
    Math.max(1, w * 0.03),
  )
  c.circle(x, ty - high * 1.2, w * 0.05, '#e8b84a')
}

/** A clock face without numerals. */
export function clock(c: Canvas, x: number, y: number, r: number, style: House): void {
  if (style.lit > 0.3) glow(c, x, y, r * 2.4, style.land.glass, 0.5)
  c.circle(x, y, r, darker(style.roof, 0.4))
  c.circle(x, y, r * 0.86, mix('#fffaf0', style.land.glass, style.lit > 0.3 ? 0.4 : 0.08))
  for (let hour = 0; hour < 12; hour += 1)
    c.circle(
      x + Math.sin((hour * Math.PI) / 6) * r * 0.7,
      y - Math.cos((hour * Math.PI) / 6) * r * 0.7,
      r * 0.05,
      '#3a2f2a',
    )
  const at = c.random.between(0, 6.28)
  c.line(
    [
      [x, y],
      [x + Math.sin(at) * r * 0.44, y - Math.cos(at) * r * 0.44],
    ],
    '#2c2522',
    r * 0.1,
  )
  c.line(
    [
      [x, y],
      [x + Math.sin(at * 12) * r * 0.66, y - Math.cos(at * 12) * r * 0.66],
    ],
    '#2c2522',
    r * 0.06,
  )
}

/** A street lamp and its light. */
export function lantern(c: Canvas, x: number, y: number, size: number, light: string, lit: boolean): void {
  c.rect(x - size * 0.02, y - size * 0.8, size * 0.04, size * 0.8, '#1d2029')
  c.rect(x - size * 0.05, y - size * 0.08, size * 0.1, size * 0.08, '#1d2029', size * 0.02)
  if (lit) {
    glow(c, x, y - size * 0.88, size * 0.9, light, 0.6)
    glow(c, x, y, size * 0.8, light, 0.4, 0.22)
  }
  c.poly(
    [
      [x - size * 0.07, y - size * 0.95],
      [x + size * 0.07, y - size * 0.95],
      [x + size * 0.045, y - size * 0.8],
      [x - size * 0.045, y - size * 0.8],
    ],
    lit ? lighter(light, 0.4) : '#c9d4d8',
  )
  c.poly(
    [
      [x - size * 0.09, y - size * 0.95],
      [x + size * 0.09, y - size * 0.95],
      [x, y - size * 1.02],
    ],
    '#1d2029',
  )
}
