/** The figures of the Node server, and the address of their own where a collector reads them. */
import { readdir, stat, statfs } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createMetrics, type Metrics } from './metrics.ts'
import type { SqliteSql } from './sql-sqlite.ts'

/** What only the database knows; read once for all families of one collection. */
export interface StoredFigures {
  readonly letters: readonly { readonly state: string; readonly count: number }[]
  readonly oldestDue: number | null
  readonly sessions: number
  readonly nights: readonly { readonly name: string; readonly finishedAt: number | null }[]
}

interface Sources {
  readonly sql: SqliteSql
  readonly data: string
  readonly stored: () => Promise<StoredFigures>
  readonly ready: () => Promise<boolean>
}

export interface NodeMetrics extends Metrics {
  /** Notes how a chore ended. */
  chore(outcome: { readonly name: string; readonly ms: number; readonly error: unknown }): void
}

/** All figures that do not come from requests. */
export const createNodeMetrics = (sources: Sources): NodeMetrics => {
  const metrics = createMetrics()
  processFigures(metrics)
  databaseFigures(metrics, sources)
  storedFigures(metrics, sources.stored)
  metrics.gauge('kuer_ready', '1 when /readyz says so.', async () => ((await sources.ready()) ? 1 : 0))
  return { ...metrics, chore: choreFigures(metrics) }
}

const processFigures = (metrics: Metrics) => {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  metrics.gauge('kuer_event_loop_delay_seconds', 'Longest and median wait since the last reading.', () => {
    const found = [
      [{ kind: 'max' }, delay.max / 1e9],
      [{ kind: 'median' }, delay.percentile(50) / 1e9],
    ] as const
    delay.reset()
    return found
  })
  metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
  metrics.gauge(
    'process_cpu_seconds_total',
    'Processor time.',
    () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    },
    'counter',
  )
  const startedAt = Math.round(Date.now() / 1000 - process.uptime())
  metrics.gauge('process_start_time_seconds', 'When the process began.', () => startedAt)
}

const databaseFigures = (metrics: Metrics, { sql, data }: Sources) => {
  const { counts } = sql
  metrics.gauge(
    'kuer_commits_total',
    'Commits by outcome.',
    () => [
      [{ outcome: 'done' }, counts.done],
      [{ outcome: 'refused' }, counts.refused],
    ],
    'counter',
  )
  metrics.gauge(
    'kuer_commit_groups_total',
    'Transactions that these commits shared.',
    () => counts.groups,
    'counter',
  )
  metrics.gauge('kuer_database_bytes', 'Size of the database and of its log.', async () => [
    [{ file: 'main' }, await sizeOf(join(data, 'kuer.sqlite'))],
    [{ file: 'wal' }, await sizeOf(join(data, 'kuer.sqlite-wal'))],
  ])
  metrics.gauge(
    'kuer_files_bytes',
    'Size of all stored files, at most ten minutes old.',
    tenMinutes(() => folderSize(join(data, 'files'))),
  )
  metrics.gauge('kuer_disk_free_bytes', 'What is left on the disk of the data folder.', async () => {
    const { bavail, bsize } = await statfs(data)
    return bavail * bsize
  })
}

const storedFigures = (metrics: Metrics, stored: Sources['stored']) => {
  // The first family of a collection reads, the others share it.
  let shared: Promise<StoredFigures> | null = null
  const read = () => {
    shared ??= stored().finally(() =>
      setTimeout(() => {
        shared = null
      }, 100).unref(),
    )
    return shared
  }
  metrics.gauge('kuer_letters', 'Letters in the outbox by state.', async () =>
    (await read()).letters.map(({ state, count }) => [{ state }, count] as const),
  )
  metrics.gauge(
    'kuer_oldest_letter_due_seconds',
    'How long the oldest due letter has been waiting.',
    async () => {
      const { oldestDue } = await read()
      return oldestDue === null ? 0 : Math.max(0, (Date.now() - oldestDue) / 1000)
    },
  )
  metrics.gauge('kuer_sessions', 'Sessions that are valid.', async () => (await read()).sessions)
  metrics.gauge(
    'kuer_night_chore_last_success_seconds',
    'When nightly work last ended well; 0 when the last attempt did not.',
    async () =>
      (await read()).nights.map(
        ({ name, finishedAt }) => [{ chore: name }, (finishedAt ?? 0) / 1000] as const,
      ),
  )
}

const choreFigures = (metrics: Metrics): NodeMetrics['chore'] => {
  const runs = metrics.counter('kuer_chore_runs_total', 'Background work by outcome.')
  const lastSuccess = new Map<string, number>()
  metrics.gauge(
    'kuer_chore_last_success_seconds',
    'When background work of this process last ended well.',
    () => [...lastSuccess].map(([chore, at]) => [{ chore }, at] as const),
  )
  return ({ name, error }) => {
    runs({ chore: name, outcome: error === null ? 'done' : 'failed' })
    if (error === null) lastSuccess.set(name, Date.now() / 1000)
  }
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

const folderSize = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries) if (entry.isFile()) bytes += await sizeOf(join(entry.parentPath, entry.name))
  return bytes
}

const tenMinutes = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let known: { readonly at: number; readonly value: Promise<T> } | null = null
  return () => {
    if (known === null || performance.now() - known.at > 600_000)
      known = { at: performance.now(), value: read() }
    return known.value
  }
}

/** Serves `GET /metrics`; listens nowhere yet. */
export const metricsServer = (metrics: Metrics): Server =>
  createServer(async (request, response) => {
    const known = request.method === 'GET' && request.url === '/metrics'
    const body = known ? await metrics.text() : 'GET /metrics\n'
    response.writeHead(known ? 200 : 404, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
    response.end(body)
  })
