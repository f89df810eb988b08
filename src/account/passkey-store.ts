/** Passkeys: reads and write statements. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { MAX_PASSKEYS } from './passkey-schema.ts'
import { signedInRecently } from './session-store.ts'

export interface Passkey {
  readonly id: string
  readonly account_id: string
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly syncs: number
  readonly name: string
  readonly created_at: number
  readonly last_used_at: number | null
}

/** The keys of an account, the oldest first. */
export const passkeysOf = (db: Database, accountId: string): Promise<Passkey[]> =>
  db.q
    .selectFrom('passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** A key with the address of whom it belongs to. */
export const passkeyByCredential = (
  db: Database,
  credentialId: string,
): Promise<(Passkey & { email: string }) | undefined> =>
  db.q
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account_id')
    .selectAll('passkey')
    .select('account.email')
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()

/** Statement that marks a challenge as answered; a second time refuses the commit. */
export const answerOnce = (q: Reader, challenge: string, expiresAt: number): Statement =>
  q.insertInto('passkey_answer').values({ challenge, expires_at: expiresAt })

export interface PasskeyRow {
  readonly id: string
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: string
  readonly syncs: number
  readonly backed_up: number
  readonly name: string
}

/** Statement that adds a key, as long as the person has signed in a moment ago and has room for it. */
export const insertPasskey = (
  q: Reader,
  accountId: string,
  session: string,
  row: PasskeyRow,
  now: number,
): Statement =>
  sql`
    INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, syncs, backed_up, name, created_at)
    SELECT ${row.id}, ${accountId}, ${row.credential_id}, ${row.public_key}, ${row.counter}, ${row.transports},
      ${row.syncs}, ${row.backed_up}, ${row.name}, ${now}
    WHERE ${signedInRecently(accountId, session)}
      AND (SELECT count(*) FROM passkey WHERE account_id = ${accountId}) < ${MAX_PASSKEYS}`.compile(q)

/** Statement that notes a use; a counter that did not stand where it was read changes nothing. */
export const usePasskey = (
  q: Reader,
  key: Pick<Passkey, 'id' | 'counter'>,
  use: { readonly counter: number; readonly backedUp: boolean },
  now: number,
): Statement =>
  q
    .updateTable('passkey')
    .set({ counter: use.counter, backed_up: use.backedUp ? 1 : 0, last_used_at: now })
    .where('id', '=', key.id)
    .where('counter', '=', key.counter)

export const renamePasskey = (q: Reader, accountId: string, id: string, name: string): Statement =>
  q.updateTable('passkey').set({ name }).where('id', '=', id).where('account_id', '=', accountId)

/** Statement that removes a key, as long as the person has signed in a moment ago. */
export const deletePasskey = (q: Reader, accountId: string, session: string, id: string): Statement =>
  q
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where(signedInRecently(accountId, session))
