/**
 * Colours as people type them (#rrggbb), their contrast (WCAG 2.2), and lighter or darker ones of the same hue (OKLCH,
 * Björn Ottosson 2020). Pure.
 */

type Triple = readonly [number, number, number]

/** Whether `text` is a colour such as `#1a5fb4`. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** Red, green and blue, linear, 0 to 1. */
const linear = (colour: string): Triple => {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const toHex = (rgb: Triple): string =>
  `#${rgb
    .map((value) => {
      const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
      return Math.round(Math.min(Math.max(encoded, 0), 1) * 255)
        .toString(16)
        .padStart(2, '0')
    })
    .join('')}`

const luminance = (colour: string): number => {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

interface Lch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

const toLch = (colour: string): Lch => {
  const [r, g, b] = linear(colour)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { lightness, chroma: Math.hypot(a, c), hue: Math.atan2(c, a) }
}

const fromLch = ({ lightness, chroma, hue }: Lch): Triple => {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** The colour of this lightness and hue that screens can show, with as much of the chroma as fits. */
const shown = (lch: Lch): string => {
  const fits = (rgb: Triple) => rgb.every((value) => value >= -0.0005 && value <= 1.0005)
  let { chroma } = lch
  for (let step = 0; step < 60 && !fits(fromLch({ ...lch, chroma })); step += 1) chroma *= 0.95
  return toHex(fromLch({ ...lch, chroma }))
}

/** How finely lightness is searched. */
const STEPS = 400

/**
 * The colour of the same hue with the nearest lightness that has at least `ratio` against every ground.
 * @returns the colour itself where it passes; null where none does
 */
export const nearest = (colour: string, grounds: readonly string[], ratio: number): string | null => {
  const passes = (one: string) => grounds.every((ground) => contrast(one, ground) >= ratio)
  if (passes(colour)) return colour
  const lch = toLch(colour)
  for (let step = 1; step <= STEPS; step += 1) {
    for (const lightness of [lch.lightness - step / STEPS, lch.lightness + step / STEPS]) {
      if (lightness < 0 || lightness > 1) continue
      const found = shown({ ...lch, lightness })
      if (passes(found)) return found
    }
  }
  return null
}
