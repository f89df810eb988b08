/** Finished sheets on both runtimes: what SQL refuses, the commitment in the same commit, one root at the close. */
import assert from 'node:assert/strict'
import { commitTo, proofOf, receiptProblem, sealOf } from '../../src/commitment/rules.ts'
import { finalCommitments, insertCommitment, insertRoot, sealIn } from '../../src/commitment/store.ts'
import { guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { reopenSheet, writeScores } from '../../src/jury/sheet-store.ts'
import { upsertSheet } from '../../src/jury/store.ts'
import type { Case } from './cases.ts'
import { freezeAt, judgedYear } from './conflict-cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const CLOSES = NOW + 3
const REFUSED = { ok: false, error: 'guard' }

export const commitments: Case[] = [
  {
    name: 'commitment: a sheet is finished whole and in time with its commitment, and one root covers it at the close',
    run: async ({ db }) => {
      const { edition, account, juror, submission } = await judgedYear(db, 2955)
      const second = {
        id: newId(),
        edition_id: edition,
        name: 'Mut',
        description: '',
        weight: 1,
        position: 9,
      }
      const prepared = await db.commit([
        db.q.deleteFrom('juror_affiliation').where('juror_id', '=', juror),
        db.q.insertInto('criterion').values(second),
      ])
      assert.ok(prepared.ok)
      const rows = await db.q.selectFrom('criterion').select('id').where('edition_id', '=', edition).execute()
      const criteria = rows.map(({ id }) => id)
      assert.equal(criteria.length, 2)
      assert.ok((await freezeAt(db, edition, NOW)).ok)
      const key = { jurorId: juror, submissionId: submission }
      const sealed = commitTo('ab'.repeat(32), { edition: 2955, rules: 'x', entry: '2955-001', points: {} })
      const finish = (
        points: readonly (number | null)[],
        over: { version?: number; now?: number; rules?: string } = {},
      ) => {
        const { version = 0, now = NOW, rules = 'x' } = over
        const cells = criteria.map((criterionId, index) => ({
          criterionId,
          points: points[index] ?? null,
          abstained: false,
          comment: '',
        }))
        const write = { ...key, sheetVersion: version + 1, rules, finalisedAt: now }
        return db.commit([
          upsertSheet(db.q, { ...key, accountId: account, version, comment: '', finalisedAt: now, now }),
          guard,
          writeScores(db.q, { ...key, final: true }, cells),
          guard,
          insertCommitment(db.q, { ...sealed, ...write }),
          guard,
        ])
      }
      assert.deepEqual(await finish([3, null]), REFUSED)
      assert.deepEqual(await finish([3, 6]), REFUSED)
      assert.deepEqual(await finish([3, 4], { rules: 'others' }), REFUSED)
      assert.deepEqual(await finish([3, 4], { now: CLOSES }), REFUSED)
      const both = await Promise.all([finish([3, 4]), finish([3, 4])])
      assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
      assert.deepEqual(await finish([5, 5], { version: 1 }), REFUSED)
      const late = reopenSheet(db.q, { ...key, accountId: account, version: 1, now: CLOSES })
      assert.deepEqual(await db.commit([late, guard]), REFUSED)
      const foreign = reopenSheet(db.q, { ...key, accountId: newId(), version: 1, now: NOW })
      assert.deepEqual(await db.commit([foreign, guard]), REFUSED)

      const seal = sealOf(await finalCommitments(db, edition))
      assert.deepEqual(seal.leaves, [sealed.commitment])
      const root = (now: number) => db.commit([insertRoot(db.q, { editionId: edition, ...seal, now }), guard])
      assert.deepEqual(await root(CLOSES - 1), REFUSED)
      const roots = await Promise.all(Array.from({ length: 5 }, () => root(CLOSES)))
      assert.equal(roots.filter(({ ok }) => ok).length, 1)
      const stored = await sealIn(db, edition)
      assert.equal(stored?.root, seal.root)
      const proof = proofOf(seal, sealed.commitment)
      assert.ok(proof)
      const receipt = { ...sealed, payload: JSON.parse(sealed.payload), proof }
      assert.equal(receiptProblem(receipt, { root: seal.root, size: 1 }), null)
      // A clock that runs behind opens nothing any more.
      const behind = reopenSheet(db.q, { ...key, accountId: account, version: 1, now: NOW })
      assert.deepEqual(await db.commit([behind, guard]), REFUSED)
      const gone = db.q.deleteFrom('score_commitment').where('juror_id', '=', juror)
      assert.equal((await db.commit([gone])).ok, false)
    },
  },
]
