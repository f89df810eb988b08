/** Fifty people at once for half an hour: read, save, score, beside other processes at the same file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type ServerProcess, serverProcess } from '../support/server-process.ts'
import { figure, isFull, tries } from '../support/torture.ts'
import { fill, saveForm, scoreForm, send, type TortureWorld } from './world.ts'

const SECONDS = tries(6, 1_800)
const CLIENTS = 50
/** People read what they get. */
const PAUSE_MS = 50

let data: string
let server: ServerProcess
let world: TortureWorld
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'kuer-soak-'))
  world = await fill(data, 20, 20)
  server = await serverProcess(data)
  await server.start()
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(data, { recursive: true, force: true })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const memoryMB = (): number => {
  const [, kB] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid()}/status`, 'utf8')) ?? []
  return Number(kB) / 1024
}

const read = async (path: string, cookie: string): Promise<number> => {
  const headers: Record<string, string> = cookie === '' ? {} : { Cookie: cookie }
  const answer = await fetch(server.origin + path, { headers, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

/** What one client does in its next turn; the status of the answer. */
const turnOf = (client: number): ((turn: number) => Promise<number | null>) => {
  const entrant = world.entrants[client]
  const juror = world.jurors[client - world.entrants.length]
  if (entrant) {
    let version = 2
    return async (turn) => {
      if (turn % 3 === 0) return read(paths.submissionStep(entrant.draft, 2), entrant.cookie)
      const path = paths.submissionStep(entrant.draft, 2)
      return send(server.origin, entrant.cookie, path, saveForm(version++, `Stand ${turn}`))
    }
  }
  if (juror) {
    const versions = new Map<string, number>()
    return async (turn) => {
      if (turn % 3 === 0) return read(paths.juryEdition(world.judged), juror.cookie)
      const entry = world.entries[turn % world.entries.length] ?? ''
      if (turn % 3 === 1) return read(paths.juryEntry(entry), juror.cookie)
      const version = versions.get(entry) ?? 0
      versions.set(entry, version + 1)
      return send(
        server.origin,
        juror.cookie,
        paths.juryScore(entry),
        scoreForm(world, version, `Stand ${turn}`),
      )
    }
  }
  const open = ['/', '/archiv', '/suche', '/anmelden', '/2031', '/2032/wertungsregeln']
  return (turn) => read(open[turn % open.length] ?? '/', '')
}

/** Another process at the same file, as the command line is: it reads for a while, and writes now and then. */
const neighbour = async (until: number): Promise<string[]> => {
  const file = new SqliteDatabase(join(data, 'kuer.sqlite'), { timeout: 5_000 })
  const troubles: string[] = []
  while (performance.now() < until) {
    try {
      file.prepare('SELECT count(*) FROM audit_event').get()
      file.prepare("INSERT INTO audit_event (at, kind, subject, detail) VALUES (1, 'soak', '', '{}')").run()
    } catch (error) {
      troubles.push(String(error))
    }
    await pause(500)
  }
  file.close()
  return troubles
}

it(`${SECONDS} s with ${CLIENTS} clients`, { timeout: (SECONDS + 120) * 1000 }, async () => {
  const began = performance.now()
  const until = began + SECONDS * 1000
  const times: number[] = []
  const wrong = new Map<string, number>()
  let early = 0
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const act = turnOf(client)
    for (let turn = 0; performance.now() < until; turn += 1) {
      const sent = performance.now()
      const status = await act(turn)
      times.push(performance.now() - sent)
      if (status !== 200 && status !== 303) {
        const what = `${client < 20 ? 'entrant' : client < 40 ? 'juror' : 'visitor'} ${status}`
        wrong.set(what, (wrong.get(what) ?? 0) + 1)
      }
      await pause(PAUSE_MS)
    }
  })
  // Code is compiled and caches are filled by then.
  const warm = pause(SECONDS * 200).then(() => {
    early = memoryMB()
  })
  const troubles = await neighbour(until)
  await Promise.all([...clients, warm])
  const late = memoryMB()
  const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
  const growth = late / early - 1
  const busy = server.output().match(/SQLITE_BUSY|database is locked/g)?.length ?? 0
  figure(
    'soak',
    `${SECONDS} s, ${times.length} requests, p95 ${Math.round(p95)} ms, memory ${Math.round(early)} → ${Math.round(late)} MB (${Math.round(growth * 100)} %), ${busy + troubles.length} SQLITE_BUSY`,
    '30 min, 50 clients, p95 < 300 ms, growth < 10 %, 0',
  )
  expect([...wrong]).toEqual([])
  expect(troubles).toEqual([])
  expect(busy).toBe(0)
  expect(times.length).toBeGreaterThan(SECONDS * 20)
  // Seconds say nothing about leaks, and beside other tests nothing about speed.
  if (isFull) {
    expect(p95).toBeLessThan(300)
    expect(growth).toBeLessThan(0.1)
  }
})
