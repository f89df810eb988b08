/** Use cases of jurors, and of organisers about the jury. */

import { invitationLetter } from '../../views/mail/jury.ts'
import { type Actor, seatIn } from '../account/rules.ts'
import { ensureAccount } from '../account/store.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { commitTo } from '../commitment/rules.ts'
import { insertCommitment } from '../commitment/store.ts'
import { guard, type Reader, type Statement } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { countSubmissions, type Edition, editionUnder } from '../edition/store.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import { post } from '../mail/store.ts'
import { submissionNumber, takesPart } from '../submission/rules.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import { mayInvite, mayRead, mayScore } from './rules.ts'
import type { SheetInput } from './schema.ts'
import { affiliateName, seatTowards } from './seat-store.ts'
import { readSheet, type ScoreCell } from './sheet-rules.ts'
import { writeScores } from './sheet-store.ts'
import {
  clearChair,
  endSessionsOf,
  insertRecusal,
  type Juror,
  seatJuror,
  updateJuror,
  upsertSheet,
} from './store.ts'

export interface Seated {
  readonly juror: Juror
  readonly edition: Edition
  readonly submission: Submission
}

/** The entry as this juror may read it; recused, foreign, other jurors' and unknown entries look the same. */
export const loadEntry = async (
  app: Services,
  actor: Actor,
  submissionId: string,
): Promise<Result<Seated>> => {
  const unknown = fail('not_found', 'Diese Einreichung gibt es nicht, oder sie ist nicht für Sie bestimmt.')
  const submission = await submissionById(app.db, submissionId)
  const seat = submission && seatIn(submission.edition_id, actor)
  const towards = seat && (await seatTowards(app.db, { ...seat, submissionId: submission.id }))
  const edition = towards && (await editionUnder(app.db, towards.publicVersion, submission.edition_id))
  if (!submission || !edition || !towards.assigned) return unknown
  const { juror, recused } = towards
  const readable = mayRead(edition, { recused, submitted: takesPart(submission) }, app.clock())
  return readable.ok ? ok({ juror, edition, submission }) : readable
}

export type SheetRefusal =
  | { readonly kind: 'closed'; readonly message: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }

/**
 * Saves the juror's sheet; points may still be missing unless it is finished with this, but what is there must fit the
 * scale. The clock decides, not when the request began: a body that drips in past the close could know the ranking.
 */
export const saveSheet = async (
  app: Services,
  actor: Actor,
  seated: Seated,
  input: SheetInput,
): Promise<Result<null, SheetRefusal>> => {
  const { juror, edition, submission } = seated
  const now = app.clock()
  const allowed = mayScore(edition, { recused: false, submitted: true }, now)
  if (!allowed.ok) return { ok: false, error: { kind: 'closed', message: allowed.error.message } }
  const { rules, frozen } = await rulesInForce(app, edition)
  const cells = readSheet(rules, input)
  if (!cells.ok) return { ok: false, error: { kind: 'invalid', errors: cells.error } }
  const final = input.after === 'final'
  const key = { jurorId: juror.id, submissionId: submission.id }
  const written = app.clock()
  const at = { version: input.version + 1, finalisedAt: written }
  const saved = await app.db.commit([
    upsertSheet(app.db.q, {
      ...key,
      accountId: actor.id,
      version: input.version,
      comment: input.comment,
      note: input.note ?? '',
      finalisedAt: final ? written : null,
      now: written,
    }),
    guard,
    writeScores(app.db.q, { ...key, final }, cells.value),
    guard,
    ...(final
      ? [commitment(app.db.q, { seated, rules: frozen?.sha256 ?? '', cells: cells.value, ...at }), guard]
      : []),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: final ? 'score.finalised' : 'score.saved',
      subject: submission.id,
      detail: {
        juror: juror.id,
        version: input.version + 1,
        points: cells.value.map(({ criterionId, points }) => [criterionId, points]),
      },
    }),
  ])
  if (saved.ok) return ok(null)
  const late = mayScore(edition, { recused: false, submitted: true }, app.clock())
  return {
    ok: false,
    error: late.ok ? { kind: 'conflict' } : { kind: 'closed', message: late.error.message },
  }
}

