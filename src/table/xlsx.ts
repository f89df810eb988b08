/** The same sheet as a workbook: numbers and dates stay what they are, text is never a formula. Pure. */
import writeXlsx, { type Row } from 'write-excel-file/universal'
import { toBerlinInput } from '../core/berlin-time.ts'
import type { Cell, Sheet } from './columns.ts'

/** Most characters a cell of Excel holds. */
const MAX_CELL = 32_767

// XML knows no other control characters; Excel calls a file with them damaged.
const printable = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '').slice(0, MAX_CELL)

const written = (cell: Cell): Row[number] => {
  if (cell === null) return null
  switch (cell.kind) {
    case 'text':
      return { type: String, value: printable(cell.text) }
    case 'number':
      return { type: Number, value: cell.value }
    case 'moment':
      // Workbooks know no time zones: what stands there is the time in Berlin.
      return { type: Date, value: new Date(`${toBerlinInput(cell.at)}Z`), format: 'dd.mm.yyyy hh:mm' }
    case 'day':
      return { type: Date, value: new Date(cell.at), format: 'dd.mm.yyyy' }
  }
}

/** The whole file; its first row is bold and stays in sight. */
export const toXlsx = async ({ head, rows }: Sheet): Promise<Uint8Array<ArrayBuffer>> => {
  const heading: Row = head.map((label) => ({ type: String, value: printable(label), fontWeight: 'bold' }))
  const file = writeXlsx([heading, ...rows.map((row) => row.map(written))], {
    sheet: 'Einreichungen',
    stickyRowsCount: 1,
    columns: head.map((label) => ({ width: Math.min(60, Math.max(14, label.length + 2)) })),
  })
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}
