/** The look of all documents: A4, one measure of text, few sizes. Lengths in points. */
import type { FontName } from './pdfkit.ts'

export interface TextStyle {
  readonly font: FontName
  readonly size: number
  readonly leading: number
  readonly color: string
  /** Figures of equal width, for columns of numbers and for digests. */
  readonly tabular?: boolean
}

/** About 70 characters a line; the wider margin on the right lets the page breathe. */
export const PAGE = { width: 595.28, height: 841.89, left: 92, top: 78, text: 400, bottom: 752 } as const

const INK = '#171a2b'
const MUTED = '#555a6e'
export const ACCENT = '#2b3aa8'
export const HAIRLINE = '#c9ccd6'

export const styles = {
  kicker: { font: 'regular', size: 10.5, leading: 15, color: MUTED },
  h1: { font: 'semibold', size: 22, leading: 27, color: INK },
  h2: { font: 'semibold', size: 13.5, leading: 18, color: INK },
  h3: { font: 'semibold', size: 11, leading: 16, color: INK },
  body: { font: 'regular', size: 10.5, leading: 15.75, color: INK },
  strong: { font: 'semibold', size: 10.5, leading: 15.75, color: INK },
  term: { font: 'regular', size: 10.5, leading: 15.75, color: MUTED },
  link: { font: 'regular', size: 10.5, leading: 15.75, color: ACCENT },
  small: { font: 'regular', size: 9, leading: 13, color: MUTED },
  smallLink: { font: 'regular', size: 9, leading: 13, color: ACCENT },
  digest: { font: 'regular', size: 9, leading: 13.5, color: INK, tabular: true },
  cell: { font: 'regular', size: 9.5, leading: 13.5, color: INK },
  cellNumber: { font: 'regular', size: 9.5, leading: 13.5, color: INK, tabular: true },
  head: { font: 'semibold', size: 9.5, leading: 13.5, color: INK },
  footer: { font: 'regular', size: 8.5, leading: 12, color: MUTED, tabular: true },
} as const satisfies Record<string, TextStyle>

export type StyleName = keyof typeof styles
