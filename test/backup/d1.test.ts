/** One format for both engines: an award moves from SQLite to D1 and back, and nothing of it is different. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBackup, manifestOf } from '../../src/backup/actions.ts'
import { restoreFiles, restoreOnce, restoreRows, verifyBackup } from '../../src/backup/restore-actions.ts'
import { blobKey, databaseKey, manifestKey } from '../../src/backup/rules.ts'
import { openDatabase } from '../../src/core/database.ts'
import type { Files } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import { bytesOf } from '../../src/invariants/file-actions.ts'
import { findBreaches } from '../../src/invariants/store.ts'
import { filesBeneath } from '../../src/platform/file-keys.ts'
import { diskFiles } from '../../src/platform/files-disk.ts'
import { r2Files } from '../../src/platform/files-r2.ts'
import { d1Sql } from '../../src/platform/sql-d1.ts'
import { emptyWorld, person, type World } from '../submission/world.ts'
import { decidedYear, releaseYear } from '../support/decided-year.ts'
import { migrateD1 } from '../support/workerd.ts'

const folder = mkdtempSync(join(tmpdir(), 'kuer-d1-'))
const NOW = Date.UTC(2026, 10, 25, 3)

let world: World
let miniflare: Miniflare
beforeAll(async () => {
  world = emptyWorld()
  const organiser = await person(world.app, 'organiser@x.example', true)
  const { winner } = await decidedYear(world.app, organiser, 2026)
  const { id } = await world.app.db.q
    .selectFrom('photo')
    .select('id')
    .where('submission_id', '=', winner)
    .executeTakeFirstOrThrow()
  await world.app.files.put(`originals/${id}`, new Uint8Array([7]), 'application/octet-stream')
  await releaseYear(world.app, organiser, 2026)
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [
        { type: 'ESModule', path: 'worker.js', contents: 'export default { fetch: () => new Response() }' },
      ],
      cf: false,
      compatibilityDate: '2026-10-01',
      d1Databases: ['DB'],
      r2Buckets: ['FILES'],
    }),
  )
  await miniflare.ready
  await migrateD1(miniflare)
})
afterAll(async () => {
  world.close()
  await miniflare.dispose()
  rmSync(folder, { recursive: true })
})

const copy = async (from: Files, to: Files, name: string) => {
  const manifest = await manifestOf(from, name)
  const digests = Object.values(manifest?.files ?? {}).map(({ sha256 }) => blobKey(sha256))
  for (const key of [...digests, databaseKey(name), manifestKey(name)]) {
    const file = await from.get(key)
    if (file) await to.put(key, await bytesOf(file), file.type)
  }
}

/** The same application on another database and other files, an hour later each time. */
const on = (db: Services['db'], files: Files, store: Files, hour: number, restoreFrom?: string) => {
  const backups = {
    store,
    view: () => ({ db, close: () => {} }),
    keep: { days: 9, weeks: 9, months: 9 },
    perRun: { files: 99, bytes: 1e9 },
    nightly: true,
    ...(restoreFrom ? { restoreFrom } : {}),
  }
  return { app: { ...world.app, db, files, clock: () => NOW + hour * 3_600_000, backups }, backups }
}

it('from SQLite to D1 and R2 by configuration, and back by command', async () => {
  const shelf = diskFiles(join(folder, 'shelf'))
  const node = on(world.app.db, world.app.files, shelf, 0)
  const { name, missing } = await makeBackup(node.app, node.backups)
  expect(missing).toEqual([])
  const manifest = await manifestOf(shelf, name)

  const bucket = r2Files((await miniflare.getR2Bucket('FILES')) as never)
  const d1 = openDatabase(d1Sql((await miniflare.getD1Database('DB')) as never))
  const beneath = filesBeneath(bucket, 'backups')
  await copy(shelf, beneath, name)
  const worker = on(d1, bucket, beneath, 1, name)
  await restoreOnce(worker.app)
  expect(await findBreaches(d1)).toEqual([])
  // Cron comes every minute; what is there stays as it is.
  await restoreOnce(worker.app)
  const events = await d1.q
    .selectFrom('audit_event')
    .select('kind')
    .where('kind', '=', 'backup.restored')
    .execute()
  expect(events).toHaveLength(1)

  const made = await makeBackup(worker.app, worker.backups)
  const moved = await manifestOf(beneath, made.name)
  expect(moved?.consistent).toBe(true)
  expect(moved?.files).toEqual(manifest?.files)
  const { audit_event, ...tables } = moved?.tables ?? {}
  expect({ ...tables, audit_event: (audit_event ?? 0) - 1 }).toEqual(manifest?.tables)

  const home = emptyWorld()
  try {
    const { manifest: back, packed } = await verifyBackup(beneath, made.name)
    await restoreRows(home.app.db, back, packed)
    await restoreFiles(beneath, home.app.files, back)
    const again = on(home.app.db, home.app.files, diskFiles(join(folder, 'again')), 2)
    const last = await manifestOf(again.backups.store, (await makeBackup(again.app, again.backups)).name)
    // Digits and all: the very same rows in the very same order.
    expect(last?.database).toEqual(moved?.database)
    expect(last?.files).toEqual(moved?.files)
  } finally {
    home.close()
  }
})

it('refuses a database that is in use, and one of another version', async () => {
  const shelf = diskFiles(join(folder, 'refusals'))
  const { app, backups } = on(world.app.db, world.app.files, shelf, 3)
  const { name } = await makeBackup(app, backups)
  const { manifest, packed } = await verifyBackup(shelf, name)
  await expect(restoreRows(app.db, manifest, packed)).rejects.toThrow('nicht leer')
  const home = emptyWorld()
  const older = { ...manifest, migrations: manifest.migrations.slice(1) }
  await expect(restoreRows(home.app.db, older, packed)).rejects.toThrow('andere Migrationen')
  const lying = { ...manifest, tables: { ...manifest.tables, account: 99 } }
  await expect(restoreRows(home.app.db, lying, packed)).rejects.toThrow('andere Zeilen')
  home.close()
})
