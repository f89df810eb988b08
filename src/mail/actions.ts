/** Delivery of the outbox, by cron on Workers and by an interval on Node; organisers send a letter again. */

import { attachmentMissing, attachmentNewer } from '../../views/mail/attachment.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { type Database, guard, type Statement } from '../core/database.ts'
import { log, logError } from '../core/log.ts'
import { type Clock, type Letter, LetterRefused, type Mailer } from '../core/ports.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { type Attachments, parseReference } from './attachments.ts'
import { isSecret, mayRepeat, mayResend, outcomeOf, retryDelay } from './rules.ts'
import { dueLetters, noteAttempt, type OutboxRow, queueAgain, subjectLine } from './store.ts'

/** What a letter says at the moment it leaves, or why nobody should get it any more. */
export type Renewed = { readonly subject: string; readonly body: string } | { readonly dropped: string }

/** Looks at a letter once more right before it leaves. */
export type Renew = (letter: OutboxRow, now: number) => Promise<Renewed>

export interface Delivery {
  readonly db: Database
  readonly mailer: Mailer
  readonly clock: Clock
  /** Without it letters leave as they are: nobody is there to receive a file. */
  readonly attachments?: Attachments
  /** What stands beneath every letter: the names of the award. */
  readonly signature?: () => Promise<string>
  /** By kind of letter; the others leave as they were written. */
  readonly renewals?: Readonly<Record<string, Renew>>
  /** Asked before each letter: the process is about to end. */
  readonly stopped?: () => boolean
  /** In development the letters stay readable at /dev/post. */
  readonly keepSecrets?: boolean
}

export interface DeliveryReport {
  readonly sent: number
  readonly failed: number
}

/** Read anew after every few letters, so that a sign-in code never waits behind a whole mailing. */
const AT_ONCE = 10
/** Of so many rounds; the next interval or cron goes on. Keeps a Worker within its number of subrequests. */
const ROUNDS = 8

/** Sends what is due. Two deliverers at once never send the same letter: each claims it first, guarded. */
export const deliverDue = async (delivery: Delivery): Promise<DeliveryReport> => {
  const ends: Ending[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await dueLetters(delivery.db, delivery.clock(), AT_ONCE)
    for (const letter of due) {
      if (delivery.stopped?.()) break
      ends.push(await deliver(delivery, letter))
    }
    if (due.length < AT_ONCE || delivery.stopped?.()) break
  }
  const count = (end: Ending) => ends.filter((one) => one === end).length
  return { sent: count('sent'), failed: count('failed') }
}

type Ending = 'sent' | 'failed' | 'elsewhere' | 'dropped'

const deliver = async (delivery: Delivery, row: OutboxRow): Promise<Ending> => {
  const { db, mailer, clock } = delivery
  // What may have left already is no longer asked whether it should.
  const renewed = row.state === 'waiting' ? await renew(delivery, row) : null
  if (renewed && 'dropped' in renewed) return drop(db, row, clock(), renewed.dropped)
  const letter =
    renewed && 'body' in renewed ? { ...row, subject: subjectLine(renewed.subject), body: renewed.body } : row
  if (!(await claim(db, letter, clock()))) return 'elsewhere'
  // A sign-in letter holds a secret, its subject too; once it has left or failed for good, nobody needs it here.
  const forget: Forgotten =
    delivery.keepSecrets !== true && isSecret(letter.kind) ? { subject: '', body: '' } : {}
  const begun = clock()
  try {
    if (renewed && 'broken' in renewed) throw renewed.broken
    // Its first deliverer died while sending it, so it may have arrived.
    if (row.state === 'sending' && !mayRepeat(row.kind)) throw new LetterRefused('unknown', '')
    await mailer.send(await letterOf(await signed(letter, delivery), delivery.attachments))
  } catch (error) {
    await db.commit(markFailed(db, letter, clock(), error, forget))
    // Without the server's words: they repeat the address.
    log('warn', 'letter', { ...about(letter), outcome: 'failed', ms: clock() - begun })
    return 'failed'
  }
  await db.commit(markSent(db, letter, clock(), forget))
  log('info', 'letter', { ...about(letter), outcome: 'sent', ms: clock() - begun })
  return 'sent'
}

/** What the log says of a letter; whom it is for and what it says are nobody's business there. */
const about = ({ id, kind, attempts }: OutboxRow) => ({ letter: id, kind, attempt: attempts + 1 })

/** What the letter says now; null where it stays as it was written. One that breaks never keeps the others waiting. */
const renew = async (
  { renewals, clock }: Delivery,
  row: OutboxRow,
): Promise<Renewed | { readonly broken: unknown } | null> => {
  try {
    return (await renewals?.[row.kind]?.(row, clock())) ?? null
  } catch (broken) {
    return { broken }
  }
}

