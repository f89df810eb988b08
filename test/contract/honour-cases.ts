/** Certificates, press text and script on both runtimes: the guards inside the writes. */
import assert from 'node:assert/strict'
import { type Certificate, codeFrom } from '../../src/certificate/rules.ts'
import { issue, issuedIn } from '../../src/certificate/store.ts'
import { type Database, guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { pressKitOf, writePressKit } from '../../src/press/store.ts'
import { scriptOf, writeScript } from '../../src/stage/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)

const editionOf = async (db: Database, year: number): Promise<string> => {
  const id = newId()
  const written = await db.commit([
    db.q.insertInto('edition').values({
      ...{ id, year, title: 'Ausgabe', intro: '', conference_title: '', place: '', venue: '' },
      ...{ scale_min: 1, scale_max: 5, min_sheets: 2, created_at: NOW },
    }),
  ])
  assert.equal(written.ok, true)
  return id
}

const CERTIFICATE: Certificate = {
  ...{ kind: 'winner', subject: 'x', honour: '[1]', id: 'preis-x', award: '1. Platz', category: null },
  ...{ recipient: 'Au', title: 'T', citation: '', winner: 'x' },
}

export const honours: Case[] = [
  {
    name: 'a certificate gets one code, and only while the results are released',
    run: async ({ db }) => {
      const editionId = await editionOf(db, 2171)
      const code = () => codeFrom(crypto.getRandomValues(new Uint8Array(16)))
      const make = () =>
        db.commit([issue(db.q, { editionId, certificate: CERTIFICATE, code: code(), now: NOW }), guard])
      assert.deepEqual(await make(), { ok: false, error: 'guard' })
      const released = db.q.updateTable('edition').set({ released_at: NOW }).where('id', '=', editionId)
      assert.equal((await db.commit([released])).ok, true)
      const made = await Promise.all(Array.from({ length: 8 }, make))
      assert.equal(made.filter(({ ok }) => ok).length, 1)
      assert.equal((await issuedIn(db, editionId)).length, 1)
    },
  },
  {
    name: 'press text and script: of those who write at once exactly one has written',
    run: async ({ db }) => {
      const editionId = await editionOf(db, 2172)
      const kit = { edition_id: editionId, headline: 'H', body: 'B', contact: 'C', updated_at: NOW }
      const press = (read: number) => db.commit([writePressKit(db.q, kit, read), guard])
      const script = (read: number) =>
        db.commit([writeScript(db.q, { editionId, notes: {}, read, now: NOW }), guard])
      for (const write of [press, script])
        for (const read of [0, 1]) {
          const written = await Promise.all(Array.from({ length: 5 }, () => write(read)))
          assert.equal(written.filter(({ ok }) => ok).length, 1)
        }
      assert.equal((await pressKitOf(db, editionId))?.version, 2)
      assert.equal((await scriptOf(db, editionId)).version, 2)
    },
  },
]
