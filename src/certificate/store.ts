/** Certificates that were made, and who judged. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import type { Certificate, Juror } from './rules.ts'

export const certificateByCode = (db: Database, code: string) =>
  db.q.selectFrom('certificate').selectAll().where('code', '=', code).executeTakeFirst()

export const issuedIn = (db: Database, editionId: string) =>
  db.q
    .selectFrom('certificate')
    .select(['code', 'kind', 'subject', 'honour'])
    .where('edition_id', '=', editionId)
    .execute()

/** Gives a certificate its code, once, and only while the results are released. */
export const issue = (
  q: Reader,
  write: { editionId: string; certificate: Certificate; code: string; now: number },
): Statement => {
  const { kind, subject, honour } = write.certificate
  return sql`
    INSERT INTO certificate (code, edition_id, kind, subject, honour, issued_at)
    SELECT ${write.code}, edition.id, ${kind}, ${subject}, ${honour}, ${write.now}
    FROM edition WHERE edition.id = ${write.editionId} AND edition.released_at IS NOT NULL
    ON CONFLICT (edition_id, kind, subject, honour) DO NOTHING`.compile(q)
}

/** Everybody who judged, the chair first. */
export const jurorsOf = async (db: Database, editionId: string): Promise<Juror[]> => {
  const rows = await db.q
    .selectFrom('juror')
    .select(['id', 'name', 'institution', 'is_chair'])
    .where('edition_id', '=', editionId)
    .where(IN_OFFICE)
    .orderBy('is_chair', 'desc')
    .orderBy('name')
    .execute()
  return rows.map(({ is_chair, ...juror }) => ({ ...juror, chair: is_chair === 1 }))
}
