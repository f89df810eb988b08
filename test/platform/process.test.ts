/** The server as a process: starts once beside its twins, says nothing about people, counts, and ends without a cut. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { migrationNames } from '../../src/platform/migrate.ts'
import { letterTo, newClient, OWN_PAGE } from '../support/client.ts'
import { freePort } from '../support/node-server.ts'
import { buildServer, listening, type Running, startProcess, until } from '../support/process.ts'

const data = mkdtempSync(join(tmpdir(), 'kuer-process-'))
const file = join(data, 'kuer.sqlite')
const started: Running[] = []
let script: string
let server: Running
let figures: string

const start = async (env: Record<string, string> = {}): Promise<Running> => {
  const running = startProcess(script, { PORT: String(await freePort()), KUER_DATA: data, ...env })
  started.push(running)
  return running
}

const rows = <T>(sql: string, ...values: string[]): T[] => {
  const database = new SqliteDatabase(file, { readonly: true })
  const found = database
    .prepare(sql)
    .pluck()
    .all(...values) as T[]
  database.close()
  return found
}

beforeAll(async () => {
  script = await buildServer('process-test')
})
afterAll(async () => {
  for (const { child } of started) if (child.exitCode === null) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  rmSync(data, { recursive: true, force: true })
  rmSync(script, { force: true })
})

it('four processes that start at the same moment migrate once', async () => {
  const port = await freePort()
  figures = `http://127.0.0.1:${port}/metrics`
  const all = await Promise.all(
    [`127.0.0.1:${port}`, '', '', ''].map((address) => start({ KUER_METRICS: address })),
  )
  await Promise.all(all.map(listening))
  const names = migrationNames('migrations')
  expect(rows('SELECT name FROM d1_migrations ORDER BY id')).toEqual(names)
  expect(rows('SELECT name FROM migration_checksum ORDER BY name')).toEqual(names)
  const [first, ...others] = all
  if (!first) throw new Error('no process')
  server = first
  for (const { child } of others) child.kill('SIGTERM')
  expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0, 0])
})

it('the log tells of requests and of nobody', async () => {
  const email = 'kanari.vogel@gelb.example'
  const client = newClient(server)
  const weiter = '/kanarienweg?kennwort=zwitscher'
  await client.post(paths.signIn, { email, weiter })
  const { code, link } = await letterTo(server, email)
  await client.post(paths.signInCode, { code: '99887766' })
  await client.get(new URL(link).pathname)
  expect((await client.post(paths.signInCode, { code })).status).toBe(303)
  const page = await client.get(`${paths.myData}?name=Kanarienvogel`, {
    'X-Forwarded-For': '203.0.113.77',
    'User-Agent': 'Kanarienbrowser',
    'X-Request-Id': 'kanarien-nummer',
  })
  const given = page.headers.get('X-Request-Id') ?? ''
  const last = await client.get('/kanarienweg/zwitscher')
  await until(() => server.said().includes(last.headers.get('X-Request-Id') ?? 'no number'), server)

  const lines = server.said().trim().split('\n')
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(records.find(({ request }) => request === given)).toMatchObject({
    event: 'request',
    level: 'info',
    method: 'GET',
    route: paths.myData,
    status: 200,
    runtime: 'node',
  })
  expect(records.map(({ route }) => route)).toEqual(
    expect.arrayContaining([paths.signIn, paths.signInCode, '/anmelden/link/:token', 'none']),
  )
  expect(records.map(({ event }) => event)).toContain('letter')
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  const secrets = ['kanari', 'zwitscher', '203.0.113', code, '99887766', token, ...client.cookies.values()]
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(5)
    expect(server.said().toLowerCase()).not.toContain(secret.toLowerCase())
  }
})

const figureOf = async (name: string): Promise<number> => {
  const line = (await (await fetch(figures)).text()).split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1))
}

it('the figures can be parsed, and move', async () => {
  const name = 'kuer_requests_total{route="/healthz",method="GET",status="2xx"}'
  const before = (await figureOf(name)) || 0
  await (await fetch(server.origin + paths.health)).text()
  await until(async () => (await figureOf(name)) === before + 1, server)
  const text = await (await fetch(figures)).text()
  const [help, type, ...rest] = [/^# HELP [a-z_]+ .+$/, /^# TYPE [a-z_]+ (counter|gauge|histogram)$/]
  expect(rest).toEqual([])
  const value =
    /^[a-z_]+(\{[a-z]+="(?:[^"\\]|\\.)*"(?:,[a-z]+="(?:[^"\\]|\\.)*")*\})? -?\d+(\.\d+)?(e-?\d+)?$/
  const wrong = text
    .trim()
    .split('\n')
    .filter((line) => !help?.test(line) && !type?.test(line) && !value.test(line))
  expect(wrong).toEqual([])
  for (const family of [
    'kuer_commits_total{outcome="done"}',
    'kuer_sessions',
    'kuer_ready',
    'kuer_database_bytes{file="main"}',
  ])
    expect([family, await figureOf(family)]).not.toEqual([family, 0])
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(404)
})

/** A form that arrives slowly: its head and half of its body now, the rest when told. */
const slowForm = (origin: string, body: string) => {
  const { hostname, port } = new URL(origin)
  const sent = httpRequest({
    hostname,
    port,
    method: 'POST',
    path: paths.signIn,
    agent: false,
    headers: {
      ...OWN_PAGE,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
      // So that the server says when the request has reached it.
      Expect: '100-continue',
    },
  })
  const begun = new Promise<void>((resolve) => sent.once('continue', resolve))
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', (response) => resolve(response.resume()))
    sent.once('error', reject)
  })
  sent.write(body.slice(0, 10))
  return { answer, begun, finish: () => sent.end(body.slice(10)) }
}

it('SIGTERM: what runs is answered and kept, nothing new is taken, the log of the database is empty', async () => {
  const email = 'langsam@kuer.example'
  const form = slowForm(server.origin, new URLSearchParams({ email, weiter: '/' }).toString())
  await until(async () => (await figureOf('kuer_requests_running')) === 1, server)
  server.child.kill('SIGTERM')
  await until(() => server.said().includes('"event":"stopping"'), server)
  await expect(fetch(server.origin + paths.health)).rejects.toThrow()
  form.finish()
  const { statusCode, headers } = await form.answer
  expect([statusCode, headers.connection]).toEqual([303, 'close'])
  expect(await server.ended).toBe(0)
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(rows('SELECT count(*) FROM outbox WHERE recipient = ?', email)).toEqual([1])
})

it('the second signal ends at once; settings that are wrong are said with exit code 78, a port in use with 1', async () => {
  const again = await start()
  await listening(again)
  const form = slowForm(again.origin, 'email=unfertig')
  form.answer.catch(() => undefined)
  await form.begun
  await until(async () => {
    again.child.kill('SIGTERM')
    return again.child.exitCode !== null
  }, again)
  expect(await again.ended).toBe(1)

  const busy = await start()
  await listening(busy)
  const [wrong, taken] = await Promise.all([
    start({ KUER_ORIGIN: 'nirgends', KUER_ORIGN: 'x', PORT: '0', KUER_DATA: join(file, 'ordner') }),
    start({ PORT: new URL(busy.origin).port }),
  ])
  expect([await wrong.ended, await taken.ended]).toEqual([78, 1])
  expect(wrong.said().match(/^ {2}– .+$/gm)).toHaveLength(4)
  expect(taken.said()).toContain('ist schon belegt')
  busy.child.kill('SIGTERM')
  expect(await busy.ended).toBe(0)
})
