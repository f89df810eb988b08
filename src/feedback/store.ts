/** Feedback to entrants: reads, and the statements that prepare, change and release it. */
import { sql } from 'kysely'
import { notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { TAKES_PART } from '../submission/guards.ts'

/** Comments of finished sheets that count, without who wrote them. */
export const commentsIn = (db: Database, editionId: string) =>
  db.q
    .selectFrom('score_sheet')
    .innerJoin('submission', 'submission.id', 'score_sheet.submission_id')
    .select(['score_sheet.submission_id', 'score_sheet.comment'])
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .where('score_sheet.finalised_at', 'is not', null)
    .where('score_sheet.comment', '<>', '')
    .where(notConflicted(sql.ref('score_sheet.juror_id'), sql.ref('score_sheet.submission_id')))
    .execute()

/** Every entry that takes part, by number, with how far its feedback is. */
export const listFeedback = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .leftJoin('feedback', 'feedback.submission_id', 'submission.id')
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.category_id'])
    .select(['feedback.prepared_at', 'feedback.released_at'])
    .select((e) =>
      e
        .selectFrom('feedback_comment')
        .whereRef('feedback_comment.submission_id', '=', 'submission.id')
        .where('feedback_comment.wording', '<>', '')
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('comments'),
    )
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('submission.number')
    .execute()

export type FeedbackItem = Awaited<ReturnType<typeof listFeedback>>[number]

const bySubmission = preparedRead((q: Reader, of: { submissionId: string }) =>
  q
    .selectFrom('feedback')
    .innerJoin('submission', 'submission.id', 'feedback.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .selectAll('feedback')
    .select(['submission.title', 'submission.number', 'submission.edition_id'])
    .select('edition.released_at as published_at')
    .where('feedback.submission_id', '=', of.submissionId),
)

/** The feedback of one entry. */
export const feedbackOf = async (db: Database, submissionId: string) =>
  (await bySubmission(db, { submissionId }))[0]

export type Feedback = NonNullable<Awaited<ReturnType<typeof feedbackOf>>>

/** Its comments in the order of their random ids. */
export const commentsOf = (db: Database, submissionId: string) =>
  db.q
    .selectFrom('feedback_comment')
    .select(['id', 'original', 'wording'])
    .where('submission_id', '=', submissionId)
    .orderBy('id')
    .execute()

export interface Prepared {
  readonly submissionId: string
  readonly averages: string
  readonly comments: readonly { readonly id: string; readonly text: string }[]
}

/** Prepares what is not prepared yet, once judging has closed. */
export const prepare = (
  q: Reader,
  { submissionId, averages, comments }: Prepared,
  now: number,
): Statement[] => [
  sql`
    INSERT INTO feedback (submission_id, averages, prepared_at)
    SELECT submission.id, ${averages}, ${now}
    FROM submission JOIN edition ON edition.id = submission.edition_id
    WHERE submission.id = ${submissionId} AND ${TAKES_PART} AND edition.judging_closes_at <= ${now}
      AND NOT EXISTS (SELECT 1 FROM feedback WHERE feedback.submission_id = submission.id)`.compile(q),
  sql`
    INSERT INTO feedback_comment (id, submission_id, original, wording)
    SELECT value ->> 'id', feedback.submission_id, value ->> 'text', value ->> 'text'
    FROM feedback, json_each(${JSON.stringify(comments)})
    WHERE feedback.submission_id = ${submissionId} AND feedback.prepared_at = ${now}
      AND NOT EXISTS (SELECT 1 FROM feedback_comment AS other WHERE other.submission_id = feedback.submission_id)`.compile(
    q,
  ),
]

/** Takes the next version of feedback that has not gone yet. */
export const touch = (q: Reader, editionId: string, submissionId: string, version: number) =>
  q
    .updateTable('feedback')
    .set({ version: version + 1 })
    .where('submission_id', '=', submissionId)
    .where('version', '=', version)
    .where('released_at', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('submission')
          .select('submission.id')
          .whereRef('submission.id', '=', 'feedback.submission_id')
          .where('submission.edition_id', '=', editionId),
      ),
    )

export const saveWording = (q: Reader, submissionId: string, id: string, wording: string): Statement =>
  q
    .updateTable('feedback_comment')
    .set({ wording })
    .where('id', '=', id)
    .where('submission_id', '=', submissionId)

/** Releases everything of a year that waits, as many as were seen. */
export const releaseAll = (q: Reader, editionId: string, waiting: number, now: number): Statement => {
  const mine = sql`SELECT feedback.submission_id FROM feedback
    JOIN submission ON submission.id = feedback.submission_id
    WHERE submission.edition_id = ${editionId} AND feedback.released_at IS NULL`
  return sql`
    UPDATE feedback SET released_at = ${now}, version = version + 1
    WHERE submission_id IN (${mine}) AND (SELECT count(*) FROM (${mine})) = ${waiting}`.compile(q)
}
