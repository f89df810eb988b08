/** Delivery of the outbox, by cron on Workers and by an interval on Node. */

import { attachmentMissing, attachmentNewer } from '../../views/mail/attachment.ts'
import { type Database, guard } from '../core/database.ts'
import type { Clock, Letter, Mailer } from '../core/ports.ts'
import { type Attachments, parseReference } from './attachments.ts'
import { MAX_ATTEMPTS, retryDelay } from './rules.ts'
import { dueLetters, type OutboxRow } from './store.ts'

export interface Delivery {
  readonly db: Database
  readonly mailer: Mailer
  readonly clock: Clock
  /** Without it letters leave as they are: nobody is there to receive a file. */
  readonly attachments?: Attachments
  /** In development the letters stay readable at /dev/post. */
  readonly keepSecrets?: boolean
}

export interface DeliveryReport {
  readonly sent: number
  readonly failed: number
}

/** Sends what is due. Two deliverers at once never send the same letter: each claims it first, guarded. */
export const deliverDue = async (delivery: Delivery): Promise<DeliveryReport> => {
  const { db, mailer, clock, keepSecrets } = delivery
  let sent = 0
  let failed = 0
  for (const letter of await dueLetters(db, clock())) {
    if (!(await claim(db, letter, clock()))) continue
    try {
      await mailer.send(await letterOf(letter, delivery.attachments))
      await db.commit([markSent(db, letter, clock(), keepSecrets !== true && letter.kind === 'sign_in')])
      sent += 1
    } catch (error) {
      await db.commit([markFailed(db, letter, clock(), error)])
      failed += 1
    }
  }
  return { sent, failed }
}

/** The letter with what travels with it. A document that cannot be made never holds the letter back. */
const letterOf = async (row: OutboxRow, attachments?: Attachments): Promise<Letter> => {
  const letter = { to: row.recipient, subject: row.subject, text: row.body }
  if (row.attachment === null || !attachments) return letter
  const reference = parseReference(row.attachment)
  if (!reference) return logFailure(row, 'unknown kind') ?? letter
  const made = await attachments.render(reference).catch((error: unknown) => logFailure(row, error))
  if (!made) return { ...letter, text: letter.text + attachmentMissing(attachments.link(reference)) }
  return { ...letter, text: letter.text + (made.changed ? attachmentNewer : ''), attachments: [made.file] }
}

const logFailure = (row: OutboxRow, error: unknown): null => {
  const message = `attachment of letter ${row.id} (${row.attachment}): ${String(error)}`
  console.error(JSON.stringify({ level: 'error', message }))
  return null
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
