/** Reads everything that is stored about one person, in a fixed number of queries. */
import { sql } from 'kysely'
import type { Database } from '../core/database.ts'
import { QUESTIONS, type Question } from '../entry-form/questions.ts'
import { domainOf } from '../organisation/rules.ts'
import { assignedTo, scoresOf, sheetsOf, trialsBy } from './duties-store.ts'
import { entryName, flagsOf, meetingsOf } from './meeting-store.ts'
import type { JurySeat, OwnSubmission, PersonalData } from './personal-data.ts'
import { browsersOf, passkeysOf, sessionsOf, signInsOf } from './sign-in-store.ts'

/** @param now when the account of the data is made, UTC ms; null when there is no such account */
export const personalData = async (
  db: Database,
  accountId: string,
  now: number,
): Promise<PersonalData | null> => {
  const account = await db.q.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirst()
  if (!account) return null
  const { email } = account
  const organisation = await db.q
    .selectFrom('organisation_domain')
    .select('organisation_key')
    .where('domain', '=', domainOf(email))
    .executeTakeFirst()
  return {
    format: 'kuer-personal-data/1',
    madeAt: now,
    account: {
      id: account.id,
      email,
      name: account.name,
      organiser: account.is_organiser === 1,
      createdAt: account.created_at,
      remindersOffAt: account.reminders_off_at,
      organisation: organisation?.organisation_key ?? null,
    },
    sessions: await sessionsOf(db, accountId),
    passkeys: await passkeysOf(db, accountId),
    browsers: await browsersOf(db, accountId),
    signIns: await signInsOf(db, email),
    submissions: await submissionsOf(db, accountId),
    collaborations: await collaborationsOf(db, accountId),
    invitations: await invitationsFor(db, email),
    letters: await lettersTo(db, accountId, email),
    juries: await juriesOf(db, accountId),
    views: await viewsOf(db, accountId),
    notes: await notesBy(db, accountId),
    adoptions: await adoptionsBy(db, email),
    barriers: await barriersBy(db, email),
    log: await logOf(db, accountId),
  }
}

const submissionsOf = async (db: Database, accountId: string): Promise<OwnSubmission[]> => {
  const rows = await db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .selectAll('submission')
    .select(['edition.title as edition', 'category.name as category'])
    .where('owner_id', '=', accountId)
    .orderBy('submission.created_at')
    .execute()
  const photos = await photosOf(db, accountId)
  const labels = await labelsFor(db, accountId)
  return rows.map((row) => ({
    edition: row.edition,
    number: row.number,
    title: row.title,
    organisation: row.organisation,
    organisationKey: row.organisation_key,
    category: row.category,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
    withdrawnAt: row.withdrawn_at,
    receipt: row.receipt_sha256,
    screening: { state: row.screening, text: row.screening_text },
    answers: Object.entries(JSON.parse(row.answers) as Record<string, string>).map(([key, answer]) => ({
      question: labels.get(`${row.edition_id} ${key}`) ?? labels.get(key) ?? key,
      answer,
    })),
    photos: photos
      .filter(({ submission_id }) => submission_id === row.id)
      .map((photo) => ({
        file: photo.file_name,
        caption: photo.caption,
        alt: photo.alt,
        credit: photo.credit,
        rights: photo.rights,
        persons: photo.persons,
        addedAt: photo.created_at,
      })),
  }))
}

const photosOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('photo')
    .innerJoin('submission', 'submission.id', 'photo.submission_id')
    .selectAll('photo')
    .where('submission.owner_id', '=', accountId)
    .orderBy('photo.position')
    .execute()

/** The label of each question: "edition key" where a year asks its own, "key" for the form a year starts with. */
const labelsFor = async (db: Database, accountId: string): Promise<Map<string, string>> => {
  const forms = await db.q
    .selectFrom('entry_form')
    .select(['edition_id', 'questions'])
    .where(
      'edition_id',
      'in',
      db.q.selectFrom('submission').select('edition_id').where('owner_id', '=', accountId),
    )
    .orderBy('version')
    .execute()
  const own = forms.flatMap(({ edition_id, questions }) =>
    (JSON.parse(questions) as Question[]).map(({ key, label }) => [`${edition_id} ${key}`, label] as const),
  )
  return new Map([...QUESTIONS.map(({ key, label }) => [key, label] as const), ...own])
}

const collaborationsOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('submission_editor as e')
    .innerJoin('submission', 'submission.id', 'e.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['submission.title', 'edition.title as edition', 'e.may as right', 'e.since'])
    .where('e.account_id', '=', accountId)
    .orderBy('e.since')
    .execute()

const invitationsFor = (db: Database, email: string) =>
  db.q
    .selectFrom('submission_invitation as i')
    .innerJoin('submission', 'submission.id', 'i.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['submission.title', 'edition.title as edition', 'i.may as right', 'i.sent_at as sentAt'])
    .where('i.email', '=', email)
    .orderBy('i.sent_at')
    .execute()

const adoptionsBy = (db: Database, email: string) =>
  db.q
    .selectFrom('adoption')
    .innerJoin('submission', 'submission.id', 'adoption.submission_id')
    .select(['submission.title as project', 'municipality', 'what', 'since', 'adoption.state'])
    .select('adoption.created_at as reportedAt')
    .where('email', '=', email)
    .orderBy('adoption.created_at')
    .execute()

const barriersBy = (db: Database, email: string) =>
  db.q
    .selectFrom('barrier_report')
    .select(['receipt', 'page', 'description', 'reported_at as reportedAt'])
    .where('reply_to', '=', email)
    .orderBy('reported_at')
    .execute()

const lettersTo = (db: Database, accountId: string, email: string) =>
  db.q
    .selectFrom('outbox')
    .select(['kind', 'state', 'created_at as createdAt', 'sent_at as sentAt'])
    // A sign-in letter holds a secret until it is out; nobody is to read it here.
    .select([
      sql<string>`CASE kind WHEN 'sign_in' THEN '' ELSE subject END`.as('subject'),
      sql<string>`CASE kind WHEN 'sign_in' THEN '' ELSE body END`.as('body'),
    ])
    .where((e) => e.or([e('recipient', '=', email), e('account_id', '=', accountId)]))
    .orderBy('created_at')
    .execute()

const juriesOf = async (db: Database, accountId: string): Promise<JurySeat[]> => {
  const seats = await db.q
    .selectFrom('juror')
    .innerJoin('edition', 'edition.id', 'juror.edition_id')
    .leftJoin('juror_public', 'juror_public.juror_id', 'juror.id')
    .selectAll('juror')
    .select(['edition.title as edition', 'juror_public.agreed_at'])
    .where('account_id', '=', accountId)
    .orderBy('edition.year')
    .execute()
  const recusals = await recusalsOf(db, accountId)
  const affiliations = await affiliationsOf(db, accountId)
  const assigned = await assignedTo(db, accountId, entryName)
  const trials = await trialsBy(db, accountId, entryName)
  const flags = await flagsOf(db, accountId)
  const sheets = await sheetsOf(db, accountId, entryName)
  const scores = await scoresOf(db, accountId)
  const meetings = await meetingsOf(db, accountId)
  return seats.map((seat) => ({
    edition: seat.edition,
    name: seat.name,
    institution: seat.institution,
    chair: seat.is_chair === 1,
    invitedAt: seat.invited_at,
    acceptedAt: seat.accepted_at,
    removedAt: seat.removed_at,
    namedSince: seat.agreed_at,
    affiliations: affiliations.filter(({ juror_id }) => juror_id === seat.id).map(({ name }) => name),
    recusals: recusals
      .filter(({ juror_id }) => juror_id === seat.id)
      .map(({ entry, reason, created_at }) => ({ entry, reason, at: created_at })),
    meetings: meetings
      .filter(({ juror_id }) => juror_id === seat.id)
      .map(({ kind, at, text }) => ({ kind, at, text })),
    assigned: assigned.filter(({ juror_id }) => juror_id === seat.id).map(({ entry }) => entry),
    trials: trials
      .filter(({ juror_id }) => juror_id === seat.id)
      .map(({ entry, criterion, points }) => ({ entry, criterion, points })),
    flags: flags
      .filter(({ juror_id }) => juror_id === seat.id)
      .map(({ entry, reason, created_at }) => ({ entry, reason, at: created_at })),
    sheets: sheets
      .filter(({ juror_id }) => juror_id === seat.id)
      .map(({ id, juror_id: _, updated_at, finalised_at, ...sheet }) => ({
        ...sheet,
        updatedAt: updated_at,
        finalisedAt: finalised_at,
        scores: scores
          .filter(({ sheet_id }) => sheet_id === id)
          .map((score) => ({ criterion: score.criterion, points: score.points, comment: score.comment })),
      })),
  }))
}

const affiliationsOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('juror_affiliation')
    .innerJoin('juror', 'juror.id', 'juror_affiliation.juror_id')
    .select(['juror_affiliation.juror_id', 'juror_affiliation.name'])
    .where('juror.account_id', '=', accountId)
    .where('kind', '<>', 'person')
    .orderBy('juror_affiliation.name')
    .execute()

/** What they declared themselves, and what organisers stated about them. */
const recusalsOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom((e) =>
      e
        .selectFrom('recusal')
        .selectAll()
        .unionAll((q) => q.selectFrom('conflict_claim').selectAll())
        .as('recusal'),
    )
    .innerJoin('juror', 'juror.id', 'recusal.juror_id')
    .innerJoin('submission', 'submission.id', 'recusal.submission_id')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['recusal.juror_id', 'recusal.reason', 'recusal.created_at', entryName.as('entry')])
    .where('juror.account_id', '=', accountId)
    .orderBy('recusal.created_at')
    .execute()

const viewsOf = async (db: Database, accountId: string) => {
  const rows = await db.q
    .selectFrom('saved_view')
    .select(['name', 'query', 'shared'])
    .where('owner_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows.map(({ name, query, shared }) => ({ name, filter: query, shared: shared === 1 }))
}

const notesBy = (db: Database, accountId: string) =>
  db.q
    .selectFrom('submission_note')
    .innerJoin('submission', 'submission.id', 'submission_note.submission_id')
    .select(['submission.title as entry', 'submission_note.text', 'submission_note.created_at as at'])
    .where('author_id', '=', accountId)
    .orderBy('submission_note.created_at')
    .execute()

const logOf = (db: Database, accountId: string) =>
  db.q
    .selectFrom('audit_found')
    .select(['at', 'kind', 'subject'])
    .where('actor_id', '=', accountId)
    .orderBy('seq')
    .execute()
