import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guard, openDatabase } from '../../src/core/database.ts'
import { migrateSqlite } from '../../src/platform/migrate.ts'
import { openSqlite, type SqliteSql } from '../../src/platform/sql-sqlite.ts'

let engine: SqliteSql
beforeAll(() => {
  engine = openSqlite(':memory:')
  migrateSqlite(engine.connection, 'migrations')
})
afterAll(() => engine.close())

const database = () => openDatabase(engine)
const account = (id: string, email = `${id}@x.example`) =>
  database().q.insertInto('account').values({ id, email, name: '', is_organiser: 0, created_at: 1 })
const ids = async () => {
  const rows = await database().q.selectFrom('account').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

describe('the one write path', () => {
  const { q } = openDatabase({ query: async () => [], commit: async () => [] })
  const message = 'writes go through commit()'

  test.each([
    ['insert', () => q.insertInto('throttle').values({ key: 'a', starts_at: 1, count: 1 }).execute()],
    ['update', () => q.updateTable('account').set({ name: 'x' }).execute()],
    ['delete', () => q.deleteFrom('session').execute()],
    ['raw SQL', () => sql`DELETE FROM session`.execute(q)],
    [
      'an update that returns rows',
      () => q.updateTable('account').set({ name: 'x' }).returningAll().execute(),
    ],
    ['a prepared statement', () => q.executeQuery(CompiledQuery.raw('DELETE FROM session'))],
  ])('%s outside commit throws', async (_name, write) => {
    await expect(write()).rejects.toThrow(message)
  })

  test('transactions and streams do not exist', async () => {
    await expect(q.transaction().execute(async () => 1)).rejects.toThrow('use commit()')
    await expect(q.selectFrom('account').selectAll().stream().next()).rejects.toThrow('streaming is not used')
  })
})

describe('commit', () => {
  test('writes everything or nothing', async () => {
    expect(await database().commit([account('a1'), account('a2')])).toMatchObject({ ok: true })
    expect(await database().commit([account('a3'), account('a1')])).toEqual({ ok: false, error: 'unique' })
    expect(await ids()).toEqual(['a1', 'a2'])
  })

  test('a guard refuses a write that changed nothing', async () => {
    const rename = (id: string) => database().q.updateTable('account').set({ name: 'x' }).where('id', '=', id)
    expect(await database().commit([account('b1'), rename('nobody'), guard])).toEqual({
      ok: false,
      error: 'guard',
    })
    expect(await database().commit([account('b1'), rename('b1'), guard])).toMatchObject({ ok: true })
    expect(await ids()).toContain('b1')
  })

  test('a guard is content with many changed rows', async () => {
    const all = database().q.updateTable('account').set({ name: 'y' })
    expect(await database().commit([all, guard])).toMatchObject({ ok: true })
  })

  test('names a refused constraint', async () => {
    const bad = account('c1', 'UPPER@x.example')
    expect(await database().commit([bad])).toEqual({ ok: false, error: 'constraint' })
  })

  test('returns the rows of each statement', async () => {
    const done = await database().commit([account('d1'), account('d2').returning('id')])
    expect(done).toEqual({ ok: true, value: [[], [{ id: 'd2' }]] })
  })

  test('passes on what is no refusal', async () => {
    await expect(database().commit([CompiledQuery.raw('nonsense')])).rejects.toThrow('syntax error')
  })

  test('the audit log cannot be changed, deleted or replaced', async () => {
    const entry = { at: 1, actor_id: null, edition_id: null, kind: 'x', subject: 'x', detail: '{}' }
    const { q } = database()
    expect(await database().commit([q.insertInto('audit_event').values(entry)])).toMatchObject({ ok: true })
    for (const change of [
      q.updateTable('audit_event').set({ kind: 'y' }),
      q.deleteFrom('audit_event'),
      sql`INSERT OR REPLACE INTO audit_event VALUES (1, 2, NULL, NULL, 'y', 'y', '{}')`.compile(q),
    ])
      expect(await database().commit([change])).toEqual({ ok: false, error: 'constraint' })
    const rows = await q.selectFrom('audit_event').selectAll().execute()
    expect(rows).toEqual([{ seq: 1, ...entry }])
  })
})
