/** The Worker: the same application, composed once per isolate; cron delivers letters and tidies up. */
import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types'
import { forgetOld } from './account/store.ts'
import { createApp } from './app.ts'
import { refreshIndex } from './archive/actions.ts'
import { countDue } from './audience/count-actions.ts'
import { sealDue } from './commitment/actions.ts'
import { createPublicPages } from './core/public-pages.ts'
import type { Services } from './core/services.ts'
import { planJuryReminders } from './mailing/jury-reminder.ts'
import { sharedPages } from './platform/shared-pages.ts'
import { composeWorker, type WorkerEnv } from './platform/worker-services.ts'
import { watchReleases } from './publication/opening.ts'
import { planReminders } from './reminder/actions.ts'
import { indexChanges } from './table/actions.ts'

interface Composed {
  readonly services: Services
  readonly app: ReturnType<typeof createApp>
}

let composed: Composed | null = null

const compose = (env: WorkerEnv): Composed => {
  if (composed === null) {
    const services = composeWorker(env)
    const shared = sharedPages()
    composed = {
      services,
      app: createApp(services, createPublicPages(services.db, services.clock, { shared })),
    }
  }
  return composed
}

export default {
  fetch: (request: Request, env: WorkerEnv, context: ExecutionContext) =>
    compose(env).app.fetch(request, env as unknown as Record<string, unknown>, context as never),
  scheduled: async (_controller: ScheduledController, env: WorkerEnv) => {
    const { services } = compose(env)
    // First: somebody may be waiting for the results.
    await watchReleases(services).catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `release: ${String(error)}` })),
    )
    // Letters go out even where reminders cannot be planned.
    await planReminders(services).catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `reminders: ${String(error)}` })),
    )
    await planJuryReminders(services).catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `jury reminders: ${String(error)}` })),
    )
    await countDue(services).catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `count: ${String(error)}` })),
    )
    await sealDue(services).catch((error: unknown) =>
      console.error(JSON.stringify({ level: 'error', message: `seal: ${String(error)}` })),
    )
    await services.deliver()
    await services.db.commit(forgetOld(services.db.q, services.clock()))
    await indexChanges(services.db)
    await refreshIndex(services)
  },
}
