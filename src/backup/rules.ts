/** What a backup is made of, how it is named, and which ones stay. Pure. */
import { hex, sha256Bytes } from '../core/ids.ts'

export const FORMAT = 'kuer-backup/1'

/** Says everything about one backup; written last, so that what has none is unfinished. */
export interface Manifest {
  readonly format: typeof FORMAT
  /** UTC, ISO 8601. */
  readonly madeAt: string
  /** Names of the applied migrations, in order. */
  readonly migrations: readonly string[]
  /** Rows of each table, in the order in which they can be written. */
  readonly tables: Readonly<Record<string, number>>
  readonly database: { readonly sha256: string; readonly size: number }
  /** By key. */
  readonly files: Readonly<Record<string, BackedUpFile>>
  /** Files that a row names and that were not there. */
  readonly missing: readonly string[]
  /** False where rows were read while others were written, and not even a third try met a quiet moment. */
  readonly consistent: boolean
}

export interface BackedUpFile {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

/** Which backups there are, the oldest first. */
export interface Index {
  readonly backups: readonly string[]
}

/** Where the list of the backups lies, and how far an unfinished one has come. */
export const INDEX_KEY = 'index.json'
export const PROGRESS_KEY = 'progress.json'
/** How many files of which backup have been put back so far. */
export const RESTORED_KEY = 'restored.json'

export const manifestKey = (name: string): string => `${name}/manifest.json`
export const databaseKey = (name: string): string => `${name}/database.gz`
/** A file lies under the digest of its bytes, so backups share it and nobody can exchange it unseen. */
export const blobKey = (sha256: string): string => `blobs/${sha256.slice(0, 2)}/${sha256}`

/** "2026-11-25-030000": when it was made, UTC. */
export const nameAt = (time: number): string =>
  new Date(time).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')

export const isName = (name: string): boolean => /^\d{4}-\d{2}-\d{2}-\d{6}$/.test(name)

/** When the backup of this name was made, UTC ms. */
export const timeOf = (name: string): number =>
  Date.parse(`${name.slice(0, 10)}T${name.slice(11, 13)}:${name.slice(13, 15)}:${name.slice(15, 17)}Z`)

/** Whether the newest backup of a place that gets one every night is too old: a night has been missed. */
export const isStale = (madeAt: number, now: number): boolean => now - madeAt > 36 * 3_600_000

/** How many days, weeks and months keep their newest backup. */
export interface Keep {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

/** How many stay where nothing is said. */
export const DEFAULT_KEEP: Keep = { days: 14, weeks: 8, months: 0 }

/** Reads `14` or `14,8,6`; null for anything else, and where not even one would stay. */
export const readKeep = (text: string): Keep | null => {
  const [, days = '', weeks = '0', months = '0'] =
    /^(\d{1,3})(?:,(\d{1,3}),(\d{1,3}))?$/.exec(text.trim()) ?? []
  const keep = { days: Number(days), weeks: Number(weeks), months: Number(months) }
  return days === '' || keep.days < 1 ? null : keep
}

const WEEK_MS = 7 * 86_400_000
// The first Monday since 1970 was 5 January.
const weekOf = (name: string): string => String(Math.floor((timeOf(name) - 4 * 86_400_000) / WEEK_MS))

const newestOfEach = (
  newestFirst: readonly string[],
  bucket: (name: string) => string,
  most: number,
): string[] => {
  const newest = new Map<string, string>()
  for (const name of newestFirst) if (!newest.has(bucket(name))) newest.set(bucket(name), name)
  return [...newest.values()].slice(0, most)
}

/** The backups that stay: all of the newest day, and the newest of each of the last days, weeks and months that have one. */
export const keptOf = (names: readonly string[], keep: Keep): string[] => {
  const newestFirst = names.toSorted().reverse()
  const kept = new Set([
    ...names.filter((name) => name.slice(0, 10) === newestFirst[0]?.slice(0, 10)),
    ...newestOfEach(newestFirst, (name) => name.slice(0, 10), keep.days),
    ...newestOfEach(newestFirst, weekOf, keep.weeks),
    ...newestOfEach(newestFirst, (name) => name.slice(0, 7), keep.months),
  ])
  return names.filter((name) => kept.has(name))
}

/** Tables that no backup holds: whoever was signed in signs in again, counters begin anew, indexes are made anew. */
export const LEFT_OUT: readonly string[] = [
  '_guard',
  // Belongs to the schema of the installation, not to its rows.
  'migration_checksum',
  'broken_invariant',
  'session',
  'sign_in',
  'throttle',
  'audit_index',
  'submission_changed',
  'submission_due',
  'archive_document',
  'archive_year',
  'archive_index',
]

export interface TableInfo {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[]
  /** Tables that its foreign keys name. */
  readonly refersTo: readonly string[]
}

/** The tables so that each comes after those it refers to. */
export const inOrder = (tables: readonly TableInfo[]): TableInfo[] => {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const done = new Set<TableInfo>()
  const add = (table: TableInfo, above: readonly string[]) => {
    if (done.has(table) || above.includes(table.name)) return
    for (const name of table.refersTo) {
      const other = byName.get(name)
      if (other) add(other, [...above, table.name])
    }
    done.add(table)
  }
  for (const table of tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))) add(table, [])
  return [...done]
}

export const digestOf = (bytes: Uint8Array): string => hex(sha256Bytes(bytes))

/**
 * The lines of a dump as tables: a line that is an object names the next table and its columns, every other is a row.
 * @throws Error where the lines are no dump
 */
export const readLine = (
  line: string,
): { readonly table: string; readonly columns: readonly string[] } | readonly unknown[] => {
  const value = JSON.parse(line) as unknown
  if (Array.isArray(value)) return value
  const { table, columns } = value as { table?: unknown; columns?: unknown }
  if (typeof table === 'string' && Array.isArray(columns)) return { table, columns: columns.map(String) }
  throw new Error('Die Sicherung enthält eine unbekannte Zeile.')
}
