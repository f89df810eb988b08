/** Reads of what is published, and the statements of the release. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { TAKES_PART } from '../submission/guards.ts'
import type { Snapshot } from './snapshot.ts'

/** The frozen results of a year; null before release. */
export const snapshotOf = async (db: Database, editionId: string): Promise<Snapshot | null> => {
  const row = await db.q
    .selectFrom('release_snapshot')
    .select('content')
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.content) as Snapshot) : null
}

const winners = sql<number>`json_array_length(release_snapshot.content, '$.winners')`

/** The latest release with winners, for the start page. */
export const latestSnapshot = async (db: Database): Promise<Snapshot | null> => {
  const row = await db.q
    .selectFrom('release_snapshot')
    .innerJoin('edition', 'edition.id', 'release_snapshot.edition_id')
    .select('release_snapshot.content')
    .where('edition.released_at', 'is not', null)
    .where(winners, '>', 0)
    .orderBy('edition.year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? (JSON.parse(row.content) as Snapshot) : null
}

/** Number of winners per released edition, in one query. */
export const countWinners = async (db: Database): Promise<Map<string, number>> => {
  const rows = await db.q
    .selectFrom('release_snapshot')
    .select(['edition_id', winners.as('count')])
    .execute()
  return new Map(rows.map(({ edition_id, count }) => [edition_id, count]))
}

/** Gives a picture its public name. */
export const publishPhoto = (q: Reader, id: string, key: string): Statement =>
  q.updateTable('photo').set({ public_key: key }).where('id', '=', id)

/** Marks the edition released: only once, only this version, only after judging, and never a withdrawn or refused winner. */
export const markReleased = (q: Reader, id: string, version: number, now: number): Statement =>
  q
    .updateTable('edition')
    .set({ released_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('released_at', 'is', null)
    .where('judging_closes_at', '<=', now)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('award')
            .innerJoin('submission', 'submission.id', 'award.submission_id')
            .select('award.id')
            .whereRef('award.edition_id', '=', 'edition.id')
            .where((w) => w.not(TAKES_PART)),
        ),
      ),
    )
