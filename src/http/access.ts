/** Deny by default: every route declares who may enter, and composing an app with an undeclared route throws. */
import type { Hono, MiddlewareHandler } from 'hono'
import { type AccessRule, mayEnter } from '../account/rules.ts'
import { paths } from '../core/paths.ts'
import type { AppEnv } from './context.ts'
import { errorPage } from './error-page.tsx'
import { sessionExpiredPage } from './session-expired.tsx'

type Declared = MiddlewareHandler<AppEnv> & { readonly access?: AccessRule }

/** The declaration of a route: `app.get(path, allow('juror'), handler)`. */
export const allow = (rule: AccessRule): MiddlewareHandler<AppEnv> => {
  const gate: Declared = async (c, next) => {
    const actor = c.get('actor')
    if (mayEnter(rule, actor, c.get('services').config.mode)) return next()
    if (rule === 'development') return errorPage(c, 'not_found')
    if (actor) return errorPage(c, 'forbidden')
    if (c.req.method !== 'GET') return sessionExpiredPage(c)
    const url = new URL(c.req.url)
    return c.redirect(`${paths.signIn}?weiter=${encodeURIComponent(url.pathname + url.search)}`, 303)
  }
  return Object.assign(gate, { access: rule })
}

export interface DeclaredRoute {
  readonly method: string
  readonly path: string
  readonly rule: AccessRule | null
}

/** Every route of the app with its declared rule, read from the router itself; the rule must stand first. */
export const declaredRoutes = (app: Hono<AppEnv>): DeclaredRoute[] => {
  const routes = new Map<string, DeclaredRoute>()
  for (const { method, path, handler } of app.routes) {
    // Middleware for everything stands before the routes; a route for all methods is still a route.
    if (method === 'ALL' && path === '/*') continue
    const key = `${method} ${path}`
    if (!routes.has(key)) routes.set(key, { method, path, rule: (handler as Declared).access ?? null })
  }
  return [...routes.values()]
}

/** @throws when a route declares no rule */
export const assertEveryRouteDeclares = (app: Hono<AppEnv>): void => {
  const open = declaredRoutes(app).filter((route) => route.rule === null)
  if (open.length > 0)
    throw new Error(`route without access rule: ${open.map((r) => `${r.method} ${r.path}`).join(', ')}`)
}
