/** Nominees and awards: reads, and the statements that decide. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { MEETING_OPEN, neutral, quorate, runsMeeting } from './guards.ts'

/** Nominated entries of a year: ids by category. */
export const nomineesOf = async (db: Database, editionId: string): Promise<Map<string, string[]>> => {
  const rows = await db.q
    .selectFrom('nominee')
    .innerJoin('category', 'category.id', 'nominee.category_id')
    .innerJoin('submission', 'submission.id', 'nominee.submission_id')
    .select(['nominee.category_id', 'nominee.submission_id'])
    .where('category.edition_id', '=', editionId)
    .orderBy('submission.number')
    .execute()
  const byCategory = new Map<string, string[]>()
  for (const { category_id, submission_id } of rows)
    byCategory.set(category_id, [...(byCategory.get(category_id) ?? []), submission_id])
  return byCategory
}

export interface Decision {
  readonly editionId: string
  /** '' for the special prizes. */
  readonly categoryId: string
  /** Version of the edition as it was seen. */
  readonly version: number
  readonly actorId: string
  readonly now: number
}

/** In SQL: entries that the decision is about: of a category all of them, of special prizes those that have or get one. */
const aboutEntries = ({ categoryId }: Decision, chosen: readonly string[]) =>
  categoryId !== ''
    ? sql`submission.category_id = ${categoryId}`
    : sql`(submission.id IN (SELECT value FROM json_each(${JSON.stringify(chosen)}))
        OR submission.id IN (SELECT award.submission_id FROM award
          WHERE award.edition_id = edition.id AND award.special IS NOT NULL))`

/**
 * Marks the edition decided: a meeting is on with the quorum in the room, judging has closed, the actor keeps the
 * meeting and is neutral towards every entry that the decision is about, and nobody decided anything in between.
 */
export const claimDecision = (q: Reader, decision: Decision, chosen: readonly string[] = []) =>
  q
    .updateTable('edition')
    .set({ version: decision.version + 1 })
    .where('id', '=', decision.editionId)
    .where('version', '=', decision.version)
    .where('released_at', 'is', null)
    .where('judging_closes_at', '<=', decision.now)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM meeting WHERE meeting.edition_id = edition.id AND ${MEETING_OPEN}
        AND ${runsMeeting(decision.actorId)} AND ${quorate()})`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM submission WHERE submission.edition_id = edition.id AND ${TAKES_PART}
        AND ${aboutEntries(decision, chosen)} AND NOT ${neutral(decision.actorId, sql.ref('submission.id'))})`,
    )

/** Like `claimDecision`, as long as no place in the category is decided. */
export const claimNomination = (q: Reader, decision: Decision): Statement =>
  claimDecision(q, decision).where((e) =>
    e.not(
      e.exists(e.selectFrom('award').select('award.id').where('award.category_id', '=', decision.categoryId)),
    ),
  )

/** Forgets the nominees of a category; stands behind the guard of `claimNomination`. */
export const clearNominees = (q: Reader, categoryId: string): Statement =>
  q.deleteFrom('nominee').where('category_id', '=', categoryId)

/** Nominates entries of the category that take part; stands behind the guard of `claimNomination`. */
export const insertNominee = (q: Reader, decision: Decision, submissionId: string): Statement =>
  sql`
    INSERT INTO nominee (category_id, submission_id, meeting_id)
    SELECT category.id, submission.id, meeting.id
    FROM category
    JOIN edition ON edition.id = category.edition_id
    JOIN meeting ON meeting.edition_id = edition.id
    JOIN submission ON submission.edition_id = edition.id AND submission.category_id = category.id
    WHERE category.id = ${decision.categoryId} AND edition.id = ${decision.editionId} AND ${MEETING_OPEN}
      AND submission.id = ${submissionId} AND ${TAKES_PART}`.compile(q)

/** Forgets what was decided about the category, or the special prizes. */
export const clearAwards = (q: Reader, { editionId, categoryId }: Decision): Statement =>
  q
    .deleteFrom('award')
    .where('edition_id', '=', editionId)
    .where('category_id', categoryId === '' ? 'is' : '=', categoryId === '' ? null : categoryId)

export interface AwardWrite {
  readonly id: string
  readonly place: number | null
  readonly special: string | null
  readonly submissionId: string | null
  readonly citation: string
}

/** Gives a place to a nominee or leaves it empty, or gives a special prize to any entry that takes part. */
export const insertAward = (q: Reader, decision: Decision, award: AwardWrite): Statement =>
  sql`
    INSERT INTO award (id, edition_id, category_id, place, special, submission_id, citation, meeting_id)
    SELECT ${award.id}, edition.id, ${decision.categoryId || null}, ${award.place}, ${award.special},
      ${award.submissionId}, ${award.citation}, meeting.id
    FROM edition
    JOIN meeting ON meeting.edition_id = edition.id
    WHERE edition.id = ${decision.editionId} AND ${MEETING_OPEN}
      AND (${award.submissionId} IS NULL OR EXISTS (
        SELECT 1 FROM submission WHERE submission.id = ${award.submissionId} AND submission.edition_id = edition.id
          AND ${TAKES_PART}
          AND (${award.place} IS NULL OR EXISTS (SELECT 1 FROM nominee
            WHERE nominee.category_id = ${decision.categoryId} AND nominee.submission_id = submission.id))))`.compile(
    q,
  )
