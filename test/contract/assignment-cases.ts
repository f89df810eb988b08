/** The assignment on both runtimes: the guard inside the write of a sheet, and the commit that puts pairs into effect. */
import assert from 'node:assert/strict'
import {
  addPair,
  deletePairs,
  insertPairs,
  nextPlan,
  pairsAreSound,
  touchPlan,
} from '../../src/assignment/store.ts'
import { guard } from '../../src/core/database.ts'
import { discussSample, nameSample, removeSample, writeTrial } from '../../src/trial/store.ts'
import type { Case } from './cases.ts'
import { freezeAt, judgedYear } from './conflict-cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const REFUSED = { ok: false, error: 'guard' }

export const assignments: Case[] = [
  {
    name: 'assignment: only pairs without a conflict take effect, one of two at once, and sheets outside are refused',
    run: async ({ db }) => {
      const { edition, juror, submission, sheet } = await judgedYear(db, 2961)
      assert.ok((await freezeAt(db, edition, NOW)).ok)
      const plan = (version: number) =>
        nextPlan(db.q, { editionId: edition, version, perEntry: 1, seed: 1, now: NOW })
      const pair = [submission, juror] as const
      const write = { editionId: edition, entry: submission, juror, now: NOW }
      const apply = (version: number) =>
        db.commit([
          plan(version),
          guard,
          ...deletePairs(db.q, edition, [pair]),
          ...insertPairs(db.q, edition, [pair]),
          ...pairsAreSound(db.q, edition, 1),
        ])
      assert.equal((await apply(0)).ok, false)
      assert.deepEqual(await db.commit([addPair(db.q, write), guard]), REFUSED)
      assert.ok((await db.commit([db.q.deleteFrom('juror_affiliation').where('juror_id', '=', juror)])).ok)
      assert.deepEqual(await db.commit([touchPlan(db.q, write), guard]), REFUSED)

      assert.ok((await db.commit([plan(0), guard, ...pairsAreSound(db.q, edition, 0)])).ok)
      assert.deepEqual(await sheet(0), REFUSED)
      const both = await Promise.all([apply(1), apply(1)])
      assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
      assert.ok((await sheet(0)).ok)
      const away = [plan(2), guard, ...deletePairs(db.q, edition, [pair]), ...pairsAreSound(db.q, edition, 0)]
      assert.equal((await db.commit(away)).ok, false)
      assert.ok((await sheet(1)).ok)
    },
  },
  {
    name: 'trial: points are whole, on the scale, from neutral jurors, and stand once discussed',
    run: async ({ db }) => {
      const { edition, account, juror, submission } = await judgedYear(db, 2962)
      const sample = { editionId: edition, submissionId: submission, now: NOW }
      const named = () => db.commit([nameSample(db.q, sample), guard])
      const both = await Promise.all([named(), named()])
      assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
      const criteria = db.q.selectFrom('criterion').select('id').where('edition_id', '=', edition)
      const { id: criterionId } = await criteria.executeTakeFirstOrThrow()
      const score = async (points: number) => {
        const marks = [{ criterionId, points }]
        const write = { ...sample, jurorId: juror, accountId: account, marks }
        return (await db.commit(writeTrial(db.q, write))).ok
      }
      assert.equal(await score(3), false)
      assert.ok((await db.commit([db.q.deleteFrom('juror_affiliation').where('juror_id', '=', juror)])).ok)
      assert.deepEqual([await score(6), await score(3), await score(4)], [false, true, true])
      assert.deepEqual(await db.commit([removeSample(db.q, sample), guard]), REFUSED)
      assert.deepEqual(await db.commit([discussSample(db.q, sample), guard]), REFUSED)
      const discussed = db.q.updateTable('trial_entry').set({ discussed_at: NOW })
      assert.ok((await db.commit([discussed.where('edition_id', '=', edition)])).ok)
      assert.equal(await score(5), false)
      const kept = await db.q
        .selectFrom('trial_score')
        .select('points')
        .where('juror_id', '=', juror)
        .execute()
      assert.deepEqual(kept, [{ points: 4 }])
    },
  },
]
