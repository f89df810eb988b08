/** Reading the caption table of a batch import. Pure. */
import Papa from 'papaparse'
import { known } from '../core/known.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { line, text } from '../core/text.ts'
import { LICENCE_KEYS, LICENCES } from '../photo/licences.ts'
import { LIMITS, type PERSONS } from '../photo/schema.ts'
import { readDay } from './story.ts'

/** One line of the table. */
export interface CaptionRow {
  readonly file: string
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
  /** ISO date of the day that begins with this picture; '' for the same as above. */
  readonly day: string
  /** Point of the programme that begins with this picture; '' for the same as above. */
  readonly heading: string
  /** '' where the line says nothing. */
  readonly persons: (typeof PERSONS)[number]
  /** A key of photo/licences; '' where the line says nothing. */
  readonly licence: string
}

const REQUIRED = ['file', 'caption', 'alt', 'credit'] as const

/** Largest caption table, characters. */
export const MAX_CSV = 400_000

/**
 * Reads CSV with the columns file, caption, alt, credit and, if wanted, rights, licence, persons, day and heading;
 * comma, semicolon or tab. Order is the order of the album. A caption is kept whole, with its leading or trailing "…".
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
  // Papa counts the line of names for quotes, but not for fields. That it has guessed the delimiter concerns no line.
  const [number] = parsed.errors.flatMap(({ row, type }) =>
    row === undefined ? [] : [row + (type === 'Quotes' ? 1 : 2)],
  )
  if (number !== undefined) {
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
    const texts = readTexts(cells)
    if (!texts.ok) return fail('invalid', `${at}, ${texts.error.message}`)
    const { file } = texts.value
    if (file === '') return fail('invalid', `${at}: Der Dateiname fehlt.`)
    if (seen.has(fileKey(file))) return fail('invalid', `${at}: ${file} kommt doppelt vor.`)
    seen.add(fileKey(file))
    const choices = readChoices(texts.value)
    if (!choices.ok) return fail('invalid', `${at}, ${choices.error.message}`)
    rows.push({ ...texts.value, ...choices.value })
  }
  return ok(rows)
}

const COLUMNS = {
  file: line(200),
  caption: text(LIMITS.caption),
  alt: text(LIMITS.alt),
  credit: line(LIMITS.credit),
  rights: line(LIMITS.rights),
  day: line(60),
  heading: line(LIMITS.heading),
  persons: line(80),
  licence: line(80),
} as const

type Texts = Record<keyof typeof COLUMNS, string>

const readTexts = (cells: Readonly<Record<string, string>>): Result<Texts> => {
  const texts: Partial<Texts> = {}
  for (const [column, schema] of Object.entries(COLUMNS)) {
    const cell = schema.safeParse(cells[column] ?? '')
    if (!cell.success) return fail('invalid', `Spalte ${column}: ${known(cell.error.issues[0]).message}`)
    texts[column as keyof Texts] = cell.data
  }
  return ok(texts as Texts)
}

/** What people write where a program wants a word of its own. */
const PERSONS_IN_WORDS: Readonly<Record<string, CaptionRow['persons']>> = {
  '': '',
  none: 'none',
  keine: 'none',
  consent: 'consent',
  ja: 'consent',
  zugestimmt: 'consent',
  missing: 'missing',
  nein: 'missing',
  fehlt: 'missing',
}

const readChoices = ({
  day,
  persons,
  licence,
}: Texts): Result<Pick<CaptionRow, 'day' | 'persons' | 'licence'>> => {
  const date = day === '' ? '' : readDay(day)
  if (date === null) return fail('invalid', 'Spalte day: Bitte ein Datum wie 2024-11-13 oder 13.11.2024.')
  const said = PERSONS_IN_WORDS[persons.toLowerCase()]
  if (said === undefined) return fail('invalid', 'Spalte persons: Bitte none, consent oder missing.')
  const key = licenceKey(licence)
  if (key === undefined)
    return fail('invalid', `Spalte licence: Bitte eine von ${Object.keys(LICENCES).join(', ')}.`)
  return ok({ day: date, persons: said, licence: key })
}

/** "CC BY 4.0" as well as cc-by-4.0. */
const licenceKey = (typed: string): string | undefined => {
  const wanted = typed.toLowerCase().replace(/\s+/g, '-')
  return LICENCE_KEYS.find((key) => key === wanted)
}

/** File names are compared without folder, case and Unicode form: browsers and systems differ in all three. */
export const fileKey = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .normalize('NFC')
    .toLowerCase()
