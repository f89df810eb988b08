/** Organisers confirm, dismiss and state conflicts of interest. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { mayDismiss } from './rules.ts'
import type { ClaimInput, DecisionInput } from './schema.ts'
import { claimConflict, decideEvidence, switchStateConflicts } from './store.ts'

/** Confirms or dismisses one piece of evidence, with a reason. */
export const decideConflict = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: DecisionInput,
): Promise<Result<null>> => {
  const now = app.clock()
  if (input.state === 'dismissed') {
    const allowed = mayDismiss(input.source, phaseOf(edition, now))
    if (!allowed.ok) return allowed
  }
  const { juror, submission, source, evidence, state, reason } = input
  const pair = { juror_id: juror, submission_id: submission, source, evidence }
  const saved = await app.db.commit([
    decideEvidence(app.db.q, { ...pair, state, reason, editionId: edition.id, actorId: actor.id, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: `conflict.${state}`,
      subject: submission,
      detail: { juror, source },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('not_found', 'Dieser Hinweis besteht nicht mehr, oder er lässt sich nicht mehr entscheiden.')
}

/** States a conflict that nobody has declared and no matching has found. */
export const stateConflict = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { juror, submission, reason }: ClaimInput,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    claimConflict(app.db.q, {
      editionId: edition.id,
      jurorId: juror,
      submissionId: submission,
      reason,
      now,
    }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'conflict.stated',
      subject: submission,
      detail: { juror },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'closed',
        'Nicht gespeichert: Jurymitglied oder Einreichung gibt es nicht, oder die Ergebnisse sind veröffentlicht.',
      )
}

/** Whether a state (its ministry, its agency) conflicts with every town in it; as little as anything after judging. */
export const setStateConflicts = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { readonly version: number; readonly states: boolean },
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    switchStateConflicts(app.db.q, { editionId: edition.id, ...input, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'conflict.states_switched',
      subject: edition.id,
      detail: { states: input.states },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Nicht gespeichert: Die Ausgabe wurde inzwischen geändert, oder die Bewertung ist beendet. Bitte laden Sie die Seite neu.',
      )
}
