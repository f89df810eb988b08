/** Whether a juror is to judge an entry: the condition in SQL that stands inside every read and write of a juror. */
import { type RawBuilder, sql } from 'kysely'

/**
 * In SQL: this pair has been assigned, or nothing has been in this edition and everybody judges everything.
 * @param edition, juror, submission columns (`sql.ref('juror.id')`) or values (`` sql`${id}` ``)
 */
export const assigned = (of: {
  readonly edition: RawBuilder<unknown>
  readonly juror: RawBuilder<unknown>
  readonly submission: RawBuilder<unknown>
}) => sql<boolean>`(
  NOT EXISTS (SELECT 1 FROM assignment_plan WHERE assignment_plan.edition_id = ${of.edition})
  OR EXISTS (SELECT 1 FROM assignment
    WHERE assignment.juror_id = ${of.juror} AND assignment.submission_id = ${of.submission}))`

/** In SQL: every juror of the edition may read this entry, as it is a sample of the calibration round. */
export const isSample = (edition: RawBuilder<unknown>, submission: RawBuilder<unknown>) =>
  sql<boolean>`EXISTS (SELECT 1 FROM trial_entry
    WHERE trial_entry.edition_id = ${edition} AND trial_entry.submission_id = ${submission})`

/** In SQL: the jury is just talking about the entry, and the juror is in the room. */
export const calledBefore = (juror: RawBuilder<unknown>, submission: RawBuilder<unknown>) =>
  sql<boolean>`EXISTS (SELECT 1 FROM discussion
    JOIN attendance ON attendance.meeting_id = discussion.meeting_id
    WHERE discussion.submission_id = ${submission} AND discussion.closed_at IS NULL
      AND attendance.juror_id = ${juror} AND attendance.state = 'present')`
