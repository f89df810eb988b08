/** Reads and write statements for submissions. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead, preparedWrite } from '../core/prepared.ts'
import type { SubmissionTable } from '../core/tables.ts'
import { PUBLIC_VERSION } from '../edition/store.ts'
import { eligibilityStands } from '../eligibility/store.ts'
import { callIsOpen, mayWrite, seenByOrganisation } from './guards.ts'
import { ALLOWANCE_MS, MAX_DRAFTS, type Moment, type Right, type SharedRight } from './rules.ts'

export type Submission = Selectable<SubmissionTable>

const byId = preparedRead((q: Reader, of: { id: string }) =>
  q.selectFrom('submission').selectAll().where('id', '=', of.id),
)

export const submissionById = async (db: Database, id: string): Promise<Submission | undefined> =>
  (await byId(db, { id }))[0]

/** In SQL: what the account may do with the submission; null for strangers. */
const rightOf = (accountId: string) => sql<Right | null>`CASE
  WHEN submission.owner_id = ${accountId} THEN 'own'
  ELSE coalesce(
    (SELECT may FROM submission_editor AS e WHERE e.submission_id = submission.id AND e.account_id = ${accountId}),
    CASE WHEN ${seenByOrganisation(accountId)} THEN 'view' END)
  END`

const byIdFor = preparedRead((q: Reader, of: { id: string; accountId: string }) =>
  q
    .selectFrom('submission')
    .selectAll()
    .select([rightOf(of.accountId).as('right'), PUBLIC_VERSION.as('publicVersion')])
    .where('id', '=', of.id),
)

/**
 * The submission, what the account may do with it, and the public version of that moment; undefined when the account
 * may not even see it.
 */
export const submissionFor = async (
  db: Database,
  accountId: string,
  id: string,
): Promise<{ submission: Submission; right: Right; publicVersion: number } | undefined> => {
  const [row] = await byIdFor(db, { id, accountId })
  if (!row?.right) return undefined
  const { right, publicVersion, ...submission } = row
  return { submission, right, publicVersion }
}

export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly right: Right
}

/** Everybody who works on the submission, its owner first. */
export const peopleOf = (db: Database, submissionId: string): Promise<Person[]> =>
  people(db, { submissionId })

const people = preparedRead((q: Reader, of: { submissionId: string }) =>
  q
    .selectFrom('submission')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select(['account.id', 'account.email', 'account.name', sql<Right>`'own'`.as('right')])
    .where('submission.id', '=', of.submissionId)
    .unionAll((union) =>
      union
        .selectFrom('submission_editor')
        .innerJoin('account', 'account.id', 'submission_editor.account_id')
        .select(['account.id', 'account.email', 'account.name', sql<Right>`may`.as('right')])
        .where('submission_id', '=', of.submissionId),
    ),
)

/** How many drafts count against the account's quota in this edition. */
export const countDrafts = async (db: Database, ownerId: string, editionId: string): Promise<number> => {
  const row = await db.q
    .selectFrom('submission')
    .select(({ fn }) => fn.countAll<number>().as('drafts'))
    .where('owner_id', '=', ownerId)
    .where('edition_id', '=', editionId)
    .where('number', 'is', null)
    .executeTakeFirst()
  return row?.drafts ?? 0
}

export interface ListItem {
  readonly id: string
  readonly title: string
  readonly state: Submission['state']
  readonly number: number | null
  readonly updated_at: number
  readonly extended_until: number | null
  readonly year: number
  /** Somebody else's name or address; null for the reader's own. */
  readonly owner: string | null
  readonly right: Right
}

const listed = (db: Database, accountId: string) =>
  db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .leftJoin('submission_editor as e', (join) =>
      join.onRef('e.submission_id', '=', 'submission.id').on('e.account_id', '=', accountId),
    )
    .select([
      'submission.id',
      'submission.title',
      'submission.state',
      'submission.number',
      'submission.updated_at',
      'submission.extended_until',
      'edition.year',
    ])
    .select([
      sql<string | null>`CASE WHEN owner_id = ${accountId} THEN NULL
        WHEN account.name = '' THEN account.email ELSE account.name END`.as('owner'),
      sql<Right>`CASE WHEN owner_id = ${accountId} THEN 'own' ELSE coalesce(e.may, 'view') END`.as('right'),
    ])

/** The submissions that the account owns or works on, of all years, newest first. */
export const listOwn = (db: Database, accountId: string): Promise<ListItem[]> =>
  listed(db, accountId)
    .where(
      // By id, so that both indexes are used.
      sql<boolean>`submission.id IN (SELECT id FROM submission WHERE owner_id = ${accountId}
        UNION ALL SELECT submission_id FROM submission_editor WHERE account_id = ${accountId})`,
    )
    .orderBy('submission.created_at', 'desc')
    .execute()

/** What the account's organisation has handed in over the years and others look after, newest first. */
export const listOfOrganisation = (db: Database, accountId: string): Promise<ListItem[]> =>
  listed(db, accountId)
    .where(
      'submission.organisation_key',
      'in',
      sql<string>`(SELECT organisation_key FROM organisation_domain JOIN account
        ON domain = substr(account.email, instr(account.email, '@') + 1) WHERE account.id = ${accountId})`,
    )
    .where('owner_id', '<>', accountId)
    .where('e.account_id', 'is', null)
    .where(seenByOrganisation(accountId))
    .orderBy('submission.created_at', 'desc')
    .execute()

