/** Reads and write statements for what a seat on the jury is: declared, deputy, substitute, expertise. */
import { type Selectable, sql } from 'kysely'
import {
  type Affiliation,
  addAffiliation,
  clearAffiliations,
  conflicted,
  notConflicted,
} from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { JurorTable } from '../core/jury-tables.ts'
import { preparedRead } from '../core/prepared.ts'
import { PUBLIC_VERSION } from '../edition/store.ts'
import { foldParty } from '../submission/parties.ts'
import { assigned } from './assigned.ts'

/** In SQL: the seat may judge now; a substitute only once called in. */
export const IN_OFFICE = sql<boolean>`(juror.removed_at IS NULL AND juror.accepted_at IS NOT NULL
  AND (juror.is_substitute = 0 OR juror.called_in_at IS NOT NULL))`

interface PairOf {
  readonly editionId: string
  readonly jurorId: string
  readonly submissionId: string
}

const seatRows = preparedRead((q: Reader, of: PairOf) => {
  const [edition, own, submission] = [sql`${of.editionId}`, sql`${of.jurorId}`, sql`${of.submissionId}`]
  return q
    .selectFrom('juror')
    .selectAll()
    .select(assigned({ edition, juror: own, submission }).as('assigned'))
    .select([conflicted(own, submission).as('recused'), PUBLIC_VERSION.as('publicVersion')])
    .where('id', '=', of.jurorId)
})

export interface SeatTowards {
  readonly juror: Selectable<JurorTable>
  readonly assigned: boolean
  readonly recused: boolean
  /** `PUBLIC_VERSION` of that moment. */
  readonly publicVersion: number
}

/** A seat with where it stands towards one entry of its edition. */
export const seatTowards = async (db: Database, of: PairOf): Promise<SeatTowards | undefined> => {
  const [row] = await seatRows(db, of)
  if (!row) return undefined
  const { assigned: mine, recused, publicVersion, ...juror } = row
  return { juror, assigned: Boolean(mine), recused: recused === 1, publicVersion }
}

/** Accepts the invitation and keeps what was declared; refused for a seat that is gone. */
export const accept = (
  q: Reader,
  seat: { editionId: string; jurorId: string; accountId: string; none: boolean; now: number },
): Statement =>
  q
    .updateTable('juror')
    .set({
      accepted_at: sql<number>`coalesce(accepted_at, ${seat.now})`,
      confidential_at: seat.now,
      declared_none: seat.none ? 1 : 0,
      declined_at: null,
      decline_reason: '',
    })
    .where('id', '=', seat.jurorId)
    .where('account_id', '=', seat.accountId)
    .where('edition_id', '=', seat.editionId)
    .where('removed_at', 'is', null)

/** Declines the invitation and leaves the jury; only before having accepted. */
export const decline = (
  q: Reader,
  seat: { editionId: string; jurorId: string; accountId: string; reason: string; now: number },
): Statement =>
  q
    .updateTable('juror')
    .set({
      declined_at: seat.now,
      decline_reason: seat.reason,
      removed_at: seat.now,
      is_chair: 0,
      is_deputy: 0,
    })
    .where('id', '=', seat.jurorId)
    .where('account_id', '=', seat.accountId)
    .where('edition_id', '=', seat.editionId)
    .where('removed_at', 'is', null)
    .where('accepted_at', 'is', null)

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

const PLACES = {
  municipality: ['municipality'],
  county: ['county', 'municipality'],
  association: ['association'],
} as const

/** Keys of the official list for those that name exactly one body of their kind; one query each, at most a few. */
export const withKeys = async (
  db: Database,
  rows: readonly Pick<Affiliation, 'kind' | 'name'>[],
): Promise<Affiliation[]> => {
  const keyed: Affiliation[] = []
  for (const row of rows) keyed.push({ ...row, register_key: await keyOf(db, row) })
  return keyed
}

