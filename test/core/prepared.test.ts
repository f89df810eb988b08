import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Reader } from '../../src/core/database.ts'
import { preparedRead, preparedWrite } from '../../src/core/prepared.ts'
import { migrateSqlite } from '../../src/platform/migrate.ts'
import { openSqlite, type SqliteSql, withOpaqueParameters } from '../../src/platform/sql-sqlite.ts'

let engine: SqliteSql
beforeAll(() => {
  engine = openSqlite(':memory:')
  migrateSqlite(engine.connection, 'migrations')
})
afterAll(() => engine.close())

const count = preparedWrite((q: Reader, of: { key: string; at: number }) =>
  q.insertInto('throttle').values({ key: of.key, starts_at: of.at, count: 7 }),
)
const counts = preparedRead((q: Reader, of: { key: string; from: number }) =>
  q
    .selectFrom('throttle')
    .select(['starts_at', 'count'])
    .where('key', '=', of.key)
    .where('starts_at', '>=', of.from)
    .where(sql<boolean>`${of.from} <= starts_at`)
    .orderBy('starts_at'),
)

describe('a prepared query', () => {
  test('binds each value where its name stood, and keeps constants', async () => {
    const db = openDatabase(engine)
    await db.commit([
      count(db.q, { key: 'a', at: 1 }),
      count(db.q, { key: 'b', at: 2 }),
      count(db.q, { key: 'a', at: 3 }),
    ])
    expect(await counts(db, { key: 'a', from: 1 })).toEqual([
      { starts_at: 1, count: 7 },
      { starts_at: 3, count: 7 },
    ])
    expect(await counts(db, { key: 'a', from: 2 })).toEqual([{ starts_at: 3, count: 7 }])
    expect(await counts(db, { key: 'b', from: 1 })).toEqual([{ starts_at: 2, count: 7 }])
  })

  test('that writes does not pass as a read', async () => {
    const db = openDatabase(engine)
    await expect(async () => db.read(count(db.q, { key: 'c', at: 1 }))).rejects.toThrow(
      'writes go through commit()',
    )
  })
})

describe('opaque parameters', () => {
  test.each([
    ['WHERE a = ? AND b IN (?, ?)', 'WHERE a = +? AND b IN (+?, +?)'],
    [`SELECT 'wirklich?', "was?" WHERE c = ? -- oder?`, `SELECT 'wirklich?', "was?" WHERE c = +? -- oder?`],
    [`SELECT 'it''s?' || ?`, `SELECT 'it''s?' || +?`],
  ])('%s', (text, opaque) => {
    expect(withOpaqueParameters(text)).toBe(opaque)
  })

  test.each([[1.5], ['1'], [null], [-3], ['ä']])('change no value: %j stays what it is', (value) => {
    const { connection } = engine
    expect(connection.prepare('SELECT +? AS v, typeof(+?) AS t').get(value, value)).toEqual(
      connection.prepare('SELECT ? AS v, typeof(?) AS t').get(value, value),
    )
  })
})
