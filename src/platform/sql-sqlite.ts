/** The embedded engine: better-sqlite3 in WAL mode, durable commits that share one fsync. */
import SqliteDatabase, { type Database as Connection, type Statement } from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import type { Row, Sql } from '../core/ports.ts'
import { refusalFrom } from './refusal.ts'

export interface SqliteSql extends Sql {
  readonly connection: Connection
  /** Commits by outcome, and the transactions they shared. */
  readonly counts: { readonly done: number; readonly refused: number; readonly groups: number }
  close(): void
}

interface Waiting {
  readonly statements: readonly CompiledQuery[]
  resolve(rows: Row[][]): void
  reject(error: unknown): void
}

/** Turns of the event loop that commits wait for company at most. */
const MOST_TURNS = 3

/**
 * Opens (or creates) the database file.
 * @throws when the file cannot give durable commits (synchronous=FULL in WAL mode)
 */
export const openSqlite = (file: string): SqliteSql => {
  const connection = new SqliteDatabase(file)
  connection.pragma('journal_mode = WAL')
  // A reopened WAL database starts with synchronous=NORMAL, which may lose acknowledged commits.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('busy_timeout = 5000')
  // 16 MB instead of 4: pages that are written again and again go into the file a quarter as often.
  connection.pragma('wal_autocheckpoint = 4000')
  // What a savepoint would restore stays in memory; in a file, every page of every commit would be written once more.
  connection.pragma('temp_store = MEMORY')
  if (connection.pragma('synchronous', { simple: true }) !== 2)
    throw new Error('SQLite: synchronous=FULL was refused')

  const prepared = new Map<string, Statement>()
  const run = (query: CompiledQuery): Row[] => {
    let statement = prepared.get(query.sql)
    if (!statement) {
      statement = connection.prepare(withOpaqueParameters(query.sql))
      prepared.set(query.sql, statement)
    }
    if (statement.reader) return statement.all(...query.parameters) as Row[]
    statement.run(...query.parameters)
    return []
  }

  const control = (text: string) => {
    const statement = connection.prepare(text)
    return () => void statement.run()
  }
  const begin = control('BEGIN IMMEDIATE')
  const commit = control('COMMIT')
  const savepoint = control('SAVEPOINT one')
  const release = control('RELEASE one')

  const counts = { done: 0, refused: 0, groups: 0 }
  let queue: Waiting[] = []
  // As long as each turn of the event loop brings more commits, they are worth waiting for: all share one fsync.
  const flushSoon = (waiting: number, turns = 0): void => {
    setImmediate(() => {
      if (queue.length > waiting && turns < MOST_TURNS) flushSoon(queue.length, turns + 1)
      else flush()
    })
  }
  const flush = () => {
    const batch = queue
    queue = []
    const done: { entry: Waiting; rows: Row[][] }[] = []
    try {
      begin()
      for (const entry of batch) {
        savepoint()
        try {
          const rows = entry.statements.map(run)
          release()
          done.push({ entry, rows })
        } catch (error) {
          // One refused commit never takes its neighbours down.
          connection.exec('ROLLBACK TO one; RELEASE one')
          counts.refused += 1
          entry.reject(asRefusal(error))
        }
      }
      commit()
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      for (const entry of batch) entry.reject(error)
      return
    }
    counts.groups += 1
    counts.done += done.length
    // Acknowledged only now: COMMIT has returned, so the rows are on disk.
    for (const { entry, rows } of done) entry.resolve(rows)
  }

  return {
    connection,
    counts,
    query: async (statement) => run(statement),
    commit: (statements) =>
      new Promise((resolve, reject) => {
        if (queue.push({ statements, resolve, reject }) === 1) flushSoon(1)
      }),
    close: () => {
      if (queue.length > 0) flush()
      // The file alone is then the whole database; a reader elsewhere only keeps the log from being emptied.
      connection.pragma('wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
}

const PARAMETER = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\?/g

/**
 * Every parameter behind a unary plus, which changes no value. Where SQLite (built with STAT4, as here) may peek at a
 * bare parameter to plan better, each binding plans the statement anew: 20 to 60 µs instead of 5 for our joins.
 */
export const withOpaqueParameters = (text: string): string =>
  text.replace(PARAMETER, (part) => (part === '?' ? '+?' : part))

const asRefusal = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return refusalFrom(`${code}: ${String(error)}`) ?? error
}
