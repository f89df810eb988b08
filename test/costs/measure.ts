/** `npm run costs`: measures what each use needs, on D1 in workerd and in processor time, and writes table and README. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { expect, it } from 'vitest'
import { openDatabase } from '../../src/core/database.ts'
import type { Files, Images, StoredFile } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import { d1Sql } from '../../src/platform/sql-d1.ts'
import { startWorkerd } from '../support/workerd.ts'
import { type Measured, NOTHING, withCosts } from './arithmetic.ts'
import { awardLife, USES, type UseName } from './scenario.ts'

/** Turns on D1, and for the processor, whose first ones only warm it up. */
const D1_TURNS = 3
const CPU_TURNS = 15

type Count = Omit<Measured, 'cpuMs'>

/** Counts what Cloudflare would bill; `take` gives it since the last time. */
const meter = () => {
  let count: Count = { ...NOTHING }
  return {
    add: (more: Partial<Count>) => {
      for (const [name, value] of Object.entries(more))
        count = { ...count, [name]: count[name as keyof Count] + value }
    },
    take: (): Count => {
      const taken = count
      count = { ...NOTHING }
      return taken
    },
  }
}
type Meter = ReturnType<typeof meter>

interface Meta {
  readonly rows_read: number
  readonly rows_written: number
}

/** The emulated D1, counted. The emulation has no copies, so its sessions are the database itself. */
const meteredD1 = (d1: D1Database, { add }: Meter): D1Database => {
  const noted = (metas: readonly Meta[]) => {
    const sum = (name: keyof Meta) => metas.reduce((total, meta) => total + meta[name], 0)
    add({ queries: metas.length, rowsRead: sum('rows_read'), rowsWritten: sum('rows_written') })
  }
  const session = {
    prepare: (sql: string) => {
      const statement = d1.prepare(sql)
      const counted = (bound: typeof statement) => ({
        bound,
        bind: (...values: unknown[]) => counted(bound.bind(...values)),
        all: async () => {
          const result = await bound.all()
          noted([result.meta])
          return result
        },
      })
      return counted(statement)
    },
    batch: async (statements: readonly { bound: ReturnType<D1Database['prepare']> }[]) => {
      const results = await d1.batch(statements.map(({ bound }) => bound))
      noted(results.map(({ meta }) => meta))
      return results
    },
    getBookmark: () => null,
  }
  return { withSession: () => session } as unknown as D1Database
}

const countedFiles = (files: Files, { add }: Meter): Files => ({
  put: async (key, bytes, type) => {
    add({ filesWritten: 1 })
    await files.put(key, bytes, type)
  },
  get: async (key, part): Promise<StoredFile | null> => {
    add({ filesRead: 1 })
    return files.get(key, part)
  },
  delete: files.delete,
})

const countedImages = (images: Images, { add }: Meter): Images => ({
  ...images,
  render: async (source, widths) => {
    const made = await images.render(source, widths)
    add({ pictures: made.length + 1 })
    return made
  },
})

const services = (): { app: Services; close(): void } => {
  const data = mkdtempSync(join(tmpdir(), 'kuer-costs-'))
  const origin = 'http://127.0.0.1:3000'
  const config = {
    mode: 'production',
    origin,
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  const { services: app, sql } = composeNode({
    config,
    host: '127.0.0.1',
    port: 3000,
    data,
    smtp: null,
    demo: false,
  })
  const close = () => {
    sql.close()
    rmSync(data, { recursive: true, force: true })
  }
  return { app: { ...app, deliver: async () => undefined }, close }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** What each use counts on D1: of the last turn, when nothing is new any more. */
const countsOnD1 = async (): Promise<Map<UseName, Count>> => {
  const workerd = await startWorkerd()
  const { app, close } = services()
  const counter = meter()
  const d1 = await workerd.miniflare.getD1Database('DB')
  const counted: Services = {
    ...app,
    db: openDatabase(d1Sql(meteredD1(d1 as unknown as D1Database, counter))),
    files: countedFiles(app.files, counter),
    images: countedImages(app.images, counter),
  }
  const counts = new Map<UseName, Count>()
  await awardLife(
    counted,
    D1_TURNS,
    async (use, _turn, run) => {
      counter.take()
      await run()
      counts.set(use, counter.take())
    },
    () => counter.add({ requests: 1 }),
  )
  close()
  await workerd.close()
  return counts
}

/** Sizes made once: on Workers another service makes them. */
const madeOnce = (images: Images): Images => {
  let made: ReturnType<Images['render']> | null = null
  return {
    ...images,
    render: (source, widths) => {
      made ??= images.render(source, widths)
      return made
    },
  }
}

/** Processor time of each use on Node, SQLite included: on Workers the database works elsewhere, so this is too much. */
const processorTime = async (): Promise<Map<UseName, number>> => {
  const { app, close } = services()
  const times = new Map<UseName, number[]>()
  await awardLife({ ...app, images: madeOnce(app.images) }, CPU_TURNS, async (use, turn, run) => {
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    if (turn >= CPU_TURNS / 3 || use === 'release')
      times.set(use, [...(times.get(use) ?? []), (user + system) / 1000])
  })
  close()
  return new Map([...times].map(([use, values]) => [use, Math.round(median(values) * 10) / 10]))
}

it('measures every use', { timeout: 600_000 }, async () => {
  const counts = await countsOnD1()
  const times = await processorTime()
  const table = Object.fromEntries(
    USES.map((use) => [use, { ...NOTHING, ...counts.get(use), cpuMs: times.get(use) ?? 0 }]),
  ) as Record<UseName, Measured>
  writeFileSync('test/costs/measured.json', `${JSON.stringify(table, null, 2)}\n`)
  writeFileSync('README.md', withCosts(readFileSync('README.md', 'utf8'), table))
  expect(Object.values(table).every(({ cpuMs }) => cpuMs > 0)).toBe(true)
})
