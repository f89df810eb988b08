/** Write statements for the names an entry mentions. */
import { sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import { preparedWrite } from '../core/prepared.ts'
import type { Answers, Question } from '../entry-form/questions.ts'
import { partiesOf } from './parties.ts'

interface Mentions {
  readonly id: string
  readonly organisation: string
  readonly answers: Answers
}

/** Statements that make the names an entry mentions exactly these; they stand after the guarded write of the entry. */
export const replaceParties = (q: Reader, entry: Mentions, asked: readonly Question[]): Statement[] => {
  const parties = partiesOf(entry.organisation, entry.answers, asked)
  return [clear(q, { id: entry.id }), insert(q, { id: entry.id, parties: JSON.stringify(parties) })]
}

const clear = preparedWrite((q: Reader, of: { id: string }) =>
  q.deleteFrom('submission_party').where('submission_id', '=', of.id),
)

const insert = preparedWrite((q: Reader, of: { id: string; parties: string }) => ({
  compile: () =>
    sql`
      INSERT INTO submission_party (submission_id, role, name, folded)
      SELECT ${of.id}, value ->> 'role', value ->> 'name', value ->> 'folded'
      FROM json_each(${of.parties})`.compile(q),
}))

/** The same for a save of one step: nothing where it has not changed the names. */
export const partiesOfSave = (
  q: Reader,
  entry: Mentions,
  asked: readonly Question[],
  step: { readonly basics: unknown; readonly answers: Answers },
  stored: Answers,
): Statement[] =>
  step.basics !== null ||
  asked.some(
    ({ key, parties }) =>
      parties !== undefined && key in step.answers && step.answers[key] !== (stored[key] ?? ''),
  )
    ? replaceParties(q, entry, asked)
    : []
