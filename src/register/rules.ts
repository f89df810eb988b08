/** Reading the official list in its three forms, and size classes. Pure; nothing here throws, whatever the file holds. */
import Papa from 'papaparse'
import { integer } from '../core/de.ts'
import { decodeText } from '../core/decode.ts'
import { known } from '../core/known.ts'
import { type Language, words } from '../core/language.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { CSV_COLUMNS, type CsvColumn, csvRow } from './csv.ts'
import { foldGerman } from './names.ts'
import { assemble, type LineError, type OfficialRecord, type Parsed } from './records.ts'

/** Characters of a GV100AD line that must be there: up to the name, and up to the population of a municipality. */
const SHORTEST = { other: 23, municipality: 150 } as const

const RECORD_LENGTH = 220

/** Reads GV100AD: 220 characters a line, strict UTF-8 or else Windows-1252. Positions are 1-based as in the description. */
export const parseGv100ad = (bytes: Uint8Array): Parsed => {
  const records: OfficialRecord[] = []
  const errors: LineError[] = []
  let listedOn: string | null = null
  for (const [index, text] of decodeText(bytes)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (text.replaceAll('\u001a', '').trim() === '') continue
    const line = index + 1
    const field = (from: number, to: number) => text.slice(from - 1, to).trim()
    const type = field(1, 2)
    const shortest = type === '60' ? SHORTEST.municipality : SHORTEST.other
    if (text.length < shortest) {
      const message = `Die Zeile ist zu kurz: ${text.length} statt ${RECORD_LENGTH} Zeichen.`
      errors.push({ line, message })
      continue
    }
    listedOn ??= isoDay(field(3, 6), field(7, 8), field(9, 10))
    records.push({
      line,
      type,
      textCode: field(123, 124),
      state: field(11, 12),
      region: field(13, 13),
      county: field(14, 15),
      municipality: field(16, 18),
      association: field(19, 22),
      name: field(23, 72),
      population: field(140, 150),
      postcode: field(166, 170),
    })
  }
  return withFound(assemble(records), errors, listedOn)
}

/** Rows of heading above the records in the XLSX. */
const HEADING_ROWS = 6

/** Reads the rows of the sheet `Onlineprodukt_Gemeinden…`: six heading rows, then one record a row. */
export const parseRegisterXlsx = (rows: readonly (readonly unknown[])[]): Parsed => {
  const records = rows.slice(HEADING_ROWS).flatMap((cells, index): OfficialRecord[] => {
    const cell = (column: number, digits = 0) => {
      const text = cellText(cells[column])
      // Spreadsheets drop the zeros in front of what they take for a number.
      return text === '' ? '' : text.padStart(digits, '0')
    }
    if (cells.every((value) => cellText(value) === '')) return []
    return [
      {
        line: index + HEADING_ROWS + 1,
        type: cell(0),
        textCode: cell(1),
        state: cell(2, 2),
        region: cell(3, 1),
        county: cell(4, 2),
        association: cell(5, 4),
        municipality: cell(6, 3),
        name: cell(7),
        population: cell(9),
        postcode: cell(13, 5),
      },
    ]
  })
  const heading = rows.slice(0, HEADING_ROWS).flat().map(cellText).join(' ')
  const [, day = '', month = '', year = ''] = /\b(\d{2})\.(\d{2})\.(\d{4})\b/.exec(heading) ?? []
  return withFound(assemble(records), [], isoDay(year, month, day))
}

const cellText = (value: unknown): string => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

