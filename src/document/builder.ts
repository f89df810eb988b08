/**
 * Tagged PDF/UA-1 documents from blocks: headings, paragraphs, facts, lists of links, pictures, tables.
 * The same blocks with the same meta give the same bytes; nothing here reads a clock or draws lots.
 */
import type { Assets } from '../core/ports.ts'
import { Canvas, type Line, type Part } from './canvas.ts'
import { drawFigure, type Figure } from './figure.ts'
import { bytesOf, type DocumentMeta } from './pdfkit.ts'
import { HAIRLINE, PAGE, type StyleName, styles, type TextStyle } from './style.ts'
import { drawTable, type Table } from './table.ts'

export type { Figure } from './figure.ts'
export type { DocumentMeta } from './pdfkit.ts'
export type { Table } from './table.ts'

/** Text that may lead somewhere. */
export interface LinkText {
  readonly text: string
  readonly href: string | null
}

export interface Fact {
  readonly term: string
  readonly detail: string
  readonly href?: string | null
}

export interface DocumentBuilder {
  /** A small line above the title. */
  kicker(text: string): void
  /**
   * Level 1 once, at the top; a heading never stands alone at the end of a page.
   * @param room points that must fit below it on the same page, default three lines
   */
  heading(level: 1 | 2 | 3, text: string, room?: number): void
  paragraph(text: string, style?: StyleName): void
  /** Plain text as people type it: a blank line starts a paragraph, single breaks stay. */
  prose(text: string): void
  /** Terms and their details in two columns. */
  facts(facts: readonly Fact[]): void
  list(items: readonly string[]): void
  links(links: readonly LinkText[]): void
  figure(figure: Figure): void
  table(table: Table): void
  /** How many characters the fonts could not show so far; they are marked and kept underneath. */
  readonly marks: number
  /** Numbers the pages and closes the document. */
  finish(footer: string): Promise<Uint8Array<ArrayBuffer>>
}

const headings = { 1: styles.h1, 2: styles.h2, 3: styles.h3 } as const
const BEFORE = { 1: 4, 2: 18, 3: 12 } as const
const AFTER = { 1: 14, 2: 5, 3: 2 } as const

/** Starts a document; pdfkit and the fonts are loaded only now. */
export const openDocument = async (assets: Assets, meta: DocumentMeta): Promise<DocumentBuilder> => {
  const canvas = await Canvas.open(assets, meta)
  const paragraph = (text: string, style: TextStyle) => {
    const part = canvas.part(canvas.root, 'P')
    canvas.flow(part, canvas.lines(text, style, PAGE.text), style)
    part.element.end()
  }
  return {
    kicker: (text) => paragraph(text, styles.kicker),
    heading: (level, text, room = 3 * styles.body.leading) => drawHeading(canvas, level, text, room),
    paragraph: (text, style = 'body') => {
      paragraph(text, styles[style])
      canvas.space(styles[style].leading / 2)
    },
    prose: (text) => {
      for (const words of paragraphsOf(text)) {
        paragraph(words, styles.body)
        canvas.space(styles.body.leading / 2)
      }
    },
    facts: (facts) => drawFacts(canvas, facts),
    list: (items) => drawList(canvas, items),
    links: (links) => drawLinks(canvas, links),
    figure: (figure) => drawFigure(canvas, figure),
    table: (table) => drawTable(canvas, table),
    get marks() {
      return canvas.marks
    },
    finish: (footer) => {
      drawFooters(canvas, footer)
      canvas.root.element.end()
      return bytesOf(canvas.pdf)
    },
  }
}

/** The paragraphs of typed text. */
const paragraphsOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((words) => words.trim())
    .filter(Boolean)

const drawHeading = (canvas: Canvas, level: 1 | 2 | 3, text: string, room: number) => {
  const style = headings[level]
  const lines = canvas.lines(text, style, PAGE.text)
  canvas.space(BEFORE[level])
  canvas.keep(lines.length * style.leading + AFTER[level] + room)
  const part = canvas.part(canvas.root, `H${level}`)
  canvas.flow(part, lines, style)
  part.element.end()
  canvas.y += AFTER[level]
}

const TERM_WIDTH = 152

