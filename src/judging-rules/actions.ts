/** The rules freeze, and change afterwards only where chair and organisers agree. */
import type { Actor } from '../account/rules.ts'
import { seatIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById, listCriteria } from '../edition/store.ts'
import { type JudgingRules, mayConfirm, rulesOf, type Side, sealed, sidesOf } from './rules.ts'
import type { RulesInput } from './schema.ts'
import {
  adopt,
  confirm,
  dropProposal,
  type FrozenRules,
  freeze,
  frozenRules,
  proposalOf,
  propose,
  saveAnchors,
  saveSettings,
} from './store.ts'

/** The sides on which the actor stands in this edition. */
export const sides = (actor: Actor, edition: Edition): Side[] =>
  sidesOf(actor.isOrganiser, seatIn(edition.id, actor)?.isChair === true)

/**
 * The rules that count: frozen ones, or those that the settings make. Whoever asks first once judging has opened
 * freezes them, so nothing is ever scored under rules that could still move.
 */
export const rulesInForce = async (
  app: Services,
  edition: Edition,
): Promise<{ readonly rules: JudgingRules; readonly frozen: FrozenRules | null }> => {
  const frozen = await frozenRules(app.db, edition)
  if (frozen) return { rules: frozen.rules, frozen }
  const opens = edition.judging_opens_at
  if (opens !== null && opens <= app.clock()) {
    const fresh = await freezeNow(app, edition.id, null)
    if (fresh) return { rules: fresh.rules, frozen: fresh }
  }
  return { rules: rulesOf(edition, await listCriteria(app.db, edition.id)), frozen: null }
}

// Somebody may save the edition in between; then the newest settings freeze.
const ATTEMPTS = 3

const freezeNow = async (
  app: Services,
  editionId: string,
  by: string | null,
): Promise<FrozenRules | null> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const edition = await editionById(app.db, editionId)
    if (!edition) return null
    const now = app.clock()
    const seal = await sealed(rulesOf(edition, await listCriteria(app.db, editionId)))
    const saved = await app.db.commit([
      freeze(app.db.q, { editionId, editionVersion: edition.version, ...seal, by, now }),
      guard,
      record(app.db.q, {
        at: now,
        actorId: by,
        editionId,
        kind: 'rules.frozen',
        subject: editionId,
        detail: { version: 1, sha256: seal.sha256 },
      }),
    ])
    const frozen = await frozenRules(app.db, { id: editionId })
    if (frozen || saved.ok) return frozen
  }
  return null
}

const FROZEN = fail(
  'closed',
  'Die Wertungsregeln sind eingefroren. Ändern können sie nur Geschäftsstelle und Juryvorsitz gemeinsam, mit einem Grund.',
)

/** Saves the rules while they may still move. */
export const saveRules = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: RulesInput,
): Promise<Result<null>> => {
  const now = app.clock()
  const { rules, frozen } = await rulesInForce(app, edition)
  if (frozen) return FROZEN
  const changed = changedRules(rules, input)
  const saved = await app.db.commit([
    saveSettings(app.db.q, { editionId: edition.id, version: input.version, now, rules: changed }),
    guard,
    ...saveAnchors(app.db.q, edition.id, changed),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'rules.saved',
      subject: edition.id,
      detail: { rules: changed },
    }),
  ])
  if (saved.ok) return ok(null)
  if (await frozenRules(app.db, edition)) return FROZEN
  return fail(
    'conflict',
    'Inzwischen hat jemand anderes gespeichert. Ihre Eingaben stehen noch da: Bitte prüfen und noch einmal speichern.',
  )
}

const changedRules = (rules: JudgingRules, input: RulesInput): JudgingRules => ({
  ...rules,
  aggregation: input.aggregation,
  tieSteps: input.tieSteps,
  minSheets: input.minSheets,
  sheetsPerEntry: input.sheetsPerEntry,
  quorum: input.quorum,
  abstention: input.abstention,
  ...(input.disclosure ? { disclosure: input.disclosure } : {}),
  criteria: rules.criteria.map((criterion) => ({
    ...criterion,
    weight: input.weights[criterion.id] ?? criterion.weight,
    anchors: input.anchors[criterion.id] ?? criterion.anchors,
  })),
})

/** The organiser freezes the rules before judging opens. */
export const freezeRules = async (app: Services, actor: Actor, edition: Edition): Promise<Result<null>> => {
  if (await frozenRules(app.db, edition)) return FROZEN
  return (await freezeNow(app, edition.id, actor.id))
    ? ok(null)
    : fail('closed', 'Bitte legen Sie zuerst die Kriterien fest.')
}

const WAITS = fail(
  'conflict',
  'Nicht gespeichert: Es wartet schon eine Änderung, oder die Ergebnisse sind veröffentlicht. Bitte laden Sie die Seite neu.',
)

/** One side proposes to change frozen rules; scale and criteria themselves stand, since sheets are filled in by them. */
export const proposeChange = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: RulesInput,
): Promise<Result<null>> => {
  const [side] = sides(actor, edition)
  const frozen = await frozenRules(app.db, edition)
  if (!side || !frozen)
    return fail('forbidden', 'Eingefrorene Regeln ändern Geschäftsstelle und Juryvorsitz.')
  if (input.reason === '') return fail('invalid', 'Bitte nennen Sie den Grund; er wird veröffentlicht.')
  const seal = await sealed(changedRules(frozen.rules, input))
  if (seal.sha256 === frozen.sha256) return fail('invalid', 'An den Regeln ändert sich so nichts.')
  const now = app.clock()
  const saved = await app.db.commit([
    propose(app.db.q, {
      edition_id: edition.id,
      base_version: frozen.version,
      ...seal,
      reason: input.reason,
      proposed_by: actor.id,
      proposed_as: side,
      proposed_at: now,
    }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'rules.proposed',
      subject: edition.id,
      detail: { version: frozen.version + 1, sha256: seal.sha256, as: side },
    }),
  ])
  return saved.ok ? ok(null) : WAITS
}

/** The other side confirms: the proposal becomes the next version. */
export const confirmChange = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  sha256: string,
): Promise<Result<null>> => {
  const proposal = await proposalOf(app.db, edition.id)
  if (!proposal || proposal.sha256 !== sha256)
    return fail('not_found', 'Diese Änderung wartet nicht mehr. Bitte laden Sie die Seite neu.')
  const side = mayConfirm(proposal, { id: actor.id, sides: sides(actor, edition) })
  if (!side.ok) return side
  const now = app.clock()
  const saved = await app.db.commit([
    confirm(app.db.q, { editionId: edition.id, sha256, actorId: actor.id, side: side.value, now }),
    guard,
    ...adopt(app.db.q, edition.id, JSON.parse(proposal.content) as JudgingRules),
    dropProposal(app.db.q, edition.id, sha256),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'rules.changed',
      subject: edition.id,
      detail: { version: proposal.base_version + 1, sha256, as: side.value },
    }),
  ])
  return saved.ok ? ok(null) : WAITS
}

/** Either side ends the proposal: taken back, or refused. */
export const dropChange = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  sha256: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    dropProposal(app.db.q, edition.id, sha256),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'rules.proposal_dropped',
      subject: edition.id,
      detail: { sha256 },
    }),
  ])
  return saved.ok ? ok(null) : WAITS
}
