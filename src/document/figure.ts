/** A picture with its caption beside it; a picture that cannot be read becomes a sentence. */
import type { Canvas, Line, Part } from './canvas.ts'
import { HAIRLINE, PAGE, styles, type TextStyle } from './style.ts'

export interface Figure {
  /** A JPEG, or null when it is not there. */
  readonly bytes: Uint8Array | null
  /** In place of the picture for those who do not see it. */
  readonly alt: string
  readonly caption: string
  /** Small lines below the caption: credit, rights. */
  readonly details: readonly string[]
}

interface Picture {
  readonly width: number
  readonly height: number
  /** Undefined for a number of channels PDF does not know. */
  readonly colorSpace?: string
}

const BOX = { width: 176, height: 176 } as const
const GAP = 18
const TEXT_X = PAGE.left + BOX.width + GAP
const TEXT_WIDTH = PAGE.text - BOX.width - GAP

/** Draws picture and words side by side on one page, picture first in the reading order. */
export const drawFigure = (canvas: Canvas, figure: Figure): void => {
  const picture = openPicture(canvas, figure.bytes)
  const size = picture ? fitted(picture) : { width: BOX.width, height: 60 }
  const caption = figure.caption === '' ? [] : canvas.lines(figure.caption, styles.body, TEXT_WIDTH)
  const small = (text: string) => canvas.lines(text, styles.small, TEXT_WIDTH)
  const details = figure.details.map(small)
  const described = figure.alt === '' ? [] : small(`Alternativtext: ${figure.alt}`)
  const smallLines = details.flat().length + described.length
  const words = caption.length * styles.body.leading + smallLines * styles.small.leading + 6
  canvas.keep(Math.max(size.height, words))
  const top = canvas.y + (canvas.atTop ? 0 : 4)
  if (picture) drawPicture(canvas, picture, figure.alt, { ...size, top })
  else drawMissing(canvas, { ...size, top })
  let y = drawBeside(canvas, top - 3, caption, styles.body) + 3
  for (const lines of details) y = drawBeside(canvas, y, lines, styles.small)
  // Readers of the printed page see the alternative text too; a screen reader has met it at the picture.
  if (picture && described.length > 0)
    canvas.artifact('Layout', () => canvas.draw(described, styles.small, { x: TEXT_X, y }))
  else drawBeside(canvas, y, described, styles.small)
  canvas.y = top + Math.max(size.height, words) + 18
}

/** Draws one paragraph beside the picture and returns where the next one starts; the block has been kept together. */
const drawBeside = (canvas: Canvas, y: number, lines: readonly Line[], style: TextStyle): number => {
  if (lines.length === 0) return y
  const part = canvas.part(canvas.root, 'P')
  canvas.mark(part, () => canvas.draw(lines, style, { x: TEXT_X, y }))
  part.element.end()
  return y + lines.length * style.leading
}

const openPicture = (canvas: Canvas, bytes: Uint8Array | null): Picture | null => {
  if (!bytes) return null
  try {
    const opener = canvas.pdf as unknown as { openImage(source: Uint8Array): Picture }
    const picture = opener.openImage(bytes)
    const whole = picture.width > 0 && picture.height > 0 && picture.colorSpace !== undefined
    return whole ? picture : null
  } catch {
    // One damaged file must not keep the rest of the entry from its reader.
    return null
  }
}

const fitted = ({ width, height }: Picture) => {
  const scale = Math.min(BOX.width / width, BOX.height / height)
  return { width: width * scale, height: height * scale }
}

interface Place {
  readonly top: number
  readonly width: number
  readonly height: number
}

const drawPicture = (canvas: Canvas, picture: Picture, alt: string, { top, width, height }: Place) => {
  const bbox = [PAGE.left, top, PAGE.left + width, top + height] as const
  const part: Part = canvas.part(canvas.root, 'Figure', { alt: alt || 'Foto ohne Beschreibung', bbox })
  const source = picture as unknown as ArrayBuffer
  canvas.mark(part, () => canvas.pdf.image(source, PAGE.left, top, { width, height }))
  part.element.end()
}

const drawMissing = (canvas: Canvas, { top, width, height }: Place) => {
  canvas.artifact('Layout', () => {
    canvas.pdf.rect(PAGE.left, top, width, height).lineWidth(0.5).stroke(HAIRLINE)
  })
  const lines = canvas.lines('Das Foto konnte nicht gelesen werden.', styles.small, width - 20)
  const part = canvas.part(canvas.root, 'P')
  canvas.mark(part, () => canvas.draw(lines, styles.small, { x: PAGE.left + 10, y: top + 10 }))
  part.element.end()
}
