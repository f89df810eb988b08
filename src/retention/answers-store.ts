/** Reads and write statements for taking people and files out of answers. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { QUESTIONS, type Question } from '../entry-form/questions.ts'
import { discardAttachments } from '../photo/discard-store.ts'
import { contactKeys } from './answers.ts'
import { idsOf } from './piece-store.ts'

/** Keys of the questions that ask for a person, in any version of the year's form; one query. */
export const contactKeysOf = async (db: Database, editionId: string): Promise<string[]> => {
  const forms = await db.q
    .selectFrom('entry_form')
    .select('questions')
    .where('edition_id', '=', editionId)
    .execute()
  return contactKeys([QUESTIONS, ...forms.map(({ questions }) => JSON.parse(questions) as Question[])])
}

/** Entries as their receipt and their version need them. */
export const entriesToRewrite = (db: Database, ids: readonly string[]) =>
  db.q
    .selectFrom('submission')
    .select(['id', 'version', 'state', 'title', 'organisation', 'category_id as category', 'answers'])
    .where(sql<boolean>`id IN ${idsOf(ids)}`)
    .execute()

/** Statement that lets go of every file that the answers of these entries name. */
export const discardFilesOf = (q: Reader, ids: readonly string[], now: number): Statement =>
  discardAttachments(q, sql<boolean>`submission.id IN ${idsOf(ids)}`, now)

/** Statement that takes the titles of withdrawn entries; their numbers stay. */
export const forgetTitles = (q: Reader, ids: readonly string[]): Statement =>
  sql`UPDATE submission SET title = '' WHERE state = 'withdrawn' AND id IN ${idsOf(ids)}`.compile(q)
