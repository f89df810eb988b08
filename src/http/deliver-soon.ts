/** Letters written by a request go out right after its response, not within it. */
import type { MiddlewareHandler } from 'hono'
import { logError } from '../core/log.ts'
import type { AppEnv, Ctx } from './context.ts'

// Only node-server gives a request of Node's own.
const onNode = (c: Ctx): boolean => (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined

export const deliverSoon: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const delivery = c
    .get('services')
    .deliver()
    .catch((error: unknown) => logError('delivery.broken', error))
  // Node has no execution context: the promise runs on by itself. Asking would throw, and a throw a form is dear.
  if (onNode(c)) return
  try {
    c.executionCtx.waitUntil(delivery)
  } catch {
    // Neither Node's server nor a Worker: somebody called the application by hand.
  }
}
