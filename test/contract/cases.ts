/** The contract of the ports: one list of cases, run in-process on Node and inside workerd. */
import assert from 'node:assert/strict'
import { CompiledQuery, sql } from 'kysely'
import { createSessions } from '../../src/account/lucia.ts'
import { record } from '../../src/audit/store.ts'
import { type Database, guard, guardRows, type Statement } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import {
  type Files,
  type Images,
  ImageUnreadable,
  type Letter,
  LetterRefused,
  type Sql,
} from '../../src/core/ports.ts'
import { type Delivery, deliverDue } from '../../src/mail/actions.ts'
import { MAX_ATTEMPTS, retryDelay } from '../../src/mail/rules.ts'
import { attemptsOf, type NewLetter, post } from '../../src/mail/store.ts'
import { EXIF_NOTE, SMALL_JPEG } from '../support/small-jpeg.ts'
import { signingIn } from './account-cases.ts'
import { archiveCases } from './archive-cases.ts'
import { assignments } from './assignment-cases.ts'
import { audienceCases } from './audience-cases.ts'
import { audit } from './audit-cases.ts'
import { bulk } from './bulk-cases.ts'
import { commitments } from './commitment-cases.ts'
import { conflicts } from './conflict-cases.ts'
import { deliberations } from './deliberation-cases.ts'
import { galleries } from './gallery-cases.ts'
import { honours } from './honour-cases.ts'
import { mailingCases } from './mailing-cases.ts'
import { releases } from './release-cases.ts'
import { retentionCases } from './retention-cases.ts'
import { sharing } from './sharing-cases.ts'
import { showcases } from './showcase-cases.ts'
import { siteCases } from './site-cases.ts'

export interface Ports {
  readonly sql: Sql
  readonly db: Database
  readonly files: Files
  readonly images: Images
}

export interface Case {
  readonly name: string
  run(ports: Ports): Promise<void>
}

const NOW = Date.UTC(2026, 5, 1)

const account = (db: Database, over: { id?: string; email?: string; is_organiser?: number } = {}) => {
  const id = over.id ?? newId()
  const row = {
    id,
    email: `${id}@kuer.example`,
    name: 'Jörg Weiß',
    is_organiser: 0,
    created_at: NOW,
    ...over,
  }
  return { row, insert: db.q.insertInto('account').values(row) }
}

const accounts = async (db: Database, ...ids: string[]): Promise<number> =>
  (await db.q.selectFrom('account').select('id').where('id', 'in', ids).execute()).length

const written = async (db: Database, ...statements: Statement[]) => {
  const done = await db.commit(statements)
  assert.ok(done.ok, 'the commit should have been accepted')
  return done.value
}

const refusalOf = async (db: Database, ...statements: Statement[]) => {
  const done = await db.commit(statements)
  return done.ok ? 'accepted' : done.error
}

let lastYear = 2000

/** A new edition at version 1; returns its id. */
const edition = async (db: Database): Promise<string> => {
  const id = newId()
  lastYear += 1
  await written(
    db,
    db.q.insertInto('edition').values({
      id,
      year: lastYear,
      title: 'Ausgabe',
      intro: '',
      conference_title: '',
      place: '',
      venue: '',
      scale_min: 1,
      scale_max: 5,
      min_sheets: 2,
      created_at: NOW,
    }),
  )
  return id
}

