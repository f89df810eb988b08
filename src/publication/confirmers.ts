/** In SQL: who may confirm a release, asked the same way by pages and inside the writes. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { ReleaseSealTable } from '../core/release-tables.ts'

export type ConfirmerRole = NonNullable<ReleaseSealTable['confirmed_as']>

/** In SQL: the seat is in office and in conflict with no entry that got an award. */
const seatFits = (seat: string) => sql<boolean>`(${sql.ref(`${seat}.removed_at`)} IS NULL
  AND ${sql.ref(`${seat}.accepted_at`)} IS NOT NULL
  AND (${sql.ref(`${seat}.is_substitute`)} = 0 OR ${sql.ref(`${seat}.called_in_at`)} IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM conflict JOIN award ON award.submission_id = conflict.submission_id
    WHERE conflict.juror_id = ${sql.ref(`${seat}.id`)} AND award.edition_id = ${sql.ref(`${seat}.edition_id`)}))`

const someFit = (office: RawBuilder<unknown>) => sql<boolean>`EXISTS (SELECT 1 FROM juror AS other
  WHERE other.edition_id = juror.edition_id AND ${office} AND ${seatFits('other')})`

/**
 * In SQL, for the seat at hand: as what it confirms. The chair; where the chair is not neutral towards a winner the
 * deputy; where neither is, whom the organisers named to preside over a winning entry. NULL for everybody else.
 */
const CONFIRMS_AS = sql<ConfirmerRole | null>`CASE
  WHEN NOT ${seatFits('juror')} THEN NULL
  WHEN juror.is_chair = 1 THEN 'chair'
  WHEN ${someFit(sql`other.is_chair = 1`)} THEN NULL
  WHEN juror.is_deputy = 1 THEN 'deputy'
  WHEN ${someFit(sql`other.is_deputy = 1`)} THEN NULL
  WHEN EXISTS (SELECT 1 FROM adhoc_chair JOIN award ON award.submission_id = adhoc_chair.submission_id
    WHERE adhoc_chair.juror_id = juror.id AND award.edition_id = juror.edition_id) THEN 'named'
  END`

/** Everybody who may confirm the release of a year, with their address. */
export const confirmersOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('juror')
    .innerJoin('account', 'account.id', 'juror.account_id')
    .select(['juror.account_id', 'juror.name', 'account.email', CONFIRMS_AS.as('role')])
    .where('juror.edition_id', '=', editionId)
    .where(sql<boolean>`${CONFIRMS_AS} IS NOT NULL`)
    .execute()

/** Whether the account may confirm the release of the edition, and the entry is among the winners it then reads. */
export const readsWinner = async (
  db: Database,
  accountId: string,
  entry: { readonly id: string; readonly edition_id: string },
): Promise<boolean> =>
  (await db.q
    .selectFrom('juror')
    .innerJoin('award', 'award.edition_id', 'juror.edition_id')
    .select('juror.id')
    .where('juror.account_id', '=', accountId)
    .where('juror.edition_id', '=', entry.edition_id)
    .where('award.submission_id', '=', entry.id)
    .where(sql<boolean>`${CONFIRMS_AS} IS NOT NULL`)
    .executeTakeFirst()) !== undefined

/** In SQL, where `edition` is at hand: the account may confirm now. */
export const confirmsNow = (accountId: string) => sql<boolean>`EXISTS (SELECT 1 FROM juror
  WHERE juror.account_id = ${accountId} AND juror.edition_id = edition.id AND ${CONFIRMS_AS} IS NOT NULL)`

/** In SQL: the account is an organiser now. */
export const organises = (accountId: string) => sql<boolean>`EXISTS (SELECT 1 FROM account
  WHERE account.id = ${accountId} AND account.is_organiser = 1)`

/** In SQL, where `edition` is at hand: the account stands on this side now. */
export const standsOn = (side: 'organiser' | 'chair', accountId: string) =>
  side === 'organiser' ? organises(accountId) : confirmsNow(accountId)
