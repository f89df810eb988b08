/** Reads of everything that is public, year by year. Nothing else is ever read for the archive. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { Edition } from '../edition/store.ts'
import { type Album, albumOf } from '../gallery/album.ts'
import { shownSnapshot } from '../publication/snapshot.ts'
import { GONE_PICTURES } from '../publication/store.ts'
import { exampleOf } from '../showcase/example.ts'
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

/** All public years with everything in them, newest first, or only the one; always as many queries. */
export const publicYears = async (db: Database, year?: number): Promise<StoredYear[]> => {
  const [editions, results, albums, examples, adoptions] = await Promise.all([
    only(published(db).selectAll('edition').orderBy('edition.year', 'desc'), year).execute(),
    resultsOf(db, year),
    albumsOf(db, year),
    examplesOf(db, year),
    adoptionsOf(db, year),
  ])
  return editions.map((edition) => {
    const { snapshot = null, gone = new Set<string>() } = results.get(edition.id) ?? {}
    const album = edition.gallery_published_at === null ? null : albums(edition)
    return {
      edition,
      snapshot,
      album: album && album.photos.length > 0 ? album : null,
      examples: snapshot === null ? [] : (examples.get(edition.id) ?? []).map((row) => exampleOf(row, gone)),
      adoptions: adoptions.get(edition.id) ?? [],
    }
  })
}

type OfYear<Q> = { where: (column: 'edition.year', is: '=', year: number) => Q }

const only = <Q extends OfYear<Q>>(query: Q, year: number | undefined): Q =>
  year === undefined ? query : query.where('edition.year', '=', year)

/** The released results by edition, and which of its pictures are gone since. */
const resultsOf = async (db: Database, year: number | undefined) => {
  const rows = await only(
    db.q
      .selectFrom('release_snapshot')
      .innerJoin('edition', 'edition.id', 'release_snapshot.edition_id')
      .select(['edition.id', 'release_snapshot.content', GONE_PICTURES.as('gone')])
      .where('edition.released_at', 'is not', null),
    year,
  ).execute()
  return new Map(
    rows.map(({ id, content, gone }) => [
      id,
      { snapshot: shownSnapshot(content, gone), gone: new Set(JSON.parse(gone) as string[]) },
    ]),
  )
}

/** The album of any public gallery. */
const albumsOf = async (db: Database, year: number | undefined) => {
  const [photos, headings] = await Promise.all([
    only(
      db.q
        .selectFrom('photo')
        .innerJoin('edition', 'edition.id', 'photo.gallery_edition_id')
        .selectAll('photo')
        .where('edition.gallery_published_at', 'is not', null)
        .where('photo.public_key', 'is not', null)
        .orderBy('photo.position')
        .orderBy('photo.created_at')
        .orderBy('photo.id'),
      year,
    ).execute(),
    only(
      db.q
        .selectFrom('gallery_heading')
        .innerJoin('edition', 'edition.id', 'gallery_heading.edition_id')
        .selectAll('gallery_heading')
        .where('edition.gallery_published_at', 'is not', null)
        .orderBy('gallery_heading.position')
        .orderBy(sql`day IS NULL`)
        .orderBy('gallery_heading.id'),
      year,
    ).execute(),
  ])
  const photosOf = Map.groupBy(photos, ({ gallery_edition_id }) => gallery_edition_id)
  const headingsOf = Map.groupBy(headings, ({ edition_id }) => edition_id)
  return (edition: Edition): Album =>
    albumOf(edition, headingsOf.get(edition.id) ?? [], photosOf.get(edition.id) ?? [])
}

const examplesOf = async (db: Database, year: number | undefined) => {
  const rows = await only(
    db.q
      .selectFrom('example')
      .innerJoin('edition', 'edition.id', 'example.edition_id')
      .selectAll('example')
      .where('edition.released_at', 'is not', null)
      .orderBy('example.position'),
    year,
  ).execute()
  return Map.groupBy(rows, ({ edition_id }) => edition_id)
}

const adoptionsOf = async (db: Database, year: number | undefined) => {
  const rows = await only(
    db.q
      .selectFrom('adoption')
      .innerJoin('edition', 'edition.id', 'adoption.edition_id')
      .select([
        'adoption.edition_id',
        'adoption.submission_id as submission',
        'municipality',
        'what',
        'since',
      ])
      .where('edition.released_at', 'is not', null)
      .where('adoption.state', '=', 'accepted')
      .orderBy('since')
      .orderBy('municipality'),
    year,
  ).execute()
  return Map.groupBy(rows, ({ edition_id }) => edition_id)
}

/** One public year, or null where nothing of it is public. */
export const publicYear = async (db: Database, year: number): Promise<StoredYear | null> =>
  (await publicYears(db, year))[0] ?? null
