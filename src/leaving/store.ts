/** Reads about one person, and the statements by which they leave. */
import { type RawBuilder, sql } from 'kysely'
import { freezeConflicts } from '../conflict/store.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { domainOf } from '../organisation/rules.ts'
import { discardAttachments, discardPhotos } from '../photo/discard-store.ts'
import { FORMER_JUROR, type Holding, type Seat } from './rules.ts'

/** Statements that delete the pictures of an own submission that was never handed in, and let go of all its files. */
export const deleteFilesOfDraft = (q: Reader, id: string, ownerId: string, now: number): Statement[] =>
  deleteFiles(q, sql<boolean>`submission.id = ${id} AND owner_id = ${ownerId} AND number IS NULL`, now)

/** The same for the submissions that a condition names. */
export const deleteFiles = (q: Reader, which: RawBuilder<boolean>, now: number): Statement[] => {
  const theirs = sql<boolean>`photo.submission_id IN (SELECT submission.id FROM submission WHERE ${which})`
  return [
    discardPhotos(q, theirs, now),
    discardAttachments(q, which, now),
    q.deleteFrom('photo').where(theirs),
  ]
}

/** Statement that deletes an own submission that was never handed in; the guard belongs behind it. */
export const deleteDraft = (q: Reader, id: string, ownerId: string): Statement =>
  q.deleteFrom('submission').where('id', '=', id).where('owner_id', '=', ownerId).where('number', 'is', null)

/** In SQL: the colleague who takes a submission over, the one with the greatest right and the longest on it. */
const successorId = sql<string | null>`(
  SELECT e.account_id FROM submission_editor AS e
  WHERE e.submission_id = submission.id AND e.may <> 'view'
  ORDER BY e.may = 'hand_in' DESC, e.since, e.account_id LIMIT 1)`

export interface OwnedSubmission extends Holding {
  readonly id: string
  readonly edition_id: string
  readonly version: number
  readonly organisation: string
  readonly category_id: string | null
  readonly category: string | null
  readonly answers: string
  readonly call_opens_at: number | null
  readonly successor_id: string | null
  readonly successor_email: string | null
}

/** Every submission the account owns, with who would take it over. */
export const ownedBy = (db: Database, accountId: string): Promise<OwnedSubmission[]> =>
  db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .leftJoin('account', (join) => join.on('account.id', '=', successorId))
    .leftJoin('category', 'category.id', 'submission.category_id')
    .select(['submission.id', 'submission.edition_id', 'submission.title', 'submission.number'])
    .select(['submission.state', 'submission.version', 'submission.organisation'])
    .select(['submission.category_id', 'category.name as category', 'submission.answers'])
    .select(['edition.title as edition', 'edition.call_opens_at'])
    .select(['account.id as successor_id', 'account.email as successor_email'])
    .select(
      sql<string | null>`CASE account.name WHEN '' THEN account.email ELSE account.name END`.as('successor'),
    )
    .where('submission.owner_id', '=', accountId)
    .orderBy('submission.created_at')
    .execute()

/** The editions in whose jury the account sits. */
export const seatsOf = (db: Database, accountId: string): Promise<Seat[]> =>
  db.q
    .selectFrom('juror')
    .innerJoin('edition', 'edition.id', 'juror.edition_id')
    .selectAll('edition')
    .where('juror.account_id', '=', accountId)
    .where('juror.removed_at', 'is', null)
    .orderBy('edition.year')
    .execute()

export const countOrganisers = async (db: Database): Promise<number> => {
  const row = await db.q
    .selectFrom('account')
    .select(({ fn }) => fn.countAll<number>().as('organisers'))
    .where('is_organiser', '=', 1)
    .executeTakeFirst()
  return row?.organisers ?? 0
}

/** Statement that remembers for which organisation the account has handed in, while its address still proves it. */
export const keepWithOrganisation = (q: Reader, accountId: string, email: string): Statement =>
  sql`INSERT OR IGNORE INTO organisation_entry (submission_id)
    SELECT submission.id FROM submission
    JOIN organisation_domain AS d ON d.organisation_key = submission.organisation_key
    WHERE submission.owner_id = ${accountId} AND d.domain = ${domainOf(email)}`.compile(q)

/**
 * Statement that makes the account nobody's; refused for the last organiser and for a juror from the opening of
 * judging until the results are out. The guard belongs behind it.
 */
