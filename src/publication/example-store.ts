/** The statements that publish good practice. */
import { sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import type { ExampleTable } from '../core/showcase-tables.ts'
import { agrees, TAKES_PART } from '../submission/guards.ts'

/** Statement that publishes one entry, unless it left or its owners changed their mind meanwhile. */
export const insertExample = (q: Reader, row: ExampleTable, key: string | undefined): Statement => {
  const columns = Object.keys(row) as (keyof ExampleTable)[]
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(columns.map((column) => row[column]))
  // A winner is public whatever it says here.
  return sql`INSERT INTO example (${names}) SELECT ${values} FROM submission
    WHERE submission.id = ${row.submission_id} AND ${TAKES_PART}
      AND (${row.winner} = 1 OR ${agrees(key)})`.compile(q)
}

/** Statement that gives a picture its public name, only while its entry is an example. */
export const publishExamplePhoto = (q: Reader, id: string, key: string): Statement =>
  q
    .updateTable('photo')
    .set({ public_key: key })
    .where('id', '=', id)
    .where('submission_id', 'in', q.selectFrom('example').select('submission_id').where('winner', '=', 0))

/** Statement that sets the figures of a year. */
export const putFigures = (q: Reader, editionId: string, content: string, now: number): Statement =>
  q
    .insertInto('edition_figures')
    .values({ edition_id: editionId, content, frozen_at: now })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet({ content, frozen_at: now }))
