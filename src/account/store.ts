/** Reads and write statements for accounts and sign-in requests. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { guard } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { Actor } from './rules.ts'

/** The account with its roles, in one query; null when it is gone. */
export const loadActor = async (db: Database, id: string): Promise<Actor | null> => {
  const rows = await db.q
    .selectFrom('account')
    .leftJoin('juror', (join) =>
      join.onRef('juror.account_id', '=', 'account.id').on('juror.removed_at', 'is', null),
    )
    .select(['account.id', 'account.email', 'account.name', 'account.is_organiser'])
    .select(['juror.id as juror_id', 'juror.edition_id', 'juror.is_chair'])
    .where('account.id', '=', id)
    .execute()
  const first = rows[0]
  if (!first) return null
  return {
    id: first.id,
    email: first.email,
    name: first.name,
    isOrganiser: first.is_organiser === 1,
    juries: rows.flatMap((row) =>
      row.juror_id && row.edition_id
        ? [{ jurorId: row.juror_id, editionId: row.edition_id, isChair: row.is_chair === 1 }]
        : [],
    ),
  }
}

/** The account id for an address, if there is one. */
export const accountIdByEmail = async (db: Database, email: string): Promise<string | null> => {
  const row = await db.q.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id ?? null
}

/** Statement that makes sure an account with this address exists; a name given later never overwrites. */
export const ensureAccount = (q: Reader, email: string, name: string, now: number): Statement =>
  q
    .insertInto('account')
    .values({ id: newId(), email, name, is_organiser: 0, created_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())

/** Statement that gives the organiser role. */
export const makeOrganiser = (q: Reader, email: string): Statement =>
  q.updateTable('account').set({ is_organiser: 1 }).where('email', '=', email)

/** Statement that makes the address an organiser only while there is none at all: the very first one. */
export const makeFirstOrganiser = (q: Reader, email: string): Statement =>
  q
    .updateTable('account')
    .set({ is_organiser: 1 })
    .where('email', '=', email)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM account WHERE is_organiser = 1)`)

/** Two statements that count one event and refuse the commit when the window holds `limit` already. */
export const throttle = (
  q: Reader,
  key: string,
  limit: number,
  windowMs: number,
  now: number,
): Statement[] => [
  q
    .insertInto('throttle')
    .values({ key, starts_at: Math.floor(now / windowMs) * windowMs, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'starts_at'])
        .doUpdateSet({ count: sql`count + 1` })
        .where('throttle.count', '<', limit),
    ),
  guard,
]

/** Statement that forgets counters and requests of the past. */
export const forgetOld = (q: Reader, now: number): Statement[] => [
  q.deleteFrom('throttle').where('starts_at', '<', now - 86_400_000),
  q.deleteFrom('sign_in').where('expires_at', '<', now - 86_400_000),
]
