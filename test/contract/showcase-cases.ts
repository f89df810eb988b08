/** Good practice and adoptions: the guards and triggers that make them public, alike on both engines. */
import assert from 'node:assert/strict'
import { decide, insertAdoption, prove, takeBack } from '../../src/adoption/store.ts'
import { type Database, guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { insertEdition } from '../../src/edition/store.ts'
import { insertGalleryPhoto, NOTHING_SAID } from '../../src/photo/store.ts'
import { insertExample, publishExamplePhoto } from '../../src/publication/example-store.ts'
import { removeExample, sayConsent } from '../../src/showcase/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)
let lastYear = 2600

/** A released year with one entry whose owner ticked the box, and its picture. */
const year = async (db: Database) => {
  const { q } = db
  const [edition, owner, entry, photo] = [newId(), newId(), newId(), newId()]
  lastYear += 1
  const done = await db.commit([
    q
      .insertInto('account')
      .values({ id: owner, email: `${owner}@kuer.example`, name: '', is_organiser: 0, created_at: NOW }),
    insertEdition(q, { id: edition, year: lastYear, title: 'Award', now: NOW }),
    q.insertInto('submission').values({
      id: entry,
      edition_id: edition,
      owner_id: owner,
      number: 1,
      title: 'Bürgerbus',
      organisation: 'Musterhausen',
      answers: '{"good_practice":"1"}',
      state: 'submitted',
      receipt_sha256: 'x',
      submitted_at: NOW,
      created_at: NOW,
      updated_at: NOW,
    }),
    insertGalleryPhoto(q, {
      id: photo,
      submission_id: entry,
      gallery_edition_id: null,
      position: 0,
      file_name: 'a.jpg',
      sha256: photo,
      width: 480,
      height: 320,
      renditions: '[]',
      caption: 'x',
      alt: 'x',
      credit: 'x',
      rights: 'x',
      colour: null,
      ...NOTHING_SAID,
      persons: 'none',
      created_at: NOW,
    }),
    q.updateTable('edition').set({ released_at: NOW }).where('id', '=', edition),
    q.insertInto('release_snapshot').values({
      edition_id: edition,
      content: '{"winners":[]}',
      sha256: '',
      released_at: NOW,
      released_by: owner,
    }),
  ])
  assert.deepEqual([done.ok, done.ok ? '' : done.error], [true, ''])
  const key = photo.replaceAll('-', '')
  const publish = () =>
    db.commit([
      insertExample(q, exampleOf(edition, entry), 'good_practice'),
      publishExamplePhoto(q, photo, key),
    ])
  const keyNow = async () =>
    (await q.selectFrom('photo').select('public_key').where('id', '=', photo).executeTakeFirst())?.public_key
  return { edition, entry, key, publish, keyNow }
}

const exampleOf = (edition: string, entry: string) => ({
  submission_id: entry,
  edition_id: edition,
  slug: 'buergerbus',
  title: 'Bürgerbus',
  organisation: 'Musterhausen',
  category: '',
  size_class: '',
  state: '',
  winner: 0,
  content: '{"answers":{},"photos":[]}',
  position: 0,
  published_at: NOW,
})

const version = async (db: Database) =>
  (await db.q.selectFrom('public_version').select('number').executeTakeFirstOrThrow()).number

const report = (db: Database, edition: string, entry: string, hash: string) =>
  db.commit([
    insertAdoption(db.q, {
      id: newId(),
      edition_id: edition,
      submission_id: entry,
      municipality: 'Testlingen',
      municipality_key: null,
      email: 'a@testlingen.example',
      what: 'Alles',
      since: 2026,
      token_hash: hash,
      created_at: NOW,
    }),
    guard,
  ])

export const showcases: Case[] = [
  {
    name: 'good practice goes with the consent, with the entry and with the release, and its pictures too',
    run: async ({ db }) => {
      const { edition, entry, key, publish, keyNow } = await year(db)
      const leaves = [
        [sayConsent(db.q, entry, false, NOW), guard, removeExample(db.q, entry)],
        [db.q.updateTable('submission').set({ state: 'withdrawn' }).where('id', '=', entry)],
        [db.q.updateTable('edition').set({ released_at: null }).where('id', '=', edition)],
      ]
      for (const leave of leaves) {
        assert.ok((await publish()).ok)
        assert.equal(await keyNow(), key)
        const before = await version(db)
        assert.ok((await db.commit(leave)).ok)
        assert.equal(await keyNow(), null)
        assert.ok((await version(db)) > before)
        const again = [
          db.q.deleteFrom('example_consent').where('submission_id', '=', entry),
          db.q.updateTable('submission').set({ state: 'submitted' }).where('id', '=', entry),
        ]
        assert.ok((await db.commit(again)).ok)
      }
    },
  },
  {
    name: 'a consent withdrawn before the release is written keeps the entry private',
    run: async ({ db }) => {
      const { entry, publish, keyNow } = await year(db)
      assert.ok((await db.commit([sayConsent(db.q, entry, false, NOW), guard])).ok)
      assert.ok((await publish()).ok)
      assert.equal(await keyNow(), null)
      // Results are out: nobody agrees any more.
      assert.equal((await db.commit([sayConsent(db.q, entry, true, NOW), guard])).ok, false)
    },
  },
  {
    name: 'an adoption is proven once, decided once, and only about what is public',
    run: async ({ db }) => {
      const { edition, entry, publish } = await year(db)
      const hash = newId()
      assert.equal((await report(db, edition, entry, hash)).ok, false)
      assert.ok((await publish()).ok)
      assert.ok((await report(db, edition, entry, hash)).ok)
      const proofs = await Promise.all([1, 2, 3].map(() => db.commit([prove(db.q, hash, NOW), guard])))
      assert.equal(proofs.filter(({ ok }) => ok).length, 1)
      const { id } = await db.q
        .selectFrom('adoption')
        .select('id')
        .where('token_hash', '=', hash)
        .executeTakeFirstOrThrow()
      const decided = await Promise.all(
        (['accepted', 'refused'] as const).map((decision) =>
          db.commit([decide(db.q, { id, decision, reason: '', by: 'x', now: NOW }), guard]),
        ),
      )
      assert.equal(decided.filter(({ ok }) => ok).length, 1)
      assert.ok((await db.commit([takeBack(db.q, hash, NOW), guard])).ok)
      assert.equal((await db.commit([takeBack(db.q, hash, NOW), guard])).ok, false)
    },
  },
]
