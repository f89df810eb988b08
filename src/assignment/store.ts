/** Reads and write statements of the assignment: who judges what. */
import { sql } from 'kysely'
import { conflictedPairs, notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { assigned } from '../jury/assigned.ts'
import { TAKES_PART } from '../submission/guards.ts'
import type { Pair } from './plan.ts'
import type { Situation, SituationEntry, SituationJuror, SituationSheet } from './preview.ts'

/** In SQL: the seat can be assigned to, accepted or not; a substitute's only once called in. */
const HOLDS_OFFICE = sql<number>`(juror.removed_at IS NULL AND (juror.is_substitute = 0 OR juror.called_in_at IS NOT NULL))`

/** Pairs per bound value: D1 takes values up to about a megabyte. */
const CHUNK = 5000

/** The plan, if there is one, and how many sheets per entry the rules of judging ask for. */
const planOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('edition')
    .leftJoin('assignment_plan', 'assignment_plan.edition_id', 'edition.id')
    .select(['edition.sheets_per_entry', 'assignment_plan.version', 'assignment_plan.per_entry'])
    .where('edition.id', '=', editionId)
    .executeTakeFirstOrThrow()

const entriesOf = async (db: Database, editionId: string): Promise<SituationEntry[]> => {
  const rows = await db.q
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'category_id as category'])
    .where('edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, number: row.number ?? 0 }))
}

const jurorsOf = async (db: Database, editionId: string): Promise<SituationJuror[]> => {
  const rows = await db.q
    .selectFrom('juror')
    .select(['id', 'name', 'accepted_at', 'capacity'])
    .select(HOLDS_OFFICE.as('inOffice'))
    .select(
      sql<string>`(SELECT json_group_array(category_id) FROM juror_expertise WHERE juror_id = juror.id)`.as(
        'expertise',
      ),
    )
    .where('edition_id', '=', editionId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ accepted_at, expertise, inOffice, ...row }) => ({
    ...row,
    inOffice: inOffice === 1,
    accepted: accepted_at !== null,
    expertise: JSON.parse(expertise) as string[],
  }))
}

const assignedIn = async (db: Database, editionId: string): Promise<Pair[]> => {
  const rows = await db.q
    .selectFrom('assignment')
    .innerJoin('juror', 'juror.id', 'assignment.juror_id')
    .select(['assignment.submission_id', 'assignment.juror_id'])
    .where('juror.edition_id', '=', editionId)
    .orderBy('assignment.submission_id')
    .orderBy('assignment.juror_id')
    .execute()
  return rows.map(({ submission_id, juror_id }): Pair => [submission_id, juror_id])
}

const sheetsOf = async (db: Database, editionId: string): Promise<SituationSheet[]> => {
  const rows = await db.q
    .selectFrom('score_sheet')
    .innerJoin('submission', 'submission.id', 'score_sheet.submission_id')
    .select(['score_sheet.submission_id as entry', 'score_sheet.juror_id as juror'])
    .select(sql<number>`score_sheet.finalised_at IS NOT NULL`.as('final'))
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .where(notConflicted(sql.ref('score_sheet.juror_id'), sql.ref('score_sheet.submission_id')))
    .orderBy('score_sheet.submission_id')
    .orderBy('score_sheet.juror_id')
    .execute()
  return rows.map(({ final, ...row }) => ({ ...row, complete: final === 1 }))
}

/** Everything an assignment depends on, in six queries. */
export const readSituation = async (db: Database, editionId: string): Promise<Situation> => {
  const plan = await planOf(db, editionId)
  const conflicts = await conflictedPairs(db, editionId)
  return {
    version: plan.version ?? 0,
    perEntry: plan.per_entry ?? plan.sheets_per_entry,
    byRules: plan.sheets_per_entry,
    entries: await entriesOf(db, editionId),
    jurors: await jurorsOf(db, editionId),
    conflicts: conflicts.map(({ submission, juror }): Pair => [submission, juror]),
    assigned: await assignedIn(db, editionId),
    sheets: await sheetsOf(db, editionId),
  }
}

export interface PlanWrite {
  readonly editionId: string
  /** The version that was read; 0 for the first assignment. */
  readonly version: number
  readonly perEntry: number
  readonly seed: number
  readonly now: number
}

/** In SQL: judging has not closed. */
const beforeClose = (now: number) =>
  sql<boolean>`(edition.judging_closes_at > ${now} AND edition.released_at IS NULL)`

/** Begins the next version of the plan, as long as the one that was read still stands and judging is not over. */
export const nextPlan = (q: Reader, write: PlanWrite): Statement =>
  sql`
    INSERT INTO assignment_plan (edition_id, version, per_entry, seed, applied_at)
    SELECT edition.id, 1, ${write.perEntry}, ${write.seed}, ${write.now}
    FROM edition WHERE edition.id = ${write.editionId} AND ${beforeClose(write.now)}
      AND (${write.version} = 0 OR EXISTS (SELECT 1 FROM assignment_plan WHERE edition_id = edition.id))
    ON CONFLICT (edition_id) DO UPDATE
    SET version = assignment_plan.version + 1, per_entry = excluded.per_entry, seed = excluded.seed,
      applied_at = excluded.applied_at
    WHERE assignment_plan.version = ${write.version}`.compile(q)

