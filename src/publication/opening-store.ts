/** The statements of the moment in which the results open. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { Photo } from '../photo/store.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { asSeen, dropTime, type Seen } from './release-store.ts'

/** Entries that take part, as one text: it changes whenever one of them is edited, withdrawn or refused. */
const ENTRIES = sql<string>`(SELECT count(*) || ':' || coalesce(sum(version), 0) FROM submission
  WHERE submission.edition_id = edition.id AND ${TAKES_PART})`

/** The state of the entries, for `openResults` to compare. */
export const entriesStamp = async (db: Database, editionId: string): Promise<string> =>
  (
    await db.q
      .selectFrom('edition')
      .select(ENTRIES.as('stamp'))
      .where('id', '=', editionId)
      .executeTakeFirstOrThrow()
  ).stamp

const WORDS = ['caption', 'alt', 'credit', 'rights', 'persons'] as const

type Said = Pick<Photo, 'id' | (typeof WORDS)[number]>

/** In SQL: every one of these pictures is still there and says what it said. */
const photosStill = (photos: readonly Said[]) => sql<boolean>`NOT EXISTS (
  SELECT 1 FROM json_each(${JSON.stringify(photos)}) AS seen
  LEFT JOIN photo ON photo.id = seen.value ->> 'id' AND ${sql.join(
    WORDS.map((word) => sql`${sql.ref(`photo.${word}`)} = seen.value ->> ${sql.lit(word)}`),
    sql` AND `,
  )}
  WHERE photo.id IS NULL)`

export interface OpenWrite extends Seen {
  readonly sha256: string
  /** `entriesStamp` when the snapshot was compared. */
  readonly entries: string
  readonly photos: readonly Said[]
  /** Whether the time has come; else somebody presses the button. */
  readonly byTime: boolean
  readonly now: number
}

/**
 * Marks the edition released: once, after judging, exactly what was sealed and confirmed, with entries, pictures,
 * decision and plan as they were when that was compared.
 */
export const openResults = (q: Reader, write: OpenWrite): Statement =>
  q
    .updateTable('edition')
    .set({ released_at: write.now, version: write.editionVersion + 1 })
    .where(asSeen(write))
    .where('judging_closes_at', '<=', write.now)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM release_seal WHERE release_seal.edition_id = edition.id
        AND release_seal.sha256 = ${write.sha256} AND release_seal.confirmed_at IS NOT NULL
        AND release_seal.lapsed_at IS NULL)`,
    )
    .where(
      sql<boolean>`(${write.byTime ? 0 : 1} = 1 OR EXISTS (SELECT 1 FROM release_time
        WHERE release_time.edition_id = edition.id AND release_time.opens_at <= ${write.now}))`,
    )
    .where(sql<boolean>`${ENTRIES} = ${write.entries}`)
    .where(photosStill(write.photos))
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM award JOIN submission ON submission.id = award.submission_id
        WHERE award.edition_id = edition.id AND NOT ${TAKES_PART})`,
    )

/** Statements that publish the sealed content and keep it as the next version; they stand behind `openResults`. */
export const publishSeal = (q: Reader, editionId: string, by: string, now: number): Statement[] => [
  sql`
    INSERT INTO release_snapshot (edition_id, content, sha256, released_at, released_by)
    SELECT edition_id, content, sha256, ${now}, ${by} FROM release_seal WHERE edition_id = ${editionId}`.compile(
    q,
  ),
  sql`
    INSERT INTO release_version (edition_id, version, content, sha256, released_at, released_by, confirmed_by)
    SELECT edition_id, 1 + coalesce((SELECT max(version) FROM release_version AS before
        WHERE before.edition_id = release_seal.edition_id), 0),
      content, sha256, ${now}, ${by}, confirmed_by
    FROM release_seal WHERE edition_id = ${editionId}`.compile(q),
  q.deleteFrom('release_seal').where('edition_id', '=', editionId),
  dropTime(q, editionId),
]

/** Gives pictures their public names, all in one statement. */
export const publishPhotos = (q: Reader, keys: ReadonlyMap<string, string>): Statement =>
  sql`
    UPDATE photo SET public_key = named.value ->> 'key'
    FROM json_each(${JSON.stringify([...keys].map(([id, key]) => ({ id, key })))}) AS named
    WHERE photo.id = named.value ->> 'id'`.compile(q)
