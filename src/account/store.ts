/** Reads and write statements for accounts and sign-in requests. */
import { type InferResult, sql } from 'kysely'
import { detailJson } from '../audit/rules.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { preparedRead } from '../core/prepared.ts'
import type { Actor } from './rules.ts'
import { forgetSessions } from './session-store.ts'
import { forgetCounters } from './throttle-store.ts'

const actorRows = (q: Reader) =>
  q
    .selectFrom('account')
    .leftJoin('juror', (join) =>
      join.onRef('juror.account_id', '=', 'account.id').on('juror.removed_at', 'is', null),
    )
    .select(['account.id', 'account.email', 'account.name'])
    .select(['account.is_organiser', 'account.is_gallery_editor'])
    .select(['juror.id as juror_id', 'juror.edition_id', 'juror.is_chair'])

type ActorRow = InferResult<ReturnType<typeof actorRows>>[number]

const rowsOfAccount = preparedRead((q: Reader, of: { id: string }) =>
  actorRows(q).where('account.id', '=', of.id),
)

const rowsOfSession = preparedRead((q: Reader, of: { idHash: string; now: number }) =>
  actorRows(q)
    .innerJoin('session', 'session.account_id', 'account.id')
    .select(['session.expires_at', 'session.created_at', 'session.seen_at'])
    .where('session.id_hash', '=', of.idHash)
    .where('session.absolute_expires_at', '>', of.now),
)

/** The account with its roles, in one query; null when it is gone. */
export const loadActor = async (db: Database, id: string): Promise<Actor | null> =>
  toActor(await rowsOfAccount(db, { id }))

/** A session that is not over yet, with whom it belongs to, in one query. */
export const loadSession = async (
  db: Database,
  idHash: string,
  now: number,
): Promise<{ expiresAt: number; signedInAt: number; seenAt: number; actor: Actor } | null> => {
  const rows = await rowsOfSession(db, { idHash, now })
  const [row] = rows
  const actor = toActor(rows)
  if (!row || !actor) return null
  return { expiresAt: row.expires_at, signedInAt: row.created_at, seenAt: row.seen_at, actor }
}

const toActor = (rows: readonly ActorRow[]): Actor | null => {
  const first = rows[0]
  if (!first) return null
  return {
    id: first.id,
    email: first.email,
    name: first.name,
    isOrganiser: first.is_organiser === 1,
    isGalleryEditor: first.is_gallery_editor === 1,
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
export const ensureAccount = (q: Reader, email: string, name: string, now: number, id = newId()): Statement =>
  q
    .insertInto('account')
    .values({ id, email, name, is_organiser: 0, created_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())

/** Statement that gives the organiser role. */
export const makeOrganiser = (q: Reader, email: string): Statement =>
  q.updateTable('account').set({ is_organiser: 1 }).where('email', '=', email)

/** Addresses of all organisers. */
export const organiserAddresses = async (db: Database): Promise<string[]> => {
  const rows = await db.q
    .selectFrom('account')
    .select('email')
    .where('is_organiser', '=', 1)
    .orderBy('email')
    .execute()
  return rows.map(({ email }) => email)
}

const NO_ORGANISER = sql<boolean>`NOT EXISTS (SELECT 1 FROM account WHERE is_organiser = 1)`

/**
 * Statements that make the address an organiser only while there is none at all: the very first one. Older sessions of
 * the account end, as with every new role, and the log knows.
 */
export const makeFirstOrganiser = (q: Reader, email: string, now: number): Statement[] => [
  q
    .deleteFrom('session')
    .where('account_id', 'in', (e) => e.selectFrom('account').select('id').where('email', '=', email))
    .where(NO_ORGANISER),
  sql`
    INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
    SELECT ${now}, NULL, NULL, 'account.organiser_made', id, ${detailJson('account.organiser_made', {})}
    FROM account WHERE email = ${email} AND ${NO_ORGANISER}`.compile(q),
  q.updateTable('account').set({ is_organiser: 1 }).where('email', '=', email).where(NO_ORGANISER),
]

/** Statements that forget counters, requests, challenges, sessions and browsers of the past. */
export const forgetOld = (q: Reader, now: number): Statement[] => [
  forgetCounters(q, now),
  q.deleteFrom('sign_in').where('expires_at', '<', now - 86_400_000),
  q.deleteFrom('passkey_answer').where('expires_at', '<', now),
  ...forgetSessions(q, now),
]
