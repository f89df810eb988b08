/** The restore drill: a backup made while others write, put back elsewhere, and nothing is different. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { exportEdition } from '../../src/archive/export.ts'
import { record } from '../../src/audit/store.ts'
import { listBackups, makeBackup, manifestOf } from '../../src/backup/actions.ts'
import { restoreOnce, restoreRows, verifyBackup } from '../../src/backup/restore-actions.ts'
import { blobKey } from '../../src/backup/rules.ts'
import { sha256 } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import type { Backups, StoredFile } from '../../src/core/ports.ts'
import { bytesOf } from '../../src/invariants/file-actions.ts'
import { diskFiles } from '../../src/platform/files-disk.ts'
import { emptyWorld, person } from '../submission/world.ts'
import { signedIn } from '../support/client.ts'
import { decidedYear, releaseYear } from '../support/decided-year.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'
import { buildRestore } from '../support/restore-command.ts'

const YEAR = 2026
const folder = mkdtempSync(join(tmpdir(), 'kuer-drill-'))
const shelf = join(folder, 'backups')
const keep = { days: 14, weeks: 8, months: 0 }

let app: RunningNode
let backups: Backups
let written = 0
let restore: Awaited<ReturnType<typeof buildRestore>>

/** Writes two rows in one commit; a snapshot holds both or none. */
const writeOnce = async () => {
  written += 1
  const { db } = app.services
  await db.commit([
    record(db.q, { at: written, actorId: null, kind: 'barrier.reported', subject: `drill ${written}` }),
    db.q.insertInto('file_deletion').values({ key: `drill/${written}`, queued_at: 1, next_at: 9e15 }),
  ])
}

/** Writes for as long as something else takes. */
const writingMeanwhile = async <T>(work: Promise<T>): Promise<T> => {
  let over = false
  const done = work.finally(() => {
    over = true
  })
  while (!over) await writeOnce()
  return done
}

