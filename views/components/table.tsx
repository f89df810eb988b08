import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'

/** A column's heading; numbers stand right-aligned. */
export interface Column {
  label: string
  numeric?: boolean
}

// Explicit roles: `display: block` in the card view takes the table's meaning away in some browsers.
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader') => ({ role })

const classOf = (part: 'header' | 'cell', column?: Column) =>
  `kern-table__${part}${column?.numeric ? ` kern-table__${part}--numeric` : ''}`

/** The beginning of every cell of a column. */
const startOf = (column: Column) =>
  html`<td class="${classOf('cell', column)}" data-label="${column.label}" role="cell"><div>`

const END = raw('</div></td>')

/** A row as text: a long table as a tree of elements costs several times as much, and longer the longer it is. */
const rowOf = (starts: readonly Child[], cells: readonly Child[]) =>
  html`<tr class="kern-table__row" role="row">${cells.flatMap((cell, index) => [starts[index], cell, END])}</tr>`

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
  const starts = head.map(startOf)
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
        {Array.from(rows, (cells) => rowOf(starts, cells))}
      </tbody>
    </table>
  )
}
