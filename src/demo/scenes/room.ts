import type { Canvas, Point, Project } from './canvas.ts'
import { camera } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { glow } from './light.ts'
import type { Room } from './palette.ts'

export interface Shell {
  p: Project
  half: number
  floor: number
  ceiling: number
  back: number
  /** the back wall on the picture */
  box: { x: number; y: number; w: number; h: number }
}

/** The four planes of a room in one-point perspective. */
export function shell(
  c: Canvas,
  room: Room,
  size: { half: number; floor: number; ceiling: number; back: number },
): Shell {
  const focus = Math.max(c.w * 0.5, c.h * 0.62)
  const p = camera(c.w * c.random.between(0.38, 0.62), c.h * c.random.between(0.42, 0.5), focus)
  const { half, floor, ceiling, back } = size
  const [x, y] = p(-half, ceiling, back)
  const [right, bottom] = p(half, -floor, back)
  const near = 0.9
  const quad = (a: [number, number], b: [number, number]): Point[] => [
    p(...a, near),
    p(...b, near),
    p(...b, back),
    p(...a, back),
  ]
  c.rect(0, 0, c.w, c.h, room.dark)
  c.poly(
    quad([-half, ceiling], [half, ceiling]),
    c.down(darker(room.wall, 0.45), mix(room.wall, room.dark, 0.35), room.wall),
  )
  c.poly(
    quad([-half, -floor], [half, -floor]),
    c.down(lighter(room.floor, 0.22), room.floor, darker(room.floor, 0.35)),
  )
  c.poly(quad([-half, -floor], [-half, ceiling]), c.across(darker(room.wall, 0.4), room.wall, room.wallLight))
  c.poly(
    quad([half, -floor], [half, ceiling]),
    c.across(mix(room.wall, room.wallLight, 0.6), darker(room.wall, 0.12), darker(room.wall, 0.5)),
  )
  c.rect(x, y, right - x, bottom - y, c.down(room.wall, room.wallLight, mix(room.wallLight, room.light, 0.2)))
  return { p, half, floor, ceiling, back, box: { x, y, w: right - x, h: bottom - y } }
}

/** A flat piece of the side wall between two depths and heights. */
export function sidePanel(
  c: Canvas,
  s: Shell,
  side: number,
  depth: [number, number],
  height: [number, number],
  fill: string,
): void {
  const x = s.half * side
  c.poly(
    [
      s.p(x, height[0], depth[0]),
      s.p(x, height[1], depth[0]),
      s.p(x, height[1], depth[1]),
      s.p(x, height[0], depth[1]),
    ],
    fill,
  )
}

/** Beams, light strips or a coffered grid overhead. */
export function ceilingWork(c: Canvas, s: Shell, room: Room, style: number): void {
  const y = s.ceiling
  if (style === 0) {
    for (let z = s.back; z > 1; z -= 1.6) {
      const drop = 0.32
      c.poly(
        [s.p(-s.half, y, z), s.p(s.half, y, z), s.p(s.half, y - drop, z), s.p(-s.half, y - drop, z)],
        c.down(darker(room.wall, 0.55), mix(room.wall, room.dark, 0.25)),
      )
      const [ax, ay] = s.p(-s.half, y - drop, z)
      const [bx] = s.p(s.half, y - drop, z)
      c.rect(ax, ay - 1, bx - ax, Math.max(1, 8 / z), alpha(room.light, 0.35))
    }
  } else if (style === 1) {
    for (const lane of [-0.62, -0.2, 0.2, 0.62]) {
      const at = lane * s.half
      c.poly(
        [
          s.p(at - 0.14, y, 1.1),
          s.p(at + 0.14, y, 1.1),
          s.p(at + 0.14, y, s.back),
          s.p(at - 0.14, y, s.back),
        ],
        c.down(alpha(room.light, 0.95), mix(room.light, room.wallLight, 0.2)),
      )
      c.poly(
        [s.p(at - 0.5, y, 1.1), s.p(at + 0.5, y, 1.1), s.p(at + 0.34, y, s.back), s.p(at - 0.34, y, s.back)],
        alpha(room.light, 0.14),
      )
    }
  } else {
    for (let z = s.back; z > 1.2; z -= 1.9) {
      for (const lane of [-0.75, -0.25, 0.25, 0.75]) {
        const [x, sy] = s.p(lane * s.half, y, z)
        const r = (s.half * 0.15 * s.box.w) / s.half / 2 / (z / s.back)
        c.ellipse(x, sy, r, r * 0.32, mix(room.light, '#ffffff', 0.3))
        glow(c, x, sy, r * 2.2, room.light, 0.4, 0.5)
      }
    }
  }
}

