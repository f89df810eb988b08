/** Taking pictures in: look at the header, make the sizes, store them, then write the row. */
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { newId, sha256 } from '../core/ids.ts'
import { ImageUnreadable, type Rendition } from '../core/ports.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Own } from '../submission/actions.ts'
import { ALT_IS_FILE_NAME, isFileName, mayEdit } from '../submission/rules.ts'
import { probeImage } from './header.ts'
import {
  allKeys,
  movedBy,
  originalKey,
  overtakenBy,
  renditionKey,
  renditionName,
  sameWords,
  stampOf,
  WIDTHS,
} from './rules.ts'
import {
  deletePhoto,
  NOTHING_SAID,
  type Photo,
  type PhotoOwner,
  photosOfSubmission,
  placePhoto,
  type TextRow,
  touchBeforeDeadline,
  updateTextsAsRead,
} from './store.ts'

/** A file as it came in; the name is only shown, never used as a path. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The texts a picture may come with, and what the rights ledger is to know of it. */
export type PhotoWords = Pick<Photo, 'caption' | 'alt' | 'credit' | 'rights'> &
  Partial<Pick<Photo, 'persons' | 'licence' | 'source' | 'entered_by'>>

export interface PreparedPhoto {
  readonly photo: Photo
  /** Removes the stored files again when the row could not be written. */
  discard(): Promise<void>
}

/**
 * Checks a picture and stores its sizes and its original; the caller writes the row.
 * @returns the row to insert, or a German sentence saying why the picture is refused
 */
export const preparePhoto = async (
  app: Services,
  owner: PhotoOwner,
  file: UploadedFile,
  texts: PhotoWords,
  position: number,
  id = newId(),
): Promise<Result<PreparedPhoto>> => {
  const header = probeImage(file.bytes)
  if (!header.ok) return fail('invalid', header.error.message)
  try {
    const renditions = await app.images.render(file.bytes, WIDTHS)
    const largest = renditions.reduce((a, b) => (b.width > a.width ? b : a))
    const photo: Photo = {
      id,
      submission_id: 'submissionId' in owner ? owner.submissionId : null,
      gallery_edition_id: 'galleryEditionId' in owner ? owner.galleryEditionId : null,
      position,
      file_name: fileNameOf(file),
      sha256: await sha256(file.bytes),
      width: largest.width,
      height: largest.height,
      renditions: JSON.stringify(renditions.map(({ width, height, format }) => [width, height, format])),
      colour: await colourOf(app, renditions),
      ...NOTHING_SAID,
      ...texts,
      created_at: app.clock(),
    }
    await Promise.all([
      app.files.put(originalKey(photo.id), file.bytes, 'application/octet-stream'),
      ...renditions.map(({ width, format, bytes }) =>
        app.files.put(renditionKey(photo.id, renditionName(width, format)), bytes, `image/${format}`),
      ),
    ])
    return ok({ photo, discard: () => app.files.delete(allKeys(photo)) })
  } catch (error) {
    if (error instanceof ImageUnreadable) {
      return fail(
        'invalid',
        'Das Bild ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie es neu als JPEG und versuchen Sie es noch einmal.',
      )
    }
    throw error
  }
}

/** Without what no name should hold, and not too long. */
export const fileNameOf = ({ name }: UploadedFile): string => name.replace(/\p{Cc}/gu, ' ').slice(0, 200)

/** From the smallest size, which is decoded quickest. */
const colourOf = async (app: Services, renditions: readonly Rendition[]): Promise<string | null> => {
  const [smallest] = renditions
    .filter(({ format }) => format === 'jpeg')
    .toSorted((a, b) => a.width - b.width)
  return smallest ? app.images.meanColour(smallest.bytes) : null
}

/** What became of one uploaded file. */
export interface UploadOutcome {
  readonly name: string
  readonly error: string | null
}

/** What happened to a picture of a submission, for the log. */
export const photoEvent = (
  { db: { q } }: Services,
  { id: actorId }: Actor,
  { submission, edition }: Own,
  kind: AuditKind,
  photo: string | null,
  at: number,
): Statement => {
  const detail = photo === null ? {} : { photo }
  return record(q, { at, actorId, editionId: edition.id, kind, subject: submission.id, detail })
}

export type TextsRefusal =
  | { readonly kind: 'closed'; readonly message: string }
  /** `errors` name the row. */
  | { readonly kind: 'invalid' | 'overtaken'; readonly errors: FieldError[] }

const closed = (message: string) => ({ ok: false, error: { kind: 'closed', message } }) as const

