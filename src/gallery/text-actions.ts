/** Texts of the album's pictures: many at once, each row for itself. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { type Photo, photosOfGallery } from '../photo/store.ts'
import { gapOf } from './actions.ts'
import { updatePhotoTexts } from './store.ts'
import { overtaken, sameTexts, type TypedTexts, textsOf } from './text-rules.ts'

/** What became of one row: saved as `version`, or why not; `version` then is what is stored, to save over it knowingly. */
export interface RowOutcome {
  readonly id: string
  readonly state: 'saved' | 'overtaken' | 'incomplete' | 'gone'
  readonly version: number
  readonly message: string
}

/**
 * Saves each row that says something new, only over the version its author saw. A row that cannot be saved does not
 * keep the others; it comes back with what is stored.
 */
export const saveGalleryTexts = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  rows: readonly TypedTexts[],
): Promise<RowOutcome[]> => {
  const stored = await storedPhotos(app, edition)
  const outcomes = rows.map((row) => judge(row, stored.get(row.id)))
  const changed = rows.filter((row, index) => {
    const photo = stored.get(row.id)
    return photo && outcomes[index]?.state === 'saved' && !sameTexts(row, textsOf(photo))
  })
  if (changed.length === 0) return outcomes
  const saved = await app.db.commit([
    ...changed.flatMap((row) => [updatePhotoTexts(app.db.q, edition.id, row, textsOf(row)), guard]),
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'gallery.texts_saved',
      subject: edition.id,
      detail: { photos: changed.map(({ id }) => id) },
    }),
  ])
  if (saved.ok) {
    const written = new Set(changed.map(({ id }) => id))
    return outcomes.map((one) => (written.has(one.id) ? { ...one, version: one.version + 1 } : one))
  }
  // Somebody was faster by a moment, and nothing was written: what is stored now says which rows that concerns.
  const now = await storedPhotos(app, edition)
  return rows.map((row) => {
    const outcome = judge(row, now.get(row.id))
    return outcome.state === 'saved' ? { ...outcome, state: 'overtaken', message: AGAIN } : outcome
  })
}

const AGAIN =
  'Nicht gespeichert, weil gleichzeitig ein anderes Bild geändert wurde. Bitte noch einmal speichern.'

const storedPhotos = async (app: Services, edition: Edition): Promise<Map<string, Photo>> =>
  new Map((await photosOfGallery(app.db, edition.id)).map((photo) => [photo.id, photo]))

const judge = (row: TypedTexts, stored: Photo | undefined): RowOutcome => {
  if (!stored)
    return { id: row.id, state: 'gone', version: row.version, message: 'Dieses Bild gibt es nicht mehr.' }
  const { version } = stored
  const is = (state: RowOutcome['state'], message: string) => ({ id: row.id, state, version, message })
  if (row.version !== version && !sameTexts(row, textsOf(stored)))
    return is('overtaken', overtaken(row, textsOf(stored)))
  const gap = gapOf({ ...stored, ...textsOf(row) })
  // What is public stays complete.
  if (gap !== '' && stored.public_key !== null)
    return is('incomplete', `Nicht gespeichert: Das Bild ist öffentlich und braucht alle Angaben. ${gap}`)
  return is('saved', gap)
}

/** How many pictures of the album still lack something. */
export const countGaps = async (app: Services, edition: Edition): Promise<number> =>
  (await photosOfGallery(app.db, edition.id)).filter((photo) => gapOf(photo) !== '').length
