/** Reads of the organisers' table: one condition serves the page, its counts and the downloads. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { Tables } from '../core/tables.ts'
import { searchExpression } from './rules.ts'
import type { Order, TableQuery } from './schema.ts'

/** What is asked for, in which edition. */
export interface TableRequest {
  readonly editionId: string
  readonly query: TableQuery
}

type Filter = (e: ExpressionBuilder<Tables, 'submission_row'>) => Expression<SqlBool>

type CountFilter = (e: ExpressionBuilder<Tables, 'submission_count'>) => Expression<SqlBool>

const UNKNOWN_SIZE = -1

// The columns have the same names in submission_row and in submission_count, which counts the rows of each kind.
const kind =
  ({ query }: TableRequest): Filter =>
  (e) =>
    e.and([
      ...(query.stand === null ? [] : [e('state', '=', query.stand)]),
      ...(query.kategorie === null
        ? []
        : [e('category_id', '=', query.kategorie === 'ohne' ? '' : query.kategorie)]),
      ...(query.groesse === 'frei' ? [e('unlisted', '=', 1)] : []),
      ...(query.groesse === 'unbekannt' ? [e('size', '=', UNKNOWN_SIZE)] : []),
      ...(typeof query.groesse === 'number' ? [e('size', '=', query.groesse)] : []),
    ])

// "+" keeps SQLite from walking an index of the whole year: what the search found is the shorter way.
const found = ({ editionId, query }: TableRequest): Filter => {
  if (query.q === '') return (e) => e('edition_id', '=', editionId)
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
  const searched = q
    .selectFrom('submission_row')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(found(request))
    .where(kind(request))
  const ofKind = counted.where(kind(request) as unknown as CountFilter)
  const row = await q
    .selectNoFrom([counted.as('total'), (request.query.q === '' ? ofKind : searched).as('hits')])
    .executeTakeFirst()
  return { hits: row?.hits ?? 0, total: row?.total ?? 0 }
}

const COLUMNS = {
  nummer: 'submission_row.position',
  titel: 'submission_row.title',
  kommune: 'submission_row.organisation',
  gespeichert: 'submission_row.updated_at',
} as const satisfies Record<Order, string>

const directionOf = (order: Order) => (order === 'gespeichert' ? 'desc' : 'asc')

// Found in an index that covers filter and order; only the rows of the page are then read themselves.
const places = (db: Database, request: TableRequest, page: { limit: number; offset: number } | null) => {
  const { sortierung } = request.query
  const rows = db.q
    .selectFrom('submission_row')
    .select('submission_row.seq')
    .where(found(request))
    .where(kind(request))
    .orderBy(COLUMNS[sortierung], directionOf(sortierung))
    .orderBy('submission_row.seq', directionOf(sortierung))
  return page === null ? rows : rows.limit(page.limit).offset(page.offset)
}

const shown = (db: Database, request: TableRequest, page: { limit: number; offset: number } | null) => {
  const { sortierung } = request.query
  return db.q
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
    .orderBy(COLUMNS[sortierung], directionOf(sortierung))
    .orderBy('submission_row.seq', directionOf(sortierung))
}

/** One page of the table. */
export const listRows = (db: Database, request: TableRequest, page: { limit: number; offset: number }) =>
  shown(db, request, page).execute()

/** Every row that the filter leaves, with its answers, for a download. */
export const listForExport = (db: Database, request: TableRequest) =>
  shown(db, request, null).select('submission.answers').execute()

export type TableRow = Awaited<ReturnType<typeof listRows>>[number]

export type ExportRow = Awaited<ReturnType<typeof listForExport>>[number]