const chunks = (pairs: readonly Pair[]): string[] =>
  Array.from({ length: Math.ceil(pairs.length / CHUNK) }, (_, index) =>
    JSON.stringify(pairs.slice(index * CHUNK, (index + 1) * CHUNK)),
  )

/** Stores pairs: jurors in office, entries that take part, nothing between them. */
export const insertPairs = (q: Reader, editionId: string, pairs: readonly Pair[]): Statement[] =>
  chunks(pairs).map((list) =>
    sql`
      INSERT INTO assignment (juror_id, submission_id)
      SELECT juror.id, submission.id
      FROM json_each(${list}) AS pair
      JOIN juror ON juror.id = pair.value ->> 1
      JOIN submission ON submission.id = pair.value ->> 0
      WHERE juror.edition_id = ${editionId} AND submission.edition_id = ${editionId}
        AND ${HOLDS_OFFICE} AND ${TAKES_PART}
        AND ${notConflicted(sql.ref('juror.id'), sql.ref('submission.id'))}`.compile(q),
  )

export const deletePairs = (q: Reader, editionId: string, pairs: readonly Pair[]): Statement[] =>
  chunks(pairs).map((list) =>
    sql`
      DELETE FROM assignment
      WHERE (submission_id, juror_id) IN (SELECT pair.value ->> 0, pair.value ->> 1 FROM json_each(${list}) AS pair)
        AND juror_id IN (SELECT id FROM juror WHERE edition_id = ${editionId})`.compile(q),
  )

/**
 * Aborts the commit unless exactly `count` pairs stand, all of jurors in office on entries that take part without a
 * conflict, and no juror in office has begun a sheet outside of them.
 */
export const pairsAreSound = (q: Reader, editionId: string, count: number): Statement[] => [
  sql`
    INSERT INTO _guard SELECT count(*) = ${count} AND coalesce(sum(
      submission.edition_id = juror.edition_id AND ${HOLDS_OFFICE} AND ${TAKES_PART}
      AND ${notConflicted(sql.ref('juror.id'), sql.ref('submission.id'))}), 0) = ${count}
    FROM assignment
    JOIN juror ON juror.id = assignment.juror_id
    JOIN submission ON submission.id = assignment.submission_id
    WHERE juror.edition_id = ${editionId}`.compile(q),
  sql`
    INSERT INTO _guard SELECT NOT EXISTS (
      SELECT 1 FROM score_sheet
      JOIN juror ON juror.id = score_sheet.juror_id
      JOIN submission ON submission.id = score_sheet.submission_id
      WHERE juror.edition_id = ${editionId} AND ${HOLDS_OFFICE} AND ${TAKES_PART}
        AND NOT ${assigned({
          edition: sql.ref('juror.edition_id'),
          juror: sql.ref('juror.id'),
          submission: sql.ref('submission.id'),
        })}
        AND ${notConflicted(sql.ref('juror.id'), sql.ref('submission.id'))})`.compile(q),
]

export interface PairWrite {
  readonly editionId: string
  readonly entry: string
  readonly juror: string
  readonly now: number
}

/** Any change of a single pair makes previews stale; only where something has been assigned, and until judging closes. */
export const touchPlan = (q: Reader, write: PairWrite): Statement =>
  sql`
    UPDATE assignment_plan SET version = version + 1
    WHERE edition_id = ${write.editionId} AND EXISTS (
      SELECT 1 FROM edition WHERE edition.id = ${write.editionId} AND ${beforeClose(write.now)})`.compile(q)

export const addPair = (q: Reader, write: PairWrite): Statement =>
  sql`
    INSERT INTO assignment (juror_id, submission_id)
    SELECT juror.id, submission.id FROM juror
    JOIN submission ON submission.edition_id = juror.edition_id
    WHERE juror.id = ${write.juror} AND submission.id = ${write.entry} AND juror.edition_id = ${write.editionId}
      AND ${HOLDS_OFFICE} AND ${TAKES_PART}
      AND ${notConflicted(sql`${write.juror}`, sql`${write.entry}`)}
    ON CONFLICT DO NOTHING`.compile(q)

/** Takes a pair away as long as nothing has been scored. */
export const removePair = (q: Reader, write: PairWrite): Statement =>
  sql`
    DELETE FROM assignment
    WHERE juror_id = ${write.juror} AND submission_id = ${write.entry}
      AND juror_id IN (SELECT id FROM juror WHERE edition_id = ${write.editionId})
      AND NOT EXISTS (SELECT 1 FROM score_sheet
        WHERE score_sheet.juror_id = ${write.juror} AND score_sheet.submission_id = ${write.entry})`.compile(
    q,
  )
