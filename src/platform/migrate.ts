/** Forward-only migrations, recorded in the table that wrangler itself uses, so both runtimes share the files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as Connection } from 'better-sqlite3'

/**
 * Applies every missing migration of `folder`, each in its own transaction; returns the names applied.
 * @param only for a backup of an earlier version: those that it knew
 */
export const migrateSqlite = (
  connection: Connection,
  folder: string,
  only: readonly string[] = migrationNames(folder),
): string[] => {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  const applied: string[] = []
  for (const name of migrationNames(folder).filter((one) => only.includes(one))) {
    // The lock is taken before the look, so two processes starting together apply each file once.
    const apply = connection.transaction(() => {
      if (connection.prepare('SELECT 1 FROM d1_migrations WHERE name = ?').get(name)) return
      connection.exec(readFileSync(join(folder, name), 'utf8'))
      connection.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
      applied.push(name)
    })
    apply.immediate()
  }
  return applied
}

/** File names of all migrations in order. */
export const migrationNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