/** Tall windows, wooden panels with light, or columns along both walls. */
export function wallWork(
  c: Canvas,
  s: Shell,
  room: Room,
  style: number,
  outside: readonly [string, string],
): void {
  const top = s.ceiling * 0.78
  const low = style === 0 ? -s.floor * 0.35 : -s.floor
  for (const side of [-1, 1]) {
    for (let z = s.back - 0.7; z > 1.3; z -= 1.9) {
      if (style === 0) {
        sidePanel(c, s, side, [z, z - 1.1], [low, top], c.down(outside[0], outside[1]))
        sidePanel(c, s, side, [z - 0.52, z - 0.58], [low, top], darker(room.wall, 0.2))
        sidePanel(c, s, side, [z, z - 1.1], [top * 0.42, top * 0.46], darker(room.wall, 0.2))
      } else if (style === 1) {
        sidePanel(
          c,
          s,
          side,
          [z, z - 1.3],
          [low, s.ceiling * 0.86],
          c.down(alpha(room.accent, 0.1), alpha(room.accent, 0.42)),
        )
        sidePanel(c, s, side, [z + 0.16, z + 0.08], [low, s.ceiling * 0.9], alpha(room.light, 0.6))
      } else {
        const x = s.half * 0.94 * side
        const [ax, ay] = s.p(x, s.ceiling, z)
        const [bx, by] = s.p(x - 0.5 * side, -s.floor, z)
        const left = Math.min(ax, bx)
        c.rect(
          left,
          ay,
          Math.abs(bx - ax),
          by - ay,
          c.across(lighter(room.wallLight, 0.12), room.wall, darker(room.wall, 0.4)),
        )
        glow(c, left + Math.abs(bx - ax) / 2, by - (by - ay) * 0.12, (by - ay) * 0.45, room.light, 0.4)
      }
    }
  }
}

/** Heavy folds of cloth. */
export function curtain(c: Canvas, x: number, y: number, w: number, h: number, color: string): void {
  c.rect(x, y, w, h, c.down(darker(color, 0.45), color, darker(color, 0.15)))
  const folds = Math.max(3, Math.round(w / (c.u * 46)))
  for (let index = 0; index < folds; index += 1) {
    const wide = w / folds
    const shift = c.random.between(0.7, 1.1)
    c.rect(
      x + index * wide,
      y,
      wide * shift,
      h,
      c.across(alpha('#000000', 0.36), alpha('#ffffff', 0.1), alpha('#000000', 0.3)),
    )
  }
  c.rect(x, y, w, h * 0.25, c.down(alpha('#000000', 0.45), alpha('#000000', 0)))
}

