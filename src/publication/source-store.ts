/** What a snapshot is built from, in as many queries whatever the number of winners. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import type { Photo } from '../photo/store.ts'
import { TAKES_PART } from '../submission/guards.ts'

/** Every entry that takes part, with its county where the register knows its key. */
export const entriesOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .leftJoin('municipality', 'municipality.key', 'submission.organisation_key')
    .select([
      'submission.id',
      'submission.version',
      'submission.category_id',
      'submission.title',
      'submission.organisation',
      'submission.organisation_kind',
      'submission.organisation_population',
      'submission.answers',
      'municipality.county',
      'municipality.state',
    ])
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('submission.number')
    .execute()

export type SourceEntry = Awaited<ReturnType<typeof entriesOf>>[number]

/** Pictures of entries, in their order. */
export const photosOfEntries = (db: Database, ids: readonly string[]): Promise<Photo[]> =>
  db.q
    .selectFrom('photo')
    .selectAll()
    .where(sql<boolean>`submission_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy('position')
    .orderBy('created_at')
    .execute()

/** Who judged, chair and deputy first, and whether they are named: they agreed, and organisers name the jury at all. */
export const juryOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('juror')
    .select(['name', 'institution', 'is_chair', 'is_deputy'])
    .select(
      sql<number>`EXISTS (SELECT 1 FROM juror_public WHERE juror_public.juror_id = juror.id)
        AND coalesce((SELECT jury_from FROM edition_page WHERE edition_page.edition_id = juror.edition_id), 'release')
          <> 'never'`.as('named'),
    )
    .where('edition_id', '=', editionId)
    .where(IN_OFFICE)
    .orderBy('is_chair', 'desc')
    .orderBy('is_deputy', 'desc')
    .orderBy('name')
    .execute()
