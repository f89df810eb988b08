/** The Worker: the same application, composed once per isolate; cron delivers letters and tidies up. */
import type { ExecutionContext, MessageBatch, ScheduledController } from '@cloudflare/workers-types'
import { createApp } from './app.ts'
import { createTick } from './chore/actions.ts'
import { CHORES } from './chores.ts'
import type { Job } from './core/ports.ts'
import { createPublicPages } from './core/public-pages.ts'
import type { Services } from './core/services.ts'
import { finishPhoto } from './photo/finish-actions.ts'
import { consume } from './platform/queue-workers.ts'
import { sharedPages } from './platform/shared-pages.ts'
import { composeWorker, type WorkerEnv } from './platform/worker-services.ts'

interface Composed {
  readonly services: Services
  readonly tick: () => Promise<void>
  readonly app: ReturnType<typeof createApp>
}

let composed: Composed | null = null

const compose = (env: WorkerEnv): Composed => {
  if (composed === null) {
    const services = composeWorker(env)
    const shared = sharedPages()
    composed = {
      services,
      tick: createTick(CHORES, services, ({ name, error }) => {
        if (error !== null)
          console.error(JSON.stringify({ level: 'error', message: `${name}: ${String(error)}` }))
      }),
      app: createApp(services, createPublicPages(services.db, services.clock, { shared })),
    }
  }
  return composed
}

export default {
  fetch: (request: Request, env: WorkerEnv, context: ExecutionContext) =>
    compose(env).app.fetch(request, env as unknown as Record<string, unknown>, context as never),
  scheduled: async (_controller: ScheduledController, env: WorkerEnv) => {
    const { services, tick } = compose(env)
    await services.db.replicas?.catchUp()
    await tick()
  },
  queue: async (batch: MessageBatch<Job>, env: WorkerEnv) => {
    const { services } = compose(env)
    await services.db.replicas?.catchUp()
    await consume(
      batch,
      ({ id }) => finishPhoto(services, id),
      (error) => console.error(JSON.stringify({ level: 'error', message: `photo: ${String(error)}` })),
    )
  },
}
