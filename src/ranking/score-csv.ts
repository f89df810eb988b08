/** Scores as CSV (`entry,juror,score`): written for anyone who wants to recount, and read by `npm run rank`. */
import { known } from '../core/known.ts'

/** Scores are read to this many decimals, in whole steps of 1 / SCORE_UNIT. */
const DECIMALS = 6
export const SCORE_UNIT = 10 ** DECIMALS

export const CSV_LIMITS = { bytes: 8_000_000, sheets: 50_000, entries: 5_000, jurors: 200, id: 200 } as const

const HEADER = ['entry', 'juror', 'score'] as const

export interface ScoreRow {
  readonly entry: string
  readonly juror: string
  /** In steps of 1 / SCORE_UNIT. */
  readonly steps: number
}

export class CsvError extends Error {
  /** Line and column (field), both from 1. */
  constructor(line: number, column: number, what: string) {
    const name = HEADER[column - 1]
    super(`Zeile ${line}, Spalte ${column}${name ? ` (${name})` : ''}: ${what}`)
  }
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** A plain cell, or one in quotes with quotes doubled inside (RFC 4180); then what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y

/** The rows of the text with the line on which each begins. */
function* rowsOf(text: string): Generator<Row> {
  let line = 1
  let begins = 1
  let cells: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length || cells.length > 0) {
    const match = CELL.exec(text)
    if (!match)
      throw new CsvError(
        line,
        cells.length + 1,
        'Ein Anführungszeichen steht falsch oder wird nicht geschlossen.',
      )
    const [, quoted, plain = '', end] = match
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"')
    cells.push(cell)
    line += cell.includes('\n') ? cell.split('\n').length - 1 : 0
    if (end === ',') continue
    yield { line: begins, cells }
    line += 1
    begins = line
    cells = []
  }
}

const readId = (row: Row, column: number): string => {
  const id = known(row.cells[column - 1])
  if (id.trim() === '') throw new CsvError(row.line, column, 'Die Bezeichnung fehlt.')
  if (id.length > CSV_LIMITS.id)
    throw new CsvError(row.line, column, `Die Bezeichnung ist länger als ${CSV_LIMITS.id} Zeichen.`)
  if (/[\p{Cc}\ufffd]/u.test(id))
    throw new CsvError(row.line, column, 'Die Bezeichnung enthält Zeichen, die kein Text in UTF-8 sind.')
  return id
}

/** A decimal number in steps of 1 / SCORE_UNIT, exactly; null when it is none. */
export const stepsOf = (text: string): number | null => {
  const match = /^([+-]?)(\d{1,4})(?:\.(\d{1,6}))?$/.exec(text)
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const steps = Number(whole) * SCORE_UNIT + Number(fraction.padEnd(DECIMALS, '0'))
  return sign === '-' ? 0 - steps : steps
}

const readScore = (row: Row, scale: { readonly min: number; readonly max: number }): number => {
  const text = known(row.cells[2]).trim()
  const steps = stepsOf(text)
  const shown = JSON.stringify(text.slice(0, 30))
  if (steps === null)
    throw new CsvError(
      row.line,
      3,
      `${shown} ist keine Zahl (erwartet zum Beispiel 7 oder 7.25, höchstens ${DECIMALS} Stellen nach dem Punkt).`,
    )
  const score = steps / SCORE_UNIT
  if (score < scale.min || score > scale.max)
    throw new CsvError(row.line, 3, `${text} liegt außerhalb der Skala von ${scale.min} bis ${scale.max}.`)
  return steps
}

const checkHeader = (header: Row | undefined): void => {
  if (!header)
    throw new CsvError(1, 1, `Die Datei ist leer; erwartet wird die Kopfzeile ${HEADER.join(',')}.`)
  for (const [index, name] of HEADER.entries()) {
    if (header.cells[index] === name) continue
    const found = JSON.stringify((header.cells[index] ?? '').slice(0, 40))
    throw new CsvError(1, index + 1, `Erwartet wird die Kopfzeile ${HEADER.join(',')}, gefunden ${found}.`)
  }
  if (header.cells.length > HEADER.length)
    throw new CsvError(1, HEADER.length + 1, 'Diese Spalte ist zu viel.')
}

/**
 * Reads the scores of a file.
 * @throws CsvError for the first thing that is wrong, with its line and column
 */
export const parseScores = (
  bytes: Uint8Array,
  scale: { readonly min: number; readonly max: number },
): ScoreRow[] => {
  if (bytes.length > CSV_LIMITS.bytes)
    throw new CsvError(1, 1, `Die Datei ist größer als ${CSV_LIMITS.bytes / 1_000_000} MB.`)
  const text = new TextDecoder('utf-8').decode(bytes)
  const rows = rowsOf(text)
  checkHeader(rows.next().value || undefined)
  const scores: ScoreRow[] = []
  const lines = new Map<string, number>()
  const entries = new Set<string>()
  const jurors = new Set<string>()
  let blank: number | null = null
  for (const row of rows) {
    if (row.cells.length === 1 && row.cells[0] === '') {
      blank ??= row.line
      continue
    }
    if (blank !== null) throw new CsvError(blank, 1, 'Die Zeile ist leer.')
    if (row.cells.length !== HEADER.length) {
      const column = Math.min(row.cells.length, HEADER.length) + 1
      throw new CsvError(
        row.line,
        column,
        `Die Zeile hat ${row.cells.length} statt ${HEADER.length} Spalten.`,
      )
    }
    const [entry, juror] = [readId(row, 1), readId(row, 2)]
    const steps = readScore(row, scale)
    const pair = JSON.stringify([entry, juror])
    const before = lines.get(pair)
    if (before !== undefined)
      throw new CsvError(
        row.line,
        2,
        `Dieses Jurymitglied hat diese Einreichung schon in Zeile ${before} bewertet.`,
      )
    lines.set(pair, row.line)
    if (entries.add(entry).size > CSV_LIMITS.entries)
      throw new CsvError(row.line, 1, `Mehr als ${CSV_LIMITS.entries} Einreichungen.`)
    if (jurors.add(juror).size > CSV_LIMITS.jurors)
      throw new CsvError(row.line, 2, `Mehr als ${CSV_LIMITS.jurors} Jurymitglieder.`)
    if (scores.push({ entry, juror, steps }) > CSV_LIMITS.sheets)
      throw new CsvError(row.line, 1, `Mehr als ${CSV_LIMITS.sheets} Wertungen.`)
  }
  if (scores.length === 0) throw new CsvError(2, 1, 'Die Datei enthält keine Wertung.')
  return scores
}

const cellOf = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The file that parseScores reads. Scores as decimal text. */
export const writeScores = (
  rows: readonly { readonly entry: string; readonly juror: string; readonly score: string }[],
): string =>
  [HEADER, ...rows.map(({ entry, juror, score }) => [entry, juror, score])]
    .map((cells) => `${cells.map(cellOf).join(',')}\n`)
    .join('')
