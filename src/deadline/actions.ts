/** Organisers extend the deadline: for all, with a public reason, or for one entry. */
import { callExtendedLetter, entryExtendedLetter } from '../../views/mail/deadline.ts'
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { letterToAll } from '../submission/letters.ts'
import { deadlineOf } from '../submission/rules.ts'
import type { Submission } from '../submission/store.ts'
import { extensionError, mayExtend } from './rules.ts'
import type { ExtensionInput } from './schema.ts'
import { draftOwners, extendCallUntil, extendEntryUntil, insertExtension } from './store.ts'

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes die Termine oder die Einreichung geändert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.'

/** Extends the deadline of all; owners of drafts get a letter. */
export const extendCall = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { until, reason }: ExtensionInput,
): Promise<Result<null>> => {
  const { q } = app.db
  const now = app.clock()
  const allowed = mayExtend(edition, now)
  if (!allowed.ok) return allowed
  const from = edition.call_closes_at ?? 0
  const wrong = extensionError(edition, from, until, now)
  if (wrong !== null) return fail('invalid', wrong)
  const id = newId()
  const letter = callExtendedLetter({
    edition: edition.title,
    until,
    reason,
    link: app.config.origin + paths.submissions,
  })
  const owners = await draftOwners(app.db, edition.id)
  const saved = await app.db.commit([
    extendCallUntil(q, edition, until, now),
    guard,
    insertExtension(q, {
      id,
      edition_id: edition.id,
      submission_id: null,
      until_at: until,
      reason,
      granted_at: now,
    }),
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.deadline_extended',
      subject: edition.id,
      detail: { from, to: until },
    }),
    ...owners.map((owner) =>
      post(q, { key: `extension:${id}:${owner.id}`, kind: 'deadline', to: owner.email, ...letter }, now),
    ),
  ])
  return saved.ok ? ok(null) : fail('conflict', CHANGED)
}

/** Gives one entry, draft or handed in, a later deadline of its own; everybody who works on it gets a letter. */
export const extendEntry = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submission: Submission,
  { until, reason }: ExtensionInput,
): Promise<Result<null>> => {
  const now = app.clock()
  const allowed = mayExtendEntry(edition, submission, now)
  if (!allowed.ok) return allowed
  const from = deadlineOf(submission, edition) ?? 0
  const wrong = extensionError(edition, from, until, now)
  if (wrong !== null) return fail('invalid', wrong)
  const saved = await app.db.commit(
    await extensionStatements(app, actor, edition, submission, { until, reason }),
  )
  return saved.ok ? ok(null) : fail('conflict', CHANGED)
}

/** What gives one entry its own deadline, with its trace and its letters; refused by SQL where `extendEntry` says no. */
export const extensionStatements = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submission: Pick<Submission, 'id' | 'title' | 'extended_until'>,
  { until, reason }: ExtensionInput,
): Promise<Statement[]> => {
  const { q } = app.db
  const now = app.clock()
  const from = deadlineOf(submission, edition) ?? 0
  const id = newId()
  const letter = entryExtendedLetter({
    edition: edition.title,
    title: submission.title,
    until,
    reason,
    link: app.config.origin + paths.submission(submission.id),
  })
  const letters = await letterToAll(app, submission.id, now, () => ({
    key: `extension:${id}`,
    kind: 'deadline',
    ...letter,
  }))
  return [
    extendEntryUntil(q, { id: submission.id, editionId: edition.id }, until, now),
    guard,
    insertExtension(q, {
      id,
      edition_id: edition.id,
      submission_id: submission.id,
      until_at: until,
      reason,
      granted_at: now,
    }),
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.deadline_extended',
      subject: submission.id,
      detail: { from, to: until },
    }),
    ...letters,
  ]
}

/** Whether this entry can get a deadline of its own. */
export const mayExtendEntry = (edition: Edition, submission: Submission, now: number): Result<null> =>
  submission.state === 'withdrawn'
    ? fail('closed', 'Diese Einreichung ist zurückgezogen; eine Frist gibt es für sie nicht mehr.')
    : mayExtend(edition, now)
