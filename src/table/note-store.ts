/** Reads and write statements for the organisers' tags and notes. */
import { type SqlBool, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'

/** Every tag used in an edition. */
export const listTags = async (db: Database, editionId: string): Promise<string[]> =>
  (
    await db.q
      .selectFrom('submission_tag')
      .select('tag')
      .distinct()
      .where('edition_id', '=', editionId)
      .orderBy('tag')
      .execute()
  ).map(({ tag }) => tag)

/** The tags of one submission. */
export const tagsOf = async (db: Database, submissionId: string): Promise<string[]> =>
  (
    await db.q
      .selectFrom('submission_tag')
      .select('tag')
      .where('submission_id', '=', submissionId)
      .orderBy('tag')
      .execute()
  ).map(({ tag }) => tag)

/** The organisers' notes on one submission, oldest first. */
export const notesOf = (db: Database, submissionId: string) =>
  db.q
    .selectFrom('submission_note')
    .innerJoin('account', 'account.id', 'submission_note.author_id')
    .select(['submission_note.id', 'submission_note.text', 'submission_note.created_at', 'account.email'])
    .where('submission_id', '=', submissionId)
    .orderBy('submission_note.created_at')
    .execute()

export type Note = Awaited<ReturnType<typeof notesOf>>[number]

/** Adds a tag to a submission of that edition; changes no row when it has it already. */
export const insertTag = (q: Reader, editionId: string, submissionId: string, tag: string): Statement =>
  q
    .insertInto('submission_tag')
    .columns(['edition_id', 'tag', 'submission_id'])
    .expression((e) =>
      e
        .selectFrom('submission')
        .select(['edition_id', e.val(tag).as('tag'), 'id'])
        .where('id', '=', submissionId)
        .where('edition_id', '=', editionId)
        .where(
          sql<SqlBool>`(edition_id, ${tag}, id) NOT IN (SELECT edition_id, tag, submission_id FROM submission_tag)`,
        ),
    )

export const deleteTag = (q: Reader, editionId: string, submissionId: string, tag: string): Statement =>
  q
    .deleteFrom('submission_tag')
    .where('edition_id', '=', editionId)
    .where('submission_id', '=', submissionId)
    .where('tag', '=', tag)

export interface NewNote {
  readonly id: string
  readonly editionId: string
  readonly submissionId: string
  readonly authorId: string
  readonly text: string
  readonly now: number
}

/** Adds a note to a submission of that edition. */
export const insertNote = (q: Reader, note: NewNote): Statement =>
  q
    .insertInto('submission_note')
    .columns(['id', 'submission_id', 'author_id', 'text', 'created_at'])
    .expression((e) =>
      e
        .selectFrom('submission')
        .select([
          e.val(note.id).as('note'),
          'submission.id',
          e.val(note.authorId).as('author'),
          e.val(note.text).as('text'),
          e.val(note.now).as('now'),
        ])
        .where('submission.id', '=', note.submissionId)
        .where('submission.edition_id', '=', note.editionId),
    )
