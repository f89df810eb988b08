/** The application on Node as in production: a real SQLite file, a real folder, a real socket; only the clock can be set. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { createPublicPages } from '../../src/core/public-pages.ts'
import type { Services } from '../../src/core/services.ts'
import { compress } from '../../src/platform/compress.ts'
import type { NodeSettings } from '../../src/platform/config.ts'
import { nodeServer } from '../../src/platform/node-server.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import type { SqliteSql } from '../../src/platform/sql-sqlite.ts'
import { testClock } from './clock.ts'
import { expectSound } from './invariants.ts'

export interface RunningApp {
  readonly runtime: 'node' | 'workerd'
  readonly origin: string
  /** Sets the application's clock, UTC ms. */
  setClock(time: number): Promise<void>
  close(): Promise<void>
}

export interface RunningNode extends RunningApp {
  readonly services: Services
  readonly sql: SqliteSql
}

export const FIRST_ORGANISER = 'geschaeftsstelle@kuer.example'

/** A port of loopback that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

/** Starts the server on an empty data folder. */
export const startNode = async (overrides: Partial<NodeSettings> = {}): Promise<RunningNode> => {
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'kuer-test-'))
  const origin = `http://127.0.0.1:${port}`
  const clock = testClock()
  const settings: NodeSettings = {
    config: {
      mode: 'development',
      origin,
      secret: 'x'.repeat(32),
      firstOrganiser: FIRST_ORGANISER,
      proxies: 0,
    },
    host: '127.0.0.1',
    port,
    data,
    smtp: null,
    demo: false,
    ...overrides,
  }
  const { services, sql, lastLetter } = composeNode(settings, clock.now)
  const pages = createPublicPages(services.db, services.clock, { compress })
  const server = nodeServer(createApp(services, pages), pages, origin)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    runtime: 'node',
    origin,
    services,
    sql,
    setClock: async (time) => clock.set(time),
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await lastLetter()
      try {
        expectSound(sql.connection)
      } finally {
        sql.close()
        rmSync(data, { recursive: true, force: true })
      }
    },
  }
}
