/** Reads and write statements for submissions. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { SubmissionTable } from '../core/tables.ts'
import { ALLOWANCE_MS, type Moment } from './rules.ts'

export type Submission = Selectable<SubmissionTable>

export const submissionById = (db: Database, id: string): Promise<Submission | undefined> =>
  db.q.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst()

export interface OwnListItem {
  readonly id: string
  readonly title: string
  readonly state: Submission['state']
  readonly number: number | null
  readonly updated_at: number
  readonly extended_until: number | null
  readonly year: number
}

/** The person's own submissions of all years, newest first. */
export const listOwn = (db: Database, ownerId: string): Promise<OwnListItem[]> =>
  db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select([
      'submission.id',
      'submission.title',
      'submission.state',
      'submission.number',
      'submission.updated_at',
      'submission.extended_until',
      'edition.year',
    ])
    .where('owner_id', '=', ownerId)
    .orderBy('submission.created_at', 'desc')
    .execute()

/** All submissions of an edition for the organisers' table, by number, drafts last. */
export const listForOrganisers = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
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
    ])
    .select([
      'submission.updated_at',
      'submission.submitted_at',
      'account.email',
      'category.name as category',
    ])
    .where('submission.edition_id', '=', editionId)
    .orderBy(sql`submission.number IS NULL`)
    .orderBy('submission.number')
    .orderBy('submission.created_at')
    .execute()

/** Everybody who gets the letters about a submission. */
export const addresseesOf = (db: Database, submissionId: string) =>
  db.q
    .selectFrom('submission')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select(['account.id', 'account.email'])
    .where('submission.id', '=', submissionId)
    .execute()

export const insertDraft = (
  q: Reader,
  draft: { id: string; editionId: string; ownerId: string } & Moment,
): Statement =>
  q
    .insertInto('submission')
    .columns([
      'id',
      'edition_id',
      'owner_id',
      'title',
      'organisation',
      'answers',
      'state',
      'created_at',
      'updated_at',
    ])
    .expression((e) =>
      e
        .selectFrom('edition')
        .select([
          e.val(draft.id).as('id'),
          'edition.id as edition_id',
          e.val(draft.ownerId).as('owner_id'),
          e.val('').as('title'),
          e.val('').as('organisation'),
          e.val('{}').as('answers'),
          e.val('draft').as('state'),
          e.val(draft.receivedAt).as('created_at'),
          e.val(draft.receivedAt).as('updated_at'),
        ])
        .where('edition.id', '=', draft.editionId)
        .where('edition.call_opens_at', '<=', draft.receivedAt)
        .where('edition.call_closes_at', '>', draft.receivedAt)
        .where('edition.call_closes_at', '>=', draft.now - ALLOWANCE_MS)
        .where('edition.released_at', 'is', null),
    )

/** Who writes which version when; every write of an entrant carries it into its WHERE. */
export interface EntrantWrite extends Moment {
  readonly id: string
  readonly ownerId: string
  readonly version: number
}

/** `deadlineOf` in SQL, where submission and edition are joined. */
export const DEADLINE = sql<number | null>`min(
  max(edition.call_closes_at, coalesce(submission.extended_until, 0)),
  coalesce(edition.judging_opens_at, ${sql.lit(Number.MAX_SAFE_INTEGER)}))`

/**
 * In SQL, beside the write itself: the request came before the deadline of the submission and is processed within
 * the allowance, so that a body that drips in cannot pass the deadline.
 */
export const callIsOpen = ({ receivedAt, now }: Moment) => sql<boolean>`EXISTS (
  SELECT 1 FROM edition
  WHERE edition.id = submission.edition_id
    AND edition.call_opens_at <= ${receivedAt}
    AND ${DEADLINE} > ${receivedAt}
    AND ${DEADLINE} >= ${now - ALLOWANCE_MS}
    AND edition.released_at IS NULL)`

/** An update of the owner's own submission, refused by SQL after the deadline, for another version or owner. */
export const updateBeforeDeadline = (q: Reader, write: EntrantWrite, set: Partial<Omit<Submission, 'id'>>) =>
  q
    .updateTable('submission')
    .set({ ...set, version: write.version + 1, updated_at: write.receivedAt })
    .where('id', '=', write.id)
    .where('owner_id', '=', write.ownerId)
    .where('version', '=', write.version)
    .where('state', '<>', 'withdrawn')
    .where(callIsOpen(write))

/** The next free number of the edition, as SQL, so that two hand-ins at once cannot share one. */
export const nextNumber = (editionId: string) =>
  sql<number>`(SELECT coalesce(max(number), 0) + 1 FROM submission WHERE edition_id = ${editionId})`

/** The owner withdraws, before the results are out. */
export const withdraw = (q: Reader, write: Omit<EntrantWrite, keyof Moment>, now: number): Statement =>
  q
    .updateTable('submission')
    .set({ state: 'withdrawn', withdrawn_at: now, version: write.version + 1, updated_at: now })
    .where('id', '=', write.id)
    .where('owner_id', '=', write.ownerId)
    .where('version', '=', write.version)
    .where('state', '<>', 'withdrawn')
    .where((e) =>
      e.exists(
        e
          .selectFrom('edition')
          .select('edition.id')
          .whereRef('edition.id', '=', 'submission.edition_id')
          .where('edition.released_at', 'is', null),
      ),
    )
