/** Puts a backup back: checks everything first, then writes rows, files and indexes; alike on both engines. */
import { record } from '../audit/store.ts'
import type { Database, Statement } from '../core/database.ts'
import type { Backups, Files } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { bytesOf } from '../invariants/file-actions.ts'
import { manifestOf, readJson, writeJson } from './actions.ts'
import {
  deferForeignKeys,
  emptyTable,
  forgetIndexes,
  insertRows,
  isEmpty,
  migrationsOf,
  triggersOf,
} from './dump-store.ts'
import { blobKey, databaseKey, digestOf, FORMAT, type Manifest, RESTORED_KEY, readLine } from './rules.ts'

/** Why a backup is not put back; its message is a German sentence. */
export class RestoreRefused extends Error {}

const refuse = (message: string): never => {
  throw new RestoreRefused(message)
}

const read = async (store: Files, key: string): Promise<Uint8Array> => {
  const file = await store.get(key)
  return file ? await bytesOf(file) : refuse(`In der Sicherung fehlt ${key}.`)
}

const manifestFor = async (store: Files, name: string): Promise<Manifest> => {
  const manifest = (await manifestOf(store, name)) ?? refuse(`Eine Sicherung ${name} gibt es hier nicht.`)
  if (manifest.format !== FORMAT) refuse(`Das Format ${String(manifest.format)} ist unbekannt.`)
  return manifest
}

/** The packed rows, unchanged. */
const rowsFor = async (store: Files, name: string, { database }: Manifest): Promise<Packed> => {
  const packed = new Uint8Array(await read(store, databaseKey(name)))
  if (digestOf(packed) !== database.sha256)
    refuse(`${databaseKey(name)} ist verändert: Die Prüfsumme stimmt nicht.`)
  return packed
}

/** The bytes of a file, unchanged. */
const fileFor = async (store: Files, key: string, sha256: string): Promise<Uint8Array> => {
  const bytes = await read(store, blobKey(sha256))
  if (digestOf(bytes) !== sha256) refuse(`Die Datei ${key} ist verändert: Die Prüfsumme stimmt nicht.`)
  return bytes
}

type Packed = Uint8Array<ArrayBuffer>

/**
 * Reads all of a backup and compares every digest; nothing is written.
 * @returns its manifest and the packed rows
 * @throws RestoreRefused naming what is missing or changed
 */
export const verifyBackup = async (
  store: Files,
  name: string,
): Promise<{ readonly manifest: Manifest; readonly packed: Packed }> => {
  const manifest = await manifestFor(store, name)
  const packed = await rowsFor(store, name, manifest)
  for (const [key, { sha256 }] of Object.entries(manifest.files)) await fileFor(store, key, sha256)
  return { manifest, packed }
}

const linesOf = async function* (packed: Packed): AsyncGenerator<string> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** D1 takes at most 2 MB a parameter, and a thousand statements an invocation. */
const MOST_ROWS = 2000
const MOST_CHARACTERS = 400_000

/** The statements of the dump, one for as many rows as go into one parameter. */
const statementsIn = async function* (
  packed: Packed,
  counted: Record<string, number>,
): AsyncGenerator<Statement> {
  let current = { table: '', columns: [] as readonly string[] }
  let rows: string[] = []
  let size = 0
  const flush = (): Statement[] => {
    const made = rows.length === 0 ? [] : [insertRows(current.table, current.columns, rows)]
    rows = []
    size = 0
    return made
  }
  for await (const line of linesOf(packed)) {
    const value = readLine(line)
    if ('table' in value) {
      yield* flush()
      current = { table: value.table, columns: value.columns }
      counted[value.table] = 0
      yield emptyTable(value.table)
      continue
    }
    if (rows.length === MOST_ROWS || size + line.length > MOST_CHARACTERS) yield* flush()
    rows.push(line)
    size += line.length
    counted[current.table] = (counted[current.table] ?? 0) + 1
  }
  yield* flush()
}

const must = async (db: Database, statements: readonly Statement[]) => {
  const done = await db.commit(statements)
  if (!done.ok) refuse(`Eine Zeile der Sicherung lässt sich nicht schreiben (${done.error}).`)
}

/**
 * Writes all rows of a backup into an empty database at exactly its schema, in one commit: all or nothing. Triggers are
 * away meanwhile: what they would derive is in the backup.
 */
export const restoreRows = async (db: Database, manifest: Manifest, packed: Packed): Promise<void> => {
  if (!(await isEmpty(db))) refuse('Die Datenbank ist nicht leer. Es wurde nichts geändert.')
  const applied = await migrationsOf(db)
  if (JSON.stringify(applied.toSorted()) !== JSON.stringify(manifest.migrations.toSorted()))
    refuse(
      'Die Datenbank hat andere Migrationen als die Sicherung. Bitte dieselbe Version von Kür verwenden.',
    )
  const counted: Record<string, number> = {}
  const rows: Statement[] = []
  for await (const statement of statementsIn(packed, counted)) rows.push(statement)
  if (JSON.stringify(counted) !== JSON.stringify(manifest.tables))
    refuse('Die Sicherung enthält andere Zeilen, als ihr Verzeichnis nennt. Es wurde nichts geändert.')
  const triggers = await triggersOf(db)
  await must(db, [deferForeignKeys, ...triggers.drop, ...rows, ...forgetIndexes, ...triggers.create])
}

/** Puts the files of a backup back under their keys, each compared with its digest. */
export const restoreFiles = async (store: Files, files: Files, manifest: Manifest): Promise<void> => {
  for (const [key, { sha256, type }] of Object.entries(manifest.files))
    await files.put(key, await fileFor(store, key, sha256), type)
}

interface Restored {
  readonly name: string
  readonly files: number
}

/** Puts back as many further files as one run takes; whether all are there now. */
const restoreSomeFiles = async (
  { store, perRun }: Backups,
  files: Files,
  name: string,
  manifest: Manifest,
): Promise<boolean> => {
  const before = await readJson<Restored>(store, RESTORED_KEY)
  const done = before?.name === name ? before.files : 0
  const all = Object.entries(manifest.files)
  let size = 0
  const some = all.slice(done, done + perRun.files).filter(([, file]) => {
    const fits = size < perRun.bytes
    size += file.size
    return fits
  })
  await restoreFiles(store, files, { ...manifest, files: Object.fromEntries(some) })
  const now = { name, files: done + some.length }
  await writeJson(store, RESTORED_KEY, now)
  return now.files === all.length
}

/** Says in the log that and from what was restored. */
export const noteRestore = async (app: Pick<Services, 'db' | 'clock'>, name: string): Promise<void> => {
  const event = { at: app.clock(), actorId: null, kind: 'backup.restored', subject: name } as const
  await must(app.db, [record(app.db.q, event)])
}

/** Fills an empty installation from the backup that its configuration names; later it does nothing. Files first, some a tick. */
export const restoreOnce = async (app: Services): Promise<void> => {
  const { backups } = app
  if (!backups?.restoreFrom || !(await isEmpty(app.db))) return
  const { store, restoreFrom: name } = backups
  const manifest = await manifestFor(store, name)
  if (!(await restoreSomeFiles(backups, app.files, name, manifest))) return
  await restoreRows(app.db, manifest, await rowsFor(store, name, manifest))
  await noteRestore(app, name)
  await store.delete([RESTORED_KEY])
}
