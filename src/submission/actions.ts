/** An entrant's use cases: start, save, hand in. */

import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { canonicalJson, newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Category, type Edition, editionById, editionUnder, listCategories } from '../edition/store.ts'
import { checkEntry, newRefusals } from '../eligibility/actions.ts'
import { refusalsOf } from '../eligibility/rules.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import type { EntryForm } from '../entry-form/rules.ts'
import { currentForm } from '../entry-form/store.ts'
import { resolveOrganisation } from '../register/actions.ts'
import { receiptLetters } from './letters.ts'
import { partiesOfSave, replaceParties } from './party-store.ts'
import { receiptHash } from './receipt.ts'
import {
  callOpen,
  MAX_DRAFTS,
  mayEdit,
  missingForHandIn,
  type PhotoTexts,
  permit,
  type Right,
  wrongAnswers,
} from './rules.ts'
import type { DraftInput } from './schema.ts'
import {
  countDrafts,
  handInDraft,
  insertDraft,
  type Submission,
  saveTexts,
  submissionById,
  submissionFor,
} from './store.ts'

export interface Own {
  readonly submission: Submission
  readonly edition: Edition
  /** What the actor may do with it. */
  readonly right: Right
}

/**
 * The submission, if the actor works on it or belongs to its organisation; any other is as unknown as none at all.
 * @param needed the right that what follows needs; the commit guards it once more
 */
export const loadOwn = async (
  app: Services,
  actor: Actor,
  id: string,
  needed: Right = 'view',
): Promise<Result<Own>> => {
  const found = await submissionFor(app.db, actor.id, id)
  if (!found)
    return fail('not_found', 'Diese Einreichung gibt es nicht, oder sie gehört zu einem anderen Konto.')
  const allowed = permit(found.right, needed)
  if (!allowed.ok) return allowed
  const { submission, right, publicVersion } = found
  const edition = await editionUnder(app.db, publicVersion, submission.edition_id)
  if (!edition) throw new Error('submission without edition')
  return ok({ submission, right, edition })
}

/** Starts an empty draft while the call is open. */
export const startDraft = async (
  app: Services,
  actor: Actor,
  editionId: string,
  receivedAt: number,
): Promise<Result<string>> => {
  const edition = await editionById(app.db, editionId)
  if (!edition) return fail('not_found', 'Diese Ausgabe gibt es nicht.')
  const moment = { receivedAt, now: app.clock() }
  const open = callOpen(edition, receivedAt, moment.now)
  if (!open.ok) return open
  if ((await countDrafts(app.db, actor.id, editionId)) >= MAX_DRAFTS) return tooManyDrafts
  const id = newId()
  const saved = await app.db.commit([
    insertDraft(app.db.q, { id, editionId, ownerId: actor.id, ...moment }),
    guard,
    record(app.db.q, {
      at: receivedAt,
      actorId: actor.id,
      editionId,
      kind: 'submission.started',
      subject: id,
    }),
  ])
  if (saved.ok) return ok(id)
  return (await countDrafts(app.db, actor.id, editionId)) >= MAX_DRAFTS
    ? tooManyDrafts
    : fail('closed', 'Die Einreichung ist gerade geschlossen worden.')
}

const factsOf = (submission: Submission) => ({
  ...submission,
  answers: JSON.parse(submission.answers) as Record<string, string>,
})

const tooManyDrafts = fail(
  'closed',
  `Sie haben in dieser Ausgabe schon ${MAX_DRAFTS} Entwürfe, mehr sind nicht möglich. Löschen Sie einen, den Sie nicht mehr brauchen; eingereichte zählen nicht mit.`,
)

export type SaveRefusal =
  | { readonly kind: 'closed'; readonly message: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }

const organisationOf = (of: Submission) => ({
  organisation: of.organisation,
  organisation_key: of.organisation_key,
  organisation_population: of.organisation_population,
  organisation_kind: of.organisation_kind,
})

const writeOf = (app: Services, actor: Actor, { id }: Submission, version: number, receivedAt: number) => ({
  id,
  actorId: actor.id,
  version,
  receivedAt,
  now: app.clock(),
})

/** The questions of an edition and what they may depend on. */
export interface FormOfYear {
  readonly form: EntryForm
  readonly categories: readonly Category[]
}

/** The questions of an edition, read once for the edition as it was read: what `editionUnder` remembers keeps them too. */
export const formOfYear = async (app: Services, edition: Edition): Promise<FormOfYear> => {
  const known = forms.get(edition)
  if (known) return known
  const form = await currentForm(app.db, edition)
  const read = { form, categories: await listCategories(app.db, edition.id) }
  forms.set(edition, read)
  return read
}

const forms = new WeakMap<Edition, FormOfYear>()

/**
 * Saves the texts of a draft or of a handed-in entry, until the deadline.
 * @param known the form, where the caller has just read it
 */
