/** Paper with a cursor: measures and draws lines, turns the page, and binds what is drawn to the structure tree. */
import type { Assets } from '../core/ports.ts'
import { drawable, MARK } from './characters.ts'
import { type DocumentMeta, type OpenedPdf, openPdf, type Pdf, type StructureElement } from './pdfkit.ts'
import { ACCENT, PAGE, type TextStyle } from './style.ts'

/** One line, broken to its width. */
export interface Line {
  readonly text: string
  /** What each MARK in it stands for. */
  readonly marked: readonly string[]
}

/** An element of the structure tree that is being filled. */
export interface Part {
  readonly type: string
  readonly element: StructureElement
}

export interface PartOptions {
  /** Text in place of a picture. */
  readonly alt?: string
  readonly scope?: 'Column' | 'Row'
  /** Left, top, right, bottom on the page. */
  readonly bbox?: readonly [number, number, number, number]
}

export type Align = 'left' | 'center' | 'right'

export class Canvas {
  readonly pdf: Pdf
  readonly root: Part
  readonly #opened: OpenedPdf
  readonly #accent: string
  /** Top of what comes next. */
  y: number = PAGE.top
  /** How many characters the fonts could not show. */
  marks = 0

  static async open(assets: Assets, meta: DocumentMeta): Promise<Canvas> {
    return new Canvas(await openPdf(assets, meta), meta.accent ?? ACCENT)
  }

  private constructor(opened: OpenedPdf, accent: string) {
    this.#opened = opened
    this.#accent = accent
    this.pdf = opened.pdf
    this.root = { type: 'Document', element: this.pdf.struct('Document') }
    this.pdf.addStructure(this.root.element)
    this.pdf.addPage()
  }

  /** Height left on this page. */
  get room(): number {
    return PAGE.bottom - this.y
  }

  get atTop(): boolean {
    return this.y === PAGE.top
  }

  newPage(): void {
    this.pdf.addPage()
    this.y = PAGE.top
  }

  /** Turns the page unless `height` fits; what is taller than a page starts where it stands. */
  keep(height: number): void {
    if (height > this.room && height <= PAGE.bottom - PAGE.top) this.newPage()
  }

  /** White space before the next thing; none at the top of a page. */
  space(height: number): void {
    if (!this.atTop) this.y += height
  }

  /** Opens an element below `parent`; end it on the page of its last content. */
  part(parent: Part, type: string, options: PartOptions = {}): Part {
    const element = this.pdf.struct(type, options as Record<string, unknown>)
    parent.element.add(element)
    return { type, element }
  }

  /** Binds what `paint` draws on this page to the element. */
  mark({ type, element }: Part, paint: () => void): void {
    const content = this.pdf.markStructureContent(type)
    paint()
    this.pdf.endMarkedContent()
    element.add(content)
  }

  /** What `paint` draws is ornament or page furniture: assistive technology skips it. */
  artifact(type: 'Pagination' | 'Layout', paint: () => void): void {
    this.pdf.markContent('Artifact', { type })
    paint()
    this.pdf.endMarkedContent()
  }

  /** Breaks text into lines; a line break that was typed stays. */
  lines(text: string, style: TextStyle, width: number): Line[] {
    this.#use(style)
    const { text: shown, marked } = drawable(text, this.#opened.knows)
    this.marks += marked.length
    let next = 0
    return this.#opened.wrap(shown, width).map((line) => {
      const count = line.split(MARK).length - 1
      next += count
      return { text: line, marked: marked.slice(next - count, next) }
    })
  }

  /** Draws lines below each other from `y` on, without looking at the page's end. */
  draw(
    lines: readonly Line[],
    style: TextStyle,
    at: { x: number; y: number; width?: number; align?: Align },
  ) {
    this.#use(style)
    const inset = (style.leading - style.size * 1.2) / 2
    for (const [index, line] of lines.entries()) {
      const free =
        at.align === undefined || at.align === 'left' ? 0 : (at.width ?? 0) - this.widthOf(line, style)
      const left = at.x + (at.align === 'center' ? free / 2 : free)
      this.#drawLine(line, style, left, at.y + index * style.leading + inset)
    }
  }

  /** Width of one line without its trailing blank. */
  widthOf(line: Line, style: TextStyle): number {
    this.#use(style)
    return this.pdf.widthOfString(line.text.trimEnd(), featuresOf(style))
  }

  /** Lets lines run down the page and onto the next ones; never leaves one line alone at the end or the top. */
  flow(part: Part, lines: readonly Line[], style: TextStyle, x: number = PAGE.left): void {
    let rest = lines
    while (rest.length > 0) {
      const count = linesHere(rest.length, Math.floor(this.room / style.leading + 0.001), this.atTop)
      if (count === 0) {
        this.newPage()
        continue
      }
      const here = rest.slice(0, count)
      this.mark(part, () => this.draw(here, style, { x, y: this.y }))
      this.y += count * style.leading
      rest = rest.slice(count)
      if (rest.length > 0) this.newPage()
    }
  }

  #use(style: TextStyle): void {
    this.pdf.font(style.font).fontSize(style.size)
  }

  #drawLine({ text, marked }: Line, style: TextStyle, left: number, top: number): void {
    const { pdf } = this
    const options = { lineBreak: false, ...featuresOf(style) }
    const say = (words: string, x: number): number => {
      if (words === '') return x
      pdf.fillColor(style.color === ACCENT ? this.#accent : style.color).text(words, x, top, options)
      return x + pdf.widthOfString(words, featuresOf(style))
    }
    let x = left
    for (const [index, words] of text.split(MARK).entries()) {
      if (index > 0) {
        // The mark is drawn; copying, searching and reading aloud give what was typed.
        pdf.markContent('Span', { actual: marked[index - 1] ?? '' })
        x = say(MARK, x)
        pdf.endMarkedContent()
      }
      x = say(words, x)
    }
  }
}

const featuresOf = (style: TextStyle) => (style.tabular ? { features: ['tnum' as const] } : {})

/** How many of `left` lines go on this page that has room for `fit`: two at least, and two at least on the next. */
export const linesHere = (left: number, fit: number, atTop: boolean): number => {
  if (left <= fit) return left
  const count = left - fit < 2 ? left - 2 : fit
  return count < 2 && !atTop ? 0 : Math.max(count, 1)
}
