/** Letters written by a request go out right after its response, not within it. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv, Ctx } from './context.ts'

// Asking for the context where there is none throws, and a throw for every form is dear.
const onWorkers = (c: Ctx): boolean => (c.env as { incoming?: unknown } | undefined)?.incoming === undefined

export const deliverSoon: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const delivery = c
    .get('services')
    .deliver()
    .catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `delivery: ${String(error)}` })),
    )
  // Node has no execution context: the promise runs on by itself.
  if (onWorkers(c)) c.executionCtx.waitUntil(delivery)
}
