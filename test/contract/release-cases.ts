/** The release on both runtimes: the guards inside the writes, and what comes in between. */
import assert from 'node:assert/strict'
import { type Database, guard, type Statement } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { postAll } from '../../src/mail/store.ts'
import { bundleContent, insertBundle, insertParts } from '../../src/proof/store.ts'
import { askChange, changeOf, removePublic, takeBack } from '../../src/publication/change-store.ts'
import { entriesStamp, openResults, publishPhotos, publishSeal } from '../../src/publication/opening-store.ts'
import { EMPTY_PLAN } from '../../src/publication/plan.ts'
import {
  confirmSeal,
  dueEditions,
  insertSeal,
  nextOpening,
  savePlan,
  sealOf,
  setTime,
  versionsOf,
} from '../../src/publication/release-store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const CONTENT = '{"winners":[]}'

/** A decided year with a winner who has a picture; organiser, chair, and a deputy. */
const decidedYear = async (db: Database, year: number) => {
  const [edition, organiser, chair, deputy, owner] = [newId(), newId(), newId(), newId(), newId()]
  const [chairSeat, deputySeat, winner, photo] = [newId(), newId(), newId(), newId()]
  const account = (id: string, is_organiser = 0) => ({
    id,
    email: `${id}@kuer.example`,
    name: '',
    is_organiser,
    created_at: NOW,
  })
  const seat = (id: string, account_id: string, is_chair: number, is_deputy: number) => ({
    ...{ id, edition_id: edition, account_id, name: 'J', institution: '', is_chair, is_deputy },
    ...{ invited_at: 1, accepted_at: 1 },
  })
  const said = {
    caption: 'Der „Markt"\n\\ 🏆',
    alt: 'Markt',
    credit: 'A',
    rights: 'frei',
    persons: 'none' as const,
  }
  const picture = { id: photo, ...said }
  const { q } = db
  const written = await db.commit([
    q.insertInto('edition').values({
      ...{ id: edition, year, title: 'Ausgabe', intro: '', conference_title: '', place: '', venue: '' },
      ...{ call_opens_at: NOW - 5, call_closes_at: NOW - 4, judging_opens_at: NOW - 3 },
      ...{ judging_closes_at: NOW - 1, scale_min: 1, scale_max: 5, min_sheets: 2, created_at: NOW },
    }),
    q.insertInto('account').values([account(organiser, 1), account(chair), account(deputy), account(owner)]),
    q.insertInto('juror').values([seat(chairSeat, chair, 1, 0), seat(deputySeat, deputy, 0, 1)]),
    q.insertInto('submission').values({
      ...{ id: winner, edition_id: edition, owner_id: owner, number: 1, title: 'T', organisation: 'O' },
      ...{ answers: '{}', state: 'submitted' as const, receipt_sha256: 'x' },
      ...{ submitted_at: NOW, created_at: NOW, updated_at: NOW },
    }),
    q.insertInto('photo').values({
      ...{ ...picture, submission_id: winner, position: 0, file_name: 'a.jpg', sha256: photo },
      ...{ width: 1, height: 1, renditions: '[]', created_at: NOW },
    }),
    q.insertInto('award').values({
      ...{ id: newId(), edition_id: edition, category_id: null, place: null, special: 'Mut' },
      ...{ submission_id: winner, citation: '' },
    }),
  ])
  assert.equal(written.ok, true)
  const seen = { editionId: edition, editionVersion: 1, planVersion: 0 }
  const of = { ...seen, now: NOW }
  return {
    edition,
    organiser,
    chair,
    deputy,
    chairSeat,
    winner,
    picture,
    of,
    seal: insertSeal(q, { ...of, content: CONTENT, sha256: 'x', actorId: organiser }),
    confirm: (actorId = chair, role: 'chair' | 'deputy' = 'chair') =>
      confirmSeal(q, { ...of, sha256: 'x', actorId, role }),
    open: async (byTime = false) => {
      const entries = await entriesStamp(db, edition)
      return openResults(q, { ...of, sha256: 'x', entries, photos: [picture], byTime })
    },
  }
}

/** Whether the statements were accepted, each with its guard. */
const may = async (db: Database, ...statements: Statement[]) =>
  (await db.commit(statements.flatMap((one) => [one, guard]))).ok

