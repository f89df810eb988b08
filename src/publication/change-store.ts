/** Taking released results back and correcting their words: reads, and the statements of both sides. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { ReleaseChangeTable } from '../core/release-tables.ts'
import { standsOn } from './confirmers.ts'

export type Change = Selectable<ReleaseChangeTable>

/** What waits for the other side. */
export const changeOf = (db: Database, editionId: string): Promise<Change | undefined> =>
  db.q.selectFrom('release_change').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

/** Asks for a change of what is public, as it was seen; only where nothing waits. */
export const askChange = (q: Reader, change: Change): Statement =>
  sql`
    INSERT INTO release_change
      (edition_id, kind, base_sha256, content, sha256, reason, asked_by, asked_as, asked_at)
    SELECT edition.id, ${change.kind}, public.sha256, ${change.content}, ${change.sha256}, ${change.reason},
      ${change.asked_by}, ${change.asked_as}, ${change.asked_at}
    FROM edition JOIN release_snapshot AS public ON public.edition_id = edition.id
    WHERE edition.id = ${change.edition_id} AND edition.released_at IS NOT NULL
      AND public.sha256 = ${change.base_sha256} AND ${standsOn(change.asked_as, change.asked_by)}
      AND NOT EXISTS (SELECT 1 FROM release_change AS waits WHERE waits.edition_id = edition.id)`.compile(q)

/** Drops what waits, as it was seen. */
export const dropChange = (q: Reader, { edition_id, asked_at }: Change): Statement =>
  q.deleteFrom('release_change').where('edition_id', '=', edition_id).where('asked_at', '=', asked_at)

export interface Agreement {
  readonly change: Change
  readonly actorId: string
  readonly side: 'organiser' | 'chair'
  readonly now: number
}

/** In SQL: the change waits as it was seen, is asked for by the other side, and fits what is public. */
const agreed = ({ change, actorId, side }: Agreement) => sql<boolean>`EXISTS (
  SELECT 1 FROM release_change AS asked
  JOIN release_snapshot AS public ON public.edition_id = asked.edition_id
  JOIN edition ON edition.id = asked.edition_id
  WHERE asked.edition_id = ${change.edition_id} AND asked.asked_at = ${change.asked_at}
    AND asked.kind = ${change.kind} AND asked.base_sha256 = public.sha256
    AND asked.asked_by <> ${actorId} AND asked.asked_as <> ${side} AND ${standsOn(side, actorId)})`

/** Marks the results as not released; the guard belongs behind it. */
export const takeBack = (q: Reader, agreement: Agreement): Statement =>
  q
    .updateTable('edition')
    .set((e) => ({ released_at: null, version: e('version', '+', 1) }))
    .where('id', '=', agreement.change.edition_id)
    .where('released_at', 'is not', null)
    .where(agreed(agreement))

const newest = (editionId: string) =>
  sql<number>`(SELECT max(version) FROM release_version AS newest WHERE newest.edition_id = ${editionId})`

/** Statements that take everything public away; they stand behind `takeBack`. */
export const removePublic = (q: Reader, { change, now }: Agreement): Statement[] => [
  q
    .updateTable('release_version')
    .set({ withdrawn_at: now, withdrawal_reason: change.reason })
    .where('edition_id', '=', change.edition_id)
    .where('version', '=', newest(change.edition_id)),
  sql`
    UPDATE photo SET public_key = NULL WHERE public_key IS NOT NULL
      AND submission_id IN (SELECT id FROM submission WHERE edition_id = ${change.edition_id})`.compile(q),
  q.deleteFrom('release_snapshot').where('edition_id', '=', change.edition_id),
  q.deleteFrom('release_change').where('edition_id', '=', change.edition_id),
  // Letters about it that have not left yet stay here.
  sql`
    UPDATE outbox SET state = 'cancelled' WHERE state = 'waiting' AND kind IN ('winner', 'result')
      AND submission_id IN (SELECT id FROM submission WHERE edition_id = ${change.edition_id})`.compile(q),
]

/** Replaces what is public by the corrected words; the guard belongs behind it. */
export const publishCorrection = (q: Reader, agreement: Agreement): Statement =>
  q
    .updateTable('release_snapshot')
    .set({
      content: agreement.change.content ?? '',
      sha256: agreement.change.sha256 ?? '',
      released_at: agreement.now,
      released_by: agreement.change.asked_by,
    })
    .where('edition_id', '=', agreement.change.edition_id)
    .where(agreed(agreement))

/** Statements that keep the corrected words as the next version; they stand behind `publishCorrection`. */
export const keepCorrection = (q: Reader, { change, actorId, now }: Agreement): Statement[] => [
  sql`
    INSERT INTO release_version
      (edition_id, version, content, sha256, released_at, released_by, confirmed_by, reason)
    SELECT edition_id, 1 + ${newest(change.edition_id)}, content, sha256, ${now}, ${change.asked_by}, ${actorId},
      ${change.reason}
    FROM release_snapshot WHERE edition_id = ${change.edition_id}`.compile(q),
  // Lists of good practice name winners in their own row.
  sql`
    UPDATE example SET title = winner.value ->> 'title', organisation = winner.value ->> 'organisation'
    FROM release_snapshot, json_each(release_snapshot.content, '$.winners') AS winner
    WHERE release_snapshot.edition_id = ${change.edition_id} AND example.submission_id = winner.value ->> 'submission'`.compile(
    q,
  ),
  q.deleteFrom('release_change').where('edition_id', '=', change.edition_id),
]

/** What stands on the edition's page once its results were taken back; null while they are public or never were. */
export interface Withdrawal {
  /** UTC ms. */
  readonly releasedAt: number
  readonly withdrawnAt: number
  readonly reason: string
}

/** The public notice about results that were taken back and are not public again. */
export const withdrawalOf = async (db: Database, editionId: string): Promise<Withdrawal | null> => {
  const row = await db.q
    .selectFrom('release_version')
    .innerJoin('edition', 'edition.id', 'release_version.edition_id')
    .select(['release_version.released_at', 'withdrawn_at', 'withdrawal_reason'])
    .where('edition_id', '=', editionId)
    .where('edition.released_at', 'is', null)
    .where('withdrawn_at', 'is not', null)
    .orderBy('release_version.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.withdrawn_at === null) return null
  return { releasedAt: row.released_at, withdrawnAt: row.withdrawn_at, reason: row.withdrawal_reason }
}
