/** A view of the SQLite file that later writes do not change, while they go on. */
import SqliteDatabase from 'better-sqlite3'
import type { Row, Sql } from '../core/ports.ts'
import { withOpaqueParameters } from './sql-sqlite.ts'

/** Opens a connection of its own that reads within one transaction; in WAL mode it holds up no writer. */
export const openSnapshot = (file: string): Sql & { close(): void } => {
  const connection = new SqliteDatabase(file, { readonly: true })
  connection.exec('BEGIN')
  // The snapshot is taken by the first read.
  connection.prepare('SELECT count(*) FROM sqlite_master').get()
  return {
    query: async ({ sql, parameters }) =>
      connection.prepare(withOpaqueParameters(sql)).all(...parameters) as Row[],
    commit: async () => {
      throw new Error('a snapshot is never written to')
    },
    close: () => {
      connection.exec('COMMIT')
      connection.close()
    },
  }
}
