import type { Child } from 'hono/jsx'

/** A column's heading; numbers stand right-aligned. */
export interface Column {
  label: string
  numeric?: boolean
}

/** A table that becomes a list of cards on narrow screens; each cell then shows its column's name. */
export function DataTable({ caption, head, rows }: { caption: string; head: Column[]; rows: Child[][] }) {
  const classOf = (part: 'header' | 'cell', column?: Column) =>
    `kern-table__${part}${column?.numeric ? ` kern-table__${part}--numeric` : ''}`
  // Explicit roles: display: block in the card view would otherwise take the table's meaning away.
  return (
    <table class="kern-table data-table" role="table">
      <caption class="data-table__caption">{caption}</caption>
      <thead class="kern-table__head" role="rowgroup">
        <tr class="kern-table__row" role="row">
          {head.map((column) => (
            <th class={classOf('header', column)} scope="col" role="columnheader">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr class="kern-table__row" role="row">
            {row.map((cell, index) => (
              <td class={classOf('cell', head[index])} data-label={head[index]?.label} role="cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
