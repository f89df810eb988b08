/** Use cases of organisers: preview an assignment, put it into effect, change one pair. */
import type { Actor } from '../account/rules.ts'
import { record, recordEach } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { MOST, mayAssign, type Preview, previewOf, type Situation } from './preview.ts'
import type { ApplyInput, Wish } from './schema.ts'
import {
  addPair,
  deletePairs,
  insertPairs,
  nextPlan,
  type PairWrite,
  pairsAreSound,
  readSituation,
  removePair,
  touchPlan,
} from './store.ts'

/** The assignment that would come out of the present state. */
export const previewAssignment = async (situation: Situation, wish: Wish): Promise<Result<Preview>> => {
  if (situation.entries.length === 0 || !situation.jurors.some(({ inOffice }) => inOffice))
    return fail('invalid', 'Für eine Zuteilung braucht es mindestens eine Einreichung und ein Jurymitglied.')
  if (situation.entries.length > MOST.entries || situation.jurors.length > MOST.jurors)
    return fail(
      'invalid',
      `Zugeteilt werden höchstens ${MOST.entries} Einreichungen an ${MOST.jurors} Jurymitglieder.`,
    )
  return ok(await previewOf(situation, wish))
}

const STALE =
  'Inzwischen hat sich etwas geändert: eine Wertung, eine Befangenheit, die Jury oder die Einreichungen. Unten steht die neue Vorschau; es ist noch nichts übernommen.'

/** Puts into effect what the organiser has seen in the preview, and nothing else. */
export const applyAssignment = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { digest, ...wish }: ApplyInput,
): Promise<Result<null>> => {
  const now = app.clock()
  const allowed = mayAssign(phaseOf(edition, now))
  if (!allowed.ok) return allowed
  const situation = await readSituation(app.db, edition.id)
  const preview = await previewAssignment(situation, wish)
  if (!preview.ok) return preview
  if (preview.value.digest !== digest) return fail('conflict', STALE)
  const { q } = app.db
  const { added, removed, pairs } = preview.value
  const event = { at: now, actorId: actor.id, editionId: edition.id }
  const detail = { ...wish, digest, pairs: pairs.length, added: added.length, removed: removed.length }
  const saved = await app.db.commit([
    nextPlan(q, { editionId: edition.id, version: situation.version, ...wish, now }),
    guard,
    ...deletePairs(q, edition.id, removed),
    ...insertPairs(q, edition.id, added),
    ...pairsAreSound(q, edition.id, pairs.length),
    record(q, { ...event, kind: 'assignment.applied', subject: edition.id, detail }),
    recordEach(q, { ...event, kind: 'assignment.changed' }, changedEntries(preview.value)),
  ])
  return saved.ok ? ok(null) : fail('conflict', STALE)
}

/** Every entry whose jurors change, with the jurors it has from now on. */
const changedEntries = ({ added, removed, pairs }: Preview) => {
  const panels = Map.groupBy(pairs, ([entry]) => entry)
  return [...new Set([...added, ...removed].map(([entry]) => entry))].map((id) => ({
    id,
    detail: { jurors: (panels.get(id) ?? []).map(([, juror]) => juror) },
  }))
}

/** Adds one juror to an entry, or takes one away who has not begun. */
export const changePair = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  pair: { readonly entry: string; readonly juror: string; readonly action: 'add' | 'remove' },
): Promise<Result<null>> => {
  const now = app.clock()
  const allowed = mayAssign(phaseOf(edition, now))
  if (!allowed.ok) return allowed
  const { q } = app.db
  const write: PairWrite = { editionId: edition.id, entry: pair.entry, juror: pair.juror, now }
  const saved = await app.db.commit([
    pair.action === 'add' ? addPair(q, write) : removePair(q, write),
    guard,
    touchPlan(q, write),
    guard,
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: pair.action === 'add' ? 'assignment.added' : 'assignment.removed',
      subject: pair.entry,
      detail: { juror: pair.juror },
    }),
  ])
  if (saved.ok) return ok(null)
  return fail(
    'conflict',
    pair.action === 'add'
      ? 'Nicht zugeteilt: Das Jurymitglied ist befangen, nicht mehr in der Jury oder schon zugeteilt.'
      : 'Nicht entfernt: Das Jurymitglied hat schon zu bewerten begonnen oder ist nicht zugeteilt.',
  )
}
