/** Reads and write statements of the screening. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { SubmissionTable } from '../core/tables.ts'
import { callIsOpen, mayWrite } from '../submission/guards.ts'
import type { Moment } from '../submission/rules.ts'
import type { Screening } from './rules.ts'

export interface ScreeningRow {
  readonly id: string
  readonly number: number | null
  readonly title: string
  readonly category: string | null
  readonly organisation: string
  readonly organisation_key: string | null
  readonly organisation_kind: SubmissionTable['organisation_kind']
  readonly organisation_population: number | null
  readonly updated_at: number
  readonly screened_at: number | null
  readonly extended_until: number | null
  /** Question key → answer, of the questions that decide. */
  readonly answers: Readonly<Record<string, string>>
}

/**
 * Handed-in entries of one state by number, with only those answers that decide: the long texts stay where they are.
 * @param keys the questions that the rules of the year look at
 */
export const listForScreening = async (
  db: Database,
  editionId: string,
  state: Screening,
  keys: readonly string[],
): Promise<ScreeningRow[]> => {
  const rows = await db.q
    .selectFrom('submission')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .select([
      'submission.id',
      'submission.number',
      'submission.title',
      'category.name as category',
      'submission.organisation',
      'submission.organisation_key',
      'submission.organisation_kind',
      'submission.organisation_population',
      'submission.updated_at',
      'submission.screened_at',
      'submission.extended_until',
    ])
    .select(
      sql<string>`(SELECT json_group_object(answer.key, answer.value) FROM json_each(submission.answers) AS answer
        WHERE answer.key IN (SELECT value FROM json_each(${JSON.stringify(keys)})))`.as('answers'),
    )
    .where('submission.edition_id', '=', editionId)
    .where('submission.state', '=', 'submitted')
    .where('submission.screening', '=', state)
    .orderBy('submission.number')
    .execute()
  return rows.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Record<string, string> }))
}

/** How many handed-in entries there are in each state; one query. */
export const countByScreening = async (
  db: Database,
  editionId: string,
): Promise<Record<Screening, number>> => {
  const rows = await db.q
    .selectFrom('submission')
    .select(['screening', sql<number>`count(*)`.as('count')])
    .where('edition_id', '=', editionId)
    .where('state', '=', 'submitted')
    .groupBy('screening')
    .execute()
  const counts = { open: 0, changes: 0, passed: 0, refused: 0 }
  for (const { screening, count } of rows) counts[screening] = count
  return counts
}

export interface ScreeningWrite {
  readonly id: string
  readonly editionId: string
  /** The entry as the organiser read it. */
  readonly version: number
  /** What was decided when the organiser read it. */
  readonly from: Screening
  readonly to: Screening
  readonly text: string
  /** A new deadline of its own; null to leave it. */
  readonly until: number | null
  readonly now: number
}

/**
 * Decides about an entry: handed in, as it was read, and before the jury begins. Its version stays, so that what its
 * entrant is typing can still be saved.
 */
export const screen = (q: Reader, write: ScreeningWrite): Statement =>
  q
    .updateTable('submission')
    .set({
      screening: write.to,
      screening_text: write.text,
      screened_at: write.now,
      ...(write.until === null ? {} : { extended_until: laterOf(write.until) }),
    })
    .where('id', '=', write.id)
    .where('edition_id', '=', write.editionId)
    .where('version', '=', write.version)
    .where('state', '=', 'submitted')
    .where('screening', '=', write.from)
    .where(sql<boolean>`EXISTS (SELECT 1 FROM edition WHERE edition.id = submission.edition_id
      AND edition.released_at IS NULL
      AND (edition.judging_opens_at IS NULL
        OR edition.judging_opens_at > ${write.now} AND edition.judging_opens_at >= ${write.until ?? 0}))`)

const laterOf = (until: number) => sql<number>`max(coalesce(extended_until, 0), ${until})`

/** The entrant has made the changes: back to the organisers, within the deadline. */
export const reopen = (q: Reader, write: { id: string; actorId: string } & Moment): Statement =>
  q
    .updateTable('submission')
    .set({ screening: 'open' })
    .where('id', '=', write.id)
    .where('state', '=', 'submitted')
    .where('screening', '=', 'changes')
    .where(mayWrite(write.actorId, 'edit'))
    .where(callIsOpen(write))
