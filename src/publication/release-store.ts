/** The way to the release: reads, and the statements that prepare, seal, confirm and open. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { ReleaseSealTable, ReleaseVersionTable } from '../core/release-tables.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { confirmsNow, organises } from './confirmers.ts'
import { EMPTY_PLAN, type ReleasePlan } from './plan.ts'

export interface StoredPlan {
  /** 0 while nobody has saved one. */
  readonly version: number
  readonly plan: ReleasePlan
  readonly savedBy: string | null
}

export const planOf = async (db: Database, editionId: string): Promise<StoredPlan> => {
  const row = await db.q
    .selectFrom('release_plan')
    .select(['version', 'content', 'saved_by'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row
    ? {
        version: row.version,
        plan: { ...EMPTY_PLAN, ...(JSON.parse(row.content) as ReleasePlan) },
        savedBy: row.saved_by,
      }
    : { version: 0, plan: EMPTY_PLAN, savedBy: null }
}

export type Seal = Selectable<ReleaseSealTable>

export const sealOf = (db: Database, editionId: string): Promise<Seal | undefined> =>
  db.q.selectFrom('release_seal').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

/** When the results open by themselves; null for never. */
export const openingTime = async (db: Database, editionId: string): Promise<number | null> =>
  (
    await db.q
      .selectFrom('release_time')
      .select('opens_at')
      .where('edition_id', '=', editionId)
      .executeTakeFirst()
  )?.opens_at ?? null

export type Version = Selectable<ReleaseVersionTable>

/** Every version ever released, the first first. */
export const versionsOf = (db: Database, editionId: string): Promise<Version[]> =>
  db.q
    .selectFrom('release_version')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('version')
    .execute()

/** Names of accounts, by id; addresses where there is no name. */
export const namesOf = async (db: Database, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await db.q
    .selectFrom('account')
    .select(['id', 'name', 'email'])
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute()
  return new Map(rows.map(({ id, name, email }) => [id, name || email]))
}

/** What a writer has seen: nothing of it may be another when the write happens. */
export interface Seen {
  readonly editionId: string
  readonly editionVersion: number
  readonly planVersion: number
}

const planStill = ({
  editionId,
  planVersion,
}: Seen) => sql<boolean>`coalesce((SELECT version FROM release_plan
  WHERE release_plan.edition_id = ${editionId}), 0) = ${planVersion}`

/** In SQL, where `edition` is at hand: edition and plan are as they were seen, and nothing is public. */
export const asSeen = (seen: Seen) => sql<boolean>`edition.id = ${seen.editionId}
  AND edition.version = ${seen.editionVersion} AND edition.released_at IS NULL AND ${planStill(seen)}`

export interface PlanWrite extends Seen {
  readonly plan: ReleasePlan
  readonly actorId: string
  readonly now: number
}

/** Saves the plan as an organiser has seen it and the decision; never once the results are public. */
export const savePlan = (q: Reader, write: PlanWrite): Statement =>
  sql`
    INSERT INTO release_plan (edition_id, version, content, saved_by, saved_at)
    SELECT edition.id, ${write.planVersion} + 1, ${JSON.stringify(write.plan)}, ${write.actorId}, ${write.now}
    FROM edition WHERE ${asSeen(write)} AND ${organises(write.actorId)}
    ON CONFLICT (edition_id) DO UPDATE SET version = excluded.version, content = excluded.content,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at`.compile(q)

export interface SealWrite extends Seen {
  readonly content: string
  readonly sha256: string
  readonly actorId: string
  readonly now: number
}

/** Seals the preparation once judging has closed; an older seal is gone with its confirmation. */
export const insertSeal = (q: Reader, write: SealWrite): Statement =>
  sql`
    INSERT INTO release_seal (edition_id, content, sha256, sealed_by, sealed_at)
    SELECT edition.id, ${write.content}, ${write.sha256}, ${write.actorId}, ${write.now}
    FROM edition
    WHERE ${asSeen(write)} AND edition.judging_closes_at <= ${write.now} AND ${organises(write.actorId)}
    ON CONFLICT (edition_id) DO UPDATE SET content = excluded.content, sha256 = excluded.sha256,
      sealed_by = excluded.sealed_by, sealed_at = excluded.sealed_at,
      confirmed_by = NULL, confirmed_as = NULL, confirmed_at = NULL, lapsed_at = NULL`.compile(q)

export interface ConfirmWrite extends Seen {
  readonly sha256: string
  readonly actorId: string
  readonly role: NonNullable<Seal['confirmed_as']>
  readonly now: number
}

/** Confirms the sealed digest, as it was seen; never by whoever sealed or prepared it. */
export const confirmSeal = (q: Reader, write: ConfirmWrite): Statement =>
  q
    .updateTable('release_seal')
    .set({ confirmed_by: write.actorId, confirmed_as: write.role, confirmed_at: write.now })
    .where('edition_id', '=', write.editionId)
    .where('sha256', '=', write.sha256)
    .where('confirmed_at', 'is', null)
    .where('lapsed_at', 'is', null)
    .where('sealed_by', '<>', write.actorId)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM release_plan
        WHERE release_plan.edition_id = release_seal.edition_id AND release_plan.saved_by = ${write.actorId})`,
    )
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM edition WHERE ${asSeen(write)} AND ${confirmsNow(write.actorId)})`,
    )

