/** Tells the entry which route answered; the entry writes the log and counts. */
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Trace } from '../core/trace.ts'
import type { AppEnv, Ctx } from './context.ts'

/** What the entry knows of this request; nothing where the application is called by hand. */
export const traceOf = (c: Ctx): Trace | undefined => (c.env as { trace?: Trace } | undefined)?.trace

/** Notes the pattern of the route that answered. */
export const traced: MiddlewareHandler<AppEnv> = async (c, next) => {
  const trace = traceOf(c)
  await next()
  // The deepest handler that was reached; middleware for everything is no route.
  const route = trace && routePath(c)
  if (trace && route && route !== '/*') trace.route = route
}
