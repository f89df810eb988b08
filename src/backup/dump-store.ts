/** Reads all rows of a database table by table, and writes them into an empty one; alike on both engines. */
import { CompiledQuery, sql } from 'kysely'
import type { Database, Statement } from '../core/database.ts'
import type { Row } from '../core/ports.ts'
import { rowsOf } from '../invariants/store.ts'
import { inOrder, LEFT_OUT, type TableInfo } from './rules.ts'

/** Rows of one read. */
const PAGE = 500

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`
const list = (names: readonly string[]): string => names.map(name).join(', ')

const OURS = `type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'd1_%'
  AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'`

/** Every table of ours that holds rows of its own, in the order in which they can be written; two queries. */
export const tablesOf = async (db: Database): Promise<TableInfo[]> => {
  const tables = `(SELECT name FROM sqlite_master WHERE ${OURS}) AS t`
  const columns = await rowsOf(
    db,
    `SELECT t.name AS "table", c.name, c.pk FROM ${tables}, pragma_table_info(t.name) AS c ORDER BY t.name, c.cid`,
  )
  const foreign = await rowsOf(
    db,
    `SELECT t.name AS "table", f."table" AS name FROM ${tables}, pragma_foreign_key_list(t.name) AS f`,
  )
  const named = (rows: readonly Row[], table: string) =>
    rows.filter((row) => row.table === table).map((row) => String(row.name))
  const keys = columns.filter(({ pk }) => Number(pk) > 0).toSorted((a, b) => Number(a.pk) - Number(b.pk))
  const names = [...new Set(columns.map(({ table }) => String(table)))]
  return inOrder(
    names
      .filter((table) => !LEFT_OUT.includes(table))
      .map((table) => ({
        name: table,
        columns: named(columns, table),
        key: named(keys, table),
        refersTo: named(foreign, table),
      })),
  )
}

/** All rows of a table in the order of its primary key, some at a time; one query each. */
export const pagesOf = async function* (db: Database, table: TableInfo): AsyncGenerator<Row[]> {
  let after: unknown[] | null = null
  for (;;) {
    const rows: Row[] = await pageOf(db, table, after)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    if (rows.length < PAGE) return
    after = table.key.map((column) => last[column])
  }
}

/** The next rows of a table; `after` is the key of the last one read. */
const pageOf = (
  db: Database,
  { name: table, columns, key }: TableInfo,
  after: readonly unknown[] | null,
): Promise<Row[]> => {
  const from = sql.raw(`SELECT ${list(columns)} FROM ${name(table)}`)
  const order = sql.raw(`ORDER BY ${list(key)} LIMIT ${PAGE}`)
  const page = after
    ? sql`${from} WHERE (${sql.raw(list(key))}) > (${sql.join(after)}) ${order}`
    : sql`${from} ${order}`
  return db.q.selectFrom(sql<Row>`(${page})`.as('page')).selectAll().execute()
}

/** Moves with every event and every public change: equal before and after means that nothing was written between. */
export const markOf = async (db: Database): Promise<string> =>
  JSON.stringify(
    await rowsOf(
      db,
      `SELECT (SELECT max(seq) FROM audit_event) AS seq, (SELECT number FROM public_version) AS number,
        (SELECT count(*) FROM outbox) AS letters, (SELECT max(updated_at) FROM submission) AS saved`,
    ),
  )

export const migrationsOf = async (db: Database): Promise<string[]> =>
  (await rowsOf(db, 'SELECT name FROM d1_migrations ORDER BY id')).map((row) => String(row.name))

/** Whether nobody has ever signed in, so that nothing can be overwritten. */
export const isEmpty = async (db: Database): Promise<boolean> =>
  (await rowsOf(db, 'SELECT 1 AS one FROM account LIMIT 1')).length === 0

/** Statements that take every trigger away, and that bring them back. */
export const triggersOf = async (db: Database): Promise<{ drop: Statement[]; create: Statement[] }> => {
  const found = await rowsOf(db, `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`)
  return {
    drop: found.map((row) => CompiledQuery.raw(`DROP TRIGGER ${name(String(row.name))}`)),
    create: found.map((row) => CompiledQuery.raw(String(row.sql))),
  }
}

/** Within a commit foreign keys are looked at when all is written: a row may refer to a later one. */
export const deferForeignKeys: Statement = CompiledQuery.raw('PRAGMA defer_foreign_keys = ON')

/** Empties a table of what migrations put into it. */
export const emptyTable = (table: string): Statement => CompiledQuery.raw(`DELETE FROM ${name(table)}`)

/** Inserts rows, each a JSON array of values in the order of the columns. */
export const insertRows = (table: string, columns: readonly string[], rows: readonly string[]): Statement =>
  CompiledQuery.raw(
    `INSERT INTO ${name(table)} (${list(columns)})
      SELECT ${columns.map((_, index) => `value ->> ${index}`).join(', ')} FROM json_each(?)`,
    [`[${rows.join(',')}]`],
  )

/** Statements after which the search indexes are made anew: nothing of them is in a backup. */
export const forgetIndexes: readonly Statement[] = [
  'DELETE FROM audit_index',
  `INSERT INTO audit_index SELECT seq, at, actor_id, edition_id, kind, subject FROM audit_event
    WHERE seq <= (SELECT max(to_seq) FROM audit_seal)`,
  'DELETE FROM submission_fts',
  'DELETE FROM submission_due',
  'DELETE FROM submission_changed',
  'INSERT INTO submission_changed (submission_id) SELECT id FROM submission',
  'DELETE FROM archive_fts',
  'DELETE FROM archive_document',
  'DELETE FROM archive_year',
  'UPDATE archive_index SET number = -1',
].map((statement) => CompiledQuery.raw(statement))
