/** Reads and write statements of the calibration round. */
import { sql } from 'kysely'
import { notConflicted } from '../conflict/store.ts'
import { type Database, guard, type Reader, type Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import { TAKES_PART } from '../submission/guards.ts'
import type { Marked } from './rules.ts'
import { MOST_SAMPLES } from './schema.ts'

/** In SQL: something stands between the juror and the sample. */
const neutral = (jurorId: string) => notConflicted(sql`${jurorId}`, sql.ref('trial_entry.submission_id'))

const samples = (q: Reader, editionId: string) =>
  q
    .selectFrom('trial_entry')
    .innerJoin('submission', 'submission.id', 'trial_entry.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['submission.id', 'submission.title', 'submission.number', 'edition.year'])
    .select(['trial_entry.named_at', 'trial_entry.discussed_at'])
    .where('trial_entry.edition_id', '=', editionId)
    .orderBy('trial_entry.named_at')
    .orderBy('submission.id')

/** The samples of an edition, in the order they were named. */
export const listSamples = (db: Database, editionId: string) => samples(db.q, editionId).execute()

export type Sample = Awaited<ReturnType<typeof listSamples>>[number]

const rowsFor = preparedRead((q: Reader, of: { editionId: string; jurorId: string }) =>
  samples(q, of.editionId)
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('trial_score')
            .select('trial_score.points')
            .where('trial_score.juror_id', '=', of.jurorId)
            .whereRef('trial_score.submission_id', '=', 'trial_entry.submission_id'),
        )
        .as('scored'),
    )
    .where(neutral(of.jurorId)),
)

/** The samples that this juror may score, with whether they have. */
export const samplesFor = (db: Database, editionId: string, jurorId: string) =>
  rowsFor(db, { editionId, jurorId })

export type JurorSample = Awaited<ReturnType<typeof samplesFor>>[number]

/** What can become a sample: entries of this edition, and winners of earlier ones, which are public already. */
const SUITABLE = (editionId: string) => sql<boolean>`(
  (submission.edition_id = ${editionId} AND ${TAKES_PART}) OR EXISTS (
    SELECT 1 FROM award JOIN edition AS past ON past.id = award.edition_id
    WHERE award.submission_id = submission.id AND past.released_at IS NOT NULL))`

export const listSuitable = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['submission.id', 'submission.title', 'submission.number', 'edition.year'])
    .where(SUITABLE(editionId))
    .orderBy('edition.year', 'desc')
    .orderBy('submission.number')
    .execute()

/** All points given to the samples of an edition, with the jurors' names; one query. */
export const listTrialScores = (db: Database, editionId: string) =>
  db.q
    .selectFrom('trial_score')
    .innerJoin('juror', 'juror.id', 'trial_score.juror_id')
    .select(['trial_score.submission_id', 'trial_score.juror_id', 'juror.name'])
    .select(['trial_score.criterion_id', 'trial_score.points'])
    .where('trial_score.edition_id', '=', editionId)
    .where(notConflicted(sql.ref('trial_score.juror_id'), sql.ref('trial_score.submission_id')))
    .orderBy('juror.name')
    .orderBy('juror.id')
    .execute()

export type TrialScore = Awaited<ReturnType<typeof listTrialScores>>[number]

interface SampleWrite {
  readonly editionId: string
  readonly submissionId: string
  readonly now: number
}

const beforeClose = ({ editionId, now }: SampleWrite) => sql`EXISTS (
  SELECT 1 FROM edition WHERE edition.id = ${editionId} AND edition.released_at IS NULL
    AND edition.judging_closes_at > ${now})`

/** Names a sample; no more than there may be. */
export const nameSample = (q: Reader, write: SampleWrite): Statement =>
  sql`
    INSERT INTO trial_entry (edition_id, submission_id, named_at)
    SELECT ${write.editionId}, submission.id, ${write.now} FROM submission
    WHERE submission.id = ${write.submissionId} AND ${SUITABLE(write.editionId)} AND ${beforeClose(write)}
      AND (SELECT count(*) FROM trial_entry WHERE edition_id = ${write.editionId}) < ${sql.lit(MOST_SAMPLES)}
    ON CONFLICT DO NOTHING`.compile(q)

/** Takes a sample back as long as nobody has scored it. */
export const removeSample = (q: Reader, write: SampleWrite): Statement =>
  sql`
    DELETE FROM trial_entry
    WHERE edition_id = ${write.editionId} AND submission_id = ${write.submissionId} AND ${beforeClose(write)}
      AND NOT EXISTS (SELECT 1 FROM trial_score
        WHERE trial_score.edition_id = ${write.editionId} AND trial_score.submission_id = ${write.submissionId})`.compile(
    q,
  )

/** Opens the spread of a sample to those who have scored it; at least two have. */
export const discussSample = (q: Reader, write: SampleWrite): Statement =>
  sql`
    UPDATE trial_entry SET discussed_at = ${write.now}
    WHERE edition_id = ${write.editionId} AND submission_id = ${write.submissionId} AND discussed_at IS NULL
      AND ${beforeClose(write)}
      AND 2 <= (SELECT count(DISTINCT juror_id) FROM trial_score
        WHERE trial_score.edition_id = ${write.editionId} AND trial_score.submission_id = ${write.submissionId})`.compile(
    q,
  )

export interface TrialWrite extends SampleWrite {
  readonly jurorId: string
  readonly accountId: string
  readonly marks: readonly Marked[]
}

/**
 * Writes the juror's points of a sample: own seat, in office, judging open, neutral, points on the scale; once it is
 * discussed only who has none yet. Then checks that every criterion has some.
 */
export const writeTrial = (q: Reader, write: TrialWrite): Statement[] => [
  sql`
    INSERT INTO trial_score (juror_id, edition_id, submission_id, criterion_id, points, scored_at)
    SELECT juror.id, trial_entry.edition_id, trial_entry.submission_id, criterion.id, mark.value ->> 'points', ${write.now}
    FROM json_each(${JSON.stringify(write.marks)}) AS mark
    JOIN juror ON juror.id = ${write.jurorId}
    JOIN edition ON edition.id = juror.edition_id
    JOIN trial_entry ON trial_entry.edition_id = edition.id AND trial_entry.submission_id = ${write.submissionId}
    JOIN criterion ON criterion.id = mark.value ->> 'criterionId' AND criterion.edition_id = edition.id
    WHERE juror.account_id = ${write.accountId} AND ${IN_OFFICE}
      AND edition.judging_opens_at <= ${write.now} AND edition.judging_closes_at > ${write.now}
      AND edition.released_at IS NULL
      AND mark.value ->> 'points' BETWEEN edition.scale_min AND edition.scale_max
      AND ${notConflicted(sql`${write.jurorId}`, sql`${write.submissionId}`)}
      AND (trial_entry.discussed_at IS NULL OR NOT EXISTS (SELECT 1 FROM trial_score AS own
        WHERE own.juror_id = ${write.jurorId} AND own.submission_id = ${write.submissionId}))
    ON CONFLICT (juror_id, submission_id, criterion_id) DO UPDATE
    SET points = excluded.points, scored_at = excluded.scored_at`.compile(q),
  guard,
  sql`
    INSERT INTO _guard SELECT count(*) = (SELECT count(*) FROM criterion WHERE edition_id = ${write.editionId})
    FROM trial_score
    WHERE juror_id = ${write.jurorId} AND submission_id = ${write.submissionId} AND scored_at = ${write.now}`.compile(
    q,
  ),
]
