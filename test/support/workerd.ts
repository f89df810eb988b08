/** The application in real workerd, with D1, R2, Images and mail emulated by miniflare. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, type Log, Miniflare } from 'miniflare'
import { migrationNames } from '../../src/platform/migrate.ts'
import { FIRST_ORGANISER, freePort, type RunningApp } from './node-server.ts'
import { untyped } from './process.ts'

export interface RunningWorkerd extends RunningApp {
  readonly miniflare: Miniflare
}

const bundled = new Map<string, Promise<string>>()

/** Bundles a Worker entry as it is deployed, once for all files of this worker. */
export const bundleWorker = (entry: string): Promise<string> => {
  const known = bundled.get(entry) ?? bundle(entry)
  bundled.set(entry, known)
  return known
}

const bundle = async (entry: string): Promise<string> => {
  const { deployedBuild, workerBuild } = await untyped('../../src/tools/worker-build.mjs')
  const options = entry === 'src/worker.ts' ? deployedBuild() : workerBuild(entry)
  const { outputFiles } = await build({ ...options, write: false })
  return outputFiles?.[0]?.text ?? ''
}

/** The statements of a migration file; a trigger ends at its own END. */
export const statementsOf = (file: string): string[] => {
  const statements: string[] = []
  let lines: string[] = []
  for (const line of file.split('\n')) {
    if (line.startsWith('--') || line.trim() === '') continue
    lines.push(line)
    const trigger = /^CREATE TRIGGER/.test(lines[0] ?? '')
    if (trigger ? line === 'END;' : line.endsWith(';')) {
      statements.push(lines.join('\n'))
      lines = []
    }
  }
  return statements
}

/** Brings the D1 database of miniflare up to date, as wrangler does. */
export const migrateD1 = async (miniflare: Miniflare) => {
  const d1 = await miniflare.getD1Database('DB')
  await d1
    .prepare(
      'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    )
    .run()
  for (const name of migrationNames('migrations')) {
    const statements = statementsOf(readFileSync(join('migrations', name), 'utf8'))
    await d1.batch([
      ...statements.map((statement) => d1.prepare(statement)),
      d1.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ])
  }
}

/** As in wrangler.toml, without waiting for a batch to fill. */
const QUEUE = {
  queueProducers: { PHOTOS: 'photos' },
  queueConsumers: { photos: { maxBatchSize: 5, maxBatchTimeout: 0, maxRetries: 3 } },
}

export interface WorkerdOptions {
  /** Hears what miniflare says. */
  readonly log?: Log
  /** With a queue pictures are made after the answer. */
  readonly queue?: boolean
  /** Variables and secrets, over those of a development. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Starts workerd on a free port of loopback with an empty, migrated database. */
export const startWorkerd = async (
  entry = 'test/support/worker.ts',
  { log, queue, settings }: WorkerdOptions = {},
): Promise<RunningWorkerd> => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'worker.js', contents: await bundleWorker(entry) }],
      host: '127.0.0.1',
      cf: false,
      port,
      ...(log ? { log } : {}),
      compatibilityDate: '2026-10-01',
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: ['DB'],
      r2Buckets: ['FILES'],
      ...(queue ? QUEUE : {}),
      images: { binding: 'IMAGES' },
      email: { send_email: [{ name: 'EMAIL' }] },
      assets: { directory: 'public', binding: 'ASSETS', routerConfig: { has_user_worker: true } },
      bindings: {
        KUER_MODE: 'development',
        KUER_ORIGIN: origin,
        KUER_SECRET: 'x'.repeat(32),
        KUER_FIRST_ORGANISER: FIRST_ORGANISER,
        MAIL_FROM: 'award@kuer.example',
        ...settings,
      },
    }),
  )
  await miniflare.ready
  await migrateD1(miniflare)
  return {
    runtime: 'workerd',
    origin,
    miniflare,
    setClock: async (time) => {
      await fetch(`${origin}/__clock?time=${time}`)
    },
    close: () => miniflare.dispose(),
  }
}
