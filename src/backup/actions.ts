/** Makes a backup: first the files that rows name, then all rows, then the manifest; and lets old ones go. */
import { record } from '../audit/store.ts'
import type { Database } from '../core/database.ts'
import type { Backups } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { bytesOf, FILE_ROWS, filesIn, type NamedFile } from '../invariants/file-actions.ts'
import { rowsOf } from '../invariants/store.ts'
import { markOf, migrationsOf, pagesOf, tablesOf } from './dump-store.ts'
import {
  type BackedUpFile,
  blobKey,
  databaseKey,
  digestOf,
  FORMAT,
  INDEX_KEY,
  type Index,
  keptOf,
  type Manifest,
  manifestKey,
  nameAt,
  PROGRESS_KEY,
} from './rules.ts'

export interface BackupReport {
  readonly name: string
  readonly rows: number
  readonly files: number
  /** Files that earlier backups did not have. */
  readonly added: number
  readonly missing: readonly string[]
  readonly consistent: boolean
  readonly removed: readonly string[]
}

/** Not all files could be taken over in this run; the next one goes on. */
export class BackupUnfinished extends Error {}

const TRIES = 3

const text = new TextEncoder()

/** Writes a file of ours that holds JSON. */
export const writeJson = (store: Backups['store'], key: string, value: unknown): Promise<void> =>
  store.put(key, text.encode(JSON.stringify(value, null, 1)), 'application/json')

/** A file of ours that holds JSON; null where there is none. */
export const readJson = async <T>(store: Backups['store'], key: string): Promise<T | null> => {
  const file = await store.get(key)
  return file ? (JSON.parse(new TextDecoder().decode(await bytesOf(file))) as T) : null
}

/** The backups that are there, the oldest first. */
export const listBackups = async (store: Backups['store']): Promise<readonly string[]> =>
  (await readJson<Index>(store, INDEX_KEY))?.backups ?? []

/** What a backup says of itself; null where there is none of this name. */
export const manifestOf = (store: Backups['store'], name: string): Promise<Manifest | null> =>
  readJson<Manifest>(store, manifestKey(name))

type Known = Record<string, BackedUpFile>

const namedFiles = async (db: Database): Promise<NamedFile[]> => {
  const named: NamedFile[] = []
  for (const statement of FILE_ROWS) named.push(...(await rowsOf(db, statement)).flatMap(filesIn))
  return named
}

/** Copies what earlier backups do not have; keys are never written twice, so what they have is right. */
const copyFiles = async (app: Services, backups: Backups, db: Database, before: Known) => {
  const { store, perRun } = backups
  const known: Known = { ...before, ...(await readJson<Known>(store, PROGRESS_KEY)) }
  const files: Known = {}
  const missing: string[] = []
  let added = 0
  let size = 0
  for (const { key } of await namedFiles(db)) {
    const old = known[key]
    if (old) {
      files[key] = old
      continue
    }
    if (added >= perRun.files || size >= perRun.bytes) {
      await writeJson(store, PROGRESS_KEY, { ...known, ...files })
      throw new BackupUnfinished(`Die Sicherung geht weiter: ${added} Dateien sind dazugekommen.`)
    }
    const stored = await app.files.get(key)
    if (!stored) {
      missing.push(key)
      continue
    }
    const bytes = await bytesOf(stored)
    const sha256 = digestOf(bytes)
    await store.put(blobKey(sha256), bytes, stored.type)
    files[key] = { sha256, size: bytes.length, type: stored.type }
    added += 1
    size += bytes.length
  }
  return { files, missing, added }
}

interface Dump {
  readonly tables: Readonly<Record<string, number>>
  readonly bytes: Uint8Array
}

const packed = async (chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> => {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
  const stream = source.pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** All rows as JSON lines, gzip. */
const dump = async (db: Database): Promise<Dump> => {
  const tables: Record<string, number> = {}
  const lines = async function* () {
    for (const table of await tablesOf(db)) {
      tables[table.name] = 0
      yield text.encode(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`)
      for await (const rows of pagesOf(db, table)) {
        tables[table.name] = (tables[table.name] ?? 0) + rows.length
        yield text.encode(
          rows.map((row) => `${JSON.stringify(table.columns.map((column) => row[column]))}\n`).join(''),
        )
      }
    }
  }
  const bytes = await packed(lines())
  return { tables, bytes }
}

const quietDump = async (db: Database): Promise<Dump & { readonly consistent: boolean }> => {
  for (let tries = 1; ; tries += 1) {
    const before = await markOf(db)
    const made = await dump(db)
    const consistent = before === (await markOf(db))
    if (consistent || tries === TRIES) return { ...made, consistent }
  }
}

/** The digests of all files of these backups; one manifest in memory at a time, as each names every file there is. */
const digestsOf = async (store: Backups['store'], names: readonly string[]): Promise<Set<string>> => {
  const digests = new Set<string>()
  for (const name of names)
    for (const { sha256 } of Object.values((await manifestOf(store, name))?.files ?? {})) digests.add(sha256)
  return digests
}

/** Removes backups that no longer stay, and files that only they had. */
const prune = async ({ store, keep }: Backups, names: readonly string[]): Promise<string[]> => {
  const kept = keptOf(names, keep)
  const gone = names.filter((name) => !kept.includes(name))
  if (gone.length === 0) return []
  const needed = await digestsOf(store, kept)
  const unneeded = [...(await digestsOf(store, gone))].filter((sha256) => !needed.has(sha256))
  await writeJson(store, INDEX_KEY, { backups: kept } satisfies Index)
  await store.delete([
    ...unneeded.map(blobKey),
    ...gone.flatMap((name) => [manifestKey(name), databaseKey(name)]),
  ])
  return gone
}

/**
 * Makes a backup while everything goes on.
 * @throws BackupUnfinished where only a part of the files fits into one run
 */
export const makeBackup = async (app: Services, backups: Backups): Promise<BackupReport> => {
  const { store } = backups
  const now = app.clock()
  const names = await listBackups(store)
  const last = names.at(-1)
  const before = (last === undefined ? null : await manifestOf(store, last))?.files ?? {}
  const view = backups.view()
  try {
    const { files, missing, added } = await copyFiles(app, backups, view.db, before)
    const { tables, bytes, consistent } = await quietDump(view.db)
    const name = nameAt(now)
    const manifest: Manifest = {
      format: FORMAT,
      madeAt: new Date(now).toISOString(),
      migrations: await migrationsOf(view.db),
      tables,
      database: { sha256: digestOf(bytes), size: bytes.length },
      files,
      missing,
      consistent,
    }
    await store.put(databaseKey(name), bytes, 'application/gzip')
    await writeJson(store, manifestKey(name), manifest)
    const all = [...names.filter((other) => other !== name), name]
    await writeJson(store, INDEX_KEY, { backups: all } satisfies Index)
    await store.delete([PROGRESS_KEY])
    const removed = await prune(backups, all)
    const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
    const report = { name, rows, files: Object.keys(files).length, added, missing, consistent, removed }
    const detail = { rows, files: report.files, missing: missing.length, removed: removed.length }
    await app.db.commit([
      record(app.db.q, { at: now, actorId: null, kind: 'backup.made', subject: name, detail }),
    ])
    return report
  } finally {
    view.close()
  }
}

/** The nightly backup, where one is configured. */
export const backUpNightly = async (app: Services): Promise<'unfinished' | undefined> => {
  if (!app.backups?.nightly) return undefined
  try {
    await makeBackup(app, app.backups)
    return undefined
  } catch (error) {
    if (error instanceof BackupUnfinished) return 'unfinished'
    throw error
  }
}
