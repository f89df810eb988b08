/** Lucia's seven storage methods over Kysely. Only SHA-256 of a session id is stored; the absolute lifetime is capped. */
import type { Adapter, DatabaseSession } from 'lucia'
import type { Database } from '../core/database.ts'
import { guard } from '../core/database.ts'
import { sha256 } from '../core/ids.ts'
import { remembered } from '../core/remember.ts'
import { hourOf } from './rules.ts'
import { insertSession } from './session-store.ts'
import { loadSession } from './store.ts'

/** Sliding lifetime: a session unused for this long is over. */
export const IDLE_HOURS = 12
/** Absolute lifetime: no session lives longer, however busy. */
export const ABSOLUTE_MS = 24 * 3_600_000

/** The adapter; session times are the system clock's, as Lucia itself reads it. */
export const sessionAdapter = (db: Database): Adapter => ({
  getSessionAndUser: async (id) => {
    const idHash = await knownHash(id)
    const found = await loadSession(db, idHash, Date.now())
    if (!found) return [null, null]
    const { actor, expiresAt, signedInAt, seenAt } = found
    return [
      { id, userId: actor.id, expiresAt: new Date(expiresAt), attributes: { idHash, signedInAt, seenAt } },
      { id: actor.id, attributes: { actor } },
    ]
  },
  getUserSessions: async (userId) => {
    const rows = await db.q.selectFrom('session').selectAll().where('account_id', '=', userId).execute()
    // The raw ids are not known here; the hash identifies a session to its owner just as well.
    return rows.map((row) => ({
      id: row.id_hash,
      userId,
      expiresAt: new Date(row.expires_at),
      attributes: {},
    }))
  },
  setSession: async (session) => {
    await mustCommit(db, [await newRow(db, session), guard])
  },
  updateSessionExpiration: async (id, expiresAt) => {
    const idHash = await sha256(id)
    await mustCommit(db, [
      db.q.updateTable('session').set({ expires_at: expiresAt.getTime() }).where('id_hash', '=', idHash),
    ])
  },
  deleteSession: async (id) => {
    await mustCommit(db, [db.q.deleteFrom('session').where('id_hash', '=', await sha256(id))])
  },
  deleteUserSessions: async (userId) => {
    await mustCommit(db, [db.q.deleteFrom('session').where('account_id', '=', userId)])
  },
  deleteExpiredSessions: async () => {
    const now = Date.now()
    await mustCommit(db, [
      db.q
        .deleteFrom('session')
        .where((e) => e.or([e('expires_at', '<=', now), e('absolute_expires_at', '<=', now)])),
    ])
  },
})

const newRow = async (db: Database, session: DatabaseSession) => {
  const now = Date.now()
  return insertSession(db.q, {
    id_hash: await sha256(session.id),
    account_id: session.userId,
    expires_at: session.expiresAt.getTime(),
    absolute_expires_at: now + ABSOLUTE_MS,
    created_at: now,
    method: session.attributes.method ?? 'mail',
    browser: session.attributes.browser ?? '',
    seen_at: hourOf(now),
  })
}

const mustCommit = async (db: Database, statements: Parameters<Database['commit']>[0]) => {
  const done = await db.commit(statements)
  if (!done.ok) throw new Error(`session write refused: ${done.error}`)
}

/** The hash of a session id, remembered: a browser sends the same id with every request, and hashing is not free. */
const knownHash = remembered(5000, (id: string) => sha256(id))
