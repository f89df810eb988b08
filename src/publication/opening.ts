/** The moment of the release: by a button or by the clock, in one commit, once. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById } from '../edition/store.ts'
import { postAll } from '../mail/store.ts'
import { loadRelease } from './actions.ts'
import { freezeExamples } from './examples.ts'
import { lettersOf } from './letters.ts'
import { entriesStamp, openResults, publishPhotos, publishSeal } from './opening-store.ts'
import { noteLapse, type Prepared, prepared, seenOf } from './prepared.ts'
import { confirmedEditions, dueEditions, type Seal } from './release-store.ts'
import { keysIn } from './sealing.ts'

/** Somebody presses the button. A second press finds everything open and is as good as the first. */
export const openNow = async (app: Services, actor: Actor, edition: Edition): Promise<Result<null>> => {
  const state = await loadRelease(app, actor, edition)
  if (!state.ok) return state
  return edition.released_at === null ? open(app, edition.id, actor) : ok(null)
}

/** Looks whether what is confirmed still is what would be published, then opens what is due; called at intervals. */
export const watchReleases = async (app: Services): Promise<void> => {
  for (const id of await confirmedEditions(app.db)) {
    const edition = await editionById(app.db, id)
    const state = edition && (await prepared(app, edition))
    if (state?.stage === 'lapsed') await noteLapse(app, state)
  }
  await openDue(app)
}

/** Opens whatever is confirmed and whose time has come; also called before a request that comes later. */
export const openDue = async (app: Services): Promise<void> => {
  for (const id of await dueEditions(app.db, app.clock())) await open(app, id, null)
}

const open = async (app: Services, editionId: string, by: Actor | null): Promise<Result<null>> => {
  // Before everything else is read: whatever changes from here on, the stamp in the write tells.
  const entries = await entriesStamp(app.db, editionId)
  const edition = await editionById(app.db, editionId)
  if (!edition) return fail('not_found', 'Diese Ausgabe gibt es nicht.')
  if (edition.released_at !== null) return ok(null)
  const state = await prepared(app, edition)
  const { seal, stage } = state
  if (stage === 'lapsed') {
    await noteLapse(app, state)
    return LAPSED
  }
  if (!seal || stage !== 'confirmed') return fail('closed', 'Die Ergebnisse sind noch nicht bestätigt.')
  if (await publish(app, state, seal, { entries, by })) return ok(null)
  return (await editionById(app.db, editionId))?.released_at === null ? LAPSED : ok(null)
}

const LAPSED = fail(
  'conflict',
  'Nicht veröffentlicht: Seit der Bestätigung hat sich etwas geändert. Bitte prüfen, neu versiegeln und bestätigen.',
)

/** One commit: phase, snapshot, names of pictures, letters, log. */
const publish = async (
  app: Services,
  state: Prepared,
  seal: Seal,
  { entries, by }: { readonly entries: string; readonly by: Actor | null },
): Promise<boolean> => {
  const { edition, built, versions } = state
  const { q } = app.db
  const now = app.clock()
  const keys = keysIn(built.snapshot)
  const photos = [...built.photos.values()].flat().filter(({ id }) => keys.has(id))
  const letters = await lettersOf(app, edition, built.snapshot, versions.length + 1)
  const { sha256 } = seal
  const saved = await app.db.commit([
    openResults(q, { ...seenOf(state), sha256, entries, photos, byTime: by === null, now }),
    guard,
    ...publishSeal(q, edition.id, by?.id ?? seal.sealed_by, now),
    publishPhotos(q, keys),
    ...(await freezeExamples(app, edition, built.snapshot, now)),
    ...postAll(q, letters, now),
    record(q, {
      at: now,
      actorId: by?.id ?? null,
      editionId: edition.id,
      kind: 'edition.released',
      subject: edition.id,
      detail: { sha256, version: versions.length + 1, confirmedBy: seal.confirmed_by },
    }),
  ])
  return saved.ok
}
