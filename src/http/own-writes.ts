/**
 * Where copies of the database answer reads: everybody reads what they wrote themselves. The newest state that an
 * answer knew travels in a cookie to whichever process answers next.
 */
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isKeyedHash, keyedHash } from '../core/ids.ts'
import type { AppEnv, Ctx } from './context.ts'
import { hasSession } from './session.ts'

/** No copy lags that long: later any is new enough. s */
const KEPT_S = 600

/**
 * A form, and whoever is signed in without the cookie, begins at the newest state; the cookie raises what is read; and
 * who neither wrote nor signed in takes what the nearest copy has.
 */
export const readOwnWrites: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { replicas } = c.get('services').db
  if (!replicas) return next()
  const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const given = await bookmarkOf(c)
  if (given) replicas.raise(given)
  if (writes || (hasSession(c) && !given)) await replicas.catchUp()
  await next()
  const bookmark = replicas.bookmark()
  if ((writes || hasSession(c)) && bookmark && bookmark !== given) await keepBookmark(c, bookmark)
}

const isSecure = (c: Ctx): boolean => c.get('services').config.origin.startsWith('https:')

const nameOf = (c: Ctx): string => (isSecure(c) ? '__Host-kuer_seen' : 'kuer_seen')

/** The digest keeps out what was made up: a state that never was could not be read. */
const bookmarkOf = async (c: Ctx): Promise<string | null> => {
  const [bookmark = '', digest = ''] = (getCookie(c, nameOf(c)) ?? '').split('.')
  if (bookmark === '') return null
  return (await isKeyedHash(c.get('services').config.secret, signed(bookmark), digest)) ? bookmark : null
}

const keepBookmark = async (c: Ctx, bookmark: string): Promise<void> => {
  const digest = await keyedHash(c.get('services').config.secret, signed(bookmark))
  setCookie(c, nameOf(c), `${bookmark}.${digest}`, {
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    path: '/',
    maxAge: KEPT_S,
  })
}

const signed = (bookmark: string): string => `bookmark:${bookmark}`
