/** Galleries: batch import, texts, publishing. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newBlobKey, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { type PhotoWords, preparePhoto, type UploadedFile, type UploadOutcome } from '../photo/actions.ts'
import { allKeys } from '../photo/rules.ts'
import {
  deletePhoto,
  insertGalleryPhoto,
  type Photo,
  photosOfGallery,
  type TextRow,
  updateTexts,
} from '../photo/store.ts'
import { incompleteTexts } from '../submission/rules.ts'
import { type CaptionRow, fileKey } from './rules.ts'

export interface GalleryImport {
  readonly files: readonly UploadedFile[]
  readonly captions: readonly CaptionRow[]
  /** Credit and rights of the album, for pictures whose line names none. */
  readonly credit: string
  readonly rights: string
}

export interface ImportOutcome extends UploadOutcome {
  /** Already there from an earlier run: an import can simply be repeated. */
  readonly known: boolean
}

/**
 * Imports pictures in the order of the table (or of the files, without a table), one commit each: what has been
 * taken in stays, and a refused picture does not lose the others.
 */
export const importPhotos = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
  batch: GalleryImport,
  progress: (outcome: ImportOutcome) => void = () => {},
): Promise<ImportOutcome[]> => {
  const listed = new Map(batch.captions.map((row, index) => [fileKey(row.file), { row, index }]))
  const existing = await photosOfGallery(app.db, edition.id)
  // Pictures of this table keep their places when the import is repeated or comes file by file.
  const base = existing
    .filter((photo) => !listed.has(fileKey(photo.file_name)))
    .reduce((max, { position }) => Math.max(max, position + 1), 0)
  const known = new Set(existing.map(({ sha256 }) => sha256))
  const ordered = batch.files.toSorted((a, b) => placeOf(a, listed) - placeOf(b, listed))
  const outcomes: ImportOutcome[] = []
  for (const [index, file] of ordered.entries()) {
    const place = listed.get(fileKey(file.name))
    const position = base + (place?.index ?? listed.size + index)
    const texts = {
      caption: place?.row.caption ?? '',
      alt: place?.row.alt ?? '',
      credit: place?.row.credit || batch.credit,
      rights: place?.row.rights || batch.rights,
    }
    const outcome = {
      name: file.name,
      ...(await importOne(app, actorId, edition, file, texts, position, known)),
    }
    outcomes.push(outcome)
    progress(outcome)
  }
  return outcomes
}

const placeOf = (file: UploadedFile, listed: Map<string, { index: number }>): number =>
  listed.get(fileKey(file.name))?.index ?? Number.MAX_SAFE_INTEGER

const importOne = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
  file: UploadedFile,
  texts: PhotoWords,
  position: number,
  known: Set<string>,
): Promise<{ error: string | null; known: boolean }> => {
  if (known.has(await sha256(file.bytes))) return { error: null, known: true }
  const prepared = await preparePhoto(app, { galleryEditionId: edition.id }, file, texts, position)
  if (!prepared.ok) return { error: prepared.error.message, known: false }
  const { photo, discard } = prepared.value
  const saved = await app.db.commit([
    insertGalleryPhoto(app.db.q, photo),
    record(app.db.q, {
      at: app.clock(),
      actorId,
      editionId: edition.id,
      kind: 'gallery.photo_imported',
      subject: photo.id,
      detail: { file: photo.file_name, sha256: photo.sha256 },
    }),
  ])
  if (saved.ok) {
    known.add(photo.sha256)
    return { error: null, known: false }
  }
  await discard()
  if (saved.error === 'unique') return { error: null, known: true }
  return { error: 'Das Bild konnte nicht gespeichert werden.', known: false }
}

/** Saves the album's texts, picture by picture. */
export const saveGalleryTexts = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  rows: readonly TextRow[],
): Promise<Result<null>> => {
  // What is public stays complete.
  const incomplete =
    edition.gallery_published_at === null ? undefined : rows.find((row) => incompleteTexts(row) !== '')
  if (incomplete) {
    return fail(
      'invalid',
      `Die Galerie ist öffentlich; jedes Bild braucht alle Angaben. ${incompleteTexts(incomplete)}`,
    )
  }
  const saved = await app.db.commit([
    ...rows.map((row) => updateTexts(app.db.q, { galleryEditionId: edition.id }, row)),
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'gallery.texts_saved',
      subject: edition.id,
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Die Texte konnten nicht gespeichert werden. Bitte laden Sie die Seite neu.')
}

/** Removes one picture with every size, at once. */
export const removeGalleryPhoto = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  photoId: string,
): Promise<Result<null>> => {
  const photo = (await photosOfGallery(app.db, edition.id)).find(({ id }) => id === photoId)
  if (!photo) return fail('not_found', 'Dieses Bild gibt es nicht mehr.')
  const saved = await app.db.commit([
    deletePhoto(app.db.q, { galleryEditionId: edition.id }, photoId),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'gallery.photo_removed',
      subject: photoId,
    }),
  ])
  if (!saved.ok) return fail('not_found', 'Dieses Bild gibt es nicht mehr.')
  await app.files.delete(allKeys(photo))
  return ok(null)
}

/** Which pictures still lack something before the gallery can be public. */
export const galleryGaps = (photos: readonly Photo[]): string[] =>
  photos.flatMap((photo, index) => {
    const missing = incompleteTexts(photo)
    return missing === '' ? [] : [`Bild ${index + 1} (${photo.file_name}): ${missing}`]
  })

/** Makes the gallery public; every picture gets its public name now. */
export const publishGallery = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
): Promise<Result<null>> => {
  const photos = await photosOfGallery(app.db, edition.id)
  if (photos.length === 0) return fail('invalid', 'Die Galerie hat noch keine Bilder.')
  const gaps = galleryGaps(photos)
  if (gaps.length > 0) return fail('invalid', `Noch nicht veröffentlicht. ${gaps.slice(0, 5).join(' ')}`)
  const now = app.clock()
  const saved = await app.db.commit([
    app.db.q.updateTable('edition').set({ gallery_published_at: now }).where('id', '=', edition.id),
    ...photos.map((photo) =>
      app.db.q
        .updateTable('photo')
        .set({ public_key: newBlobKey() })
        .where('id', '=', photo.id)
        .where('public_key', 'is', null),
    ),
    record(app.db.q, {
      at: now,
      actorId,
      editionId: edition.id,
      kind: 'gallery.published',
      subject: edition.id,
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Die Galerie konnte nicht veröffentlicht werden. Bitte laden Sie die Seite neu.')
}

/** Takes the gallery out of the public; the public names die with it. */
export const unpublishGallery = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<null>> => {
  await app.db.commit([
    app.db.q.updateTable('edition').set({ gallery_published_at: null }).where('id', '=', edition.id),
    app.db.q.updateTable('photo').set({ public_key: null }).where('gallery_edition_id', '=', edition.id),
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'gallery.unpublished',
      subject: edition.id,
    }),
  ])
  return ok(null)
}
