/** Use cases of the register: take a list over, set the size classes of a year, resolve what an entrant picked. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { decodeText } from '../core/decode.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { mayChangeRules, phaseOf } from '../edition/rules.ts'
import { type Edition, touchBeforeJudging } from '../edition/store.ts'
import { placeLine, spokenName, stillNames } from './names.ts'
import type { LineError, Parsed, RegisterRow } from './records.ts'
import {
  detectFormat,
  type Format,
  mayTakeOver,
  parseGv100ad,
  parseRegisterCsv,
  parseRegisterXlsx,
  parseThresholds,
  sizeClass,
  thresholdsOf,
} from './rules.ts'
import { LIMITS } from './schema.ts'
import {
  allMunicipalities,
  insertImport,
  listImports,
  type Municipality,
  municipalityByKey,
  removeMunicipalities,
  removeWords,
  setThresholds,
  writeMunicipalities,
} from './store.ts'
import { readRegisterSheet } from './xlsx.ts'

/** Wrong lines that are kept and shown; the rest is only counted. */
export const SHOWN_ERRORS = 100

export interface RegisterFile {
  /** File name, for the record only; what the file is shows its content. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: string
  /** Date of the list where the file does not say it. */
  readonly listedOn: string | null
  readonly dryRun: boolean
}

/** What an import did, or a dry run would do. */
export interface RegisterReport {
  readonly format: Format
  readonly listedOn: string | null
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly gone: number
  readonly unchanged: number
  readonly ignored: number
  readonly wrong: number
  readonly errors: readonly LineError[]
}

/** Why a list was not taken over, with the wrong lines if there are any. */
export interface RegisterRefusal {
  readonly message: string
  readonly wrong: number
  readonly errors: readonly LineError[]
}

const refuse = (message: string, errors: readonly LineError[] = []) => ({
  ok: false as const,
  error: { message, wrong: errors.length, errors: errors.slice(0, SHOWN_ERRORS) },
})

/**
 * Reads a list and makes the register equal to it, in one commit: whatever fails leaves the old list in use.
 * A dry run only counts.
 */
export const importRegister = async (
  app: Services,
  actor: Actor,
  file: RegisterFile,
): Promise<Result<RegisterReport, RegisterRefusal>> => {
  const read = await readList(file.bytes)
  if (!read.ok) return refuse(read.error.message)
  const { format, parsed } = read.value
  const allowed = mayTakeOver(parsed)
  if (!allowed.ok) return refuse(allowed.error.message, parsed.errors)
  const [last] = await listImports(app.db, 1)
  const difference = compare(await allMunicipalities(app.db), parsed.rows)
  const report: RegisterReport = {
    format,
    listedOn: parsed.listedOn ?? file.listedOn,
    rows: parsed.rows.length,
    added: difference.added.length,
    changed: difference.changed.length,
    gone: difference.gone.length,
    unchanged: parsed.rows.length - difference.added.length - difference.changed.length,
    ignored: parsed.ignored,
    wrong: parsed.errors.length,
    errors: parsed.errors.slice(0, SHOWN_ERRORS),
  }
  if (file.dryRun) return ok(report)
  return write(app, actor, file, report, difference, (last?.number ?? 0) + 1)
}

const readList = async (bytes: Uint8Array): Promise<Result<{ format: Format; parsed: Parsed }>> => {
  if (bytes.length > LIMITS.file) return fail('invalid', 'Die Datei ist zu groß (höchstens 20 MB).')
  const format = detectFormat(bytes)
  if (!format.ok) return format
  if (format.value !== 'xlsx') {
    const parsed = format.value === 'csv' ? parseRegisterCsv(decodeText(bytes)) : parseGv100ad(bytes)
    return ok({ format: format.value, parsed })
  }
  const rows = await readRegisterSheet(bytes)
  return rows.ok ? ok({ format: 'xlsx', parsed: parseRegisterXlsx(rows.value) }) : rows
}

interface Difference {
  readonly added: readonly RegisterRow[]
  readonly changed: readonly RegisterRow[]
  /** Keys that the new list no longer has. */
  readonly gone: readonly string[]
}

const FIELDS = ['ars', 'name', 'kind', 'county', 'state', 'population', 'postcode'] as const

