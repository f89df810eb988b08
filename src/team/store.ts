/** Reads and write statements for the people of a submission. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { SubmissionInvitationTable } from '../core/tables.ts'
import { MAX_DRAFTS, type SharedRight } from '../submission/rules.ts'
import { INVITATION_MS, MAX_PEOPLE, RESEND_MS } from './rules.ts'

export type Invitation = Selectable<SubmissionInvitationTable>

/** The open invitations of a submission, oldest first. */
export const invitationsOf = (db: Database, submissionId: string): Promise<Invitation[]> =>
  db.q
    .selectFrom('submission_invitation')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()

/** What somebody who was invited needs to know before they decide. */
export interface Offer {
  readonly id: string
  readonly submission_id: string
  readonly edition_id: string
  readonly may: SharedRight
  readonly title: string
  readonly organisation: string
  readonly edition: string
  readonly owner: string
}

const offers = (db: Database, email: string, now: number) =>
  db.q
    .selectFrom('submission_invitation as i')
    .innerJoin('submission', 'submission.id', 'i.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select(['i.id', 'i.submission_id', 'i.may', 'submission.title', 'submission.organisation'])
    .select(['submission.edition_id', 'edition.title as edition'])
    .select(sql<string>`CASE account.name WHEN '' THEN account.email ELSE account.name END`.as('owner'))
    .where('i.email', '=', email)
    .where('i.expires_at', '>', now)

/** The invitation to this submission for this address, while it can be accepted. */
export const offerFor = (
  db: Database,
  submissionId: string,
  email: string,
  now: number,
): Promise<Offer | undefined> =>
  offers(db, email, now).where('i.submission_id', '=', submissionId).executeTakeFirst()

/** Every invitation that waits for this address. */
export const offersFor = (db: Database, email: string, now: number): Promise<Offer[]> =>
  offers(db, email, now).orderBy('i.sent_at', 'desc').execute()

/** In SQL: the list of people of this submission may change now; the call of everybody counts, no private extension. */
const listIsOpen = (now: number) => sql<boolean>`(submission.state <> 'withdrawn' AND EXISTS (
  SELECT 1 FROM edition WHERE edition.id = submission.edition_id AND edition.call_opens_at <= ${now}
    AND edition.call_closes_at > ${now} AND edition.released_at IS NULL))`

interface OwnerWrite {
  readonly submissionId: string
  readonly ownerId: string
  readonly now: number
}

/** Statement that invites an address or renews its invitation; refused for others than the owner, after the deadline,
 * when the list is full, and when the same letter has only just been sent. */
export const invite = (
  q: Reader,
  { submissionId, ownerId, now }: OwnerWrite,
  { email, may }: { email: string; may: SharedRight },
): Statement =>
  sql`
    INSERT INTO submission_invitation (id, submission_id, email, may, sent_at, expires_at)
    SELECT ${newId()}, submission.id, ${email}, ${may}, ${now}, ${now + INVITATION_MS} FROM submission
    WHERE submission.id = ${submissionId} AND submission.owner_id = ${ownerId} AND ${listIsOpen(now)}
      AND (SELECT count(*) FROM submission_editor WHERE submission_id = ${submissionId})
        + (SELECT count(*) FROM submission_invitation WHERE submission_id = ${submissionId} AND email <> ${email})
        < ${MAX_PEOPLE - 1}
    ON CONFLICT (submission_id, email) DO UPDATE
      SET may = excluded.may, sent_at = excluded.sent_at, expires_at = excluded.expires_at
      WHERE sent_at <= ${now - RESEND_MS} OR may <> excluded.may`.compile(q)

const ownedBy = (ownerId: string, submissionId: string) => sql<boolean>`EXISTS (
  SELECT 1 FROM submission WHERE submission.id = ${submissionId} AND submission.owner_id = ${ownerId})`

/** Statement that takes an invitation back. */
export const takeBack = (q: Reader, { submissionId, ownerId }: OwnerWrite, id: string): Statement =>
  q
    .deleteFrom('submission_invitation')
    .where('id', '=', id)
    .where('submission_id', '=', submissionId)
    .where(ownedBy(ownerId, submissionId))

/** Statement that makes the account, if its address was invited, one of the people; the guard belongs behind it. */
export const accept = (q: Reader, id: string, accountId: string, now: number): Statement =>
  sql`
    INSERT INTO submission_editor (submission_id, account_id, may, since)
    SELECT submission.id, account.id, i.may, ${now}
    FROM submission_invitation AS i
    JOIN submission ON submission.id = i.submission_id
    JOIN account ON account.email = i.email
    WHERE i.id = ${id} AND account.id = ${accountId} AND i.expires_at > ${now}
      AND submission.owner_id <> account.id AND ${listIsOpen(now)}
    ON CONFLICT (submission_id, account_id) DO UPDATE SET may = excluded.may`.compile(q)

/** Statement that removes the invitation of this address. */
export const answered = (q: Reader, id: string, email: string): Statement =>
  q.deleteFrom('submission_invitation').where('id', '=', id).where('email', '=', email)

/** Statement that changes a right, while the list may change. */
export const changeRight = (
  q: Reader,
  { submissionId, ownerId, now }: OwnerWrite,
  accountId: string,
  may: SharedRight,
): Statement =>
  q
    .updateTable('submission_editor')
    .set({ may })
    .where('submission_id', '=', submissionId)
    .where('account_id', '=', accountId)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM submission
        WHERE submission.id = ${submissionId} AND submission.owner_id = ${ownerId} AND ${listIsOpen(now)})`,
    )

/** Statement by which the owner removes somebody, at any time. */
export const remove = (q: Reader, { submissionId, ownerId }: OwnerWrite, accountId: string): Statement =>
  q
    .deleteFrom('submission_editor')
    .where('submission_id', '=', submissionId)
    .where('account_id', '=', accountId)
    .where(ownedBy(ownerId, submissionId))

/** Statement by which somebody goes, at any time. */
export const leave = (q: Reader, submissionId: string, accountId: string): Statement =>
  q
    .deleteFrom('submission_editor')
    .where('submission_id', '=', submissionId)
    .where('account_id', '=', accountId)

/**
 * Statement that makes one of the people the owner; refused for anybody else, and where it would exceed the quota of
 * drafts. The guard belongs behind it, then `swapRoles`.
 */
export const handOver = (
  q: Reader,
  { submissionId, ownerId }: OwnerWrite,
  accountId: string,
  editionId: string,
): Statement =>
  q
    .updateTable('submission')
    .set({ owner_id: accountId })
    .where('id', '=', submissionId)
    .where('owner_id', '=', ownerId)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM submission_editor AS e
        WHERE e.submission_id = ${submissionId} AND e.account_id = ${accountId})`,
    )
    .where(
      sql<boolean>`(number IS NOT NULL OR (SELECT count(*) FROM submission AS s
        WHERE s.owner_id = ${accountId} AND s.edition_id = ${editionId} AND s.number IS NULL) < ${MAX_DRAFTS})`,
    )

/** Statements that follow `handOver`: the new owner leaves the list, the old one joins it. */
export const swapRoles = (
  q: Reader,
  { submissionId, ownerId, now }: OwnerWrite,
  accountId: string,
): Statement[] => [
  leave(q, submissionId, accountId),
  q
    .insertInto('submission_editor')
    .values({ submission_id: submissionId, account_id: ownerId, may: 'hand_in', since: now }),
]
