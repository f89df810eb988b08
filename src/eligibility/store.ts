/** Reads and the write statement of the rules on who may take part. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { remembered } from '../core/remember.ts'
import type { FormChange } from '../entry-form/rules.ts'
import { spokenName } from '../register/names.ts'
import { type EligibilityRules, NO_RULES } from './rules.ts'
import { stateNames } from './wording.ts'

export interface Eligibility {
  /** 0 while nothing was ever declared. */
  readonly version: number
  readonly rules: EligibilityRules
  /** Changes made after the call had opened, oldest first. */
  readonly changes: readonly FormChange[]
}

const versions = preparedRead((q: Reader, of: { editionId: string }) =>
  q
    .selectFrom('eligibility')
    .select(['version', 'rules', 'reason', 'created_at'])
    .where('edition_id', '=', of.editionId)
    .orderBy('version'),
)

const rulesIn = remembered(50, (text: string) => JSON.parse(text) as EligibilityRules)

/** The rules that count now, with the changes since the call opened; one query. */
export const currentEligibility = async (
  db: Database,
  edition: { readonly id: string; readonly call_opens_at: number | null },
): Promise<Eligibility> => {
  const rows = await versions(db, { editionId: edition.id })
  const newest = rows.at(-1)
  const opened = edition.call_opens_at
  return {
    version: newest?.version ?? 0,
    rules: newest ? rulesIn(newest.rules) : NO_RULES,
    changes: rows.flatMap(({ created_at, reason }) =>
      opened !== null && created_at >= opened ? [{ at: created_at, reason }] : [],
    ),
  }
}

/** Names of the regions that the rules speak of, where the register knows them; no query where there are none. */
export const regionNamesOf = async (
  db: Database,
  { regions }: EligibilityRules,
): Promise<ReadonlyMap<string, string>> => {
  const unnamed = (regions?.prefixes ?? []).filter((prefix) => !stateNames[prefix])
  if (unnamed.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('municipality')
    .select(['key', 'name'])
    .where(sql<boolean>`key IN (SELECT value FROM json_each(${JSON.stringify(unnamed)}))`)
    .execute()
  return new Map(rows.map(({ key, name }) => [key, spokenName(name)]))
}

/** Saves the next version while the call has not closed; the primary key refuses two at once. */
export const insertEligibility = (
  q: Reader,
  next: { editionId: string; version: number; rules: EligibilityRules; reason: string; now: number },
): Statement =>
  sql`INSERT INTO eligibility (edition_id, version, rules, reason, created_at)
    SELECT id, ${next.version}, ${JSON.stringify(next.rules)}, ${next.reason}, ${next.now} FROM edition
    WHERE id = ${next.editionId} AND released_at IS NULL
      AND (call_closes_at IS NULL OR call_closes_at > ${next.now})
      AND (${next.reason} <> '' OR call_opens_at IS NULL OR call_opens_at > ${next.now})`.compile(q)

/** In SQL, beside the write of a submission: the rules it was held against still count. */
export const eligibilityStands = (version: number) => sql<boolean>`(
  SELECT coalesce(max(version), 0) FROM eligibility WHERE eligibility.edition_id = submission.edition_id) = ${version}`
