/** The file as a spreadsheet reads it: no text is a formula, and a number stays one. */
import { expect, test } from 'vitest'
import { toCsv } from '../../src/table/csv.ts'

const linesOf = (...args: Parameters<typeof toCsv>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsv(...args)).split('\r\n')

test.each(['=1+1', '+49 123', '-1+1', '@SUM(A1)', '=HYPERLINK("https://boese.example")'])(
  'text %j is no formula, as a heading neither',
  (text) => {
    const [head, row] = linesOf({ head: [text], rows: [[{ kind: 'text', text }]] })
    expect(head).toMatch(/^\ufeff"?'/)
    expect(row).toMatch(/^"?'/)
  },
)

test('a negative number stays a number', () => {
  const [, row] = linesOf({ head: ['Saldo'], rows: [[{ kind: 'number', value: -5.5 }, null]] })
  expect(row).toBe('-5,5;')
})
