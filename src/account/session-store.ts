/** Sessions and the browsers people sign in with: reads and write statements. */
import { type Insertable, sql } from 'kysely'
import type { SessionTable } from '../core/account-tables.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { hourOf, RECENT_MS } from './rules.ts'

/** In SQL: whether this account must not come in by mail alone. */
const needsPasskey = (accountId: string) => sql<boolean>`EXISTS (
  SELECT 1 FROM account JOIN passkey ON passkey.account_id = account.id
  WHERE account.id = ${accountId} AND account.is_organiser = 1)`

/** Statement that starts a session, and writes nothing when the account needs a passkey and none was used. */
export const insertSession = (q: Reader, row: Insertable<SessionTable>): Statement =>
  sql`
    INSERT INTO session (id_hash, account_id, expires_at, absolute_expires_at, created_at, method, browser, seen_at)
    SELECT ${row.id_hash}, ${row.account_id}, ${row.expires_at}, ${row.absolute_expires_at}, ${row.created_at},
      ${row.method}, ${row.browser}, ${row.seen_at}
    WHERE ${row.method} = 'passkey' OR NOT ${needsPasskey(row.account_id)}`.compile(q)

/** Statement that notes that a session is in use. */
export const touchSession = (q: Reader, idHash: string, now: number): Statement =>
  q
    .updateTable('session')
    .set({ seen_at: hourOf(now) })
    .where('id_hash', '=', idHash)

/**
 * In SQL: whether this session is still there, belongs to the account and began a moment ago. Stands inside whatever
 * changes how somebody signs in. Sessions run on the system clock.
 */
export const signedInRecently = (accountId: string, idHash: string) => sql<boolean>`EXISTS (
  SELECT 1 FROM session
  WHERE id_hash = ${idHash} AND account_id = ${accountId} AND created_at > ${Date.now() - RECENT_MS})`

export interface ShownSession {
  readonly id: string
  readonly browser: string
  readonly method: 'mail' | 'passkey'
  readonly created_at: number
  readonly seen_at: number
}

/** The sessions of an account that are not over, the latest first. */
export const sessionsOf = (db: Database, accountId: string): Promise<ShownSession[]> =>
  db.q
    .selectFrom('session')
    .select(['id_hash as id', 'browser', 'method', 'created_at', 'seen_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', Date.now())
    .where('absolute_expires_at', '>', Date.now())
    .orderBy('created_at', 'desc')
    .execute()

/** Statement that ends one session of the account. */
export const endSessionOf = (q: Reader, accountId: string, idHash: string): Statement =>
  q.deleteFrom('session').where('account_id', '=', accountId).where('id_hash', '=', idHash)

/** Statement that ends every session of the account. */
export const endSessionsOfAccount = (q: Reader, accountId: string): Statement =>
  q.deleteFrom('session').where('account_id', '=', accountId)

/** Statement that ends the sessions of somebody who is about to become an organiser. */
export const endSessionsBefore = (q: Reader, email: string): Statement =>
  q
    .deleteFrom('session')
    .where('account_id', 'in', (e) =>
      e.selectFrom('account').select('id').where('email', '=', email).where('is_organiser', '=', 0),
    )

/** Browsers remembered for each account. */
const BROWSERS_KEPT = 20

/** Statements that remember this browser for whoever has the address, and forget the longest unused beyond twenty. */
export const rememberBrowser = (
  q: Reader,
  email: string,
  browser: { readonly hash: string; readonly name: string },
  now: number,
): Statement[] => [
  sql`
    INSERT INTO known_browser (account_id, browser_hash, browser, first_at, last_at)
    SELECT id, ${browser.hash}, ${browser.name}, ${now}, ${now} FROM account WHERE email = ${email}
    ON CONFLICT (account_id, browser_hash) DO UPDATE SET browser = excluded.browser, last_at = excluded.last_at`.compile(
    q,
  ),
  sql`
    DELETE FROM known_browser
    WHERE account_id = (SELECT id FROM account WHERE email = ${email}) AND browser_hash NOT IN (
      SELECT k.browser_hash FROM known_browser AS k WHERE k.account_id = known_browser.account_id
      ORDER BY k.last_at DESC, k.browser_hash LIMIT ${BROWSERS_KEPT})`.compile(q),
]

/** Whether the person with this address has signed in with this browser before. */
export const isKnownBrowser = async (db: Database, email: string, browserHash: string): Promise<boolean> => {
  const row = await db.q
    .selectFrom('known_browser')
    .innerJoin('account', 'account.id', 'known_browser.account_id')
    .select('known_browser.account_id')
    .where('account.email', '=', email)
    .where('browser_hash', '=', browserHash)
    .executeTakeFirst()
  return row !== undefined
}

export interface Arrival {
  readonly id: string
  readonly organiser: boolean
  readonly juror: boolean
  readonly passkeys: number
  /** Browsers known so far, and whether this is one of them. */
  readonly browsers: number
  readonly known: boolean
}

/** What matters about whoever signs in with this address; null when there is no account yet. */
export const arrivalOf = async (
  db: Database,
  email: string,
  browserHash: string,
): Promise<Arrival | null> => {
  const row = await db.q
    .selectFrom('account')
    .select(['id', 'is_organiser'])
    .select([
      sql<number>`EXISTS (SELECT 1 FROM juror WHERE account_id = account.id AND removed_at IS NULL)`.as(
        'juror',
      ),
      sql<number>`(SELECT count(*) FROM passkey WHERE account_id = account.id)`.as('passkeys'),
      sql<number>`(SELECT count(*) FROM known_browser WHERE account_id = account.id)`.as('browsers'),
      sql<number>`EXISTS (SELECT 1 FROM known_browser WHERE account_id = account.id AND browser_hash = ${browserHash})`.as(
        'known',
      ),
    ])
    .where('email', '=', email)
    .executeTakeFirst()
  if (!row) return null
  const { id, passkeys, browsers } = row
  return {
    id,
    organiser: row.is_organiser === 1,
    juror: row.juror === 1,
    passkeys,
    browsers,
    known: row.known === 1,
  }
}

/** How long a browser is remembered: as long as browsers keep its cookie. */
export const BROWSER_MS = 400 * 86_400_000

/** Statements that forget what is over: sessions, and browsers nobody has used for 400 days. */
export const forgetSessions = (q: Reader, now: number): Statement[] => [
  q
    .deleteFrom('session')
    .where((e) => e.or([e('expires_at', '<=', Date.now()), e('absolute_expires_at', '<=', Date.now())])),
  q.deleteFrom('known_browser').where('last_at', '<', now - BROWSER_MS),
]
