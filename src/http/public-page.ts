/** Public pages: in both languages, and for whoever is not signed in the same bytes until something changes. */
import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { getPath } from 'hono/utils/url'
import { answer, type Drawn } from '../core/public-pages.ts'
import { allow, allowInBothLanguages, type Declared } from './access.ts'
import type { AppEnv, Ctx } from './context.ts'

const kept = (gate: Declared): Declared =>
  Object.assign(((c, next) => gate(c, () => keep(c, next))) satisfies MiddlewareHandler<AppEnv>, {
    access: 'public' as const,
    kept: true,
    bilingual: gate.bilingual === true,
  })

/**
 * The declaration of a public page: `app.get(path, publicPage, handler)`. What such a handler shows may depend on
 * the database, the address and the language, and on the clock only to the minute or by a date of an edition.
 */
export const publicPage = kept(allowInBothLanguages())

/** The same for open data and feeds, which have one language. */
export const publicData = kept(allow('public'))

const keep = async (c: Ctx, next: () => Promise<void>): Promise<void> => {
  const { method, url } = c.req
  const reads = method === 'GET' || method === 'HEAD'
  const signedIn = getCookie(c, c.get('sessions').sessionCookieName) !== undefined
  // Questions and people are answered afresh: their pages are nobody else's.
  if (!reads || signedIn || url.includes('?')) return next()
  const pages = c.get('pages')
  const address = getPath(c.req.raw)
  const version = await pages.version()
  let kept = await pages.get(address, version)
  if (kept === null) {
    await next()
    // A cookie is somebody's own.
    if (c.res.status !== 200 || c.res.headers.has('Set-Cookie')) return
    kept = await pages.keep(address, version, await drawn(c.res))
  }
  const { status, variant } = answer(kept, c.req.header('Accept-Encoding'), c.req.header('If-None-Match'))
  c.res = undefined
  c.res = new Response(status === 200 ? variant.body : null, {
    status,
    headers: variant.headers.map(([...pair]) => pair),
  })
}

const SAID_ONCE = new Set(['cache-control', 'content-length', 'etag'])

/** What the page itself says; how long it may be kept, and by which name, is said once, for all of them. */
const drawn = async (response: Response): Promise<Drawn> => ({
  headers: [...response.headers].filter(([name]) => !SAID_ONCE.has(name)),
  body: new Uint8Array(await response.arrayBuffer()),
})
