/** People with a role: who they are, and how they come in. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { signedInRecently } from './session-store.ts'

export interface PersonWithRole {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly is_organiser: number
  /** Years as JSON, those of the chair negative. */
  readonly juries: string
  readonly passkeys: number
  readonly sessions: number
  readonly last_at: number | null
}

const isOrganiserNow = (accountId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM account WHERE account.id = ${accountId} AND account.is_organiser = 1)`

/** Organisers and jurors, organisers first; an account of both stands once. */
export const peopleWithRoles = (db: Database): Promise<PersonWithRole[]> =>
  db.q
    .selectFrom('account')
    .select(['account.id', 'account.email', 'account.name', 'account.is_organiser'])
    .select([
      sql<string>`(
        SELECT coalesce(json_group_array(CASE juror.is_chair WHEN 1 THEN -edition.year ELSE edition.year END), '[]')
        FROM juror JOIN edition ON edition.id = juror.edition_id
        WHERE juror.account_id = account.id AND juror.removed_at IS NULL)`.as('juries'),
      sql<number>`(SELECT count(*) FROM passkey WHERE account_id = account.id)`.as('passkeys'),
      sql<number>`(
        SELECT count(*) FROM session
        WHERE account_id = account.id AND expires_at > ${Date.now()} AND absolute_expires_at > ${Date.now()})`.as(
        'sessions',
      ),
      sql<number | null>`(SELECT max(last_at) FROM known_browser WHERE account_id = account.id)`.as(
        'last_at',
      ),
    ])
    .where((e) =>
      e.or([
        e('account.is_organiser', '=', 1),
        e(
          'account.id',
          'in',
          e.selectFrom('juror').select('juror.account_id').where('juror.removed_at', 'is', null),
        ),
      ]),
    )
    .orderBy('account.is_organiser', 'desc')
    .orderBy('account.email')
    .execute()

export const accountById = (db: Database, id: string): Promise<{ id: string; email: string } | undefined> =>
  db.q.selectFrom('account').select(['id', 'email']).where('id', '=', id).executeTakeFirst()

/** Statement that ends every session of somebody else, as long as whoever asks is an organiser. */
export const endSessionsBy = (q: Reader, organiserId: string, accountId: string): Statement =>
  q.deleteFrom('session').where('account_id', '=', accountId).where(isOrganiserNow(organiserId))

/** Whoever gives or takes access: an organiser, who has signed in a moment ago; asked inside each write. */
export interface Keeper {
  readonly id: string
  /** Digest of the session. */
  readonly session: string
}

const mayKeep = ({ id, session }: Keeper) =>
  sql<boolean>`(${isOrganiserNow(id)} AND ${signedInRecently(id, session)})`

/** Statement that removes every passkey of somebody else. */
export const deletePasskeysBy = (q: Reader, keeper: Keeper, accountId: string): Statement =>
  q
    .deleteFrom('passkey')
    .where('account_id', '=', accountId)
    .where('account_id', '<>', keeper.id)
    .where(mayKeep(keeper))

/** Statement that makes an account an organiser that is none yet. */
export const makeOrganiserBy = (q: Reader, keeper: Keeper, email: string): Statement =>
  q
    .updateTable('account')
    .set({ is_organiser: 1 })
    .where('email', '=', email)
    .where('is_organiser', '=', 0)
    .where(mayKeep(keeper))

/** Statement that takes the role from somebody else; whoever does it stays, so there is always one. */
export const endOrganiserBy = (q: Reader, keeper: Keeper, accountId: string): Statement =>
  q
    .updateTable('account')
    .set({ is_organiser: 0 })
    .where('id', '=', accountId)
    .where('id', '<>', keeper.id)
    .where('is_organiser', '=', 1)
    .where(mayKeep(keeper))
