/** The reference of every write: SQLite's own durable commits of one 8 kB row each, as fast as they go. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../platform/sql-sqlite.ts'

export const ROW_BYTES = 8_000

/** Commits per second of one writer that waits for each (WAL, synchronous=FULL). */
export const commits = async ([count = '4000']: string[]): Promise<{ rate: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-bench-'))
  const { connection, close } = openSqlite(join(folder, 'reference.sqlite'))
  connection.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = connection.prepare('INSERT INTO row (text) VALUES (?)')
  const text = 'x'.repeat(ROW_BYTES)
  const total = Number(count)
  for (let done = 0; done < total / 4; done++) insert.run(text)
  const started = performance.now()
  for (let done = 0; done < total; done++) insert.run(text)
  const seconds = (performance.now() - started) / 1000
  close()
  rmSync(folder, { recursive: true, force: true })
  return { rate: total / seconds }
}