export const eraseAccount = (q: Reader, accountId: string, pseudonym: string, now: number): Statement =>
  q
    .updateTable('account')
    .set({ email: pseudonym, name: '', is_organiser: 0, is_gallery_editor: 0, reminders_off_at: null })
    .where('id', '=', accountId)
    .where(
      sql<boolean>`(is_organiser = 0 OR (SELECT count(*) FROM account AS o WHERE o.is_organiser = 1) > 1)`,
    )
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM juror JOIN edition ON edition.id = juror.edition_id
        WHERE juror.account_id = ${accountId} AND juror.removed_at IS NULL
          AND edition.judging_opens_at <= ${now} AND edition.released_at IS NULL)`,
    )

/** Statements by which colleagues take over what they work on. */
export const passOn = (q: Reader, accountId: string): Statement[] => [
  q
    .updateTable('submission')
    .set({ owner_id: sql<string>`${successorId}` })
    .where('owner_id', '=', accountId)
    .where(sql<boolean>`${successorId} IS NOT NULL`),
  q.deleteFrom('submission_editor').where(
    sql<boolean>`EXISTS (SELECT 1 FROM submission AS s
        WHERE s.id = submission_editor.submission_id AND s.owner_id = submission_editor.account_id)`,
  ),
]

/** Statements that delete the pictures of what goes, drafts and withdrawn entries, and let go of all its files. */
export const deleteFilesOf = (q: Reader, accountId: string, now: number): Statement[] =>
  deleteFiles(
    q,
    sql<boolean>`owner_id = ${accountId} AND (number IS NULL OR submission.state = 'withdrawn')`,
    now,
  )

/** Statements that delete drafts and empty withdrawn entries, whose number stays. */
export const deleteSubmissionsOf = (q: Reader, accountId: string): Statement[] => [
  q.deleteFrom('submission').where('owner_id', '=', accountId).where('number', 'is', null),
  q
    .deleteFrom('submission_party')
    .where('submission_id', 'in', (e) =>
      e
        .selectFrom('submission')
        .select('id')
        .where('owner_id', '=', accountId)
        .where('state', '=', 'withdrawn'),
    ),
  q
    .updateTable('submission')
    .set({ title: '', answers: '{}', version: sql`version + 1` })
    .where('owner_id', '=', accountId)
    .where('state', '=', 'withdrawn'),
]

/**
 * Statement that refuses the commit unless the account owns exactly these, in the states they were read in and with
 * the same successors: what has been started, handed in or handed over meanwhile must be looked at anew.
 */
export const stillOwns = (q: Reader, accountId: string, holdings: readonly OwnedSubmission[]): Statement => {
  const read = JSON.stringify(
    holdings.map(({ id, state, successor_id }) => ({ id, state, successor: successor_id ?? '' })),
  )
  return sql`
    INSERT INTO _guard
    SELECT count(*) = ${holdings.length} AND coalesce(sum((id, state, coalesce(${successorId}, '')) IN (
        SELECT value ->> 'id', value ->> 'state', value ->> 'successor' FROM json_each(${read}))), 0) = ${holdings.length}
    FROM submission WHERE owner_id = ${accountId}`.compile(q)
}

/** Statement that writes answers without the person; the guard belongs behind it, lest somebody saved meanwhile. */
export const replaceAnswers = (
  q: Reader,
  { id, version }: Pick<OwnedSubmission, 'id' | 'version'>,
  answers: string,
  receipt: string | null,
): Statement =>
  q
    .updateTable('submission')
    .set({ answers, version: version + 1, ...(receipt === null ? {} : { receipt_sha256: receipt }) })
    .where('id', '=', id)
    .where('version', '=', version)

/** Statements that delete what was only about the person, and leave their seats without a name. */
export const forgetPerson = (q: Reader, accountId: string, email: string, now: number): Statement[] => [
  q.deleteFrom('submission_editor').where('account_id', '=', accountId),
  q.deleteFrom('submission_invitation').where('email', '=', email),
  q.deleteFrom('outbox').where((e) => e.or([e('recipient', '=', email), e('account_id', '=', accountId)])),
  q.deleteFrom('start_view').where('account_id', '=', accountId),
  // Shared filters belong to all organisers.
  q.deleteFrom('saved_view').where('owner_id', '=', accountId).where('shared', '=', 0),
  q.deleteFrom('session').where('account_id', '=', accountId),
  q.deleteFrom('passkey').where('account_id', '=', accountId),
  q.deleteFrom('known_browser').where('account_id', '=', accountId),
  q.deleteFrom('sign_in').where('email', '=', email),
  // What a municipality took over stays; who reported it does not.
  q.updateTable('adoption').set({ email: '' }).where('email', '=', email),
  q.updateTable('barrier_report').set({ reply_to: '' }).where('reply_to', '=', email),
  q
    .updateTable('example')
    .set({ content: sql<string>`json_remove(content, '$.answers.contact_name', '$.answers.contact_email')` })
    .where(sql<string>`lower(json_extract(content, '$.answers.contact_email'))`, '=', email),
  q
    .deleteFrom('juror_public')
    .where('juror_id', 'in', (e) => e.selectFrom('juror').select('id').where('account_id', '=', accountId)),
  freezeConflicts(q, sql`shown.juror_id IN (SELECT id FROM juror WHERE account_id = ${accountId})`, now),
  q
    .deleteFrom('juror_affiliation')
    .where('juror_id', 'in', (e) => e.selectFrom('juror').select('id').where('account_id', '=', accountId)),
  q
    .updateTable('score_sheet')
    .set({ note: '' })
    .where('juror_id', 'in', (e) => e.selectFrom('juror').select('id').where('account_id', '=', accountId)),
  q
    .updateTable('juror')
    .set({
      name: FORMER_JUROR,
      institution: '',
      // A seat of a year whose results are out keeps counting.
      removed_at: sql<
        number | null
      >`CASE WHEN (SELECT released_at FROM edition WHERE edition.id = juror.edition_id)
        IS NULL THEN coalesce(removed_at, ${now}) ELSE removed_at END`,
    })
    .where('account_id', '=', accountId),
]
