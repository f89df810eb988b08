/** The contract of the ports on both engines, and what only one of them has. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import SqliteDatabase from 'better-sqlite3'
import { build } from 'esbuild'
import { Log, LogLevel } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/core/database.ts'
import { diskFiles } from '../../src/platform/files-disk.ts'
import { sharpImages } from '../../src/platform/images-sharp.ts'
import { migrateSqlite, migrationNames } from '../../src/platform/migrate.ts'
import { openSqlite, type SqliteSql } from '../../src/platform/sql-sqlite.ts'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'
import { cases } from './cases.ts'

/** Hears what miniflare logs; that is where a letter sent through the binding can be seen. */
class Listener extends Log {
  readonly heard: string[] = []
  constructor() {
    super(LogLevel.INFO)
  }
  override log(message: string) {
    this.heard.push(message)
  }
}

/** Migrates in a process of its own; returns what that process applied. */
const migrateInProcess = async (file: string): Promise<string[]> => {
  const code = `
    import { openSqlite } from './src/platform/sql-sqlite.ts'
    import { migrateSqlite } from './src/platform/migrate.ts'
    const opened = openSqlite(process.argv[1])
    console.log(JSON.stringify(migrateSqlite(opened.connection, 'migrations')))`
  const bundle = await build({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
  })
  const args = ['--input-type=module', '-e', bundle.outputFiles[0]?.text ?? '', file]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout) as string[]
}

describe('the contract on Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-contract-'))
  let sql: SqliteSql
  beforeAll(() => {
    sql = openSqlite(join(folder, 'kuer.sqlite'))
    migrateSqlite(sql.connection, 'migrations')
  })
  afterAll(() => {
    sql.close()
    rmSync(folder, { recursive: true })
  })

  it.each(cases)('$name', ({ run }) =>
    run({ sql, db: openDatabase(sql), files: diskFiles(join(folder, 'files')), images: sharpImages() }),
  )
})

describe('the contract in workerd', () => {
  const listener = new Listener()
  let worker: RunningWorkerd
  beforeAll(async () => {
    worker = await startWorkerd('test/support/contract-worker.ts', { log: listener })
  })
  afterAll(() => worker.close())

  it.each(cases.map(({ name }, index) => ({ name, index })))('$name', async ({ name, index }) => {
    const response = await fetch(`${worker.origin}/?case=${index}`)
    expect(await response.json()).toEqual({ ok: true, name })
  })

  it('sends a letter through the send_email binding, umlauts included', async () => {
    const response = await fetch(`${worker.origin}/letter`)
    expect(await response.json()).toEqual({
      report: { sent: 1, failed: 0 },
      row: { state: 'sent', last_error: null },
    })
    const isLetter = (line: string) => line.includes('send_email binding called')
    await expect.poll(() => listener.heard.filter(isLetter).length).toBe(1)
    const line = listener.heard.find(isLetter) ?? ''
    expect(line).toContain('From: award@kuer.example')
    expect(line).toContain('To: jury@kuer.example')
    expect(line).toContain('Subject: Grüße aus Würzburg')
    const file = /Text: (\S+)/.exec(line)?.[1] ?? ''
    expect(readFileSync(file, 'utf8')).toBe('Schöne Größe\nzweite Zeile')
  })
})

describe('SQLite on Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-sqlite-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is durable at every open: synchronous=FULL and WAL, also when the file is there already', () => {
    const file = join(folder, 'durable.sqlite')
    for (const _ of [1, 2, 3]) {
      const opened = openSqlite(file)
      expect(opened.connection.pragma('synchronous', { simple: true })).toBe(2)
      expect(opened.connection.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(opened.connection.pragma('foreign_keys', { simple: true })).toBe(1)
      opened.connection.exec('CREATE TABLE IF NOT EXISTS t (x); INSERT INTO t VALUES (1)')
      opened.close()
    }
  })

  it('shows an acknowledged commit to another connection at once, and writes what waits before it closes', async () => {
    const file = join(folder, 'acknowledged.sqlite')
    const opened = openSqlite(file)
    migrateSqlite(opened.connection, 'migrations')
    const db = openDatabase(opened)
    const event = (subject: string) =>
      db.q.insertInto('audit_event').values({ at: 1, kind: 'probe', subject, detail: '{}' })
    await db.commit([event('one')])
    const reader = new SqliteDatabase(file, { readonly: true })
    const subjects = () => reader.prepare('SELECT subject FROM audit_event ORDER BY seq').pluck().all()
    expect(subjects()).toEqual(['one'])
    const waiting = db.commit([event('two')])
    opened.close()
    expect((await waiting).ok).toBe(true)
    expect(subjects()).toEqual(['one', 'two'])
    reader.close()
  })

  it('applies each migration once, under two connections and at every later start', () => {
    const file = join(folder, 'migrations.sqlite')
    const [one, two] = [openSqlite(file), openSqlite(file)]
    const names = migrationNames('migrations')
    expect(names).toEqual(
      readdirSync('migrations')
        .filter((name) => name.endsWith('.sql'))
        .sort(),
    )
    expect(migrateSqlite(one.connection, 'migrations')).toEqual(names)
    expect(migrateSqlite(two.connection, 'migrations')).toEqual([])
    one.close()
    two.close()
    const later = openSqlite(file)
    expect(migrateSqlite(later.connection, 'migrations')).toEqual([])
    expect(later.connection.prepare('SELECT name FROM d1_migrations ORDER BY id').pluck().all()).toEqual(
      names,
    )
    later.close()
  })

  it('applies each migration once when processes start at the same moment', async () => {
    const file = join(folder, 'together.sqlite')
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrateInProcess(file)))
    expect(applied.flat().sort()).toEqual(migrationNames('migrations'))
  })
})
