/** The end of the Node server: nothing new is taken, what runs is finished, what was acknowledged is on disk. */
import type { Server } from 'node:http'
import { log } from '../core/log.ts'
import type { Readiness } from '../core/services.ts'
import type { Requests } from './node-requests.ts'

interface Running {
  readonly server: Server
  readonly requests: Requests
  readonly readiness: Readiness
  /** Ends background work and closes the database. */
  readonly finish: () => Promise<void>
  /** How long running requests are waited for, ms. */
  readonly patience?: number
}

/** Longest wait for requests; a supervisor has to wait longer (TimeoutStopSec, stop_grace_period). */
const PATIENCE_MS = 20_000
/** And then for background work. */
const FINISH_MS = 5000

/** Stops on SIGTERM or SIGINT and exits with 0; the second signal ends at once. */
export const stopOnSignals = (running: Running): void => {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) {
      log('warn', 'stop.forced', { signal })
      process.exit(1)
    }
    stopping = true
    void stop(running, signal).finally(() => process.exit(0))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

const stop = async (
  { server, requests, readiness, finish, patience = PATIENCE_MS }: Running,
  signal: string,
) => {
  const begun = performance.now()
  readiness.drain()
  requests.drain()
  log('info', 'stopping', { signal, running: requests.running().length })
  await closed(server, requests, patience)
  await Promise.race([finish(), new Promise((resolve) => setTimeout(resolve, FINISH_MS))])
  log('info', 'stopped', { ms: Math.round(performance.now() - begun) })
}

const closed = async (server: Server, requests: Requests, patience: number): Promise<void> => {
  // A connection that has had its answer would otherwise stay open for its next request.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => {
    for (const one of requests.running()) log('warn', 'stop.cut', one)
    server.closeAllConnections()
  }, patience)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(idle)
  clearTimeout(late)
}
