/** Reads and write statements of score sheets, compiled once: a jury saves hundreds of them in an evening. */
import { sql } from 'kysely'
import { conflicted, notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead, preparedWrite } from '../core/prepared.ts'
import { TAKES_PART } from '../submission/guards.ts'
import type { ScoreCell } from './sheet-rules.ts'
import { assignedTo, seatedNow } from './store.ts'

export interface OwnSheet {
  /** 0 when there is none yet. */
  readonly version: number
  readonly comment: string
  /** For the juror alone. */
  readonly note: string
  readonly updatedAt: number | null
  /** Null while it is a draft. */
  readonly finalisedAt: number | null
  readonly scores: readonly {
    readonly criterion_id: string
    readonly points: number | null
    readonly abstained: number
    readonly comment: string
  }[]
}

const sheetRows = preparedRead((q: Reader, of: { jurorId: string; submissionId: string }) =>
  q
    .selectFrom('score_sheet')
    .leftJoin('score', 'score.sheet_id', 'score_sheet.id')
    .select(['version', 'score_sheet.comment', 'note', 'updated_at', 'finalised_at'])
    .select(['score.criterion_id', 'score.points', 'score.abstained', 'score.comment as score_comment'])
    .where('score_sheet.juror_id', '=', of.jurorId)
    .where('score_sheet.submission_id', '=', of.submissionId),
)

/** The juror's own sheet for one entry. */
export const ownSheet = async (db: Database, jurorId: string, submissionId: string): Promise<OwnSheet> => {
  const rows = await sheetRows(db, { jurorId, submissionId })
  const [first] = rows
  return {
    version: first?.version ?? 0,
    comment: first?.comment ?? '',
    note: first?.note ?? '',
    updatedAt: first?.updated_at ?? null,
    finalisedAt: first?.finalised_at ?? null,
    scores: rows.flatMap(({ criterion_id, points, abstained, score_comment }) =>
      criterion_id === null
        ? []
        : [{ criterion_id, points, abstained: abstained ?? 0, comment: score_comment ?? '' }],
    ),
  }
}

const scoreWrite = preparedWrite(
  (q: Reader, of: { jurorId: string; submissionId: string; cells: string; final: number }) => ({
    compile: () =>
      sql`
        INSERT INTO score (sheet_id, criterion_id, points, comment, abstained)
        SELECT score_sheet.id, given.value ->> 'criterionId', given.value ->> 'points', given.value ->> 'comment',
          given.value ->> 'abstained'
        FROM score_sheet
        JOIN juror ON juror.id = score_sheet.juror_id
        JOIN edition ON edition.id = juror.edition_id
        JOIN json_each(${of.cells}) AS given
        WHERE score_sheet.juror_id = ${of.jurorId} AND score_sheet.submission_id = ${of.submissionId}
          AND NOT EXISTS (
            SELECT 1 FROM json_each(${of.cells}) AS cell
            LEFT JOIN criterion ON criterion.id = cell.value ->> 'criterionId' AND criterion.edition_id = edition.id
            WHERE criterion.id IS NULL
              OR cell.value ->> 'points' NOT BETWEEN edition.scale_min AND edition.scale_max)
          AND (${of.final} = 0 OR NOT EXISTS (
            SELECT 1 FROM criterion
            LEFT JOIN json_each(${of.cells}) AS cell ON cell.value ->> 'criterionId' = criterion.id
            WHERE criterion.edition_id = edition.id
              AND coalesce(cell.value ->> 'points', nullif(cell.value ->> 'abstained', 0)) IS NULL))
        ON CONFLICT (sheet_id, criterion_id) DO UPDATE
        SET points = excluded.points, comment = excluded.comment, abstained = excluded.abstained`.compile(q),
  }),
)

/**
 * Sets all points of the juror's sheet, or none: SQL refuses foreign criteria, points off the scale, and to finish a
 * sheet in which a criterion is neither scored nor left out on purpose.
 */
export const writeScores = (
  q: Reader,
  sheet: { readonly jurorId: string; readonly submissionId: string; readonly final: boolean },
  cells: readonly ScoreCell[],
): Statement =>
  scoreWrite(q, {
    jurorId: sheet.jurorId,
    submissionId: sheet.submissionId,
    cells: JSON.stringify(cells),
    final: sheet.final ? 1 : 0,
  })

export interface SeatedWrite {
  readonly jurorId: string
  readonly accountId: string
  readonly submissionId: string
  readonly now: number
}

const seated = (write: SeatedWrite) =>
  sql`EXISTS (SELECT 1 ${seatedNow(write)}
    AND ${notConflicted(sql`${write.jurorId}`, sql`${write.submissionId}`)})`

/** Makes a finished sheet a draft again while judging is open. */
export const reopenSheet = (q: Reader, write: SeatedWrite & { readonly version: number }): Statement =>
  sql`
    UPDATE score_sheet SET finalised_at = NULL, version = version + 1, updated_at = ${write.now}
    WHERE juror_id = ${write.jurorId} AND submission_id = ${write.submissionId}
      AND version = ${write.version} AND finalised_at IS NOT NULL AND ${seated(write)}`.compile(q)

/** Says that the jury should talk about the entry; once more replaces the reason. */
export const setFlag = (q: Reader, write: SeatedWrite & { readonly reason: string }): Statement =>
  sql`
    INSERT INTO discussion_flag (juror_id, submission_id, reason, created_at)
    SELECT juror.id, submission.id, ${write.reason}, ${write.now}
    ${seatedNow(write)} AND ${notConflicted(sql`${write.jurorId}`, sql`${write.submissionId}`)}
    ON CONFLICT (juror_id, submission_id) DO UPDATE SET reason = excluded.reason, created_at = excluded.created_at`.compile(
    q,
  )

