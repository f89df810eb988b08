/** Sheets of ballot codes: ten cards a page, to be cut and put into badges. */
import type { Assets } from '../core/ports.ts'
import { Canvas } from '../document/canvas.ts'
import { bytesOf } from '../document/pdfkit.ts'
import { drawQr } from '../document/qr.ts'
import { HAIRLINE, type TextStyle } from '../document/style.ts'

/** One card. */
export interface Card {
  /** "B1-017" */
  readonly serial: string
  /** As it is typed: "K7M2P-9XQ4T" */
  readonly code: string
  /** What the QR code says. */
  readonly address: string
}

export interface SheetFrame {
  readonly prize: string
  readonly edition: string
  /** Where the code can be typed, without its protocol. */
  readonly start: string
  /** UTC ms */
  readonly createdAt: number
}

const CARD = { width: 240, height: 138, left: 57.64, top: 75.95, columns: 2, rows: 5 } as const

const INK = '#171a2b'
const STYLES = {
  prize: { font: 'semibold', size: 12, leading: 15, color: INK },
  small: { font: 'regular', size: 8.5, leading: 11.5, color: '#4a4f63' },
  code: { font: 'semibold', size: 15, leading: 20, color: INK, tabular: true },
} as const satisfies Record<string, TextStyle>

/** Renders the cards as a tagged document. `compress: false` only for tests. */
export const codesPdf = async (
  assets: Assets,
  cards: readonly Card[],
  frame: SheetFrame,
  options: { compress?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const title = `Stimmcodes: ${frame.prize}`
  const canvas = await Canvas.open(assets, {
    title,
    author: frame.edition,
    subject: frame.edition,
    createdAt: frame.createdAt,
    ...options,
  })
  write(canvas, 'H1', title, STYLES.small, { x: CARD.left, y: 48, width: 400 })
  for (const [index, card] of cards.entries()) {
    const place = index % (CARD.columns * CARD.rows)
    if (place === 0 && index > 0) canvas.newPage()
    const x = CARD.left + (place % CARD.columns) * CARD.width
    const y = CARD.top + Math.floor(place / CARD.columns) * CARD.height
    drawCard(canvas, card, frame, { x, y })
  }
  canvas.root.element.end()
  return bytesOf(canvas.pdf)
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

const write = (
  canvas: Canvas,
  type: string,
  text: string,
  style: TextStyle,
  { x, y, width }: Box,
): number => {
  const lines = canvas.lines(text, style, width)
  const part = canvas.part(canvas.root, type)
  canvas.mark(part, () => canvas.draw(lines, style, { x, y }))
  part.element.end()
  return y + lines.length * style.leading
}

const QR = 92

const drawCard = (canvas: Canvas, card: Card, frame: SheetFrame, { x, y }: { x: number; y: number }) => {
  canvas.artifact('Layout', () => {
    canvas.pdf.rect(x, y, CARD.width, CARD.height).lineWidth(0.4).stroke(HAIRLINE)
  })
  const top = y + 14
  const [qrX, qrY] = [x + 14, top]
  const bbox = [qrX, qrY, qrX + QR, qrY + QR] as const
  const figure = canvas.part(canvas.root, 'Figure', {
    alt: `QR-Code ${card.serial}: führt zur Abstimmung`,
    bbox,
  })
  canvas.mark(figure, () => drawQr(canvas.pdf, card.address, { x: qrX, y: qrY, side: QR }))
  figure.element.end()
  const column = { x: x + QR + 30, width: CARD.width - QR - 42 }
  let at = write(canvas, 'P', frame.prize, STYLES.prize, { ...column, y: top - 2 })
  at = write(canvas, 'P', 'Scannen und abstimmen, oder tippen:', STYLES.small, { ...column, y: at + 3 })
  at = write(canvas, 'P', frame.start, STYLES.small, { ...column, y: at })
  write(canvas, 'P', card.code, STYLES.code, { ...column, y: at + 4 })
  write(canvas, 'P', `${card.serial} · gilt für eine Stimme, nicht weitergeben`, STYLES.small, {
    x: qrX,
    y: y + CARD.height - 20,
    width: CARD.width - 28,
  })
}
