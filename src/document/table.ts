/** Tables with a header row that is repeated on every page; rows may run over the page's end. */
import type { Align, Canvas, Line, Part } from './canvas.ts'
import { HAIRLINE, PAGE, styles, type TextStyle } from './style.ts'

export interface Column {
  readonly label: string
  /** Share of the width, relative to the other columns. */
  readonly share: number
  /** Numbers stand right, in figures of equal width. */
  readonly numeric?: boolean
}

export interface Table {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** Whether the first cell of a row names the row. */
  readonly rowHeaders?: boolean
}

interface Cell {
  readonly lines: readonly Line[]
  readonly style: TextStyle
  readonly align: Align
  readonly x: number
  readonly width: number
}

const PADDING = { x: 6, y: 4 } as const

/** Draws the table below its caption. */
export const drawTable = (canvas: Canvas, table: Table): void => {
  const part = canvas.part(canvas.root, 'Table')
  const places = geometry(canvas, table)
  const head = headCells(places, canvas)
  const caption = canvas.lines(table.caption, styles.strong, PAGE.text)
  canvas.keep(caption.length * styles.strong.leading + heightOf(head) + 3 * styles.cell.leading)
  const title = canvas.part(part, 'Caption')
  canvas.flow(title, caption, styles.strong)
  title.element.end()
  canvas.y += 3
  drawRow(canvas, part, head, { types: () => ({ type: 'TH', scope: 'Column' }), repeat: null })
  for (const row of table.rows) {
    const types = (column: number) =>
      table.rowHeaders && column === 0 ? { type: 'TH', scope: 'Row' as const } : { type: 'TD' }
    drawRow(canvas, part, rowCells(places, canvas, row), { types, repeat: head })
  }
  part.element.end()
  canvas.y += 12
}

interface Place {
  readonly column: Column
  readonly x: number
  readonly width: number
}

/** Shares of the width, but no column narrower than its longest word (up to a limit): numbers must not be broken. */
const geometry = (canvas: Canvas, { columns, rows }: Table): Place[] => {
  const least = columns.map(({ label }, index) =>
    Math.max(
      wordWidth(canvas, label, styles.head),
      ...rows.map((row) => wordWidth(canvas, row[index] ?? '', styles.cellNumber)),
    ),
  )
  let x: number = PAGE.left
  return widths(
    columns.map(({ share }) => share),
    least,
  ).flatMap((width, index) => {
    const column = columns[index]
    x += width
    return column ? [{ column, x: x - width + PADDING.x, width: width - 2 * PADDING.x }] : []
  })
}

const MOST_FOR_A_WORD = 110

const wordWidth = (canvas: Canvas, text: string, style: TextStyle): number => {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const wide = words.map((word) => canvas.widthOf({ text: word, marked: [] }, style))
  return Math.min(MOST_FOR_A_WORD, Math.max(0, ...wide)) + 2 * PADDING.x + 0.5
}

/** Divides the text width by shares; columns that need more than their share get it at the others' cost. */
export const widths = (shares: readonly number[], least: readonly number[]): number[] => {
  const tight = new Set<number>()
  for (;;) {
    const taken = [...tight].reduce((sum, index) => sum + (least[index] ?? 0), 0)
    const free = shares.reduce((sum, share, index) => (tight.has(index) ? sum : sum + share), 0)
    const given = shares.map((share, index) =>
      tight.has(index) ? (least[index] ?? 0) : ((PAGE.text - taken) * share) / free,
    )
    const short = given.findIndex((width, index) => !tight.has(index) && width < (least[index] ?? 0))
    // With every column at its least there is nothing left to give: shares decide, words break.
    if (short >= 0 && tight.size === shares.length - 1)
      return shares.map((share) => (PAGE.text * share) / shares.reduce((a, b) => a + b, 0))
    if (short < 0) return given
    tight.add(short)
  }
}

const headCells = (places: readonly Place[], canvas: Canvas): Cell[] =>
  places.map(({ column, x, width }) => ({
    lines: canvas.lines(column.label, styles.head, width),
    style: styles.head,
    align: column.numeric ? 'right' : 'left',
    x,
    width,
  }))

const rowCells = (places: readonly Place[], canvas: Canvas, row: readonly string[]): Cell[] =>
  places.map(({ column, x, width }, index) => {
    const style = column.numeric ? styles.cellNumber : styles.cell
    const lines = canvas.lines(row[index] ?? '', style, width)
    return { lines, style, align: column.numeric ? 'right' : 'left', x, width }
  })

const tallest = (cells: readonly Cell[]) => Math.max(1, ...cells.map(({ lines }) => lines.length))
const heightOf = (cells: readonly Cell[]) => tallest(cells) * styles.cell.leading + 2 * PADDING.y

interface RowPlan {
  readonly types: (column: number) => { type: string; scope?: 'Row' | 'Column' }
  /** The header row, drawn again after a page turns. */
  readonly repeat: readonly Cell[] | null
}

const drawRow = (canvas: Canvas, table: Part, cells: readonly Cell[], { types, repeat }: RowPlan) => {
  const row = canvas.part(table, 'TR')
  const parts = cells.map((_, column) => {
    const { type, ...options } = types(column)
    return canvas.part(row, type, options)
  })
  const turn = () => {
    canvas.newPage()
    if (repeat) canvas.artifact('Pagination', () => drawCells(canvas, repeat, 0, tallest(repeat)))
  }
  const all = tallest(cells)
  let from = 0
  while (from < all) {
    const fit = Math.floor((canvas.room - 2 * PADDING.y) / styles.cell.leading)
    // A row that fits on a page is not torn apart; a longer one runs on.
    if (fit < Math.min(all - from, 40) && !canvas.atTop) turn()
    const count = Math.min(all - from, Math.floor((canvas.room - 2 * PADDING.y) / styles.cell.leading))
    for (const [index, cell] of cells.entries()) {
      const part = parts[index]
      if (part) canvas.mark(part, () => drawCell(canvas, cell, from, count))
    }
    rule(canvas, count)
    from += count
  }
  row.element.end()
}

const drawCell = (canvas: Canvas, cell: Cell, from: number, count: number) =>
  canvas.draw(cell.lines.slice(from, from + count), cell.style, { ...cell, y: canvas.y + PADDING.y })

const drawCells = (canvas: Canvas, cells: readonly Cell[], from: number, count: number) => {
  for (const cell of cells) drawCell(canvas, cell, from, count)
  line(canvas, count)
}

/** Moves below the row and draws its line. */
const line = (canvas: Canvas, count: number) => {
  canvas.y += count * styles.cell.leading + 2 * PADDING.y
  canvas.pdf
    .moveTo(PAGE.left, canvas.y)
    .lineTo(PAGE.left + PAGE.text, canvas.y)
    .lineWidth(0.5)
    .stroke(HAIRLINE)
}

const rule = (canvas: Canvas, count: number) => canvas.artifact('Layout', () => line(canvas, count))
