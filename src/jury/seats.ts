/** Use cases about a seat on the jury: accept, decline, set up, call in; and who presides over an entry. */
import { type Actor, seatIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { presiding } from '../conflict/rules.ts'
import { conflictedPairs, submittedIn } from '../conflict/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import type { DeclarationInput, SeatInput } from './schema.ts'
import {
  accept,
  affiliationByDomain,
  callIn,
  clearDeputy,
  decline,
  nameAdHoc,
  notNeutral,
  officesIn,
  presidencyOf,
  replaceAffiliations,
  replaceExpertise,
  takeOver,
  withKeys,
} from './seat-store.ts'
import { endSessionsOf, jurorById, updateJuror } from './store.ts'

const NO_SEAT = fail('not_found', 'Für diese Ausgabe sind Sie nicht in der Jury.')

/** The juror accepts the invitation, declares what they belong to, and promises confidentiality. */
export const acceptInvitation = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { affiliations, none }: DeclarationInput,
): Promise<Result<null>> => {
  const seat = seatIn(edition.id, actor)
  if (!seat) return NO_SEAT
  const now = app.clock()
  // What the address proves is declared even where somebody forgets it.
  const rows = [
    ...(await withKeys(app.db, affiliations)),
    ...(await affiliationByDomain(app.db, actor.email)),
  ]
  const saved = await app.db.commit([
    accept(app.db.q, { editionId: edition.id, jurorId: seat.jurorId, accountId: actor.id, none, now }),
    guard,
    ...replaceAffiliations(app.db.q, seat.jurorId, rows, now),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'juror.accepted',
      subject: seat.jurorId,
      detail: { affiliations: rows.length, none },
    }),
  ])
  return saved.ok ? ok(null) : NO_SEAT
}

/** The juror declines the invitation; the organisers read why. */
export const declineInvitation = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  reason: string,
): Promise<Result<null>> => {
  const seat = seatIn(edition.id, actor)
  if (!seat) return NO_SEAT
  const now = app.clock()
  const key = { editionId: edition.id, jurorId: seat.jurorId, accountId: actor.id }
  const saved = await app.db.commit([
    decline(app.db.q, { ...key, reason, now }),
    guard,
    endSessionsOf(app.db.q, { jurorId: seat.jurorId }),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'juror.declined',
      subject: seat.jurorId,
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'closed',
        'Sie haben die Einladung schon angenommen. Bitte wenden Sie sich an die Geschäftsstelle.',
      )
}

/** The organiser sets a seat up: what the juror belongs to, knows and can take on, deputy or substitute. */
export const saveSeat = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  jurorId: string,
  input: SeatInput,
): Promise<Result<null>> => {
  const juror = await jurorById(app.db, jurorId)
  if (!juror || juror.edition_id !== edition.id)
    return fail('not_found', 'Dieses Jurymitglied gibt es nicht (mehr).')
  if (input.deputy && juror.is_chair === 1)
    return fail('invalid', 'Wer den Vorsitz hat, kann ihn nicht zugleich vertreten.')
  const now = app.clock()
  const { q } = app.db
  const saved = await app.db.commit([
    ...(input.deputy ? [clearDeputy(q, edition.id)] : []),
    updateJuror(q, edition.id, jurorId, {
      is_deputy: input.deputy ? 1 : 0,
      is_substitute: input.substitute ? 1 : 0,
      substitute_for: input.substitute && input.substituteFor !== jurorId ? input.substituteFor : null,
      capacity: input.capacity,
    }),
    guard,
    ...replaceAffiliations(q, jurorId, await withKeys(app.db, input.affiliations), now),
    ...replaceExpertise(q, edition.id, jurorId, input.expertise),
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'juror.saved',
      subject: jurorId,
      detail: { ...input, affiliations: input.affiliations.length },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Nicht gespeichert: Jemand anderes war schneller. Bitte laden Sie die Seite neu.')
}

/** Calls a substitute in: they judge from now on, and take over what whom they stand in for has not scored. */
export const callSubstituteIn = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  jurorId: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const { substitute_for: replaced = null } = (await jurorById(app.db, jurorId)) ?? {}
  const saved = await app.db.commit([
    callIn(app.db.q, edition.id, jurorId, now),
    guard,
    ...(replaced === null ? [] : takeOver(app.db.q, edition.id, replaced, jurorId)),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'juror.called_in',
      subject: jurorId,
      detail: { replaces: replaced },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('not_found', 'Diese Stellvertretung ist schon einberufen oder nicht mehr da.')
}

/** The juror who has the chair's powers for this entry, by id; null where the organisers have to name one. */
export const presidentOf = async (
  app: Services,
  edition: Edition,
  submissionId: string,
): Promise<string | null> => {
  const unfit = await notNeutral(app.db, submissionId)
  const jury = await presidencyOf(app.db, edition.id, submissionId)
  return presiding({ ...jury, conflicted: (juror) => unfit.has(juror) })
}

/** Whether the actor has the chair's powers for this entry. */
export const presides = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
): Promise<boolean> => {
  const seat = seatIn(edition.id, actor)
  return seat !== undefined && (await presidentOf(app, edition, submissionId)) === seat.jurorId
}

/** Where neither chair nor deputy is neutral, the organiser names who presides over the entry. */
export const nameAdHocChair = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
  jurorId: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    nameAdHoc(app.db.q, { editionId: edition.id, submissionId, jurorId, actorId: actor.id, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'chair.named',
      subject: submissionId,
      detail: { juror: jurorId },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('closed', 'Bitte jemanden wählen, der im Amt und bei dieser Einreichung nicht befangen ist.')
}

export interface EntryWithoutChair {
  readonly id: string
  readonly number: number | null
  readonly title: string
  /** Whom the organisers can name. */
  readonly neutral: readonly { readonly id: string; readonly name: string }[]
}

/** Entries over which nobody presides, since neither chair nor deputy nor whom the organisers named is neutral. */
export const entriesWithoutChair = async (app: Services, edition: Edition): Promise<EntryWithoutChair[]> => {
  const { offices, named, jurors } = await officesIn(app.db, edition.id)
  if (offices.chair === null) return []
  const pairs = await conflictedPairs(app.db, edition.id)
  const unfit = new Map<string, Set<string>>()
  for (const { juror, submission } of pairs)
    unfit.set(submission, (unfit.get(submission) ?? new Set()).add(juror))
  const entries = await submittedIn(app.db, edition.id)
  return entries.flatMap((entry) => {
    const out = unfit.get(entry.id) ?? new Set<string>()
    const jury = { ...offices, adHoc: named.get(entry.id) ?? null, conflicted: (id: string) => out.has(id) }
    return presiding(jury) === null ? [{ ...entry, neutral: jurors.filter(({ id }) => !out.has(id)) }] : []
  })
}
