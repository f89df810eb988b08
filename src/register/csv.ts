/** One line of a plain CSV list. Pure. */
import { fail, ok, type Result } from '../core/result.ts'
import { foldGerman } from './names.ts'
import { type RegisterRow, readName, readPopulation } from './records.ts'

export type CsvColumn = 'key' | 'name' | 'type' | 'county' | 'state' | 'population' | 'postcode'

/** The columns in their documented order, with the headings that are understood. */
export const CSV_COLUMNS: Readonly<Record<CsvColumn, readonly string[]>> = {
  key: ['key', 'schluessel', 'ags', 'ars', 'regionalschluessel', 'gemeindeschluessel'],
  name: ['name', 'gemeinde', 'gemeindename', 'bezeichnung', 'kommune'],
  type: ['type', 'art', 'typ', 'kind'],
  county: ['county', 'kreis', 'landkreis'],
  state: ['state', 'land', 'bundesland'],
  population: ['population', 'einwohner', 'einwohnerzahl', 'bevoelkerung'],
  postcode: ['postcode', 'plz', 'postleitzahl'],
}

const KIND_WORDS: Readonly<Record<RegisterRow['kind'], readonly string[]>> = {
  municipality: [
    'municipality',
    'gemeinde',
    'stadt',
    'markt',
    'flecken',
    'stadtkreis',
    'kreisfreie stadt',
    'grosse kreisstadt',
  ],
  association: [
    'association',
    'verband',
    'gemeindeverband',
    'zweckverband',
    'verwaltungsgemeinschaft',
    'verbandsgemeinde',
    'samtgemeinde',
    'amt',
  ],
  county: ['county', 'kreis', 'landkreis'],
  state: ['state', 'land', 'bundesland'],
}

// A map, not an object: a cell may hold any word, "constructor" too.
const KINDS = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) =>
    words.map((word) => [word, kind as RegisterRow['kind']] as const),
  ),
)

/** Digits a key may have, by kind. */
const DIGITS: Readonly<Record<RegisterRow['kind'], readonly number[]>> = {
  state: [2],
  county: [5],
  association: [9],
  municipality: [8, 12],
}

const KIND_BY_DIGITS: Readonly<Record<number, RegisterRow['kind']>> = {
  2: 'state',
  5: 'county',
  9: 'association',
  8: 'municipality',
  12: 'municipality',
}

/** Reads one line; `cell` gives the trimmed text of a column, '' where the file has none. */
export const csvRow = (cell: (column: CsvColumn) => string): Result<RegisterRow> => {
  const given = cell('key').replaceAll(' ', '')
  if (given === '') return fail('invalid', 'Der Schlüssel fehlt.')
  const kind = readKind(cell('type'), given)
  if (!kind.ok) return kind
  const key = readKey(given, kind.value)
  if (!key.ok) return key
  const name = readName(cell('name'))
  if (!name.ok) return name
  const figure = cell('population')
  const population = figure === '' && kind.value !== 'municipality' ? ok(null) : readPopulation(figure)
  if (!population.ok) return population
  const county = cell('county')
  const state = cell('state')
  const place = readName(county || state || '-')
  if (!place.ok) return fail('invalid', 'Kreis oder Land enthält Zeichen, die es in Namen nicht gibt.')
  const postcode = cell('postcode')
  return ok({
    ...key.value,
    name: name.value,
    kind: kind.value,
    county,
    state,
    population: population.value,
    postcode: /^\d{5}$/.test(postcode) ? postcode : '',
  })
}

const readKind = (type: string, key: string): Result<RegisterRow['kind']> => {
  const kind = type === '' ? KIND_BY_DIGITS[key.length] : KINDS.get(foldGerman(type))
  if (kind) return ok(kind)
  return type === ''
    ? fail('invalid', `Die Art fehlt, und aus dem Schlüssel „${key.slice(0, 30)}“ geht sie nicht hervor.`)
    : fail(
        'invalid',
        `Die Art „${type.slice(0, 30)}“ ist unbekannt. Möglich sind Gemeinde, Stadt, Landkreis, Verband und Land.`,
      )
}

/** A municipality's ARS is stored under its AGS, so that every form of the list gives the same keys. */
const readKey = (given: string, kind: RegisterRow['kind']): Result<{ key: string; ars: string }> => {
  // Special-purpose associations have no official key; their own begins with a letter.
  if (kind === 'association' && /^[A-Za-z][A-Za-z0-9-]{1,19}$/.test(given)) return ok({ key: given, ars: '' })
  const lengths = DIGITS[kind]
  if (!/^\d+$/.test(given)) {
    return fail('invalid', `Der Schlüssel „${given.slice(0, 30)}“ enthält nicht nur Ziffern.`)
  }
  if (!lengths.includes(given.length)) {
    const zero = lengths.includes(given.length + 1) ? ' Fehlt vorn eine Null?' : ''
    return fail(
      'invalid',
      `Der Schlüssel ${given.slice(0, 30)} hat ${given.length} Ziffern statt ${lengths.join(' oder ')}.${zero}`,
    )
  }
  return given.length === 12
    ? ok({ key: given.slice(0, 5) + given.slice(9), ars: given })
    : ok({ key: given, ars: kind === 'municipality' ? '' : given })
}
