/** What every request passes: host, origin of unsafe requests, content type, headers; and the limit of a body. */
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { paths } from '../core/paths.ts'
import { remembered } from '../core/remember.ts'
import { readForm } from './body.ts'
import type { AppEnv, Ctx } from './context.ts'
import { errorPage } from './error-page.tsx'

/** Largest body of a plain form, and of one that carries pictures. */
export const MAX_FORM_BYTES = 1024 * 1024
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024

const secured = new Hono().use(
  // No inline script or style exists, so none is allowed, not even by nonce.
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    // Two years, as the preload lists of browsers ask for.
    strictTransportSecurity: 'max-age=63072000; includeSubDomains',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  }),
)

/** The security headers of every answer, made once: they are the same for all. Answers are private by default. */
const defaults = (async (): Promise<[string, string][]> => {
  const { headers } = await secured.get('/', (c) => c.body(null)).request('/')
  headers.set('Cache-Control', 'private, no-store')
  return [...headers]
})()

/** Security headers, and private unless a route says otherwise. */
export const headers: MiddlewareHandler<AppEnv> = async (c, next) => {
  // Before the answer is built: what a page adds or replaces then costs nothing more.
  for (const [name, value] of await defaults) c.header(name, value)
  await next()
  // A handler's own Response knows nothing of them.
  for (const [name, value] of await defaults) if (!c.res.headers.has(name)) c.header(name, value)
}

/** Only the configured host is served; links and cookies could be steered otherwise. */
export const knownHost: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { origin, mode } = c.get('services').config
  const host = hostOf(c.req.url)
  const local = mode === 'development' && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
  if (host === hostOf(origin) || local) return next()
  return errorPage(c, 'wrong_host')
}

/** Host and port of an absolute address. Parsing one is dear, and everybody asks for the same. */
const hostOf = (url: string): string => {
  const end = url.indexOf('/', url.indexOf('://') + 3)
  return hostOfOrigin(end < 0 ? url : url.slice(0, end))
}

const hostOfOrigin = remembered(100, (origin: string) => new URL(origin).host)

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A state-changing request must come from our own pages, and be a form. */
export const ownForms: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (SAFE.has(c.req.method)) return next()
  if (!fromOwnPages(c) && !isOneClick(c)) return errorPage(c, 'cross_site')
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') {
    return errorPage(c, 'unsupported_type')
  }
  readForm(c, type)
  return next()
}

/**
 * The one form that others may send: mail programs stop reminders with a POST of their own (RFC 8058). The token in
 * the address stands for the right, the session for nothing, and stopping twice is the same as once.
 */
const isOneClick = (c: Ctx): boolean =>
  c.req.method === 'POST' &&
  c.req.path.startsWith(paths.remindersOff('')) &&
  !c.req.path.slice(paths.remindersOff('').length).includes('/')

const fromOwnPages = (c: Ctx): boolean => {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  // Browsers without Sec-Fetch-Site send Origin with every POST.
  const origin = c.req.header('Origin')
  return origin === c.get('services').config.origin
}

const SIGNED_OUT =
  'Sie sind nicht (mehr) angemeldet. Melden Sie sich an und laden Sie die Bilder dann noch einmal hoch; gespeichert ist weiterhin der letzte Stand.'

/**
 * Runs `next` with a body of at most `maxSize` bytes; a larger one is refused before it has been read. A signed-out
 * person has nothing large to send, whatever the route takes.
 * @returns the refusal, or nothing when the body was small enough
 */
export const withBodyLimit = (c: Ctx, maxSize: number, next: () => Promise<void>) => {
  const cut = maxSize > MAX_FORM_BYTES && !c.get('actor')
  const limit = cut ? MAX_FORM_BYTES : maxSize
  // The length is known and small: no need to look at the body itself.
  const length = Number(c.req.header('Content-Length') ?? Number.NaN)
  if (SAFE.has(c.req.method) || (length <= limit && !c.req.header('Transfer-Encoding'))) return next()
  return bodyLimit({
    maxSize: limit,
    onError: (at) => {
      // The rest of the body stays unread, so the connection cannot carry another request.
      at.header('Connection', 'close')
      return errorPage(at as Ctx, 'too_large', cut ? SIGNED_OUT : undefined)
    },
  })(c, next)
}
