/** Entries called in a meeting, with departures, motions, votes and revisions: reads and write statements. */
import { type Selectable, sql } from 'kysely'
import { conflicted, notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { DiscussionTable, MotionTable, VoteTable } from '../core/meeting-tables.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { MEETING_OPEN, neutral, quorate, runsMeeting } from './guards.ts'

export type Discussion = Selectable<DiscussionTable>
export type Motion = Selectable<MotionTable>

/** Everything called in a meeting, in that order. */
export const discussionsOf = (db: Database, meetingId: string): Promise<Discussion[]> =>
  db.q
    .selectFrom('discussion')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()

/** Jurors of the year who are not neutral towards the entry. */
export const awayFrom = async (
  db: Database,
  editionId: string,
  submissionId: string,
): Promise<Set<string>> => {
  const rows = await db.q
    .selectFrom('juror')
    .select('juror.id')
    .where('juror.edition_id', '=', editionId)
    .where(conflicted(sql.ref('juror.id'), sql`${submissionId}`), '=', 1)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export const motionsOf = (db: Database, meetingId: string): Promise<Motion[]> =>
  db.q
    .selectFrom('motion')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export type Vote = Pick<VoteTable, 'motion_id' | 'juror_id' | 'choice'>

export const votesOf = (db: Database, meetingId: string): Promise<Vote[]> =>
  db.q
    .selectFrom('vote')
    .innerJoin('motion', 'motion.id', 'vote.motion_id')
    .select(['vote.motion_id', 'vote.juror_id', 'vote.choice'])
    .where('motion.meeting_id', '=', meetingId)
    .execute()

export interface Call {
  readonly id: string
  readonly meetingId: string
  readonly submissionId: string
  readonly presidedBy: string
  readonly actorId: string
  readonly now: number
}

/** Calls an entry: nothing else is called, who presides is there and neutral, and so is whoever presses the button. */
export const openDiscussion = (q: Reader, call: Call): Statement =>
  sql`
    INSERT INTO discussion (id, meeting_id, submission_id, presided_by, opened_at)
    SELECT ${call.id}, meeting.id, submission.id, juror.id, ${call.now}
    FROM meeting
    JOIN edition ON edition.id = meeting.edition_id
    JOIN submission ON submission.edition_id = edition.id
    JOIN attendance ON attendance.meeting_id = meeting.id AND attendance.state = 'present'
    JOIN juror ON juror.id = attendance.juror_id
    WHERE meeting.id = ${call.meetingId} AND ${MEETING_OPEN} AND ${runsMeeting(call.actorId)}
      AND submission.id = ${call.submissionId} AND ${TAKES_PART} AND ${neutral(call.actorId, sql`submission.id`)}
      AND juror.id = ${call.presidedBy} AND ${IN_OFFICE} AND (juror.is_chair = 1 OR juror.id = meeting.deputy_id OR EXISTS (SELECT 1 FROM adhoc_chair
        WHERE adhoc_chair.submission_id = submission.id AND adhoc_chair.juror_id = juror.id))
      AND ${notConflicted(sql`${call.presidedBy}`, sql`${call.submissionId}`)}
      AND NOT EXISTS (SELECT 1 FROM discussion AS other
        WHERE other.meeting_id = meeting.id AND other.closed_at IS NULL)`.compile(q)

/** Notes who leaves: everybody present who is not neutral and not noted yet. */
export const noteDepartures = (q: Reader, discussionId: string, now: number): Statement =>
  sql`
    INSERT INTO departure (discussion_id, juror_id, left_at)
    SELECT discussion.id, juror.id, ${now}
    FROM discussion
    JOIN attendance ON attendance.meeting_id = discussion.meeting_id AND attendance.state = 'present'
    JOIN juror ON juror.id = attendance.juror_id
    WHERE discussion.id = ${discussionId} AND ${conflicted(sql.ref('juror.id'), sql.ref('discussion.submission_id'))}
    ON CONFLICT (discussion_id, juror_id) DO NOTHING`.compile(q)

/** In SQL: the discussion is open in an open meeting, and the account keeps it and is neutral. */
const discussedBy = (discussionId: string, actorId: string) => sql`
  SELECT discussion.id FROM discussion
  JOIN meeting ON meeting.id = discussion.meeting_id
  JOIN edition ON edition.id = meeting.edition_id
  WHERE discussion.id = ${discussionId} AND discussion.closed_at IS NULL AND ${MEETING_OPEN}
    AND ${runsMeeting(actorId)} AND ${neutral(actorId, sql.ref('discussion.submission_id'))}`

/** Ends the discussion, when no vote about it is open. */
export const closeDiscussion = (q: Reader, discussionId: string, actorId: string, now: number): Statement =>
  sql`
    UPDATE discussion SET closed_at = ${now}
    WHERE id IN (${discussedBy(discussionId, actorId)})
      AND NOT EXISTS (SELECT 1 FROM motion WHERE motion.discussion_id = discussion.id AND motion.state = 'open')`.compile(
    q,
  )

/** Those who left are back. */
export const noteReturns = (q: Reader, discussionId: string, now: number): Statement =>
  q
    .updateTable('departure')
    .set({ returned_at: now })
    .where('discussion_id', '=', discussionId)
    .where('returned_at', 'is', null)

/** A juror who is there says not to be neutral towards the entry that is called. */
export const recuseNow = (
  q: Reader,
  write: { discussionId: string; accountId: string; reason: string; now: number },
): Statement =>
  sql`
    INSERT INTO recusal (juror_id, submission_id, reason, created_at)
    SELECT juror.id, discussion.submission_id, ${write.reason}, ${write.now}
    FROM discussion
    JOIN meeting ON meeting.id = discussion.meeting_id
    JOIN edition ON edition.id = meeting.edition_id
    JOIN attendance ON attendance.meeting_id = meeting.id AND attendance.state = 'present'
    JOIN juror ON juror.id = attendance.juror_id
    WHERE discussion.id = ${write.discussionId} AND discussion.closed_at IS NULL AND ${MEETING_OPEN}
      AND juror.account_id = ${write.accountId} AND ${IN_OFFICE} AND juror.id <> discussion.presided_by
      AND ${notConflicted(sql.ref('juror.id'), sql.ref('discussion.submission_id'))}
    ON CONFLICT (juror_id, submission_id) DO UPDATE
    SET reason = excluded.reason, created_at = excluded.created_at`.compile(q)

export interface MotionWrite {
  readonly id: string
  readonly meetingId: string
  /** '' for what concerns no single entry. */
  readonly discussion: string
  readonly wording: string
  readonly mover: string
  readonly actorId: string
  readonly now: number
}

/** Notes a motion of somebody who is there, and neutral where it is about an entry. */
export const insertMotion = (q: Reader, write: MotionWrite): Statement =>
  sql`
    INSERT INTO motion (id, meeting_id, discussion_id, wording, mover_id, created_at)
    SELECT ${write.id}, meeting.id, discussion.id, ${write.wording}, juror.id, ${write.now}
    FROM meeting
    JOIN edition ON edition.id = meeting.edition_id
    JOIN attendance ON attendance.meeting_id = meeting.id AND attendance.state = 'present'
    JOIN juror ON juror.id = attendance.juror_id
    LEFT JOIN discussion ON discussion.id = ${write.discussion} AND discussion.meeting_id = meeting.id
      AND discussion.closed_at IS NULL
    WHERE meeting.id = ${write.meetingId} AND ${MEETING_OPEN} AND ${runsMeeting(write.actorId)}
      AND juror.id = ${write.mover} AND ${IN_OFFICE}
      AND (${write.discussion} = '' OR (discussion.id IS NOT NULL
        AND ${neutral(write.actorId, sql.ref('discussion.submission_id'))}
        AND ${notConflicted(sql`${write.mover}`, sql.ref('discussion.submission_id'))}))`.compile(q)

export interface VoteWrite {
  readonly motionId: string
  readonly meetingId: string
  readonly choice: Vote['choice']
  readonly actorId: string
  readonly now: number
  /** Whose vote it is; without it the actor's own. */
  readonly jurorId?: string
}

/** Casts or changes a vote: of somebody who is there and neutral, while the vote is open. */
export const castVote = (q: Reader, write: VoteWrite): Statement =>
  sql`
    INSERT INTO vote (motion_id, juror_id, choice, recorded_by, at)
    SELECT motion.id, juror.id, ${write.choice}, ${write.actorId}, ${write.now}
    FROM motion
    JOIN meeting ON meeting.id = motion.meeting_id
    JOIN edition ON edition.id = meeting.edition_id
    JOIN attendance ON attendance.meeting_id = meeting.id AND attendance.state = 'present'
    JOIN juror ON juror.id = attendance.juror_id
    LEFT JOIN discussion ON discussion.id = motion.discussion_id
    WHERE motion.id = ${write.motionId} AND motion.meeting_id = ${write.meetingId} AND motion.state = 'open' AND ${MEETING_OPEN} AND ${IN_OFFICE}
      AND ${
        write.jurorId === undefined
          ? sql`juror.account_id = ${write.actorId}`
          : sql`juror.id = ${write.jurorId} AND ${runsMeeting(write.actorId)}`
      }
      AND (discussion.id IS NULL OR (${neutral(write.actorId, sql.ref('discussion.submission_id'))}
        AND ${notConflicted(sql.ref('juror.id'), sql.ref('discussion.submission_id'))}))
    ON CONFLICT (motion_id, juror_id) DO UPDATE
    SET choice = excluded.choice, recorded_by = excluded.recorded_by, at = excluded.at`.compile(q)

const counted = (choice: Vote['choice']) =>
  sql<number>`(SELECT count(*) FROM vote WHERE vote.motion_id = motion.id AND vote.choice = ${choice})`

export interface VoteEnd extends Pick<VoteWrite, 'motionId' | 'meetingId' | 'actorId' | 'now'> {
  /** How many votes were seen. */
  readonly votes: number
  /** What breaks a tie; null where nobody may or wants to. */
  readonly casting: 'yes' | 'no' | null
}

/** Counts and closes a vote, as many as were seen, with the quorum in the room. `outcomeOf` is the rule in words. */
export const closeVote = (q: Reader, end: VoteEnd): Statement =>
  sql`
    UPDATE motion SET
      state = CASE WHEN ${counted('yes')} > ${counted('no')}
        OR (${counted('yes')} = ${counted('no')} AND ${end.casting} = 'yes') THEN 'carried' ELSE 'rejected' END,
      yes = ${counted('yes')}, no = ${counted('no')}, abstentions = ${counted('abstain')},
      casting = CASE WHEN ${counted('yes')} = ${counted('no')} THEN ${end.casting} END,
      closed_at = ${end.now}
    WHERE id = ${end.motionId} AND meeting_id = ${end.meetingId} AND state = 'open' AND ${end.votes} > 0
      AND (SELECT count(*) FROM vote WHERE vote.motion_id = motion.id) = ${end.votes}
      AND EXISTS (
        SELECT 1 FROM meeting
        JOIN edition ON edition.id = meeting.edition_id
        LEFT JOIN discussion ON discussion.id = motion.discussion_id
        WHERE meeting.id = motion.meeting_id AND ${MEETING_OPEN} AND ${runsMeeting(end.actorId)}
          AND (discussion.id IS NULL OR ${neutral(end.actorId, sql.ref('discussion.submission_id'))})
          AND CASE WHEN discussion.id IS NULL THEN ${quorate()}
            ELSE ${quorate(sql.ref('discussion.submission_id'))} END)`.compile(q)

export interface RevisionWrite {
  readonly id: string
  readonly discussionId: string
  readonly accountId: string
  /** Version of the sheet that the juror saw. */
  readonly version: number
  readonly criterionId: string
  readonly points: number
  readonly reason: string
  readonly now: number
}

/** Keeps the old points: of the juror's own sheet, while the entry is called, there and neutral. */
export const insertRevision = (q: Reader, write: RevisionWrite): Statement =>
  sql`
    INSERT INTO score_revision (id, discussion_id, juror_id, criterion_id, old_points, new_points, reason, at)
    SELECT ${write.id}, discussion.id, juror.id, score.criterion_id, score.points, ${write.points},
      ${write.reason}, ${write.now}
    FROM discussion
    JOIN meeting ON meeting.id = discussion.meeting_id
    JOIN edition ON edition.id = meeting.edition_id
    JOIN attendance ON attendance.meeting_id = meeting.id AND attendance.state = 'present'
    JOIN juror ON juror.id = attendance.juror_id
    JOIN score_sheet ON score_sheet.juror_id = juror.id AND score_sheet.submission_id = discussion.submission_id
    JOIN score ON score.sheet_id = score_sheet.id
    WHERE discussion.id = ${write.discussionId} AND discussion.closed_at IS NULL AND ${MEETING_OPEN}
      AND juror.account_id = ${write.accountId} AND ${IN_OFFICE}
      AND ${notConflicted(sql.ref('juror.id'), sql.ref('discussion.submission_id'))}
      AND score_sheet.version = ${write.version} AND score_sheet.finalised_at IS NOT NULL
      AND score.criterion_id = ${write.criterionId} AND score.points <> ${write.points}
      AND ${write.points} BETWEEN edition.scale_min AND edition.scale_max`.compile(q)

/** Carries a kept revision into the sheet; stands behind the guard of `insertRevision`. */
export const applyRevision = (q: Reader, id: string, now: number): Statement[] => {
  const sheet = sql`SELECT score_sheet.id FROM score_revision
    JOIN discussion ON discussion.id = score_revision.discussion_id
    JOIN score_sheet ON score_sheet.juror_id = score_revision.juror_id
      AND score_sheet.submission_id = discussion.submission_id
    WHERE score_revision.id = ${id}`
  return [
    sql`UPDATE score SET points = (SELECT new_points FROM score_revision WHERE id = ${id})
      WHERE sheet_id IN (${sheet})
        AND criterion_id = (SELECT criterion_id FROM score_revision WHERE id = ${id})`.compile(q),
    sql`UPDATE score_sheet SET version = version + 1, updated_at = ${now} WHERE id IN (${sheet})`.compile(q),
  ]
}

/** Every revision of a meeting, in order. */
export const revisionsOf = (db: Database, meetingId: string) =>
  db.q
    .selectFrom('score_revision')
    .innerJoin('discussion', 'discussion.id', 'score_revision.discussion_id')
    .selectAll('score_revision')
    .where('discussion.meeting_id', '=', meetingId)
    .orderBy('score_revision.at')
    .orderBy('score_revision.id')
    .execute()

/** Everybody who left the room in a meeting. */
export const departuresOf = (db: Database, meetingId: string) =>
  db.q
    .selectFrom('departure')
    .innerJoin('discussion', 'discussion.id', 'departure.discussion_id')
    .innerJoin('juror', 'juror.id', 'departure.juror_id')
    .selectAll('departure')
    .select('juror.name')
    .where('discussion.meeting_id', '=', meetingId)
    .orderBy('juror.name')
    .execute()
