/** Reads and write statements of the audience's award. */
import { type Selectable, sql } from 'kysely'
import type { AudiencePrizeTable } from '../core/audience-tables.ts'
import { type Database, guard, guardRows, type Reader, type Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { agrees, TAKES_PART } from '../submission/guards.ts'

export type Prize = Selectable<AudiencePrizeTable>

export const prizeOf = (db: Database, editionId: string): Promise<Prize | undefined> =>
  db.q.selectFrom('audience_prize').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

/** The name of a year's prize once its votes are counted. */
export const countedPrize = async (db: Database, year: number): Promise<string | null> => {
  const row = await db.q
    .selectFrom('audience_result')
    .innerJoin('audience_prize', 'audience_prize.edition_id', 'audience_result.edition_id')
    .innerJoin('edition', 'edition.id', 'audience_result.edition_id')
    .select('audience_prize.title')
    .where('edition.year', '=', year)
    .executeTakeFirst()
  return row?.title ?? null
}

const fixedPrizes = preparedRead((q, _: Record<never, never>) =>
  q
    .selectFrom('audience_prize')
    .innerJoin('edition', 'edition.id', 'audience_prize.edition_id')
    .selectAll('audience_prize')
    .select('edition.year')
    .where('fixed_at', 'is not', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('audience_result')
            .select('root')
            .whereRef('audience_result.edition_id', '=', 'audience_prize.edition_id'),
        ),
      ),
    )
    .orderBy('opens_at'),
)

/** The vote that is open, or opens next, or was open last and is not counted yet. */
export const currentPrize = async (
  db: Database,
  now: number,
): Promise<(Prize & { readonly year: number }) | null> => {
  const prizes = await fixedPrizes(db, {})
  return prizes.find(({ closes_at }) => closes_at > now) ?? prizes.at(-1) ?? null
}

/** The prize with this name for pictures. */
export const prizeByPictureKey = (db: Database, key: string): Promise<Prize | undefined> =>
  db.q.selectFrom('audience_prize').selectAll().where('picture_key', '=', key).executeTakeFirst()

export const savePrizeRow = (q: Reader, row: Omit<Prize, 'fixed_at' | 'picture_key'>): Statement[] => [
  q
    .insertInto('audience_prize')
    .values({ ...row, fixed_at: null, picture_key: null, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('edition_id')
        .doUpdateSet((e) => ({
          title: e.ref('excluded.title'),
          intro: e.ref('excluded.intro'),
          choice: e.ref('excluded.choice'),
          tie: e.ref('excluded.tie'),
          field: e.ref('excluded.field'),
          may_change: e.ref('excluded.may_change'),
          opens_at: e.ref('excluded.opens_at'),
          closes_at: e.ref('excluded.closes_at'),
          version: row.version + 1,
        }))
        .where('audience_prize.version', '=', row.version)
        .where('audience_prize.fixed_at', 'is', null),
    ),
  guard,
]

/** Moves the window: before it opens both ends, afterwards only the end. */
export const moveWindow = (
  q: Reader,
  prize: Pick<Prize, 'edition_id' | 'version'>,
  to: { readonly opensAt: number; readonly closesAt: number },
  now: number,
): Statement[] => [
  q
    .updateTable('audience_prize')
    .set({ opens_at: to.opensAt, closes_at: to.closesAt, version: prize.version + 1 })
    .where('edition_id', '=', prize.edition_id)
    .where('version', '=', prize.version)
    .where((e) => e.or([e('opens_at', '>', now), e('opens_at', '=', to.opensAt)]))
    // A vote that is over stays over.
    .where('closes_at', '>', now)
    .where(NOT_COUNTED),
  guard,
]

/** In SQL: the prize of the statement is not counted yet. */
export const NOT_COUNTED = sql<boolean>`NOT EXISTS (
  SELECT 1 FROM audience_result WHERE audience_result.edition_id = audience_prize.edition_id)`

export interface CandidateRow {
  readonly number: number
  readonly submission_id: string
  readonly title: string
  readonly organisation: string
  readonly sentence: string
  readonly photo_id: string | null
}

/** Fixes question and candidates; only once, only candidates that still take part. */
export const fixPrize = (
  q: Reader,
  prize: Pick<Prize, 'edition_id' | 'version'>,
  candidates: readonly CandidateRow[],
  pictureKey: string,
  now: number,
): Statement[] => [
  q
    .updateTable('audience_prize')
    .set({ fixed_at: now, picture_key: pictureKey, version: prize.version + 1 })
    .where('edition_id', '=', prize.edition_id)
    .where('version', '=', prize.version)
    .where('fixed_at', 'is', null)
    .where('closes_at', '>', now),
  guard,
  sql`
    INSERT INTO audience_candidate (edition_id, number, submission_id, title, organisation, sentence, photo_id)
    SELECT ${prize.edition_id}, value ->> 'number', value ->> 'submission_id', value ->> 'title',
      value ->> 'organisation', value ->> 'sentence', value ->> 'photo_id'
    FROM json_each(${JSON.stringify(candidates)})
    JOIN submission ON submission.id = value ->> 'submission_id' AND ${TAKES_PART}
  `.compile(q),
  guardRows(candidates.length),
]

/**
 * Entries that could stand for election, in the order of categories and numbers, each with its first complete picture.
 * @param consent key of the question whether the entry may be shown
 */
export const entriesToChoose = (db: Database, editionId: string, consent: string | undefined) =>
  db.q
    .selectFrom('submission')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .select(['submission.id', 'submission.title', 'submission.organisation', 'category.name as category'])
    .select([
      agrees(consent).as('agreed'),
      sql<string | null>`submission.answers ->> 'summary'`.as('summary'),
      sql<string | null>`(
        SELECT photo.id FROM photo
        WHERE photo.submission_id = submission.id AND photo.caption <> '' AND photo.alt <> '' AND photo.credit <> ''
          AND photo.rights <> '' AND photo.persons <> 'missing'
        ORDER BY photo.position LIMIT 1)`.as('photo_id'),
    ])
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('category.position')
    .orderBy('submission.number')
    .execute()

export const candidatesOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('audience_candidate')
    .leftJoin('photo', 'photo.id', 'audience_candidate.photo_id')
    .select(['number', 'audience_candidate.submission_id', 'title', 'organisation', 'sentence', 'photo_id'])
    .select(['photo.width', 'photo.height', 'photo.renditions', 'photo.alt', 'photo.caption', 'photo.credit'])
    .where('edition_id', '=', editionId)
    .orderBy('number')
    .execute()

export type CandidateWithPhoto = Awaited<ReturnType<typeof candidatesOf>>[number]
