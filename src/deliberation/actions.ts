/** Meetings of the jury: planned, attended, opened, closed. */
import { type Actor, mayDecideIn, seatIn } from '../account/rules.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { sealed } from '../commitment/actions.ts'
import { guard, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById } from '../edition/store.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import type { FrozenRules } from '../judging-rules/store.ts'
import {
  close,
  insertMeeting,
  type Meeting,
  meetingById,
  membersOf,
  open,
  touchMeeting,
  updateMeeting,
  writeAttendance,
} from './meeting-store.ts'
import { type Member, type Quorum, quorumOf } from './rules.ts'
import type { AttendanceInput, MeetingInput } from './schema.ts'

/** A meeting as one person meets it. */
export interface Attended {
  readonly edition: Edition
  readonly meeting: Meeting
  readonly members: readonly Member[]
  readonly rules: FrozenRules | null
  readonly quorum: Quorum
  /** Whether they keep it: call entries, note motions, count votes. */
  readonly runs: boolean
  /** Their own seat on the jury. */
  readonly juror: string | null
  /** The same, when they are there. */
  readonly seat: string | null
}

export const isOpen = ({ meeting }: Pick<Attended, 'meeting'>): boolean =>
  meeting.opened_at !== null && meeting.closed_at === null

/** The meeting, for those who keep it and for the jury of the year; for everybody else there is none. */
export const loadMeeting = async (app: Services, actor: Actor, id: string): Promise<Result<Attended>> => {
  const meeting = await meetingById(app.db, id)
  const edition = meeting && (await editionById(app.db, meeting.edition_id))
  if (!meeting || !edition) return fail('not_found', 'Diese Sitzung gibt es nicht.')
  const members = await membersOf(app.db, meeting)
  const own = seatIn(edition.id, actor)?.jurorId
  const member = members.find(({ juror_id }) => juror_id === own)
  const runs = mayDecideIn(edition.id, actor) || (member !== undefined && own === meeting.deputy_id)
  if (!runs && !member) return fail('not_found', 'Diese Sitzung gibt es nicht.')
  const { rules, frozen } = await rulesInForce(app, edition)
  return ok({
    edition,
    meeting,
    members,
    rules: frozen,
    quorum: quorumOf(members, rules.quorum),
    runs,
    juror: own ?? null,
    seat: member?.state === 'present' ? member.juror_id : null,
  })
}

/** Plans a meeting; returns its id. */
export const planMeeting = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: MeetingInput,
): Promise<Result<string>> => {
  if (!mayDecideIn(edition.id, actor))
    return fail('forbidden', 'Sitzungen planen Geschäftsstelle und Juryvorsitz.')
  const [id, now] = [newId(), app.clock()]
  const saved = await app.db.commit([
    insertMeeting(app.db.q, { ...input, id, editionId: edition.id, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'meeting.planned',
      subject: id,
      detail: { starts_at: input.starts_at, deputy: input.deputy, agenda: input.agenda },
    }),
  ])
  return saved.ok ? ok(id) : fail('closed', 'Die Ergebnisse sind veröffentlicht; die Jury tagt nicht mehr.')
}

/** What everybody else hears who wants to lead. */
export const KEEPERS = fail(
  'forbidden',
  'Das Protokoll führen Geschäftsstelle, Juryvorsitz und Stellvertretung.',
)

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes etwas an der Sitzung geändert, oder sie ist beendet. Ihre Angaben stehen noch da.'

/** One change of the meeting, with its audit event; whoever does not keep it changes nothing. */
const change = async (
  app: Services,
  actor: Actor,
  { edition, meeting, runs }: Attended,
  kind: AuditKind,
  statements: readonly Statement[],
  detail: Detail,
  refused = CHANGED,
): Promise<Result<null>> => {
  if (!runs) return KEEPERS
  const [first, ...rest] = statements
  if (!first) throw new Error('a change without statement')
  const event = {
    at: app.clock(),
    actorId: actor.id,
    editionId: edition.id,
    kind,
    subject: meeting.id,
    detail,
  }
  const saved = await app.db.commit([first, guard, ...rest, record(app.db.q, event)])
  return saved.ok ? ok(null) : fail('conflict', refused)
}

const seen = (actor: Actor, { meeting }: Attended, version: number) => ({
  meeting,
  version,
  actorId: actor.id,
})

/** Sets time, place, deputy, order of the agenda and remarks. */
export const saveMeeting = (
  app: Services,
  actor: Actor,
  attended: Attended,
  { version, ...input }: MeetingInput & { version: number; remarks: string },
) =>
  change(
    app,
    actor,
    attended,
    'meeting.saved',
    [updateMeeting(app.db.q, seen(actor, attended, version), input)],
    { starts_at: input.starts_at, deputy: input.deputy, agenda: input.agenda },
  )

/** Notes who is there. */
export const saveAttendance = (
  app: Services,
  actor: Actor,
  attended: Attended,
  { version, rows }: AttendanceInput,
) =>
  change(
    app,
    actor,
    attended,
    'meeting.attendance',
    [
      touchMeeting(app.db.q, seen(actor, attended, version)),
      ...writeAttendance(app.db.q, attended.meeting, rows),
    ],
    { rows },
  )

/** The meeting as it was seen. */
export interface Step {
  readonly version: number
}

/** Opens the meeting. What was scored until then is sealed first: a number changed in the meeting changes no root. */
export const startMeeting = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  { version }: Step,
): Promise<Result<null>> => {
  await sealed(app, attended.edition)
  return change(
    app,
    actor,
    attended,
    'meeting.opened',
    [open(app.db.q, seen(actor, attended, version), app.clock())],
    {},
    'Nicht eröffnet: Die Bewertung muss geschlossen sein, und keine andere Sitzung darf laufen. Bitte laden Sie die Seite neu.',
  )
}

/** Closes the meeting for good. */
export const endMeeting = (app: Services, actor: Actor, attended: Attended, { version }: Step) =>
  change(
    app,
    actor,
    attended,
    'meeting.closed',
    [close(app.db.q, seen(actor, attended, version), app.clock())],
    {},
    'Nicht beendet: Es ist noch eine Einreichung aufgerufen oder eine Abstimmung offen. Bitte laden Sie die Seite neu.',
  )