/** A list whose label is the term and whose body is the detail: what PDF has for a description list. */
const drawFacts = (canvas: Canvas, facts: readonly Fact[]) => {
  const list = canvas.part(canvas.root, 'L')
  for (const { term, detail, href } of facts) {
    const style = href ? styles.link : styles.body
    const label = canvas.lines(term, styles.term, TERM_WIDTH - 12)
    const body = canvas.lines(detail, style, PAGE.text - TERM_WIDTH)
    canvas.keep(Math.max(label.length, body.length) * style.leading)
    const item = canvas.part(list, 'LI')
    const top = canvas.y
    mark(canvas, item, 'Lbl', () => canvas.draw(label, styles.term, { x: PAGE.left, y: top }))
    const holder = canvas.part(item, 'LBody')
    if (href) drawLink(canvas, holder, body, href, PAGE.left + TERM_WIDTH)
    else canvas.flow(holder, body, style, PAGE.left + TERM_WIDTH)
    item.element.end()
    canvas.y = Math.max(canvas.y, top + label.length * style.leading) + 3
  }
  list.element.end()
}

const mark = (canvas: Canvas, parent: Part, type: string, paint: () => void) => {
  const part = canvas.part(parent, type)
  canvas.mark(part, paint)
  part.element.end()
}

const INDENT = 14

const drawList = (canvas: Canvas, items: readonly string[]) => {
  const list = canvas.part(canvas.root, 'L')
  const dash = canvas.lines('–', styles.term, INDENT)
  for (const text of items) {
    const lines = canvas.lines(text, styles.body, PAGE.text - INDENT)
    canvas.keep(Math.min(lines.length, 2) * styles.body.leading)
    const item = canvas.part(list, 'LI')
    mark(canvas, item, 'Lbl', () => canvas.draw(dash, styles.term, { x: PAGE.left, y: canvas.y }))
    canvas.flow(canvas.part(item, 'LBody'), lines, styles.body, PAGE.left + INDENT)
    item.element.end()
    canvas.y += 3
  }
  list.element.end()
}

const drawLinks = (canvas: Canvas, links: readonly LinkText[]) => {
  const list = canvas.part(canvas.root, 'L')
  for (const { text, href } of links) {
    const style = href ? styles.link : styles.body
    const lines = canvas.lines(text, style, PAGE.text)
    canvas.keep(lines.length * style.leading)
    const item = canvas.part(list, 'LI')
    const body = canvas.part(item, 'LBody')
    if (href) drawLink(canvas, body, lines, href, PAGE.left)
    else canvas.flow(body, lines, style)
    item.element.end()
    canvas.y += 3
  }
  list.element.end()
  canvas.space(styles.body.leading / 2)
}

/** One link on one page (the caller has kept it together): its lines, and an annotation over each. */
const drawLink = (canvas: Canvas, parent: Part, lines: readonly Line[], href: string, x: number) => {
  const style = styles.link
  const link = canvas.part(parent, 'Link')
  canvas.mark(link, () => canvas.draw(lines, style, { x, y: canvas.y }))
  for (const line of lines) {
    const width = canvas.widthOf(line, style)
    // A boxed string, which pdfkit writes as text; a plain one would become a name.
    const options = { structParent: link.element, Contents: new String(href) }
    canvas.pdf.link(x, canvas.y, width, style.leading, href, options as object)
    canvas.y += style.leading
  }
  // Closed here: pdfkit notes the page of the annotations when the element ends.
  link.element.end()
}

const FOOTER_TOP = 786

const drawFooters = (canvas: Canvas, footer: string) => {
  const { count } = canvas.pdf.bufferedPageRange()
  const style = styles.footer
  for (let page = 0; page < count; page += 1) {
    canvas.pdf.switchToPage(page)
    canvas.artifact('Pagination', () => {
      canvas.pdf
        .moveTo(PAGE.left, FOOTER_TOP - 8)
        .lineTo(PAGE.left + PAGE.text, FOOTER_TOP - 8)
        .lineWidth(0.5)
        .stroke(HAIRLINE)
      const at = { x: PAGE.left, y: FOOTER_TOP, width: PAGE.text }
      canvas.draw(canvas.lines(footer, style, PAGE.text - 80).slice(0, 2), style, at)
      const number = canvas.lines(`Seite ${page + 1} von ${count}`, style, PAGE.text)
      canvas.draw(number, style, { ...at, align: 'right' })
    })
  }
}
