/** What meetings of the jury keep about a person. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { MeetingNote } from './personal-data.ts'

/** In SQL: an entry by number and title. */
export const entryName = sql<string>`edition.year || '-' || substr('00' || submission.number, -max(3, length(submission.number)))
  || ' ' || submission.title`

/** What they wanted the jury to talk about. */
export const flagsOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('discussion_flag as flag')
    .innerJoin('juror', 'juror.id', 'flag.juror_id')
    .innerJoin('submission', 'submission.id', 'flag.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['flag.juror_id', 'flag.reason', 'flag.created_at', entryName.as('entry')])
    .where('juror.account_id', '=', accountId)
    .orderBy('flag.created_at')
    .execute()

/** What is noted about them in meetings: whether they came, when they left the room, how they voted, what they changed. */
export const meetingsOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom((e) =>
      e
        .selectFrom('attendance')
        .innerJoin('meeting', 'meeting.id', 'attendance.meeting_id')
        .select(['juror_id', sql<MeetingNote>`'attendance'`.as('kind'), 'meeting.starts_at as at'])
        .select(sql<string>`attendance.state`.as('text'))
        .unionAll((q) =>
          q
            .selectFrom('departure')
            .innerJoin('discussion', 'discussion.id', 'departure.discussion_id')
            .innerJoin('submission', 'submission.id', 'discussion.submission_id')
            .select([
              'juror_id',
              sql<MeetingNote>`'departure'`.as('kind'),
              'left_at as at',
              'submission.title as text',
            ]),
        )
        .unionAll((q) =>
          q
            .selectFrom('vote')
            .innerJoin('motion', 'motion.id', 'vote.motion_id')
            .select(['juror_id', sql<MeetingNote>`'vote'`.as('kind'), 'at'])
            .select(sql<string>`vote.choice || ': ' || motion.wording`.as('text')),
        )
        .unionAll((q) =>
          q
            .selectFrom('score_revision')
            .select(['juror_id', sql<MeetingNote>`'revision'`.as('kind'), 'at'])
            .select(sql<string>`old_points || ' → ' || new_points || ': ' || reason`.as('text')),
        )
        .as('note'),
    )
    .innerJoin('juror', 'juror.id', 'note.juror_id')
    .select(['note.juror_id', 'note.kind', 'note.at', 'note.text'])
    .where('juror.account_id', '=', accountId)
    .orderBy('note.at')
    .execute()
