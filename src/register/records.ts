/** Records of the official list (GV100AD and its XLSX are the same records) become rows of the register. Pure. */
import { fail, ok, type Result } from '../core/result.ts'
import type { MunicipalityTable } from '../core/tables.ts'
import { baseName } from './names.ts'

export type RegisterRow = Omit<MunicipalityTable, 'folded'>

export interface LineError {
  readonly line: number
  readonly message: string
}

export interface Parsed {
  readonly rows: readonly RegisterRow[]
  readonly errors: readonly LineError[]
  /** Records that are no organisation: government regions, uninhabited areas, foot notes. */
  readonly ignored: number
  /** ISO date of the list, when the file says it. */
  readonly listedOn: string | null
}

/** One record as text, not yet checked. */
export interface OfficialRecord {
  readonly line: number
  readonly type: string
  readonly textCode: string
  readonly state: string
  readonly region: string
  readonly county: string
  readonly association: string
  readonly municipality: string
  readonly name: string
  readonly population: string
  readonly postcode: string
}

const KINDS: Readonly<Record<string, RegisterRow['kind']>> = {
  '10': 'state',
  '40': 'county',
  '50': 'association',
  '60': 'municipality',
}

/** Text codes of areas without inhabitants' self-government. */
const NO_MUNICIPALITY = new Set(['65', '66'])

/** Text codes of counties and associations that consist of one town, which is listed itself. */
const TOWN_ITSELF = new Set(['41', '42', '50'])

const COUNTY_WORDS: Readonly<Record<string, string>> = { '43': 'Kreis', '44': 'Landkreis' }

/** The keys of a record: AGS is state, region, county and municipality; ARS has the association in between. */
export const keysOf = (record: OfficialRecord) => {
  const county = record.state + record.region + record.county
  return {
    ags: county + record.municipality,
    ars: county + record.association + record.municipality,
    county,
    association: county + record.association,
  }
}

const keyOf = (kind: RegisterRow['kind'], record: OfficialRecord): string => {
  const keys = keysOf(record)
  if (kind === 'municipality') return keys.ags
  if (kind === 'association') return keys.association
  return kind === 'county' ? keys.county : record.state
}

const KEY_LENGTH = { state: 2, county: 5, association: 9, municipality: 8 } as const

/** Rows of the register out of all records of a list, with the names of county and state filled in. */
export const assemble = (records: readonly OfficialRecord[]): Parsed => {
  const errors: LineError[] = []
  const rows = new Map<string, { line: number; record: OfficialRecord; row: RegisterRow }>()
  let ignored = 0
  for (const record of records) {
    const kind = KINDS[record.type]
    if (!kind || NO_MUNICIPALITY.has(record.textCode)) {
      ignored++
      continue
    }
    const read = readRecord(kind, record)
    const known = read.ok ? rows.get(read.value.key) : undefined
    if (!read.ok) errors.push({ line: record.line, message: read.error.message })
    else if (known) {
      const message = `Der Schlüssel ${read.value.key} kommt schon in Zeile ${known.line} vor.`
      errors.push({ line: record.line, message })
    } else rows.set(read.value.key, { line: record.line, record, row: read.value })
  }
  const all = [...rows.values()]
  const members = membersOf(all.map(({ row }) => row))
  const kept = all.filter(({ record, row }) => !isTownItself(record, row, members))
  ignored += all.length - kept.length
  const nameOf = (key: string) => rows.get(key)?.row.name ?? ''
  return {
    rows: kept.map(({ row }) => complete(row, members, nameOf)),
    errors,
    ignored,
    listedOn: null,
  }
}

