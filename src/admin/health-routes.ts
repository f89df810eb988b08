/** What monitoring asks: does the process live, and can it serve. Strangers learn no more than that. */
import { Hono } from 'hono'
import { log } from '../core/log.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import type { AppEnv } from '../http/context.ts'

export const healthRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.health, allow('public'), (c) => c.json({ status: 'ok' }))

  app.get(paths.ready, allow('public'), async (c) => {
    const problems = await c.get('services').readiness.check()
    if (problems.length === 0) return c.json({ status: 'ready' })
    log('warn', 'unready', { why: problems.join(' ') })
    return c.json({ status: 'unready' }, 503)
  })

  return app
}
