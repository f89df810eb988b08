/** Reads and write statements for jurors, recusals and score sheets. */
import { type Selectable, sql } from 'kysely'
import { conflicted, notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { JurorTable } from '../core/tables.ts'
import { NEWEST_RULES } from '../judging-rules/store.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { foldParty } from '../submission/parties.ts'

export type Juror = Selectable<JurorTable>

export const jurorById = (db: Database, id: string): Promise<Juror | undefined> =>
  db.q.selectFrom('juror').selectAll().where('id', '=', id).executeTakeFirst()

/** One entry on a juror's list, with the juror's own state and nobody else's. */
export interface JuryListItem {
  readonly id: string
  readonly number: number | null
  readonly title: string
  readonly organisation: string
  readonly category: string | null
  readonly recused: number
  /** How many criteria have points in the juror's own sheet. */
  readonly scored: number
}

/** Every handed-in entry of the edition as this juror sees it, by number, in one query. */
export const listForJuror = (db: Database, editionId: string, jurorId: string): Promise<JuryListItem[]> =>
  db.q
    .selectFrom('submission')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .leftJoin('score_sheet', (join) =>
      join.onRef('score_sheet.submission_id', '=', 'submission.id').on('score_sheet.juror_id', '=', jurorId),
    )
    .leftJoin('score', (join) =>
      join.onRef('score.sheet_id', '=', 'score_sheet.id').on('score.points', 'is not', null),
    )
    .select([
      'submission.id',
      'submission.number',
      'submission.title',
      'submission.organisation',
      'category.name as category',
    ])
    .select(conflicted(sql`${jurorId}`, sql.ref('submission.id')).as('recused'))
    .select((e) => e.fn.count<number>('score.criterion_id').as('scored'))
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .groupBy('submission.id')
    .orderBy('submission.number')
    .execute()

/**
 * The juror's first entry by number after `after` that is neither recused nor fully scored; without the whole list.
 * @param criteria how many criteria a full sheet has
 */
export const nextForJuror = async (
  db: Database,
  seat: { readonly editionId: string; readonly jurorId: string },
  criteria: number,
  after: number,
): Promise<string | null> => {
  const row = await db.q
    .selectFrom('submission')
    .select('submission.id')
    .where('submission.edition_id', '=', seat.editionId)
    .where(TAKES_PART)
    .where('submission.number', '>', after)
    .where(notConflicted(sql`${seat.jurorId}`, sql.ref('submission.id')))
    .where(
      (e) =>
        e
          .selectFrom('score_sheet')
          .innerJoin('score', 'score.sheet_id', 'score_sheet.id')
          .select((s) => s.fn.countAll<number>().as('n'))
          .where('score_sheet.juror_id', '=', seat.jurorId)
          .whereRef('score_sheet.submission_id', '=', 'submission.id')
          .where('score.points', 'is not', null),
      '<',
      criteria,
    )
    .orderBy('submission.number')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export interface OwnSheet {
  readonly version: number
  readonly comment: string
  readonly scores: readonly {
    readonly criterion_id: string
    readonly points: number | null
    readonly comment: string
  }[]
}

/** The juror's own sheet for one entry; version 0 when there is none yet. */
export const ownSheet = async (db: Database, jurorId: string, submissionId: string): Promise<OwnSheet> => {
  const rows = await db.q
    .selectFrom('score_sheet')
    .leftJoin('score', 'score.sheet_id', 'score_sheet.id')
    .select([
      'score_sheet.version',
      'score_sheet.comment',
      'score.criterion_id',
      'score.points',
      'score.comment as score_comment',
    ])
    .where('score_sheet.juror_id', '=', jurorId)
    .where('score_sheet.submission_id', '=', submissionId)
    .execute()
  return {
    version: rows[0]?.version ?? 0,
    comment: rows[0]?.comment ?? '',
    scores: rows.flatMap(({ criterion_id, points, score_comment }) =>
      criterion_id === null ? [] : [{ criterion_id, points, comment: score_comment ?? '' }],
    ),
  }
}

export interface SheetWrite {
  readonly jurorId: string
  readonly accountId: string
  readonly submissionId: string
  /** Version the juror saw; 0 for a new sheet. */
  readonly version: number
  readonly comment: string
  readonly now: number
}

/**
 * The condition under which a juror may write about an entry, in SQL: own seat, accepted, judging open, entry
 * handed in and not refused. It stands inside every jury write, so nothing can slip between check and write.
 */
const seatedNow = (write: { jurorId: string; accountId: string; submissionId: string; now: number }) => sql`
  FROM juror
  JOIN edition ON edition.id = juror.edition_id
  JOIN submission ON submission.edition_id = juror.edition_id
  WHERE juror.id = ${write.jurorId}
    AND juror.account_id = ${write.accountId}
    AND juror.removed_at IS NULL
    AND juror.accepted_at IS NOT NULL
    AND submission.id = ${write.submissionId}
    AND ${TAKES_PART}
    AND edition.judging_opens_at <= ${write.now}
    AND edition.judging_closes_at > ${write.now}
    AND edition.released_at IS NULL`

/** Writes the sheet unless a conflict or another version stands, judging is not open, or no rules are frozen. */
export const upsertSheet = (q: Reader, write: SheetWrite): Statement =>
  sql`
    INSERT INTO score_sheet (id, juror_id, submission_id, comment, version, updated_at, rules_version)
    SELECT ${newId()}, juror.id, submission.id, ${write.comment}, 1, ${write.now}, ${NEWEST_RULES}
    ${seatedNow(write)}
    AND ${NEWEST_RULES} IS NOT NULL
    AND ${notConflicted(sql`${write.jurorId}`, sql`${write.submissionId}`)}
    ON CONFLICT (juror_id, submission_id) DO UPDATE
    SET comment = excluded.comment, version = score_sheet.version + 1, updated_at = excluded.updated_at,
      rules_version = excluded.rules_version
    WHERE score_sheet.version = ${write.version}`.compile(q)

/** Sets the points of one criterion in the juror's sheet; SQL refuses foreign criteria and points off the scale. */
export const upsertScore = (
  q: Reader,
  sheet: { jurorId: string; submissionId: string },
  score: { criterionId: string; points: number | null; comment: string },
): Statement =>
  sql`
    INSERT INTO score (sheet_id, criterion_id, points, comment)
    SELECT score_sheet.id, criterion.id, ${score.points}, ${score.comment}
    FROM score_sheet
    JOIN juror ON juror.id = score_sheet.juror_id
    JOIN edition ON edition.id = juror.edition_id
    JOIN criterion ON criterion.edition_id = edition.id
    WHERE score_sheet.juror_id = ${sheet.jurorId} AND score_sheet.submission_id = ${sheet.submissionId}
      AND criterion.id = ${score.criterionId}
      AND (${score.points} IS NULL OR ${score.points} BETWEEN edition.scale_min AND edition.scale_max)
    ON CONFLICT (sheet_id, criterion_id) DO UPDATE SET points = excluded.points, comment = excluded.comment`.compile(
    q,
  )

/** Records that the juror is not neutral, anew after a dismissal; a sheet written before no longer counts. */
export const insertRecusal = (
  q: Reader,
  write: { jurorId: string; accountId: string; submissionId: string; reason: string; now: number },
): Statement =>
  sql`
    INSERT INTO recusal (juror_id, submission_id, reason, created_at)
    SELECT juror.id, submission.id, ${write.reason}, ${write.now}
    ${seatedNow(write)}
    ON CONFLICT (juror_id, submission_id) DO UPDATE
    SET reason = excluded.reason, created_at = excluded.created_at`.compile(q)

/** Jurors of an edition with their progress, removed ones last, in one query. */
export const listJurors = (db: Database, editionId: string) =>
  db.q
    .selectFrom('juror')
    .innerJoin('account', 'account.id', 'juror.account_id')
    .select([
      'juror.id',
      'juror.name',
      'juror.institution',
      'juror.is_chair',
      'juror.accepted_at',
      'juror.removed_at',
    ])
    .select(['account.email', 'juror.account_id'])
    .select((e) => [
      e
        .selectFrom('score_sheet')
        .whereRef('score_sheet.juror_id', '=', 'juror.id')
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('sheets'),
      e
        .selectFrom('conflict')
        .innerJoin('submission', 'submission.id', 'conflict.submission_id')
        .whereRef('conflict.juror_id', '=', 'juror.id')
        .where(TAKES_PART)
        .select(sql<number>`count(DISTINCT conflict.submission_id)`.as('n'))
        .as('recusals'),
    ])
    .where('juror.edition_id', '=', editionId)
    .orderBy(sql`juror.removed_at IS NOT NULL`)
    .orderBy('juror.is_chair', 'desc')
    .orderBy('juror.name')
    .execute()

export type JurorListItem = Awaited<ReturnType<typeof listJurors>>[number]

/** Puts the account of `email` on the jury; an earlier removal is undone. */
export const seatJuror = (
  q: Reader,
  seat: { editionId: string; email: string; name: string; institution: string; chair: boolean; now: number },
): Statement =>
  sql`
    INSERT INTO juror (id, edition_id, account_id, name, institution, is_chair, invited_at)
    SELECT ${newId()}, ${seat.editionId}, account.id, ${seat.name}, ${seat.institution}, ${seat.chair ? 1 : 0}, ${seat.now}
    FROM account WHERE account.email = ${seat.email}
    ON CONFLICT (edition_id, account_id) DO UPDATE
    SET name = excluded.name, institution = excluded.institution, is_chair = excluded.is_chair,
        invited_at = excluded.invited_at, removed_at = NULL`.compile(q)

/** The juror's own name among what they belong to, so that entrants can name them. */
export const affiliateName = (q: Reader, editionId: string, email: string, name: string): Statement[] => {
  const seat = sql`(SELECT juror.id FROM juror JOIN account ON account.id = juror.account_id
    WHERE juror.edition_id = ${editionId} AND account.email = ${email})`
  return [
    sql`DELETE FROM juror_affiliation WHERE juror_id = ${seat} AND kind = 'person'`.compile(q),
    sql`INSERT INTO juror_affiliation (juror_id, kind, name, folded)
      SELECT ${seat}, 'person', ${name}, ${foldParty(name)} WHERE ${foldParty(name)} <> ''`.compile(q),
  ]
}

/** Takes the chair from whoever holds it. */
export const clearChair = (q: Reader, editionId: string): Statement =>
  q.updateTable('juror').set({ is_chair: 0 }).where('edition_id', '=', editionId).where('is_chair', '=', 1)

export const updateJuror = (
  q: Reader,
  editionId: string,
  id: string,
  set: Partial<Omit<Juror, 'id'>>,
): Statement =>
  q
    .updateTable('juror')
    .set(set)
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .where('removed_at', 'is', null)

/** Ends every session of the account behind a juror or an address: a new role begins with a new sign-in. */
export const endSessionsOf = (q: Reader, who: { jurorId: string } | { email: string }): Statement =>
  'jurorId' in who
    ? q
        .deleteFrom('session')
        .where('account_id', 'in', (e) =>
          e.selectFrom('juror').select('account_id').where('id', '=', who.jurorId),
        )
    : q
        .deleteFrom('session')
        .where('account_id', 'in', (e) => e.selectFrom('account').select('id').where('email', '=', who.email))