/** Notes that what would be published is no longer what was sealed. */
export const lapseSeal = (q: Reader, editionId: string, sha256: string, now: number): Statement =>
  q
    .updateTable('release_seal')
    .set({ lapsed_at: now })
    .where('edition_id', '=', editionId)
    .where('sha256', '=', sha256)
    .where('lapsed_at', 'is', null)

/** Forgets an opening time that has passed: a confirmation that comes later must not open at once. */
export const dropPassedTime = (q: Reader, editionId: string, now: number): Statement =>
  q.deleteFrom('release_time').where('edition_id', '=', editionId).where('opens_at', '<=', now)

/** Sets when the results open: in the future, after judging, by an organiser or whoever confirms. */
export const setTime = (
  q: Reader,
  write: { editionId: string; opensAt: number; actorId: string; now: number },
): Statement =>
  sql`
    INSERT INTO release_time (edition_id, opens_at, set_by, set_at)
    SELECT edition.id, ${write.opensAt}, ${write.actorId}, ${write.now} FROM edition
    WHERE edition.id = ${write.editionId} AND edition.released_at IS NULL AND ${write.opensAt} > ${write.now}
      AND edition.judging_closes_at <= ${write.opensAt}
      AND (${organises(write.actorId)} OR ${confirmsNow(write.actorId)})
    ON CONFLICT (edition_id) DO UPDATE SET opens_at = excluded.opens_at, set_by = excluded.set_by,
      set_at = excluded.set_at`.compile(q)

export const dropTime = (q: Reader, editionId: string): Statement =>
  q.deleteFrom('release_time').where('edition_id', '=', editionId)

/** Sealed, confirmed, not lapsed, not public. */
const confirmed = (db: Database) =>
  db.q
    .selectFrom('release_seal')
    .innerJoin('edition', 'edition.id', 'release_seal.edition_id')
    .where('release_seal.confirmed_at', 'is not', null)
    .where('release_seal.lapsed_at', 'is', null)
    .where('edition.released_at', 'is', null)

export const confirmedEditions = async (db: Database): Promise<string[]> =>
  (await confirmed(db).select('edition.id').execute()).map(({ id }) => id)

const waiting = (db: Database) =>
  confirmed(db).innerJoin('release_time', 'release_time.edition_id', 'release_seal.edition_id')

/** Editions whose confirmed results are to open by now. */
export const dueEditions = async (db: Database, now: number): Promise<string[]> =>
  (await waiting(db).select('edition.id').where('release_time.opens_at', '<=', now).execute()).map(
    ({ id }) => id,
  )

/** When the next confirmed results open by themselves; null for none. */
export const nextOpening = async (db: Database): Promise<number | null> =>
  (
    await waiting(db)
      .select(({ fn }) => fn.min('release_time.opens_at').as('at'))
      .executeTakeFirst()
  )?.at ?? null

/** Everybody who works on an entry that takes part; for the letters. */
export const peopleOfEntries = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .innerJoin(
      (e) =>
        e
          .selectFrom('submission as own')
          .select(['own.id as entry', 'own.owner_id as person'])
          .where('own.edition_id', '=', editionId)
          .union(
            e
              .selectFrom('submission_editor')
              .innerJoin('submission as shared', 'shared.id', 'submission_editor.submission_id')
              .select(['shared.id as entry', 'submission_editor.account_id as person'])
              .where('shared.edition_id', '=', editionId),
          )
          .as('involved'),
      (join) => join.onRef('involved.entry', '=', 'submission.id'),
    )
    .innerJoin('account', 'account.id', 'involved.person')
    .select(['submission.id', 'submission.title', 'account.id as account', 'account.email'])
    .where(TAKES_PART)
    .orderBy('submission.number')
    .orderBy('account.email')
    .execute()
