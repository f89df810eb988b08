/** The rebuilt outbox keeps what stood in the old one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrationNames } from '../../src/platform/migrate.ts'

it('letters of an existing installation survive, unsent and sent', () => {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = ON')
  const apply = (wanted: (name: string) => boolean) => {
    for (const name of migrationNames('migrations').filter(wanted))
      database.exec(readFileSync(join('migrations', name), 'utf8'))
  }
  apply((name) => name < '0014')
  const insert = database.prepare(
    `INSERT INTO outbox (id, key, kind, recipient, subject, body, state, attempts, next_at, sent_at, last_error, created_at, attachment)
     VALUES (?, ?, 'receipt', 'a@kuer.example', 'Größe', 'Text', ?, 3, 5, ?, ?, 4, ?)`,
  )
  insert.run('1', 'k1', 'waiting', null, '451 später', '{"kind":"entry_pdf"}')
  insert.run('2', 'k2', 'sent', 7, null, null)
  const before = database.prepare('SELECT * FROM outbox ORDER BY id').all() as object[]
  apply((name) => name >= '0014')
  const after = database.prepare('SELECT * FROM outbox ORDER BY id').all() as object[]
  expect(after).toHaveLength(2)
  expect(after).toEqual(before.map((row) => expect.objectContaining(row)))
  expect(() => insert.run('3', 'k1', 'waiting', null, null, null)).toThrow(/UNIQUE/)
  expect(() => insert.run('4', 'k4', 'unknown', null, null, null)).toThrow(/CHECK/)
  database.close()
})
