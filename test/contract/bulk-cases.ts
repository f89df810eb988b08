/** Writes to many rows at once, whose ids travel as one JSON parameter: alike on both engines. */
import assert from 'node:assert/strict'
import { recordEach } from '../../src/audit/store.ts'
import { movedAll, moveMany, passMany, tagMany, unchanged, untagMany } from '../../src/bulk/store.ts'
import { type Database, guardRows } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { insertEdition } from '../../src/edition/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)
let lastYear = 2500

/** Three handed-in entries in the first of two categories. */
const year = async (db: Database) => {
  const { q } = db
  const [edition, owner, first, second] = [newId(), newId(), newId(), newId()]
  lastYear += 1
  const ids = [newId(), newId(), newId()]
  const category = (id: string, position: number) => ({
    id,
    edition_id: edition,
    position,
    name: `Kategorie ${position}`,
    description: '',
  })
  const done = await db.commit([
    q
      .insertInto('account')
      .values({ id: owner, email: `${owner}@kuer.example`, name: '', is_organiser: 0, created_at: NOW }),
    insertEdition(q, { id: edition, year: lastYear, title: 'Award', now: NOW }),
    q.insertInto('category').values([category(first, 1), category(second, 2)]),
    ...ids.map((id, index) =>
      q.insertInto('submission').values({
        id,
        edition_id: edition,
        category_id: first,
        owner_id: owner,
        number: index + 1,
        title: `Projekt ${index}`,
        organisation: 'Musterhausen',
        answers: '{"summary":"Ein Bürgerbus."}',
        state: 'submitted',
        receipt_sha256: 'alt',
        submitted_at: NOW,
        created_at: NOW,
        updated_at: NOW,
      }),
    ),
  ])
  assert.ok(done.ok)
  const wanted = ids.map((id, index) => ({ id, version: 1, receipt: `neu-${index}` }))
  const rows = () =>
    q
      .selectFrom('submission')
      .select(['id', 'version', 'category_id', 'receipt_sha256'])
      .where('edition_id', '=', edition)
      .orderBy('number')
      .execute()
  return { edition, second, wanted, rows }
}

export const bulk: readonly Case[] = [
  {
    name: 'bulk: many entries move together, each with its own receipt and event',
    run: async ({ db }) => {
      const { edition, second, wanted, rows } = await year(db)
      const subjects = wanted.map(({ id }) => ({ id, detail: { to: 'Kategorie 2 „ä“' } }))
      const event = { at: NOW, actorId: null, editionId: edition, kind: 'edition.saved' } as const
      const done = await db.commit([
        unchanged(db.q, edition, wanted),
        moveMany(db.q, edition, second, wanted, NOW),
        movedAll(db.q, second, wanted),
        recordEach(db.q, event, subjects),
      ])
      assert.deepEqual(done.ok, true)
      assert.deepEqual(
        (await rows()).map(({ version, category_id, receipt_sha256 }) => [
          version,
          category_id,
          receipt_sha256,
        ]),
        [0, 1, 2].map((index) => [2, second, `neu-${index}`]),
      )
      const events = await db.q
        .selectFrom('audit_event')
        .select(['subject', 'detail'])
        .where('edition_id', '=', edition)
        .execute()
      assert.deepEqual(events.map(({ subject }) => subject).sort(), wanted.map(({ id }) => id).sort())
      assert.deepEqual(JSON.parse(events[0]?.detail ?? ''), { to: 'Kategorie 2 „ä“' })
    },
  },
  {
    name: 'bulk: one entry of another version, or judging begun, and none of them moves',
    run: async ({ db }) => {
      const { edition, second, wanted, rows } = await year(db)
      const before = await rows()
      const [one] = wanted
      const stale = wanted.map((entry) => (entry === one ? { ...entry, version: 2 } : entry))
      const move = (some: typeof wanted) => [
        moveMany(db.q, edition, second, some, NOW),
        movedAll(db.q, second, some),
      ]
      assert.equal((await db.commit([unchanged(db.q, edition, stale)])).ok, false)
      assert.equal((await db.commit(move(stale))).ok, false)
      assert.equal((await db.commit([unchanged(db.q, newId(), wanted)])).ok, false)
      const begun = await db.commit([
        db.q.updateTable('edition').set({ judging_opens_at: NOW }).where('id', '=', edition),
      ])
      assert.ok(begun.ok)
      assert.equal((await db.commit(move(wanted))).ok, false)
      assert.deepEqual(await rows(), before)
    },
  },
  {
    name: 'bulk: entries pass to the jury until it begins, each only once',
    run: async ({ db }) => {
      const { edition, wanted } = await year(db)
      const pass = [passMany(db.q, edition, wanted, NOW), guardRows(wanted.length)]
      const states = async () =>
        (
          await db.q.selectFrom('submission').select('screening').where('edition_id', '=', edition).execute()
        ).map(({ screening }) => screening)
      const begins = (at: number | null) =>
        db.commit([db.q.updateTable('edition').set({ judging_opens_at: at }).where('id', '=', edition)])
      assert.ok((await begins(NOW)).ok)
      assert.equal((await db.commit(pass)).ok, false)
      assert.deepEqual(await states(), ['open', 'open', 'open'])
      assert.ok((await begins(null)).ok)
      assert.equal((await db.commit(pass)).ok, true)
      assert.deepEqual(await states(), ['passed', 'passed', 'passed'])
      assert.equal((await db.commit(pass)).ok, false)
    },
  },
  {
    name: 'bulk: a tag goes to all or to none, and from all or from none',
    run: async ({ db }) => {
      const { edition, wanted } = await year(db)
      const [one] = wanted
      const some = one ? [one] : []
      const tags = async () =>
        (await db.q.selectFrom('submission_tag').select('tag').where('edition_id', '=', edition).execute())
          .length
      const tag = (entries: typeof wanted) => [
        tagMany(db.q, edition, 'Rückfrage', entries),
        guardRows(entries.length),
      ]
      const untag = [untagMany(db.q, edition, 'Rückfrage', wanted), guardRows(wanted.length)]
      assert.equal((await db.commit(tag(some))).ok, true)
      assert.equal((await db.commit(tag(wanted))).ok, false)
      assert.equal((await db.commit(untag)).ok, false)
      assert.equal(await tags(), 1)
      assert.equal((await db.commit(tag(wanted.slice(1)))).ok, true)
      assert.equal((await db.commit(untag)).ok, true)
      assert.equal(await tags(), 0)
    },
  },
]