const keyOf = async (db: Database, { kind, name }: Pick<Affiliation, 'kind' | 'name'>) => {
  if (kind !== 'municipality' && kind !== 'county' && kind !== 'association') return null
  const folded = foldParty(name)
  const bare = folded.replace(/\b(landkreis|kreis|landratsamt)\b/g, '').trim()
  const found = await db.q
    .selectFrom('municipality')
    .select(['key', 'kind'])
    .where('folded', 'in', [folded, bare])
    .where('kind', 'in', PLACES[kind])
    .limit(3)
    .execute()
  const own = found.filter((row) => row.kind === kind)
  return own.length === 1 ? (own[0]?.key ?? null) : null
}

/** The body that the address of an account belongs to, where organisers have confirmed its mail domain. */
export const affiliationByDomain = async (db: Database, email: string): Promise<Affiliation[]> => {
  const row = await db.q
    .selectFrom('organisation_domain')
    .leftJoin('municipality', 'municipality.key', 'organisation_domain.organisation_key')
    .select(['organisation_key', 'municipality.name', 'municipality.kind'])
    .where('domain', '=', email.slice(email.indexOf('@') + 1))
    .executeTakeFirst()
  if (!row) return []
  const kind = row.kind === 'county' || row.kind === 'association' ? row.kind : 'municipality'
  return [{ kind, name: row.name ?? row.organisation_key, register_key: row.organisation_key }]
}

/** Statements that make what the juror belongs to exactly these. */
export const replaceAffiliations = (
  q: Reader,
  jurorId: string,
  rows: readonly Affiliation[],
  now: number,
): Statement[] => [
  clearAffiliations(q, jurorId, now),
  ...rows.map((row) => addAffiliation(q, jurorId, row, now)),
]

export const expertiseOf = async (db: Database, jurorId: string): Promise<string[]> => {
  const rows = await db.q
    .selectFrom('juror_expertise')
    .select('category_id')
    .where('juror_id', '=', jurorId)
    .orderBy('category_id')
    .execute()
  return rows.map((row) => row.category_id)
}

/** Statements that make the juror's expertise exactly these categories of the edition. */
export const replaceExpertise = (
  q: Reader,
  editionId: string,
  jurorId: string,
  categories: readonly string[],
): Statement[] => [
  q.deleteFrom('juror_expertise').where('juror_id', '=', jurorId),
  ...categories.map((category) =>
    sql`INSERT INTO juror_expertise (juror_id, category_id)
      SELECT juror.id, category.id FROM juror JOIN category ON category.edition_id = juror.edition_id
      WHERE juror.id = ${jurorId} AND juror.edition_id = ${editionId} AND category.id = ${category}`.compile(
      q,
    ),
  ),
]

/** Takes the deputy's office from whoever holds it. */
export const clearDeputy = (q: Reader, editionId: string): Statement =>
  q.updateTable('juror').set({ is_deputy: 0 }).where('edition_id', '=', editionId).where('is_deputy', '=', 1)

/** Calls a substitute in, once. */
export const callIn = (q: Reader, editionId: string, jurorId: string, now: number): Statement =>
  q
    .updateTable('juror')
    .set({ called_in_at: now })
    .where('id', '=', jurorId)
    .where('edition_id', '=', editionId)
    .where('is_substitute', '=', 1)
    .where('called_in_at', 'is', null)
    .where('removed_at', 'is', null)

/**
 * Statements by which a substitute takes over what the juror they stand in for has not scored yet; entries towards
 * which the substitute is not neutral stay where they are. What was previewed before is stale from then on.
 */
