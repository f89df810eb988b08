/** Withdrawing an entry. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Own } from './actions.ts'
import { withdrawnLetters } from './letters.ts'
import { mayWithdraw, permit } from './rules.ts'
import { withdraw } from './store.ts'

/** The owner withdraws. What was written stays readable for the owner. */
export const withdrawSubmission = async (
  app: Services,
  actor: Actor,
  { submission, edition, right }: Own,
  version: number,
): Promise<Result<null>> => {
  const now = app.clock()
  const permitted = permit(right, 'own')
  const allowed = permitted.ok ? mayWithdraw(submission, edition, now) : permitted
  if (!allowed.ok) return allowed
  const saved = await app.db.commit([
    withdraw(app.db.q, { id: submission.id, ownerId: actor.id, version }, now),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.withdrawn',
      subject: submission.id,
    }),
    ...(await withdrawnLetters(app, edition, submission, now)),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Die Einreichung wurde inzwischen geändert. Bitte laden Sie die Seite neu.')
}
