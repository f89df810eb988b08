/** Who agreed to be shown as good practice, and the statements that publish it. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import type { ExampleTable } from '../core/showcase-tables.ts'
import { TAKES_PART } from '../submission/guards.ts'

/** In SQL, beside a submission: its owners agree to be shown; what they said last counts. `key` names the question. */
export const agrees = (key: string | undefined): RawBuilder<boolean> => {
  const answered = key === undefined ? sql`0` : sql`json_extract(submission.answers, ${`$."${key}"`}) = '1'`
  return sql<boolean>`coalesce((SELECT agreed FROM example_consent
    WHERE example_consent.submission_id = submission.id), ${answered}, 0)`
}

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