export const takeOver = (q: Reader, editionId: string, from: string, to: string): Statement[] => [
  sql`
    UPDATE assignment SET juror_id = ${to}
    WHERE juror_id = ${from}
      AND NOT EXISTS (SELECT 1 FROM score_sheet
        WHERE score_sheet.juror_id = ${from} AND score_sheet.submission_id = assignment.submission_id)
      AND NOT EXISTS (SELECT 1 FROM assignment AS own
        WHERE own.juror_id = ${to} AND own.submission_id = assignment.submission_id)
      AND ${notConflicted(sql`${to}`, sql.ref('assignment.submission_id'))}`.compile(q),
  q
    .updateTable('assignment_plan')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('edition_id', '=', editionId),
]

/** Who may preside over entries of the edition: chair, deputy, and whom the organisers named for one. */
export const presidencyOf = async (db: Database, editionId: string, submissionId: string) => {
  const rows = await db.q
    .selectFrom('juror')
    .select(['id', 'is_chair', 'is_deputy'])
    .where('edition_id', '=', editionId)
    .where('removed_at', 'is', null)
    .where((e) => e.or([e('is_chair', '=', 1), e('is_deputy', '=', 1)]))
    .execute()
  const named = await db.q
    .selectFrom('adhoc_chair')
    .innerJoin('juror', 'juror.id', 'adhoc_chair.juror_id')
    .select('juror.id')
    .where('submission_id', '=', submissionId)
    .where('juror.removed_at', 'is', null)
    .executeTakeFirst()
  return {
    chair: rows.find((row) => row.is_chair === 1)?.id ?? null,
    deputy: rows.find((row) => row.is_deputy === 1)?.id ?? null,
    adHoc: named?.id ?? null,
  }
}

/** Chair and deputy, whom the organisers named for single entries, and everybody in office by name; two queries. */
export const officesIn = async (db: Database, editionId: string) => {
  const jurors = await db.q
    .selectFrom('juror')
    .select(['id', 'name', 'is_chair', 'is_deputy'])
    .where('edition_id', '=', editionId)
    .where(IN_OFFICE)
    .orderBy('name')
    .execute()
  const named = await db.q
    .selectFrom('adhoc_chair')
    .innerJoin('juror', 'juror.id', 'adhoc_chair.juror_id')
    .select(['adhoc_chair.submission_id', 'adhoc_chair.juror_id'])
    .where('juror.edition_id', '=', editionId)
    .where(IN_OFFICE)
    .execute()
  return {
    offices: {
      chair: jurors.find((row) => row.is_chair === 1)?.id ?? null,
      deputy: jurors.find((row) => row.is_deputy === 1)?.id ?? null,
    },
    named: new Map(named.map((row) => [row.submission_id, row.juror_id])),
    jurors,
  }
}

/** Jurors by id who are not neutral towards the entry. */
export const notNeutral = async (db: Database, submissionId: string): Promise<ReadonlySet<string>> => {
  const rows = await db.q
    .selectFrom('conflict')
    .select('juror_id')
    .where('submission_id', '=', submissionId)
    .execute()
  return new Set(rows.map((row) => row.juror_id))
}

/** Names who presides over one entry: somebody in office and neutral, where the year is not released. */
export const nameAdHoc = (
  q: Reader,
  write: { editionId: string; submissionId: string; jurorId: string; actorId: string; now: number },
): Statement =>
  sql`
    INSERT INTO adhoc_chair (submission_id, juror_id, named_by, named_at)
    SELECT submission.id, juror.id, ${write.actorId}, ${write.now}
    FROM juror
    JOIN edition ON edition.id = juror.edition_id
    JOIN submission ON submission.edition_id = edition.id
    WHERE edition.id = ${write.editionId} AND edition.released_at IS NULL
      AND juror.id = ${write.jurorId} AND submission.id = ${write.submissionId} AND ${IN_OFFICE}
      AND NOT EXISTS (SELECT 1 FROM conflict
        WHERE conflict.juror_id = ${write.jurorId} AND conflict.submission_id = ${write.submissionId})
    ON CONFLICT (submission_id) DO UPDATE
    SET juror_id = excluded.juror_id, named_by = excluded.named_by, named_at = excluded.named_at`.compile(q)
