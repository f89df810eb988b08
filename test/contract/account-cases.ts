/** Signing in on both runtimes: what SQL refuses, budgets that slide, and the way in on the server's command line. */
import assert from 'node:assert/strict'
import { emergencyStatements } from '../../src/account/emergency-store.ts'
import { createSessions } from '../../src/account/lucia.ts'
import { answerOnce, deletePasskey, insertPasskey } from '../../src/account/passkey-store.ts'
import { throttle } from '../../src/account/throttle-store.ts'
import { type Database, guard } from '../../src/core/database.ts'
import { newId, sha256 } from '../../src/core/ids.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const MINUTE = 60_000
const REFUSED = { ok: false, error: 'guard' }

const person = async (db: Database, organiser: 0 | 1) => {
  const id = newId()
  const row = { id, email: `${id}@kuer.example`, name: '', is_organiser: organiser, created_at: NOW }
  assert.ok((await db.commit([db.q.insertInto('account').values(row)])).ok)
  return row
}

const key = (credential = newId()) => ({
  id: newId(),
  credential_id: credential,
  public_key: 'AA',
  counter: 0,
  transports: '[]',
  syncs: 1,
  backed_up: 0,
  name: 'Laptop',
})

const sessionOf = async (db: Database, accountId: string, method: 'mail' | 'passkey') =>
  sha256((await createSessions(db, false).createSession(accountId, { method })).id)

export const signingIn: Case[] = [
  {
    name: 'passkey: added and removed only with a young session of one’s own, ten at most, no key twice',
    run: async ({ db }) => {
      const [me, other] = [await person(db, 0), await person(db, 0)]
      const [mine, theirs] = [await sessionOf(db, me.id, 'mail'), await sessionOf(db, other.id, 'mail')]
      const add = (session: string, row = key()) =>
        db.commit([insertPasskey(db.q, me.id, session, row, NOW), guard])
      const first = key()
      assert.deepEqual(await add(theirs), REFUSED)
      assert.ok((await add(mine, first)).ok)
      assert.equal((await add(mine, key(first.credential_id))).ok, false)
      for (let count = 1; count < 10; count += 1) assert.ok((await add(mine)).ok)
      assert.deepEqual(await add(mine), REFUSED)
      const remove = (accountId: string, session: string) =>
        db.commit([deletePasskey(db.q, accountId, session, first.id), guard])
      assert.deepEqual(await remove(other.id, theirs), REFUSED)
      const old = db.q.updateTable('session').set({ created_at: Date.now() - 11 * MINUTE })
      assert.ok((await db.commit([old.where('account_id', '=', me.id)])).ok)
      assert.deepEqual(await remove(me.id, mine), REFUSED)
      assert.ok((await remove(me.id, await sessionOf(db, me.id, 'mail'))).ok)
    },
  },
  {
    name: 'session: an organiser with a passkey gets none by mail; everybody else does',
    run: async ({ db }) => {
      for (const organiser of [0, 1] as const) {
        const { id } = await person(db, organiser)
        const session = await sessionOf(db, id, 'mail')
        assert.ok((await db.commit([insertPasskey(db.q, id, session, key(), NOW), guard])).ok)
        const byMail = await sessionOf(db, id, 'mail').then(
          () => true,
          () => false,
        )
        assert.equal(byMail, organiser === 0)
        assert.ok(await sessionOf(db, id, 'passkey'))
      }
    },
  },
  {
    name: 'passkey: of 20 answers to one question at once, one counts',
    run: async ({ db }) => {
      const challenge = newId()
      const answers = Array.from({ length: 20 }, () => db.commit([answerOnce(db.q, challenge, NOW)]))
      assert.equal((await Promise.all(answers)).filter(({ ok }) => ok).length, 1)
    },
  },
  {
    name: 'throttle: five in any quarter of an hour, wherever it begins; what is refused is not counted',
    run: async ({ db }) => {
      const name = newId()
      const count = async (at: number) => (await db.commit(throttle(db.q, name, 5, 15 * MINUTE, NOW + at))).ok
      // Five just before a quarter ends, five just after: fixed quarters would let all ten through.
      const late = await Promise.all([1, 2, 3, 4, 5].map((step) => count(15 * MINUTE - step * 1_000)))
      assert.deepEqual(late, Array(5).fill(true))
      const early = await Promise.all([1, 2, 3, 4, 5].map((step) => count(15 * MINUTE + step * 1_000)))
      assert.deepEqual(early, Array(5).fill(false))
      assert.equal(await count(29 * MINUTE), false)
      assert.equal(await count(30 * MINUTE - 1_000), true)
      // Two of the five are older than a quarter by now, and one is new.
      assert.equal(await count(30 * MINUTE - 2_000 + 1_000), true)
    },
  },
  {
    name: 'break glass: a link once for an organiser and nobody else, passkeys and sessions gone, all organisers told',
    run: async ({ db }) => {
      const [lost, colleague, entrant] = [await person(db, 1), await person(db, 1), await person(db, 0)]
      const session = await sessionOf(db, lost.id, 'mail')
      assert.ok((await db.commit([insertPasskey(db.q, lost.id, session, key(), NOW), guard])).ok)
      const open = (email: string, linkHash: string, removePasskeys: boolean) =>
        db.commit(
          emergencyStatements(db.q, {
            email,
            removePasskeys,
            linkHash,
            returnTo: '/',
            now: NOW,
            expiresAt: NOW + 1,
            letter: { subject: 'S', body: 'B?' },
          }),
        )
      assert.deepEqual(await open(entrant.email, newId(), true), REFUSED)
      const link = newId()
      assert.ok((await open(lost.email, link, false)).ok)
      const counted = async (table: 'passkey' | 'session') =>
        (await db.q.selectFrom(table).select('account_id').where('account_id', '=', lost.id).execute()).length
      assert.deepEqual([await counted('passkey'), await counted('session')], [1, 0])
      assert.equal((await open(lost.email, link, false)).ok, false)
      assert.ok((await open(lost.email, newId(), true)).ok)
      assert.deepEqual([await counted('passkey'), await counted('session')], [0, 0])
      const told = await db.q
        .selectFrom('outbox')
        .select('recipient')
        .where('key', 'like', `break_glass:${link}:%`)
        .execute()
      const recipients = told.map(({ recipient }) => recipient)
      assert.ok(recipients.includes(lost.email) && recipients.includes(colleague.email))
      assert.ok(!recipients.includes(entrant.email))
      const events = await db.q
        .selectFrom('audit_event')
        .select('detail')
        .where('kind', '=', 'account.break_glass')
        .where('subject', '=', lost.id)
        .orderBy('seq')
        .execute()
      assert.deepEqual(
        events.map(({ detail }) => JSON.parse(detail)),
        [{ passkeysRemoved: false }, { passkeysRemoved: true }],
      )
    },
  },
]
