/** The outbox: letters written in the same commit as their cause. */

import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { LetterKind } from '../core/de.ts'
import { newTimedId } from '../core/ids.ts'
import type { OutboxTable } from '../core/mail-tables.ts'
import { preparedRead, preparedWrite } from '../core/prepared.ts'
import type { AttachmentReference } from './attachments.ts'

export interface NewLetter {
  /** The same key is never sent twice. */
  readonly key: string
  readonly kind: LetterKind
  readonly to: string
  readonly subject: string
  readonly body: string
  /** Rendered when the letter leaves, never here. */
  readonly attachment?: AttachmentReference
  /** What and whom it is about, for the organisers and for checks when it leaves. */
  readonly mailingId?: string
  readonly submissionId?: string
  readonly accountId?: string
  readonly unsubscribe?: string
}

/** Statement that puts a letter into the outbox; a letter of the same key already there stays the only one. */
export const post = (
  q: Reader,
  letter: NewLetter,
  now: number,
  state: 'waiting' | 'cancelled' = 'waiting',
): Statement =>
  insert(q, {
    id: newTimedId(),
    key: letter.key,
    kind: letter.kind,
    recipient: letter.to,
    subject: subjectLine(letter.subject),
    body: letter.body,
    attachment: letter.attachment ? JSON.stringify(letter.attachment) : null,
    unsubscribe: letter.unsubscribe ?? null,
    mailing_id: letter.mailingId ?? null,
    submission_id: letter.submissionId ?? null,
    account_id: letter.accountId ?? null,
    state,
    next_at: now,
    created_at: now,
  })

type NewRow = Omit<OutboxRow, 'attempts' | 'sent_at' | 'last_error'>

const insert = preparedWrite((q: Reader, of: NewRow) =>
  q
    .insertInto('outbox')
    .values({
      id: of.id,
      key: of.key,
      kind: of.kind,
      recipient: of.recipient,
      subject: of.subject,
      body: of.body,
      attachment: of.attachment,
      unsubscribe: of.unsubscribe,
      mailing_id: of.mailing_id,
      submission_id: of.submission_id,
      account_id: of.account_id,
      state: of.state,
      next_at: of.next_at,
      created_at: of.created_at,
    })
    .onConflict((conflict) => conflict.column('key').doNothing()),
)

/** Letters of one statement: D1 takes at most 2 MB a parameter. */
const CHUNK = 200

/** Statements that put many letters into the outbox, as `post` does. */
export const postAll = (
  q: Reader,
  letters: readonly Omit<NewLetter, 'attachment' | 'mailingId' | 'unsubscribe'>[],
  now: number,
): Statement[] =>
  Array.from({ length: Math.ceil(letters.length / CHUNK) }, (_, index) => {
    const rows = letters
      .slice(index * CHUNK, (index + 1) * CHUNK)
      .map((letter) => ({ ...letter, id: newTimedId(), subject: subjectLine(letter.subject) }))
    return sql`
      INSERT INTO outbox (id, key, kind, recipient, subject, body, submission_id, account_id, state, next_at, created_at)
      SELECT value ->> 'id', value ->> 'key', value ->> 'kind', value ->> 'to', value ->> 'subject', value ->> 'body',
        value ->> 'submissionId', value ->> 'accountId', 'waiting', ${now}, ${now}
      FROM json_each(${JSON.stringify(rows)}) WHERE true
      ON CONFLICT (key) DO NOTHING`.compile(q)
  })

/** One line of at most 200 characters: a line break would start a new header. */
export const subjectLine = (subject: string): string => subject.replace(/[\r\n]+/g, ' ').slice(0, 200)

export type OutboxRow = Selectable<OutboxTable>

const due = preparedRead((q: Reader, of: { now: number; limit: number }) =>
  q
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['waiting', 'sending'])
    .where('next_at', '<=', of.now)
    .orderBy(sql`mailing_id IS NOT NULL`)
    .orderBy('next_at')
    .limit(of.limit),
)

/**
 * Letters due at `now`: first those that somebody waits for, then mailings, each oldest first. One that was being
 * sent when the process died is due again after ten minutes.
 */
export const dueLetters = (db: Database, now: number, limit: number): Promise<OutboxRow[]> =>
  due(db, { now, limit })

