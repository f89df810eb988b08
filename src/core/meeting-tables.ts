/** Tables of the jury's meetings as Kysely sees them. */
import type { Generated } from 'kysely'

export interface MeetingTables {
  meeting: MeetingTable
  attendance: AttendanceTable
  discussion: DiscussionTable
  departure: { discussion_id: string; juror_id: string; left_at: number; returned_at: number | null }
  motion: MotionTable
  vote: VoteTable
  score_revision: ScoreRevisionTable
  minutes: MinutesTable
  minutes_signature: MinutesSignatureTable
  feedback: FeedbackTable
  feedback_comment: { id: string; submission_id: string; original: string; wording: string }
  nominee: { category_id: string; submission_id: string; meeting_id: string }
}

export interface MeetingTable {
  id: string
  edition_id: string
  starts_at: number
  /** Where it meets; an address on the web for a meeting online. */
  place: string
  /** Juror who presides where the chair is not there or not neutral. */
  deputy_id: string | null
  /** Order of the agenda: candidates for the first place, or the most disputed entries, first. */
  agenda: 'first' | 'disputed'
  opened_at: number | null
  closed_at: number | null
  remarks: Generated<string>
  version: Generated<number>
  created_at: number
}

export interface AttendanceTable {
  meeting_id: string
  juror_id: string
  state: 'present' | 'excused' | 'absent'
  /** Juror whose place this one takes. */
  deputises_for: string | null
}

export interface DiscussionTable {
  id: string
  meeting_id: string
  submission_id: string
  presided_by: string
  opened_at: number
  closed_at: number | null
}

export interface MotionTable {
  id: string
  meeting_id: string
  /** Null for what concerns no single entry. */
  discussion_id: string | null
  wording: string
  mover_id: string
  state: Generated<'open' | 'carried' | 'rejected'>
  /** Counted when the vote closes. */
  yes: number | null
  no: number | null
  abstentions: number | null
  /** The vote that broke a tie. */
  casting: 'yes' | 'no' | null
  created_at: number
  closed_at: number | null
}

export interface VoteTable {
  motion_id: string
  juror_id: string
  choice: 'yes' | 'no' | 'abstain'
  /** Account: the juror's own, or of whoever kept the list. */
  recorded_by: string
  at: number
}

export interface ScoreRevisionTable {
  id: string
  discussion_id: string
  juror_id: string
  criterion_id: string
  old_points: number
  new_points: number
  reason: string
  at: number
}

export interface MinutesTable {
  meeting_id: string
  version: number
  /** Canonical JSON of Minutes, and its SHA-256. */
  content: string
  sha256: string
  reason: string
  created_at: number
}

export interface MinutesSignatureTable {
  meeting_id: string
  version: number
  signed_by: string
  name: string
  role: 'chair' | 'deputy' | 'keeper'
  sha256: string
  signed_at: number
}

export interface FeedbackTable {
  submission_id: string
  /** JSON list of averages in points. */
  averages: string
  version: Generated<number>
  prepared_at: number
  released_at: number | null
}
