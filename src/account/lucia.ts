/** Lucia, set up for Kür. */
import { Lucia, TimeSpan } from 'lucia'
import type { Database } from '../core/database.ts'
import type { Actor, HeldSession, NewSession } from './rules.ts'
import { IDLE_HOURS, sessionAdapter } from './session-adapter.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Sessions
    DatabaseSessionAttributes: NewSession & Partial<HeldSession>
    DatabaseUserAttributes: { actor: Actor }
  }
}

export type Sessions = Lucia<HeldSession, { actor: Actor }>

/** @param secure whether the site is served by https; then the cookie carries the __Host- prefix */
export const createSessions = (db: Database, secure: boolean): Sessions => {
  const known = made.get(db)
  if (known?.secure === secure) return known.sessions
  const sessions = newSessions(db, secure)
  made.set(db, { secure, sessions })
  return sessions
}

// It holds nothing of a request, so one per database is enough.
const made = new WeakMap<Database, { secure: boolean; sessions: Sessions }>()

const newSessions = (db: Database, secure: boolean): Sessions =>
  new Lucia(sessionAdapter(db), {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    sessionCookie: {
      name: secure ? '__Host-kuer_session' : 'kuer_session',
      expires: false,
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: ({ idHash = '', signedInAt = 0, seenAt = 0 }) => ({ idHash, signedInAt, seenAt }),
    getUserAttributes: ({ actor }) => ({ actor }),
  })
