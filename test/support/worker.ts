/** The Worker under test: the same composition as src/worker.ts, with a clock that a test can set. */
import type { ExecutionContext, MessageBatch, ScheduledController } from '@cloudflare/workers-types'
import { createApp } from '../../src/app.ts'
import { createTick } from '../../src/chore/actions.ts'
import { CHORES } from '../../src/chores.ts'
import type { Job } from '../../src/core/ports.ts'
import { createPublicPages } from '../../src/core/public-pages.ts'
import type { Services } from '../../src/core/services.ts'
import { finishPhoto } from '../../src/photo/finish-actions.ts'
import { consume } from '../../src/platform/queue-workers.ts'
import { sharedPages } from '../../src/platform/shared-pages.ts'
import { composeWorker, type WorkerEnv } from '../../src/platform/worker-services.ts'
import { testClock } from './clock.ts'

const clock = testClock()
let services: Services | null = null
let app: ReturnType<typeof createApp> | null = null
let tick: ReturnType<typeof createTick> | null = null

const servicesOf = (env: WorkerEnv): Services => {
  services ??= composeWorker(env, clock.now)
  return services
}

export default {
  fetch: async (request: Request, env: WorkerEnv, context: ExecutionContext) => {
    const url = new URL(request.url)
    if (url.pathname === '/__clock') {
      clock.set(Number(url.searchParams.get('time')))
      return new Response('ok')
    }
    if (app === null) {
      const services = servicesOf(env)
      app = createApp(services, createPublicPages(services.db, services.clock, { shared: sharedPages() }))
    }
    return app.fetch(request, env as unknown as Record<string, unknown>, context as never)
  },
  scheduled: async (_controller: ScheduledController, env: WorkerEnv) => {
    tick ??= createTick(CHORES, servicesOf(env), ({ name, error }) => {
      if (error !== null) console.error(name, error)
    })
    await tick()
  },
  queue: (batch: MessageBatch<Job>, env: WorkerEnv) =>
    consume(batch, ({ id }) => finishPhoto(servicesOf(env), id), console.error),
}
