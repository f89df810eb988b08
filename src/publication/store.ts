/** Reads of what is published. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import { type Snapshot, shownSnapshot } from './snapshot.ts'

/** In SQL, beside a release_snapshot: the ids of its year's pictures that were withdrawn or are hidden, as JSON. */
export const GONE_PICTURES = sql<string>`(SELECT json_group_array(id) FROM (
  SELECT id FROM withdrawn_photo WHERE withdrawn_photo.edition_id = release_snapshot.edition_id
  UNION ALL SELECT id FROM photo WHERE hidden_at IS NOT NULL))`

/** What is public about the results of a year, now. */
export interface Released {
  readonly snapshot: Snapshot
  /** Of the canonical JSON as stored. */
  readonly sha256: string
  /** UTC ms. */
  readonly releasedAt: number
}

/**
 * The released results of a year, or null before release and after it was taken back. Everything that opens with the
 * results (pages, feeds, API, certificates, press kit, stage) asks this and nothing else.
 */
export const releasedSnapshot = async (db: Database, editionId: string): Promise<Released | null> => {
  const row = await db.q
    .selectFrom('release_snapshot')
    .innerJoin('edition', 'edition.id', 'release_snapshot.edition_id')
    .select(['content', 'sha256', 'release_snapshot.released_at', GONE_PICTURES.as('gone')])
    .where('edition_id', '=', editionId)
    .where('edition.released_at', 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  const snapshot = shownSnapshot(row.content, row.gone)
  return { snapshot, sha256: row.sha256, releasedAt: row.released_at }
}

/** The frozen results of a year; null before release. */
export const snapshotOf = async (db: Database, editionId: string): Promise<Snapshot | null> =>
  (await releasedSnapshot(db, editionId))?.snapshot ?? null

/**
 * The address that a winner has now whose page stood at `slug` in an earlier release of the year; null where none did.
 * Addresses come from titles, and a title may have been corrected.
 */
export const movedSlug = async (
  db: Database,
  { year, winners }: Snapshot,
  slug: string,
): Promise<string | null> => {
  const earlier = sql<{ submission: string; special: string | null; version: number }>`(
    SELECT winner.value ->> 'submission' AS submission, winner.value ->> 'special' AS special,
      release_version.version
    FROM edition JOIN release_version ON release_version.edition_id = edition.id,
      json_each(release_version.content, '$.winners') AS winner
    WHERE edition.year = ${year} AND winner.value ->> 'slug' = ${slug})`
  const former = await db.q
    .selectFrom(earlier.as('former'))
    .select(['former.submission', 'former.special'])
    .orderBy('former.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const moved = winners.filter(({ submission }) => submission === former?.submission)
  return (moved.find(({ special }) => special === former?.special) ?? moved[0])?.slug ?? null
}

const WINNERS = sql<number>`json_array_length(release_snapshot.content, '$.winners')`

/** The latest release with winners, for the start page. */
export const latestSnapshot = async (db: Database): Promise<Snapshot | null> => {
  const row = await db.q
    .selectFrom('release_snapshot')
    .innerJoin('edition', 'edition.id', 'release_snapshot.edition_id')
    .select(['release_snapshot.content', GONE_PICTURES.as('gone')])
    .where('edition.released_at', 'is not', null)
    .where(WINNERS, '>', 0)
    .orderBy('edition.year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? shownSnapshot(row.content, row.gone) : null
}
