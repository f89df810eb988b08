/** The Worker under test: the same composition as src/worker.ts, with a clock that a test can set. */
import type { ExecutionContext } from '@cloudflare/workers-types'
import { createApp } from '../../src/app.ts'
import { createPublicPages } from '../../src/core/public-pages.ts'
import { sharedPages } from '../../src/platform/shared-pages.ts'
import { composeWorker, type WorkerEnv } from '../../src/platform/worker-services.ts'
import { testClock } from './clock.ts'

const clock = testClock()
let app: ReturnType<typeof createApp> | null = null

export default {
  fetch: async (request: Request, env: WorkerEnv, context: ExecutionContext) => {
    const url = new URL(request.url)
    if (url.pathname === '/__clock') {
      clock.set(Number(url.searchParams.get('time')))
      return new Response('ok')
    }
    if (app === null) {
      const services = composeWorker(env, clock.now)
      app = createApp(services, createPublicPages(services.db, services.clock, { shared: sharedPages() }))
    }
    return app.fetch(request, env as unknown as Record<string, unknown>, context as never)
  },
}
