/** Reads of the album, and builders of its write statements. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { GalleryHeadingTable } from '../core/gallery-tables.ts'
import { newBlobKey, newId } from '../core/ids.ts'
import { hasBegun } from '../edition/store.ts'
import type { Photo } from '../photo/store.ts'
import type { TableHeading } from './story.ts'
import type { Texts } from './text-rules.ts'

export type StoredHeading = Selectable<GalleryHeadingTable>

/** The headings of an album in order; days before points at the same place. */
export const headingsOf = (db: Database, editionId: string): Promise<StoredHeading[]> =>
  db.q
    .selectFrom('gallery_heading')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('position')
    .orderBy(sql`day IS NULL`)
    .orderBy('id')
    .execute()

/** The album's own words and rules. */
export interface AlbumSettings {
  readonly title: string
  readonly intro: string
  readonly credit: string
  readonly rights: string
  readonly licence: string
  readonly hides: boolean
}

/** Statement that saves the album's settings, only over the version that was read. */
export const updateAlbum = (q: Reader, editionId: string, version: number, set: AlbumSettings): Statement =>
  q
    .updateTable('edition')
    .set({
      gallery_title: set.title,
      gallery_intro: set.intro,
      gallery_credit: set.credit,
      gallery_rights: set.rights,
      gallery_licence: set.licence,
      gallery_hides: set.hides ? 1 : 0,
      gallery_version: version + 1,
    })
    .where('id', '=', editionId)
    .where('gallery_version', '=', version)

/** Statement that keeps the album's credit, rights and licence for the next import. */
export const rememberDefaults = (
  q: Reader,
  editionId: string,
  { credit, rights, licence }: Pick<AlbumSettings, 'credit' | 'rights' | 'licence'>,
): Statement =>
  q
    .updateTable('edition')
    .set({ gallery_credit: credit, gallery_rights: rights, gallery_licence: licence })
    .where('id', '=', editionId)

/** Statement that puts a heading at a place unless the same stands there already. */
export const insertHeading = (
  q: Reader,
  editionId: string,
  position: number,
  heading: Omit<TableHeading, 'offset'>,
) =>
  sql`
    INSERT INTO gallery_heading (id, edition_id, position, day, title)
    SELECT ${newId()}, ${editionId}, ${position}, ${heading.day}, ${heading.title}
    WHERE NOT EXISTS (SELECT 1 FROM gallery_heading
      WHERE edition_id = ${editionId} AND position = ${position}
        AND day IS ${heading.day} AND title = ${heading.title})`.compile(q)

/** Statement that changes what a heading says. */
export const updateHeading = (
  q: Reader,
  editionId: string,
  heading: Pick<StoredHeading, 'id' | 'day' | 'title'>,
): Statement =>
  q
    .updateTable('gallery_heading')
    .set({ day: heading.day, title: heading.title })
    .where('id', '=', heading.id)
    .where('edition_id', '=', editionId)

export const deleteHeading = (q: Reader, editionId: string, id: string): Statement =>
  q.deleteFrom('gallery_heading').where('id', '=', id).where('edition_id', '=', editionId)

/** Where something stood and where it is to stand. */
export interface Move {
  readonly id: string
  readonly from: number
  readonly to: number
}

const moveIn = (q: Reader, table: 'photo' | 'gallery_heading', editionId: string, moves: readonly Move[]) =>
  sql`
    UPDATE ${sql.table(table)} SET position = (SELECT value ->> 'to' FROM json_each(${JSON.stringify(moves)})
      WHERE value ->> 'id' = ${sql.table(table)}.id)
    WHERE ${sql.ref(table === 'photo' ? 'gallery_edition_id' : 'edition_id')} = ${editionId}
      AND (id, position) IN (SELECT value ->> 'id', value ->> 'from' FROM json_each(${JSON.stringify(moves)}))`.compile(
    q,
  )

/** Statement that gives pictures their places, those that still stand where they stood. */
export const movePhotos = (q: Reader, editionId: string, moves: readonly Move[]): Statement =>
  moveIn(q, 'photo', editionId, moves)

/** The same for headings. */
export const moveHeadings = (q: Reader, editionId: string, moves: readonly Move[]): Statement =>
  moveIn(q, 'gallery_heading', editionId, moves)

/** Statement that saves the texts of one picture, only over the version that was read; the guard belongs behind it. */
export const updatePhotoTexts = (
  q: Reader,
  editionId: string,
  { id, version }: Pick<Photo, 'id' | 'version'>,
  texts: Texts,
): Statement =>
  q
    .updateTable('photo')
    .set({ ...texts, version: version + 1 })
    .where('id', '=', id)
    .where('gallery_edition_id', '=', editionId)
    .where('version', '=', version)

/** Statement that deletes a picture of the album which has no public name, not even one that waits. */
export const deletePrivatePhoto = (q: Reader, editionId: string, id: string): Statement =>
  q
    .deleteFrom('photo')
    .where('id', '=', id)
    .where('gallery_edition_id', '=', editionId)
    .where('public_key', 'is', null)
    .where('hidden_at', 'is', null)

/** Statement that gives every picture that may be seen its public name. The schema refuses an incomplete one. */
export const publishPhotos = (q: Reader, photos: readonly Pick<Photo, 'id'>[]): Statement => {
  const keys = JSON.stringify(photos.map(({ id }) => ({ id, key: newBlobKey() })))
  return sql`
    UPDATE photo SET public_key = (SELECT value ->> 'key' FROM json_each(${keys}) WHERE value ->> 'id' = photo.id)
    WHERE public_key IS NULL AND hidden_at IS NULL
      AND id IN (SELECT value ->> 'id' FROM json_each(${keys}))`.compile(q)
}

/** Makes the album public, unless its year has dates and has not begun; guard follows. */
export const publishAlbum = (q: Reader, editionId: string, now: number) =>
  q
    .updateTable('edition')
    .set({ gallery_published_at: now })
    .where('id', '=', editionId)
    .where(hasBegun(sql.ref('call_opens_at'), now))

/** Statements that take the album out of the public; the public names die with it. */
export const unpublish = (q: Reader, editionId: string): Statement[] => [
  q.updateTable('edition').set({ gallery_published_at: null }).where('id', '=', editionId),
  q
    .updateTable('photo')
    .set({ public_key: null, hidden_key: null })
    .where('gallery_edition_id', '=', editionId),
]
