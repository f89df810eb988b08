/** Reads and write statements for jurors, recusals and score sheets. */
import { type Selectable, sql } from 'kysely'
import { SEALED } from '../commitment/store.ts'
import { conflictedInList, notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { JurorTable } from '../core/jury-tables.ts'
import { preparedRead, preparedWrite } from '../core/prepared.ts'
import { NEWEST_RULES } from '../judging-rules/store.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { assigned } from './assigned.ts'
import { IN_OFFICE } from './seat-store.ts'

export type Juror = Selectable<JurorTable>

const byId = preparedRead((q: Reader, of: { id: string }) =>
  q.selectFrom('juror').selectAll().where('id', '=', of.id),
)

export const jurorById = async (db: Database, id: string): Promise<Juror | undefined> =>
  (await byId(db, { id }))[0]

interface SeatOf {
  readonly editionId: string
  readonly jurorId: string
}

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
  /** Whether the juror has finished it; only then it counts. */
  readonly final: number
}

// Counted row by row, so that the rows come in the order of the index and nothing is sorted.
const listRows = preparedRead((q: Reader, of: SeatOf) =>
  q
    .selectFrom('submission')
    .leftJoin('score_sheet', (join) =>
      join
        .onRef('score_sheet.submission_id', '=', 'submission.id')
        .on('score_sheet.juror_id', '=', of.jurorId),
    )
    .leftJoin('category', 'category.id', 'submission.category_id')
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.organisation'])
    .select('category.name as category')
    .select(conflictedInList(of.jurorId, sql.ref('submission.id')).as('recused'))
    .select(
      sql<number>`(SELECT count(*) FROM score
        WHERE score.sheet_id = score_sheet.id AND score.points IS NOT NULL)`.as('scored'),
    )
    .select(sql<number>`score_sheet.finalised_at IS NOT NULL`.as('final'))
    .where('submission.edition_id', '=', of.editionId)
    .where(TAKES_PART)
    .where(assignedTo(of.editionId, of.jurorId))
    .orderBy('submission.number'),
)

/** Every entry that this juror is to judge, by number, in one query. */
export const listForJuror = (db: Database, editionId: string, jurorId: string): Promise<JuryListItem[]> =>
  listRows(db, { editionId, jurorId })

/** In SQL: the entry of the query is one that this juror is to judge. */
export const assignedTo = (editionId: string, jurorId: string) =>
  assigned({ edition: sql`${editionId}`, juror: sql`${jurorId}`, submission: sql.ref('submission.id') })