const retitle = (db: Database, id: string, version: number, title: string) =>
  db.q
    .updateTable('edition')
    .set({ title, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)

const editionRow = (db: Database, id: string) =>
  db.q.selectFrom('edition').select(['title', 'version']).where('id', '=', id).executeTakeFirstOrThrow()

const database: Case[] = [
  {
    name: 'sql: a query gives back exactly what was written, umlauts, quotes, null and milliseconds included',
    run: async ({ db }) => {
      const name = `Größe „Ä" ' ; -- 🏆 ${'x'.repeat(5000)}`
      const { row } = account(db)
      await written(db, db.q.insertInto('account').values({ ...row, name }))
      await written(db, record(db.q, { at: NOW, actorId: null, kind: 'site.text_saved', subject: row.id }))
      assert.deepEqual(
        { ...(await db.q.selectFrom('account').selectAll().where('id', '=', row.id).executeTakeFirst()) },
        { ...row, name, is_gallery_editor: 0, reminders_off_at: null },
      )
      const event = await db.q
        .selectFrom('audit_event')
        .selectAll()
        .where('subject', '=', row.id)
        .executeTakeFirst()
      assert.equal(event?.actor_id, null)
      assert.equal(event?.at, NOW)
    },
  },
  {
    name: 'sql: a query without a hit is an empty list',
    run: async ({ db }) => {
      assert.deepEqual(await db.q.selectFrom('account').selectAll().where('id', '=', newId()).execute(), [])
    },
  },
  {
    name: 'sql: commit returns the rows of RETURNING at the place of each statement',
    run: async ({ db }) => {
      const one = account(db)
      const two = account(db)
      const rows = await written(
        db,
        one.insert.returning(['id', 'name']),
        two.insert,
        db.q.updateTable('account').set({ name: 'Neu' }).where('id', '=', two.row.id).returning('name'),
        db.q.deleteFrom('account').where('id', '=', one.row.id).returning('id'),
      )
      assert.deepEqual(
        rows.map((list) => list.map((row) => ({ ...row }))),
        [[{ id: one.row.id, name: 'Jörg Weiß' }], [], [{ name: 'Neu' }], [{ id: one.row.id }]],
      )
    },
  },
  {
    name: 'sql: a commit of nothing is accepted',
    run: async ({ db }) => assert.deepEqual(await db.commit([]), { ok: true, value: [] }),
  },
  {
    name: 'commit: when the second statement fails, the first is not written',
    run: async ({ db }) => {
      const one = account(db)
      const two = account(db, { email: one.row.email })
      assert.equal(await refusalOf(db, one.insert, two.insert), 'unique')
      assert.equal(await accounts(db, one.row.id, two.row.id), 0)
    },
  },
  {
    name: 'commit: a statement that is no SQL fails aloud and writes nothing',
    run: async ({ db, sql: engine }) => {
      const one = account(db)
      const broken = sql`UPDATE no_such_table SET x = 1`.compile(db.q)
      await assert.rejects(engine.commit([one.insert.compile(), broken]), /no such table/)
      assert.equal(await accounts(db, one.row.id), 0)
    },
  },
  {
    name: 'guard: a guarded update that changed no row refuses and writes nothing before or after it',
    run: async ({ db }) => {
      const id = await edition(db)
      const before = account(db)
      const after = account(db)
      assert.equal(
        await refusalOf(db, before.insert, retitle(db, id, 7, 'Zu spät'), guard, after.insert),
        'guard',
      )
      assert.equal(await accounts(db, before.row.id, after.row.id), 0)
      assert.deepEqual({ ...(await editionRow(db, id)) }, { title: 'Ausgabe', version: 1 })
    },
  },
  {
    name: 'guard: a guarded update that changed one row, or several, passes and leaves no trace',
    run: async ({ db, sql: engine }) => {
      const id = await edition(db)
      await written(db, retitle(db, id, 1, 'Neu'), guard)
      assert.deepEqual({ ...(await editionRow(db, id)) }, { title: 'Neu', version: 2 })
      const [a, b] = [account(db), account(db)]
      await written(db, a.insert, b.insert)
      const both = db.q.updateTable('account').set({ name: 'X' }).where('id', 'in', [a.row.id, b.row.id])
      await written(db, both, guard)
      assert.deepEqual(await engine.query(sql`SELECT * FROM _guard`.compile(db.q)), [])
    },
  },
  {
    name: 'guard: is not fooled by what FTS5 still holds back from an earlier write',
    run: async ({ db }) => {
      const index = CompiledQuery.raw(
        "INSERT INTO submission_fts (rowid, spelled, bare) VALUES (77, 'a', 'a')",
      )
      const nothing = db.q.deleteFrom('account').where('id', '=', 'nobody')
      assert.equal(await refusalOf(db, index, nothing, guard), 'guard')
      assert.equal(await refusalOf(db, index, nothing, guardRows(1)), 'guard')
      await written(db, nothing, guardRows(0))
    },
  },
  {
    name: 'guard: exactly so many rows, neither fewer nor more',
    run: async ({ db }) => {
      const [a, b] = [account(db), account(db)]
      await written(db, a.insert, guardRows(1), b.insert, guardRows(1))
      const both = db.q.updateTable('account').set({ name: 'X' }).where('id', 'in', [a.row.id, b.row.id])
      assert.equal(await refusalOf(db, both, guardRows(1)), 'guard')
      assert.equal(await refusalOf(db, both, guardRows(3)), 'guard')
      await written(db, both, guardRows(2))
    },
  },
  {
    name: 'guard: an insert that met its conflict clause and did nothing is refused',
    run: async ({ db }) => {
      const { row, insert } = account(db)
      await written(db, insert, guard)
      const again = db.q
        .insertInto('account')
        .values({ ...row, id: newId() })
        .onConflict((conflict) => conflict.column('email').doNothing())
      assert.equal(await refusalOf(db, again, guard), 'guard')
    },
  },
  {
    name: 'refusal: a value that must be unique → unique (column, primary key, index)',
    run: async ({ db }) => {
      const { row, insert } = account(db)
      await written(db, insert)
      assert.equal(await refusalOf(db, account(db, { email: row.email }).insert), 'unique')
      assert.equal(await refusalOf(db, account(db, { id: row.id, email: 'x@kuer.example' }).insert), 'unique')
    },
  },
  {
    name: 'refusal: check, not null, foreign key, wrong type → constraint',
    run: async ({ db }) => {
      const { row } = account(db)
      const raw = (values: ReturnType<typeof sql>) =>
        sql`INSERT INTO account (id, email, name, is_organiser, created_at) VALUES (${values})`.compile(db.q)
      const insert = (id: unknown, email: unknown, organiser: unknown, at: unknown) =>
        raw(sql.join([id, email, 'N', organiser, at]))
      assert.equal(await refusalOf(db, account(db, { is_organiser: 2 }).insert), 'constraint')
      assert.equal(await refusalOf(db, account(db, { email: 'GROSS@kuer.example' }).insert), 'constraint')
      assert.equal(await refusalOf(db, insert(row.id, null, 0, NOW)), 'constraint')
      assert.equal(await refusalOf(db, insert(row.id, row.email, 0, 'gestern')), 'constraint')
      const session = { id_hash: newId(), expires_at: NOW, absolute_expires_at: NOW, created_at: NOW }
      const orphan = db.q.insertInto('session').values({ ...session, account_id: newId() })
      assert.equal(await refusalOf(db, orphan), 'constraint')
      assert.equal(await accounts(db, row.id), 0)
    },
  },
  {
    name: 'race: of 50 parallel guarded saves of one version exactly one wins, and its text stands',
    run: async ({ db }) => {
      const id = await edition(db)
      const done = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          db.commit([
            retitle(db, id, 1, `Fassung ${index}`),
            guard,
            record(db.q, {
              at: NOW,
              actorId: null,
              kind: 'edition.saved',
              subject: id,
              detail: { rows: index },
            }),
          ]),
        ),
      )
      const winners = done.flatMap((result, index) => (result.ok ? [index] : []))
      assert.equal(winners.length, 1)
      assert.ok(done.every((result) => result.ok || result.error === 'guard'))
      assert.deepEqual({ ...(await editionRow(db, id)) }, { title: `Fassung ${winners[0]}`, version: 2 })
      const log = await db.q.selectFrom('audit_event').select('detail').where('subject', '=', id).execute()
      assert.deepEqual(
        log.map(({ detail }) => detail),
        [JSON.stringify({ rows: winners[0] })],
      )
    },
  },
  {
    name: 'race: a refused commit takes none of its neighbours down',
    run: async ({ db, sql: engine }) => {
      const good = Array.from({ length: 20 }, () => account(db))
      const taken = account(db)
      await written(db, taken.insert)
      const halves = Array.from({ length: 20 }, () => account(db))
      const broken = sql`UPDATE no_such_table SET x = 1`.compile(db.q)
      const outcomes = await Promise.all(
        good.flatMap(({ insert }, index) => [
          db.commit([insert]).then((done) => done.ok),
          db.commit([halves[index]?.insert ?? insert, taken.insert]).then((done) => done.ok),
          engine.commit([broken]).then(
            () => true,
            () => false,
          ),
        ]),
      )
      assert.deepEqual(
        outcomes,
        good.flatMap(() => [true, false, false]),
      )
      assert.equal(await accounts(db, ...good.map(({ row }) => row.id)), 20)
      assert.equal(await accounts(db, ...halves.map(({ row }) => row.id)), 0)
    },
  },
  {
    name: 'one write path: a write through Kysely itself throws and writes nothing',
    run: async ({ db }) => {
      const { row, insert } = account(db)
      await assert.rejects(insert.execute(), /commit\(\)/)
      await assert.rejects(insert.returning('id').execute(), /commit\(\)/)
      await written(db, insert)
      await assert.rejects(
        db.q.updateTable('account').set({ name: 'X' }).where('id', '=', row.id).execute(),
        /commit\(\)/,
      )
      await assert.rejects(db.q.deleteFrom('account').where('id', '=', row.id).execute(), /commit\(\)/)
      await assert.rejects(sql`DELETE FROM account WHERE id = ${row.id}`.execute(db.q), /commit\(\)/)
      await assert.rejects(
        db.q.transaction().execute(async (trx) => trx.deleteFrom('account').execute()),
        /commit\(\)/,
      )
      const still = await db.q.selectFrom('account').select('name').where('id', '=', row.id).execute()
      assert.deepEqual(
        still.map(({ name }) => name),
        ['Jörg Weiß'],
      )
    },
  },
  {
    name: 'audit: an event can be appended but neither changed, deleted nor replaced',
    run: async ({ db }) => {
      const subject = newId()
      const [rows] = await written(
        db,
        sql`INSERT INTO audit_event (at, kind, subject, detail) VALUES (${NOW}, 'probe', ${subject}, '{}') RETURNING seq`.compile(
          db.q,
        ),
      )
      const seq = Number(rows?.[0]?.seq)
      const attempts = [
        sql`UPDATE audit_event SET kind = 'other' WHERE seq = ${seq}`,
        sql`DELETE FROM audit_event WHERE seq = ${seq}`,
        sql`INSERT OR REPLACE INTO audit_event (seq, at, kind, subject, detail) VALUES (${seq}, 0, 'other', 'x', '{}')`,
        sql`REPLACE INTO audit_event (seq, at, kind, subject, detail) VALUES (${seq}, 0, 'other', 'x', '{}')`,
        sql`INSERT INTO audit_event (seq, at, kind, subject, detail) VALUES (${seq}, 0, 'other', 'x', '{}')
            ON CONFLICT (seq) DO UPDATE SET kind = 'other'`,
        sql`UPDATE OR REPLACE audit_event SET seq = ${seq} WHERE seq <> ${seq}`,
        sql`INSERT OR IGNORE INTO audit_event (seq, at, kind, subject, detail) VALUES (0, 0, 'other', 'x', '{}')`,
        sql`INSERT INTO audit_event (seq, at, kind, subject, detail) VALUES (-7, 0, 'other', 'x', '{}')`,
      ]
      for (const attempt of attempts) assert.equal(await refusalOf(db, attempt.compile(db.q)), 'constraint')
      const kept = await db.q.selectFrom('audit_event').selectAll().where('seq', '=', seq).execute()
      assert.deepEqual(
        kept.map((row) => ({ ...row })),
        [{ seq, at: NOW, actor_id: null, edition_id: null, kind: 'probe', subject, detail: '{}' }],
      )
    },
  },
]