/** The latest letters, newest first, for the development mail page. */
export const latestLetters = (db: Database, limit: number): Promise<OutboxRow[]> =>
  db.q.selectFrom('outbox').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()

/** Statement that notes what came of an attempt. */
export const noteAttempt = (
  q: Reader,
  letterId: string,
  at: number,
  outcome: Exclude<OutboxRow['state'], 'sending'>,
  detail = '',
): Statement => q.insertInto('outbox_attempt').values({ letter_id: letterId, at, outcome, detail })

export const letterById = (db: Database, id: string): Promise<OutboxRow | undefined> =>
  db.q.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()

/** Every attempt of a letter, first to last. */
export const attemptsOf = (db: Database, letterId: string) =>
  db.q
    .selectFrom('outbox_attempt')
    .select(['at', 'outcome', 'detail'])
    .where('letter_id', '=', letterId)
    .orderBy('id')
    .execute()

export interface LetterFilter {
  readonly state?: OutboxRow['state'] | null
  readonly kind?: string | null
  readonly mailingId?: string | null
  readonly recipient?: string | null
}

const filtered = (db: Database, { state, kind, mailingId, recipient }: LetterFilter) =>
  db.q
    .selectFrom('outbox')
    .$if(Boolean(state), (query) => query.where('state', '=', state ?? 'waiting'))
    .$if(Boolean(kind), (query) => query.where('kind', '=', kind ?? ''))
    .$if(Boolean(mailingId), (query) => query.where('mailing_id', '=', mailingId ?? ''))
    .$if(Boolean(recipient), (query) => query.where('recipient', '=', recipient ?? ''))

/** How many letters the filter finds. */
export const countLetters = async (db: Database, filter: LetterFilter): Promise<number> => {
  const row = await filtered(db, filter)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

/** A page of the letters that the filter finds, newest first. */
export const listLetters = (db: Database, filter: LetterFilter, page: { limit: number; offset: number }) =>
  filtered(db, filter)
    .select([
      'id',
      'kind',
      'recipient',
      'subject',
      'state',
      'attempts',
      'sent_at',
      'last_error',
      'created_at',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export type LetterListItem = Awaited<ReturnType<typeof listLetters>>[number]

/** Number of letters of a mailing by state, in one query. */
export const countByState = async (
  db: Database,
  mailingId: string,
): Promise<Record<OutboxRow['state'], number>> => {
  const rows = await db.q
    .selectFrom('outbox')
    .select(['state', (e) => e.fn.countAll<number>().as('n')])
    .where('mailing_id', '=', mailingId)
    .groupBy('state')
    .execute()
  const none = { waiting: 0, sending: 0, sent: 0, failed: 0, bounced: 0, cancelled: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
}

/**
 * Addresses whose last letter that ended was refused for good: "Adresse nicht erreichbar". One query.
 * @param only at most 90 addresses; without it every one
 */
export const unreachable = async (db: Database, only?: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await db.q
    .selectFrom('outbox')
    .select('recipient')
    .where('state', '=', 'bounced')
    .$if(only !== undefined, (query) => query.where('recipient', 'in', [...(only ?? []), '']))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('outbox as later')
            .select('later.id')
            .whereRef('later.recipient', '=', 'outbox.recipient')
            .where('later.state', '=', 'sent')
            .whereRef('later.sent_at', '>', 'outbox.next_at'),
        ),
      ),
    )
    .execute()
  return new Set(rows.map(({ recipient }) => recipient))
}

/** Guarded statement that puts letters that ended without arriving back into the queue. */
export const queueAgain = (q: Reader, which: { id: string } | { mailingId: string }, now: number) => {
  const again = q
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, next_at: now })
    .where('kind', '<>', 'sign_in')
  return 'id' in which
    ? again.where('id', '=', which.id).where('state', 'in', ['failed', 'bounced'])
    : again.where('mailing_id', '=', which.mailingId).where('state', '=', 'failed')
}

/** Statement that takes back what has not left yet. */
export const cancelWaiting = (q: Reader, mailingId: string) =>
  q
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('mailing_id', '=', mailingId)
    .where('state', '=', 'waiting')
