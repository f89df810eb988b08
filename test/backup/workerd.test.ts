/** One format for both engines: an award moves from Node into real workerd and back, and nothing of it is different. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listBackups, makeBackup, manifestOf } from '../../src/backup/actions.ts'
import { restoreFiles, restoreRows, verifyBackup } from '../../src/backup/restore-actions.ts'
import { blobKey, databaseKey, INDEX_KEY, manifestKey } from '../../src/backup/rules.ts'
import { openDatabase } from '../../src/core/database.ts'
import { sha256 } from '../../src/core/ids.ts'
import type { Backups, Files } from '../../src/core/ports.ts'
import { bytesOf } from '../../src/invariants/file-actions.ts'
import { findBreaches } from '../../src/invariants/store.ts'
import { filesBeneath } from '../../src/platform/file-keys.ts'
import { diskFiles } from '../../src/platform/files-disk.ts'
import { r2Files } from '../../src/platform/files-r2.ts'
import { d1Sql } from '../../src/platform/sql-d1.ts'
import { emptyWorld, person, type World } from '../submission/world.ts'
import { decidedYear, releaseYear } from '../support/decided-year.ts'
import { buildRestore } from '../support/restore-command.ts'
import { figure } from '../support/torture.ts'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'

const folder = mkdtempSync(join(tmpdir(), 'kuer-workerd-'))
/** Three in the morning in Berlin. */
const NIGHT = Date.UTC(2027, 0, 15, 2)
const ORIGINAL = new Uint8Array([7])

let world: World
let worker: RunningWorkerd
let name: string
const shelf = diskFiles(join(folder, 'shelf'))

const backupsIn = (app: World['app'], store: Files): Backups => ({
  store,
  view: () => ({ db: app.db, close: () => {} }),
  keep: { days: 9, weeks: 9, months: 9 },
  perRun: { files: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
  nightly: true,
})

beforeAll(async () => {
  world = emptyWorld()
  const { app } = world
  const organiser = await person(app, 'organiser@x.example', true)
  const { winner } = await decidedYear(app, organiser, 2026)
  const { id } = await app.db.q
    .selectFrom('photo')
    .select('id')
    .where('submission_id', '=', winner)
    .executeTakeFirstOrThrow()
  await app.files.put(`originals/${id}`, ORIGINAL, 'application/octet-stream')
  await app.db.commit([app.db.q.updateTable('photo').set({ sha256: await sha256(ORIGINAL) })])
  await releaseYear(app, organiser, 2026)
  ;({ name } = await makeBackup(app, backupsIn(app, shelf)))
  const settings = {
    KUER_MODE: 'production',
    KUER_ORIGIN: 'https://award.example',
    KUER_RESTORE: name,
    KUER_BACKUP: 'nightly',
  }
  worker = await startWorkerd('test/support/counting-worker.ts', { settings })
})
afterAll(async () => {
  world.close()
  await worker.close()
  rmSync(folder, { recursive: true })
})

/** Everything of one backup, and where it stands in the list. */
const copy = async (from: Files, to: Files, one: string) => {
  const manifest = await manifestOf(from, one)
  const digests = Object.values(manifest?.files ?? {}).map(({ sha256: digest }) => blobKey(digest))
  for (const key of [...digests, databaseKey(one), manifestKey(one), INDEX_KEY]) {
    const file = await from.get(key)
    if (file) await to.put(key, await bytesOf(file), file.type)
  }
}

/** Cron comes in workerd; what that took of D1 and R2. */
const cron = async () => {
  const { scheduled } = await worker.miniflare.getWorker()
  expect(await scheduled({ cron: '* * * * *' })).toMatchObject({ outcome: 'ok' })
  const count = await (await fetch(`${worker.origin}/__count`)).json()
  return count as { readonly queries: number; readonly files: number }
}

it('from Node into workerd by cron and configuration, by night into R2, and back by command', async () => {
  const bucket = filesBeneath(r2Files((await worker.miniflare.getR2Bucket('FILES')) as never), 'backups')
  const d1 = openDatabase(d1Sql((await worker.miniflare.getD1Database('DB')) as never))
  await copy(shelf, bucket, name)
  await worker.setClock(NIGHT)

  // Six pieces of the night's work at most, one a tick; what is restored once stays as it is.
  const counts: Awaited<ReturnType<typeof cron>>[] = []
  for (let tick = 0; tick < 7; tick += 1) counts.push(await cron())
  const most = (of: 'queries' | 'files') => Math.max(...counts.map((count) => count[of]))
  figure('D1 queries of one cron in workerd, at most', String(most('queries')), '< 1,000')
  expect(most('queries')).toBeLessThan(500)
  expect(most('files')).toBeLessThan(50)
  expect(await findBreaches(d1)).toEqual([])
  const done = await d1.q
    .selectFrom('chore_run')
    .select(['name', 'error'])
    .where('finished_at', 'is not', null)
    .execute()
  expect(done).toContainEqual({ name: 'backup', error: null })
  const restored = await d1.q
    .selectFrom('audit_event')
    .select('kind')
    .where('kind', '=', 'backup.restored')
    .execute()
  expect(restored).toHaveLength(1)

  const names = await listBackups(bucket)
  const made = names.at(-1) ?? ''
  expect(names).toEqual([name, made])
  const [before, after] = await Promise.all([manifestOf(shelf, name), manifestOf(bucket, made)])
  expect(after).toMatchObject({ consistent: true, missing: [], files: before?.files })

  const home = emptyWorld()
  try {
    const { manifest, packed } = await verifyBackup(bucket, made)
    await restoreRows(home.app.db, manifest, packed)
    await restoreFiles(bucket, home.app.files, manifest)
    const again = await makeBackup(home.app, backupsIn(home.app, diskFiles(join(folder, 'again'))))
    const last = await manifestOf(diskFiles(join(folder, 'again')), again.name)
    // Digits and all: the very same rows in the very same order.
    expect(last?.database).toEqual(after?.database)
    expect(last?.files).toEqual(after?.files)
  } finally {
    home.close()
  }

  await copy(bucket, diskFiles(join(folder, 'home')), made)
  const restore = await buildRestore('restore-workerd')
  const said = await restore(join(folder, 'home', made), '--into', join(folder, 'data'))
  expect(said).toEqual({ code: 0, said: expect.stringContaining('Alles in Ordnung.') })
})