/** A bright screen with plain shapes on it. */
export function screen(c: Canvas, x: number, y: number, w: number, h: number, room: Room): void {
  glow(c, x + w / 2, y + h / 2, w * 0.95, mix(room.light, '#ffffff', 0.4), 0.38, (h / w) * 1.1)
  c.rect(x - w * 0.008, y - w * 0.008, w * 1.016, h + w * 0.016, darker(room.dark, 0.3), w * 0.006)
  c.rect(x, y, w, h, c.slant('#ffffff', mix('#ffffff', room.light, 0.4), mix('#ffffff', room.accent, 0.25)))
  const style = c.random.int(0, 5)
  const [a, b, k] = [room.accent, room.second, mix(room.wall, room.dark, 0.3)]
  if (style === 0) {
    for (let index = 0; index < 6; index += 1) {
      const tall = h * c.random.between(0.15, 0.66)
      c.rect(
        x + w * (0.12 + index * 0.13),
        y + h * 0.85 - tall,
        w * 0.085,
        tall,
        index % 3 ? a : k,
        w * 0.006,
      )
    }
  } else if (style === 1) {
    const dots: Point[] = Array.from({ length: 7 }, (_, index) => [
      x + w * (0.12 + index * 0.126),
      y + h * c.random.between(0.2, 0.8),
    ])
    c.line(dots, alpha(k, 0.6), w * 0.008)
    dots.forEach(([dx, dy], index) => {
      c.circle(dx, dy, w * c.random.between(0.018, 0.05), index % 2 ? a : b)
    })
  } else if (style === 2) {
    c.circle(x + w * 0.36, y + h * 0.5, h * 0.3, alpha(a, 0.85))
    c.circle(x + w * 0.58, y + h * 0.5, h * 0.3, alpha(b, 0.7))
    c.circle(x + w * 0.47, y + h * 0.36, h * 0.2, alpha(k, 0.55))
  } else if (style === 3) {
    for (let index = 0; index < 6; index += 1) {
      const at: Point = [x + w * (0.08 + (index % 3) * 0.3), y + h * (0.14 + Math.floor(index / 3) * 0.4)]
      c.rect(
        at[0],
        at[1],
        w * 0.24,
        h * 0.32,
        [a, b, k, alpha(a, 0.5), alpha(k, 0.5), alpha(b, 0.6)][(index + c.random.int(0, 5)) % 6] ?? a,
        w * 0.012,
      )
    }
  } else if (style === 4) {
    c.circle(x + w * 0.3, y + h * 0.5, h * 0.33, a)
    c.circle(x + w * 0.3, y + h * 0.5, h * 0.17, '#ffffff')
    for (let index = 0; index < 4; index += 1)
      c.rect(
        x + w * 0.58,
        y + h * (0.22 + index * 0.16),
        w * c.random.between(0.14, 0.32),
        h * 0.07,
        index % 2 ? b : k,
        h * 0.03,
      )
  } else {
    c.poly(
      [
        [x, y + h],
        [x, y + h * 0.6],
        [x + w * 0.3, y + h * 0.3],
        [x + w * 0.55, y + h * 0.66],
        [x + w * 0.78, y + h * 0.42],
        [x + w, y + h * 0.7],
        [x + w, y + h],
      ],
      alpha(k, 0.75),
    )
    c.poly(
      [
        [x, y + h],
        [x + w * 0.36, y + h * 0.62],
        [x + w * 0.7, y + h * 0.86],
        [x + w, y + h * 0.6],
        [x + w, y + h],
      ],
      a,
    )
    c.circle(x + w * 0.72, y + h * 0.26, h * 0.12, b)
  }
}

/** A potted plant. */
export function plant(c: Canvas, x: number, y: number, size: number, leaf: string, pot: string): void {
  glow(c, x, y, size * 0.5, '#05070f', 0.4, 0.2)
  const leaves = c.random.int(9, 13)
  for (let index = 0; index < leaves; index += 1) {
    const angle = -80 + (160 / (leaves - 1)) * index + c.random.between(-8, 8)
    const long = size * c.random.between(0.5, 0.8)
    c.turned(angle, x, y - size * 0.3, () =>
      c.ellipse(
        x,
        y - size * 0.3 - long * 0.5,
        size * 0.065,
        long * 0.5,
        index % 2 ? c.down(lighter(leaf, 0.25), leaf) : c.down(leaf, darker(leaf, 0.35)),
      ),
    )
  }
  c.poly(
    [
      [x - size * 0.2, y - size * 0.34],
      [x + size * 0.2, y - size * 0.34],
      [x + size * 0.14, y],
      [x - size * 0.14, y],
    ],
    c.across(lighter(pot, 0.2), pot, darker(pot, 0.35)),
  )
}
