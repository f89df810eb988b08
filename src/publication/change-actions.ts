/** After the release: one side asks to take everything back or to correct words, the other side confirms. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { canonicalJson, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import {
  type Agreement,
  askChange,
  type Change,
  changeOf,
  dropChange,
  keepCorrection,
  publishCorrection,
  removePublic,
  takeBack,
} from './change-store.ts'
import { confirmersOf } from './confirmers.ts'
import { takenBackLetters } from './letters.ts'
import { versionsOf } from './release-store.ts'
import { type CorrectedWords, correctedSnapshot } from './sealing.ts'
import { type Released, releasedSnapshot } from './store.ts'

type Side = Change['asked_as']

/** The sides on which the actor stands. */
const sidesOf = async (app: Services, actor: Actor, edition: Edition): Promise<Side[]> => {
  const confirmers = await confirmersOf(app.db, edition.id)
  return [
    ...(actor.isOrganiser ? (['organiser'] as const) : []),
    ...(confirmers.some(({ account_id }) => account_id === actor.id) ? (['chair'] as const) : []),
  ]
}

const WAITS = fail(
  'conflict',
  'Nicht gespeichert: Es wartet schon eine Änderung, oder inzwischen ist etwas anderes veröffentlicht. Bitte laden Sie die Seite neu.',
)
const NOT_PUBLIC = fail('closed', 'Die Ergebnisse sind nicht veröffentlicht.')
const NEITHER = fail('not_found', 'Das können nur die Geschäftsstelle und der Juryvorsitz.')

/** Asks to take everything back, for a reason that will be public. */
export const askUndo = (
  app: Services,
  actor: Actor,
  edition: Edition,
  reason: string,
): Promise<Result<null>> => ask(app, actor, edition, reason, async () => null)

/** Asks to correct words of what is public, for a reason that will stand on the page. */
export const askCorrection = (
  app: Services,
  actor: Actor,
  edition: Edition,
  { words, reason }: { readonly words: CorrectedWords; readonly reason: string },
): Promise<Result<null>> =>
  ask(app, actor, edition, reason, async ({ snapshot, releasedAt }) => {
    const corrected = correctedSnapshot(snapshot, words, { replaces: releasedAt, reason })
    const same = { ...corrected, corrections: snapshot.corrections }
    return canonicalJson(same) === canonicalJson(snapshot) ? 'same' : canonicalJson(corrected)
  })

const ask = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  reason: string,
  contentOf: (released: Released) => Promise<string | null>,
): Promise<Result<null>> => {
  const [side] = await sidesOf(app, actor, edition)
  if (!side) return NEITHER
  const released = await releasedSnapshot(app.db, edition.id)
  if (!released) return NOT_PUBLIC
  const content = await contentOf(released)
  if (content === 'same') return fail('invalid', 'An den Texten ändert sich so nichts.')
  const kind = content === null ? 'undo' : 'correction'
  const now = app.clock()
  const saved = await app.db.commit([
    askChange(app.db.q, {
      edition_id: edition.id,
      kind,
      base_sha256: released.sha256,
      content,
      sha256: content === null ? null : await sha256(content),
      reason,
      asked_by: actor.id,
      asked_as: side,
      asked_at: now,
    }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: `release.${kind}_asked`,
      subject: edition.id,
      detail: { as: side },
    }),
  ])
  return saved.ok ? ok(null) : WAITS
}

/**
 * The other side confirms what waits, as it was seen.
 * @returns what has happened
 */
export const agreeToChange = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  askedAt: number,
): Promise<Result<Change['kind']>> => {
  const change = await changeOf(app.db, edition.id)
  if (!change || change.asked_at !== askedAt) return WAITS
  const side = (await sidesOf(app, actor, edition)).find((one) => one !== change.asked_as)
  if (!side || change.asked_by === actor.id)
    return fail(
      'forbidden',
      'Zustimmen muss die andere Seite: Geschäftsstelle und Juryvorsitz handeln gemeinsam.',
    )
  const agreement: Agreement = { change, actorId: actor.id, side, now: app.clock() }
  const { q } = app.db
  const saved = await app.db.commit([
    ...(change.kind === 'undo'
      ? await undoing(app, edition, agreement)
      : [publishCorrection(q, agreement), guard, ...keepCorrection(q, agreement)]),
    record(q, {
      at: agreement.now,
      actorId: actor.id,
      editionId: edition.id,
      kind: change.kind === 'undo' ? 'edition.release_undone' : 'edition.release_corrected',
      subject: edition.id,
      detail: { sha256: change.sha256, was: change.base_sha256 },
    }),
  ])
  return saved.ok ? ok(change.kind) : WAITS
}

const undoing = async (app: Services, edition: Edition, agreement: Agreement): Promise<Statement[]> => {
  const { q } = app.db
  const version = (await versionsOf(app.db, edition.id)).at(-1)?.version ?? 1
  const letters = await takenBackLetters(app, edition, version, agreement.change.reason, agreement.now)
  return [takeBack(q, agreement), guard, ...removePublic(q, agreement), ...letters]
}

/** Either side ends what waits: taken back, or refused. */
export const refuseChange = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  askedAt: number,
): Promise<Result<null>> => {
  if ((await sidesOf(app, actor, edition)).length === 0) return NEITHER
  const change = await changeOf(app.db, edition.id)
  if (!change || change.asked_at !== askedAt) return WAITS
  const saved = await app.db.commit([
    dropChange(app.db.q, change),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'release.change_dropped',
      subject: edition.id,
      detail: { kind: change.kind },
    }),
  ])
  return saved.ok ? ok(null) : WAITS
}
