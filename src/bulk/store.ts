/** Reads of a selection, and writes to many entries in one statement: which ones travel as one JSON parameter. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { type Page, places, type TableRequest } from '../table/store.ts'
import type { Entry } from './rules.ts'

/**
 * The selected entries in the order of the table.
 * @param tag which tag `tagged` asks for
 * @param answers whether answers are wanted; else they are `{}`
 */
export const selectedEntries = (
  db: Database,
  request: TableRequest,
  page: Page,
  { tag, answers }: { readonly tag: string; readonly answers: boolean },
): Promise<Entry[]> =>
  db.q
    .selectFrom(places(db, request, page).as('hit'))
    .innerJoin('submission_row', 'submission_row.seq', 'hit.seq')
    .innerJoin('submission', 'submission.id', 'submission_row.submission_id')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .leftJoin('submission_tag', (join) =>
      join.onRef('submission_tag.submission_id', '=', 'submission.id').on('submission_tag.tag', '=', tag),
    )
    .select([
      'submission.id',
      'submission.version',
      'submission.number',
      'submission.title',
      'submission.organisation',
      'submission.state',
      'submission.screening',
      'submission.extended_until',
      'submission.category_id',
      'category.name as category',
      answers ? 'submission.answers' : sql<string>`'{}'`.as('answers'),
      sql<number>`submission_tag.tag IS NOT NULL`.as('tagged'),
    ])
    .orderBy('submission_row.position')
    .orderBy('submission_row.seq')
    .execute()

/** One entry that is written, as it was when the change was planned. */
export interface Wanted {
  readonly id: string
  readonly version: number
  /** Its new receipt, where what was handed in changes. */
  readonly receipt?: string
}

/** Refuses the commit unless every one of these entries still is of that edition and version. */
export const unchanged = (q: Reader, editionId: string, wanted: readonly Wanted[]): Statement =>
  sql`
    INSERT INTO _guard
    SELECT count(*) = ${wanted.length}
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    JOIN submission ON submission.id = wanted.value ->> 'id'
    WHERE submission.version = wanted.value ->> 'version' AND submission.edition_id = ${editionId}`.compile(q)

/**
 * Refuses the commit unless every one of these entries has been moved. Asks the rows themselves: before a write FTS5
 * may store what it still holds back, and then changes() no longer speaks of the update.
 */
export const movedAll = (q: Reader, category: string, wanted: readonly Wanted[]): Statement =>
  sql`
    INSERT INTO _guard
    SELECT count(*) = ${wanted.length}
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    JOIN submission ON submission.id = wanted.value ->> 'id'
    WHERE submission.version = (wanted.value ->> 'version') + 1 AND submission.category_id = ${category}`.compile(
    q,
  )

const idsOf = (wanted: readonly Wanted[]) =>
  sql`SELECT value ->> 'id' FROM json_each(${JSON.stringify(wanted)})`

/** Gives a tag to entries that do not have it; the primary key refuses one that does. */
export const tagMany = (q: Reader, editionId: string, tag: string, wanted: readonly Wanted[]): Statement =>
  sql`
    INSERT INTO submission_tag (edition_id, tag, submission_id)
    SELECT ${editionId}, ${tag}, value ->> 'id' FROM json_each(${JSON.stringify(wanted)})`.compile(q)

export const untagMany = (q: Reader, editionId: string, tag: string, wanted: readonly Wanted[]): Statement =>
  sql`
    DELETE FROM submission_tag
    WHERE edition_id = ${editionId} AND tag = ${tag} AND submission_id IN (${idsOf(wanted)})`.compile(q)

/** Moves handed-in entries to a category of their edition, until judging begins; each with its new receipt. */
export const moveMany = (
  q: Reader,
  editionId: string,
  category: string,
  wanted: readonly Wanted[],
  now: number,
): Statement =>
  sql`
    UPDATE submission
    SET category_id = ${category}, version = version + 1, updated_at = ${now},
        receipt_sha256 = wanted.value ->> 'receipt'
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    WHERE submission.id = wanted.value ->> 'id'
      AND submission.version = wanted.value ->> 'version'
      AND submission.edition_id = ${editionId}
      AND submission.state = 'submitted'
      AND EXISTS (SELECT 1 FROM category WHERE category.id = ${category} AND category.edition_id = ${editionId})
      AND EXISTS (
        SELECT 1 FROM edition
        WHERE edition.id = ${editionId} AND edition.released_at IS NULL
          AND (edition.judging_opens_at IS NULL OR edition.judging_opens_at > ${now}))`.compile(q)

/** Lets entries pass to the jury, as they were read: handed in, not refused, before judging begins. */
export const passMany = (q: Reader, editionId: string, wanted: readonly Wanted[], now: number): Statement =>
  sql`
    UPDATE submission
    SET screening = 'passed', screening_text = '', screened_at = ${now}
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    WHERE submission.id = wanted.value ->> 'id'
      AND submission.version = wanted.value ->> 'version'
      AND submission.edition_id = ${editionId}
      AND submission.state = 'submitted'
      AND submission.screening IN ('open', 'changes')
      AND EXISTS (
        SELECT 1 FROM edition
        WHERE edition.id = ${editionId} AND edition.released_at IS NULL
          AND (edition.judging_opens_at IS NULL OR edition.judging_opens_at > ${now}))`.compile(q)

/** Remembers that a change was made; the same key a second time refuses the commit. */
export const insertChange = (
  q: Reader,
  change: {
    key: string
    editionId: string
    accountId: string
    action: string
    entries: number
    now: number
  },
): Statement =>
  q.insertInto('bulk_change').values({
    key: change.key,
    edition_id: change.editionId,
    account_id: change.accountId,
    action: change.action,
    entries: change.entries,
    done_at: change.now,
  })

/** Whether this person has already made the change of that key. */
export const isDone = async (db: Database, key: string, accountId: string): Promise<boolean> =>
  (await db.q
    .selectFrom('bulk_change')
    .select('key')
    .where('key', '=', key)
    .where('account_id', '=', accountId)
    .executeTakeFirst()) !== undefined
