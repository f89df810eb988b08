const channel = (color: string, index: number) =>
  Number.parseInt(color.slice(1 + index * 2, 3 + index * 2), 16)
const hex = (value: number) =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0')

/** `from` with a share of `to` in it; both are #rrggbb. */
export function mix(from: string, to: string, share: number): string {
  return `#${[0, 1, 2].map((i) => hex(channel(from, i) * (1 - share) + channel(to, i) * share)).join('')}`
}

export const darker = (color: string, share = 0.3) => mix(color, '#0a0d18', share)
export const lighter = (color: string, share = 0.3) => mix(color, '#ffffff', share)

/** The colour with an opacity, as #rrggbbaa. */
export const alpha = (color: string, opacity: number) => `${color.slice(0, 7)}${hex(opacity * 255)}`

/** SVG wants colour and opacity apart. */
export function paint(name: 'fill' | 'stroke' | 'stop', color: string): string {
  const attribute = name === 'stop' ? 'stop-color' : name
  if (!color.startsWith('#') || color.length < 9) return `${attribute}="${color}"`
  const opacity = Math.round((channel(color, 3) / 255) * 1000) / 1000
  return `${attribute}="${color.slice(0, 7)}" ${name}-opacity="${opacity}"`
}
