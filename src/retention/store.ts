/** Periods, holds, and the guards that stand in every deletion. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { RetentionHoldTable } from '../core/retention-tables.ts'
import type { Edition } from '../edition/store.ts'
import type { ChosenMonths } from './rules.ts'

/** The scope of what belongs to no year, and of the periods for all years. */
export const EVERYWHERE = ''

export interface RetentionPlan {
  readonly months: ChosenMonths
  /** 0 while nobody has chosen anything. */
  readonly version: number
  readonly notifiedAt: number | null
}

export type RetentionHold = Selectable<RetentionHoldTable>

/** The plan of one scope. */
export const planOf = async (db: Database, scope: string): Promise<RetentionPlan> => {
  const row = await db.q
    .selectFrom('retention_plan')
    .selectAll()
    .where('scope', '=', scope)
    .executeTakeFirst()
  return {
    months: row ? (JSON.parse(row.months) as ChosenMonths) : {},
    version: row?.version ?? 0,
    notifiedAt: row?.notified_at ?? null,
  }
}

/** Holds of one scope with who set them, those that count first. */
export const holdsOf = (db: Database, scope: string) =>
  db.q
    .selectFrom('retention_hold')
    .leftJoin('account', 'account.id', 'retention_hold.set_by')
    .selectAll('retention_hold')
    .select(sql<string | null>`coalesce(nullif(account.name, ''), account.email)`.as('set_by_name'))
    .where('scope', '=', scope)
    .orderBy(sql`ended_at IS NOT NULL`)
    .orderBy('until_at', 'desc')
    .orderBy('retention_hold.id')
    .limit(100)
    .execute()

/** Statement that saves the months of a scope over the version read; the guard belongs behind it. */
export const savePlan = (q: Reader, scope: string, version: number, months: ChosenMonths): Statement =>
  sql`
    INSERT INTO retention_plan (scope, months, version, notified_at)
    SELECT ${scope}, ${JSON.stringify(months)}, 1, NULL
    WHERE ${version} = coalesce((SELECT version FROM retention_plan WHERE scope = ${scope}), 0)
    ON CONFLICT (scope) DO UPDATE SET months = excluded.months, version = version + 1
    WHERE retention_plan.version = ${version}`.compile(q)

/** Statement that notes once that organisers were told; the guard belongs behind it. */
export const noteNotice = (q: Reader, scope: string, now: number): Statement =>
  sql`
    INSERT INTO retention_plan (scope, months, version, notified_at) VALUES (${scope}, '{}', 0, ${now})
    ON CONFLICT (scope) DO UPDATE SET notified_at = excluded.notified_at
    WHERE retention_plan.notified_at IS NULL`.compile(q)

export const insertHold = (q: Reader, hold: Omit<RetentionHold, 'ended_by' | 'ended_at'>): Statement =>
  q.insertInto('retention_hold').values({ ...hold, ended_by: null, ended_at: null })

/** Statement that ends a hold of the scope that still counts; the guard belongs behind it. */
export const endHold = (q: Reader, scope: string, id: string, by: string, now: number): Statement =>
  q
    .updateTable('retention_hold')
    .set({ ended_by: by, ended_at: now })
    .where('id', '=', id)
    .where('scope', '=', scope)
    .where('ended_at', 'is', null)
    .where('until_at', '>', now)

/** A statement that aborts the commit unless the condition holds; like `guard`, and it too writes nothing. */
export const only = (q: Reader, condition: RawBuilder<unknown>): Statement =>
  sql`SELECT abs(-9223372036854775807 - (NOT coalesce((${condition}), 0))) AS guard`.compile(q)

export interface Fence {
  readonly classId: string
  readonly scope: string
  /** As they were when the dates were worked out. */
  readonly versions: { readonly own: number; readonly forAll: number }
  readonly edition: Edition | null
  readonly now: number
}

const version = (scope: string) =>
  sql`coalesce((SELECT version FROM retention_plan WHERE scope = ${scope}), 0)`

/** Statements that refuse a deletion once it is held back, or once periods or dates have changed since they were read. */
export const fences = (q: Reader, { classId, scope, versions, edition, now }: Fence): Statement[] => [
  only(
    q,
    sql`NOT EXISTS (SELECT 1 FROM retention_hold
      WHERE scope = ${scope} AND class IN ('', ${classId}) AND ended_at IS NULL AND until_at > ${now})`,
  ),
  only(q, sql`${version(scope)} = ${versions.own} AND ${version(EVERYWHERE)} = ${versions.forAll}`),
  ...(edition === null
    ? []
    : [
        only(
          q,
          sql`EXISTS (SELECT 1 FROM edition WHERE id = ${edition.id} AND released_at IS ${edition.released_at}
            AND call_closes_at IS ${edition.call_closes_at} AND judging_closes_at IS ${edition.judging_closes_at})`,
        ),
      ]),
]
