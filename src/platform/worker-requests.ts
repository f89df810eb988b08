/** Every request on Workers: its number and its line in the log; and whether the database is as new as the code. */
import { log } from '../core/log.ts'
import type { Readiness } from '../core/services.ts'
import { newTrace, type Trace } from '../core/trace.ts'

/** Answers, names the answer, and writes its line. Durations are of the waiting: a Worker's clock stands still while it works. */
export const serveTraced = async (
  request: Request,
  answer: (trace: Trace) => Response | Promise<Response>,
): Promise<Response> => {
  const trace = newTrace(null, 0)
  const begun = Date.now()
  const response = await answer(trace)
  const named = new Response(response.body, response)
  named.headers.set('X-Request-Id', trace.id)
  const length = response.headers.get('Content-Length')
  log(response.status >= 500 ? 'error' : 'info', 'request', {
    request: trace.id,
    method: request.method,
    route: trace.route,
    status: response.status,
    ms: Date.now() - begun,
    // Streams are counted by the platform.
    ...(length === null ? {} : { bytes: Number(length) }),
    runtime: 'workers',
  })
  return named
}

/** How often a database that is behind is asked again, ms. */
const AGAIN_MS = 5000

const asked = new WeakMap<Readiness, { readonly at: number; readonly behind: boolean }>()

/** Whether the database lacks migrations that this code needs; once it has them it is not asked again. */
export const stillBehind = async (readiness: Readiness): Promise<boolean> => {
  const known = asked.get(readiness)
  if (known && (!known.behind || Date.now() - known.at < AGAIN_MS)) return known.behind
  const behind = (await readiness.check()).includes('schema')
  asked.set(readiness, { at: Date.now(), behind })
  if (behind)
    log('error', 'start.refused', {
      problems: 'Die Datenbank ist älter als dieses Kür: wrangler d1 migrations apply kuer --remote',
    })
  return behind
}
