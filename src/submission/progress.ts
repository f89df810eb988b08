/** Where an entrant stands: the form of the year, its steps, and what is still missing. */

import type { FieldError } from '../core/form-state.ts'
import type { Services } from '../core/services.ts'
import type { Category } from '../edition/store.ts'
import { checkEntry } from '../eligibility/actions.ts'
import type { Finding } from '../eligibility/rules.ts'
import { askedIn, parseAnswers, type Question } from '../entry-form/questions.ts'
import { type FormOfYear, formOfYear, type Own } from './actions.ts'
import { missingForHandIn, type PhotoTexts } from './rules.ts'
import { hrefOfField, type Step, stepsOf } from './steps.ts'
import type { Submission } from './store.ts'

/** The form of the submission's year, in steps. */
export interface OwnForm extends FormOfYear {
  readonly own: Own
  readonly steps: readonly Step[]
}

export interface Progress {
  readonly missing: readonly (FieldError & { readonly href: string })[]
  /** Numbers of the steps that still lack something. */
  readonly open: ReadonlySet<number>
}

const categoryOf = (submission: Submission, categories: readonly Category[]): string | null =>
  categories.find(({ id }) => id === submission.category_id)?.name ?? null

/** Loads the form of the submission's year. */
export const loadOwnForm = async (app: Services, own: Own): Promise<OwnForm> => {
  const loaded = await formOfYear(app, own.edition)
  const category = categoryOf(own.submission, loaded.categories)
  return { own, ...loaded, steps: stepsOf(own.submission.id, loaded.form.questions, category) }
}

/** Loads the form of the submission's year and holds the submission against it. */
export const loadEntryForm = async (
  app: Services,
  own: Own,
  photos: readonly PhotoTexts[],
): Promise<OwnForm & Progress> => {
  const loaded = await loadOwnForm(app, own)
  return { ...loaded, ...progressOf(loaded, photos) }
}

/** What the submission still lacks. */
export const progressOf = (
  { own, form, categories, steps }: OwnForm,
  photos: readonly PhotoTexts[],
): Progress => {
  const { missing } = missingOf(own.submission, photos, form.questions, categories)
  const open = steps
    .filter(({ href }) => missing.some((error) => error.href.startsWith(`${href}#`)))
    .map(({ number }) => number)
  const review = steps.at(-1)
  return { missing, open: new Set(missing.length > 0 && review ? [...open, review.number] : open) }
}

/** The steps of a submission, and what it still lacks with where to fill that in. */
export const missingOf = (
  submission: Submission,
  photos: readonly PhotoTexts[],
  questions: readonly Question[],
  categories: readonly Category[],
) => {
  const category = categoryOf(submission, categories)
  const steps = stepsOf(submission.id, questions, category)
  const answers = parseAnswers(submission.answers, questions)
  const content = { ...submission, category: submission.category_id, answers }
  const missing = missingForHandIn(content, photos, askedIn(questions, category)).map((error) => ({
    ...error,
    href: hrefOfField(steps, error.field),
  }))
  return { steps, missing }
}

/** What stands against taking part, each linked to where it is filled in. */
export const findingsFor = async (
  app: Services,
  { own: { submission, edition }, form, categories, steps }: OwnForm,
): Promise<(Finding & { readonly href: string })[]> => {
  const category = categoryOf(submission, categories)
  const facts = { ...submission, answers: parseAnswers(submission.answers, form.questions) }
  const { findings } = await checkEntry(app, edition, facts, askedIn(form.questions, category))
  return findings.map((finding) => ({
    ...finding,
    // What is handed in already is not stopped any more; the organisers look at it.
    effect: submission.state === 'submitted' ? 'flag' : finding.effect,
    href: hrefOfField(steps, finding.field),
  }))
}
