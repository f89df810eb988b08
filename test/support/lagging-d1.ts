/**
 * D1 with one copy that answers reads and lags until it is told to follow. A stand-in, because the emulation has one
 * database and no copies: the lag that a visitor meets cannot be made there. The SQL is real SQLite; bookmarks sort
 * as text, and a read that asks for more than the copy has goes to the primary, as Cloudflare describes it.
 */
import type { D1Database } from '@cloudflare/workers-types'
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3'

export interface LaggingD1 {
  readonly d1: D1Database
  /** The copy takes over everything the primary has. */
  follow(): void
  /** How many statements the copy has answered so far. */
  staleReads(): number
  close(): void
}

interface Bound {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** @param primary the database all writes go to; every change on this connection counts */
export const laggingD1 = (primary: Connection): LaggingD1 => {
  const bookmarkNow = (): string => {
    const { changes } = primary.prepare('SELECT total_changes() AS changes').get() as { changes: number }
    return String(changes).padStart(12, '0')
  }
  const copyOf = () => {
    const bytes = primary.serialize()
    // A database in memory has no WAL: the header says so instead of the file's mode.
    bytes.fill(1, 18, 20)
    return { connection: new SqliteDatabase(bytes), bookmark: bookmarkNow() }
  }
  let copy = copyOf()
  let stale = 0

  const run = (connection: Connection, { sql, parameters }: Bound) => {
    const statement = connection.prepare(sql)
    if (statement.reader) return { results: statement.all(...parameters) }
    statement.run(...parameters)
    return { results: [] }
  }

  const withSession = (start: string) => {
    let known: string | null = /^\d/.test(start) ? start : null
    let primaryFirst = start === 'first-primary'
    if (known !== null && known > bookmarkNow()) throw new Error('D1_SESSION_ERROR: unknown bookmark')
    const learn = (bookmark: string) => {
      known = known === null || bookmark > known ? bookmark : known
    }
    const all = async (statement: Bound) => {
      const far = primaryFirst || (known !== null && known > copy.bookmark)
      primaryFirst = false
      if (!far) stale += 1
      const result = run(far ? primary : copy.connection, statement)
      learn(far ? bookmarkNow() : copy.bookmark)
      return result
    }
    const bind = (sql: string, parameters: readonly unknown[]) => ({
      sql,
      parameters,
      bind: (...values: unknown[]) => bind(sql, values),
      all: () => all({ sql, parameters }),
    })
    return {
      prepare: (sql: string) => bind(sql, []),
      batch: async (statements: readonly Bound[]) => {
        const results = primary.transaction(() => statements.map((one) => run(primary, one))).immediate()
        learn(bookmarkNow())
        return results
      },
      getBookmark: () => known,
    }
  }

  return {
    // Only what the adapter calls.
    d1: { withSession } as unknown as D1Database,
    follow: () => {
      copy.connection.close()
      copy = copyOf()
    },
    staleReads: () => stale,
    close: () => copy.connection.close(),
  }
}
