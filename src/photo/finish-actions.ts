/** Makes pictures of what has come in: after the answer, by a queue, and by the tick where the queue has failed. */
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { preparePhoto } from './actions.ts'
import {
  claimIntake,
  deleteIntake,
  dueIntakes,
  forgetOldRefusals,
  refuseIntake,
  waitingIntake,
} from './intake-store.ts'
import { intakeDelay, MOST_TRIES, originalKey, REFUSAL_SHOWN_MS } from './rules.ts'
import { insertSubmissionPhoto, photoById } from './store.ts'

/**
 * Makes the picture of one intake; a second call, also at the same time, changes nothing.
 * @throws whatever the storage or the service throws: then try again
 */
export const finishPhoto = async (app: Services, id: string): Promise<void> => {
  const { q } = app.db
  const intake = await waitingIntake(app.db, id)
  if (!intake) return
  const { submission_id: submissionId, file_name: name, position, edition_id: editionId } = intake
  const original = await app.files.get(originalKey(id))
  const noTexts = { caption: '', alt: '', credit: '', rights: '' }
  const prepared = original
    ? await preparePhoto(
        app,
        { submissionId },
        { name, bytes: new Uint8Array(await new Response(original.body).arrayBuffer()) },
        noTexts,
        position,
        id,
      )
    : fail('invalid', GONE)
  if (!prepared.ok) return refuse(app, id, prepared.error.message)
  const saved = await app.db.commit([
    insertSubmissionPhoto(q, { ...prepared.value.photo, created_at: intake.received_at }),
    guard,
    deleteIntake(q, id),
    guard,
    record(q, {
      at: app.clock(),
      actorId: null,
      editionId,
      kind: 'photo.finished',
      subject: submissionId,
      detail: { photo: id },
    }),
  ])
  // Somebody else has made the same picture, or nobody wants it any more: then its sizes go again.
  if (!saved.ok && !(await photoById(app.db, id))) await prepared.value.discard()
}

const GONE = 'Die Datei ist nicht angekommen. Bitte laden Sie das Foto noch einmal hoch.'
const GIVEN_UP =
  'Das Foto ließ sich mehrmals nicht verarbeiten. Das liegt nicht an Ihnen; bitte laden Sie es noch einmal hoch.'

const refuse = async (app: Services, id: string, why: string): Promise<void> => {
  await app.db.commit([refuseIntake(app.db.q, id, why, app.clock() + REFUSAL_SHOWN_MS)])
}

/** Pictures of one round: a Worker has 128 MB and half a minute. */
const AT_ONCE = 3

/** Finishes what no queue has finished in time; gives up after `MOST_TRIES`. */
export const finishDue = async (app: Services): Promise<void> => {
  const now = app.clock()
  await app.db.commit([forgetOldRefusals(app.db.q, now)])
  for (const intake of await dueIntakes(app.db, now, AT_ONCE)) {
    if (intake.tries >= MOST_TRIES) {
      await refuse(app, intake.id, GIVEN_UP)
      continue
    }
    const mine = await app.db.commit([
      claimIntake(app.db.q, intake, now + intakeDelay(intake.tries + 1)),
      guard,
    ])
    if (mine.ok) await finishPhoto(app, intake.id)
  }
}