const isoDay = (year: string, month: string, day: string): string | null => {
  const text = `${year}-${month}-${day}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text
}

const withFound = (parsed: Parsed, errors: readonly LineError[], listedOn: string | null): Parsed => ({
  ...parsed,
  errors: [...errors, ...parsed.errors].sort((a, b) => a.line - b.line),
  listedOn,
})

/** Most lines of a CSV: four times the official list. */
const MAX_LINES = 50_000

/** Reads plain CSV: `key;name;type;county;state;population`, with or without a heading row, `;`, tab or comma. */
export const parseRegisterCsv = (csv: string): Parsed => {
  const text = csv.replace(/^\uFEFF/, '')
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [';', '\t', ','].find((mark) => first.includes(mark)) ?? ';'
  const parsed = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false, preview: MAX_LINES })
  if (parsed.meta.truncated) {
    const message = `Die Datei hat mehr als ${integer(MAX_LINES)} Zeilen. So lang ist die amtliche Liste nicht.`
    return { rows: [], errors: [{ line: MAX_LINES + 1, message }], ignored: 0, listedOn: null }
  }
  const quoted = parsed.errors.find(({ type }) => type === 'Quotes')
  const errors: LineError[] = quoted
    ? [{ line: known(quoted.row) + 1, message: 'Ein Anführungszeichen ist nicht geschlossen.' }]
    : []
  const columns = csvColumns(parsed.data[0] ?? [])
  if (columns.missing.length > 0) {
    const message = `In der Kopfzeile fehlt: ${columns.missing.join(', ')}.`
    return { rows: [], errors: [{ line: 1, message }], ignored: 0, listedOn: null }
  }
  const rows = new Map<string, { line: number; row: Parsed['rows'][number] }>()
  for (const [index, cells] of parsed.data.entries()) {
    if ((index === 0 && columns.heading) || cells.every((cell) => cell.trim() === '')) continue
    const line = index + 1
    const read = csvRow((column) => cells[columns.at[column]]?.trim() ?? '')
    const before = read.ok ? rows.get(read.value.key) : undefined
    if (!read.ok) errors.push({ line, message: read.error.message })
    else if (before) {
      const message = `Der Schlüssel ${read.value.key} kommt schon in Zeile ${before.line} vor.`
      errors.push({ line, message })
    } else rows.set(read.value.key, { line, row: read.value })
  }
  const found = [...rows.values()].map(({ row }) => row)
  return withFound({ rows: found, errors, ignored: 0, listedOn: null }, [], null)
}

/** Which cell holds what: by the heading row if there is one, else in the documented order. */
const csvColumns = (cells: readonly string[]) => {
  const names = cells.map((cell) => foldGerman(cell))
  const positions = Object.entries(CSV_COLUMNS).map(([column, spellings], position) => {
    const named = names.findIndex((name) => spellings.includes(name))
    return { column: column as CsvColumn, named, position }
  })
  const heading = positions.some(({ column, named }) => column === 'key' && named >= 0)
  const at = Object.fromEntries(
    positions.map(({ column, named, position }) => [column, heading ? named : position]),
  ) as Record<CsvColumn, number>
  const required: CsvColumn[] = heading ? ['name', 'population'] : []
  return { heading, at, missing: required.filter((column) => at[column] < 0) }
}

export type Format = 'gv100ad' | 'xlsx' | 'csv'

/** Which form a file has, by its content; its name does not matter. */
export const detectFormat = (bytes: Uint8Array): Result<Format> => {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return ok('xlsx')
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    return fail(
      'invalid',
      'Das ist eine alte Excel-Datei (.xls). Bitte speichern Sie sie als .xlsx oder CSV.',
    )
  }
  const start = decodeText(bytes.slice(0, 4096))
    .replace(/^\uFEFF/, '')
    .trimStart()
  const [first = ''] = start.split(/[\r\n]/, 1)
  if (/^[1-6]0\d{8}\d{2}/.test(first) && !first.includes(';')) return ok('gv100ad')
  if (/[;\t,]/.test(first) && !start.includes('\u0000')) return ok('csv')
  return fail(
    'invalid',
    'Diese Datei ist keine der bekannten Listen. Erwartet wird GV100AD (Textdatei), die XLSX-Fassung oder CSV mit den Spalten key;name;type;county;state;population.',
  )
}

/** The share of wrong lines from which a list is not taken over at all: it is then probably the wrong file. */
const TOO_MANY_WRONG = 0.1

/** Whether a list that was read may replace the one in use. */
export const mayTakeOver = ({ rows, errors }: Parsed): Result<null> => {
  if (rows.length === 0) return fail('invalid', 'In der Datei steht keine einzige lesbare Kommune.')
  if (errors.length > (rows.length + errors.length) * TOO_MANY_WRONG) {
    return fail(
      'invalid',
      `${integer(errors.length)} Zeilen sind fehlerhaft, das ist mehr als jede zehnte. Die bisherige Liste gilt weiter.`,
    )
  }
  return ok(null)
}

export const MAX_THRESHOLDS = 8

/** "5.000 bis unter 20.000 Einwohner"; null when the population is not known or the year has no classes. */
export const sizeClass = (population: number | null, thresholds: readonly number[]): string | null =>
  population === null || thresholds.length === 0
    ? null
    : known(sizeClasses(thresholds)[thresholds.filter((threshold) => population >= threshold).length])

const SIZE_WORDS = words(
  {
    under: (to: number) => `unter ${integer(to)} Einwohner`,
    between: (from: number, to: number) => `${integer(from)} bis unter ${integer(to)} Einwohner`,
    from: (from: number) => `ab ${integer(from)} Einwohner`,
  },
  {
    under: (to) => `fewer than ${to.toLocaleString('en-GB')} inhabitants`,
    between: (from, to) =>
      `${from.toLocaleString('en-GB')} to fewer than ${to.toLocaleString('en-GB')} inhabitants`,
    from: (from) => `${from.toLocaleString('en-GB')} inhabitants or more`,
  },
)

/** The names of all classes, smallest first. */
export const sizeClasses = (thresholds: readonly number[], lang: Language = 'de'): string[] => {
  const t = SIZE_WORDS[lang]
  const [lowest] = thresholds
  if (lowest === undefined) return []
  return [
    t.under(lowest),
    ...thresholds.map((from, index) => {
      const to = thresholds[index + 1]
      return to === undefined ? t.from(from) : t.between(from, to)
    }),
  ]
}

/** The thresholds stored with an edition. */
export const thresholdsOf = (edition: { readonly size_thresholds: string }): number[] => {
  const stored: unknown = JSON.parse(edition.size_thresholds)
  return Array.isArray(stored) ? stored.filter((value) => typeof value === 'number') : []
}

/** "5.000; 20.000; 100.000", as it is typed. */
export const showThresholds = (thresholds: readonly number[]): string => thresholds.map(integer).join('; ')

/** Reads thresholds as typed: ascending, at least 1, separated by semicolons or line breaks; empty means no classes. */
export const parseThresholds = (text: string): Result<number[]> => {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > MAX_THRESHOLDS) return fail('invalid', `Bitte höchstens ${MAX_THRESHOLDS} Grenzen.`)
  const numbers: number[] = []
  for (const part of parts) {
    const digits = /^\d{1,3}([. ]\d{3})+$/.test(part) ? part.replace(/[. ]/g, '') : part
    if (!/^\d{1,8}$/.test(digits) || Number(digits) === 0)
      return fail(
        'invalid',
        `„${part.slice(0, 30)}“ ist keine Einwohnerzahl. Bitte so angeben: 5.000; 20.000.`,
      )
    const last = numbers.at(-1)
    if (last !== undefined && Number(digits) <= last) {
      return fail(
        'invalid',
        `Die Grenzen müssen aufsteigen: ${integer(Number(digits))} steht nach ${integer(last)}.`,
      )
    }
    numbers.push(Number(digits))
  }
  return ok(numbers)
}