const readRecord = (kind: RegisterRow['kind'], record: OfficialRecord): Result<RegisterRow> => {
  const key = keyOf(kind, record)
  if (!/^\d*$/.test(key) || key.length !== KEY_LENGTH[kind]) {
    return fail('invalid', `Der Schlüssel „${shown(key)}“ ist unvollständig oder enthält nicht nur Ziffern.`)
  }
  const { ars, association } = keysOf(record)
  if (kind === 'municipality' && !/^\d{12}$/.test(ars)) {
    return fail('invalid', `Der Regionalschlüssel „${shown(ars)}“ hat nicht zwölf Ziffern.`)
  }
  const name = readName(record.name)
  if (!name.ok) return name
  // Only municipalities carry figures; what lies above them is added up.
  const population = kind === 'municipality' ? readPopulation(record.population) : ok(null)
  if (!population.ok) return population
  const word = COUNTY_WORDS[record.textCode]
  const designated = kind === 'county' && word && !/,|kreis|region|verband/i.test(name.value)
  return ok({
    key,
    ars: kind === 'municipality' ? ars : kind === 'association' ? association : key,
    name: designated ? `${name.value}, ${word}` : name.value,
    kind,
    county: '',
    state: '',
    population: population.value,
    postcode: /^\d{5}$/.test(record.postcode) && record.postcode !== '00000' ? record.postcode : '',
  })
}

const shown = (text: string): string => text.replace(/[^\p{L}\p{N}\p{P} ]/gu, '?').slice(0, 30)

const MAX_NAME = 150

/** A name that can be stored and shown. */
export const readName = (text: string): Result<string> => {
  if (text === '') return fail('invalid', 'Der Name fehlt.')
  if (text.length > MAX_NAME) return fail('invalid', `Der Name ist länger als ${MAX_NAME} Zeichen.`)
  if (!text.isWellFormed() || /[\p{Cc}\uFFFD]/u.test(text))
    return fail('invalid', `Der Name „${shown(text)}“ enthält Zeichen, die es in Namen nicht gibt.`)
  return ok(text.normalize('NFC').replace(/\s+/g, ' '))
}

const MOST_PEOPLE = 100_000_000

/** A population figure: digits, also in German groups of three ("12.345"). */
export const readPopulation = (text: string): Result<number> => {
  if (text === '') return fail('invalid', 'Die Einwohnerzahl fehlt.')
  if (/^[-–−]\s*\d/.test(text)) return fail('invalid', `Die Einwohnerzahl ${shown(text)} ist negativ.`)
  const digits = /^\d{1,3}([.\s]\d{3})+$/.test(text) ? text.replace(/[.\s]/g, '') : text
  if (!/^\d{1,12}$/.test(digits))
    return fail('invalid', `Die Einwohnerzahl „${shown(text)}“ ist keine ganze Zahl.`)
  return Number(digits) > MOST_PEOPLE
    ? fail('invalid', `Die Einwohnerzahl ${shown(text)} ist zu groß.`)
    : ok(Number(digits))
}

/** The municipalities within each county, association and state, by key. */
const membersOf = (rows: readonly RegisterRow[]): ReadonlyMap<string, readonly RegisterRow[]> => {
  const members = new Map<string, RegisterRow[]>()
  for (const row of rows.filter(({ kind }) => kind === 'municipality')) {
    for (const key of [row.key.slice(0, 2), row.key.slice(0, 5), row.ars.slice(0, 9)]) {
      const list = members.get(key)
      if (list) list.push(row)
      else members.set(key, [row])
    }
  }
  return members
}

type Members = ReturnType<typeof membersOf>

/** A town that is its own county or association stands in the list up to three times; once is enough to pick it. */
const isTownItself = (record: OfficialRecord, row: RegisterRow, members: Members): boolean => {
  if (row.kind === 'municipality') return false
  const [only, ...more] = members.get(row.key) ?? []
  if (!only || more.length > 0) return false
  return TOWN_ITSELF.has(record.textCode) || baseName(only.name) === baseName(row.name)
}

const complete = (row: RegisterRow, members: Members, nameOf: (key: string) => string): RegisterRow => {
  if (row.kind === 'state') return { ...row, population: sum(members.get(row.key)) }
  const state = nameOf(row.key.slice(0, 2))
  if (row.kind === 'county') return { ...row, state, population: sum(members.get(row.key)) }
  const county = nameOf(row.key.slice(0, 5))
  const placed = { ...row, state, county: baseName(county) === baseName(row.name) ? '' : county }
  return row.kind === 'municipality' ? placed : { ...placed, population: sum(members.get(row.key)) }
}

const sum = (rows: readonly RegisterRow[] | undefined): number | null =>
  rows ? rows.reduce((total, { population }) => total + (population ?? 0), 0) : null
