/** Deleting a draft for good, the account of one's data, and erasing the account. */
import { inheritedLetter } from '../../views/mail/team.ts'
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { showDateTime } from '../core/berlin-time.ts'
import { guard, type Statement } from '../core/database.ts'
import { canonicalJson, newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Attachment } from '../core/ports.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { discardDue } from '../discard/actions.ts'
import { reportPdf } from '../document/report.ts'
import { askedIn, type Question } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { post } from '../mail/store.ts'
import type { Own } from '../submission/actions.ts'
import { replaceParties } from '../submission/party-store.ts'
import { receiptHash } from '../submission/receipt.ts'
import { permit } from '../submission/rules.ts'
import { partsOf } from './personal-data.ts'
import { personalData } from './personal-store.ts'
import { type Leaver, mayDelete, mayErase, NOBODY_DOMAIN, withoutContact } from './rules.ts'
import {
  countOrganisers,
  deleteDraft,
  deleteFilesOf,
  deleteFilesOfDraft,
  deleteSubmissionsOf,
  eraseAccount,
  forgetPerson,
  keepWithOrganisation,
  type OwnedSubmission,
  ownedBy,
  passOn,
  replaceAnswers,
  seatsOf,
  stillOwns,
} from './store.ts'

/** Deletes what was never handed in, with its pictures; nothing of it is left but the event. */
export const deleteOwnDraft = async (
  app: Services,
  actor: Actor,
  { submission, edition, right }: Own,
): Promise<Result<null>> => {
  const permitted = permit(right, 'own')
  const allowed = permitted.ok ? mayDelete(submission) : permitted
  if (!allowed.ok) return allowed
  const { q } = app.db
  const saved = await app.db.commit([
    ...deleteFilesOfDraft(q, submission.id, actor.id, app.clock()),
    deleteDraft(q, submission.id, actor.id),
    guard,
    record(q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.deleted',
      subject: submission.id,
    }),
  ])
  if (!saved.ok)
    return fail(
      'conflict',
      'Der Entwurf wurde inzwischen eingereicht oder übergeben. Bitte laden Sie die Seite neu.',
    )
  await discardDue(app)
  return ok(null)
}

/** Everything stored about the actor, for machines or for reading. */
export const personalFile = async (
  app: Services,
  actor: Actor,
  kind: 'json' | 'pdf',
): Promise<Attachment> => {
  const data = await personalData(app.db, actor.id, app.clock())
  if (!data) throw new Error('account vanished while it asked for its data')
  const name = `meine-daten.${kind}`
  if (kind === 'json')
    return { name, type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(data, null, 2)) }
  const bytes = await reportPdf(app.assets, {
    title: 'Meine Daten',
    author: 'Kür',
    subject: actor.email,
    lead: `Alles, was über ${actor.email} gespeichert ist. Stand: ${showDateTime(data.madeAt)}.`,
    createdAt: data.madeAt,
    parts: partsOf(data),
  })
  return { name, type: 'application/pdf', bytes }
}

export interface Leaving extends Leaver {
  readonly holdings: readonly OwnedSubmission[]
}

/** What the account holds, as far as it decides what happens when it goes. */
export const loadLeaving = async (app: Services, actor: Actor): Promise<Leaving> => ({
  isOrganiser: actor.isOrganiser,
  organisers: await countOrganisers(app.db),
  holdings: await ownedBy(app.db, actor.id),
  seats: await seatsOf(app.db, actor.id),
})

/** Erases the account: colleagues take over, drafts go, what was handed in stays without the person. */
export const eraseOwnAccount = (app: Services, actor: Actor): Promise<Result<null>> =>
  erase(app, actor, { actorId: actor.id, kind: 'account.erased', fences: [] })

/** Who erases an account, and what must still hold when it is done. */
export interface Erasure {
  readonly actorId: string | null
  readonly kind: AuditKind
  readonly fences: readonly Statement[]
}

/** Erases an account like its owner does; nothing is written unless every fence lets it pass. */
export const erase = async (
  app: Services,
  actor: Actor,
  { actorId, kind, fences }: Erasure,
): Promise<Result<null>> => {
  const now = app.clock()
  const leaving = await loadLeaving(app, actor)
  const allowed = mayErase(leaving, now)
  if (!allowed.ok) return allowed
  const { q } = app.db
  const saved = await app.db.commit([
    ...fences,
    stillOwns(q, actor.id, leaving.holdings),
    keepWithOrganisation(q, actor.id, actor.email),
    eraseAccount(q, actor.id, `${newId()}@${NOBODY_DOMAIN}`, now),
    guard,
    ...passOn(q, actor.id),
    ...deleteFilesOf(q, actor.id, now),
    ...deleteSubmissionsOf(q, actor.id),
    ...(await answersWithoutPerson(app, actor, leaving.holdings)),
    ...forgetPerson(q, actor.id, actor.email, now),
    record(q, { at: now, actorId, kind, subject: actor.id }),
    ...leaving.holdings.flatMap((one) => inheritance(app, one, now)),
  ])
  if (!saved.ok)
    return fail(
      'conflict',
      'Gerade hat sich etwas geändert, Ihr Konto ist noch da. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
    )
  await discardDue(app)
  return ok(null)
}

/** Takes the person out of the answers of every entry that stays, each guarded by its version. */
const answersWithoutPerson = async (
  app: Services,
  actor: Actor,
  holdings: readonly OwnedSubmission[],
): Promise<Statement[]> => {
  const forms = new Map<string, readonly Question[]>()
  const statements: Statement[] = []
  for (const one of holdings.filter(({ state, successor }) => state === 'submitted' || successor !== null)) {
    const edition = { id: one.edition_id, call_opens_at: one.call_opens_at }
    const questions = forms.get(one.edition_id) ?? (await currentForm(app.db, edition)).questions
    forms.set(one.edition_id, questions)
    const answers = withoutContact(JSON.parse(one.answers) as Record<string, string>, questions, actor.email)
    if (answers === null) continue
    const stored = canonicalJson(answers)
    const receipt =
      one.state === 'submitted'
        ? await receiptHash({ ...one, category: one.category_id, answers: stored })
        : null
    statements.push(
      replaceAnswers(app.db.q, one, stored, receipt),
      guard,
      ...replaceParties(app.db.q, { ...one, answers }, askedIn(questions, one.category)),
    )
  }
  return statements
}

/** The letter to the colleague who takes one submission over. */
const inheritance = (app: Services, one: OwnedSubmission, now: number): Statement[] =>
  one.successor_email === null
    ? []
    : [
        post(
          app.db.q,
          {
            key: `inherited:${one.id}:${now}`,
            kind: 'inherited',
            to: one.successor_email,
            submissionId: one.id,
            ...inheritedLetter({
              edition: one.edition,
              title: one.title,
              link: app.config.origin + paths.submission(one.id),
            }),
          },
          now,
        ),
      ]
