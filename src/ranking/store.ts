/** Reads for the ranking: all sheets of an edition, in three queries whatever their number. */
import { sql } from 'kysely'
import { notConflicted } from '../conflict/store.ts'
import type { Database } from '../core/database.ts'
import { known } from '../core/known.ts'
import { TAKES_PART } from '../submission/guards.ts'
import type { Sheet } from './design.ts'
import type { CandidateRow } from './standings.ts'

/** Every entry of the edition that takes part, by number. */
export const listCandidates = async (db: Database, editionId: string): Promise<CandidateRow[]> => {
  const rows = await db.q
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'organisation', 'category_id'])
    .where('edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, number: known(row.number) }))
}

/** All sheets that may count: entry takes part, nothing between the juror and it. */
export const listSheets = async (
  db: Database,
  editionId: string,
  criteria: readonly { readonly id: string }[],
): Promise<Sheet[]> => {
  const rows = await db.q
    .selectFrom('score_sheet')
    .innerJoin('submission', 'submission.id', 'score_sheet.submission_id')
    .leftJoin('score', 'score.sheet_id', 'score_sheet.id')
    .select([
      'score_sheet.id',
      'score_sheet.juror_id',
      'score_sheet.submission_id',
      'score.criterion_id',
      // A draft is a sheet with nothing in it.
      sql<number | null>`CASE WHEN score_sheet.finalised_at IS NOT NULL THEN score.points END`.as('points'),
    ])
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .where(notConflicted(sql.ref('score_sheet.juror_id'), sql.ref('score_sheet.submission_id')))
    .execute()
  const sheets = new Map<string, { entry: string; juror: string; byCriterion: Map<string, number | null> }>()
  for (const row of rows) {
    const sheet = sheets.get(row.id) ?? {
      entry: row.submission_id,
      juror: row.juror_id,
      byCriterion: new Map(),
    }
    if (row.criterion_id !== null) sheet.byCriterion.set(row.criterion_id, row.points)
    sheets.set(row.id, sheet)
  }
  return [...sheets.values()].map(({ entry, juror, byCriterion }) => ({
    entry,
    juror,
    points: criteria.map(({ id }) => byCriterion.get(id) ?? null),
  }))
}

/** Everybody who sits or sat on the jury, in the order of their random ids. */
export const listJurorNames = (db: Database, editionId: string) =>
  db.q.selectFrom('juror').select(['id', 'name']).where('edition_id', '=', editionId).orderBy('id').execute()

export const listAwards = (db: Database, editionId: string) =>
  db.q
    .selectFrom('award')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('place')
    .orderBy('special')
    .execute()

export type Award = Awaited<ReturnType<typeof listAwards>>[number]
