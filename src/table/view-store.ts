/** Saved views of the organisers' table. Everybody sees the own ones and those that are shared. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { LIMITS } from './schema.ts'

/** Whose view of which year. */
export interface ViewScope {
  readonly editionId: string
  readonly accountId: string
}

/** The views that this person sees, by name; one query. */
export const listViews = (db: Database, { editionId, accountId }: ViewScope) =>
  db.q
    .selectFrom('saved_view')
    .leftJoin('start_view', (join) =>
      join.onRef('start_view.view_id', '=', 'saved_view.id').on('start_view.account_id', '=', accountId),
    )
    .innerJoin('account', 'account.id', 'saved_view.owner_id')
    .select([
      'saved_view.id',
      'saved_view.name',
      'saved_view.query',
      'saved_view.shared',
      'saved_view.owner_id',
      'account.email',
      'start_view.view_id as start',
    ])
    .where('saved_view.edition_id', '=', editionId)
    .where((e) => e.or([e('saved_view.owner_id', '=', accountId), e('saved_view.shared', '=', 1)]))
    .orderBy(sql`lower(saved_view.name)`)
    .orderBy('saved_view.id')
    .execute()

export type SavedView = Awaited<ReturnType<typeof listViews>>[number]

export interface ViewInput {
  readonly id: string
  readonly name: string
  readonly shared: boolean
}

/** Adds a view, up to the limit of one person and year. */
export const insertView = (
  q: Reader,
  { editionId, accountId }: ViewScope,
  view: ViewInput & { query: string; now: number },
): Statement =>
  sql`
    INSERT INTO saved_view (id, edition_id, owner_id, name, query, shared, created_at)
    SELECT ${view.id}, ${editionId}, ${accountId}, ${view.name}, ${view.query}, ${view.shared ? 1 : 0}, ${view.now}
    WHERE (SELECT count(*) FROM saved_view WHERE edition_id = ${editionId} AND owner_id = ${accountId}) < ${LIMITS.views}`.compile(
    q,
  )

const seen = ({ editionId, accountId }: ViewScope, id: string) =>
  sql<boolean>`id = ${id} AND edition_id = ${editionId} AND (owner_id = ${accountId} OR shared = 1)`

/** Renames or shares a view that this person sees; only its owner can take it back from the others. */
export const updateView = (q: Reader, scope: ViewScope, view: ViewInput): Statement =>
  q
    .updateTable('saved_view')
    .set({ name: view.name, shared: view.shared ? 1 : 0 })
    .where(seen(scope, view.id))
    .$if(!view.shared, (update) => update.where('owner_id', '=', scope.accountId))

export const deleteView = (q: Reader, scope: ViewScope, id: string): Statement =>
  q.deleteFrom('saved_view').where(seen(scope, id))

/** Makes a view the one that this person starts with; a view that is not seen changes no row. */
export const setStart = (q: Reader, scope: ViewScope, id: string): Statement =>
  sql`
    INSERT INTO start_view (edition_id, account_id, view_id)
    SELECT edition_id, ${scope.accountId}, id FROM saved_view WHERE ${seen(scope, id)}
    ON CONFLICT (edition_id, account_id) DO UPDATE SET view_id = excluded.view_id`.compile(q)

/** The table starts with everything again, if it started with this view. */
export const clearStart = (q: Reader, scope: ViewScope, id: string): Statement =>
  q
    .deleteFrom('start_view')
    .where('edition_id', '=', scope.editionId)
    .where('account_id', '=', scope.accountId)
    .where('view_id', '=', id)
