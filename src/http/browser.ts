/** The browser that asks, recognised at the next sign-in by a cookie that is sent nowhere else. */
import { getCookie, setCookie } from 'hono/cookie'
import { browserName } from '../account/rules.ts'
import { newToken, sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Ctx } from './context.ts'

const COOKIE = 'kuer_browser'
/** As long as browsers keep a cookie. */
const DAYS = 400

export interface BrowserHere {
  /** What the cookie holds or will hold. */
  readonly token: string
  readonly hash: string
  /** Like "Firefox unter Windows". */
  readonly name: string
}

/** What the cookie of this browser holds; '' without one. */
export const knownToken = (c: Ctx): string => {
  const token = getCookie(c, COOKIE) ?? ''
  return /^[\w-]{43}$/.test(token) ? token : ''
}

/** This browser, with a new token where it has none. */
export const browserOf = async (c: Ctx): Promise<BrowserHere> => {
  const token = knownToken(c) || newToken()
  return { token, hash: await sha256(token), name: browserName(c.req.header('User-Agent') ?? '') }
}

/** Has the browser keep its token: somebody has signed in with it. */
export const keepBrowser = (c: Ctx, { token }: BrowserHere): void =>
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: paths.signIn,
    secure: c.get('services').config.origin.startsWith('https:'),
    maxAge: DAYS * 86_400,
  })
