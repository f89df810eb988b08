/** Preparing the release: load where it stands, save the plan, seal, confirm, set a time. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, newBlobKey, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { submissionById } from '../submission/store.ts'
import { type Built, buildSnapshot } from './build.ts'
import { type Change, changeOf } from './change-store.ts'
import { type ConfirmerRole, confirmersOf } from './confirmers.ts'
import { confirmLetters } from './letters.ts'
import type { ReleasePlan } from './plan.ts'
import { correctionsFrom, noteLapse, type Prepared, prepared, seenOf } from './prepared.ts'
import {
  confirmSeal,
  dropPassedTime,
  dropTime,
  insertSeal,
  openingTime,
  savePlan,
  setTime,
} from './release-store.ts'
import { type Correctable, differences, mayOpenAt, warningsFor } from './sealing.ts'
import { readSnapshot } from './snapshot.ts'
import { releasedSnapshot } from './store.ts'

/** The release as one of those meets it who may know of it. */
export interface ReleaseState extends Prepared {
  readonly warnings: readonly string[]
  /** Why it cannot be released as it is, or null. */
  readonly obstacle: string | null
  /** Whether the reader prepares. */
  readonly organiser: boolean
  /** As what the reader may confirm, or null. */
  readonly confirmsAs: ConfirmerRole | null
  /** Whether anybody may confirm. */
  readonly confirmable: boolean
  readonly opensAt: number | null
  readonly change: Change | null
  /** What a correction that waits would change. */
  readonly corrected: readonly Correctable[]
}

const HIDDEN = fail(
  'not_found',
  'Die Freigabe sehen nur die Geschäftsstelle und wer sie bestätigt: der Juryvorsitz oder, wo er befangen ist, die Stellvertretung.',
)
const TOO_EARLY = fail(
  'closed',
  'Die Freigabe lässt sich vorbereiten, wenn die Bewertung geschlossen ist. Bis dahin sieht niemand die Wertungen der anderen.',
)

/** Where the release stands, for organisers and whoever confirms; nobody else learns anything. */
export const loadRelease = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<ReleaseState>> => {
  const confirmers = await confirmersOf(app.db, edition.id)
  const confirmsAs = confirmers.find(({ account_id }) => account_id === actor.id)?.role ?? null
  if (!actor.isOrganiser && confirmsAs === null) return HIDDEN
  const closes = edition.judging_closes_at
  if (edition.released_at === null && (closes === null || closes > app.clock())) return TOO_EARLY
  const state = await prepared(app, edition)
  if (state.stage === 'lapsed' && state.seal?.lapsed_at === null) await noteLapse(app, state)
  const obstacle = await withdrawnWinner(app, state.built)
  const change = (await changeOf(app.db, edition.id)) ?? null
  const released = change?.content ? await releasedSnapshot(app.db, edition.id) : null
  return ok({
    ...state,
    warnings: warningsFor(state.built.snapshot),
    obstacle,
    organiser: actor.isOrganiser,
    confirmsAs,
    confirmable: confirmers.length > 0,
    opensAt: await openingTime(app.db, edition.id),
    change,
    corrected:
      released && change?.content ? differences(released.snapshot, readSnapshot(change.content)) : [],
  })
}

/** An entrant may withdraw until release, also after the decision: such an entry must not be published. */
const withdrawnWinner = async (app: Services, { gone }: Built): Promise<string | null> => {
  const [id] = gone
  const entry = id === undefined ? undefined : await submissionById(app.db, id)
  return entry ? `„${entry.title}“ wurde zurückgezogen. Bitte ändern Sie zuerst die Entscheidung.` : null
}

const CHANGED = fail(
  'conflict',
  'Nicht gespeichert: Inzwischen hat sich etwas geändert. Ihre Angaben stehen noch da: Bitte prüfen und noch einmal speichern.',
)

/**
 * Saves what organisers prepare, as they have seen decision and plan.
 * @returns the new version of the plan
 */
export const savePreparation = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { plan, planVersion, editionVersion }: { plan: ReleasePlan; planVersion: number; editionVersion: number },
): Promise<Result<number>> => {
  const now = app.clock()
  const write = { editionId: edition.id, editionVersion, planVersion, plan, actorId: actor.id, now }
  const saved = await app.db.commit([
    savePlan(app.db.q, write),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'release.prepared',
      subject: edition.id,
      detail: { version: planVersion + 1 },
    }),
  ])
  return saved.ok ? ok(planVersion + 1) : CHANGED
}

