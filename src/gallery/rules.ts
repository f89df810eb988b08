/** Reading the caption table of a batch import. Pure. */
import Papa from 'papaparse'
import { fail, ok, type Result } from '../core/result.ts'
import { line, text } from '../core/text.ts'
import { LIMITS } from '../photo/schema.ts'

/** One line of the table. */
export interface CaptionRow {
  readonly file: string
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
}

const REQUIRED = ['file', 'caption', 'alt', 'credit'] as const

/** Largest caption table, characters. */
export const MAX_CSV = 400_000

/**
 * Reads CSV with the columns file, caption, alt, credit (and, if wanted, rights); comma, semicolon or tab.
 * Order is the order of the album. A caption is kept whole, with its leading or trailing "…".
 */
export const parseCaptions = (csv: string): Result<CaptionRow[]> => {
  if (csv.length > MAX_CSV) return fail('invalid', 'Die CSV-Datei ist zu groß (höchstens 400.000 Zeichen).')
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  })
  const missing = REQUIRED.filter((column) => !parsed.meta.fields?.includes(column))
  if (missing.length > 0) {
    return fail(
      'invalid',
      `In der CSV-Datei fehlt: ${missing.join(', ')}. Die erste Zeile muss die Spalten file, caption, alt und credit nennen.`,
    )
  }
  const wrong = parsed.errors.find(({ code }) => code !== 'UndetectableDelimiter')
  if (wrong) {
    // Papa counts the line of names for quotes, but not for fields.
    const number = (wrong.row ?? 0) + (wrong.type === 'Quotes' ? 1 : 2)
    return fail(
      'invalid',
      `Zeile ${number} der CSV-Datei hat zu viele oder zu wenige Felder, oder ein Anführungszeichen fehlt.`,
    )
  }
  return readRows(parsed.data)
}

const readRows = (data: readonly Record<string, string>[]): Result<CaptionRow[]> => {
  const rows: CaptionRow[] = []
  const seen = new Set<string>()
  for (const [index, cells] of data.entries()) {
    const at = `Zeile ${index + 2} der CSV-Datei`
    const row = {
      file: line(200).safeParse(cells.file ?? ''),
      caption: text(LIMITS.caption).safeParse(cells.caption ?? ''),
      alt: text(LIMITS.alt).safeParse(cells.alt ?? ''),
      credit: line(LIMITS.credit).safeParse(cells.credit ?? ''),
      rights: line(LIMITS.rights).safeParse(cells.rights ?? ''),
    }
    for (const [column, cell] of Object.entries(row)) {
      if (!cell.success)
        return fail('invalid', `${at}, Spalte ${column}: ${cell.error.issues[0]?.message ?? ''}`)
    }
    const file = row.file.data ?? ''
    if (file === '') return fail('invalid', `${at}: Der Dateiname fehlt.`)
    if (seen.has(fileKey(file))) return fail('invalid', `${at}: ${file} kommt doppelt vor.`)
    seen.add(fileKey(file))
    rows.push({
      file,
      caption: row.caption.data ?? '',
      alt: row.alt.data ?? '',
      credit: row.credit.data ?? '',
      rights: row.rights.data ?? '',
    })
  }
  return ok(rows)
}

/** File names are compared without folder, case and Unicode form: browsers and systems differ in all three. */
export const fileKey = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').toLowerCase()
