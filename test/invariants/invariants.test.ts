import SqliteDatabase, { type Database as Connection } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INVARIANTS } from '../../src/invariants/rules.ts'
import { migrateSqlite } from '../../src/platform/migrate.ts'
import { brokenIn } from '../support/invariants.ts'
import { TAMPERS } from './tampers.ts'
import { soundWorld } from './world.ts'

const names = INVARIANTS.map(({ name }) => name)

it('there are enough of them, each with a name of its own, a sentence and a way to break it', () => {
  expect(names.length).toBeGreaterThanOrEqual(90)
  expect(new Set(names).size).toBe(names.length)
  expect(INVARIANTS.filter(({ sentence }) => !/^\p{Lu}.+\.$/u.test(sentence))).toEqual([])
  expect(Object.keys(TAMPERS)).toEqual(names)
})

it('an empty installation is sound', () => {
  const connection = new SqliteDatabase(':memory:')
  migrateSqlite(connection, 'migrations')
  expect(brokenIn(connection)).toEqual([])
  connection.close()
})

describe('a sound world', () => {
  let db: Connection
  beforeAll(async () => {
    db = await soundWorld()
  })
  afterAll(() => {
    db.close()
  })

  it('breaks none', () => {
    expect(brokenIn(db)).toEqual([])
  })

  it.each(names)('%s fails when it is tampered with, and nothing else does', (name) => {
    const tamper = TAMPERS[name] ?? ''
    db.exec('BEGIN')
    try {
      if (typeof tamper === 'string') db.exec(tamper)
      else tamper(db)
      expect(brokenIn(db).map((line) => line.split(':')[0])).toEqual([name])
    } finally {
      db.exec('ROLLBACK')
    }
  })
})
