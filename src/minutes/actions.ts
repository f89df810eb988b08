/** The minutes of a meeting: read, signed, corrected. */
import { type Actor, seatIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { conflictedEntries } from '../conflict/store.ts'
import { guard } from '../core/database.ts'
import type { Attachment } from '../core/ports.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Attended } from '../deliberation/actions.ts'
import { minutesOf } from './passages.ts'
import { minutesPdf } from './pdf.ts'
import { isIntact, type Minutes, type Role, readableBy, sealed, signsAs } from './rules.ts'
import {
  insertSignature,
  insertVersion,
  type Signature,
  signaturesOf,
  type Version,
  versionsOf,
} from './store.ts'

/** A version of the minutes as one reader sees it. */
export interface MinutesView {
  readonly minutes: Minutes
  /** Null for the draft. */
  readonly version: Version | null
  readonly sha256: string
  /** Whether the stored words are still those that were signed. */
  readonly intact: boolean
  readonly versions: readonly Version[]
  readonly signatures: readonly Signature[]
  /** Remarks of the meeting as they are now. */
  readonly remarks: string
  /** Whether passages are left out for this reader, who then is not shown the digest: short ones could be guessed by it. */
  readonly omitted: boolean
  /** As what this reader may sign now. */
  readonly signsAs: Role | null
  readonly corrects: boolean
}

const NOT_YET = fail('not_found', 'Die Niederschrift gibt es, wenn die Sitzung beendet ist.')

/** The minutes: the newest version, an older one by number, or the draft while nobody has signed. */
export const loadMinutes = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  number?: number,
): Promise<Result<MinutesView>> => {
  const { meeting, edition } = attended
  if (meeting.closed_at === null) return NOT_YET
  const versions = await versionsOf(app.db, meeting.id)
  const version = number === undefined ? versions.at(-1) : versions.find((one) => one.version === number)
  if (number !== undefined && !version) return fail('not_found', 'Diese Fassung gibt es nicht.')
  // Only those who sign read a draft.
  if (!version && !attended.runs) return NOT_YET
  const draft = version ? null : await sealed(await minutesOf(app, attended))
  const content = version?.content ?? draft?.content ?? '{}'
  const sha256 = version?.sha256 ?? draft?.sha256 ?? ''
  const minutes = JSON.parse(content) as Minutes
  const hidden =
    edition.released_at === null && attended.juror !== null
      ? await conflictedEntries(app.db, attended.juror)
      : new Set<string>()
  const signatures = (await signaturesOf(app.db, meeting.id)).filter(
    (one) => one.version === version?.version,
  )
  const newest = version === versions.at(-1)
  return ok({
    minutes: readableBy(minutes, hidden),
    version: version ?? null,
    sha256,
    intact: await isIntact(content, sha256),
    versions,
    signatures,
    remarks: meeting.remarks,
    omitted: minutes.passages.some(({ about }) => about.some((id) => hidden.has(id))),
    signsAs: newest ? roleOf(actor, attended, version ? signatures : null) : null,
    corrects: newest && version !== undefined && leads(actor, attended) !== null,
  })
}

/** As what the actor leads this jury, or null. */
const leads = (actor: Actor, { edition, meeting }: Attended): 'chair' | 'deputy' | null => {
  const seat = seatIn(edition.id, actor)
  if (!seat) return null
  return seat.isChair ? 'chair' : seat.jurorId === meeting.deputy_id ? 'deputy' : null
}

const roleOf = (actor: Actor, attended: Attended, signatures: readonly Signature[] | null): Role | null => {
  if (signatures?.some(({ signed_by }) => signed_by === actor.id)) return null
  const lead = leads(actor, attended)
  return signsAs(
    { chair: lead === 'chair', deputy: lead === 'deputy', organiser: actor.isOrganiser },
    signatures?.map(({ role }) => role) ?? null,
  )
}

const CHANGED = fail(
  'conflict',
  'Nicht unterzeichnet: Die Niederschrift ist inzwischen eine andere als die, die Sie gelesen haben. Bitte lesen Sie sie noch einmal.',
)

/** Signs what was read; the first signature freezes it. */
export const signMinutes = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  { sha256 }: { readonly sha256: string },
): Promise<Result<null>> => {
  const loaded = await loadMinutes(app, actor, attended)
  if (!loaded.ok) return loaded
  const { signsAs: role, version, sha256: current } = loaded.value
  if (role === null) return fail('forbidden', 'Diese Niederschrift unterzeichnen Sie nicht (mehr).')
  if (current !== sha256) return CHANGED
  return freezeAndSign(app, actor, attended, role, version ? null : { after: 0, reason: '' }, sha256)
}

/** Replaces signed minutes by what they would be now, with other remarks and a reason; signed anew by whoever corrects. */
export const correctMinutes = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  { sha256, reason, remarks }: { readonly sha256: string; readonly reason: string; readonly remarks: string },
): Promise<Result<null>> => {
  const role = leads(actor, attended)
  const versions = await versionsOf(app.db, attended.meeting.id)
  const newest = versions.at(-1)
  if (role === null || !newest)
    return fail('forbidden', 'Berichtigen können Vorsitz und Stellvertretung, sobald unterzeichnet ist.')
  if (newest.sha256 !== sha256) return CHANGED
  const corrected = { ...attended, meeting: { ...attended.meeting, remarks } }
  return freezeAndSign(app, actor, corrected, role, { after: newest.version, reason }, null)
}

/**
 * One commit: the next version where there is one to freeze, and the signature.
 * @param read SHA-256 that must be signed; null to sign whatever the meeting gives now
 */
const freezeAndSign = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  role: Role,
  freeze: { readonly after: number; readonly reason: string } | null,
  read: string | null,
): Promise<Result<null>> => {
  const { meeting, edition, members, juror } = attended
  const { q } = app.db
  const now = app.clock()
  const draft = freeze ? await sealed(await minutesOf(app, attended)) : null
  const sha256 = read ?? draft?.sha256 ?? ''
  if (draft && draft.sha256 !== sha256) return CHANGED
  const name = members.find((one) => one.juror_id === juror)?.name || actor.name || actor.email
  const saved = await app.db.commit([
    ...(draft && freeze
      ? [insertVersion(q, { meetingId: meeting.id, ...freeze, ...draft, now }), guard]
      : []),
    insertSignature(q, { meetingId: meeting.id, accountId: actor.id, name, role, sha256, now }),
    guard,
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: freeze && freeze.after > 0 ? 'minutes.corrected' : 'minutes.signed',
      subject: meeting.id,
      detail: { role, sha256 },
    }),
  ])
  return saved.ok ? ok(null) : CHANGED
}

/** The document of what the reader may read. */
export const minutesDocument = async (app: Services, view: MinutesView, now: number): Promise<Attachment> => {
  const { minutes, version, sha256, omitted, signatures } = view
  const createdAt = version?.created_at ?? now
  const bytes = await minutesPdf(app.assets, {
    minutes,
    version: version?.version ?? null,
    reason: version?.reason ?? '',
    sha256: omitted ? null : sha256,
    createdAt,
    signatures,
  })
  return {
    name: `Niederschrift-${version ? `Fassung-${version.version}` : 'Entwurf'}.pdf`,
    type: 'application/pdf',
    bytes,
  }
}