export const clearFlag = (q: Reader, write: SeatedWrite): Statement =>
  sql`
    DELETE FROM discussion_flag
    WHERE juror_id = ${write.jurorId} AND submission_id = ${write.submissionId} AND ${seated(write)}`.compile(
    q,
  )

const flagRows = preparedRead((q: Reader, of: { jurorId: string; submissionId: string }) =>
  q
    .selectFrom('discussion_flag')
    .select('reason')
    .where('juror_id', '=', of.jurorId)
    .where('submission_id', '=', of.submissionId),
)

/** The juror's own flag on the entry: its reason, null without one. */
export const ownFlag = async (
  db: Database,
  jurorId: string,
  submissionId: string,
): Promise<string | null> => {
  const [row] = await flagRows(db, { jurorId, submissionId })
  return row?.reason ?? null
}

/** What the jury should talk about, by number, without the names of those who asked; conflicted jurors' wishes are left out. */
export const flagsIn = (db: Database, editionId: string) =>
  db.q
    .selectFrom('discussion_flag')
    .innerJoin('submission', 'submission.id', 'discussion_flag.submission_id')
    .select(['submission.id', 'submission.number', 'submission.title', 'discussion_flag.reason'])
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .where(notConflicted(sql.ref('discussion_flag.juror_id'), sql.ref('discussion_flag.submission_id')))
    .orderBy('submission.number')
    .orderBy('discussion_flag.reason')
    .execute()

export type Flag = Awaited<ReturnType<typeof flagsIn>>[number]

/** A sheet of one entry with whose it is; only what `visibleScores` lets through may leave the server. */
export interface EntrySheet {
  readonly jurorId: string
  readonly final: boolean
  readonly points: ReadonlyMap<string, number | null>
}

/** All sheets of one entry whose jurors are neutral. */
export const sheetsOfEntry = async (db: Database, submissionId: string): Promise<EntrySheet[]> => {
  const rows = await db.q
    .selectFrom('score_sheet')
    .innerJoin('score', 'score.sheet_id', 'score_sheet.id')
    .select(['score_sheet.juror_id', 'score_sheet.finalised_at', 'score.criterion_id', 'score.points'])
    .where('score_sheet.submission_id', '=', submissionId)
    .where(notConflicted(sql.ref('score_sheet.juror_id'), sql`${submissionId}`))
    .execute()
  return [...Map.groupBy(rows, (row) => row.juror_id)].map(([jurorId, of]) => ({
    jurorId,
    final: of[0]?.finalised_at !== null,
    points: new Map(of.map((row) => [row.criterion_id, row.points])),
  }))
}

/** One sheet of the juror's own with its entry. */
export interface OwnResult {
  readonly id: string
  readonly number: number | null
  readonly title: string
  readonly organisation: string
  readonly comment: string
  readonly note: string
  readonly final: boolean
  readonly points: ReadonlyMap<string, number | null>
}

/** All sheets of the juror's own that still may count, by number, in one query. */
export const ownResults = async (db: Database, editionId: string, jurorId: string): Promise<OwnResult[]> => {
  const rows = await db.q
    .selectFrom('score_sheet')
    .innerJoin('submission', 'submission.id', 'score_sheet.submission_id')
    .leftJoin('score', 'score.sheet_id', 'score_sheet.id')
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.organisation'])
    .select(['score_sheet.comment', 'score_sheet.note', 'score_sheet.finalised_at'])
    .select(['score.criterion_id', 'score.points'])
    .select(conflicted(sql`${jurorId}`, sql.ref('submission.id')).as('recused'))
    .where('score_sheet.juror_id', '=', jurorId)
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .where(assignedTo(editionId, jurorId))
    .orderBy('submission.number')
    .execute()
  const mine = Map.groupBy(
    rows.filter(({ recused }) => recused === 0),
    (row) => row.id,
  )
  return [...mine.values()].flatMap((of) => {
    const [first] = of
    if (!first) return []
    const { id, number, title, organisation, comment, note, finalised_at } = first
    const points = new Map(
      of.flatMap((row) => (row.criterion_id === null ? [] : [[row.criterion_id, row.points]])),
    )
    return [{ id, number, title, organisation, comment, note, final: finalised_at !== null, points }]
  })
}

const progressRows = preparedRead((q: Reader, of: { editionId: string; jurorId: string }) =>
  q
    .selectFrom('submission')
    .leftJoin('score_sheet', (join) =>
      join
        .onRef('score_sheet.submission_id', '=', 'submission.id')
        .on('score_sheet.juror_id', '=', of.jurorId),
    )
    .select((e) => [e.fn.countAll<number>().as('of'), e.fn.count<number>('finalised_at').as('done')])
    .where('submission.edition_id', '=', of.editionId)
    .where(TAKES_PART)
    .where(assignedTo(of.editionId, of.jurorId))
    .where(notConflicted(sql`${of.jurorId}`, sql.ref('submission.id'))),
)

/** How many of the entries that are this juror's to score have a finished sheet. */
export const progressOf = async (
  db: Database,
  seat: { readonly editionId: string; readonly jurorId: string },
): Promise<{ done: number; of: number }> => (await progressRows(db, seat))[0] ?? { done: 0, of: 0 }
