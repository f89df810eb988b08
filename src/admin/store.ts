import type { Database } from '../core/database.ts'

/** Letters that were given up after all attempts. */
export const countFailedLetters = async (db: Database): Promise<number> => {
  const row = await db.q
    .selectFrom('outbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Pictures in an edition's gallery. */
export const countGalleryPhotos = async (db: Database, editionId: string): Promise<number> => {
  const row = await db.q
    .selectFrom('photo')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('gallery_edition_id', '=', editionId)
    .executeTakeFirst()
  return row?.count ?? 0
}
