/** Files that must go: noted by the commit that lets go of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'

/** Statement that notes every file of a query with the one column `key`; a file noted already stays as it is. */
export const discardSelected = (q: Reader, keys: RawBuilder<unknown>, now: number): Statement =>
  sql`
    INSERT INTO file_deletion (key, queued_at, next_at)
    SELECT key, ${now}, ${now} FROM (${keys}) WHERE true
    ON CONFLICT (key) DO NOTHING`.compile(q)

/** The same for files whose names are known. */
export const discardKeys = (q: Reader, keys: readonly string[], now: number): Statement =>
  discardSelected(q, sql`SELECT value AS key FROM json_each(${JSON.stringify(keys)})`, now)

/** Files to delete now, longest waiting first. */
export const dueFiles = async (
  db: Database,
  now: number,
  limit: number,
): Promise<{ key: string; attempts: number }[]> =>
  db.q
    .selectFrom('file_deletion')
    .select(['key', 'attempts'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()

const listed = (keys: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(keys)}))`

/** Statement that takes deleted files off the list. */
export const forgetFiles = (q: Reader, keys: readonly string[]): Statement =>
  q.deleteFrom('file_deletion').where('key', 'in', listed(keys))

/** Statement that puts off what the storage refused to delete. */
export const putOffFile = (q: Reader, key: string, nextAt: number, error: string): Statement =>
  q
    .updateTable('file_deletion')
    .set({ attempts: sql`attempts + 1`, next_at: nextAt, last_error: error })
    .where('key', '=', key)

/** How many files wait for their deletion, and how many of them the storage has refused before; one query. */
export const waitingFiles = async (db: Database): Promise<{ waiting: number; refused: number }> => {
  const row = await db.q
    .selectFrom('file_deletion')
    .select((e) => e.fn.countAll<number>().as('waiting'))
    .select(sql<number>`coalesce(sum(attempts > 0), 0)`.as('refused'))
    .executeTakeFirst()
  return row ?? { waiting: 0, refused: 0 }
}
