/** Asks the database for what must never be. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import { type Breach, breachIn, INVARIANTS, statementOf } from './rules.ts'
import type { Candidate, Invariant } from './shape.ts'

/** Every breach of these invariants, in their order; one query each. */
export const findBreaches = async (
  db: Database,
  invariants: readonly Invariant[] = INVARIANTS,
): Promise<Breach[]> => {
  const found: Breach[] = []
  for (const invariant of invariants) {
    const rows = await db.q
      .selectFrom(sql<Candidate>`(${sql.raw(statementOf(invariant))})`.as('found'))
      .selectAll()
      .execute()
    found.push(...breachIn(invariant, rows))
  }
  return found
}
