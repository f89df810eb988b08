/** The outbox: letters written in the same commit as their cause. */

import type { Selectable } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { OutboxTable } from '../core/tables.ts'
import type { AttachmentReference } from './attachments.ts'

export interface NewLetter {
  /** The same key is never sent twice. */
  readonly key: string
  readonly kind: string
  readonly to: string
  readonly subject: string
  readonly body: string
  /** Rendered when the letter leaves, never here. */
  readonly attachment?: AttachmentReference
}

/** Statement that puts a letter into the outbox; a letter of the same key already there stays the only one. */
export const post = (q: Reader, letter: NewLetter, now: number): Statement =>
  q
    .insertInto('outbox')
    .values({
      id: newId(),
      key: letter.key,
      kind: letter.kind,
      recipient: letter.to,
      // A line break would start a new header.
      subject: letter.subject.replace(/[\r\n]+/g, ' ').slice(0, 200),
      body: letter.body,
      attachment: letter.attachment ? JSON.stringify(letter.attachment) : null,
      state: 'waiting',
      next_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())

export type OutboxRow = Selectable<OutboxTable>

/** Letters due at `now`, oldest first; one that was being sent when the process died is due again after ten minutes. */
export const dueLetters = (db: Database, now: number, limit = 20): Promise<OutboxRow[]> =>
  db.q
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['waiting', 'sending'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()

/** The latest letters, newest first, for the development mail page. */
export const latestLetters = (db: Database, limit: number): Promise<OutboxRow[]> =>
  db.q.selectFrom('outbox').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()
