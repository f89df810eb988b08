/** Delivery of the outbox, by cron on Workers and by an interval on Node. */
import { type Database, guard } from '../core/database.ts'
import type { Clock, Mailer } from '../core/ports.ts'
import { MAX_ATTEMPTS, retryDelay } from './rules.ts'
import { dueLetters, type OutboxRow } from './store.ts'

export interface Delivery {
  readonly db: Database
  readonly mailer: Mailer
  readonly clock: Clock
  /** In development the letters stay readable at /dev/post. */
  readonly keepSecrets?: boolean
}

export interface DeliveryReport {
  readonly sent: number
  readonly failed: number
}

/** Sends what is due. Two deliverers at once never send the same letter: each claims it first, guarded. */
export const deliverDue = async ({ db, mailer, clock, keepSecrets }: Delivery): Promise<DeliveryReport> => {
  let sent = 0
  let failed = 0
  for (const letter of await dueLetters(db, clock())) {
    if (!(await claim(db, letter, clock()))) continue
    try {
      await mailer.send({ to: letter.recipient, subject: letter.subject, text: letter.body })
      await db.commit([markSent(db, letter, clock(), keepSecrets !== true && letter.kind === 'sign_in')])
      sent += 1
    } catch (error) {
      await db.commit([markFailed(db, letter, clock(), error)])
      failed += 1
    }
  }
  return { sent, failed }
}

/** How long a claimed letter waits before another deliverer may take it: its process has died. */
const CLAIM_MS = 10 * 60_000

const claim = async (db: Database, letter: OutboxRow, now: number): Promise<boolean> => {
  const claimed = await db.commit([
    db.q
      .updateTable('outbox')
      .set({ state: 'sending', attempts: letter.attempts + 1, next_at: now + CLAIM_MS })
      .where('id', '=', letter.id)
      .where('state', '=', letter.state)
      .where('attempts', '=', letter.attempts),
    guard,
  ])
  return claimed.ok
}

const markSent = (db: Database, letter: OutboxRow, now: number, forget: boolean) =>
  db.q
    .updateTable('outbox')
    // A sign-in letter holds a secret, its subject too; once it is out, nobody needs it here.
    .set({
      state: 'sent',
      sent_at: now,
      last_error: null,
      ...(forget ? { subject: '', body: '' } : {}),
    })
    .where('id', '=', letter.id)

const markFailed = (db: Database, letter: OutboxRow, now: number, error: unknown) => {
  const attempts = letter.attempts + 1
  return db.q
    .updateTable('outbox')
    .set({
      state: attempts >= MAX_ATTEMPTS ? 'failed' : 'waiting',
      next_at: now + retryDelay(attempts),
      last_error: (error instanceof Error ? error.message : String(error)).slice(0, 500),
    })
    .where('id', '=', letter.id)
}
