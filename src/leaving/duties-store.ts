/** Reads for the account of somebody's data: what a juror was to judge, scored and rehearsed. */
import type { RawBuilder } from 'kysely'
import type { Database } from '../core/database.ts'

type EntryName = RawBuilder<string>

/** Entries assigned to the person, by seat. */
export const assignedTo = (db: Database, accountId: string, entryName: EntryName) =>
  db.q
    .selectFrom('assignment')
    .innerJoin('juror', 'juror.id', 'assignment.juror_id')
    .innerJoin('submission', 'submission.id', 'assignment.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['assignment.juror_id', entryName.as('entry')])
    .where('juror.account_id', '=', accountId)
    .orderBy('submission.number')
    .execute()

/** Points of the calibration round, by seat. */
export const trialsBy = (db: Database, accountId: string, entryName: EntryName) =>
  db.q
    .selectFrom('trial_score')
    .innerJoin('juror', 'juror.id', 'trial_score.juror_id')
    .innerJoin('submission', 'submission.id', 'trial_score.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .innerJoin('criterion', 'criterion.id', 'trial_score.criterion_id')
    .select([
      'trial_score.juror_id',
      entryName.as('entry'),
      'criterion.name as criterion',
      'trial_score.points',
    ])
    .where('juror.account_id', '=', accountId)
    .orderBy('trial_score.scored_at')
    .orderBy('criterion.position')
    .execute()

/** Their sheets, and below the points of these. */
export const sheetsOf = (db: Database, accountId: string, entryName: EntryName) =>
  db.q
    .selectFrom('score_sheet')
    .innerJoin('juror', 'juror.id', 'score_sheet.juror_id')
    .innerJoin('submission', 'submission.id', 'score_sheet.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['score_sheet.id', 'score_sheet.juror_id', 'score_sheet.comment', 'score_sheet.updated_at'])
    .select(['score_sheet.note', 'score_sheet.finalised_at'])
    .select(entryName.as('entry'))
    .where('juror.account_id', '=', accountId)
    .orderBy('score_sheet.updated_at')
    .execute()

export const scoresOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('score')
    .innerJoin('score_sheet', 'score_sheet.id', 'score.sheet_id')
    .innerJoin('juror', 'juror.id', 'score_sheet.juror_id')
    .innerJoin('criterion', 'criterion.id', 'score.criterion_id')
    .select(['score.sheet_id', 'criterion.name as criterion', 'score.points', 'score.comment'])
    .where('juror.account_id', '=', accountId)
    .orderBy('criterion.position')
    .execute()
