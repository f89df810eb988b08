/** Reads of what the page of an award year shows, and write statements for it. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { EditionPageTable } from '../core/showcase-tables.ts'
import { type AttachedFile, attachedFiles } from '../entry-form/files.ts'
import { IN_OFFICE } from '../jury/seat-store.ts'
import type { Figures } from '../publication/figures.ts'
import { agrees, TAKES_PART } from '../submission/guards.ts'
import type { Highlight } from './rules.ts'

export type EditionPage = Omit<
  Selectable<EditionPageTable>,
  'edition_id' | 'programme' | 'statement_file'
> & {
  readonly programme: readonly Highlight[]
  readonly file: AttachedFile | null
}

const EMPTY: EditionPage = {
  jury_from: 'release',
  programme: [],
  statement_title: '',
  statement_on: null,
  statement_summary: '',
  file: null,
  statement_public: 0,
  version: 0,
}

/** What organisers wrote for the page; version 0 where they have not yet. */
export const editionPageOf = async (db: Database, editionId: string): Promise<EditionPage> => {
  const row = await db.q
    .selectFrom('edition_page')
    .selectAll()
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  if (!row) return EMPTY
  const { edition_id: _, statement_file, programme, ...rest } = row
  const file = attachedFiles(statement_file)[0] ?? null
  return { ...rest, programme: JSON.parse(programme) as Highlight[], file }
}

export interface Named {
  readonly name: string
  readonly institution: string
  readonly role: 'chair' | 'deputy' | 'member'
}

/** Who sits on the jury and agreed to be named; chair and deputy first. */
export const namedJury = async (db: Database, editionId: string): Promise<Named[]> => {
  const rows = await db.q
    .selectFrom('juror')
    .innerJoin('juror_public', 'juror_public.juror_id', 'juror.id')
    .select(['name', 'institution', 'is_chair', 'is_deputy'])
    .where('edition_id', '=', editionId)
    .where(IN_OFFICE)
    .orderBy('is_chair', 'desc')
    .orderBy('is_deputy', 'desc')
    .orderBy('name')
    .execute()
  return rows.map(({ name, institution, is_chair, is_deputy }) => ({
    name,
    institution,
    role: is_chair === 1 ? 'chair' : is_deputy === 1 ? 'deputy' : 'member',
  }))
}

/** Whether the juror agreed to be named. */
export const isNamed = async (db: Database, jurorId: string): Promise<boolean> =>
  (await db.q
    .selectFrom('juror_public')
    .select('juror_id')
    .where('juror_id', '=', jurorId)
    .executeTakeFirst()) !== undefined

/** The published figures of a year; null where there are none. */
export const figuresOfEdition = async (db: Database, editionId: string): Promise<Figures | null> => {
  const row = await db.q
    .selectFrom('edition_figures')
    .select('content')
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.content) as Figures) : null
}

/** Statement that saves what organisers wrote, only over the version they read; a guard must follow. */
export const savePage = (
  q: Reader,
  editionId: string,
  version: number,
  change: Omit<Updateable<EditionPageTable>, 'edition_id' | 'version'>,
): Statement =>
  version === 0
    ? q
        .insertInto('edition_page')
        .values({ ...change, edition_id: editionId })
        .onConflict((conflict) => conflict.doNothing())
    : q
        .updateTable('edition_page')
        .set({ ...change, version: version + 1 })
        .where('edition_id', '=', editionId)
        .where('version', '=', version)

/** Statement that names the juror from now on; a guard must follow. */
export const nameJuror = (q: Reader, jurorId: string, now: number): Statement =>
  q
    .insertInto('juror_public')
    .columns(['juror_id', 'agreed_at'])
    .expression((e) =>
      e
        .selectFrom('juror')
        .select((s) => ['juror.id', s.val(now).as('now')])
        .where('juror.id', '=', jurorId)
        .where('juror.removed_at', 'is', null)
        .where('juror.accepted_at', 'is not', null),
    )
    .onConflict((conflict) => conflict.column('juror_id').doUpdateSet({ agreed_at: now }))

export const unnameJuror = (q: Reader, jurorId: string): Statement =>
  q.deleteFrom('juror_public').where('juror_id', '=', jurorId)

export interface Consent {
  /** Whether the owners agree now. */
  readonly agreed: boolean
  /** Whether it is shown as good practice now. */
  readonly shown: boolean
  readonly winner: boolean
}

/** Whether an entry may be shown as good practice, and whether it is. */
export const consentOf = async (
  db: Database,
  submissionId: string,
  question: string | undefined,
): Promise<Consent> => {
  const row = await db.q
    .selectFrom('submission')
    .leftJoin('example', 'example.submission_id', 'submission.id')
    .select([agrees(question).as('agreed'), 'example.winner'])
    .where('submission.id', '=', submissionId)
    .executeTakeFirst()
  return {
    agreed: Number(row?.agreed ?? 0) === 1,
    shown: row?.winner === 0 || row?.winner === 1,
    winner: row?.winner === 1,
  }
}

/** Statement that keeps what owners said; before the release either, afterwards only the withdrawal. A guard must follow. */
export const sayConsent = (q: Reader, submissionId: string, agreed: boolean, now: number): Statement =>
  sql`INSERT INTO example_consent (submission_id, agreed, said_at)
    SELECT submission.id, ${agreed ? 1 : 0}, ${now} FROM submission
    JOIN edition ON edition.id = submission.edition_id
    WHERE submission.id = ${submissionId} AND ${TAKES_PART}
      AND (${agreed ? 0 : 1} = 1 OR edition.released_at IS NULL)
    ON CONFLICT (submission_id) DO UPDATE SET agreed = excluded.agreed, said_at = excluded.said_at`.compile(q)

/** Statement that takes an entry out of the good practice; its pictures lose their names by trigger. */
export const removeExample = (q: Reader, submissionId: string): Statement =>
  q.deleteFrom('example').where('submission_id', '=', submissionId).where('winner', '=', 0)
