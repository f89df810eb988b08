/** Reads of the organisers' table: one condition serves the page, its counts and the downloads. */
import { CompiledQuery, type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database, Statement } from '../core/database.ts'
import type { Tables } from '../core/tables.ts'
import { searchExpression } from './rules.ts'
import type { Order, TableQuery } from './schema.ts'

/** What is asked for, in which edition. */
export interface TableRequest {
  readonly editionId: string
  readonly query: TableQuery
  /** Only these of them. */
  readonly ids?: readonly string[]
}

type Filter = (e: ExpressionBuilder<Tables, 'submission_row'>) => Expression<SqlBool>

type CountFilter = (e: ExpressionBuilder<Tables, 'submission_count'>) => Expression<SqlBool>

const UNKNOWN_SIZE = -1

// The columns have the same names in submission_row and in submission_count, which counts the rows of each kind.
const kind =
  ({ query, ids }: TableRequest): Filter =>
  (e) =>
    e.and([
      ...(ids === undefined ? [] : [e('submission_id', 'in', ids)]),
      ...(query.stand === null ? [] : [e('state', '=', query.stand)]),
      ...(query.kategorie === null
        ? []
        : [e('category_id', '=', query.kategorie === 'ohne' ? '' : query.kategorie)]),
      ...(query.groesse === 'frei' ? [e('unlisted', '=', 1)] : []),
      ...(query.groesse === 'unbekannt' ? [e('size', '=', UNKNOWN_SIZE)] : []),
      ...(typeof query.groesse === 'number' ? [e('size', '=', query.groesse)] : []),
    ])

// "+" keeps SQLite from walking an index of the whole year: what the search found is the shorter way.
const found = (request: TableRequest): Filter => {
  const { editionId, query } = request
  const { schlagwort, pruefung } = query
  return (e) =>
    e.and([
      searched(request)(e),
      ...(schlagwort === ''
        ? []
        : [
            sql<SqlBool>`submission_id IN (SELECT submission_id FROM submission_tag
              WHERE edition_id = ${editionId} AND tag = ${schlagwort})`,
          ]),
      ...(pruefung === null
        ? []
        : [
            sql<SqlBool>`submission_id IN (SELECT id FROM submission
              WHERE edition_id = ${editionId} AND screening = ${pruefung} AND state = 'submitted')`,
          ]),
    ])
}

/** Whether only certain entries are asked for, by their text, a tag or their screening. */
const isChosen = ({ q, schlagwort, pruefung }: TableQuery) =>
  q !== '' || schlagwort !== '' || pruefung !== null

const searched = ({ editionId, query }: TableRequest): Filter => {
  if (!isChosen(query)) return (e) => e('edition_id', '=', editionId)
  if (query.q === '') return () => sql<SqlBool>`+edition_id = ${editionId}`
  const expression = searchExpression(query.q)
  if (expression === null) return () => sql<SqlBool>`0`
  return () =>
    sql<SqlBool>`+edition_id = ${editionId}
      AND seq IN (SELECT rowid FROM submission_fts WHERE submission_fts MATCH ${expression})`
}

/** How many rows there are, and how many of them the filter leaves; one query. */
export const countRows = async (
  db: Database,
  request: TableRequest,
): Promise<{ hits: number; total: number }> => {
  const { q } = db
  const counted = q
    .selectFrom('submission_count')
    .select((e) => e.fn.sum<number | null>('entries').as('n'))
    .where('edition_id', '=', request.editionId)
  const foundRows = q
    .selectFrom('submission_row')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(found(request))
    .where(kind(request))
  const ofKind = counted.where(kind(request) as unknown as CountFilter)
  // Rows of each kind are counted as they change; only what a search or a choice leaves must be counted here.
  const isKnown = !isChosen(request.query) && request.ids === undefined
  const row = await q
    .selectNoFrom([counted.as('total'), (isKnown ? ofKind : foundRows).as('hits')])
    .executeTakeFirst()
  return { hits: row?.hits ?? 0, total: row?.total ?? 0 }
}

const SORTED_BY = {
  nummer: 'submission_row.position',
  titel: 'submission_row.title',
  kommune: 'submission_row.organisation',
  gespeichert: 'submission_row.updated_at',
} as const satisfies Record<Order, string>

type Direction = 'asc' | 'desc'

const directionOf = (order: Order): Direction => (order === 'gespeichert' ? 'desc' : 'asc')

const turned = (direction: Direction): Direction => (direction === 'asc' ? 'desc' : 'asc')

/** A page of a list of `hits` rows, counted from the nearer end: the last page is found as quickly as the first. */
const windowOf = (order: Order, { limit, offset, hits }: Page) => {
  const forward = directionOf(order)
  const size = Math.max(0, Math.min(limit, hits - offset))
  const fromEnd = hits - offset - size
  return fromEnd < offset
    ? { direction: turned(forward), limit: size, offset: fromEnd }
    : { direction: forward, limit: size, offset }
}

/** Which rows of a list: `limit` after the first `offset`, of `hits` that the filter leaves. */
export interface Page {
  readonly limit: number
  readonly offset: number
  readonly hits: number
}

