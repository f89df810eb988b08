/** Signed minutes: reads, and the statements that freeze and sign them. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { MinutesSignatureTable, MinutesTable } from '../core/meeting-tables.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import type { Role } from './rules.ts'

export type Version = Selectable<MinutesTable>
export type Signature = Selectable<MinutesSignatureTable>

/** Every version of a meeting's minutes, the first first. */
export const versionsOf = (db: Database, meetingId: string): Promise<Version[]> =>
  db.q.selectFrom('minutes').selectAll().where('meeting_id', '=', meetingId).orderBy('version').execute()

export const signaturesOf = (db: Database, meetingId: string): Promise<Signature[]> =>
  db.q
    .selectFrom('minutes_signature')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('version')
    .orderBy('signed_at')
    .orderBy('role')
    .execute()

export interface VersionWrite {
  readonly meetingId: string
  /** The version that this one follows; 0 for the first. */
  readonly after: number
  readonly content: string
  readonly sha256: string
  readonly reason: string
  readonly now: number
}

/** Freezes the next version of the minutes of a meeting that is over, as long as no other came in between. */
export const insertVersion = (q: Reader, write: VersionWrite): Statement =>
  sql`
    INSERT INTO minutes (meeting_id, version, content, sha256, reason, created_at)
    SELECT meeting.id, ${write.after} + 1, ${write.content}, ${write.sha256}, ${write.reason}, ${write.now}
    FROM meeting
    WHERE meeting.id = ${write.meetingId} AND meeting.closed_at IS NOT NULL
      AND coalesce((SELECT max(version) FROM minutes WHERE minutes.meeting_id = meeting.id), 0) = ${write.after}`.compile(
    q,
  )

export interface SignatureWrite {
  readonly meetingId: string
  readonly accountId: string
  readonly name: string
  readonly role: Role
  readonly sha256: string
  readonly now: number
}

const holds = ({ accountId, role }: SignatureWrite) =>
  role === 'keeper'
    ? sql`EXISTS (SELECT 1 FROM account WHERE account.id = ${accountId} AND account.is_organiser = 1)`
    : sql`EXISTS (SELECT 1 FROM juror WHERE juror.account_id = ${accountId}
        AND juror.edition_id = meeting.edition_id AND ${IN_OFFICE}
        AND ${role === 'chair' ? sql`juror.is_chair = 1` : sql`juror.id = meeting.deputy_id`})`

/** Signs the newest version, as it was read; each role signs once, and nobody in two roles. */
export const insertSignature = (q: Reader, write: SignatureWrite): Statement =>
  sql`
    INSERT INTO minutes_signature (meeting_id, version, signed_by, name, role, sha256, signed_at)
    SELECT minutes.meeting_id, minutes.version, ${write.accountId}, ${write.name}, ${write.role}, minutes.sha256,
      ${write.now}
    FROM minutes
    JOIN meeting ON meeting.id = minutes.meeting_id
    WHERE minutes.meeting_id = ${write.meetingId} AND minutes.sha256 = ${write.sha256}
      AND minutes.version = (SELECT max(version) FROM minutes AS newest WHERE newest.meeting_id = meeting.id)
      AND ${holds(write)}
      AND NOT EXISTS (SELECT 1 FROM minutes_signature AS other WHERE other.meeting_id = minutes.meeting_id
        AND other.version = minutes.version
        AND (other.role = ${write.role} OR other.signed_by = ${write.accountId}))`.compile(q)
