/** Commitments to finished sheets, and the root over them. */
import { sql } from 'kysely'
import { notConflicted } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedWrite } from '../core/prepared.ts'
import { NEWEST_RULES } from '../judging-rules/store.ts'

export interface CommitmentWrite {
  readonly commitment: string
  readonly payload: string
  readonly nonce: string
  readonly jurorId: string
  readonly submissionId: string
  readonly sheetVersion: number
  /** SHA-256 of the rules that the payload names. */
  readonly rules: string
  readonly finalisedAt: number
}

const write = preparedWrite((q: Reader, of: CommitmentWrite) => ({
  compile: () =>
    sql`
      INSERT INTO score_commitment
        (commitment, juror_id, submission_id, sheet_version, payload, nonce, finalised_at)
      SELECT ${of.commitment}, score_sheet.juror_id, score_sheet.submission_id, score_sheet.version, ${of.payload},
        ${of.nonce}, score_sheet.finalised_at
      FROM score_sheet
      JOIN juror ON juror.id = score_sheet.juror_id
      JOIN edition ON edition.id = juror.edition_id
      JOIN judging_rules ON judging_rules.edition_id = edition.id AND judging_rules.version = ${NEWEST_RULES}
      WHERE score_sheet.juror_id = ${of.jurorId} AND score_sheet.submission_id = ${of.submissionId}
        AND score_sheet.version = ${of.sheetVersion} AND score_sheet.finalised_at = ${of.finalisedAt}
        AND judging_rules.sha256 = ${of.rules}`.compile(q),
}))

/** Stores the commitment to the sheet that the same commit has just finished, under the rules it names. */
export const insertCommitment = (q: Reader, of: CommitmentWrite): Statement => write(q, of)

/** In SQL: the edition is sealed; from then on no sheet changes, whatever a clock says. */
export const SEALED = sql<boolean>`EXISTS (SELECT 1 FROM commitment_root WHERE commitment_root.edition_id = edition.id)`

/** The commitment of each sheet that is finished now. */
const finals = (db: { readonly q: Reader }, editionId: string) =>
  db.q
    .selectFrom('score_commitment as c')
    .innerJoin('score_sheet', (join) =>
      join
        .onRef('score_sheet.juror_id', '=', 'c.juror_id')
        .onRef('score_sheet.submission_id', '=', 'c.submission_id')
        .onRef('score_sheet.version', '=', 'c.sheet_version'),
    )
    .innerJoin('juror', 'juror.id', 'c.juror_id')
    .where('juror.edition_id', '=', editionId)
    .where('score_sheet.finalised_at', 'is not', null)

/** Commitments to all sheets that are finished now, in no order. */
export const finalCommitments = async (db: Database, editionId: string): Promise<string[]> =>
  (await finals(db, editionId).select('c.commitment').execute()).map(({ commitment }) => commitment)

/** Editions whose judging has closed without a root, although there are commitments; not those long decided. */
export const editionsToSeal = (db: Database, now: number): Promise<{ id: string }[]> =>
  db.q
    .selectFrom('edition')
    .select('edition.id')
    .where('judging_closes_at', '<=', now)
    .where('released_at', 'is', null)
    .where(sql<boolean>`NOT ${SEALED}`)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM score_commitment JOIN juror ON juror.id = score_commitment.juror_id
        WHERE juror.edition_id = edition.id)`,
    )
    .execute()

export interface Seal {
  readonly root: string
  /** Commitments in the order of the tree. */
  readonly leaves: readonly string[]
  /** UTC ms. */
  readonly sealedAt: number
}

/** The root over the edition's finished sheets; null until judging has closed. */
export const sealIn = async (db: Database, editionId: string): Promise<Seal | null> => {
  const row = await db.q
    .selectFrom('commitment_root')
    .selectAll()
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row ? { root: row.root, leaves: JSON.parse(row.leaves) as string[], sealedAt: row.sealed_at } : null
}

/** Stores the root once, after the close, and only over exactly the sheets that are finished. */
export const insertRoot = (
  q: Reader,
  of: {
    readonly editionId: string
    readonly root: string
    readonly leaves: readonly string[]
    readonly now: number
  },
): Statement => {
  const leaves = JSON.stringify(of.leaves)
  const final = finals({ q }, of.editionId)
  const unknown = sql<boolean>`c.commitment NOT IN (SELECT value FROM json_each(${leaves}))`
  return sql`
    INSERT INTO commitment_root (edition_id, root, leaves, size, sealed_at)
    SELECT edition.id, ${of.root}, ${leaves}, ${of.leaves.length}, ${of.now}
    FROM edition
    WHERE edition.id = ${of.editionId} AND edition.judging_closes_at <= ${of.now} AND NOT ${SEALED}
      AND ${final.select((e) => e.fn.countAll().as('n'))} = ${of.leaves.length}
      AND NOT EXISTS ${final.select('c.commitment').where(unknown)}`.compile(q)
}

/** Jurors to whom the root is sent: in office, or with a sheet under it. */
export const sealReaders = (db: Database, editionId: string) =>
  db.q
    .selectFrom('juror')
    .innerJoin('account', 'account.id', 'juror.account_id')
    .select(['juror.id', 'juror.name', 'account.id as accountId', 'account.email'])
    .where('juror.edition_id', '=', editionId)
    .where('juror.accepted_at', 'is not', null)
    .where(
      sql<boolean>`(juror.removed_at IS NULL
        OR EXISTS (SELECT 1 FROM score_commitment WHERE score_commitment.juror_id = juror.id))`,
    )
    .orderBy('juror.id')
    .execute()

/** A commitment with the sheet's present state. */
export interface OwnCommitment {
  readonly commitment: string
  readonly payload: string
  readonly nonce: string
  readonly finalisedAt: number
  readonly editionId: string
  /** Of the entry; null where the juror turned out not to be neutral. */
  readonly title: string | null
  /** The juror's. */
  readonly tag: string
  /** Whether it stands for the sheet as it is now: finished, and not opened since. */
  readonly current: number
}

const own = (db: Database) =>
  db.q
    .selectFrom('score_commitment as c')
    .innerJoin('juror', 'juror.id', 'c.juror_id')
    .innerJoin('score_sheet', (join) =>
      join
        .onRef('score_sheet.juror_id', '=', 'c.juror_id')
        .onRef('score_sheet.submission_id', '=', 'c.submission_id'),
    )
    .select(['c.commitment', 'c.payload', 'c.nonce', 'c.finalised_at as finalisedAt'])
    .innerJoin('submission', 'submission.id', 'c.submission_id')
    .select(['juror.edition_id as editionId', 'juror.tag'])
    .select(
      sql<
        string | null
      >`CASE WHEN ${notConflicted(sql.ref('juror.id'), sql.ref('submission.id'))} THEN submission.title END`.as(
        'title',
      ),
    )
    .select(
      sql<number>`score_sheet.version = c.sheet_version AND score_sheet.finalised_at IS NOT NULL`.as(
        'current',
      ),
    )

/** All commitments of the juror's own, replaced ones too, the newest first. */
export const ownCommitments = (db: Database, jurorId: string): Promise<OwnCommitment[]> =>
  own(db)
    .where('c.juror_id', '=', jurorId)
    .orderBy('c.finalised_at', 'desc')
    .orderBy('c.commitment')
    .execute()

/** One commitment, if it belongs to one of these seats. */
export const ownCommitment = (
  db: Database,
  jurorIds: readonly string[],
  commitment: string,
): Promise<OwnCommitment | undefined> =>
  own(db).where('c.commitment', '=', commitment).where('c.juror_id', 'in', jurorIds).executeTakeFirst()