const nextRows = preparedRead((q: Reader, of: { editionId: string; jurorId: string; after: number }) =>
  neighbours(q, of)
    .where('submission.number', '>', of.after)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM score_sheet WHERE score_sheet.juror_id = ${of.jurorId}
        AND score_sheet.submission_id = submission.id AND score_sheet.finalised_at IS NOT NULL)`,
    )
    .orderBy('submission.number')
    .limit(1),
)

const previousRows = preparedRead((q: Reader, of: { editionId: string; jurorId: string; before: number }) =>
  neighbours(q, of).where('submission.number', '<', of.before).orderBy('submission.number', 'desc').limit(1),
)

/** Entries of the edition that this juror may score. */
const neighbours = (q: Reader, of: { readonly editionId: string; readonly jurorId: string }) =>
  q
    .selectFrom('submission')
    .select('submission.id')
    .where('submission.edition_id', '=', of.editionId)
    .where(TAKES_PART)
    .where(assignedTo(of.editionId, of.jurorId))
    .where(notConflicted(sql`${of.jurorId}`, sql.ref('submission.id')))

/** The juror's first entry by number after `after` whose sheet is not finished; without the whole list. */
export const nextForJuror = async (db: Database, seat: SeatOf, after: number): Promise<string | null> =>
  (await nextRows(db, { ...seat, after }))[0]?.id ?? null

/** The juror's last entry by number before `before`, finished or not. */
export const previousForJuror = async (db: Database, seat: SeatOf, before: number): Promise<string | null> =>
  (await previousRows(db, { ...seat, before }))[0]?.id ?? null

export interface SheetWrite {
  readonly jurorId: string
  readonly accountId: string
  readonly submissionId: string
  /** Version the juror saw; 0 for a new sheet. */
  readonly version: number
  readonly comment: string
  /** For the juror alone. */
  readonly note?: string
  /** When it is finished with this save, UTC ms; absent for a draft. */
  readonly finalisedAt?: number | null
  readonly now: number
}

/**
 * The condition under which a juror may write about an entry, in SQL: own seat, accepted, judging open, entry
 * handed in, not refused and the juror's to judge. It stands inside every jury write, so nothing can slip between
 * check and write.
 */
export const seatedNow = (write: {
  jurorId: string
  accountId: string
  submissionId: string
  now: number
}) => sql`
  FROM juror
  JOIN edition ON edition.id = juror.edition_id
  JOIN submission ON submission.edition_id = juror.edition_id
  WHERE juror.id = ${write.jurorId}
    AND juror.account_id = ${write.accountId}
    AND ${IN_OFFICE}
    AND submission.id = ${write.submissionId}
    AND ${TAKES_PART}
    AND ${assigned({ edition: sql`edition.id`, juror: sql`juror.id`, submission: sql`submission.id` })}
    AND edition.judging_opens_at <= ${write.now}
    AND edition.judging_closes_at > ${write.now}
    AND NOT ${SEALED}
    AND edition.released_at IS NULL`

const sheetWrite = preparedWrite((q: Reader, of: Required<SheetWrite> & { id: string }) => ({
  compile: () =>
    sql`
    INSERT INTO score_sheet (id, juror_id, submission_id, comment, note, version, updated_at, finalised_at,
      rules_version)
    SELECT ${of.id}, juror.id, submission.id, ${of.comment}, ${of.note}, 1, ${of.now}, ${of.finalisedAt},
      ${NEWEST_RULES}
    ${seatedNow(of)}
    AND ${NEWEST_RULES} IS NOT NULL
    AND ${notConflicted(sql`${of.jurorId}`, sql`${of.submissionId}`)}
    ON CONFLICT (juror_id, submission_id) DO UPDATE
    SET comment = excluded.comment, note = excluded.note, version = score_sheet.version + 1,
      updated_at = excluded.updated_at, finalised_at = excluded.finalised_at,
      rules_version = excluded.rules_version
    WHERE score_sheet.version = ${of.version} AND score_sheet.finalised_at IS NULL`.compile(q),
}))

/** Writes the sheet unless the juror is not neutral, another version stands, it is finished, or judging is not open. */
export const upsertSheet = (q: Reader, write: SheetWrite): Statement =>
  sheetWrite(q, { note: '', finalisedAt: null, ...write, id: newId() })

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
      'juror.declined_at',
      'juror.decline_reason',
      'juror.is_deputy',
      'juror.is_substitute',
      'juror.called_in_at',
      'juror.capacity',
    ])
    .select(['account.email', 'juror.account_id'])
    .select((e) => [
      e
        .selectFrom('score_sheet')
        .whereRef('score_sheet.juror_id', '=', 'juror.id')
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('sheets'),
      e
        .selectFrom('score_sheet')
        .whereRef('score_sheet.juror_id', '=', 'juror.id')
        .where('score_sheet.finalised_at', 'is not', null)
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('finished'),
      e
        .selectFrom('submission')
        .whereRef('submission.edition_id', '=', 'juror.edition_id')
        .where(TAKES_PART)
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('entries'),
      e
        .selectFrom('score_sheet')
        .whereRef('score_sheet.juror_id', '=', 'juror.id')
        .select((s) => s.fn.max('updated_at').as('at'))
        .as('last_scored_at'),
      e
        .selectFrom('conflict')
        .innerJoin('submission', 'submission.id', 'conflict.submission_id')
        .whereRef('conflict.juror_id', '=', 'juror.id')
        .where(TAKES_PART)
        .select(sql<number>`count(DISTINCT conflict.submission_id)`.as('n'))
        .as('recusals'),
      // Null while nothing has been assigned and everybody judges everything.
      sql<
        number | null
      >`CASE WHEN EXISTS (SELECT 1 FROM assignment_plan WHERE edition_id = juror.edition_id) THEN (
        SELECT count(*) FROM assignment JOIN submission ON submission.id = assignment.submission_id
        WHERE assignment.juror_id = juror.id AND ${TAKES_PART}
          AND ${notConflicted(sql.ref('juror.id'), sql.ref('submission.id'))}) END`.as('assigned'),
    ])
    .where('juror.edition_id', '=', editionId)
    .orderBy(sql`juror.removed_at IS NOT NULL`)
    .orderBy('juror.is_chair', 'desc')
    .orderBy('juror.name')
    .execute()

export type JurorListItem = Awaited<ReturnType<typeof listJurors>>[number]

/** Puts the account of `email` on the jury, before results are released; an earlier removal is undone. */
export const seatJuror = (
  q: Reader,
  seat: { editionId: string; email: string; name: string; institution: string; chair: boolean; now: number },
): Statement =>
  sql`
    INSERT INTO juror (id, edition_id, account_id, name, institution, is_chair, invited_at)
    SELECT ${newId()}, edition.id, account.id, ${seat.name}, ${seat.institution}, ${seat.chair ? 1 : 0}, ${seat.now}
    FROM account, edition
    WHERE account.email = ${seat.email} AND edition.id = ${seat.editionId} AND edition.released_at IS NULL
    ON CONFLICT (edition_id, account_id) DO UPDATE
    SET name = excluded.name, institution = excluded.institution, is_chair = excluded.is_chair,
        invited_at = excluded.invited_at, removed_at = NULL, declined_at = NULL, decline_reason = ''`.compile(
    q,
  )

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
