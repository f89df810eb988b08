/** Deny by default: every route declares who may enter, and composing an app with an undeclared route throws. */
import type { Hono, MiddlewareHandler } from 'hono'
import { mayEnter } from '../account/rules.ts'
import { paths } from '../core/paths.ts'
import type { AccessRule } from '../permission/doors.ts'
import type { AppEnv, Ctx } from './context.ts'
import { errorPage } from './error-page.tsx'
import { MAX_FORM_BYTES, withBodyLimit } from './security.ts'
import { sessionExpiredPage } from './session-expired.tsx'

export type Declared = MiddlewareHandler<AppEnv> & {
  readonly access?: AccessRule
  readonly kept?: boolean
  /** Whether it also answers under `/en`. */
  readonly bilingual?: boolean
}

/**
 * The declaration of a route: `app.get(path, allow('juror'), handler)`.
 * @param maxBody bytes a form of this route may have; only routes that take files ask for more than a form needs
 */
export const allow = (rule: AccessRule, maxBody = MAX_FORM_BYTES): Declared => gated(rule, maxBody, false)

/** Like `allow('public')`, for what also exists in English: a public page, or the form on one. */
export const allowInBothLanguages = (maxBody = MAX_FORM_BYTES): Declared => gated('public', maxBody, true)

const gated = (rule: AccessRule, maxBody: number, bilingual: boolean): Declared => {
  const gate: Declared = async (c, next) => {
    // What has no English page has no English address either.
    if (!bilingual && c.get('language') !== 'de') return errorPage(c, 'not_found')
    c.set('bilingual', bilingual)
    let refused: Response | undefined
    const tooLarge = await withBodyLimit(c, maxBody, async () => {
      refused = (await refusal(c, rule)) ?? undefined
      if (!refused) await next()
    })
    return tooLarge ?? refused
  }
  return Object.assign(gate, { access: rule, bilingual })
}

/** Why this person may not enter, as a page; null when they may. */
const refusal = (c: Ctx, rule: AccessRule): Response | Promise<Response> | null => {
  const actor = c.get('actor')
  if (mayEnter(rule, actor, c.get('services').config.mode)) return null
  if (rule === 'development') return errorPage(c, 'not_found')
  if (actor) return errorPage(c, 'forbidden')
  if (c.req.method !== 'GET') return sessionExpiredPage(c)
  const url = new URL(c.req.url)
  return c.redirect(`${paths.signIn}?weiter=${encodeURIComponent(url.pathname + url.search)}`, 303)
}

export interface DeclaredRoute {
  readonly method: string
  readonly path: string
  readonly rule: AccessRule | null
  readonly bilingual: boolean
  /** Whether its page is kept as bytes. */
  readonly kept: boolean
}

/** Every route of the app with its declared rule, read from the router itself; the rule must stand first. */
export const declaredRoutes = (app: Hono<AppEnv>): DeclaredRoute[] => {
  const routes = new Map<string, DeclaredRoute>()
  for (const { method, path, handler } of app.routes) {
    // Middleware for everything stands before the routes; a route for all methods is still a route.
    if (method === 'ALL' && path === '/*') continue
    const key = `${method} ${path}`
    const { access = null, kept = false, bilingual = false } = handler as Declared
    if (!routes.has(key)) routes.set(key, { method, path, rule: access, kept, bilingual })
  }
  return [...routes.values()]
}

/** @throws when a route declares no rule */
export const assertEveryRouteDeclares = (app: Hono<AppEnv>): void => {
  const open = declaredRoutes(app).filter((route) => route.rule === null)
  if (open.length > 0)
    throw new Error(`route without access rule: ${open.map((r) => `${r.method} ${r.path}`).join(', ')}`)
}
