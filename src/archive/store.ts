/** Reads of everything that is public, year by year. Nothing else is ever read for the archive. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { Edition } from '../edition/store.ts'
import type { Photo } from '../photo/store.ts'
import { shownSnapshot } from '../publication/snapshot.ts'
import { GONE_PICTURES } from '../publication/store.ts'
import type { PublicYear } from './public.ts'

/** A public year as it is stored. */
export interface StoredYear extends PublicYear {
  readonly edition: Edition
}

const published = (db: Database) =>
  db.q
    .selectFrom('edition')
    .where((e) =>
      e.or([e('edition.released_at', 'is not', null), e('edition.gallery_published_at', 'is not', null)]),
    )

const albums = (db: Database) =>
  db.q
    .selectFrom('photo')
    .innerJoin('edition', 'edition.id', 'photo.gallery_edition_id')
    .where('edition.gallery_published_at', 'is not', null)
    .where('photo.public_key', 'is not', null)

/** Every public year with how much of it there is, newest first; one query. */
export const publicSummaries = (db: Database) =>
  published(db)
    .leftJoin('release_snapshot', (join) =>
      join.onRef('release_snapshot.edition_id', '=', 'edition.id').on('edition.released_at', 'is not', null),
    )
    .selectAll('edition')
    .select([
      sql<number>`coalesce(json_array_length(release_snapshot.content, '$.winners'), 0)`.as('winners'),
      sql<number>`(SELECT count(*) FROM photo WHERE photo.gallery_edition_id = edition.id
        AND photo.public_key IS NOT NULL AND edition.gallery_published_at IS NOT NULL)`.as('photos'),
    ])
    .orderBy('edition.year', 'desc')
    .execute()

/** All public years with everything in them, newest first, or only the one; three queries. */
export const publicYears = async (db: Database, year?: number): Promise<StoredYear[]> => {
  const only = <Q extends { where: (column: 'edition.year', is: '=', year: number) => Q }>(query: Q): Q =>
    year === undefined ? query : query.where('edition.year', '=', year)
  const [editions, snapshots, photos] = await Promise.all([
    only(published(db).selectAll('edition').orderBy('edition.year', 'desc')).execute(),
    only(
      db.q
        .selectFrom('release_snapshot')
        .innerJoin('edition', 'edition.id', 'release_snapshot.edition_id')
        .select(['edition.id', 'release_snapshot.content', GONE_PICTURES.as('gone')])
        .where('edition.released_at', 'is not', null),
    ).execute(),
    only(
      albums(db).selectAll('photo').orderBy('photo.position').orderBy('photo.created_at').orderBy('photo.id'),
    ).execute(),
  ])
  const contents = new Map(snapshots.map(({ id, content, gone }) => [id, shownSnapshot(content, gone)]))
  const byEdition = Map.groupBy(
    photos as (Photo & { readonly public_key: string })[],
    ({ gallery_edition_id }) => gallery_edition_id,
  )
  return editions.map((edition) => {
    const snapshot = contents.get(edition.id) ?? null
    return { edition, snapshot, album: byEdition.get(edition.id) ?? [] }
  })
}

/** One public year, or null where nothing of it is public. */
export const publicYear = async (db: Database, year: number): Promise<StoredYear | null> =>
  (await publicYears(db, year))[0] ?? null
