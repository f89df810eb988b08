/**
 * The second reference of every write: the barest server that does what the words of their goal say – a validated,
 * authorised, audited, durable save over HTTP – with the packages and the group commit of the house and none of its
 * rules. Between it and the engine's own commits lies the price of HTTP on this machine; what lies between it and us
 * is ours.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type HttpBindings, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { CompiledQuery } from 'kysely'
import * as z from 'zod'
import { guard, openDatabase } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { openSqlite, type SqliteSql } from '../platform/sql-sqlite.ts'
import type { ClientPlan, Plan } from './server.ts'
import { SECOND_STEP } from './world.ts'

const TABLES = `
  CREATE TABLE session (token TEXT PRIMARY KEY, account TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
  CREATE TABLE draft (id TEXT PRIMARY KEY, owner TEXT NOT NULL, version INTEGER NOT NULL, answers TEXT NOT NULL) STRICT;
  CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, account TEXT NOT NULL, draft TEXT NOT NULL) STRICT;`

const FORM = z.object({
  ...Object.fromEntries([...SECOND_STEP.keys()].map((key) => [key, z.string().max(10_000)])),
  version: z.coerce.number().int().positive(),
})

const SESSION = 'SELECT account FROM session WHERE token = ? AND expires_at > ?'
const SAVE = 'UPDATE draft SET answers = ?, version = version + 1 WHERE id = ? AND owner = ? AND version = ?'
const AUDIT = 'INSERT INTO audit (at, account, draft) VALUES (?, ?, ?)'

const barest = (sql: SqliteSql) => {
  const { commit } = openDatabase(sql)
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('/:id', async (c) => {
    const [now, id] = [Date.now(), c.req.param('id')]
    const [session] = await sql.query(CompiledQuery.raw(SESSION, [getCookie(c, 'session'), now]))
    if (!session) return c.text('', 401)
    const form = FORM.safeParse(Object.fromEntries(new URLSearchParams(await text(c.env.incoming))))
    if (!form.success) return c.text('', 422)
    const { version, ...answers } = form.data
    // Another's draft, or another version, is refused by the write itself, as in ours.
    const saved = await commit([
      CompiledQuery.raw(SAVE, [JSON.stringify(answers), id, session.account, version]),
      guard,
      CompiledQuery.raw(AUDIT, [now, session.account, id]),
    ])
    return saved.ok ? c.redirect(`/${id}`, 303) : c.text('', 409)
  })
  return app
}

/** One person with a session and a draft; returns what that person will send. */
const seed = ({ connection }: SqliteSql, each: number): ClientPlan => {
  const [token, account, draft] = [newId(), newId(), newId()]
  connection.prepare('INSERT INTO session VALUES (?, ?, ?)').run(token, account, Date.now() + HOUR)
  connection.prepare('INSERT INTO draft VALUES (?, ?, 1, ?)').run(draft, account, '{}')
  const requests = Array.from({ length: each }, (_, index) => [`/${draft}`, `version=${index + 1}`] as const)
  return { cookie: `session=${token}`, requests }
}

const HOUR = 3_600_000

/** Serves until the parent lets go. */
export const serveBarest = async ([count = '32', each = '100']: string[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-bench-'))
  const sql = openSqlite(join(folder, 'barest.sqlite'))
  sql.connection.exec(TABLES)
  const clients = Array.from({ length: Number(count) }, () => seed(sql, Number(each)))
  const server = serve({ fetch: barest(sql).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
    process.send?.({ port, common: SECOND_STEP.toString(), clients } satisfies Plan)
  })
  process.once('disconnect', () => {
    server.close(() => {
      sql.close()
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    })
  })
}
