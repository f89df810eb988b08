/** Parts of the operation by themselves: the log's words, readiness, migrations, sentences of a failed start. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { errorFacts, type LogRecord, logTo, onlyErrors, scrubbed } from '../../src/core/log.ts'
import { paths } from '../../src/core/paths.ts'
import type { Unready } from '../../src/core/services.ts'
import { newRequestId, newTrace } from '../../src/core/trace.ts'
import { prettyLine } from '../../src/platform/log-node.ts'
import { MigrationRefused, migrateSqlite } from '../../src/platform/migrate.ts'
import { createReadiness } from '../../src/platform/readiness.ts'
import { databaseProblem, folderProblem, listenProblem } from '../../src/platform/start-problems.ts'
import { stillBehind } from '../../src/platform/worker-requests.ts'
import type { WorkerEnv } from '../../src/platform/worker-services.ts'
import worker from '../../src/worker.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { untyped } from '../support/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'kuer-operation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the log', () => {
  it.each([
    ['550 <anna@example.org> unknown', '550 <<address>> unknown'],
    ['Unexpected token, "{geheim" is not JSON', 'Unexpected token, "…" is not JSON'],
    ['GET /anmelden?weiter=/x', 'GET /anmelden?…'],
    ['connect ECONNREFUSED 203.0.113.7:25', 'connect ECONNREFUSED <ip>:25'],
    ['connect 2001:db8:0:1::7', 'connect <ip>'],
    ['code 1234 5678', 'code <code>'],
    ['key 3f2a9c0d1e4b5a6978f0', 'key <token>'],
    ['UNIQUE constraint failed: account.email', 'UNIQUE constraint failed: account.email'],
  ])('%s becomes %s', (said, kept) => {
    expect(scrubbed(said)).toBe(kept)
  })

  it('says where an error came from, and of its message only what names nobody', () => {
    const cause = new Error('mail to bob@example.org')
    const facts = errorFacts(new TypeError('no letter for anna@example.org', { cause }))
    expect(facts).toMatchObject({
      error: 'TypeError: no letter for <address>',
      cause: 'Error: mail to <address>',
    })
    expect(facts.stack).toMatch(/^at .*operation\.test/)
    expect(JSON.stringify(facts)).not.toContain('example.org')
  })

  it('is one line for people, with the stack below', () => {
    const record = {
      time: '2026-11-25T01:02:03.000Z',
      level: 'error' as const,
      event: 'x',
      a: 1,
      b: null,
      stack: 'at y',
    }
    expect(prettyLine(record)).toBe('01:02:03 ERROR x a=1\n  at y')
  })

  it('numbers requests itself unless a proxy of ours does', () => {
    expect(newRequestId()).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/)
    expect(newTrace('from-outside', 0).id).not.toBe('from-outside')
    expect(newTrace('from-the-proxy', 1).id).toBe('from-the-proxy')
    expect(newTrace('a@example.org', 1).id).not.toContain('@')
  })
})

describe('readiness', () => {
  let app: RunningNode
  beforeAll(async () => {
    app = await startNode()
  })
  afterAll(() => app.close())
  const readyz = async () => {
    const response = await fetch(app.origin + paths.ready)
    return [response.status, await response.json()]
  }

  it('is refused while the process ends, without a word why', async () => {
    expect(await readyz()).toEqual([200, { status: 'ready' }])
    app.services.readiness.drain()
    expect(await readyz()).toEqual([503, { status: 'unready' }])
    expect(await app.services.readiness.check()).toEqual(['draining'])
  })

  it('names an older database, and files that cannot be written', async () => {
    const { db, files } = app.services
    const broken = { ...files, put: async () => Promise.reject(new Error('disk')) }
    const problems = await createReadiness({
      db,
      files: broken,
      schema: '9999_x.sql',
      probe: 'write',
    }).check()
    expect(problems).toEqual(['schema', 'files'])
  })
})

test('a Worker with an older database, or wrong settings, answers 503 and says why in the log alone', async () => {
  const said: LogRecord[] = []
  logTo((record) => said.push(record))
  const env = { KUER_ORIGIN: 'nirgends', KUER_SECRET: 'zu kurz' } as unknown as WorkerEnv
  const answer = await worker.fetch(new Request('https://award.example.org/'), env, {} as never)
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(await answer.text()).not.toContain('KUER_')
  expect(
    said.map(({ event, problems }) => [event, /KUER_ORIGIN .*KUER_SECRET/.test(String(problems))]),
  ).toEqual([['start.refused', true]])
  let schema: readonly Unready[] = ['schema']
  const behind = { check: async () => schema, drain: () => undefined }
  expect(await stillBehind(behind)).toBe(true)
  schema = []
  expect(await stillBehind({ ...behind })).toBe(false)
  // As it was: other test files share this process.
  logTo(onlyErrors)
})

test('the page of a broken request shows the number under which the log knows why', async () => {
  const said: LogRecord[] = []
  logTo((record) => said.push(record))
  const app = await startNode()
  const check = () => Promise.reject(new Error('kaputt'))
  const kuer = createApp({ ...app.services, readiness: { check, drain: () => undefined } })
  const trace = newTrace(null, 0)
  const ask = (env: object) => kuer.request(app.origin + paths.ready, {}, env)
  const [named, byHand] = await Promise.all([ask({ trace }), ask({})])
  logTo(onlyErrors)
  await app.close()
  expect([named.status, byHand.status]).toEqual([500, 500])
  const page = await named.text()
  expect(page).toContain(`geben Sie bitte diese Nummer an: <code>${trace.id}</code>`)
  expect(page).not.toContain('kaputt')
  expect(await byHand.text()).not.toContain('diese Nummer')
  expect(trace.route).toBe(paths.ready)
  expect(said.find(({ request }) => request === trace.id)).toMatchObject({
    event: 'request.broken',
    route: paths.ready,
    error: 'Error: kaputt',
  })
})

describe('migrations', () => {
  const migrations = join(folder, 'migrations')
  const write = (name: string, text: string) => writeFileSync(join(migrations, name), text)
  const CHECKSUMS = 'CREATE TABLE migration_checksum (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT;\n'
  const connection = new SqliteDatabase(':memory:')
  beforeAll(() => mkdirSync(migrations))

  it('are applied together or not at all, once, and remembered by what they say', () => {
    write('0001_one.sql', 'CREATE TABLE one (a INTEGER) STRICT;\n')
    write('0002_two.sql', `${CHECKSUMS}CREATE TABLE broken (a NONSENSE) STRICT;\n`)
    expect(() => migrateSqlite(connection, migrations)).toThrow('NONSENSE')
    expect(connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get()).toBe(0)
    write('0002_two.sql', CHECKSUMS)
    expect(migrateSqlite(connection, migrations)).toEqual(['0001_one.sql', '0002_two.sql'])
    expect(migrateSqlite(connection, migrations)).toEqual([])
  })

  it('that were changed afterwards are refused by name, other ends of lines are not', () => {
    write('0001_one.sql', 'CREATE TABLE one (a INTEGER) STRICT;\r\n')
    expect(migrateSqlite(connection, migrations)).toEqual([])
    write('0001_one.sql', 'CREATE TABLE one (a TEXT) STRICT;\n')
    expect(() => migrateSqlite(connection, migrations)).toThrow(/^0001_one\.sql wurde geändert/)
    write('0001_one.sql', 'CREATE TABLE one (a INTEGER) STRICT;\n')
  })

  it('that this code does not know mean that the database is newer', () => {
    connection.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run('0009_later.sql')
    expect(() => migrateSqlite(connection, migrations)).toThrow(MigrationRefused)
    expect(() => migrateSqlite(connection, migrations)).toThrow(/neuer als dieses Kür: 0009_later\.sql/)
  })
})

describe('a start that fails says why', () => {
  const failed = (code: string) => Object.assign(new Error('engine'), { code })
  it.each([
    ['SQLITE_FULL', /voll/],
    ['SQLITE_NOTADB', /keine SQLite-Datenbank/],
    ['SQLITE_CORRUPT_VTAB', /beschädigt/],
    ['SQLITE_CANTOPEN', /lässt sich nicht öffnen/],
    ['SQLITE_READONLY_DIRECTORY', /darf nicht beschrieben werden/],
    ['SQLITE_BUSY', /gesperrt/],
    ['ENOSPC', /voll/],
    ['SQLITE_IOERR', /lässt sich nicht benutzen: engine/],
  ])('%s', (code, said) => {
    expect(databaseProblem(failed(code), 'kuer.sqlite')).toMatch(said)
  })

  it.each([
    ['EADDRINUSE', 1, /schon belegt/],
    ['EACCES', 78, /ab 1024/],
    ['EADDRNOTAVAIL', 78, /HOST=::9 ist keine Netzadresse/],
    ['EMFILE', 1, /lässt sich nicht öffnen/],
  ])('%s ends with %i', (code, exit, said) => {
    const found = listenProblem(failed(code), { host: '::9', port: 80 })
    expect(found.exit).toBe(exit)
    expect(found.sentence).toMatch(said)
  })

  it('when the folder is a file, or too little is free', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(folderProblem(folder)).toBeNull()
    expect(folderProblem(file)).toMatch(/ist kein Ordner/)
    expect(folderProblem(join(file, 'x'))).toMatch(/Ein Teil des Pfades ist eine Datei/)
    expect(folderProblem(join(folder, 'a', 'b'))).toBeNull()
    expect(folderProblem('/proc/kuer')).toMatch(/kann hier nicht angelegt werden/)
    expect(folderProblem(folder, 'KUER_BACKUP_DIR', Number.MAX_SAFE_INTEGER)).toMatch(
      /KUER_BACKUP_DIR.*MB frei/,
    )
  })
})

test.each([
  ['v20.20.2', false],
  ['v22.0.0', true],
  ['v24.9.0', true],
])('Node %s is new enough: %s', async (version, enough) => {
  const { nodeVersionProblem } = await untyped('../../src/tools/node-version.mjs')
  expect(nodeVersionProblem(version) === null).toBe(enough)
})