beforeAll(async () => {
  restore = await buildRestore('restore-drill')
  app = await startNode({ backup: { folder: shelf, keep } })
  const organiser = await person(app.services, FIRST_ORGANISER, true)
  const { winner } = await decidedYear(app.services, organiser, YEAR)
  await app.services.files.put(
    `originals/${await photoId(winner)}`,
    new Uint8Array([7]),
    'application/octet-stream',
  )
  await app.services.db.commit([
    app.services.db.q.updateTable('photo').set({ sha256: await sha256(new Uint8Array([7])) }),
  ])
  await releaseYear(app.services, organiser, YEAR)
  backups = app.services.backups as Backups
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const photoId = async (submission: string): Promise<string> =>
  (
    await app.services.db.q
      .selectFrom('photo')
      .select('id')
      .where('submission_id', '=', submission)
      .executeTakeFirstOrThrow()
  ).id

/** Everything that leaves an installation, as bytes: the static export, the open data, the organisers' table. */
const everythingFrom = async (running: RunningNode, into: string): Promise<Record<string, string>> => {
  const quiet = { ...running.services, deliver: async () => {} }
  const fixed = { ...quiet, config: { ...quiet.config, origin: 'https://award.example' } }
  const kuer = createApp(fixed)
  await exportEdition(fixed, (request) => kuer.fetch(request), YEAR, into)
  const found: Record<string, string> = { export: readFileSync(join(into, 'SHA256SUMS'), 'utf8') }
  const office = await signedIn(running, FIRST_ORGANISER)
  for (const path of [
    paths.adminSubmissions(YEAR),
    `${paths.apiResource(YEAR, 'winners')}.csv`,
    paths.edition(YEAR),
  ]) {
    const response = await office.get(path)
    expect([path, response.status]).toEqual([path, 200])
    found[path] = (await response.text()).replaceAll(running.origin, '')
  }
  return found
}

describe('a backup made while others write', () => {
  it('is whole: restored elsewhere, every export, every picture and every sign-in is the same', async () => {
    await writeOnce()
    const { name: made } = await writingMeanwhile(makeBackup(app.services, backups))
    const manifest = await manifestOf(backups.store, made)
    expect(manifest).toMatchObject({ format: 'kuer-backup/1', consistent: true, missing: [] })

    const data = join(folder, 'restored')
    const done = await restore(join(shelf, made), '--into', data)
    expect(done.said).toContain('Alles in Ordnung.')
    expect(done.code).toBe(0)

    const file = new SqliteDatabase(join(data, 'kuer.sqlite'), { readonly: true })
    const count = (sql: string) => file.prepare(sql).pluck().get() as number
    const events = count(`SELECT count(*) FROM audit_event WHERE subject LIKE 'drill %'`)
    expect(events).toBe(count(`SELECT count(*) FROM file_deletion WHERE key LIKE 'drill/%'`))
    expect(events).toBeGreaterThan(0)
    expect(events).toBeLessThan(written)
    expect(count('SELECT count(*) FROM session')).toBe(0)
    file.close()

    const blobs = Object.entries(manifest?.files ?? {})
    expect(blobs.length).toBe(2)
    for (const [key, { sha256: digest }] of blobs)
      expect([key, await sha256(readFileSync(join(data, 'files', key)))]).toEqual([key, digest])

    const restored = await startNode({ data })
    try {
      expect(await everythingFrom(restored, join(folder, 'export-2'))).toEqual(
        await everythingFrom(app, join(folder, 'export-1')),
      )
    } finally {
      await restored.close()
    }
  })

  it('shares files with the one before, and takes them along when it goes', async () => {
    const [first = ''] = await listBackups(backups.store)
    const photos = Object.values((await manifestOf(backups.store, first))?.files ?? {})
    const day = 86_400_000
    const later = (days: number) => ({ ...app.services, clock: () => Date.now() + days * day })
    const second = await makeBackup(later(1), backups)
    expect(second).toMatchObject({ added: 0, files: 2, removed: [] })
    await app.services.db.commit([
      app.services.db.q.updateTable('photo').set({ renditions: '[[960,640,"jpeg"]]' }),
    ])
    const third = await makeBackup(later(2), { ...backups, keep: { days: 2, weeks: 0, months: 0 } })
    // The largest size is named now and was never stored: the manifest says so.
    expect(third).toMatchObject({ removed: [first], missing: [expect.stringMatching(/960\.jpeg$/)] })
    expect(
      await Promise.all(
        photos.map(async ({ sha256: digest }) => (await backups.store.get(blobKey(digest))) !== null),
      ),
    ).toEqual([true, true])
    const fourth = await makeBackup(later(3), { ...backups, keep: { days: 1, weeks: 0, months: 0 } })
    expect(fourth.removed).toEqual([second.name, third.name])
    const left = await Promise.all(
      photos.map(async ({ sha256: digest }) => (await backups.store.get(blobKey(digest))) !== null),
    )
    expect(left.filter(Boolean)).toHaveLength(1)
    await app.services.db.commit([
      app.services.db.q.updateTable('photo').set({ renditions: '[[480,320,"jpeg"]]' }),
    ])
    expect(await makeBackup(later(4), backups)).toMatchObject({ added: 1, missing: [] })
  })

  it('goes on in the next run where not all files fit into one', async () => {
    const small = { ...backups, store: emptyShelf(), perRun: { files: 1, bytes: 1e9 } }
    await expect(makeBackup(app.services, small)).rejects.toThrow('Die Sicherung geht weiter')
    expect(await listBackups(small.store)).toEqual([])
    expect(await makeBackup(app.services, small)).toMatchObject({ files: 2, added: 1 })
  })
})

describe('a configured restore', () => {
  it('puts files back in portions, rows when all are there, and does nothing afterwards', async () => {
    const store = emptyShelf()
    const { name } = await makeBackup(app.services, { ...backups, store })
    const home = emptyWorld()
    const configured = { ...backups, store, restoreFrom: name, perRun: { files: 1, bytes: 1e9 } }
    const tick = () => restoreOnce({ ...home.app, backups: configured })
    const events = () => home.app.db.q.selectFrom('audit_event').select('kind').execute()
    try {
      await tick()
      expect(await events()).toEqual([])
      await tick()
      await tick()
      expect((await events()).filter(({ kind }) => kind === 'backup.restored')).toHaveLength(1)
      for (const [key, { sha256: digest }] of Object.entries((await manifestOf(store, name))?.files ?? {}))
        expect([key, await sha256(await bytesOf((await home.app.files.get(key)) as StoredFile))]).toEqual([
          key,
          digest,
        ])
    } finally {
      home.close()
    }
  })

  it('refuses a database in use, one of another version, and rows that are not those of the manifest', async () => {
    const name = (await listBackups(backups.store)).at(-1) ?? ''
    const { manifest, packed } = await verifyBackup(backups.store, name)
    await expect(restoreRows(app.services.db, manifest, packed)).rejects.toThrow('nicht leer')
    const home = emptyWorld()
    const older = { ...manifest, migrations: manifest.migrations.slice(1) }
    await expect(restoreRows(home.app.db, older, packed)).rejects.toThrow('andere Migrationen')
    const lying = { ...manifest, tables: { ...manifest.tables, account: 99 } }
    await expect(restoreRows(home.app.db, lying, packed)).rejects.toThrow('andere Zeilen')
    expect(await home.app.db.q.selectFrom('account').select('id').execute()).toEqual([])
    home.close()
  })
})

const emptyShelf = () => diskFiles(mkdtempSync(join(folder, 'shelf-')))

describe('the command refuses', () => {
  const latest = async () => join(shelf, (await listBackups(backups.store)).at(-1) ?? '')

  it('a folder that is not empty, unless forced; then the old one is put aside', async () => {
    const into = mkdtempSync(join(folder, 'full-'))
    writeFileSync(join(into, 'mine'), '1')
    const refused = await restore(await latest(), '--into', into)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('ist nicht leer') })
    expect(readdirSync(into)).toEqual(['mine'])
    expect((await restore(await latest(), '--into', into, '--force')).code).toBe(0)
    expect(readdirSync(into).toSorted()).toEqual(expect.arrayContaining(['files', 'kuer.sqlite']))
    const aside = readdirSync(folder).filter(
      (name) => into.endsWith(name.split('.vor-')[0] ?? '') && name.includes('.vor-'),
    )
    expect(aside.map((name) => readdirSync(join(folder, name)))).toEqual([['mine']])
  })

  it.each([
    [
      'changed rows',
      (copy: string, name: string) => writeFileSync(join(copy, name, 'database.gz'), 'x'),
      'verändert',
    ],
    ['a changed file', (copy: string) => writeFileSync(join(copy, firstBlob(copy)), 'x'), 'verändert'],
    ['a missing file', (copy: string) => rmSync(join(copy, firstBlob(copy))), 'fehlt'],
    [
      'a missing manifest',
      (copy: string, name: string) => rmSync(join(copy, name, 'manifest.json')),
      'gibt es hier nicht',
    ],
  ])('%s, before anything is written', async (_what, tamper, said) => {
    const name = (await listBackups(backups.store)).at(-1) ?? ''
    const copy = mkdtempSync(join(folder, 'copy-'))
    cpSync(shelf, copy, { recursive: true })
    tamper(copy, name)
    const into = join(folder, 'nothing')
    expect(await restore(join(copy, name), '--into', into)).toMatchObject({
      code: 1,
      said: expect.stringContaining(said),
    })
    expect(readdirSync(folder)).not.toContain('nothing')
    expect(readdirSync(folder)).not.toContain('nothing.part')
  })
})

const firstBlob = (copy: string): string => {
  const files = readdirSync(join(copy, 'blobs'), { recursive: true, withFileTypes: true })
  const [first] = files.filter((entry) => entry.isFile())
  return join('blobs', (first?.parentPath ?? '').slice(-2), first?.name ?? '')
}