/** One submission of an edition with the name of its category and the address of its owner, as organisers read it. */
export const submissionOfEdition = (db: Database, editionId: string, id: string) =>
  db.q
    .selectFrom('submission')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .selectAll('submission')
    .select(['account.email', 'category.name as category'])
    .where('submission.id', '=', id)
    .where('submission.edition_id', '=', editionId)
    .executeTakeFirst()

export const insertDraft = (
  q: Reader,
  draft: { id: string; editionId: string; ownerId: string } & Moment,
): Statement =>
  q
    .insertInto('submission')
    .columns([
      'id',
      'edition_id',
      'owner_id',
      'title',
      'organisation',
      'answers',
      'state',
      'created_at',
      'updated_at',
    ])
    .expression((e) =>
      e
        .selectFrom('edition')
        .select([
          e.val(draft.id).as('id'),
          'edition.id as edition_id',
          e.val(draft.ownerId).as('owner_id'),
          e.val('').as('title'),
          e.val('').as('organisation'),
          e.val('{}').as('answers'),
          e.val('draft').as('state'),
          e.val(draft.receivedAt).as('created_at'),
          e.val(draft.receivedAt).as('updated_at'),
        ])
        .where('edition.id', '=', draft.editionId)
        .where('edition.call_opens_at', '<=', draft.receivedAt)
        .where('edition.call_closes_at', '>', draft.receivedAt)
        .where('edition.call_closes_at', '>=', draft.now - ALLOWANCE_MS)
        .where('edition.released_at', 'is', null)
        .where(
          sql<boolean>`(SELECT count(*) FROM submission
            WHERE owner_id = ${draft.ownerId} AND edition_id = ${draft.editionId} AND number IS NULL) < ${MAX_DRAFTS}`,
        ),
    )

/** Who writes which version when; every write of an entrant carries it into its WHERE. */
export interface EntrantWrite extends Moment {
  readonly id: string
  readonly actorId: string
  readonly version: number
}

/** An update of a submission, refused by SQL after the deadline, for another version, or without the right. */
export const updateBeforeDeadline = (
  q: Reader,
  write: EntrantWrite,
  set: Partial<Omit<Submission, 'id'>>,
  needed: SharedRight = 'edit',
) =>
  q
    .updateTable('submission')
    .set({ ...set, version: sql<number>`version + 1`, updated_at: write.receivedAt })
    .where('id', '=', write.id)
    .where(mayWrite(write.actorId, needed))
    .where('version', '=', write.version)
    .where('state', '<>', 'withdrawn')
    .where(callIsOpen(write))

type Texts = Pick<
  Submission,
  | 'title'
  | 'organisation'
  | 'organisation_key'
  | 'organisation_population'
  | 'organisation_kind'
  | 'category_id'
  | 'answers'
  | 'receipt_sha256'
>

/** Saves all texts of a submission; guarded like `updateBeforeDeadline`. */
export const saveTexts = preparedWrite((q: Reader, of: EntrantWrite & Texts) =>
  updateBeforeDeadline(q, of, {
    title: of.title,
    organisation: of.organisation,
    organisation_key: of.organisation_key,
    organisation_population: of.organisation_population,
    organisation_kind: of.organisation_kind,
    category_id: of.category_id,
    answers: of.answers,
    receipt_sha256: of.receipt_sha256,
  }),
)

/** The next free number of the edition, as SQL, so that two hand-ins at once cannot share one. */
const nextNumber = (editionId: string) =>
  sql<number>`(SELECT coalesce(max(number), 0) + 1 FROM submission WHERE edition_id = ${editionId})`

/** Hands a draft in under the next number; guarded like `updateBeforeDeadline`, and by the rules it was held against. */
export const handInDraft = preparedWrite(
  (q: Reader, of: EntrantWrite & { editionId: string; receipt: string; eligibility: number }) =>
    updateBeforeDeadline(
      q,
      of,
      { state: 'submitted', submitted_at: of.receivedAt, receipt_sha256: of.receipt },
      'hand_in',
    )
      .set({ number: nextNumber(of.editionId) })
      .where('state', '=', 'draft')
      .where(eligibilityStands(of.eligibility)),
)

/** The owner withdraws, before the results are out. */
export const withdraw = (
  q: Reader,
  write: { id: string; ownerId: string; version: number },
  now: number,
): Statement =>
  q
    .updateTable('submission')
    .set({ state: 'withdrawn', withdrawn_at: now, version: write.version + 1, updated_at: now })
    .where('id', '=', write.id)
    .where('owner_id', '=', write.ownerId)
    .where('version', '=', write.version)
    .where('state', '<>', 'withdrawn')
    .where((e) =>
      e.exists(
        e
          .selectFrom('edition')
          .select('edition.id')
          .whereRef('edition.id', '=', 'submission.edition_id')
          .where('edition.released_at', 'is', null),
      ),
    )
