/** The search index is made and searched alike on both engines, and never holds what is no longer public. */
import assert from 'node:assert/strict'
import { searchArchive } from '../../src/archive/actions.ts'
import { searchQuery } from '../../src/archive/search-rules.ts'
import { newId } from '../../src/core/ids.ts'
import { insertEdition, updateEdition } from '../../src/edition/store.ts'
import { insertGalleryPhoto } from '../../src/photo/store.ts'
import { galleryPhoto } from '../archive/rows.ts'
import type { Case } from './cases.ts'

const YEAR = 2990

export const archiveCases: readonly Case[] = [
  {
    name: 'archive: what is public is found however it is spelled; closed, it is gone; two makers of the index make one',
    run: async ({ db }) => {
      const id = newId()
      const captions = ['Grüße vom Bauhof', 'Der Bauhof bei Nacht', 'Ämterlauf']
      const made = await db.commit([
        insertEdition(db.q, { id, year: YEAR, title: 'Award', now: 1 }),
        updateEdition(db.q, id, 1, { gallery_published_at: 1 }),
        ...captions.map((caption, index) => insertGalleryPhoto(db.q, galleryPhoto(id, index, caption))),
      ])
      assert.ok(made.ok)
      const titles = async (q: string, sortierung = 'passend') =>
        (
          await searchArchive({ db }, searchQuery({ q, sortierung, jahr: String(YEAR), art: 'picture' }))
        ).hits.map(({ title }) => title)
      const [first, second] = await Promise.all([titles('gruesse'), titles('gruesse')])
      assert.deepEqual([first, second], [[captions[0]], [captions[0]]])
      assert.deepEqual(await titles('AMTER'), [captions[2]])
      assert.deepEqual(await titles('bauhof', 'titel'), [captions[1], captions[0]])
      const again = await db.q
        .selectFrom('archive_document')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('year', '=', YEAR)
        .executeTakeFirst()
      assert.equal(again?.n, captions.length + 1)
      const edition = await db.q
        .selectFrom('edition')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirst()
      assert.ok(
        (await db.commit([updateEdition(db.q, id, edition?.version ?? 0, { gallery_published_at: null })]))
          .ok,
      )
      assert.deepEqual(await titles('bauhof'), [])
    },
  },
]
