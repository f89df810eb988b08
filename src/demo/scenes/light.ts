import type { Canvas } from './canvas.ts'
import { d } from './canvas.ts'
import { alpha, mix } from './color.ts'

/** A soft ball of light (or, in a dark colour, a soft shade). */
export function glow(
  c: Canvas,
  x: number,
  y: number,
  r: number,
  color: string,
  opacity: number,
  flat = 1,
): void {
  const fill = c.radial(
    alpha(color, opacity),
    alpha(color, opacity * 0.42),
    alpha(color, opacity * 0.12),
    alpha(color, 0),
  )
  c.ellipse(x, y, r, r * flat, fill)
}

/** The soft shadow under something that stands. */
export function shadow(c: Canvas, x: number, y: number, r: number, opacity = 0.4, flat = 0.2): void {
  glow(c, x, y, r, '#05070f', opacity, flat)
}

/** A spotlight's cone from a lamp down to an ellipse on the floor. */
export function cone(
  c: Canvas,
  from: [number, number],
  to: [number, number],
  r: number,
  color: string,
  opacity: number,
): void {
  const [x, y] = from
  const [tx, ty] = to
  const top = r * 0.07
  const path = d`M${x - top} ${y}L${x + top} ${y}L${tx + r} ${ty}Q${tx} ${ty + r * 0.3} ${tx - r} ${ty}Z`
  c.path(path, c.down(alpha(color, opacity), alpha(color, opacity * 0.35), alpha(color, opacity * 0.12)))
  const inner = d`M${x - top * 0.5} ${y}L${x + top * 0.5} ${y}L${tx + r * 0.55} ${ty}L${tx - r * 0.55} ${ty}Z`
  c.path(inner, c.down(alpha(color, opacity * 0.6), alpha(color, 0)))
  c.ellipse(
    tx,
    ty,
    r,
    r * 0.2,
    c.radial(alpha(color, opacity * 0.9), alpha(color, opacity * 0.3), alpha(color, 0)),
  )
  glow(c, x, y, r * 0.35, color, Math.min(0.9, opacity * 2))
}

/** Out-of-focus lights. */
export function bokeh(
  c: Canvas,
  count: number,
  colors: readonly [string, ...string[]],
  area: [number, number, number, number],
): void {
  const [x, y, w, h] = area
  for (let index = 0; index < count; index += 1) {
    const r = c.u * c.random.between(10, 46) * (c.random.chance(0.2) ? 1.7 : 1)
    const color = c.random.pick(colors)
    const opacity = c.random.between(0.1, 0.38)
    const at: [number, number] = [x + w * c.random.next(), y + h * c.random.next()]
    c.circle(
      at[0],
      at[1],
      r,
      c.radial(
        alpha(color, opacity * 0.7),
        alpha(color, opacity * 0.8),
        alpha(color, opacity),
        alpha(color, 0),
      ),
    )
  }
}

/** Paper snippets in the air, larger towards the front. */
export function confetti(
  c: Canvas,
  count: number,
  colors: readonly [string, ...string[]],
  bottom: number,
): void {
  for (let index = 0; index < count; index += 1) {
    const x = c.random.between(0, c.w)
    const y = c.random.between(0, bottom)
    const size = c.u * c.random.between(3, 9)
    c.turned(c.random.between(0, 180), x, y, () =>
      c.rect(
        x,
        y,
        size * 1.6,
        size * 0.8,
        alpha(c.random.pick(colors), c.random.between(0.5, 0.95)),
        size * 0.1,
      ),
    )
  }
}

/** Darkened corners hold the eye inside the picture. */
export function vignette(c: Canvas, color = '#060814', opacity = 0.34): void {
  const fill = c.radial(alpha(color, 0), alpha(color, 0), alpha(color, opacity * 0.3), alpha(color, opacity))
  c.raw(`<g transform="translate(${c.w / 2} ${c.h / 2}) scale(1.42)">`)
  c.rect(-c.w / 2, -c.h / 2, c.w, c.h, fill)
  c.raw('</g>')
}

/** A mist band that lifts one layer from the one behind it. */
export function haze(c: Canvas, y: number, height: number, color: string, opacity: number): void {
  c.rect(0, y, c.w, height, c.down(alpha(color, 0), alpha(color, opacity), alpha(color, 0)))
}

/** A hanging lamp with its cord and light. */
export function pendant(
  c: Canvas,
  x: number,
  y: number,
  size: number,
  shade: string,
  light: string,
  style: number,
): void {
  c.rect(x - size * 0.02, 0, size * 0.04, y, alpha('#11131a', 0.6))
  glow(c, x, y + size * 0.3, size * 2.2, light, 0.5)
  if (style === 0) {
    c.circle(x, y + size * 0.3, size * 0.34, c.radial('#ffffff', light, mix(light, shade, 0.3)))
  } else if (style === 1) {
    c.ellipse(x, y + size * 0.42, size * 0.4, size * 0.1, light)
    c.path(
      d`M${x - size * 0.45} ${y + size * 0.44}Q${x - size * 0.4} ${y} ${x} ${y}Q${x + size * 0.4} ${y} ${x + size * 0.45} ${y + size * 0.44}Z`,
      c.across(shade, mix(shade, '#ffffff', 0.25), mix(shade, '#000000', 0.3)),
    )
  } else {
    c.rect(
      x - size * 0.16,
      y,
      size * 0.32,
      size * 0.6,
      c.across(mix(light, shade, 0.2), '#fffaf0', mix(light, shade, 0.25)),
      size * 0.08,
    )
    c.rect(x - size * 0.18, y - size * 0.06, size * 0.36, size * 0.1, shade, size * 0.03)
  }
}