const bytesOf = async (files: Files, key: string): Promise<number[] | null> => {
  const file = await files.get(key)
  if (!file) return null
  const bytes = new Uint8Array(await new Response(file.body).arrayBuffer())
  assert.equal(file.size, bytes.byteLength)
  return [...bytes]
}

const UNSAFE_KEYS = [
  '../x',
  '/a',
  'a/../b',
  'A',
  '',
  '.',
  'a//b',
  'a/',
  'a\\b',
  'a\u0000',
  'a\n',
  'ä',
  'a b',
  '%2e',
]

const storage: Case[] = [
  {
    name: 'files: what was put comes back byte for byte, with size and media type',
    run: async ({ files }) => {
      const key = `photos/${newId()}/480.webp`
      const all = Uint8Array.from({ length: 256 }, (_, index) => index)
      await files.put(key, all, 'image/webp')
      assert.equal((await files.get(key))?.type, 'image/webp')
      assert.deepEqual(await bytesOf(files, key), [...all])
    },
  },
  {
    name: 'files: a part comes back alone, with the size of the whole; its end may lie beyond',
    run: async ({ files }) => {
      const key = `contract/${newId()}.mp4`
      await files.put(
        key,
        Uint8Array.from({ length: 100 }, (_, index) => index),
        'video/mp4',
      )
      const part = async (start: number, end: number) => {
        const file = await files.get(key, { start, end })
        const bytes = file && new Uint8Array(await new Response(file.body).arrayBuffer())
        return [file?.size, file?.type, [...(bytes ?? [])]]
      }
      assert.deepEqual(await part(3, 5), [100, 'video/mp4', [3, 4, 5]])
      assert.deepEqual(await part(98, 200), [100, 'video/mp4', [98, 99]])
    },
  },
  {
    name: 'files: a view into a larger buffer is stored as the view only',
    run: async ({ files }) => {
      const key = `originals/${newId()}`
      await files.put(key, Uint8Array.of(9, 9, 1, 2, 9).subarray(2, 4), 'application/octet-stream')
      assert.deepEqual(await bytesOf(files, key), [1, 2])
    },
  },
  {
    name: 'files: putting again overwrites, also with fewer bytes',
    run: async ({ files }) => {
      const key = `originals/${newId()}`
      await files.put(key, Uint8Array.of(1, 2, 3), 'application/octet-stream')
      await files.put(key, Uint8Array.of(4), 'application/octet-stream')
      assert.deepEqual(await bytesOf(files, key), [4])
    },
  },
  {
    name: 'files: an unknown key is null, deleting it is no error',
    run: async ({ files }) => {
      const key = `originals/${newId()}`
      assert.equal(await files.get(key), null)
      await files.delete([key])
      await files.delete([])
    },
  },
  {
    name: 'files: delete removes exactly the named keys',
    run: async ({ files }) => {
      const folder = newId()
      for (const name of ['1.webp', '2.webp', '3.webp'])
        await files.put(`photos/${folder}/${name}`, Uint8Array.of(1), 'image/webp')
      await files.delete([
        `photos/${folder}/1.webp`,
        `photos/${folder}/unknown.webp`,
        `photos/${folder}/3.webp`,
      ])
      const left = await Promise.all(['1', '2', '3'].map((n) => bytesOf(files, `photos/${folder}/${n}.webp`)))
      assert.deepEqual(left, [null, [1], null])
    },
  },
  {
    name: 'files: a key that could leave the folder throws, whatever is done with it',
    run: async ({ files }) => {
      for (const key of UNSAFE_KEYS) {
        await assert.rejects(files.put(key, Uint8Array.of(1), 'image/webp'), /unsafe file key/, `put ${key}`)
        await assert.rejects(files.get(key), /unsafe file key/, `get ${key}`)
        await assert.rejects(files.delete([key]), /unsafe file key/, `delete ${key}`)
      }
    },
  },
]

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

