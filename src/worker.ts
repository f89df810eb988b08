/** The Worker: the same application, composed once per isolate; cron and queue work in the background. */
import type { ExecutionContext, MessageBatch, ScheduledController } from '@cloudflare/workers-types'
import { createApp } from './app.ts'
import { createTick, logChore } from './chore/actions.ts'
import { CHORES } from './chores.ts'
import { log, logError, logTo } from './core/log.ts'
import type { Job } from './core/ports.ts'
import { createPublicPages } from './core/public-pages.ts'
import { finishPhoto } from './photo/finish-actions.ts'
import { consume } from './platform/queue-workers.ts'
import { sharedPages } from './platform/shared-pages.ts'
import { unavailable } from './platform/unavailable.ts'
import { serveTraced, stillBehind } from './platform/worker-requests.ts'
import { composeWorker, type WorkerEnv, WrongSettings } from './platform/worker-services.ts'

// Cloudflare reads JSON lines; the level of the console is the level of the line.
logTo(({ level, ...record }) => console[level](JSON.stringify({ level, ...record })))

const compose = (env: WorkerEnv) => {
  const services = composeWorker(env)
  const pages = createPublicPages(services.db, services.clock, { shared: sharedPages() })
  return {
    services,
    tick: createTick(CHORES, services, logChore),
    app: createApp(services, pages),
  }
}

let composed: ReturnType<typeof compose> | null = null

/** Null when the settings are wrong, or the database is older than the code. */
const ready = async (env: WorkerEnv) => {
  try {
    composed ??= compose(env)
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error
    log('error', 'start.refused', { problems: error.problems.join(' ') })
    return null
  }
  return (await stillBehind(composed.services.readiness)) ? null : composed
}

export default {
  fetch: async (request: Request, env: WorkerEnv, context: ExecutionContext) => {
    const kuer = await ready(env)
    if (!kuer) return unavailable()
    return serveTraced(request, (trace) => kuer.app.fetch(request, { ...env, trace }, context as never))
  },
  scheduled: async (_controller: ScheduledController, env: WorkerEnv) => {
    const kuer = await ready(env)
    if (!kuer) return
    await kuer.services.db.replicas?.catchUp()
    await kuer.tick()
  },
  queue: async (batch: MessageBatch<Job>, env: WorkerEnv) => {
    const kuer = await ready(env)
    if (!kuer) return batch.retryAll()
    const { services } = kuer
    await services.db.replicas?.catchUp()
    await consume(
      batch,
      ({ id }) => finishPhoto(services, id),
      (error) => logError('photo.unfinished', error),
    )
  },
}
