/** A hall votes on a server of its own process, which is killed in the middle: nothing acknowledged is lost or doubled. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IssuedCode, issueBatch } from '../../src/audience/code-actions.ts'
import { fixVote, savePrize } from '../../src/audience/prize-actions.ts'
import { paths } from '../../src/core/paths.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import { at, JUDGED, must, openYear, person } from '../submission/world.ts'
import { SERVER_SECRET, type ServerProcess, serverProcess } from '../support/server-process.ts'
import { figure } from '../support/torture.ts'
import { shownEntry } from './world.ts'

const VOTERS = 250

let folder = ''
let origin = ''
let codes: IssuedCode[] = []
let server: ServerProcess

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuer-hall-'))
  server = await serverProcess(folder)
  origin = server.origin
  await prepare()
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A vote that is open now, in the data folder that the server will find. */
const prepare = async () => {
  const config = {
    mode: 'development',
    origin,
    secret: SERVER_SECRET,
    firstOrganiser: null,
    proxies: 0,
  } as const
  const { services, sql } = composeNode({
    config,
    host: '127.0.0.1',
    port: server.port,
    data: folder,
    smtp: null,
    demo: false,
  })
  const organiser = await person(services, 'organiser@x.example', true)
  const owner = await person(services, 'owner@x.example')
  const edition = await openYear(services, organiser, 2031)
  for (const title of ['Antrag im Bus', 'Bauakte digital']) await shownEntry(services, owner, edition, title)
  const before = at(services, JUDGED)
  const input = {
    version: 0,
    title: 'Publikumspreis',
    intro: '',
    choice: 'one',
    tie: 'shared',
    field: 'shown',
    may_change: '1',
    opens_at: JUDGED,
    closes_at: Date.now() + 3_600_000,
  } as const
  must(await savePrize(before, organiser, edition, input))
  must(await fixVote(before, organiser, edition, { version: 1, sentences: new Map() }))
  codes = must(
    await issueBatch(before, organiser, edition, { label: 'Ausweise', size: VOTERS, kind: 'badge' }),
  )
  sql.close()
}

/** @returns whether the vote was acknowledged, and after how many ms */
const vote = async (index: number): Promise<{ counted: boolean; ms: number }> => {
  const started = performance.now()
  try {
    const response = await fetch(origin + paths.ballot(codes[index]?.code ?? ''), {
      method: 'POST',
      body: new URLSearchParams({ wahl: String(1 + (index % 2)), sure: '1' }),
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      redirect: 'manual',
    })
    await response.arrayBuffer()
    return { counted: response.status === 303, ms: performance.now() - started }
  } catch {
    return { counted: false, ms: performance.now() - started }
  }
}

const inTheBox = (): { receipt: string; choices: string }[] => {
  const file = new SqliteDatabase(join(folder, 'kuer.sqlite'), { readonly: true })
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
  const rows = file.prepare('SELECT receipt, choices FROM ballot').all() as {
    receipt: string
    choices: string
  }[]
  file.close()
  return rows
}

it('keeps every acknowledged vote over a kill -9, and counts a repeated one once', async () => {
  await server.start()
  let acknowledged = 0
  const half = new Promise<void>((resolve) => {
    void Promise.all(
      Array.from({ length: VOTERS }, async (_, index) => {
        const { counted } = await vote(index)
        if (counted) acknowledged += 1
        if (acknowledged === VOTERS / 2) resolve()
      }),
    ).then(() => resolve())
  })
  await half
  await server.kill('SIGKILL')
  const sure = acknowledged
  expect(sure).toBeGreaterThanOrEqual(VOTERS / 2)
  await server.start()
  expect(inTheBox().length).toBeGreaterThanOrEqual(sure)
  // Whoever got no answer, and everybody else too, sends the vote again: at the pace of a hall, four times as fast.
  const answers = await Promise.all(
    Array.from({ length: VOTERS }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 20))
      return vote(index)
    }),
  )
  expect(answers.filter(({ counted }) => !counted)).toEqual([])
  const box = inTheBox()
  expect(box).toHaveLength(VOTERS)
  expect(new Set(box.map(({ receipt }) => receipt)).size).toBe(VOTERS)
  expect(box.filter(({ choices }) => choices === '[1]')).toHaveLength(VOTERS / 2)
  const p99 = answers.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(VOTERS * 0.99)] ?? 0
  figure('250 votes of a hall in five seconds', `p99 ${Math.round(p99)} ms`, '< 250 ms')
  expect(p99).toBeLessThan(250)
  await server.kill('SIGTERM')
}, 60_000)
