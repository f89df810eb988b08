/** Asks the database for what must never be. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { Row } from '../core/ports.ts'
import { type Breach, breachIn, INVARIANTS, statementOf } from './rules.ts'
import type { Invariant } from './shape.ts'

/** The rows of a statement that is written here, not typed by anybody. */
export const rowsOf = (db: Database, statement: string): Promise<Row[]> =>
  db.q
    .selectFrom(sql<Row>`(${sql.raw(statement)})`.as('found'))
    .selectAll()
    .execute()

/** Every breach of these invariants, in their order; one query each. */
export const findBreaches = async (
  db: Database,
  invariants: readonly Invariant[] = INVARIANTS,
): Promise<Breach[]> => {
  const found: Breach[] = []
  for (const invariant of invariants)
    found.push(...breachIn(invariant, await rowsOf(db, statementOf(invariant))))
  return found
}
