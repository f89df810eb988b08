/** CSV as German spreadsheets open it: semicolons, CRLF, a byte order mark, no cell that is a formula. Pure. */
import Papa from 'papaparse'
import { toBerlinInput } from '../core/berlin-time.ts'
import type { Cell, Sheet } from './columns.ts'

/** "2026-11-13T09:05" → "13.11.2026 09:05" */
const german = (iso: string): string => {
  const [day = '', time = ''] = iso.split('T')
  return [day.split('-').reverse().join('.'), time].filter(Boolean).join(' ')
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers and times are none. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

const written = (cell: Cell): string => {
  if (cell === null) return ''
  switch (cell.kind) {
    case 'text':
      return harmless(cell.text)
    case 'number':
      return String(cell.value).replace('.', ',')
    case 'moment':
      return german(toBerlinInput(cell.at))
    case 'day':
      return german(new Date(cell.at).toISOString().slice(0, 10))
  }
}

/** The whole file. */
export const toCsv = ({ head, rows }: Sheet): Uint8Array<ArrayBuffer> => {
  const lines = [head.map(harmless), ...rows.map((row) => row.map(written))]
  const csv = Papa.unparse(lines, { delimiter: ';', newline: '\r\n' })
  return new TextEncoder().encode(`\ufeff${csv}\r\n`)
}
