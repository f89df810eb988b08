/** `npm run doctor`: says in German what is sound and what is not. */
import { readdir, statfs } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { checkChain } from '../audit/chain-actions.ts'
import { failedNights } from '../chore/store.ts'
import type { Database } from '../core/database.ts'
import type { Services } from '../core/services.ts'
import { FILE_ROWS, fileProblem, filesIn, type NamedFile } from './file-actions.ts'
import { INVARIANTS } from './rules.ts'
import { findBreaches, rowsOf } from './store.ts'

/** One line of the report. */
export interface Finding {
  readonly ok: boolean
  readonly line: string
  /** Nothing is wrong, but it could be better. */
  readonly hint?: true
}

/** What is looked at; `engine` comes from the platform. */
export interface Patient extends Pick<Services, 'db' | 'files'> {
  /** Folder of the database and the files. */
  readonly data: string
  readonly engine: readonly Finding[]
  /** Whether the schema is the one that the rules speak of. */
  readonly current: boolean
}

const LEAST_FREE_BYTES = 1024 ** 3
const SHOWN = 5

const gigabytes = (bytes: number): string =>
  `${(bytes / 1024 ** 3).toLocaleString('de-DE', { maximumFractionDigits: 1 })} GB`

const space = async (data: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(data)
  const free = bavail * bsize
  return { ok: free >= LEAST_FREE_BYTES, line: `Platz: ${gigabytes(free)} frei` }
}

const rules = async (db: Database): Promise<Finding[]> => {
  const breaches = await findBreaches(db)
  const sound = INVARIANTS.length - breaches.length
  return [
    { ok: breaches.length === 0, line: `Regeln: ${sound} von ${INVARIANTS.length} gelten` },
    ...breaches.map(({ name, sentence, ids }) => ({
      ok: false,
      line: `  ${name}: verletzt bei ${ids.join(', ')}. Es muss gelten: ${sentence}`,
    })),
  ]
}

const chain = async (db: Database): Promise<Finding> => {
  const { problem, events, seals } = await checkChain({ db }, null)
  return {
    ok: problem === null,
    line: `Protokoll: ${problem ?? `${events} Ereignisse, ${seals} Siegel, die Kette stimmt`}`,
  }
}

const nights = async (db: Database): Promise<Finding[]> => {
  const failed = await failedNights(db.q)
  return failed.map(({ name, error }) => ({ ok: false, line: `Arbeit der Nacht: ${name} – ${error}` }))
}

const named = async (db: Database): Promise<NamedFile[]> => {
  const all: NamedFile[] = []
  for (const statement of FILE_ROWS) all.push(...(await rowsOf(db, statement)).flatMap(filesIn))
  return all
}

const stored = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
}

const few = (keys: readonly string[]): string =>
  `${keys.slice(0, SHOWN).join(', ')}${keys.length > SHOWN ? ` und ${keys.length - SHOWN} weitere` : ''}`

const files = async ({ db, files, data }: Patient, whole: boolean): Promise<Finding[]> => {
  const wanted = await named(db)
  const wrong = { missing: [] as string[], changed: [] as string[] }
  for (const file of wanted) {
    const problem = await fileProblem(files, file, whole)
    if (problem) wrong[problem].push(file.key)
  }
  const known = new Set(wanted.map(({ key }) => key))
  // Pictures for shared links are made when somebody asks.
  const strays = (await stored(join(data, 'files'))).filter(
    (key) => !known.has(key) && !key.endsWith('/share.jpeg'),
  )
  const { missing, changed } = wrong
  return [
    {
      ok: missing.length + changed.length === 0,
      line: `Dateien: ${wanted.length - missing.length - changed.length} von ${wanted.length} da${whole ? ' und unverändert' : ''}`,
    },
    ...(missing.length > 0 ? [{ ok: false, line: `  fehlt: ${few(missing)}` }] : []),
    ...(changed.length > 0 ? [{ ok: false, line: `  verändert: ${few(changed)}` }] : []),
    ...(strays.length > 0
      ? [{ ok: true, line: `  ohne Zeile in der Datenbank (schadet nicht): ${few(strays)}` }]
      : []),
  ]
}

const look = async (patient: Patient, whole: boolean): Promise<Finding[]> => [
  await chain(patient.db),
  ...(await nights(patient.db)),
  ...(await rules(patient.db)),
  ...(await files(patient, whole)),
]

/** Everything the doctor looks at, in order. */
export const examine = async (patient: Patient, whole: boolean): Promise<Finding[]> => [
  ...patient.engine,
  await space(patient.data),
  ...(patient.current ? await look(patient, whole) : []),
]

/** Prints the findings; returns the exit code, 1 where something is not sound. */
export const report = (findings: readonly Finding[]): 0 | 1 => {
  for (const { ok, line, hint } of findings)
    console.log(`${ok ? (hint ? 'Rat   ' : 'gut   ') : 'FEHLER'} ${line}`)
  const wrong = findings.filter(({ ok }) => !ok).length
  console.log(wrong === 0 ? 'Alles in Ordnung.' : `${wrong} Fehler.`)
  return wrong === 0 ? 0 : 1
}