// The rest of the index behind the column: rows that are equal in it come as they stand there, without sorting.
const REST_OF_INDEX = ['state', 'category_id', 'size', 'unlisted', 'seq'] as const

/** Where the rows are: found in an index that covers filter and order, so that only those rows are read themselves. */
export const places = (db: Database, request: TableRequest, page: Page | null) => {
  const { sortierung } = request.query
  const window = page && windowOf(sortierung, page)
  const direction = window?.direction ?? directionOf(sortierung)
  const rows = REST_OF_INDEX.reduce(
    (query, column) => query.orderBy(`submission_row.${column}`, direction),
    db.q
      .selectFrom('submission_row')
      .select('submission_row.seq')
      .where(found(request))
      .where(kind(request))
      .orderBy(SORTED_BY[sortierung], direction),
  )
  return window === null ? rows : rows.limit(window.limit).offset(window.offset)
}

const shown = (db: Database, request: TableRequest, page: Page | null) => {
  const { sortierung } = request.query
  const direction = directionOf(sortierung)
  return REST_OF_INDEX.reduce(
    (query, column) => query.orderBy(`submission_row.${column}`, direction),
    db.q
      .selectFrom(places(db, request, page).as('hit'))
      .innerJoin('submission_row', 'submission_row.seq', 'hit.seq')
      .innerJoin('submission', 'submission.id', 'submission_row.submission_id')
      .innerJoin('account', 'account.id', 'submission.owner_id')
      .leftJoin('category', 'category.id', 'submission.category_id')
      .select([
        'submission.id',
        'submission.number',
        'submission.title',
        'submission.organisation',
        'submission.organisation_key',
        'submission.organisation_population',
        'submission.state',
        'submission.updated_at',
        'submission.submitted_at',
        'account.email',
        'category.name as category',
      ])
      .orderBy(SORTED_BY[sortierung], direction),
  )
}

/** One page of the table; tags and answers only where a column shows them. */
export const listRows = (db: Database, request: TableRequest, page: Page) => {
  const columns = request.query.spalten.split(',')
  return shown(db, request, page)
    .select([
      columns.includes('schlagwoerter') ? tagsInOne.as('tags') : sql<null>`NULL`.as('tags'),
      columns.some((column) => column.startsWith('frage.'))
        ? 'submission.answers'
        : sql<string>`'{}'`.as('answers'),
    ])
    .execute()
}

const tagsInOne = sql<
  string | null
>`(SELECT group_concat(tag, ', ') FROM submission_tag WHERE submission_id = submission.id)`

/** Every row that the filter leaves, with its answers, for a download. */
export const listForExport = (db: Database, request: TableRequest) =>
  shown(db, request, null).select('submission.answers').execute()

export type TableRow = Awaited<ReturnType<typeof listRows>>[number]

/** Submissions brought up to date in one commit. */
const PORTION = 200

const COLUMNS = [
  'edition_id',
  'position',
  'title',
  'organisation',
  'updated_at',
  'state',
  'category_id',
  'size',
  'unlisted',
]

const CHANGED = `SELECT submission_id FROM submission_changed ORDER BY submission_id LIMIT ${PORTION}`

/** Statements that write the rows of the next changed submissions anew and pass them on to the full-text index. */
export const renewRows: readonly Statement[] = [
  `INSERT INTO submission_row (submission_id, ${COLUMNS.join(', ')})
     SELECT submission_id, ${COLUMNS.join(', ')} FROM submission_folded WHERE submission_id IN (${CHANGED})
     ON CONFLICT (submission_id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  `INSERT INTO submission_due (submission_id) SELECT submission_id FROM (${CHANGED}) WHERE true ON CONFLICT DO NOTHING`,
  `DELETE FROM submission_changed WHERE submission_id IN (${CHANGED})`,
].map((text) => CompiledQuery.raw(text))

const DUE = `SELECT submission_id FROM submission_due ORDER BY submission_id LIMIT ${PORTION}`

/** Statements that read the next submissions whose rows are new into the full-text index. */
export const indexNext: readonly Statement[] = [
  `DELETE FROM submission_fts WHERE rowid IN (SELECT seq FROM submission_row WHERE submission_id IN (${DUE}))`,
  `INSERT INTO submission_fts (rowid, spelled, bare)
     SELECT seq, spelled, bare FROM submission_row JOIN submission_text USING (submission_id) WHERE submission_id IN (${DUE})`,
  `DELETE FROM submission_due WHERE submission_id IN (${DUE})`,
].map((text) => CompiledQuery.raw(text))

/** Whether there is a submission whose row is old. */
export const rowsAreOld = async (db: Database): Promise<boolean> =>
  (await db.q.selectFrom('submission_changed').select('submission_id').limit(1).execute()).length > 0

/** Whether there is a submission with a new row whose text the index has not read yet. */
export const indexIsDue = async (db: Database): Promise<boolean> =>
  (await db.q.selectFrom('submission_due').select('submission_id').limit(1).execute()).length > 0
