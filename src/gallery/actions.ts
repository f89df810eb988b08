/** Galleries: batch import, publishing. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { discardDue } from '../discard/actions.ts'
import { discardKeys } from '../discard/store.ts'
import { isPlanned } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { type PhotoWords, preparePhoto, type UploadedFile, type UploadOutcome } from '../photo/actions.ts'
import { allKeys } from '../photo/rules.ts'
import { insertGalleryPhoto, type Photo, photosOfGallery } from '../photo/store.ts'
import { incompletePhoto } from '../submission/rules.ts'
import { type CaptionRow, fileKey } from './rules.ts'
import { deletePrivatePhoto, insertHeading, publishAlbum, publishPhotos, unpublish } from './store.ts'
import { type TableHeading, type TablePlace, tablePlaces } from './story.ts'

export interface GalleryImport {
  readonly files: readonly UploadedFile[]
  readonly captions: readonly CaptionRow[]
  /** Holds for pictures whose line names none. */
  readonly credit: string
  readonly rights: string
  readonly licence: string
  readonly persons: Photo['persons']
  readonly source: string
}

export interface ImportOutcome extends UploadOutcome {
  /** Already there from an earlier run: an import can simply be repeated. */
  readonly known: boolean
}

/**
 * Imports pictures in the order of the table (or of the files, without a table), one commit each: what has been
 * taken in stays, and a refused picture does not lose the others. A heading of the table comes with the first of its
 * pictures.
 */
export const importPhotos = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
  batch: GalleryImport,
  progress: (outcome: ImportOutcome) => void = () => {},
): Promise<ImportOutcome[]> => {
  const into = await openImport(app, actorId, edition, batch)
  const outcomes: ImportOutcome[] = []
  for (const [index, file] of batch.files.toSorted(byTable(into.table)).entries()) {
    const outcome = { name: file.name, ...(await importOne(app, into, batch, file, index)) }
    outcomes.push(outcome)
    progress(outcome)
  }
  return outcomes
}

interface Line extends TablePlace {
  readonly row: CaptionRow
}

interface OpenImport {
  readonly actorId: string | null
  readonly edition: Edition
  /** The lines of the table by the key of their file. */
  readonly table: ReadonlyMap<string, Line>
  /** Where the table's first line belongs, and where a file without a line does. */
  readonly base: number
  readonly behind: number
  /** SHA-256 of the pictures that are there. */
  readonly known: Set<string>
  /** Headings of the table that came with an earlier picture. */
  readonly headed: Set<TableHeading>
}

const openImport = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
  batch: GalleryImport,
): Promise<OpenImport> => {
  const places = tablePlaces(batch.captions)
  const table = new Map(
    batch.captions.map((row, index) => {
      const { offset, under } = places[index] ?? { offset: index, under: [] }
      return [fileKey(row.file), { row, offset, under }] as const
    }),
  )
  const photos = await photosOfGallery(app.db, edition.id)
  // Pictures of this table keep their places when the import is repeated or comes file by file.
  const others = photos.filter((photo) => !table.has(fileKey(photo.file_name)))
  const base = others.reduce((max, { position }) => Math.max(max, position + 1), 0)
  const lines = photos.flatMap((photo) => table.get(fileKey(photo.file_name)) ?? [])
  return {
    actorId,
    edition,
    table,
    base,
    behind: base + (places.at(-1)?.offset ?? -1) + 1,
    known: new Set(photos.map(({ sha256 }) => sha256)),
    headed: new Set(lines.flatMap(({ under }) => under)),
  }
}

const byTable =
  (table: ReadonlyMap<string, Line>) =>
  (a: UploadedFile, b: UploadedFile): number =>
    (table.get(fileKey(a.name))?.offset ?? Number.MAX_SAFE_INTEGER) -
    (table.get(fileKey(b.name))?.offset ?? Number.MAX_SAFE_INTEGER)

type Outcome = Omit<ImportOutcome, 'name'>