/** The letter with the signature; one that cannot be read never holds it back. */
const signed = async (letter: OutboxRow, { signature }: Delivery): Promise<OutboxRow> => {
  const names = await signature?.().catch((error: unknown) => logFailure(letter, error))
  return names ? { ...letter, body: `${letter.body.trimEnd()}\n\n-- \n${names}\n` } : letter
}

/** The letter with what travels with it. A document that cannot be made never holds the letter back. */
const letterOf = async (row: OutboxRow, attachments?: Attachments): Promise<Letter> => {
  const letter: Letter = {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    ...(row.unsubscribe === null ? {} : { unsubscribe: row.unsubscribe }),
  }
  if (row.attachment === null || !attachments) return letter
  const reference = parseReference(row.attachment)
  if (!reference) return logFailure(row, 'unknown kind') ?? letter
  const made = await attachments.render(reference).catch((error: unknown) => logFailure(row, error))
  if (!made) return { ...letter, text: letter.text + attachmentMissing(attachments.link(reference)) }
  return { ...letter, text: letter.text + (made.changed ? attachmentNewer : ''), attachments: [made.file] }
}

const logFailure = (row: OutboxRow, error: unknown): null => {
  logError('letter.incomplete', error, { letter: row.id, kind: row.kind })
  return null
}

/** How long a claimed letter waits before another deliverer may take it: its process has died. */
const CLAIM_MS = 10 * 60_000

const claim = async (db: Database, letter: OutboxRow, now: number): Promise<boolean> => {
  const claimed = await db.commit([
    db.q
      .updateTable('outbox')
      .set({
        state: 'sending',
        attempts: letter.attempts + 1,
        next_at: now + CLAIM_MS,
        subject: letter.subject,
        body: letter.body,
      })
      .where('id', '=', letter.id)
      .where('state', '=', letter.state)
      .where('attempts', '=', letter.attempts),
    guard,
  ])
  return claimed.ok
}

/** Takes a letter back that nobody should get any more; its key is free for a later one. */
const drop = async (db: Database, letter: OutboxRow, now: number, why: string): Promise<Ending> => {
  await db.commit([
    db.q
      .updateTable('outbox')
      .set({ state: 'cancelled', last_error: why, key: `${letter.key}:${letter.id}` })
      .where('id', '=', letter.id)
      .where('state', '=', letter.state)
      .where('attempts', '=', letter.attempts),
    guard,
    noteAttempt(db.q, letter.id, now, 'cancelled', why),
    logged(db, letter, now, 'letter.dropped'),
  ])
  return 'dropped'
}

/** What a letter no longer says once it is over. */
type Forgotten = Partial<Pick<OutboxRow, 'subject' | 'body'>>

// It did leave, so this holds whoever has claimed it since.
const markSent = (db: Database, letter: OutboxRow, now: number, forget: Forgotten) => [
  db.q
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now, last_error: null, ...forget })
    .where('id', '=', letter.id),
  noteAttempt(db.q, letter.id, now, 'sent'),
  logged(db, letter, now, 'letter.sent'),
]

// Only of the own attempt: somebody slower must not put a letter back that has been sent meanwhile.
const markFailed = (db: Database, letter: OutboxRow, now: number, error: unknown, forget: Forgotten) => {
  const attempts = letter.attempts + 1
  const { state, detail } = outcomeOf(error, letter.kind, attempts)
  return [
    db.q
      .updateTable('outbox')
      .set({
        state,
        last_error: detail,
        ...(state === 'waiting' ? { next_at: now + retryDelay(attempts) } : { next_at: now, ...forget }),
      })
      .where('id', '=', letter.id)
      .where('state', '=', 'sending')
      .where('attempts', '=', attempts),
    guard,
    noteAttempt(db.q, letter.id, now, state, detail),
    // What is tried again is not over yet.
    ...(state === 'waiting' ? [] : [logged(db, letter, now, `letter.${state}`)]),
  ]
}

const logged = (db: Database, letter: OutboxRow, at: number, kind: AuditKind): Statement =>
  record(db.q, { at, actorId: null, kind, subject: letter.id, detail: { kind: letter.kind } })

/** An organiser sends a letter again that has not arrived; it keeps its Message-ID. */
export const resendLetter = async (
  app: { readonly db: Database; readonly clock: Clock },
  actor: { readonly id: string },
  letter: OutboxRow,
): Promise<Result<null>> => {
  if (!mayResend(letter)) return fail('conflict', RESEND_REFUSED)
  const now = app.clock()
  const saved = await app.db.commit([
    queueAgain(app.db.q, { id: letter.id }, now),
    guard,
    record(app.db.q, { at: now, actorId: actor.id, kind: 'letter.queued_again', subject: letter.id }),
  ])
  return saved.ok ? ok(null) : fail('conflict', RESEND_REFUSED)
}

const RESEND_REFUSED =
  'Diese E-Mail lässt sich nicht erneut senden: Sie ist unterwegs oder angekommen, oder sie enthielt einen Anmeldecode.'
