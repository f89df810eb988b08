/** The jury nominates, then decides: one category at a time, and the special prizes. */
import type { Actor } from '../account/rules.ts'
import { seatIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { conflictedEntries } from '../conflict/store.ts'
import { guard } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { newId } from '../core/ids.ts'
import { ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { type Deliberation, loadDeliberation, type SeenStandings, standingsFor } from '../ranking/actions.ts'
import { listCandidates } from '../ranking/store.ts'
import { type Candidate, decisionErrors, EMPTY } from './decision.ts'
import {
  type AwardWrite,
  claimDecision,
  claimNomination,
  clearAwards,
  clearNominees,
  type Decision,
  insertAward,
  insertNominee,
  nomineesOf,
} from './decision-store.ts'
import { type Meeting, openMeeting } from './meeting-store.ts'
import type { DecisionInput, NomineesInput } from './schema.ts'

export type DecisionRefusal =
  | { readonly kind: 'closed' | 'conflict' | 'forbidden'; readonly message: string }
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }

const refuse = (kind: 'closed' | 'conflict' | 'forbidden', message: string) =>
  ({ ok: false, error: { kind, message } }) as const

const CONFLICT = refuse(
  'conflict',
  'Nicht gespeichert: Die Jury ist nicht beschlussfähig, oder inzwischen hat jemand anderes gespeichert. Ihre Angaben stehen noch da: Bitte prüfen und noch einmal speichern.',
)

/** Categories, '' for the special prizes, in which the actor is neutral towards every entry. */
export const neutralIn = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  candidates: readonly Candidate[],
): Promise<(categoryId: string) => boolean> => {
  const seat = seatIn(edition.id, actor)
  const unseen = seat ? await conflictedEntries(app.db, seat.jurorId) : new Set<string>()
  const closed = new Set(candidates.flatMap((one) => (unseen.has(one.id) ? [one.category_id ?? ''] : [])))
  return (categoryId) => !closed.has(categoryId)
}

/** Why nothing can be decided now, or null. The write checks all of it again. */
const obstacle = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  categoryId: string,
  candidates: readonly Candidate[],
) => {
  const meeting = await openMeeting(app.db, edition.id)
  const keeps =
    actor.isOrganiser ||
    actor.juries.some(
      (seat) => seat.editionId === edition.id && (seat.isChair || seat.jurorId === meeting?.deputy_id),
    )
  // First of all: whether a year is being decided is nobody else's business.
  if (!keeps) return refuse('forbidden', 'Entscheidungen halten Geschäftsstelle und Juryvorsitz fest.')
  if (edition.released_at !== null)
    return refuse('closed', 'Die Ergebnisse sind veröffentlicht und lassen sich nicht mehr ändern.')
  if (!meeting)
    return refuse('closed', 'Die Jury entscheidet in einer Sitzung. Bitte eröffnen Sie zuerst eine.')
  if (categoryId !== '' && !(await neutralIn(app, actor, edition, candidates))(categoryId))
    return refuse(
      'closed',
      'In dieser Kategorie sind Sie befangen. Die Stellvertretung oder die Geschäftsstelle hält die Entscheidung fest.',
    )
  return null
}

export interface DecisionState extends Deliberation {
  readonly standings: SeenStandings
  readonly nominees: ReadonlyMap<string, readonly string[]>
  /** The meeting that is on; only then is anything decided. */
  readonly meeting: Meeting | null
  /** Whether the reader is neutral in a category, '' for entries without one. */
  readonly neutral: (categoryId: string) => boolean
}

/** Everything the decision page shows, for those who keep the meeting. */
export const loadDecision = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<DecisionState>> => {
  const meeting = (await openMeeting(app.db, edition.id)) ?? null
  const seat = seatIn(edition.id, actor)?.jurorId
  const deputy = seat !== undefined && seat === meeting?.deputy_id
  const loaded = await loadDeliberation(app, actor, edition, deputy)
  if (!loaded.ok) return loaded
  return ok({
    ...loaded.value,
    standings: await standingsFor(app, actor, edition),
    nominees: await nomineesOf(app.db, edition.id),
    meeting,
    neutral: await neutralIn(app, actor, edition, loaded.value.candidates),
  })
}

/** Fixes who may win in a category, until a place in it is given. */
export const nominate = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: NomineesInput,
): Promise<Result<null, DecisionRefusal>> => {
  const candidates = await listCandidates(app.db, edition.id)
  const stop = await obstacle(app, actor, edition, input.categoryId, candidates)
  if (stop) return stop
  const { q } = app.db
  const decision = decisionOf(app, actor, edition, input)
  const saved = await app.db.commit([
    claimNomination(q, decision),
    guard,
    clearNominees(q, input.categoryId),
    ...input.submissions.flatMap((id) => [insertNominee(q, decision, id), guard]),
    record(q, {
      at: decision.now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'decision.nominated',
      subject: input.categoryId,
      detail: { submissions: input.submissions },
    }),
  ])
  return saved.ok ? ok(null) : CONFLICT
}

const decisionOf = (
  app: Services,
  actor: Actor,
  edition: Edition,
  { categoryId, version }: { readonly categoryId: string; readonly version: number },
): Decision => ({ editionId: edition.id, categoryId, version, actorId: actor.id, now: app.clock() })

/** Decides the places of one category, or the special prizes; replaces what was decided about them before. */
export const saveDecision = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: DecisionInput,
): Promise<Result<null, DecisionRefusal>> => {
  const candidates = await listCandidates(app.db, edition.id)
  const stop = await obstacle(app, actor, edition, input.categoryId, candidates)
  if (stop) return stop
  const nominees = (await nomineesOf(app.db, edition.id)).get(input.categoryId) ?? []
  const errors = decisionErrors(input.rows, candidates, new Set(nominees))
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const { q } = app.db
  const decision = decisionOf(app, actor, edition, input)
  const awards = input.rows.filter(({ choice }) => choice !== '').map(toAward)
  const chosen = awards.flatMap(({ submissionId }) => submissionId ?? [])
  const saved = await app.db.commit([
    claimDecision(q, decision, chosen),
    guard,
    clearAwards(q, decision),
    ...awards.flatMap((award) => [insertAward(q, decision, award), guard]),
    record(q, {
      at: decision.now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'decision.saved',
      subject: edition.id,
      detail: {
        category: input.categoryId,
        awards: awards.map(({ place, submissionId }) => ({ place, submissionId })),
      },
    }),
  ])
  return saved.ok ? ok(null) : CONFLICT
}

const toAward = (row: DecisionInput['rows'][number]): AwardWrite => ({
  id: newId(),
  place: row.place,
  special: row.place === null ? row.special : null,
  submissionId: row.choice === EMPTY ? null : row.choice,
  citation: row.citation,
})
