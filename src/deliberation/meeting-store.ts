/** Meetings and who is there: reads, and the statements that change them. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { MeetingTable } from '../core/meeting-tables.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import { runsMeeting } from './guards.ts'
import type { Member } from './rules.ts'
import type { AttendanceInput, MeetingInput } from './schema.ts'

export type Meeting = Selectable<MeetingTable>

export const meetingById = (db: Database, id: string): Promise<Meeting | undefined> =>
  db.q.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst()

/** Meetings of a year, the latest first. */
export const listMeetings = (db: Database, editionId: string): Promise<Meeting[]> =>
  db.q
    .selectFrom('meeting')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .execute()

/** The meeting that is on. */
export const openMeeting = (db: Database, editionId: string): Promise<Meeting | undefined> =>
  db.q
    .selectFrom('meeting')
    .selectAll()
    .where('edition_id', '=', editionId)
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** Everybody who sits on the jury or was there, chair first, with what the list says about them. */
export const membersOf = (db: Database, meeting: Pick<Meeting, 'id' | 'edition_id'>): Promise<Member[]> =>
  db.q
    .selectFrom('juror')
    .leftJoin('attendance', (join) =>
      join.onRef('attendance.juror_id', '=', 'juror.id').on('attendance.meeting_id', '=', meeting.id),
    )
    .select(['juror.id as juror_id', 'juror.name', 'juror.is_chair'])
    .select(['attendance.state', 'attendance.deputises_for'])
    .where('juror.edition_id', '=', meeting.edition_id)
    .where((e) => e.or([IN_OFFICE, e('attendance.state', 'is not', null)]))
    .orderBy('juror.is_chair', 'desc')
    .orderBy('juror.name')
    .orderBy('juror.id')
    .execute()

export interface MeetingWrite extends MeetingInput {
  readonly id: string
  readonly editionId: string
  readonly now: number
}

const deputyIn = (editionId: string, deputy: string) => sql<string | null>`(
  SELECT juror.id FROM juror
  WHERE juror.id = ${deputy} AND juror.edition_id = ${editionId} AND juror.is_chair = 0 AND ${IN_OFFICE})`

/** Plans a meeting, with the jury's deputy unless another is named; not after the release. */
export const insertMeeting = (q: Reader, write: MeetingWrite): Statement =>
  sql`
    INSERT INTO meeting (id, edition_id, starts_at, place, deputy_id, agenda, created_at)
    SELECT ${write.id}, edition.id, ${write.starts_at}, ${write.place},
      coalesce(${deputyIn(write.editionId, write.deputy)}, (SELECT juror.id FROM juror
        WHERE juror.edition_id = edition.id AND juror.is_deputy = 1 AND ${IN_OFFICE})),
      ${write.agenda}, ${write.now}
    FROM edition WHERE edition.id = ${write.editionId} AND edition.released_at IS NULL`.compile(q)

interface Change {
  readonly meeting: Meeting
  readonly version: number
  readonly actorId: string
}

/** Changes a meeting that is not over, as it was seen. */
const change = (q: Reader, { meeting, version, actorId }: Change) =>
  q
    .updateTable('meeting')
    .set({ version: version + 1 })
    .where('id', '=', meeting.id)
    .where('version', '=', version)
    .where('closed_at', 'is', null)
    .where(runsMeeting(actorId))

/** Sets time, place, deputy, order of the agenda and remarks. */
export const updateMeeting = (
  q: Reader,
  of: Change,
  input: MeetingInput & { readonly remarks: string },
): Statement =>
  change(q, of).set({
    starts_at: input.starts_at,
    place: input.place,
    deputy_id: deputyIn(of.meeting.edition_id, input.deputy),
    agenda: input.agenda,
    remarks: input.remarks,
  })

/** Marks the list of attendance changed; its rows follow behind the guard. */
export const touchMeeting = (q: Reader, of: Change): Statement => change(q, of)

/** Writes who is there, the whole list in one statement. */
export const writeAttendance = (q: Reader, meeting: Meeting, rows: AttendanceInput['rows']): Statement[] => [
  q.deleteFrom('attendance').where('meeting_id', '=', meeting.id),
  sql`
    INSERT INTO attendance (meeting_id, juror_id, state, deputises_for)
    SELECT ${meeting.id}, juror.id, value ->> 'state',
      (SELECT other.id FROM juror AS other WHERE other.id = value ->> 'deputisesFor'
        AND other.edition_id = ${meeting.edition_id} AND other.id <> juror.id)
    FROM json_each(${JSON.stringify(rows.filter(({ state }) => state !== ''))})
    JOIN juror ON juror.id = value ->> 'jurorId' AND juror.edition_id = ${meeting.edition_id}`.compile(q),
]

/** Opens the meeting: judging has closed, nothing is published, no other meeting is on. */
export const open = (q: Reader, of: Change, now: number): Statement =>
  change(q, of)
    .set({ opened_at: now })
    .where('opened_at', 'is', null)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM edition WHERE edition.id = meeting.edition_id
        AND edition.judging_closes_at <= ${now} AND edition.released_at IS NULL)`,
    )

/** Closes the meeting, when no entry is called and no vote is open. */
export const close = (q: Reader, of: Change, now: number): Statement =>
  change(q, of)
    .set({ closed_at: now })
    .where('opened_at', 'is not', null)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM discussion
        WHERE discussion.meeting_id = meeting.id AND discussion.closed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM motion WHERE motion.meeting_id = meeting.id AND motion.state = 'open')`,
    )
