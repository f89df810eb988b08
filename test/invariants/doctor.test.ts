import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { backupFinding } from '../../src/backup/doctor-command.ts'
import { INDEX_KEY, manifestKey, timeOf } from '../../src/backup/rules.ts'
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

it('checks the chain of the log, and names what failed at night', async () => {
  const digest = (sign: string) => `'${sign.repeat(64)}'`
  sql.connection.exec(`INSERT INTO audit_event (at, kind, subject, detail) VALUES (1, 'site.texts', 'x', '{}');
    INSERT INTO audit_seal VALUES (1, 1, 1, 1, 2, ${digest('0')}, ${digest('1')}, ${digest('2')});
    INSERT INTO chore_run VALUES ('backup', '2031-06-02', 1, NULL, 'Error: disk full')`)
  expect((await wrong()).filter((line) => !/^(Aufbau|Regeln| {2})/.test(line))).toEqual([
    'Protokoll: Siegel 1 ist verändert worden.',
    'Arbeit der Nacht: backup – Error: disk full',
  ])
})

it('says how old the newest backup is, and that it lacks files; advises where there is none', async () => {
  const store = diskFiles(join(data, 'backups'))
  const put = (key: string, value: unknown) =>
    store.put(key, new TextEncoder().encode(JSON.stringify(value)), 'application/json')
  const name = '2031-06-02-010000'
  const hours = (count: number) => timeOf(name) + count * 3_600_000
  expect(await backupFinding(null, 0)).toMatchObject({ ok: true, hint: true })
  expect(await backupFinding(store, 0)).toMatchObject({ ok: true, hint: true })
  await put(INDEX_KEY, { backups: ['2031-06-01-010000', name] })
  expect((await backupFinding(store, hours(1))).line).toMatch(/ihr Verzeichnis fehlt$/)
  await put(manifestKey(name), { missing: [] })
  expect(await backupFinding(store, hours(36))).toEqual({
    ok: true,
    line: 'Sicherung: 2031-06-02-010000, 36 Stunden alt, vollständig',
  })
  expect(await backupFinding(store, hours(36.1))).toMatchObject({
    ok: false,
    line: expect.stringMatching(/zu alt$/),
  })
  await put(manifestKey(name), { missing: ['a', 'b'] })
  expect(await backupFinding(store, hours(1))).toMatchObject({
    ok: false,
    line: expect.stringMatching(/es fehlen Dateien: 2$/),
  })
})
