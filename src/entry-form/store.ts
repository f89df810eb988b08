/** Reads of the questions of an edition. */
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { QUESTIONS, type Question } from './questions.ts'
import type { EntryForm } from './rules.ts'

const versions = preparedRead((q: Reader, of: { editionId: string }) =>
  q
    .selectFrom('entry_form')
    .select(['version', 'questions', 'reason', 'created_at'])
    .where('edition_id', '=', of.editionId)
    .orderBy('version'),
)

/** The questions that count now, with the changes since the call opened; one query. */
export const currentForm = async (
  db: Database,
  edition: { readonly id: string; readonly call_opens_at: number | null },
): Promise<EntryForm> => {
  const rows = await versions(db, { editionId: edition.id })
  const newest = rows.at(-1)
  const opened = edition.call_opens_at
  return {
    version: newest?.version ?? 0,
    questions: newest ? (JSON.parse(newest.questions) as Question[]) : QUESTIONS,
    changes: rows.flatMap(({ created_at, reason }) =>
      opened !== null && created_at >= opened ? [{ at: created_at, reason }] : [],
    ),
  }
}

/** Statement that saves the next version; its primary key refuses two at once. */
export const insertForm = (
  q: Reader,
  form: { editionId: string; version: number; questions: readonly Question[]; reason: string; now: number },
): Statement =>
  q.insertInto('entry_form').values({
    edition_id: form.editionId,
    version: form.version,
    questions: JSON.stringify(form.questions),
    reason: form.reason,
    created_at: form.now,
  })
