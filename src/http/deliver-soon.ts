/** Letters written by a request go out right after its response, not within it. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './context.ts'

export const deliverSoon: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const delivery = c
    .get('services')
    .deliver()
    .catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `delivery: ${String(error)}` })),
    )
  try {
    c.executionCtx.waitUntil(delivery)
  } catch {
    // Node has no execution context: the promise runs on by itself.
  }
}