/** Seals what was looked at: gives pictures their public names, and fixes every byte that will be published. */
export const sealRelease = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  seen: { readonly editionVersion: number; readonly planVersion: number },
): Promise<Result<null>> => {
  const state = await loadRelease(app, actor, edition)
  if (!state.ok) return state
  const { stored, built, obstacle, confirmable, versions } = state.value
  if (!state.value.organiser) return fail('forbidden', 'Versiegeln kann nur die Geschäftsstelle.')
  if (edition.released_at !== null) return fail('closed', 'Die Ergebnisse sind schon veröffentlicht.')
  if (obstacle !== null) return fail('conflict', obstacle)
  if (!confirmable) return NOBODY
  if (edition.version !== seen.editionVersion || stored.version !== seen.planVersion) return LOOK_AGAIN
  const keys = new Map(
    built.snapshot.winners.flatMap(({ photos }) => photos.map(({ id }) => [id, newBlobKey()] as const)),
  )
  const { snapshot } = await buildSnapshot(app, edition, {
    plan: stored.plan,
    corrections: correctionsFrom(versions),
    keyOf: (id) => keys.get(id) ?? '',
  })
  const content = canonicalJson(snapshot)
  const digest = await sha256(content)
  const now = app.clock()
  const saved = await app.db.commit([
    insertSeal(app.db.q, { ...seenOf(state.value), content, sha256: digest, actorId: actor.id, now }),
    guard,
    ...(await confirmLetters(app, edition, digest, now)),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'release.sealed',
      subject: edition.id,
      detail: { sha256: digest },
    }),
  ])
  return saved.ok ? ok(null) : LOOK_AGAIN
}

const NOBODY = fail(
  'closed',
  'Niemand kann bestätigen: Die Jury hat keinen Vorsitz und keine Stellvertretung, die unbefangen sind. Bitte benennen Sie zuerst jemanden.',
)
const LOOK_AGAIN = fail(
  'conflict',
  'Inzwischen hat sich etwas geändert. Bitte sehen Sie sich die Vorschau noch einmal an.',
)

/** The second person confirms exactly the digest that they have read. */
export const confirmRelease = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  digest: string,
): Promise<Result<null>> => {
  const state = await loadRelease(app, actor, edition)
  if (!state.ok) return state
  const { confirmsAs, seal, stage, stored } = state.value
  if (confirmsAs === null)
    return fail('forbidden', 'Bestätigen kann nur der Juryvorsitz oder wer ihn hier vertritt.')
  if (stage !== 'sealed' || seal?.sha256 !== digest) return LOOK_AGAIN
  if (seal.sealed_by === actor.id || stored.savedBy === actor.id)
    return fail('forbidden', 'Sie haben selbst vorbereitet; bestätigen muss es jemand anderes.')
  const now = app.clock()
  const write = { ...seenOf(state.value), sha256: digest, actorId: actor.id, role: confirmsAs, now }
  const saved = await app.db.commit([
    confirmSeal(app.db.q, write),
    guard,
    dropPassedTime(app.db.q, edition.id, now),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'release.confirmed',
      subject: edition.id,
      detail: { sha256: digest, as: confirmsAs },
    }),
  ])
  return saved.ok ? ok(null) : LOOK_AGAIN
}

/** Sets when the confirmed results open by themselves; null for only by hand. */
export const planOpening = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  opensAt: number | null,
): Promise<Result<null>> => {
  const state = await loadRelease(app, actor, edition)
  if (!state.ok) return state
  const now = app.clock()
  if (opensAt !== null) {
    const may = mayOpenAt(opensAt, edition.judging_closes_at, now)
    if (!may.ok) return may
  }
  const { q } = app.db
  const saved = await app.db.commit([
    ...(opensAt === null
      ? [dropTime(q, edition.id)]
      : [setTime(q, { editionId: edition.id, opensAt, actorId: actor.id, now }), guard]),
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'release.time_set',
      subject: edition.id,
      detail: { opensAt },
    }),
  ])
  return saved.ok ? ok(null) : fail('closed', 'Die Ergebnisse sind schon veröffentlicht.')
}
