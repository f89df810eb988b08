/** Ending sessions: one of one's own, or all. */
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Actor } from './rules.ts'
import { endSessionOf, endSessionsOfAccount } from './session-store.ts'

/** Ends one session of the person, by the id under which the list shows it. */
export const endOwnSession = async (app: Services, actor: Actor, id: string): Promise<Result<null>> => {
  const { q } = app.db
  const done = await app.db.commit([
    endSessionOf(q, actor.id, id),
    guard,
    record(q, {
      at: app.clock(),
      actorId: actor.id,
      kind: 'account.session_ended',
      // Not even the digest of a session belongs into a log that others read.
      subject: (await sha256(id)).slice(0, 16),
    }),
  ])
  return done.ok ? ok(null) : fail('not_found', 'Diese Anmeldung gibt es nicht mehr.')
}

/** Ends every session of the person, this one included. */
export const endOwnSessions = async (app: Services, actor: Actor): Promise<void> => {
  const { q } = app.db
  const done = await app.db.commit([
    endSessionsOfAccount(q, actor.id),
    record(q, { at: app.clock(), actorId: actor.id, kind: 'account.sessions_ended', subject: actor.id }),
  ])
  if (!done.ok) throw new Error(`sessions not ended: ${done.error}`)
}

/** Notes that somebody has signed out of this browser. */
export const noteSignOut = async (app: Services, actor: Actor): Promise<void> => {
  await app.db.commit([
    record(app.db.q, { at: app.clock(), actorId: actor.id, kind: 'account.signed_out', subject: actor.id }),
  ])
}
