/** Where an entrant stands: the form of the year, its steps, and what is still missing. */

import type { FieldError } from '../core/form-state.ts'
import type { Services } from '../core/services.ts'
import { type Category, listCategories } from '../edition/store.ts'
import { checkEntry } from '../eligibility/actions.ts'
import type { Finding } from '../eligibility/rules.ts'
import { askedIn, parseAnswers, type Question } from '../entry-form/questions.ts'
import type { EntryForm } from '../entry-form/rules.ts'
import { currentForm } from '../entry-form/store.ts'
import type { Own } from './actions.ts'
import { missingForHandIn, type PhotoTexts } from './rules.ts'
import { hrefOfField, type Step, stepsOf } from './steps.ts'
import type { Submission } from './store.ts'

export interface OwnForm {
  readonly own: Own
  readonly form: EntryForm
  readonly categories: readonly Category[]
  readonly steps: readonly Step[]
  readonly missing: readonly (FieldError & { readonly href: string })[]
  /** Numbers of the steps that still lack something. */
  readonly open: ReadonlySet<number>
}

/** Loads the form of the submission's year and holds the submission against it. */
export const loadEntryForm = async (
  app: Services,
  own: Own,
  photos: readonly PhotoTexts[],
): Promise<OwnForm> => {
  const { submission, edition } = own
  const form = await currentForm(app.db, edition)
  const categories = await listCategories(app.db, edition.id)
  const { steps, missing } = missingOf(submission, photos, form.questions, categories)
  const open = steps
    .filter(({ href }) => missing.some((error) => error.href.startsWith(`${href}#`)))
    .map(({ number }) => number)
  const review = steps.at(-1)
  return {
    own,
    form,
    categories,
    steps,
    missing,
    open: new Set(missing.length > 0 && review ? [...open, review.number] : open),
  }
}

/** The steps of a submission, and what it still lacks with where to fill that in. */
export const missingOf = (
  submission: Submission,
  photos: readonly PhotoTexts[],
  questions: readonly Question[],
  categories: readonly Category[],
) => {
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
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
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const facts = { ...submission, answers: parseAnswers(submission.answers, form.questions) }
  const { findings } = await checkEntry(app, edition, facts, askedIn(form.questions, category))
  return findings.map((finding) => ({ ...finding, href: hrefOfField(steps, finding.field) }))
}
