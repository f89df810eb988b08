/** Typed tables and the one write path: reads through Kysely, writes only through `commit`. */
import {
  type Compilable,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { CommitRefused, type Refusal, type Replicas, type Row, type Sql } from './ports.ts'
import type { Result } from './result.ts'
import type { Tables } from './tables.ts'

export type Reader = Kysely<Tables>
export type Statement = Compilable | CompiledQuery

export interface Database {
  /** Reads, and builders of write statements. Executing a write on it throws. */
  readonly q: Reader
  /** Runs a compiled read past Kysely's own machinery; see `preparedRead`. */
  read<R>(query: CompiledQuery<R>): Promise<R[]>
  /** Runs all statements as one durable unit; a refused guard or constraint writes nothing. */
  commit(statements: readonly Statement[]): Promise<Result<Row[][], Refusal>>
  /** How many commits this process has made or been told of: whoever remembers what it read asks whether it may still be so. */
  commits(): number
  /** The copies that answer reads; null where there is one database and nothing can lag. */
  readonly replicas: Replicas | null
}

/**
 * Stands right after a guarded write: aborts the whole commit when that write changed no row, by the one overflow
 * that abs() knows. A SELECT, because a write would first make FTS5 store what it still holds, and changes() would
 * then count that.
 */
export const guard: Statement = CompiledQuery.raw('SELECT abs(-9223372036854775807 - 1 + changes()) AS guard')

/** Like `guard`, and refuses unless the write changed exactly so many rows. */
export const guardRows = (rows: number): Statement =>
  CompiledQuery.raw('SELECT abs(-9223372036854775807 - (changes() <> ?)) AS guard', [rows])

const compiled = (statement: Statement): CompiledQuery =>
  'compile' in statement ? statement.compile() : statement

/** Builds the database over an engine. */
export const openDatabase = (sql: Sql): Database => {
  let commits = 0
  const { replicas } = sql
  return {
    q: new Kysely<Tables>({ dialect: readDialect(sql) }),
    read: <R>(query: CompiledQuery<R>) => sql.query(reading(query)) as Promise<R[]>,
    commit: async (statements) => {
      try {
        const value = await sql.commit(statements.map(compiled))
        commits += 1
        return { ok: true, value }
      } catch (error) {
        if (error instanceof CommitRefused) return { ok: false, error: error.reason }
        throw error
      }
    },
    commits: () => commits,
    replicas: replicas
      ? {
          ...replicas,
          raise: (bookmark) => {
            const news = replicas.raise(bookmark)
            // Somebody else's commit: what was remembered before it is no longer certain.
            if (news) commits += 1
            return news
          },
        }
      : null,
  }
}

/** Statements as text with their values in it, for a command line that takes no parameters. */
export const sqlText = (statements: readonly Statement[]): string =>
  statements.map((statement) => `${withValues(compiled(statement))};`).join('\n')

const withValues = ({ sql, parameters }: CompiledQuery): string => {
  const values = parameters.values()
  // What we compile holds no question mark but those of its parameters.
  return sql.trim().replace(/\?/g, () => literal(values.next().value))
}

const literal = (value: unknown): string => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'string' && !value.includes('\0')) return `'${value.replaceAll("'", "''")}'`
  if (value === null) return 'NULL'
  throw new Error('no value of SQL')
}

const readDialect = (sql: Sql): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new ReadDriver(sql),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

// A write outside commit() would escape its guard, its audit row and its mail.
const reading = (statement: CompiledQuery): CompiledQuery => {
  if (statement.query.kind !== 'SelectQueryNode') throw new Error('writes go through commit()')
  return statement
}

class ReadDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(sql: Sql) {
    this.#connection = {
      executeQuery: async <R>(statement: CompiledQuery): Promise<QueryResult<R>> => {
        return { rows: (await sql.query(reading(statement))) as R[] }
      },
      streamQuery: () => {
        throw new Error('streaming is not used')
      },
    }
  }

  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async beginTransaction() {
    throw new Error('D1 has no interactive transactions: use commit()')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}
