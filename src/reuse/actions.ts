/** Starting a draft from an earlier entry that the actor may see. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, newId } from '../core/ids.ts'
import { logError } from '../core/log.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById, listCategories } from '../edition/store.ts'
import { currentForm } from '../entry-form/store.ts'
import { sizeKeys } from '../photo/rules.ts'
import {
  insertSubmissionPhoto,
  NOTHING_SAID,
  type Photo,
  photosOfSubmission,
  touchBeforeDeadline,
} from '../photo/store.ts'
import { type Own, startDraft } from '../submission/actions.ts'
import { callOpen } from '../submission/rules.ts'
import { updateBeforeDeadline } from '../submission/store.ts'
import { type CarryOver, carryOver } from './rules.ts'

/** What would be taken over into a draft of `target`. */
export const previewCopy = async (
  app: Services,
  { submission, edition }: Own,
  target: Edition,
): Promise<CarryOver> => {
  const categories = await listCategories(app.db, edition.id)
  return carryOver(
    {
      category: categories.find(({ id }) => id === submission.category_id)?.name ?? null,
      answers: JSON.parse(submission.answers) as Record<string, string>,
      questions: (await currentForm(app.db, edition)).questions,
    },
    {
      categories: await listCategories(app.db, target.id),
      questions: (await currentForm(app.db, target)).questions,
    },
  )
}

export interface Copied {
  readonly id: string
  /** Pictures that could not be copied. */
  readonly lostPhotos: number
}

/** A new draft of an open call, filled with what fits; pictures keep their texts, their rights are confirmed anew. */
export const copyEntry = async (
  app: Services,
  actor: Actor,
  own: Own,
  input: { edition: string; photos: boolean },
  receivedAt: number,
): Promise<Result<Copied>> => {
  const target = await editionById(app.db, input.edition)
  if (!target) return fail('not_found', 'Diese Ausgabe gibt es nicht.')
  const open = callOpen(target, receivedAt)
  if (!open.ok) return open
  const { category, answers } = await previewCopy(app, own, target)
  const started = await startDraft(app, actor, target.id, receivedAt)
  if (!started.ok) return started
  const { submission } = own
  const filled = await app.db.commit([
    updateBeforeDeadline(
      app.db.q,
      { id: started.value, actorId: actor.id, version: 1, receivedAt, now: app.clock() },
      {
        title: submission.title,
        organisation: submission.organisation,
        organisation_key: submission.organisation_key,
        organisation_population: submission.organisation_population,
        organisation_kind: submission.organisation_kind,
        category_id: category,
        answers: canonicalJson(answers),
      },
    ),
    guard,
    record(app.db.q, {
      at: receivedAt,
      actorId: actor.id,
      editionId: target.id,
      kind: 'submission.copied',
      subject: started.value,
      detail: { from: submission.id },
    }),
  ])
  if (!filled.ok) return fail('closed', 'Die Einreichung ist gerade geschlossen worden.')
  const photos = input.photos ? await photosOfSubmission(app.db, submission.id) : []
  const copied = await copyPhotos(app, actor, started.value, photos, receivedAt)
  return ok({ id: started.value, lostPhotos: photos.length - copied })
}

/** Copies pictures one after the other, each with files of its own, so that deleting one never harms the other. */
const copyPhotos = async (
  app: Services,
  actor: Actor,
  id: string,
  photos: readonly Photo[],
  receivedAt: number,
): Promise<number> => {
  let copied = 0
  for (const photo of photos) if (await copyPhoto(app, actor, id, photo, receivedAt)) copied += 1
  return copied
}

const copyPhoto = async (app: Services, actor: Actor, id: string, photo: Photo, receivedAt: number) => {
  const copy: Photo = {
    ...photo,
    // Whether a picture may be shown is asked anew each time.
    ...NOTHING_SAID,
    focus_x: photo.focus_x,
    focus_y: photo.focus_y,
    id: newId(),
    submission_id: id,
    rights: '',
    created_at: receivedAt,
  }
  const keys = sizeKeys(copy)
  try {
    await copyFiles(app, sizeKeys(photo), keys)
  } catch (error) {
    logError('photo.copy-broken', error, { photo: photo.id })
    await app.files.delete(keys)
    return false
  }
  const saved = await app.db.commit([
    touchBeforeDeadline(app.db.q, { id, actorId: actor.id, receivedAt, now: app.clock() }),
    guard,
    insertSubmissionPhoto(app.db.q, copy),
    guard,
  ])
  if (!saved.ok) await app.files.delete(keys)
  return saved.ok
}

/** @throws when one of the delivered sizes is missing */
const copyFiles = async (app: Services, from: readonly string[], to: readonly string[]) => {
  for (const [index, key] of from.entries()) {
    const file = await app.files.get(key)
    // Of older pictures the original may be gone; what is shown never is.
    if (!file && key.startsWith('originals/')) continue
    if (!file) throw new Error(`missing file ${key}`)
    const bytes = new Uint8Array(await new Response(file.body).arrayBuffer())
    await app.files.put(to[index] ?? '', bytes, file.type)
  }
}
