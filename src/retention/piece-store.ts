/** What a class of data consists of: which rows go, and the statements that make them go. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { entryName } from '../leaving/meeting-store.ts'
import { only } from './store.ts'

/** Where and from when something goes. */
export interface Within {
  /** '' for what belongs to no year. */
  readonly editionId: string
  /** Older than this goes; only for what has a date of its own. */
  readonly cutoff: number
  readonly now: number
  /** Keys of questions that ask for a person. */
  readonly contactKeys: readonly string[]
}

interface Rows {
  /** Stable name, for the log. */
  readonly key: string
  /** "Entwürfe" */
  readonly label: string
  /** A query of what goes, as `id` and `label`; done rows are not in it any more. */
  readonly rows: (within: Within) => RawBuilder<unknown>
  /** Most rows of one commit. */
  readonly atOnce?: number
}

/** A part of a class. `answers` and `account` need more than SQL and are done by the actions. */
export type Piece = Rows &
  (
    | {
        readonly how: 'rows'
        readonly remove: (q: Reader, ids: RawBuilder<unknown>, now: number) => Statement[]
      }
    | { readonly how: 'answers'; readonly gone: 'all' | 'contacts' | 'files' }
    | { readonly how: 'account' }
  )

/** In SQL: entries of the year that fulfil a condition, by number and title. */
export const entries = ({ editionId }: Within, which: RawBuilder<unknown>) => sql`
  SELECT submission.id AS id, coalesce(${entryName}, nullif(submission.title, ''), 'ohne Titel') AS label
  FROM submission JOIN edition ON edition.id = submission.edition_id
  WHERE submission.edition_id = ${editionId} AND ${which}`

/** In SQL: rows of another table that name an entry of the year. */
export const ofEntries = ({ editionId }: Within, id: RawBuilder<unknown>, table: RawBuilder<unknown>) => sql`
  SELECT DISTINCT ${id} AS id, coalesce(${entryName}, nullif(submission.title, ''), 'ohne Titel') AS label
  FROM ${table} JOIN edition ON edition.id = submission.edition_id
  WHERE submission.edition_id = ${editionId}`

/** A part of which whole rows go: those of `table`, which name an entry of the year, by their column `id`. */
export const rowsOfEntries = (key: string, label: string, table: string, id: string): Piece => ({
  key,
  label,
  how: 'rows',
  rows: (within) =>
    ofEntries(
      within,
      sql`own.${sql.ref(id)}`,
      sql`${sql.table(table)} AS own JOIN submission ON submission.id = own.submission_id`,
    ),
  remove: (q, ids) => [sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(id)} IN ${ids}`.compile(q)],
})

/** In SQL: the ids of a list. */
export const idsOf = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`

export interface Sample {
  readonly total: number
  readonly examples: readonly string[]
}

const selected = (db: Database, piece: Piece, within: Within) =>
  db.q.selectFrom(sql<{ id: string; label: string }>`(${piece.rows(within)})`.as('gone'))

/** How many rows would go, and what the first of them are called; one query. */
export const sampleOf = async (
  db: Database,
  piece: Piece,
  within: Within,
  examples: number,
): Promise<Sample> => {
  const rows = await selected(db, piece, within)
    .select(['label', sql<number>`count(*) OVER ()`.as('total')])
    .orderBy('label')
    .limit(examples)
    .execute()
  return { total: rows[0]?.total ?? 0, examples: rows.map(({ label }) => label) }
}

/** Ids of the next rows to go. */
export const nextRows = async (
  db: Database,
  piece: Piece,
  within: Within,
  limit: number,
  skipped: number,
): Promise<string[]> => {
  const rows = await selected(db, piece, within)
    .select('id')
    .orderBy('id')
    .limit(limit)
    .offset(skipped)
    .execute()
  return rows.map(({ id }) => id)
}

/** Statement that refuses the commit unless all of these rows still are to go: another process may have been quicker. */
export const stillThere = (q: Reader, piece: Piece, within: Within, ids: readonly string[]): Statement =>
  only(q, sql`(SELECT count(*) FROM (${piece.rows(within)}) WHERE id IN ${idsOf(ids)}) = ${ids.length}`)
