/** Taking pictures of an entry in: made at once, or, where there is a queue, after the answer. */
import type { Actor } from '../account/rules.ts'
import { guard, type Statement } from '../core/database.ts'
import { newId, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Own } from '../submission/actions.ts'
import { mayEdit } from '../submission/rules.ts'
import { fileNameOf, photoEvent, preparePhoto, type UploadedFile, type UploadOutcome } from './actions.ts'
import { probeImage } from './header.ts'
import { forgetRefusals, insertIntake, intakesOf } from './intake-store.ts'
import { LEFT_TO_QUEUE_MS, MAX_PHOTOS, originalKey } from './rules.ts'
import { insertSubmissionPhoto, photosOfSubmission, touchBeforeDeadline } from './store.ts'

/** Adds pictures to the actor's own submission; one refused picture does not lose the others. */
export const addSubmissionPhotos = async (
  app: Services,
  actor: Actor,
  own: Own,
  files: readonly UploadedFile[],
  receivedAt: number,
): Promise<Result<UploadOutcome[]>> => {
  const allowed = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!allowed.ok) return allowed
  const existing = [
    ...(await photosOfSubmission(app.db, own.submission.id)),
    ...(await intakesOf(app.db, own.submission.id)).filter(({ refused }) => refused === null),
  ]
  const outcomes: UploadOutcome[] = []
  const known = new Set(existing.map(({ sha256 }) => sha256))
  for (const file of files) {
    const digest = await sha256(file.bytes)
    const error = known.has(digest)
      ? ALREADY_THERE
      : await addOne(app, actor, own, { ...file, digest, position: known.size }, receivedAt)
    if (error === null) known.add(digest)
    outcomes.push({ name: file.name, error })
  }
  return ok(outcomes)
}

const ALREADY_THERE = 'Dieses Foto ist schon dabei.'

const TOO_MANY = `Mehr als ${MAX_PHOTOS} Fotos sind nicht möglich. Löschen Sie zuerst ein anderes.`

interface NextFile extends UploadedFile {
  readonly digest: string
  readonly position: number
}

/** @returns why it was refused; null when it was taken */
const addOne = async (app: Services, actor: Actor, own: Own, file: NextFile, receivedAt: number) => {
  if (file.position >= MAX_PHOTOS) return TOO_MANY
  const { id: submissionId } = own.submission
  const made = await (app.queue ? takeIn(app, submissionId, file) : makeNow(app, submissionId, file))
  if (!made.ok) return made.error.message
  const { id, writes, discard } = made.value
  const saved = await app.db.commit([
    touchBeforeDeadline(app.db.q, { id: submissionId, actorId: actor.id, receivedAt, now: app.clock() }),
    guard,
    ...writes,
    guard,
    photoEvent(app, actor, own, 'photo.added', id, receivedAt),
  ])
  if (saved.ok) {
    // What gets lost here, the tick finds.
    await app.queue?.send({ kind: 'photo', id }).catch(() => undefined)
    return null
  }
  await discard()
  const late = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!late.ok) return late.error.message
  return saved.error === 'unique' ? ALREADY_THERE : TOO_MANY
}

/** What is stored already, and the statements that make it count; the last one is guarded. */
interface Stored {
  readonly id: string
  readonly writes: readonly Statement[]
  discard(): Promise<void>
}

const makeNow = async (app: Services, submissionId: string, file: NextFile): Promise<Result<Stored>> => {
  const noTexts = { caption: '', alt: '', credit: '', rights: '' }
  const prepared = await preparePhoto(app, { submissionId }, file, noTexts, file.position)
  if (!prepared.ok) return prepared
  const { photo, discard } = prepared.value
  return ok({ id: photo.id, writes: [insertSubmissionPhoto(app.db.q, photo)], discard })
}

/** Stores the original alone; its sizes are made after the answer. */
const takeIn = async (app: Services, submissionId: string, file: NextFile): Promise<Result<Stored>> => {
  const header = probeImage(file.bytes)
  if (!header.ok) return fail('invalid', header.error.message)
  const id = newId()
  const now = app.clock()
  const row = {
    id,
    submission_id: submissionId,
    position: file.position,
    file_name: fileNameOf(file),
    sha256: file.digest,
    received_at: now,
    tries: 0,
    next_at: now + LEFT_TO_QUEUE_MS,
    refused: null,
  }
  await app.files.put(originalKey(id), file.bytes, 'application/octet-stream')
  return ok({
    id,
    writes: [forgetRefusals(app.db.q, submissionId), insertIntake(app.db.q, row)],
    discard: () => app.files.delete([originalKey(id)]),
  })
}