const FORMATS = {
  avif: (bytes: Uint8Array) => ascii(bytes, 4, 8) === 'ftyp' && ascii(bytes, 8, 12).startsWith('avi'),
  webp: (bytes: Uint8Array) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
  jpeg: (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8,
}

const pictures: Case[] = [
  {
    name: 'images: a JPEG becomes AVIF, WebP and JPEG, upright, never enlarged, without metadata',
    run: async ({ images }) => {
      const renditions = await images.render(SMALL_JPEG, [120, 480])
      const sizes = new Set(renditions.map(({ width, height, format }) => `${format} ${width}x${height}`))
      assert.deepEqual(
        [...sizes].sort(),
        ['avif', 'jpeg', 'webp'].flatMap((format) => [`${format} 120x180`, `${format} 320x480`]),
      )
      assert.ok(new TextDecoder('latin1').decode(SMALL_JPEG).includes(EXIF_NOTE))
      for (const { format, bytes } of renditions) {
        assert.ok(FORMATS[format](bytes), `${format} is no ${format}`)
        assert.ok(!new TextDecoder('latin1').decode(bytes).includes(EXIF_NOTE), `${format} carries EXIF`)
      }
    },
  },
  {
    name: 'images: each width and format comes once, also when several widths exceed the picture',
    run: async ({ images }) => {
      const renditions = await images.render(SMALL_JPEG, [480, 960, 1600])
      const names = renditions.map(({ width, format }) => `${width}.${format}`)
      assert.deepEqual([...names].sort(), ['320.avif', '320.jpeg', '320.webp'])
    },
  },
  {
    name: 'images: what cannot be decoded is ImageUnreadable',
    run: async ({ images }) => {
      // Whole but for its pixels: the header is accepted, the decoder must refuse.
      const startOfScan = SMALL_JPEG.findIndex((byte, at) => byte === 0xff && SMALL_JPEG[at + 1] === 0xda)
      const cut = SMALL_JPEG.slice(0, startOfScan)
      const garbage = Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256)
      for (const source of [cut, garbage, Uint8Array.of(0xff, 0xd8, 0xff, ...garbage), new Uint8Array(0)])
        await assert.rejects(images.render(source, [480]), (error) => error instanceof ImageUnreadable)
    },
  },
]

