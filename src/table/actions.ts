/** Downloads, tags and notes, each with its trace in the audit log. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { type Database, guard, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { currentForm } from '../entry-form/store.ts'
import { thresholdsOf } from '../register/rules.ts'
import { submissionById } from '../submission/store.ts'
import { sheetOf } from './columns.ts'
import { toCsv } from './csv.ts'
import { deleteTag, insertNote, insertTag, tagsOf } from './note-store.ts'
import { type TableQuery, tableAddress } from './schema.ts'
import { indexIsDue, indexNext, listForExport, renewRows, rowsAreOld, type TableRequest } from './store.ts'
import { toXlsx } from './xlsx.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * Brings the rows of the table up to date with every change, and before a search its index too. Stands before whatever
 * reads the table.
 * @param q what is searched for; '' for nothing
 */
export const readyTable = (db: Database, { q }: Pick<TableQuery, 'q'>): Promise<void> =>
  q === '' ? renewTable(db) : indexChanges(db)

/** Both; now and then. */
export const indexChanges = async (db: Database): Promise<void> => {
  await renewTable(db)
  while (await indexIsDue(db)) await mustCommit(db, indexNext)
}

const renewTable = async (db: Database): Promise<void> => {
  while (await rowsAreOld(db)) await mustCommit(db, renewRows)
}

const mustCommit = async (db: Database, statements: readonly Statement[]): Promise<void> => {
  const done = await db.commit(statements)
  if (!done.ok) throw new Error(`table not brought up to date: ${done.error}`)
}

/** The filtered list as a file; what was taken out, by whom and when stays on record. */
export const exportTable = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  request: TableRequest,
  kind: keyof typeof TYPES,
) => {
  const { questions } = await currentForm(app.db, edition)
  await readyTable(app.db, request.query)
  const rows = await listForExport(app.db, request)
  const sheet = sheetOf(edition.year, thresholdsOf(edition), questions, rows)
  const bytes = kind === 'csv' ? toCsv(sheet) : toXlsx(sheet)
  const recorded = await app.db.commit([
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.exported',
      subject: edition.id,
      detail: {
        format: kind,
        rows: rows.length,
        filter: tableAddress(request.query, request.query.q === '' ? {} : { q: '*' }),
        ids: request.ids,
      },
    }),
  ])
  if (!recorded.ok) throw new Error('export without a record')
  return { name: `einreichungen-${edition.year}.${kind}`, type: TYPES[kind], bytes }
}

/** Adds or removes a tag; doing it twice is the same as once. */
export const setTag = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
  input: { readonly tag: string; readonly what: 'add' | 'remove' },
): Promise<Result<null>> => {
  const { q } = app.db
  const statement = input.what === 'add' ? insertTag : deleteTag
  const saved = await app.db.commit([
    statement(q, edition.id, submissionId, input.tag),
    guard,
    record(q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: input.what === 'add' ? 'submission.tagged' : 'submission.untagged',
      subject: submissionId,
    }),
  ])
  if (saved.ok) return ok(null)
  const has = (await tagsOf(app.db, submissionId)).includes(input.tag)
  return has === (input.what === 'add') && (await isOf(app, edition, submissionId)) ? ok(null) : UNKNOWN
}

/** Writes a note for the other organisers; what it says stays out of the audit log. */
export const addNote = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
  text: string,
): Promise<Result<null>> => {
  const { q } = app.db
  const now = app.clock()
  const note = { id: newId(), editionId: edition.id, submissionId, authorId: actor.id, text, now }
  const saved = await app.db.commit([
    insertNote(q, note),
    guard,
    record(q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.noted',
      subject: submissionId,
      detail: { note: note.id },
    }),
  ])
  return saved.ok ? ok(null) : UNKNOWN
}

const UNKNOWN = fail('not_found', 'Diese Einreichung gibt es nicht.')

const isOf = async (app: Services, edition: Edition, submissionId: string): Promise<boolean> =>
  (await submissionById(app.db, submissionId))?.edition_id === edition.id