export const saveDraft = async (
  app: Services,
  actor: Actor,
  { submission, edition, right }: Own,
  input: DraftInput,
  receivedAt: number,
  known?: FormOfYear,
): Promise<Result<null, SaveRefusal>> => {
  const permitted = permit(right, 'edit')
  const allowed = permitted.ok ? mayEdit(submission, edition, receivedAt, app.clock()) : permitted
  if (!allowed.ok) return { ok: false, error: { kind: 'closed', message: allowed.error.message } }
  const { form, categories } = known ?? (await formOfYear(app, edition))
  const wanted = input.basics ? input.basics.category : submission.category_id
  const category = categories.find((row) => row.id === wanted) ?? null
  const asked = askedIn(form.questions, category?.name ?? null)
  // Answers to questions of another category stay: people change their mind.
  const before = JSON.parse(submission.answers) as Record<string, string>
  const answers = { ...before, ...input.answers }
  const content = {
    title: input.basics?.title ?? submission.title,
    organisation: input.basics?.organisation ?? submission.organisation,
    category: category?.id ?? null,
    answers,
  }
  const organisation = input.basics
    ? await resolveOrganisation(app, submission, {
        organisation: input.basics.organisation,
        key: input.basics.organisationKey ?? '',
      })
    : organisationOf(submission)
  // What is handed in stays complete and eligible: an edit after hand-in must not make holes into it.
  const errors =
    submission.state === 'submitted'
      ? [
          ...missingForHandIn(content, [], asked),
          ...(await newRefusals(
            app,
            edition,
            factsOf(submission),
            { ...submission, ...organisation, answers },
            asked,
          )),
        ]
      : wrongAnswers(input.answers, asked)
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const stored = canonicalJson(answers)
  const write = writeOf(app, actor, submission, input.version, receivedAt)
  const saved = await app.db.commit([
    saveTexts(app.db.q, {
      ...write,
      ...organisation,
      title: content.title,
      category_id: content.category,
      answers: stored,
      receipt_sha256:
        submission.state === 'submitted'
          ? await receiptHash({ ...submission, ...content, answers: stored })
          : submission.receipt_sha256,
    }),
    guard,
    ...partiesOfSave(app.db.q, { ...content, id: submission.id }, asked, input, before),
    record(app.db.q, {
      at: receivedAt,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.saved',
      subject: submission.id,
      detail: { version: input.version + 1, state: submission.state },
    }),
  ])
  if (saved.ok) return ok(null)
  const late = mayEdit(submission, edition, receivedAt, app.clock())
  return {
    ok: false,
    error: late.ok ? { kind: 'conflict' } : { kind: 'closed', message: late.error.message },
  }
}

export type HandInRefusal =
  | { readonly kind: 'forbidden' | 'closed' | 'conflict'; readonly message: string }
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }

/** Hands the entry in: number, receipt and letter in one commit. Handing in twice is the same as once. */
export const handIn = async (
  app: Services,
  actor: Actor,
  { submission, edition, right }: Own,
  photos: readonly PhotoTexts[],
  input: { version: number; declared: boolean },
  receivedAt: number,
): Promise<Result<null, HandInRefusal>> => {
  const permitted = permit(right, 'hand_in')
  if (!permitted.ok) return { ok: false, error: { kind: 'forbidden', message: permitted.error.message } }
  if (submission.state === 'submitted') return ok(null)
  const allowed = mayEdit(submission, edition, receivedAt, app.clock())
  if (!allowed.ok) return { ok: false, error: { kind: 'closed', message: allowed.error.message } }
  const { form, categories } = await formOfYear(app, edition)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const content = {
    title: submission.title,
    organisation: submission.organisation,
    category: submission.category_id,
    answers: parseAnswers(submission.answers, form.questions),
  }
  const asked = askedIn(form.questions, category)
  const checked = await checkEntry(app, edition, factsOf(submission), asked)
  const errors = [...missingForHandIn(content, photos, asked), ...refusalsOf(checked.findings)]
  if (!input.declared) errors.push({ field: 'declaration', message: 'Bitte bestätigen Sie die Erklärung.' })
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const receipt = await receiptHash({ ...submission, category: submission.category_id })
  const letters = await receiptLetters(
    app,
    actor,
    edition,
    { ...submission, submitted_at: receivedAt, version: input.version + 1 },
    receipt,
  )
  const write = writeOf(app, actor, submission, input.version, receivedAt)
  const saved = await app.db.commit([
    handInDraft(app.db.q, { ...write, editionId: edition.id, receipt, eligibility: checked.version }),
    guard,
    ...replaceParties(app.db.q, { ...content, id: submission.id }, asked),
    record(app.db.q, {
      at: receivedAt,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.submitted',
      subject: submission.id,
      detail: { receipt },
    }),
    ...letters,
  ])
  if (saved.ok) return ok(null)
  const now = await submissionById(app.db, submission.id)
  // A double click: the other request was faster, and the entry is in.
  if (now?.state === 'submitted') return ok(null)
  const late = mayEdit(submission, edition, receivedAt, app.clock())
  if (!late.ok) return { ok: false, error: { kind: 'closed', message: late.error.message } }
  return {
    ok: false,
    error: {
      kind: 'conflict',
      message: 'Der Entwurf wurde inzwischen geändert. Bitte prüfen Sie ihn und reichen Sie ihn dann ein.',
    },
  }
}
