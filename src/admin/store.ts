import type { Database } from '../core/database.ts'

const MONTH = 30 * 86_400_000

/** Letters of the last thirty days that did not arrive; an address mistyped at sign-in is nobody's business. */
export const countFailedLetters = async (db: Database, now: number): Promise<number> => {
  const row = await db.q
    .selectFrom('outbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('created_at', '>', now - MONTH)
    .where((e) =>
      e.or([e('state', '=', 'failed'), e.and([e('state', '=', 'bounced'), e('kind', '<>', 'sign_in')])]),
    )
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
