/** The Worker under test: the same composition as src/worker.ts, with a clock that a test can set. */
import type { ExecutionContext } from '@cloudflare/workers-types'
import { createApp } from '../../src/app.ts'
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
    app ??= createApp(composeWorker(env, clock.now))
    return app.fetch(request, env as unknown as Record<string, unknown>, context as never)
  },
}
