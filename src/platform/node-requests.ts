/** Every request on Node: its number, its line in the log, its place in the figures, and whether it still runs. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../core/log.ts'
import { newTrace, type Trace } from '../core/trace.ts'
import type { Metrics } from './metrics.ts'

/** What the server tells of its requests. */
export interface Requests {
  /** A kept page was answered: only counted, for a line would cost more than the answer. */
  kept(status: number): void
  /** A file of the house was answered: only counted. */
  asset(status: number): void
  /** The application begins to answer. */
  begin(request: IncomingMessage, response: ServerResponse): Trace
  /** What still runs, longest first, as route and ms. */
  running(): { readonly request: string; readonly route: string; readonly ms: number }[]
  /** From now on every answer is the last of its connection. */
  drain(): void
}

/** Seconds; from kept in memory to a form with pictures. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Methods that stand in log and figures by name; anybody can make others up. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

/** Collects over one server. @param proxies as configured; see `newTrace` */
export const createRequests = (metrics: Metrics, proxies: number): Requests => {
  const count = metrics.counter(
    'kuer_requests_total',
    'Answered requests by route, method and class of status.',
  )
  const time = metrics.histogram(
    'kuer_request_seconds',
    'Time from the first to the last byte by route.',
    BOUNDS,
  )
  const open = new Map<Trace, number>()
  metrics.gauge('kuer_requests_running', 'Requests that are being answered.', () => open.size)
  // Plain numbers: these two are counted hundreds of thousands of times a second.
  const quick = { page: [0, 0], asset: [0, 0] }
  metrics.gauge(
    'kuer_quick_requests_total',
    'Kept pages and files of the house, answered before the application.',
    () =>
      (['page', 'asset'] as const).flatMap((kind) =>
        ['2xx', '304'].map((status, index) => [{ kind, status }, quick[kind][index] ?? 0] as const),
      ),
    'counter',
  )
  let draining = false

  return {
    kept: (status) => {
      quick.page[status === 304 ? 1 : 0] = (quick.page[status === 304 ? 1 : 0] ?? 0) + 1
    },
    asset: (status) => {
      quick.asset[status === 304 ? 1 : 0] = (quick.asset[status === 304 ? 1 : 0] ?? 0) + 1
    },
    begin: (request, response) => {
      const given = request.headers['x-request-id']
      const trace = newTrace(typeof given === 'string' ? given : null, proxies)
      const begun = performance.now()
      const before = response.socket?.bytesWritten ?? 0
      open.set(trace, begun)
      response.setHeader('X-Request-Id', trace.id)
      if (draining) response.setHeader('Connection', 'close')
      response.once('close', () => {
        open.delete(trace)
        const ms = performance.now() - begun
        const method = METHODS.has(request.method ?? '') ? (request.method ?? '') : 'other'
        const { statusCode: status } = response
        const { route } = trace
        count({ route, method, status: `${Math.floor(status / 100)}xx` })
        time(ms / 1000, { route })
        log(status >= 500 ? 'error' : 'info', 'request', {
          request: trace.id,
          method,
          route,
          status,
          ms: Math.round(ms * 10) / 10,
          // With the headers, as sent.
          bytes: (response.socket?.bytesWritten ?? request.socket.bytesWritten) - before,
          ...(response.writableFinished ? {} : { cut: true }),
          runtime: 'node',
        })
      })
      return trace
    },
    running: () =>
      [...open].map(([{ id, route }, begun]) => ({
        request: id,
        route,
        ms: Math.round(performance.now() - begun),
      })),
    drain: () => {
      draining = true
    },
  }
}
