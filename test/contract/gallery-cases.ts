/** Galleries on both runtimes: what the schema itself refuses, and what decides inside the write. */
import assert from 'node:assert/strict'
import { type Database, guard, guardRows, type Statement } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { insertEdition } from '../../src/edition/store.ts'
import {
  closeObjections,
  hideAtOnce,
  insertObjection,
  type NewObjection,
  showAgain,
  shownByKey,
  withdraw,
} from '../../src/gallery/rights-store.ts'
import { movePhotos, publishPhotos, updatePhotoTexts } from '../../src/gallery/store.ts'
import { textsOf } from '../../src/gallery/text-rules.ts'
import { insertGalleryPhoto, NOTHING_SAID, type Photo, photoById } from '../../src/photo/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)

const refusal = async (db: Database, ...statements: Statement[]) => {
  const done = await db.commit(statements)
  return done.ok ? 'accepted' : done.error
}

let lastYear = 2900

/** A year with two pictures that say everything. */
const album = async (db: Database) => {
  const edition = newId()
  lastYear += 1
  const photo = (position: number): Photo => ({
    id: newId(),
    submission_id: null,
    gallery_edition_id: edition,
    position,
    file_name: 'a.jpg',
    sha256: newId(),
    width: 1,
    height: 1,
    renditions: '[[1,1,"jpeg"]]',
    caption: 'Markt',
    alt: 'Der Markt',
    credit: 'A. Muster',
    rights: '',
    colour: 'c0ffee',
    ...NOTHING_SAID,
    licence: 'press',
    persons: 'none',
    created_at: NOW,
  })
  const photos = [photo(0), photo(1)] as const
  assert.equal(
    await refusal(
      db,
      insertEdition(db.q, { id: edition, year: lastYear, title: 'Ausgabe', now: NOW }),
      ...photos.map((one) => insertGalleryPhoto(db.q, one)),
    ),
    'accepted',
  )
  return { edition, photos }
}

const read = async (db: Database, { id }: Photo): Promise<Photo> => {
  const found = await photoById(db, id)
  assert.ok(found)
  return found
}

export const galleries: Case[] = [
  {
    name: 'gallery: nothing incomplete becomes public, and nothing public becomes incomplete',
    run: async ({ db }) => {
      const { edition, photos } = await album(db)
      const [first, second] = photos
      const silent = { ...textsOf(first), persons: '' as const }
      assert.equal(await refusal(db, updatePhotoTexts(db.q, edition, first, silent), guard), 'accepted')
      assert.equal(await refusal(db, publishPhotos(db.q, photos)), 'constraint')
      assert.equal((await read(db, second)).public_key, null)
      const seen = await read(db, first)
      assert.equal(await refusal(db, updatePhotoTexts(db.q, edition, first, textsOf(first)), guard), 'guard')
      assert.equal(
        await refusal(db, updatePhotoTexts(db.q, edition, seen, textsOf(first)), guard),
        'accepted',
      )
      assert.equal(await refusal(db, publishPhotos(db.q, photos), guardRows(2)), 'accepted')
      const shown = await read(db, second)
      assert.match(shown.public_key ?? '', /^[0-9a-f]{32}$/)
      const blank = { ...textsOf(shown), caption: '' }
      assert.equal(await refusal(db, updatePhotoTexts(db.q, edition, shown, blank), guard), 'constraint')
    },
  },
  {
    name: 'gallery: the order changes only while everything stands where it was seen',
    run: async ({ db }) => {
      const { edition, photos } = await album(db)
      const moves = photos.map(({ id, position }) => ({ id, from: position, to: 1 - position }))
      assert.equal(await refusal(db, movePhotos(db.q, edition, moves), guardRows(2)), 'accepted')
      assert.equal(await refusal(db, movePhotos(db.q, edition, moves), guardRows(2)), 'guard')
      assert.deepEqual([(await read(db, photos[0])).position, (await read(db, photos[1])).position], [1, 0])
    },
  },
  {
    name: 'gallery: an objection hides a picture once; decided to be shown it stays; withdrawn it never returns',
    run: async ({ db }) => {
      const { edition, photos } = await album(db)
      const [first] = photos
      assert.equal(await refusal(db, publishPhotos(db.q, photos)), 'accepted')
      const key = (await read(db, first)).public_key ?? ''
      const photo = await shownByKey(db, key)
      assert.ok(photo)
      const objection: NewObjection = {
        edition_id: edition,
        photo_id: first.id,
        kind: 'person',
        name: '',
        email: 'x@x.example',
        reason: 'x',
        lang: 'de',
        created_at: NOW,
      }
      const object = () => [
        insertObjection(db.q, newId(), key, objection),
        guard,
        hideAtOnce(db.q, photo, NOW),
      ]
      assert.equal(await refusal(db, ...object()), 'accepted')
      assert.equal(await shownByKey(db, key), undefined)
      assert.equal(await refusal(db, ...object()), 'guard')
      // Not yet decided: it stays hidden.
      assert.equal(await refusal(db, showAgain(db.q, first.id), guard), 'guard')
      const kept = db.q
        .updateTable('photo_objection')
        .set({ state: 'kept', decided_at: NOW })
        .where('photo_id', '=', first.id)
      assert.equal(await refusal(db, kept, showAgain(db.q, first.id), guard), 'accepted')
      assert.equal((await read(db, first)).public_key, key)
      assert.equal(await refusal(db, ...object()), 'accepted')
      assert.equal((await read(db, first)).public_key, key)
      const of = { askedBy: 'x', reason: 'x', at: NOW, by: 'boss' }
      const gone = () => withdraw(db.q, photo, of).flatMap((statement) => [statement, guard])
      const closed = closeObjections(db.q, first.id, { at: NOW, by: 'boss', answer: '' })
      assert.equal(await refusal(db, ...gone(), closed), 'accepted')
      assert.equal(await refusal(db, ...gone()), 'guard')
      assert.equal(await refusal(db, insertGalleryPhoto(db.q, { ...first, id: newId() })), 'constraint')
    },
  },
]
