/** Who works on galleries without being an organiser. */
import type { Database, Reader, Statement } from '../core/database.ts'

export interface GalleryEditor {
  readonly id: string
  readonly email: string
  readonly name: string
}

const editors = (db: Database) =>
  db.q.selectFrom('account').select(['id', 'email', 'name']).where('is_gallery_editor', '=', 1)

/** Everybody who may work on galleries, by address. */
export const listGalleryEditors = (db: Database): Promise<GalleryEditor[]> =>
  editors(db).orderBy('email').execute()

export const galleryEditorById = (db: Database, id: string): Promise<GalleryEditor | undefined> =>
  editors(db).where('id', '=', id).executeTakeFirst()

/** Statement that gives or takes the role; the guard behind it refuses what would change nothing. */
export const setGalleryEditor = (q: Reader, email: string, may: boolean): Statement =>
  q
    .updateTable('account')
    .set({ is_gallery_editor: may ? 1 : 0 })
    .where('email', '=', email)
    .where('is_gallery_editor', '=', may ? 0 : 1)

/** Every award year with the number of pictures in its album, newest first. */
export const listAlbums = (db: Database) =>
  db.q
    .selectFrom('edition')
    .leftJoin('photo', 'photo.gallery_edition_id', 'edition.id')
    .select(['edition.year', 'edition.gallery_published_at'])
    .select((e) => e.fn.count<number>('photo.id').as('photos'))
    .groupBy('edition.id')
    .orderBy('edition.year', 'desc')
    .execute()
