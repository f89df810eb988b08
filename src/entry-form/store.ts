/** Reads of the questions of an edition. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { remembered } from '../core/remember.ts'
import { QUESTIONS, type Question } from './questions.ts'
import type { EntryForm } from './rules.ts'

const versions = preparedRead((q: Reader, of: { editionId: string }) =>
  q
    .selectFrom('entry_form')
    .select(['version', 'questions', 'reason', 'created_at'])
    .where('edition_id', '=', of.editionId)
    .orderBy('version'),
)

const questionsIn = remembered(50, (text: string) => JSON.parse(text) as readonly Question[])

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
    questions: newest ? questionsIn(newest.questions) : QUESTIONS,
    changes: rows.flatMap(({ created_at, reason }) =>
      opened !== null && created_at >= opened ? [{ at: created_at, reason }] : [],
    ),
  }
}

/**
 * Statement that saves the version after `form.version`, refused by SQL unless that one is the newest and the call has
 * not ended; a guard must follow.
 */
export const insertForm = (
  q: Reader,
  form: { editionId: string; version: number; questions: readonly Question[]; reason: string; now: number },
): Statement =>
  sql`
    INSERT INTO entry_form (edition_id, version, questions, reason, created_at)
    SELECT id, ${form.version + 1}, ${JSON.stringify(form.questions)}, ${form.reason}, ${form.now} FROM edition
    WHERE id = ${form.editionId} AND released_at IS NULL
      AND (call_opens_at IS NULL OR call_closes_at IS NULL OR call_closes_at > ${form.now})
      AND (call_opens_at IS NULL OR call_opens_at > ${form.now} OR ${form.reason} <> '')
      AND (SELECT coalesce(max(version), 0) FROM entry_form WHERE edition_id = ${form.editionId}) = ${form.version}`.compile(
    q,
  )
