/** The contract of deletion: the same rows go on both runtimes, once, and only while nothing holds them back. */
import assert from 'node:assert/strict'
import { newId } from '../../src/core/ids.ts'
import type { Services } from '../../src/core/services.ts'
import { editionById } from '../../src/edition/store.ts'
import { hold, loadRetention, preview } from '../../src/retention/actions.ts'
import { timedClasses } from '../../src/retention/classes.ts'
import { deleteDue } from '../../src/retention/delete-actions.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2199, 5, 1)

export const retentionCases: Case[] = [
  {
    name: 'retention: every class can be shown and deleted; two at once delete once; a hold keeps',
    run: async ({ db, files }) => {
      const [edition, owner, draft, entry] = [newId(), newId(), newId(), newId()]
      const submission = (id: string, number: number | null) =>
        db.q.insertInto('submission').values({
          ...{ id, edition_id: edition, owner_id: owner, title: 'Größe', organisation: '' },
          answers: JSON.stringify({ contact_email: 'a@kuer.example', summary: 'Kurz' }),
          state: number === null ? 'draft' : 'withdrawn',
          ...{ number, created_at: 1, updated_at: 1 },
        })
      const written = await db.commit([
        db.q
          .insertInto('account')
          .values({ id: owner, email: `${owner}@kuer.example`, name: '', is_organiser: 0, created_at: NOW }),
        db.q.insertInto('edition').values({
          ...{
            id: edition,
            year: 2190,
            title: 'Award',
            intro: '',
            conference_title: '',
            place: '',
            venue: '',
          },
          ...{ scale_min: 1, scale_max: 5, min_sheets: 1, created_at: 1 },
        }),
        submission(draft, null),
        submission(entry, 1),
      ])
      assert.ok(written.ok)
      const app = {
        db,
        files,
        clock: () => NOW,
        config: { origin: 'https://award.example' },
      } as unknown as Services
      const year = await editionById(db, edition)
      assert.ok(year)
      const actor = { id: owner, email: '', name: '', isOrganiser: true, isGalleryEditor: false, juries: [] }
      const held = { class: 'withdrawn', reason: 'Streit', until: NOW + 1 }
      assert.ok((await hold(app, actor, await loadRetention(app, year), held)).ok)
      const loaded = await loadRetention(app, year)
      const shown = await preview(app, loaded)
      assert.equal(shown.length, timedClasses('edition').length)
      assert.equal(
        shown.reduce((sum, { total }) => sum + total, 0),
        4,
      )
      const both = await Promise.all([deleteDue(app, loaded, null, 50), deleteDue(app, loaded, null, 50)])
      // The draft, and the contact of the other.
      assert.equal(both[0].rows + both[1].rows, 2)
      const left = await db.q.selectFrom('submission').selectAll().where('edition_id', '=', edition).execute()
      assert.deepEqual(
        left.map(({ id, answers }) => ({ id, answers: JSON.parse(answers) as object })),
        [{ id: entry, answers: { contact_email: '', summary: 'Kurz' } }],
      )
      const later = { ...app, clock: () => NOW + 2 }
      await deleteDue(later, await loadRetention(later, year), null, 50)
      const [last] = await db.q.selectFrom('submission').selectAll().where('id', '=', entry).execute()
      assert.deepEqual([last?.title, last?.answers], ['', '{}'])
      assert.equal(
        (await preview(later, await loadRetention(later, null))).length,
        timedClasses('running').length,
      )
    },
  },
]