const importOne = async (
  app: Services,
  into: OpenImport,
  batch: GalleryImport,
  file: UploadedFile,
  index: number,
): Promise<Outcome> => {
  if (into.known.has(await sha256(file.bytes))) return KNOWN
  const line = into.table.get(fileKey(file.name))
  const position = line ? into.base + line.offset : into.behind + index
  const owner = { galleryEditionId: into.edition.id }
  const words = { ...wordsOf(line?.row, batch), entered_by: into.actorId }
  const prepared = await preparePhoto(app, owner, file, words, position)
  if (!prepared.ok) return { error: prepared.error.message, known: false }
  const { photo, discard } = prepared.value
  const headings = (line?.under ?? []).filter((heading) => !into.headed.has(heading))
  const saved = await app.db.commit([
    insertGalleryPhoto(app.db.q, photo),
    ...headings.map((heading) =>
      insertHeading(app.db.q, into.edition.id, into.base + heading.offset, heading),
    ),
    record(app.db.q, {
      at: app.clock(),
      actorId: into.actorId,
      editionId: into.edition.id,
      kind: 'gallery.photo_imported',
      subject: photo.id,
      detail: { sha256: photo.sha256 },
    }),
  ])
  if (saved.ok) {
    into.known.add(photo.sha256)
    for (const heading of headings) into.headed.add(heading)
    return { error: null, known: false }
  }
  await discard()
  return saved.error === 'unique' ? KNOWN : { error: WITHDRAWN, known: false }
}

const KNOWN: Outcome = { error: null, known: true }

const WITHDRAWN =
  'Dieses Bild wurde zurückgezogen und kommt deshalb nicht wieder in die Galerie. Warum, steht im Rechteverzeichnis.'

/** What the line says of a picture, and what holds for the whole album where it says nothing. */
const wordsOf = (row: CaptionRow | undefined, album: GalleryImport): PhotoWords => ({
  caption: row?.caption ?? '',
  alt: row?.alt ?? '',
  credit: row?.credit || album.credit,
  // Terms of the line are not mixed with those of the album.
  ...(row?.rights || row?.licence
    ? { rights: row.rights, licence: row.licence }
    : { rights: album.rights, licence: album.licence }),
  persons: row?.persons || album.persons,
  source: album.source,
})

/** Deletes a picture that the public has not seen, with every size; what is public is withdrawn instead. */
export const removeGalleryPhoto = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  photoId: string,
): Promise<Result<null>> => {
  const photo = (await photosOfGallery(app.db, edition.id)).find(({ id }) => id === photoId)
  if (!photo) return fail('not_found', 'Dieses Bild gibt es nicht mehr.')
  const saved = await app.db.commit([
    deletePrivatePhoto(app.db.q, edition.id, photoId),
    guard,
    discardKeys(app.db.q, allKeys(photo), app.clock()),
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'gallery.photo_removed',
      subject: photoId,
    }),
  ])
  if (!saved.ok)
    return fail(
      'closed',
      'Dieses Bild ist öffentlich oder nach einem Einwand verborgen. Bitte ziehen Sie es zurück; dann bleibt im Rechteverzeichnis stehen, warum.',
    )
  await discardDue(app)
  return ok(null)
}

/** What a picture of the album still lacks before it may be public, as a sentence; '' when it is complete. */
export const gapOf = (photo: Photo): string =>
  incompletePhoto({ ...photo, rights: photo.rights || photo.licence })

/** Which pictures still lack something before the gallery can be public. */
export const galleryGaps = (photos: readonly Photo[]): string[] =>
  photos.flatMap((photo, index) => {
    const missing = gapOf(photo)
    return missing === '' ? [] : [`Bild ${index + 1} (${photo.file_name}): ${missing}`]
  })

const PLANNED =
  'Diese Ausgabe ist noch in Vorbereitung. Ihre Galerie können Sie veröffentlichen, sobald die Einreichung begonnen hat.'

/** Makes the gallery public, though not before its year is; every picture gets its public name now. */
export const publishGallery = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
): Promise<Result<null>> => {
  const now = app.clock()
  if (isPlanned(edition, now)) return fail('closed', PLANNED)
  const photos = await photosOfGallery(app.db, edition.id)
  if (photos.length === 0) return fail('invalid', 'Die Galerie hat noch keine Bilder.')
  const gaps = galleryGaps(photos)
  if (gaps.length > 0) return fail('invalid', `Noch nicht veröffentlicht. ${gaps.slice(0, 5).join(' ')}`)
  const saved = await app.db.commit([
    publishAlbum(app.db.q, edition.id, now),
    guard,
    publishPhotos(app.db.q, photos),
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
    ...unpublish(app.db.q, edition.id),
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
