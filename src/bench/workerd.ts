/** The deployed Worker in workerd: processor time of its pages and writes, and what it weighs. Child of the benchmark. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { D1Database } from '@cloudflare/workers-types'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { openDatabase } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { d1Sql } from '../platform/sql-d1.ts'
import { load } from './load.ts'
import { migrateD1 } from './migrate-d1.ts'
import { type Plan, WORKLOADS } from './server.ts'
import { emptyWorld } from './world.ts'

export interface WorkerTimes {
  /** Bytes of the Worker as it is sent. */
  readonly gzip: number
  /** Processor ms of a request, those of D1 included: the 95th of a hundred, each the mean of a batch. */
  readonly p95: Readonly<Record<string, number>>
}

/** The kernel counts processor time in hundredths of a second, so requests are looked at ten at a time. */
const BATCH = 10
const TICK_MS = 10

const BUILT = 'dist/worker/worker.js'

const startWorker = () =>
  new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(BUILT, 'utf8') }],
      host: '127.0.0.1',
      cf: false,
      compatibilityDate: '2026-10-01',
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: ['DB'],
      r2Buckets: ['FILES'],
      assets: { directory: 'public', binding: 'ASSETS', routerConfig: { has_user_worker: true } },
      // Addresses of the load name no port.
      bindings: {
        KUER_MODE: 'development',
        KUER_ORIGIN: 'http://127.0.0.1',
        KUER_SECRET: 'x'.repeat(32),
        MAIL_FROM: 'award@bench.example',
      },
    }),
  )

const statOf = (pid: string) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []

/** The workerd that this process has started. @throws where there is no /proc */
const workerdPid = (): string => {
  const mine = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        return (
          statOf(pid)[1] === String(process.pid) && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'workerd\n'
        )
      } catch {
        return false
      }
    })
  if (!mine) throw new Error('no workerd among the children of this process')
  return mine
}

/** Milliseconds of processor time a process has used, all threads. */
const usedBy = (pid: string): number => {
  const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number)
  return (user + system) * TICK_MS
}

const p95Of = async (plan: Plan, pid: string, batches: number): Promise<number> => {
  const times: number[] = []
  // The first third warms it up.
  for (let batch = 0; batch < batches; batch++) {
    const before = usedBy(pid)
    await load(plan, batch * BATCH, (batch + 1) * BATCH)
    if (batch >= batches / 3) times.push((usedBy(pid) - before) / BATCH)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

/** Name, what is seeded for it, and what is asked instead of the workload's own requests. */
const ASKED: readonly (readonly [name: string, workload: string, asked?: (plan: Plan) => Plan])[] = [
  ['home', 'winners-10', (plan) => reading(plan, () => paths.home)],
  ['winners', 'winners-10'],
  ['gallery', 'gallery-10'],
  ['form', 'save', (plan) => reading(plan, (path) => path)],
  ['save of a draft', 'save'],
  ['list of a juror', 'juror-list'],
  ['entry', 'entry'],
  ['save of a sheet', 'score'],
]

const reading = (plan: Plan, path: (path: string) => string): Plan => ({
  ...plan,
  reads: true,
  clients: plan.clients.map((client) => ({
    ...client,
    requests: client.requests.map(([to]) => [path(to), ''] as const),
  })),
})

/** Each with a database of its own. */
const measured = async (workload: string, asked: (plan: Plan) => Plan, batches: number): Promise<number> => {
  const worker = startWorker()
  const world = emptyWorld()
  try {
    const { port } = await worker.ready
    await migrateD1(worker)
    const d1 = (await worker.getD1Database('DB')) as unknown as D1Database
    const app: Services = { ...world.services, db: openDatabase(d1Sql(d1)) }
    const plan = await WORKLOADS[workload]?.(app, 1, batches * BATCH)
    if (!plan) throw new Error(`no workload ${workload}`)
    return await p95Of(asked({ ...plan, port: Number(port) }), workerdPid(), batches)
  } finally {
    world.close()
    await worker.dispose()
  }
}

export const workerTimes = async ([batches = '60']: string[]): Promise<WorkerTimes> => {
  execFileSync(process.execPath, ['src/tools/worker-build.mjs'])
  const p95: Record<string, number> = {}
  for (const [name, workload, asked] of ASKED)
    p95[name] = await measured(workload, asked ?? ((plan) => plan), Number(batches))
  return { gzip: gzipSync(readFileSync(BUILT)).length, p95 }
}
