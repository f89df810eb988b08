/** Write statements for the names an entry mentions. */
import type { Reader, Statement } from '../core/database.ts'
import type { Answers, Question } from '../entry-form/questions.ts'
import { partiesOf } from './parties.ts'

interface Mentions {
  readonly id: string
  readonly organisation: string
  readonly answers: Answers
}

/** Statements that make the names an entry mentions exactly these; they stand after the guarded write of the entry. */
export const replaceParties = (q: Reader, entry: Mentions, asked: readonly Question[]): Statement[] => {
  const rows = partiesOf(entry.organisation, entry.answers, asked).map((party) => ({
    submission_id: entry.id,
    ...party,
  }))
  return [
    q.deleteFrom('submission_party').where('submission_id', '=', entry.id),
    ...(rows.length > 0 ? [q.insertInto('submission_party').values(rows)] : []),
  ]
}

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
