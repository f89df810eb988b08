import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../src/core/database.ts'
import { examine } from '../../src/invariants/doctor-command.ts'
import { checkEngine } from '../../src/platform/engine-check.ts'
import { diskFiles } from '../../src/platform/files-disk.ts'
import { migrateSqlite } from '../../src/platform/migrate.ts'
import { openSqlite } from '../../src/platform/sql-sqlite.ts'

const data = mkdtempSync(join(tmpdir(), 'kuer-doctor-'))
const sql = openSqlite(join(data, 'kuer.sqlite'))
migrateSqlite(sql.connection, 'migrations')
const files = diskFiles(join(data, 'files'))
afterAll(() => {
  sql.close()
  rmSync(data, { recursive: true })
})

const wrong = async (whole = false): Promise<string[]> => {
  const patient = { db: openDatabase(sql), files, data, ...checkEngine(sql.connection, 'migrations') }
  return (await examine(patient, whole)).filter(({ ok }) => !ok).map(({ line }) => line)
}

it('an empty installation is healthy', async () => {
  expect(await wrong(true)).toEqual([])
})

it('names a trigger that is gone, a setting that loses commits, and a migration that is missing', async () => {
  sql.connection.exec('DROP TRIGGER audit_event_never_goes')
  sql.connection.pragma('synchronous = NORMAL')
  expect(await wrong()).toEqual([
    'Haltbarkeit: journal_mode=wal, synchronous=1',
    'Aufbau: fehlt, fremd oder anders – trigger audit_event_never_goes',
  ])
  sql.connection.pragma('synchronous = FULL')
  sql.connection.exec(`DELETE FROM d1_migrations WHERE name = '0116_chores.sql'`)
  expect(await wrong()).toEqual([
    'Migrationen: 1 fehlen noch (0116_chores.sql); der nächste Start holt sie nach',
  ])
  sql.connection.exec(`INSERT INTO d1_migrations (name) VALUES ('0116_chores.sql'), ('9999_later.sql')`)
  expect(await wrong()).toEqual(['Migrationen: Die Datenbank ist neuer als dieses Programm (9999_later.sql)'])
  sql.connection.exec(`DELETE FROM d1_migrations WHERE name = '9999_later.sql'`)
})

it('names files that are missing or changed, and broken rules with what must hold', async () => {
  const digest = '2c26b46b68ffc68ff99b453c1d304134'
  sql.connection.exec(`UPDATE site_theme SET logo = '${digest}'; INSERT INTO _guard SELECT 1 WHERE 0;
    DELETE FROM site_video`)
  const broken = [
    expect.stringContaining('Aufbau'),
    expect.stringMatching(/^Regeln: \d+ von \d+ gelten$/),
    '  single-rows: verletzt bei site_video. Es muss gelten: Von öffentlichem Stand, Archivindex, Gestaltung und Film gibt es genau eine Zeile.',
  ]
  const missing = ['Dateien: 0 von 1 da', `  fehlt: site/${digest}.webp`]
  expect(await wrong()).toEqual([...broken, ...missing])
  const bytes = new TextEncoder()
  await files.put(`site/${digest}.webp`, bytes.encode('bar'), 'image/webp')
  expect(await wrong()).toEqual(broken)
  expect(await wrong(true)).toEqual([
    ...broken,
    'Dateien: 0 von 1 da und unverändert',
    `  verändert: site/${digest}.webp`,
  ])
  await files.put(`site/${digest}.webp`, bytes.encode('foo'), 'image/webp')
  expect(await wrong(true)).toEqual(broken)
})
