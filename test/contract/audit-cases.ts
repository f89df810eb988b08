/** The sealed log on both runtimes: one chain whoever seals, and nothing that changes it afterwards. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { NO_SEAL, type Seal, sealOf } from '../../src/audit/chain.ts'
import { checkChain, sealLog } from '../../src/audit/chain-actions.ts'
import { eventsAfter, insertSeal, lastSeal } from '../../src/audit/chain-store.ts'
import { recordEach } from '../../src/audit/store.ts'
import type { Statement } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { notePhase } from '../../src/edition/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)

const many = (count: number) =>
  Array.from({ length: count }, (_, rows) => ({ id: newId(), detail: { rows } }))

export const audit: readonly Case[] = [
  {
    name: 'audit: however many watch at once, a phase is noted once, and again when it comes back',
    run: async ({ db }) => {
      const id = newId()
      const watch = async (...phases: string[]) => {
        const done = await Promise.all(phases.map((phase) => db.commit([notePhase(db.q, id, phase, NOW)])))
        assert.ok(done.every(({ ok }) => ok))
      }
      await watch('call', 'call', 'call')
      await watch('closed', 'closed')
      await watch('call')
      const rows = await db.q
        .selectFrom('audit_event')
        .select(['kind', 'edition_id', 'detail'])
        .where('subject', '=', id)
        .orderBy('seq')
        .execute()
      const noted = (phase: string) => ({
        kind: 'edition.phase_began',
        edition_id: id,
        detail: JSON.stringify({ phase }),
      })
      assert.deepEqual(rows, ['call', 'closed', 'call'].map(noted))
    },
  },
  {
    name: 'audit: many sealers at once make one chain without a gap, and whatever does not continue it is refused',
    run: async ({ db }) => {
      const app = { db, clock: () => NOW }
      const append = async (count: number) => {
        const event = { at: NOW, actorId: null, kind: 'edition.saved' } as const
        assert.ok((await db.commit([recordEach(db.q, event, many(count))])).ok)
      }
      const refused = async (...statements: Statement[]) => {
        const done = await db.commit(statements)
        assert.ok(!done.ok && done.error !== 'guard', 'the database should have refused it')
      }
      await append(1200)
      const before = (await lastSeal(db))?.number ?? 0
      const set = await Promise.all(Array.from({ length: 5 }, () => sealLog(app)))
      while ((await sealLog(app)) > 0) set.push(1)
      const last = (await lastSeal(db)) as Seal
      assert.equal(
        last.number - before,
        set.reduce((sum, one) => sum + one, 0),
      )
      const whole = await checkChain(app, last.hash)
      assert.deepEqual([whole.problem, whole.unsealed, whole.head], [null, 0, last.hash])

      const found = async (from: 'audit_index' | 'audit_found') =>
        (await db.q.selectFrom(from).select('seq').orderBy('seq').execute()).map(({ seq }) => seq)
      const all = (await eventsAfter(db, 0, last.to_seq, 10_000)).map(({ seq }) => seq)
      assert.deepEqual([await found('audit_index'), await found('audit_found')], [all, all])

      await append(3)
      const events = await eventsAfter(db, last.to_seq, Number.MAX_SAFE_INTEGER, 10)
      assert.deepEqual(await found('audit_found'), [...all, ...events.map(({ seq }) => seq)])
      const right = sealOf(last, events, NOW)
      for (const wrong of [
        { number: right.number + 1 },
        { number: last.number },
        { from_seq: right.from_seq - 1 },
        { from_seq: right.from_seq + 1 },
        { to_seq: right.to_seq - 1 },
        { count: 2 },
        { prev: NO_SEAL },
      ])
        await refused(insertSeal(db.q, { ...right, ...wrong }))
      await refused(
        sql`INSERT OR REPLACE INTO audit_seal SELECT number, from_seq, to_seq, count, at, prev, root, ${right.hash} FROM audit_seal WHERE number = ${last.number}`.compile(
          db.q,
        ),
      )
      await refused(sql`UPDATE audit_seal SET at = 1 WHERE number = ${last.number}`.compile(db.q))
      await refused(sql`DELETE FROM audit_seal WHERE number = ${last.number}`.compile(db.q))
      assert.equal(await sealLog(app), 1)
      const report = await checkChain(app, 'ab'.repeat(32))
      assert.match(report.problem ?? '', /Kein Siegel/)
      assert.equal((await checkChain(app, null)).problem, null)
    },
  },
]