/** What binds the jury to the sheet that is finished with the same commit. */
const commitment = (
  q: Reader,
  of: {
    readonly seated: Seated
    readonly rules: string
    readonly cells: readonly ScoreCell[]
    readonly version: number
    readonly finalisedAt: number
  },
): Statement => {
  const { juror, edition, submission } = of.seated
  const sheet = {
    edition: edition.year,
    rules: of.rules,
    entry: submissionNumber(edition.year, submission.number ?? 0),
    points: Object.fromEntries(of.cells.map(({ criterionId, points }) => [criterionId, points])),
  }
  return insertCommitment(q, {
    ...commitTo(juror.tag, sheet),
    jurorId: juror.id,
    submissionId: submission.id,
    sheetVersion: of.version,
    rules: of.rules,
    finalisedAt: of.finalisedAt,
  })
}

/** The juror declares not to be neutral; from then on the entry is closed to them. */
export const recuse = async (
  app: Services,
  actor: Actor,
  { juror, edition, submission }: Seated,
  reason: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    insertRecusal(app.db.q, {
      jurorId: juror.id,
      accountId: actor.id,
      submissionId: submission.id,
      reason,
      now,
    }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'recusal.declared',
      subject: submission.id,
      detail: { juror: juror.id },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('closed', 'Die Bewertung ist geschlossen; bitte melden Sie Ihre Befangenheit der Geschäftsstelle.')
}

export interface Invitation {
  readonly name: string
  readonly email: string
  readonly institution: string
  readonly chair: boolean
}

/** Invites a person to the jury by mail; a second invitation renews the first. */
export const inviteJuror = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  invitation: Invitation,
): Promise<Result<null>> => {
  const allowed = mayInvite(edition)
  if (!allowed.ok) return allowed
  const now = app.clock()
  const { q } = app.db
  const { submitted, refused } = await countSubmissions(app.db, edition.id)
  const saved = await app.db.commit([
    ensureAccount(q, invitation.email, invitation.name, now),
    ...(invitation.chair ? [clearChair(q, edition.id)] : []),
    seatJuror(q, { editionId: edition.id, ...invitation, now }),
    guard,
    ...affiliateName(q, edition.id, invitation.email, invitation.name),
    endSessionsOf(q, { email: invitation.email }),
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'juror.invited',
      subject: edition.id,
      detail: { chair: invitation.chair },
    }),
    post(
      q,
      {
        key: `jury_invitation:${newId()}`,
        kind: 'jury_invitation',
        to: invitation.email,
        ...invitationLetter({
          ...invitation,
          edition: edition.title,
          opensAt: edition.judging_opens_at,
          closesAt: edition.judging_closes_at,
          entries: submitted - refused,
          link: app.config.origin + paths.juryEdition(edition.year),
        }),
      },
      now,
    ),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Die Einladung konnte nicht gespeichert werden. Bitte laden Sie die Seite neu.')
}

/** Takes a juror off the jury; the sheets stay. */
export const removeJuror = (app: Services, actor: Actor, edition: Edition, jurorId: string) =>
  changeJuror(app, actor, edition, jurorId, 'juror.removed', {
    removed_at: app.clock(),
    is_chair: 0,
    is_deputy: 0,
  })

/** Makes a juror the chair. */
export const appointChair = (app: Services, actor: Actor, edition: Edition, jurorId: string) =>
  changeJuror(app, actor, edition, jurorId, 'juror.chair_appointed', { is_chair: 1, is_deputy: 0 })

const changeJuror = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  jurorId: string,
  kind: AuditKind,
  set: Partial<Juror>,
): Promise<Result<null>> => {
  const { q } = app.db
  const saved = await app.db.commit([
    ...(set.is_chair === 1 ? [clearChair(q, edition.id)] : []),
    updateJuror(q, edition.id, jurorId, set),
    guard,
    endSessionsOf(q, { jurorId }),
    record(q, { at: app.clock(), actorId: actor.id, editionId: edition.id, kind, subject: jurorId }),
  ])
  return saved.ok ? ok(null) : fail('not_found', 'Dieses Jurymitglied gibt es nicht (mehr).')
}
