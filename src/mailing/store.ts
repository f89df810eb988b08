/** Reads and write statements for mailings. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { MailingTable } from '../core/mail-tables.ts'

export type Mailing = Selectable<MailingTable>

/** The mailing of this edition; another edition's is as unknown as none at all. */
export const mailingById = (db: Database, editionId: string, id: string): Promise<Mailing | undefined> =>
  db.q
    .selectFrom('mailing')
    .selectAll()
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .executeTakeFirst()

/** The edition's mailings, newest first, each with how many letters it has and how many have arrived. */
export const listMailings = (db: Database, editionId: string) =>
  db.q
    .selectFrom('mailing')
    .leftJoin('outbox', 'outbox.mailing_id', 'mailing.id')
    .select([
      'mailing.id',
      'mailing.audience',
      'mailing.subject',
      'mailing.released_at',
      'mailing.updated_at',
    ])
    .select((e) => [
      e.fn.count<number>('outbox.id').as('letters'),
      e.fn.count<number>('outbox.id').filterWhere('outbox.state', '=', 'sent').as('sent'),
      e.fn.count<number>('outbox.id').filterWhere('outbox.state', 'in', ['failed', 'bounced']).as('failed'),
    ])
    .where('mailing.edition_id', '=', editionId)
    .groupBy('mailing.id')
    .orderBy('mailing.created_at', 'desc')
    .orderBy('mailing.id')
    .execute()

export type MailingListItem = Awaited<ReturnType<typeof listMailings>>[number]

export const insertMailing = (
  q: Reader,
  mailing: Pick<Mailing, 'id' | 'edition_id' | 'audience' | 'subject' | 'body'>,
  now: number,
) => q.insertInto('mailing').values({ ...mailing, created_at: now, updated_at: now })

/** Editions in judging. */
export const judgingEditions = (db: Database, now: number) =>
  db.q
    .selectFrom('edition')
    .select(['id', 'judging_closes_at'])
    .where('judging_opens_at', '<=', now)
    .where('judging_closes_at', '>', now)
    .where('released_at', 'is', null)
    .execute()

/** A draft that nobody wrote; refused where it was ever prepared before, discarded ones included. */
export const prepareMailing = (
  q: Reader,
  mailing: Pick<Mailing, 'id' | 'edition_id' | 'audience' | 'subject' | 'body'>,
  now: number,
): Statement =>
  sql`
    INSERT INTO mailing (id, edition_id, audience, subject, body, created_at, updated_at)
    SELECT ${mailing.id}, edition.id, ${mailing.audience}, ${mailing.subject}, ${mailing.body}, ${now}, ${now}
    FROM edition
    WHERE edition.id = ${mailing.edition_id} AND edition.judging_closes_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM audit_found
        WHERE audit_found.edition_id = edition.id AND audit_found.kind = 'mailing.prepared'
          AND audit_found.subject = ${mailing.id})`.compile(q)

/** Guarded update: only a draft, only of the version that was read. */
export const updateDraft = (
  q: Reader,
  write: { readonly id: string; readonly version: number },
  set: Partial<Pick<Mailing, 'audience' | 'subject' | 'body' | 'released_at'>>,
  now: number,
) =>
  q
    .updateTable('mailing')
    .set({ ...set, version: write.version + 1, updated_at: now })
    .where('id', '=', write.id)
    .where('version', '=', write.version)
    .where('released_at', 'is', null)

/** Guarded deletion of a draft. */
export const deleteDraft = (q: Reader, id: string) =>
  q.deleteFrom('mailing').where('id', '=', id).where('released_at', 'is', null)

/** Letters of a mailing that ended without arriving, with the reason, by address. */
export const troubledLetters = (db: Database, mailingId: string) =>
  db.q
    .selectFrom('outbox')
    .select(['id', 'recipient', 'state', 'last_error'])
    .where('mailing_id', '=', mailingId)
    .where('state', 'in', ['failed', 'bounced'])
    .orderBy('recipient')
    .limit(200)
    .execute()

export type TroubledLetter = Awaited<ReturnType<typeof troubledLetters>>[number]