/** Texts of a picture; `seen` stands for what their author saw before, where it comes from a page. */
export type TypedRow = TextRow & { readonly seen?: string }

/**
 * Saves the texts of the submission's pictures; everything may be missing, but a file name is no alt text. What
 * somebody else has written since is never replaced unseen.
 */
export const saveSubmissionPhotoTexts = async (
  app: Services,
  actor: Actor,
  own: Own,
  rows: readonly TypedRow[],
  receivedAt: number,
): Promise<Result<null, TextsRefusal>> => {
  const allowed = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!allowed.ok) return closed(allowed.error.message)
  const submissionId = own.submission.id
  const photos = new Map((await photosOfSubmission(app.db, submissionId)).map((photo) => [photo.id, photo]))
  const errors = rows.flatMap(({ id, alt }, index) =>
    isFileName(alt, photos.get(id)?.file_name ?? '')
      ? [{ field: `alt[].${index}`, message: ALT_IS_FILE_NAME }]
      : [],
  )
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const overtaken = await overtakenRows(rows, photos)
  if (overtaken.length > 0) return { ok: false, error: { kind: 'overtaken', errors: overtaken } }
  const saved = await app.db.commit([
    touchBeforeDeadline(app.db.q, { id: submissionId, actorId: actor.id, receivedAt, now: app.clock() }),
    guard,
    ...rows.flatMap((row) => {
      const read = photos.get(row.id)
      return read && !sameWords(row, read)
        ? [updateTextsAsRead(app.db.q, { submissionId }, row, read), guard]
        : []
    }),
    photoEvent(app, actor, own, 'photo.texts_saved', null, receivedAt),
  ])
  if (saved.ok) return ok(null)
  const now = new Map((await photosOfSubmission(app.db, submissionId)).map((photo) => [photo.id, photo]))
  const since = await overtakenRows(rows, now)
  return since.length > 0 ? { ok: false, error: { kind: 'overtaken', errors: since } } : closed(JUST_CLOSED)
}

/** The rows that would replace what their author has not seen, each with what stands there. */
const overtakenRows = async (
  rows: readonly TypedRow[],
  photos: ReadonlyMap<string, Photo>,
): Promise<FieldError[]> => {
  const found = await Promise.all(
    rows.map(async (row, index) => {
      const stored = photos.get(row.id)
      if (!stored || row.seen === undefined || sameWords(row, stored)) return []
      return row.seen === (await stampOf(stored))
        ? []
        : [{ field: `caption[].${index}`, message: overtakenBy(stored) }]
    }),
  )
  return found.flat()
}

const JUST_CLOSED = 'Die Einreichung ist gerade geschlossen worden.'

/** Moves one picture of the submission before or behind its neighbour. */
export const moveSubmissionPhoto = async (
  app: Services,
  actor: Actor,
  own: Own,
  photoId: string,
  by: -1 | 1,
  receivedAt: number,
): Promise<Result<null>> => {
  const allowed = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!allowed.ok) return allowed
  const ids = (await photosOfSubmission(app.db, own.submission.id)).map(({ id }) => id)
  const saved = await app.db.commit([
    touchBeforeDeadline(app.db.q, { id: own.submission.id, actorId: actor.id, receivedAt, now: app.clock() }),
    guard,
    ...movedBy(ids, photoId, by).map((id, position) => placePhoto(app.db.q, own.submission.id, id, position)),
    photoEvent(app, actor, own, 'photo.moved', photoId, receivedAt),
  ])
  return saved.ok ? ok(null) : fail('closed', JUST_CLOSED)
}

/** Deletes one picture of the submission, with all its sizes. */
export const removeSubmissionPhoto = async (
  app: Services,
  actor: Actor,
  own: Own,
  photoId: string,
  receivedAt: number,
): Promise<Result<null>> => {
  const allowed = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!allowed.ok) return allowed
  const photo = (await photosOfSubmission(app.db, own.submission.id)).find(({ id }) => id === photoId)
  if (!photo) return fail('not_found', 'Dieses Foto gibt es nicht mehr.')
  const saved = await app.db.commit([
    touchBeforeDeadline(app.db.q, { id: own.submission.id, actorId: actor.id, receivedAt, now: app.clock() }),
    guard,
    deletePhoto(app.db.q, { submissionId: own.submission.id }, photoId),
    photoEvent(app, actor, own, 'photo.deleted', photoId, receivedAt),
  ])
  if (!saved.ok) return fail('closed', JUST_CLOSED)
  await app.files.delete(allKeys(photo))
  return ok(null)
}