export const releases: Case[] = [
  {
    name: 'release: only an organiser seals, only another confirms who may, and nothing before judging has closed',
    run: async ({ db }) => {
      const year = await decidedYear(db, 2061)
      const { of, organiser, chair, deputy } = year
      const sealed = (over: object) =>
        insertSeal(db.q, { ...of, content: CONTENT, sha256: 'x', actorId: organiser, ...over })
      assert.equal(await may(db, sealed({ actorId: chair })), false)
      assert.equal(await may(db, sealed({ now: NOW - 2 })), false)
      assert.equal(await may(db, sealed({ editionVersion: 2 })), false)
      assert.equal(await may(db, sealed({ planVersion: 1 })), false)
      assert.equal(await may(db, year.seal), true)
      assert.equal(await may(db, year.confirm(organiser)), false)
      assert.equal(await may(db, year.confirm(deputy, 'deputy')), false)
      assert.equal(await may(db, await year.open()), false)
      assert.equal(await may(db, year.confirm()), true)
      assert.equal(await may(db, year.confirm()), false)
    },
  },
  {
    name: 'release: a chair who is not neutral towards a winner cannot confirm, the deputy can',
    run: async ({ db }) => {
      const year = await decidedYear(db, 2062)
      const recusal = { juror_id: year.chairSeat, submission_id: year.winner, reason: 'x', created_at: 1 }
      assert.equal((await db.commit([db.q.insertInto('recusal').values(recusal)])).ok, true)
      assert.equal(await may(db, year.seal), true)
      assert.equal(await may(db, year.confirm()), false)
      assert.equal(await may(db, year.confirm(year.deputy, 'deputy')), true)
    },
  },
  {
    name: 'release: a change between confirmation and opening leaves everything closed',
    run: async ({ db }) => {
      const { q } = db
      const year = await decidedYear(db, 2063)
      const { edition, winner, picture, of, organiser } = year
      assert.equal(await may(db, year.seal, year.confirm()), true)
      const changes: [string, Statement, Statement][] = [
        [
          'a decision',
          q.updateTable('edition').set({ version: 2 }).where('id', '=', edition),
          q.updateTable('edition').set({ version: 1 }).where('id', '=', edition),
        ],
        [
          'a text',
          q.updateTable('submission').set({ version: 2 }).where('id', '=', winner),
          q.updateTable('submission').set({ version: 1 }).where('id', '=', winner),
        ],
        [
          'a withdrawal',
          q.updateTable('submission').set({ state: 'withdrawn' }).where('id', '=', winner),
          q.updateTable('submission').set({ state: 'submitted' }).where('id', '=', winner),
        ],
        [
          'a caption',
          q.updateTable('photo').set({ caption: 'Neu' }).where('id', '=', picture.id),
          q.updateTable('photo').set({ caption: picture.caption }).where('id', '=', picture.id),
        ],
      ]
      for (const [what, change, back] of changes) {
        const open = await year.open()
        assert.equal(await may(db, change), true)
        assert.equal(await may(db, open), false, what)
        assert.equal(await may(db, back), true)
      }
      const open = await year.open()
      const plan = savePlan(q, { ...of, plan: EMPTY_PLAN, actorId: organiser })
      assert.equal(await may(db, plan), true)
      assert.equal(await may(db, open), false, 'a plan')
    },
  },
  {
    name: 'release: two openings at once are one, with its pictures, its letters and one version',
    run: async ({ db }) => {
      const { q } = db
      const year = await decidedYear(db, 2064)
      const { edition, organiser, winner, picture } = year
      assert.equal(await may(db, year.seal, year.confirm()), true)
      const open = await year.open()
      const letter = {
        key: `result:1:${winner}`,
        kind: 'winner' as const,
        subject: 'Glück',
        body: 'Ja',
        submissionId: winner,
      }
      const all = [
        open,
        guard,
        ...publishSeal(q, edition, organiser, NOW),
        publishPhotos(q, new Map([[picture.id, winner]])),
        ...postAll(q, [{ ...letter, to: 'a@kuer.example', accountId: organiser }], NOW),
      ]
      const done = await Promise.all([db.commit(all), db.commit(all), db.commit(all)])
      assert.deepEqual(done.map(({ ok }) => ok).sort(), [false, false, true])
      assert.equal((await versionsOf(db, edition)).length, 1)
      assert.equal(await sealOf(db, edition), undefined)
      const named = await q.selectFrom('photo').select('public_key').where('id', '=', picture.id).execute()
      assert.deepEqual(named, [{ public_key: winner }])
      const letters = await q.selectFrom('outbox').selectAll().where('submission_id', '=', winner).execute()
      assert.deepEqual(
        letters.map(({ key, kind, recipient, subject, body, state, attempts, account_id }) => ({
          ...{ key, kind, recipient, subject, body, state, attempts, account_id },
        })),
        [
          {
            ...{ key: letter.key, kind: 'winner', recipient: 'a@kuer.example', subject: 'Glück', body: 'Ja' },
            ...{ state: 'waiting', attempts: 0, account_id: organiser },
          },
        ],
      )
      // What proves it is kept once, in pieces, for this release alone, and never changes.
      const proof = { editionId: edition, content: 'ä'.repeat(700_000), sha256: '0'.repeat(64), now: NOW }
      const keep = (version: number) => {
        const write = { ...proof, version, form: 'sealed' as const }
        return [insertBundle(q, write), guard, ...insertParts(q, write)]
      }
      assert.equal((await db.commit(keep(2))).ok, false)
      const kept = await Promise.all([db.commit(keep(1)), db.commit(keep(1))])
      assert.deepEqual(kept.map(({ ok }) => ok).sort(), [false, true])
      assert.equal(await bundleContent(db, edition, 1), proof.content)
      const rewritten = q.updateTable('result_bundle').set({ sha256: '1'.repeat(64) })
      const changed = await db.commit([rewritten]).then(
        ({ ok }) => ok,
        () => false,
      )
      assert.equal(changed, false)
      // Taken back by two: one side asks, the other agrees, and only once.
      const ask = (asked_by: string, asked_as: 'organiser' | 'chair') =>
        askChange(q, {
          ...{ edition_id: edition, kind: 'undo' as const, base_sha256: 'x', content: null, sha256: null },
          ...{ reason: 'Ein Fehler.', asked_by, asked_as, asked_at: NOW },
        })
      assert.equal(await may(db, ask(year.deputy, 'chair')), false)
      assert.equal(await may(db, ask(year.chair, 'chair')), true)
      const change = await changeOf(db, edition)
      assert.ok(change)
      const by = (actorId: string, side: 'organiser' | 'chair') => ({ change, actorId, side, now: NOW + 1 })
      assert.equal(await may(db, takeBack(q, by(year.chair, 'chair'))), false)
      assert.equal(await may(db, takeBack(q, by(year.deputy, 'organiser'))), false)
      const agreement = by(organiser, 'organiser')
      const back = [takeBack(q, agreement), guard, ...removePublic(q, agreement)]
      const undone = await Promise.all([db.commit(back), db.commit(back)])
      assert.deepEqual(undone.map(({ ok }) => ok).sort(), [false, true])
      const after = await q.selectFrom('photo').select('public_key').where('id', '=', picture.id).execute()
      assert.deepEqual(after, [{ public_key: null }])
      const left = await q.selectFrom('outbox').select('state').where('submission_id', '=', winner).execute()
      assert.deepEqual(left, [{ state: 'cancelled' }])
      const [version] = await versionsOf(db, edition)
      assert.equal(version?.withdrawal_reason, 'Ein Fehler.')
      assert.equal(await bundleContent(db, edition, 1), null)
    },
  },
  {
    name: 'release: a time opens what is confirmed, not before it and not what is only sealed',
    run: async ({ db }) => {
      const year = await decidedYear(db, 2065)
      const { edition, organiser, deputy } = year
      const time = (opensAt: number, actorId = organiser) =>
        setTime(db.q, { editionId: edition, opensAt, actorId, now: NOW })
      assert.equal(await may(db, time(NOW)), false)
      assert.equal(await may(db, time(NOW + 9, deputy)), false)
      assert.equal(await may(db, time(NOW + 9)), true)
      assert.equal(await may(db, time(NOW + 5)), true)
      assert.equal(await may(db, year.seal), true)
      assert.ok(!(await dueEditions(db, NOW + 5)).includes(edition))
      assert.equal(await may(db, year.confirm()), true)
      assert.equal(await nextOpening(db), NOW + 5)
      assert.ok(!(await dueEditions(db, NOW + 4)).includes(edition))
      assert.ok((await dueEditions(db, NOW + 5)).includes(edition))
      assert.equal(await may(db, await year.open(true)), false)
    },
  },
]
