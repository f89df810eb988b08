/** Asks the database for what must never be. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
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

/** What was broken when it was last looked at. */
export const knownBreaches = (db: Database) =>
  db.q.selectFrom('broken_invariant').selectAll().orderBy('name').execute()

/** Statement that keeps a breach, with the moment it was first found. */
export const noteBreach = (q: Reader, { name, ids }: Breach, now: number): Statement =>
  q
    .insertInto('broken_invariant')
    .values({ name, ids: JSON.stringify(ids), found_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ids: JSON.stringify(ids) }))

/** Statement that forgets every breach but these. */
export const forgetHealed = (q: Reader, names: readonly string[]): Statement =>
  q
    .deleteFrom('broken_invariant')
    .where('name', 'not in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(names)}))`)
