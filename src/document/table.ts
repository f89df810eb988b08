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
  const head = headCells(canvas, table)
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
    drawRow(canvas, part, rowCells(canvas, table, row), { types, repeat: head })
  }
  part.element.end()
  canvas.y += 12
}

const geometry = ({ columns }: Table) => {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  let x: number = PAGE.left
  return columns.map((column) => {
    const width = (column.share / total) * PAGE.text
    x += width
    return { column, x: x - width + PADDING.x, width: width - 2 * PADDING.x }
  })
}

const headCells = (canvas: Canvas, table: Table): Cell[] =>
  geometry(table).map(({ column, x, width }) => ({
    lines: canvas.lines(column.label, styles.head, width),
    style: styles.head,
    align: column.numeric ? 'right' : 'left',
    x,
    width,
  }))

const rowCells = (canvas: Canvas, table: Table, row: readonly string[]): Cell[] =>
  geometry(table).map(({ column, x, width }, index) => {
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