const letter = (over: Partial<NewLetter> = {}): NewLetter => {
  const key = over.key ?? newId()
  return { key, kind: 'receipt', to: 'a@kuer.example', subject: 'Grüße', body: 'Schöne Größe', ...over }
}

const emptyOutbox = (db: Database) => written(db, db.q.deleteFrom('outbox'))

const outboxRow = (db: Database, key: string) =>
  db.q.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow()

/** A delivery with a mailer that keeps what it sends, and a clock that can be set. */
const delivery = (db: Database, over: Partial<Delivery> = {}) => {
  const sent: Letter[] = []
  const time = { now: NOW }
  const mailer = { send: async (one: Letter) => void sent.push(one) }
  return {
    sent,
    time,
    run: () => deliverDue({ db, mailer, clock: () => time.now, keepSecrets: false, ...over }),
  }
}

const mail: Case[] = [
  {
    name: 'outbox: the same key posted twice, at once or later, is one letter',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter({ subject: 'Erste' })
      await Promise.all(Array.from({ length: 5 }, () => written(db, post(db.q, one, NOW))))
      await written(db, post(db.q, { ...one, subject: 'Zweite' }, NOW), post(db.q, one, NOW))
      const { sent, run } = delivery(db)
      assert.deepEqual(await run(), { sent: 1, failed: 0 })
      await written(db, post(db.q, one, NOW))
      assert.deepEqual(await run(), { sent: 0, failed: 0 })
      const { id } = await outboxRow(db, one.key)
      assert.deepEqual(sent, [{ id, to: 'a@kuer.example', subject: 'Erste', text: 'Schöne Größe' }])
    },
  },
  {
    name: 'outbox: a letter is written with its cause or not at all',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter()
      const id = await edition(db)
      assert.equal(await refusalOf(db, post(db.q, one, NOW), retitle(db, id, 9, 'X'), guard), 'guard')
      assert.deepEqual(await delivery(db).run(), { sent: 0, failed: 0 })
    },
  },
  {
    name: 'outbox: a line break in a subject starts no new header',
    run: async ({ db }) => {
      await emptyOutbox(db)
      await written(db, post(db.q, letter({ subject: 'Hallo\r\nBcc: alle@kuer.example' }), NOW))
      const { sent, run } = delivery(db)
      await run()
      assert.equal(sent[0]?.subject, 'Hallo Bcc: alle@kuer.example')
    },
  },
  {
    name: 'outbox: two deliverers at once send each letter once',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const keys = Array.from({ length: 12 }, () => newId())
      await written(db, ...keys.map((key) => post(db.q, letter({ key, body: key }), NOW)))
      const { sent, run } = delivery(db)
      const reports = await Promise.all([run(), run(), run()])
      assert.equal(
        reports.reduce((sum, report) => sum + report.sent, 0),
        12,
      )
      assert.deepEqual(sent.map(({ text }) => text).sort(), [...keys].sort())
      const states = await db.q.selectFrom('outbox').select('state').distinct().execute()
      assert.deepEqual(
        states.map(({ state }) => state),
        ['sent'],
      )
    },
  },
  {
    name: 'outbox: a letter whose deliverer died is sent again after ten minutes, not before',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter()
      await written(db, post(db.q, one, NOW))
      const dead = delivery(db, { mailer: { send: () => new Promise<never>(() => undefined) } })
      void dead.run()
      while ((await outboxRow(db, one.key)).state !== 'sending')
        await new Promise((done) => setTimeout(done, 5))
      const { sent, time, run } = delivery(db)
      time.now = NOW + 9 * 60_000
      assert.deepEqual(await run(), { sent: 0, failed: 0 })
      time.now = NOW + 10 * 60_000
      assert.deepEqual(await run(), { sent: 1, failed: 0 })
      assert.equal(sent.length, 1)
    },
  },
  {
    name: 'outbox: a circular whose deliverer died may have left and is not sent twice',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter({ kind: 'mailing' })
      await written(db, post(db.q, one, NOW))
      const dead = delivery(db, { mailer: { send: () => new Promise<never>(() => undefined) } })
      void dead.run()
      while ((await outboxRow(db, one.key)).state !== 'sending')
        await new Promise((done) => setTimeout(done, 5))
      const { sent, time, run } = delivery(db)
      time.now = NOW + 10 * 60_000
      assert.deepEqual(await run(), { sent: 0, failed: 1 })
      assert.equal((await outboxRow(db, one.key)).state, 'failed')
      assert.deepEqual(sent, [])
    },
  },
  {
    name: 'outbox: an address refused for good bounces at once, and each attempt is noted',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter()
      await written(db, post(db.q, one, NOW))
      const mailer = { send: () => Promise.reject(new LetterRefused('address', '550 unbekannt')) }
      const { time, run } = delivery(db, { mailer })
      assert.deepEqual(await run(), { sent: 0, failed: 1 })
      time.now += 365 * 86_400_000
      assert.deepEqual(await run(), { sent: 0, failed: 0 })
      const { id, state } = await outboxRow(db, one.key)
      assert.equal(state, 'bounced')
      assert.deepEqual(
        (await attemptsOf(db, id)).map((row) => ({ ...row })),
        [{ at: NOW, outcome: 'bounced', detail: '550 unbekannt' }],
      )
    },
  },
  {
    name: 'outbox: a letter that nobody should get any more is taken back, and its key is free again',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter({ kind: 'reminder' })
      await written(db, post(db.q, one, NOW))
      const { sent, run } = delivery(db, { renewals: { reminder: async () => ({ dropped: 'eingereicht' }) } })
      assert.deepEqual(await run(), { sent: 0, failed: 0 })
      assert.deepEqual(sent, [])
      await written(db, post(db.q, one, NOW))
      const states = await db.q.selectFrom('outbox').select('state').orderBy('state').execute()
      assert.deepEqual(
        states.map(({ state }) => state),
        ['cancelled', 'waiting'],
      )
    },
  },
  {
    name: 'outbox: a refusing mail server is asked again after 1, 2, 4 … minutes, at most two hours; after 20 attempts it is over',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const one = letter()
      await written(db, post(db.q, one, NOW))
      let asked = 0
      const refuse = async () => {
        asked += 1
        throw new Error('451 später')
      }
      const { time, run } = delivery(db, { mailer: { send: refuse } })
      const MINUTES = [1, 2, 4, 8, 16, 32, 64, ...Array<number>(12).fill(120)]
      for (const [index, minutes] of MINUTES.entries()) {
        assert.deepEqual(await run(), { sent: 0, failed: 1 })
        const row = await outboxRow(db, one.key)
        assert.deepEqual([row.state, row.attempts, row.last_error], ['waiting', index + 1, '451 später'])
        assert.equal(row.next_at, time.now + minutes * 60_000)
        assert.equal(retryDelay(index + 1), minutes * 60_000)
        time.now = row.next_at - 1
        assert.deepEqual(await run(), { sent: 0, failed: 0 })
        time.now = row.next_at
      }
      assert.deepEqual(await run(), { sent: 0, failed: 1 })
      assert.equal((await outboxRow(db, one.key)).state, 'failed')
      time.now += 365 * 86_400_000
      assert.deepEqual(await run(), { sent: 0, failed: 0 })
      assert.deepEqual([asked, MAX_ATTEMPTS], [20, 20])
    },
  },
  {
    name: 'outbox: one refused letter does not keep the next from going out',
    run: async ({ db }) => {
      await emptyOutbox(db)
      await written(db, post(db.q, letter({ to: 'kaputt@kuer.example' }), NOW - 1), post(db.q, letter(), NOW))
      const sent: string[] = []
      const mailer = {
        send: async ({ to }: Letter) => {
          if (to.startsWith('kaputt')) throw new Error('550 unbekannt')
          sent.push(to)
        },
      }
      assert.deepEqual(await delivery(db, { mailer }).run(), { sent: 1, failed: 1 })
      assert.deepEqual(sent, ['a@kuer.example'])
    },
  },
  {
    name: 'outbox: once sent, a sign-in letter keeps neither code nor link; other letters keep their text',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const secret = letter({
        kind: 'sign_in',
        subject: 'Ihr Anmeldecode: 1234 5678',
        body: 'Code 1234 5678',
      })
      const plain = letter({ kind: 'receipt' })
      await written(db, post(db.q, secret, NOW), post(db.q, plain, NOW))
      const { sent, run } = delivery(db)
      await run()
      assert.deepEqual(sent.map(({ text }) => text).sort(), ['Code 1234 5678', 'Schöne Größe'])
      assert.ok(!JSON.stringify(await outboxRow(db, secret.key)).includes('5678'), 'the code is still there')
      assert.equal((await outboxRow(db, secret.key)).state, 'sent')
      assert.equal((await outboxRow(db, plain.key)).body, 'Schöne Größe')
    },
  },
  {
    name: 'outbox: in development (keepSecrets) the sign-in letter stays readable',
    run: async ({ db }) => {
      await emptyOutbox(db)
      const secret = letter({ kind: 'sign_in', body: 'Code 1234 5678' })
      await written(db, post(db.q, secret, NOW))
      await delivery(db, { keepSecrets: true }).run()
      assert.equal((await outboxRow(db, secret.key)).body, 'Code 1234 5678')
    },
  },
]

