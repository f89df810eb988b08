/** Forward-only migrations, recorded in the table that wrangler itself uses, so both runtimes share the files. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as Connection } from 'better-sqlite3'

/** The database and this code do not belong together; the message is a German sentence for the operator. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/** How long another process may take to migrate before this one gives up, ms. */
const PATIENCE_MS = 120_000

interface File {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/**
 * Applies every missing migration of `folder` in one transaction: all of them or none. Of several processes that
 * start together one migrates and the others wait and find nothing left to do.
 * @param only for a backup of an earlier version: the migrations that it knew
 * @returns the names applied
 * @throws MigrationRefused when the database is newer than the code, or an applied file has been changed since
 */
export const migrateSqlite = (connection: Connection, folder: string, only?: readonly string[]): string[] => {
  const files = migrationNames(folder).map((name) => readMigration(folder, name))
  const migrate = connection.transaction(() => {
    // The lock is taken before the look.
    connection.exec(
      'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    )
    const done = new Set(connection.prepare('SELECT name FROM d1_migrations').pluck().all() as string[])
    refuseNewer(done, files)
    refuseChanged(connection, files)
    const missing = files.filter(({ name }) => !done.has(name) && (only?.includes(name) ?? true))
    for (const { name, text } of missing) {
      connection.exec(text)
      connection.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
    }
    if (hasChecksums(connection)) recordChecksums(connection, files)
    return missing.map(({ name }) => name)
  })
  const before = connection.pragma('busy_timeout', { simple: true })
  connection.pragma(`busy_timeout = ${PATIENCE_MS}`)
  try {
    return migrate.immediate()
  } finally {
    connection.pragma(`busy_timeout = ${before}`)
  }
}

const refuseNewer = (done: ReadonlySet<string>, files: readonly File[]) => {
  const known = new Set(files.map(({ name }) => name))
  const foreign = [...done].filter((name) => !known.has(name)).sort()
  if (foreign.length > 0)
    throw new MigrationRefused(
      `Die Datenbank ist neuer als dieses Kür: ${foreign.join(', ')} kennt es nicht. Das neuere Kür starten, oder die Sicherung von vor der Aktualisierung zurückspielen (npm run restore).`,
    )
}

const refuseChanged = (connection: Connection, files: readonly File[]) => {
  if (!hasChecksums(connection)) return
  const applied = new Map(
    connection.prepare('SELECT name, sha256 FROM migration_checksum').raw().all() as [string, string][],
  )
  const changed = files.filter(({ name, sha256 }) => (applied.get(name) ?? sha256) !== sha256)
  if (changed.length > 0)
    throw new MigrationRefused(
      `${changed.map(({ name }) => name).join(', ')} wurde geändert, nachdem es auf diese Datenbank angewendet war. Migrationen ändert man nie; die ursprüngliche Datei wiederherstellen und eine neue schreiben.`,
    )
}

const hasChecksums = (connection: Connection): boolean =>
  connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'migration_checksum'").get() !== undefined

/** What was applied before checksums were kept is taken as it is now. */
const recordChecksums = (connection: Connection, files: readonly File[]) => {
  const insert = connection.prepare('INSERT OR IGNORE INTO migration_checksum (name, sha256) VALUES (?, ?)')
  for (const { name, sha256 } of files) insert.run(name, sha256)
}

const readMigration = (folder: string, name: string): File => {
  // A checkout on Windows may have turned the ends of lines.
  const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** File names of all migrations in order. */
export const migrationNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
