/** Who is asking: reads the session cookie and keeps the session alive. */
import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { createSessions, type Sessions } from '../account/lucia.ts'
import { type HeldSession, hourOf } from '../account/rules.ts'
import { touchSession } from '../account/session-store.ts'
import type { AppEnv, Ctx } from './context.ts'

const sessionsOf = (c: Ctx): Sessions => {
  const { db, config } = c.get('services')
  return createSessions(db, config.origin.startsWith('https:'))
}

/** Whether the browser sent a session, valid or not: says only what may be prepared for it. */
export const hasSession = (c: Ctx): boolean => getCookie(c, sessionsOf(c).sessionCookieName) !== undefined

/** Puts the actor into the context; a request without a valid session goes on as nobody. */
export const readSession: MiddlewareHandler<AppEnv> = async (c, next) => {
  const sessions = sessionsOf(c)
  c.set('sessions', sessions)
  c.set('actor', null)
  c.set('session', null)
  const id = getCookie(c, sessions.sessionCookieName)
  if (id) {
    const { session, user } = await sessions.validateSession(id)
    c.set('actor', user?.actor ?? null)
    c.set('session', session)
    if (session) await noteUse(c, session)
    if (session?.fresh) setSessionCookie(c, session.id)
    if (!session) c.header('Set-Cookie', sessions.createBlankSessionCookie().serialize(), { append: true })
  }
  return next()
}

/** At most one write an hour: a page costs none. */
const noteUse = async (c: Ctx, { idHash, seenAt }: HeldSession): Promise<void> => {
  const { db } = c.get('services')
  const now = Date.now()
  if (seenAt < hourOf(now)) await db.commit([touchSession(db.q, idHash, now)])
}

const setSessionCookie = (c: Ctx, id: string) =>
  c.header('Set-Cookie', c.get('sessions').createSessionCookie(id).serialize(), { append: true })

/** Starts a new session, always with a new id; an old one of this browser ends. */
export const startSession = async (
  c: Ctx,
  accountId: string,
  how: { readonly method: 'mail' | 'passkey'; readonly browser: string },
): Promise<void> => {
  const sessions = c.get('sessions')
  const old = getCookie(c, sessions.sessionCookieName)
  if (old) await sessions.invalidateSession(old)
  const session = await sessions.createSession(accountId, how)
  setSessionCookie(c, session.id)
}

/** Ends this browser's session. */
export const endSession = async (c: Ctx): Promise<void> => {
  const sessions = c.get('sessions')
  const id = getCookie(c, sessions.sessionCookieName)
  if (id) await sessions.invalidateSession(id)
  c.header('Set-Cookie', sessions.createBlankSessionCookie().serialize(), { append: true })
}
