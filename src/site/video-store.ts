/** The film in sign language: read and replace. */
import type { Database, Reader, Statement } from '../core/database.ts'
import type { SiteVideoTable } from '../core/site-tables.ts'

/** The film, or null without one. */
export const currentVideo = async (db: Database): Promise<SiteVideoTable | null> => {
  const row = await db.q.selectFrom('site_video').selectAll().where('id', '=', 1).executeTakeFirstOrThrow()
  return row.digest === '' ? null : row
}

/** Puts another film in the place of the one seen ('' for none). */
export const replaceVideo = (q: Reader, seen: string, video: Omit<SiteVideoTable, 'id'>): Statement =>
  q.updateTable('site_video').set(video).where('id', '=', 1).where('digest', '=', seen)
