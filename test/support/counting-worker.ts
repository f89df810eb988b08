/** The Worker under test, which at `/__count` says what it has asked of D1 and R2 since the last time. */
import type { D1Database, D1SessionBookmark, ExecutionContext, R2Bucket } from '@cloudflare/workers-types'
import type { WorkerEnv } from '../../src/platform/worker-services.ts'
import worker from './worker.ts'

const NONE = { queries: 0, files: 0 }
let count = NONE

/** Statements that were prepared, those of a batch too. */
const countedD1 = (d1: D1Database): D1Database => {
  const withSession = (start?: D1SessionBookmark) => {
    const session = d1.withSession(start)
    return {
      prepare: (sql: string) => {
        count = { ...count, queries: count.queries + 1 }
        return session.prepare(sql)
      },
      batch: session.batch.bind(session),
      getBookmark: () => session.getBookmark(),
    }
  }
  return { withSession } as unknown as D1Database
}

const countedR2 = (bucket: R2Bucket): R2Bucket =>
  new Proxy(bucket, {
    get: (target, name) => {
      const method = Reflect.get(target, name)
      return (...given: unknown[]) => {
        count = { ...count, files: count.files + 1 }
        return method.apply(target, given)
      }
    },
  })

const counted = (env: WorkerEnv): WorkerEnv => ({
  ...env,
  DB: countedD1(env.DB),
  FILES: countedR2(env.FILES),
})

// biome-ignore lint/style/noDefaultExport: workerd takes the handlers from the default export.
export default {
  ...worker,
  fetch: async (request: Request, env: WorkerEnv, context: ExecutionContext) => {
    if (new URL(request.url).pathname !== '/__count') return worker.fetch(request, counted(env), context)
    const since = count
    count = NONE
    return Response.json(since)
  },
  scheduled: (controller: Parameters<typeof worker.scheduled>[0], env: WorkerEnv) =>
    worker.scheduled(controller, counted(env)),
}
