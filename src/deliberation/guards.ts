/** Conditions in SQL that stand inside the writes of a meeting. They expect `meeting` and `edition` joined. */
import { type RawBuilder, sql } from 'kysely'
import { notConflicted } from '../conflict/store.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'

/** In SQL: the meeting is on, and nothing is published yet. */
export const MEETING_OPEN = sql<boolean>`(meeting.opened_at IS NOT NULL AND meeting.closed_at IS NULL
  AND edition.released_at IS NULL)`

/** In SQL: the account keeps this meeting: organisers, the chair, the meeting's deputy. */
export const runsMeeting = (accountId: string) => sql<boolean>`(
  EXISTS (SELECT 1 FROM account WHERE account.id = ${accountId} AND account.is_organiser = 1)
  OR EXISTS (SELECT 1 FROM juror WHERE juror.account_id = ${accountId} AND juror.edition_id = meeting.edition_id
    AND ${IN_OFFICE} AND (juror.is_chair = 1 OR juror.id = meeting.deputy_id)))`

/** In SQL: no seat of the account on this jury stands in conflict with the entry. */
export const neutral = (accountId: string, submissionRef: RawBuilder<unknown>) => sql<boolean>`NOT EXISTS (
  SELECT 1 FROM juror AS own JOIN conflict ON conflict.juror_id = own.id
  WHERE own.account_id = ${accountId} AND own.edition_id = edition.id AND conflict.submission_id = ${submissionRef})`

const NEEDED = sql`coalesce((SELECT json_extract(content, '$.quorum') FROM judging_rules
  WHERE judging_rules.edition_id = edition.id ORDER BY version DESC LIMIT 1), edition.quorum)`

/**
 * In SQL: as many jurors are in the room as the frozen rules ask for.
 * @param submissionRef the entry that is discussed, which those who are not neutral do not count for
 */
export const quorate = (submissionRef?: RawBuilder<unknown>) => sql<boolean>`(
  SELECT count(*) FROM attendance JOIN juror ON juror.id = attendance.juror_id
  WHERE attendance.meeting_id = meeting.id AND attendance.state = 'present' AND ${IN_OFFICE}
    ${submissionRef ? sql`AND ${notConflicted(sql.ref('juror.id'), submissionRef)}` : sql``}) >= ${NEEDED}`