const compare = (before: readonly Municipality[], rows: readonly RegisterRow[]): Difference => {
  const old = new Map(before.map((row) => [row.key, row]))
  const added: RegisterRow[] = []
  const changed: RegisterRow[] = []
  for (const row of rows) {
    const known = old.get(row.key)
    if (!known) added.push(row)
    else if (FIELDS.some((field) => known[field] !== row[field])) changed.push(row)
    old.delete(row.key)
  }
  return { added, changed, gone: [...old.keys()] }
}

const write = async (
  app: Services,
  actor: Actor,
  file: RegisterFile,
  report: RegisterReport,
  { added, changed, gone }: Difference,
  number: number,
): Promise<Result<RegisterReport, RegisterRefusal>> => {
  const { q } = app.db
  const now = app.clock()
  const stale = [...gone, ...changed.map(({ key }) => key)]
  const saved = await app.db.commit([
    insertImport(q, {
      number,
      source: file.source,
      listed_on: report.listedOn,
      file_name: file.name.slice(0, 200),
      rows: report.rows,
      report: JSON.stringify(report),
      imported_at: now,
      imported_by: actor.id,
    }),
    ...removeWords(q, stale),
    ...removeMunicipalities(q, gone),
    ...writeMunicipalities(q, [...added, ...changed]),
    record(q, {
      at: now,
      actorId: actor.id,
      kind: 'register.imported',
      subject: String(number),
      detail: { source: file.source, ...report, errors: report.wrong },
    }),
  ])
  if (saved.ok) return ok(report)
  return refuse(
    'Nicht übernommen: Jemand anderes hat gerade eine Liste übernommen. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  )
}

/** Sets the size classes of a year; they stand once judging has opened. */
export const saveThresholds = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { version: number; thresholds: string },
): Promise<Result<null>> => {
  const now = app.clock()
  const allowed = mayChangeRules(phaseOf(edition, now))
  if (!allowed.ok) return fail('closed', 'Die Größenklassen stehen fest, seit die Jury bewertet.')
  const thresholds = parseThresholds(input.thresholds)
  if (!thresholds.ok) return thresholds
  const saved = await app.db.commit([
    touchBeforeJudging(app.db.q, edition.id, input.version, now),
    guard,
    setThresholds(app.db.q, edition.id, thresholds.value),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.size_classes_saved',
      subject: edition.id,
      detail: { from: JSON.parse(edition.size_thresholds) as unknown, to: thresholds.value },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Nicht gespeichert: Jemand anderes hat inzwischen gespeichert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
      )
}

/** What a submission keeps of the municipality that was picked for it. */
export interface PickedOrganisation {
  readonly organisation: string
  readonly organisation_key: string | null
  readonly organisation_population: number | null
  readonly organisation_kind: Municipality['kind'] | null
}

/**
 * Resolves the key that came with the text of the organisation. A key that names no municipality, or one that the
 * text no longer names, counts for nothing: the organisation is then not from the list.
 */
export const resolveOrganisation = async (
  app: Services,
  before: PickedOrganisation,
  picked: { readonly organisation: string; readonly key: string },
): Promise<PickedOrganisation> => {
  const { organisation, key } = picked
  const found = key === '' ? undefined : await municipalityByKey(app.db, key)
  const none = {
    organisation,
    organisation_key: null,
    organisation_population: null,
    organisation_kind: null,
  }
  if (found) {
    if (!stillNames(organisation, found.name)) return none
    const { population, kind } = found
    return {
      organisation,
      organisation_key: key,
      organisation_population: population,
      organisation_kind: kind,
    }
  }
  // Gone from a newer list, but untouched by the entrant: what was picked then stays.
  const untouched = key !== '' && key === before.organisation_key && organisation === before.organisation
  if (!untouched) return none
  const { organisation_population, organisation_kind } = before
  return { organisation, organisation_key: key, organisation_population, organisation_kind }
}

/** What `key` stands for, in words: place, population and size class; '' for none. */
export const describePicked = async (app: Services, edition: Edition, key: string): Promise<string> => {
  const found = key === '' ? undefined : await municipalityByKey(app.db, key)
  if (!found) return ''
  const size = sizeClass(found.population, thresholdsOf(edition))
  return `Aus der amtlichen Liste: ${placeLine(found)}${size ? ` (Größenklasse: ${size})` : ''}`
}

/** The municipality that a hit of the search brings into the form, with its name as it is said. */
export const broughtOver = async (
  app: Services,
  key: string | undefined,
): Promise<{ readonly name: string; readonly key: string } | null> => {
  const found = key === undefined ? undefined : await municipalityByKey(app.db, key)
  return found ? { name: spokenName(found.name), key: found.key } : null
}
