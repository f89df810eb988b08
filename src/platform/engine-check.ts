/** Whether the SQLite file is sound as a file: whole, durable, at the newest schema. */
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3'
import { migrateSqlite, migrationNames } from './migrate.ts'

export interface EngineCheck {
  readonly ok: boolean
  /** German, for the command line. */
  readonly line: string
}

const pragma = (connection: Connection, name: string) => connection.pragma(name, { simple: true })

const integrity = (connection: Connection): EngineCheck => {
  const found = connection.pragma('integrity_check(5)') as { integrity_check: string }[]
  const ok = found.length === 1 && found[0]?.integrity_check === 'ok'
  const said = found.map(({ integrity_check }) => integrity_check).join('; ')
  return { ok, line: ok ? 'Datenbank: unversehrt' : `Datenbank: beschädigt – ${said}` }
}

const durability = (connection: Connection): EngineCheck => {
  const [journal, synchronous] = [pragma(connection, 'journal_mode'), pragma(connection, 'synchronous')]
  const ok = journal === 'wal' && synchronous === 2
  return { ok, line: `Haltbarkeit: journal_mode=${journal}, synchronous=${synchronous}` }
}

const migrations = (connection: Connection, folder: string): EngineCheck => {
  const applied = new Set(connection.prepare('SELECT name FROM d1_migrations').pluck().all() as string[])
  const known = migrationNames(folder)
  const missing = known.filter((name) => !applied.has(name))
  const foreign = [...applied].filter((name) => !known.includes(name))
  if (foreign.length > 0)
    return {
      ok: false,
      line: `Migrationen: Die Datenbank ist neuer als dieses Programm (${foreign.join(', ')})`,
    }
  if (missing.length > 0)
    return {
      ok: false,
      line: `Migrationen: ${missing.length} fehlen noch (${missing.join(', ')}); der nächste Start holt sie nach`,
    }
  return { ok: true, line: `Migrationen: alle ${known.length} sind da` }
}

/** Tables, indexes, triggers and views by name; their text counts, white space does not. */
const schemaOf = (connection: Connection): Map<string, string> =>
  new Map(
    (
      connection
        .prepare(`SELECT type || ' ' || name AS name, sql FROM sqlite_master
          WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts_%' AND name <> 'd1_migrations'`)
        .all() as { name: string; sql: string }[]
    ).map(({ name, sql }) => [name, sql.replace(/\s+/g, ' ')]),
  )

const schema = (connection: Connection, folder: string): EngineCheck => {
  const fresh = new SqliteDatabase(':memory:')
  migrateSqlite(fresh, folder)
  const [wanted, found] = [schemaOf(fresh), schemaOf(connection)]
  fresh.close()
  const wrong = [
    ...[...wanted].filter(([name, text]) => found.get(name) !== text).map(([name]) => name),
    ...[...found.keys()].filter((name) => !wanted.has(name)),
  ]
  return wrong.length === 0
    ? { ok: true, line: `Aufbau: ${wanted.size} Tabellen, Indizes, Sichten und Auslöser wie vorgesehen` }
    : { ok: false, line: `Aufbau: fehlt, fremd oder anders – ${wrong.slice(0, 10).join(', ')}` }
}

/**
 * Looks at the engine itself; what the rows must fulfil are the invariants.
 * @param folder where the migrations lie
 */
export const checkEngine = (
  connection: Connection,
  folder: string,
): { readonly engine: EngineCheck[]; readonly current: boolean } => {
  const applied = migrations(connection, folder)
  const built = applied.ok ? [schema(connection, folder)] : []
  return { engine: [integrity(connection), durability(connection), applied, ...built], current: applied.ok }
}
