import { paint } from './color.ts'
import { Random } from './random.ts'

export type Point = readonly [number, number]
export type Project = (x: number, y: number, z: number) => Point

const n = (value: number) => String(Math.round(value * 10) / 10)

/** Collects shapes and gradients; every scene draws from back to front on one canvas. */
export class Canvas {
  readonly w: number
  readonly h: number
  readonly random: Random
  private readonly turns: number
  /** one thousandth of the picture's mean side: sizes keep their proportion in every format */
  readonly u: number
  private readonly gradients = new Map<string, string>()
  private readonly shapes: string[] = []

  constructor(w: number, h: number, kind: string, seed: number) {
    this.w = w
    this.h = h
    this.random = new Random(`${kind}/${seed}`)
    this.turns = new Random(kind).int(0, 999) + Math.abs(Math.floor(seed))
    this.u = Math.sqrt(w * h) / 1000
  }

  /** Walks through a list from seed to seed, so that neighbours never share a palette. */
  mood<T>(list: readonly [T, ...T[]]): T {
    return list[(this.turns * 7 + Math.floor(this.turns / list.length)) % list.length] ?? list[0]
  }

  /** Walks through `count` layouts from seed to seed. */
  layout(count: number): number {
    return this.turns % count
  }

  get portrait(): boolean {
    return this.h > this.w
  }

  /** Gradient from top to bottom of the shape it fills. */
  down(...colors: string[]): string {
    return this.gradient('x1="0" y1="0" x2="0" y2="1"', colors)
  }

  /** Gradient from left to right. */
  across(...colors: string[]): string {
    return this.gradient('x1="0" y1="0" x2="1" y2="0"', colors)
  }

  /** Gradient from the top left to the bottom right corner. */
  slant(...colors: string[]): string {
    return this.gradient('x1="0" y1="0" x2="1" y2="1"', colors)
  }

  /** Gradient from the centre of the shape outwards. */
  radial(...colors: string[]): string {
    return this.gradient('', colors)
  }

  private gradient(direction: string, colors: string[]): string {
    const key = `${direction}|${colors.join(',')}`
    const known = this.gradients.get(key)
    if (known) return `url(#${/id="(\w+)"/.exec(known)?.[1]})`
    const id = `g${this.gradients.size}`
    const stops = colors.map(
      (color, index) => `<stop offset="${n((index / (colors.length - 1)) * 100)}%" ${paint('stop', color)}/>`,
    )
    const tag = direction ? 'linearGradient' : 'radialGradient'
    this.gradients.set(key, `<${tag} id="${id}" ${direction}>${stops.join('')}</${tag}>`)
    return `url(#${id})`
  }

  raw(markup: string): void {
    this.shapes.push(markup)
  }

  rect(x: number, y: number, w: number, h: number, fill: string, radius = 0): void {
    if (w <= 0 || h <= 0) return
    const corner = radius ? ` rx="${n(radius)}"` : ''
    this.raw(
      `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${corner} ${paint('fill', fill)}/>`,
    )
  }

  poly(points: readonly Point[], fill: string): void {
    this.raw(
      `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" ${paint('fill', fill)}/>`,
    )
  }

  /** A path whose numbers are rounded; write `d` with the d`` helper below. */
  path(d: string, fill: string): void {
    this.raw(`<path d="${d}" ${paint('fill', fill)}/>`)
  }

  stroke(d: string, color: string, width: number): void {
    const style = `stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"`
    this.raw(`<path d="${d}" fill="none" ${paint('stroke', color)} ${style}/>`)
  }

  line(points: readonly Point[], color: string, width: number): void {
    this.stroke(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`, color, width)
  }

  circle(x: number, y: number, r: number, fill: string): void {
    this.raw(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${paint('fill', fill)}/>`)
  }

  ellipse(x: number, y: number, rx: number, ry: number, fill: string): void {
    this.raw(`<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" ${paint('fill', fill)}/>`)
  }

  /** What `draw` draws, softened; the one filter, so use it once per picture at most. */
  blurred(radius: number, draw: () => void): void {
    this.raw(
      `<filter id="soft" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${n(radius)}"/></filter><g filter="url(#soft)">`,
    )
    draw()
    this.raw('</g>')
  }

  /** What `draw` draws, turned around a point. */
  turned(angle: number, x: number, y: number, draw: () => void): void {
    this.raw(`<g transform="rotate(${n(angle)} ${n(x)} ${n(y)})">`)
    draw()
    this.raw('</g>')
  }

  toSvg(mirrored: boolean): string {
    const flip = mirrored ? ` transform="translate(${this.w} 0) scale(-1 1)"` : ''
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.w}" height="${this.h}" viewBox="0 0 ${this.w} ${this.h}">`,
      `<defs>${[...this.gradients.values()].join('')}</defs>`,
      `<g${flip}>${this.shapes.join('')}</g></svg>`,
    ].join('')
  }
}

/** Path data with rounded numbers: d`M${x} ${y}`. */
export function d(text: TemplateStringsArray, ...values: number[]): string {
  return text.reduce(
    (path, part, index) => path + part + (index < values.length ? n(values[index] ?? 0) : ''),
    '',
  )
}

/** One-point perspective: x right, y up from the eye, z away from it. */
export const camera =
  (centre: number, horizon: number, focus: number): Project =>
  (x, y, z) => [centre + (x * focus) / z, horizon - (y * focus) / z]