const HOUR = 3_600_000

/** A new account with one session; returns the raw session id. */
const signedIn = async (db: Database) => {
  const { row, insert } = account(db)
  await written(db, insert)
  const lucia = createSessions(db, false)
  const session = await lucia.createSession(row.id, {})
  return { lucia, id: session.id, accountId: row.id }
}

const sessionsOf = (db: Database, accountId: string) =>
  db.q.selectFrom('session').selectAll().where('account_id', '=', accountId).execute()

const setExpiry = (
  db: Database,
  accountId: string,
  times: { expires_at?: number; absolute_expires_at?: number },
) => written(db, db.q.updateTable('session').set(times).where('account_id', '=', accountId))

const sessions: Case[] = [
  {
    name: 'session: a new one is valid and tells who it is',
    run: async ({ db }) => {
      const { lucia, id, accountId } = await signedIn(db)
      const { session, user } = await lucia.validateSession(id)
      assert.equal(session?.id, id)
      assert.equal(user?.actor.id, accountId)
      assert.equal((await lucia.validateSession(`${id}x`)).session, null)
    },
  },
  {
    name: 'session: the table holds the SHA-256 of the id, never the id',
    run: async ({ db }) => {
      const { id, accountId } = await signedIn(db)
      const [row] = await sessionsOf(db, accountId)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id)))
      assert.equal(row?.id_hash, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))
      assert.ok(!JSON.stringify(await db.q.selectFrom('session').selectAll().execute()).includes(id))
    },
  },
  {
    name: 'session: who reads the table cannot sign in with what stands there',
    run: async ({ db }) => {
      const { lucia, accountId } = await signedIn(db)
      const [row] = await sessionsOf(db, accountId)
      assert.equal((await lucia.validateSession(row?.id_hash ?? '')).session, null)
    },
  },
  {
    name: 'session: past its absolute end it is over, however fresh',
    run: async ({ db }) => {
      const { lucia, id, accountId } = await signedIn(db)
      const [row] = await sessionsOf(db, accountId)
      assert.equal((row?.absolute_expires_at ?? 0) - (row?.created_at ?? 0), 24 * HOUR)
      await setExpiry(db, accountId, { expires_at: Date.now() + HOUR, absolute_expires_at: Date.now() - 1 })
      assert.deepEqual(await lucia.validateSession(id), { session: null, user: null })
    },
  },
  {
    name: 'session: unused for twelve hours it is over; used in its second half it slides on',
    run: async ({ db }) => {
      const { lucia, id, accountId } = await signedIn(db)
      const expiry = async () => (await sessionsOf(db, accountId))[0]?.expires_at ?? 0
      const start = await expiry()
      assert.ok(Math.abs(start - Date.now() - 12 * HOUR) < 60_000)
      await lucia.validateSession(id)
      assert.equal(await expiry(), start)
      await setExpiry(db, accountId, { expires_at: Date.now() + 5 * HOUR })
      assert.equal((await lucia.validateSession(id)).session?.fresh, true)
      assert.ok((await expiry()) > Date.now() + 11 * HOUR)
      await setExpiry(db, accountId, { expires_at: Date.now() - 1 })
      assert.equal((await lucia.validateSession(id)).session, null)
    },
  },
  {
    name: 'session: sliding never moves the absolute end',
    run: async ({ db }) => {
      const { lucia, id, accountId } = await signedIn(db)
      const end = Date.now() + 2 * HOUR
      await setExpiry(db, accountId, { expires_at: Date.now() + HOUR, absolute_expires_at: end })
      await lucia.validateSession(id)
      assert.equal((await sessionsOf(db, accountId))[0]?.absolute_expires_at, end)
    },
  },
  {
    name: 'session: invalidating ends one, or all of an account, and nobody else’s',
    run: async ({ db }) => {
      const { lucia, id, accountId } = await signedIn(db)
      const second = await lucia.createSession(accountId, {})
      const third = await lucia.createSession(accountId, {})
      const other = await signedIn(db)
      await lucia.invalidateSession(id)
      assert.equal((await lucia.validateSession(id)).session, null)
      assert.notEqual((await lucia.validateSession(second.id)).session, null)
      await lucia.invalidateUserSessions(accountId)
      assert.equal((await lucia.validateSession(second.id)).session, null)
      assert.equal((await lucia.validateSession(third.id)).session, null)
      assert.notEqual((await lucia.validateSession(other.id)).session, null)
    },
  },
  {
    name: 'session: deleting the expired removes those past either end and no living one',
    run: async ({ db }) => {
      const [idle, capped, alive] = [await signedIn(db), await signedIn(db), await signedIn(db)]
      await setExpiry(db, idle.accountId, { expires_at: Date.now() - 1 })
      await setExpiry(db, capped.accountId, { absolute_expires_at: Date.now() - 1 })
      await alive.lucia.deleteExpiredSessions()
      const left = await Promise.all([idle, capped, alive].map(({ accountId }) => sessionsOf(db, accountId)))
      assert.deepEqual(
        left.map((rows) => rows.length),
        [0, 0, 1],
      )
    },
  },
  {
    name: 'session: with the account its sessions go',
    run: async ({ db }) => {
      const { lucia, id, accountId } = await signedIn(db)
      await written(db, db.q.deleteFrom('account').where('id', '=', accountId))
      assert.deepEqual(await sessionsOf(db, accountId), [])
      assert.equal((await lucia.validateSession(id)).session, null)
    },
  },
]

export const cases: readonly Case[] = [
  ...database,
  ...conflicts,
  ...deliberations,
  ...releases,
  ...assignments,
  ...audienceCases,
  ...signingIn,
  ...commitments,
  ...storage,
  ...pictures,
  ...mail,
  ...sessions,
  ...audit,
  ...bulk,
  ...mailingCases,
  ...retentionCases,
  ...sharing,
  ...showcases,
  ...galleries,
  ...honours,
  ...archiveCases,
  ...siteCases,
]
