/** Conflicts of interest and frozen rules on both runtimes: the views themselves, and the guard inside the write. */
import assert from 'node:assert/strict'
import { conflictedEntries, decideEvidence, listEvidence } from '../../src/conflict/store.ts'
import { type Database, guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { freeze } from '../../src/judging-rules/store.ts'
import { upsertSheet } from '../../src/jury/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)

/** A year in judging with one juror, accepted, who works for a supplier of the one entry. */
export const judgedYear = async (db: Database, year: number) => {
  const [edition, owner, account, juror, submission] = [newId(), newId(), newId(), newId(), newId()]
  const person = (id: string) => ({
    id,
    email: `${id}@kuer.example`,
    name: '',
    is_organiser: 0,
    created_at: NOW,
  })
  const written = await db.commit([
    db.q.insertInto('edition').values({
      id: edition,
      year,
      title: 'Ausgabe',
      intro: '',
      conference_title: '',
      place: '',
      venue: '',
      call_opens_at: NOW - 5,
      call_closes_at: NOW - 4,
      judging_opens_at: NOW - 3,
      judging_closes_at: NOW + 3,
      scale_min: 1,
      scale_max: 5,
      min_sheets: 2,
      created_at: NOW,
    }),
    db.q.insertInto('account').values([person(owner), person(account)]),
    db.q.insertInto('juror').values({
      id: juror,
      edition_id: edition,
      account_id: account,
      name: 'J',
      institution: '',
      is_chair: 0,
      invited_at: NOW,
      accepted_at: NOW,
    }),
    db.q.insertInto('submission').values({
      id: submission,
      edition_id: edition,
      owner_id: owner,
      number: 1,
      title: 'Rathaus',
      organisation: 'Musterhausen',
      answers: '{}',
      state: 'submitted',
      receipt_sha256: 'x',
      submitted_at: NOW,
      created_at: NOW,
      updated_at: NOW,
    }),
    db.q.insertInto('juror_affiliation').values({
      juror_id: juror,
      kind: 'vendor',
      name: 'Beispiel GmbH',
      folded: 'beispiel',
      register_key: null,
    }),
    db.q
      .insertInto('criterion')
      .values({ id: newId(), edition_id: edition, position: 0, name: 'K', description: '', weight: 1 }),
    db.q
      .insertInto('submission_party')
      .values({ submission_id: submission, role: 'supplier', name: 'Beispiel', folded: 'beispiel' }),
  ])
  assert.ok(written.ok)
  const sheet = (version: number) =>
    db.commit([
      upsertSheet(db.q, {
        jurorId: juror,
        accountId: account,
        submissionId: submission,
        version,
        comment: '',
        now: NOW,
      }),
      guard,
    ])
  return { edition, owner, account, juror, submission, sheet }
}

export const freezeAt = (db: Database, editionId: string, now: number) =>
  db.commit([
    freeze(db.q, { editionId, editionVersion: 1, content: '{}', sha256: 'x', by: null, now }),
    guard,
  ])

export const conflicts: Case[] = [
  {
    name: 'rules: nothing is scored before they are frozen, they freeze once and not before judging, and stand',
    run: async ({ db }) => {
      const { edition, juror, sheet } = await judgedYear(db, 2971)
      await db.commit([db.q.deleteFrom('juror_affiliation').where('juror_id', '=', juror)])
      assert.deepEqual(await sheet(0), { ok: false, error: 'guard' })
      assert.deepEqual(await freezeAt(db, edition, NOW - 4), { ok: false, error: 'guard' })
      const all = await Promise.all(Array.from({ length: 10 }, () => freezeAt(db, edition, NOW)))
      assert.equal(all.filter(({ ok }) => ok).length, 1)
      assert.ok((await sheet(0)).ok)
      const gone = db.q.deleteFrom('judging_rules').where('edition_id', '=', edition)
      assert.equal((await db.commit([gone])).ok, false)
    },
  },
  {
    name: 'conflict: a match refuses the score inside the write until it is dismissed, and a new owner blocks again',
    run: async ({ db }) => {
      const { edition, account, juror, submission, sheet } = await judgedYear(db, 2970)
      assert.ok((await freezeAt(db, edition, NOW)).ok)
      assert.deepEqual(await sheet(0), { ok: false, error: 'guard' })
      const [row] = await listEvidence(db, edition)
      assert.equal(row?.source, 'name')
      assert.equal(row?.evidence, 'beispiel/beispiel')
      const key = { juror_id: juror, submission_id: submission, source: 'name' as const }
      const decision = decideEvidence(db.q, {
        ...key,
        evidence: 'beispiel/beispiel',
        state: 'dismissed',
        reason: 'x',
        editionId: edition,
        actorId: account,
        now: NOW,
      })
      assert.ok((await db.commit([decision, guard])).ok)
      assert.ok((await sheet(0)).ok)
      const given = db.q.updateTable('submission').set({ owner_id: account }).where('id', '=', submission)
      assert.ok((await db.commit([given])).ok)
      assert.deepEqual(await sheet(1), { ok: false, error: 'guard' })
      assert.deepEqual([...(await conflictedEntries(db, juror))], [submission])
    },
  },
]
