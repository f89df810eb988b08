/** Reads for the account of somebody's data: what a juror was to judge, and what they gave in the calibration round. */
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
