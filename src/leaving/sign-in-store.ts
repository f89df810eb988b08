/** How one person signs in, for the account of their data: sessions, passkeys, browsers, codes. */
import type { Database } from '../core/database.ts'

export const sessionsOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('session')
    .select(['created_at as startedAt', 'absolute_expires_at as expiresAt', 'seen_at as lastSeenAt'])
    .select(['browser', 'method'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()

export const passkeysOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('passkey')
    .select(['name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()

export const browsersOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('known_browser')
    .select(['browser', 'first_at as firstAt', 'last_at as lastAt'])
    .where('account_id', '=', accountId)
    .orderBy('first_at')
    .execute()

export const signInsOf = (db: Database, email: string) =>
  db.q
    .selectFrom('sign_in')
    .select(['created_at as askedAt', 'used_at as usedAt'])
    .where('email', '=', email)
    .orderBy('created_at')
    .execute()
