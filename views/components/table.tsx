import type { Child } from 'hono/jsx'

/** A column's heading; numbers stand right-aligned. */
export interface Column {
  label: string
  numeric?: boolean
}

// Explicit roles: `display: block` in the card view takes the table's meaning away in some browsers.
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell') => ({ role })

/** A table that becomes a list of cards on narrow screens; each cell then shows its column's name. */
export function DataTable({
  caption,
  head,
  rows,
}: {
  caption: string
  head: readonly Column[]
  rows: readonly Child[][]
}) {
  const classOf = (part: 'header' | 'cell', column?: Column) =>
    `kern-table__${part}${column?.numeric ? ` kern-table__${part}--numeric` : ''}`
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
        {rows.map((row) => (
          <tr class="kern-table__row" {...as('row')}>
            {row.map((cell, index) => (
              <td class={classOf('cell', head[index])} data-label={head[index]?.label} {...as('cell')}>
                <div class="data-table__value">{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
