import type { Canvas, Point } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, darker, lighter, mix } from './color.ts'
import { vignette } from './light.ts'
import { lands, pickRoom, type Room } from './palette.ts'

/** A town plan: river, parks, blocks, streets, pins; sometimes islands. */
export function map(c: Canvas): void {
  const land = c.mood(lands)
  const room = pickRoom(c, 0.6)
  const { w, h, u } = c
  const style = c.layout(4)
  const paper =
    style === 2
      ? mix(land.sky[1], '#3f8fb0', 0.3)
      : mix('#f3ecdc', c.random.pick([land.haze, room.wallLight]), 0.3)
  c.rect(0, 0, w, h, c.slant(lighter(paper, 0.2), paper, darker(paper, 0.1)))
  c.raw(
    `<g transform="rotate(${c.random.between(-24, 24).toFixed(1)} ${w / 2} ${h / 2}) translate(${w / 2} ${h / 2}) skewX(${c.random.between(-10, 10).toFixed(1)}) scale(1.5) translate(${-w / 2} ${-h / 2})">`,
  )
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
    const bent: Point = steep
      ? [w * b, h * 0.5 + Math.abs(w * (b - a))]
      : [w * 0.5 + Math.abs(h * (b - a)), h * b]
    c.line([from, mid, bent, to], alpha('#0a0d18', 0.18), u * 15)
    c.line([from, mid, bent, to], colors[line % 4] ?? room.accent, u * 10)
    for (const [x, y] of [mid, bent]) {
      c.circle(x, y, u * 14, colors[line % 4] ?? room.accent)
      c.circle(x, y, u * 8, '#ffffff')
    }
  }
  const dots = c.random.pick([0, 30, 60])
  for (let dot = 0; dot < dots; dot += 1)
    c.circle(
      w * c.random.next(),
      h * c.random.next(),
      u * c.random.between(7, 12),
      c.random.pick(['#4f9a52', '#e5b53a', room.accent]),
    )
  c.raw('</g>')
  const folds = c.random.int(2, 4)
  for (let fold = 0; fold < folds; fold += 1)
    c.rect(
      (w / folds) * fold,
      0,
      w / folds,
      h,
      c.across(alpha('#ffffff', 0.16), alpha('#000000', 0), alpha('#0a0d18', 0.16)),
    )
  c.rect(0, 0, w, h, c.slant(alpha(room.light, 0.3), alpha(room.light, 0), alpha(room.dark, 0.3)))
  const pins = c.random.int(3, 7)
  const spots = Array.from(
    { length: pins },
    (_, index): Point => [w * ((index + c.random.between(0.2, 0.8)) / pins), h * c.random.between(0.3, 0.85)],
  ).sort((a, b) => a[1] - b[1])
  spots.forEach(([x, y], index) => {
    const s = u * c.random.between(70, 110)
    const color = [room.accent, room.second, '#c8473f'][index % 3] ?? room.accent
    c.poly(
      [
        [x, y],
        [x + s * 0.7, y - s * 0.42],
        [x + s * 0.95, y - s * 0.3],
      ],
      alpha('#0a0d18', 0.24),
    )
    c.ellipse(x + s * 0.8, y - s * 0.4, s * 0.3, s * 0.16, alpha('#0a0d18', 0.2))
    c.path(
      d`M${x} ${y}C${x - s * 0.12} ${y - s * 0.4} ${x - s * 0.44} ${y - s * 0.5} ${x - s * 0.44} ${y - s * 0.86}A${s * 0.44} ${s * 0.44} 0 1 1 ${x + s * 0.44} ${y - s * 0.86}C${x + s * 0.44} ${y - s * 0.5} ${x + s * 0.12} ${y - s * 0.4} ${x} ${y}Z`,
      c.across(lighter(color, 0.3), color, darker(color, 0.3)),
    )
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
        for (let dot = 0; dot < 7; dot += 1)
          c.circle(
            x + (wide - gap) * c.random.between(0.1, 0.9),
            y + (size - gap) * c.random.between(0.1, 0.9),
            c.u * c.random.between(5, 10),
            mix(green[1], '#6fa05a', 0.4),
          )
      } else {
        c.rect(x, y, wide - gap, size - gap, mix(paper, '#ffffff', 0.5), c.u * 4)
        const lots = c.random.int(2, 4)
        for (let lot = 0; lot < lots; lot += 1)
          for (let row = 0; row < 2; row += 1) {
            if (c.random.chance(0.2)) continue
            const [lw, lh] = [(wide - gap) / lots, (size - gap) / 2]
            const tone = c.random.chance(0.12)
              ? mix(room.accent, paper, 0.3)
              : mix(paper, room.dark, c.random.between(0.1, 0.26))
            c.rect(
              x + lot * lw + lw * 0.12,
              y + row * lh + lh * 0.14,
              lw * c.random.between(0.5, 0.78),
              lh * c.random.between(0.5, 0.74),
              tone,
            )
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
    for (let dot = 0; dot < 12; dot += 1)
      c.rect(
        x + c.random.between(-0.6, 0.6) * r,
        y + c.random.between(-0.5, 0.5) * r,
        c.u * 13,
        c.u * 11,
        c.random.pick(['#c8604a', '#f6ead6', '#8a5a4c']),
      )
  }
}
