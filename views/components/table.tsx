import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { escapeToBuffer } from 'hono/utils/html'

/** A column's heading; numbers stand right-aligned. */
export interface Column {
  label: string
  numeric?: boolean
}

// Explicit roles: `display: block` in the card view takes the table's meaning away in some browsers.
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader') => ({ role })

const classOf = (part: 'header' | 'cell', column?: Column) =>
  `kern-table__${part}${column?.numeric ? ` kern-table__${part}--numeric` : ''}`

const CELL_ENDS = '</div></td>'

/** What stands before each cell of a row. */
const startsOf = (head: readonly Column[]): string[] =>
  head.map((column, index) => {
    const before = index === 0 ? '<tr class="kern-table__row" role="row">' : CELL_ENDS
    return `${before}${html`<td class="${classOf('cell', column)}" data-label="${column.label}" role="cell"><div>`}`
  })

const SPECIAL = /[&<>'"]/

const escaped = (text: string): string => {
  if (!SPECIAL.test(text)) return text
  const buffer: [string] = ['']
  escapeToBuffer(text, buffer)
  return buffer[0]
}

/** What stands in a cell as markup. */
const written = (cell: Child): string => {
  if (typeof cell === 'string') return escaped(cell)
  if (cell === null || cell === undefined || typeof cell === 'boolean') return ''
  return Array.isArray(cell) ? cell.map(written).join('') : String(cell)
}

/** A row as text: a long table as a tree of elements costs several times as much, and longer the longer it is. */
const rowOf = (starts: readonly string[], cells: readonly Child[]): string => {
  let row = ''
  for (const [index, start] of starts.entries()) row += start + written(cells[index])
  return `${row}${CELL_ENDS}</tr>`
}

/** A link in a cell, for tables too long for elements. */
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
    <table class="kern-table data-table" {...as('table')}>
      <caption class="data-table__caption">{caption}</caption>
      <thead class="kern-table__head" {...as('rowgroup')}>
        <tr class="kern-table__row" {...as('row')}>
          {head.map((column) => (
            <th class={classOf('header', column)} scope="col" {...as('columnheader')}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body" {...as('rowgroup')}>
        {raw(Array.from(rows, (cells) => rowOf(starts, cells)).join(''))}
      </tbody>
    </table>
  )
}
