import { raw } from 'hono/html'
import { type Child, escaped, Markup, written } from './markup.ts'

/** A column's heading; numbers stand right-aligned. */
export interface Column {
  label: string
  numeric?: boolean
}

// Explicit roles: `display: block` in the card view takes the table's meaning away in some browsers.
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader') => ({ role })

const classOf = ({ numeric }: Column) => (numeric ? 'num' : undefined)

/** How each cell of a row begins. */
const startsOf = (head: readonly Column[]): string[] =>
  head.map((column) => {
    const numeric = column.numeric ? ' class="num"' : ''
    return `<td${numeric} data-label="${escaped(column.label)}" role="cell">`
  })

/** Beside its column's name a cell is one thing: words and ready markup are, other children are held together. */
const held = (cell: Child): string => {
  if (typeof cell === 'string') return escaped(cell)
  if (cell instanceof String) return String(cell)
  const markup = written(cell)
  return markup === '' || typeof cell !== 'object' ? markup : `<div>${markup}</div>`
}

/** A row as text: a long table as a tree of elements costs several times as much, and longer the longer it is. */
const rowOf = (starts: readonly string[], cells: readonly Child[]): string => {
  let row = '<tr role="row">'
  for (let index = 0; index < starts.length; index++) row += `${starts[index]}${held(cells[index])}</td>`
  return `${row}</tr>`
}

/** Rows of a part: one that holds a dash or quotation mark does not widen all the others. */
const ROWS = 16

/** Each part is joined as soon as it is full: thousands of rows in pieces would outlive what collects garbage cheaply. */
const inParts = (starts: readonly string[], rows: Iterable<readonly Child[]>): Markup => {
  const parts: string[] = []
  let part: string[] = []
  for (const cells of rows) {
    part.push(rowOf(starts, cells))
    if (part.length < ROWS) continue
    parts.push(part.join(''))
    part = []
  }
  return new Markup(part.join(''), parts)
}

/** A link as a whole cell, for tables too long for elements. */
export const linkTo = (href: string, text: string) => raw(`<a href="${escaped(href)}">${escaped(text)}</a>`)

/**
 * A table that becomes a list of cards on narrow screens; each cell then shows its column's name.
 * @param rows cells in the order of the columns; an iterator (`items.values().map(…)`) is asked row by row
 */
export function DataTable({
  caption,
  head,
  rows,
}: {
  caption: string
  head: readonly Column[]
  rows: Iterable<readonly Child[]>
}) {
  const starts = startsOf(head)
  return (
    <table class="data-table" {...as('table')}>
      <caption class="data-table__caption">{caption}</caption>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {head.map((column) => (
            <th class={classOf(column)} scope="col" {...as('columnheader')}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>{inParts(starts, rows)}</tbody>
    </table>
  )
}
