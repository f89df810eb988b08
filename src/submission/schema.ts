/** The form of a draft: everything may be missing, nothing may be too long. Completeness is checked at hand-in. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'
import { LIMITS, QUESTIONS, type Question } from './questions.ts'

const answer = (question: Question) =>
  (question.kind === 'long_text' || question.kind === 'links' ? text : line)(question.limit)

const answers = Object.fromEntries(QUESTIONS.map((question) => [question.key, answer(question)])) as Record<
  string,
  ReturnType<typeof text>
>

export const draftForm = z
  .strictObject({
    version: wholeNumber(1, 999_999_999),
    title: line(LIMITS.title),
    organisation: line(LIMITS.organisation),
    // Absent where no list is offered; what it names is checked against the list and the text.
    organisation_key: line(20).optional(),
    next: z.literal('register').optional(),
    category: line(40),
    ...answers,
  })
  .transform(({ version, title, organisation, organisation_key, next, category, ...rest }) => ({
    version,
    title,
    organisation,
    organisationKey: organisation_key ?? '',
    /** Whether the entrant goes on to the search in the official list. */
    toRegister: next === 'register',
    category,
    answers: rest as Record<string, string>,
  }))

export type DraftInput = z.output<typeof draftForm>

/** What is saved of a draft; without a key the organisation counts as entered freely. */
export type DraftTexts = Omit<DraftInput, 'organisationKey' | 'toRegister'> & {
  readonly organisationKey?: string
}

export const versionForm = z.strictObject({ version: wholeNumber(1, 999_999_999) })

export const handInForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  declaration: z.literal('1').optional(),
})

export const newDraftForm = z.strictObject({ edition: line(40) })
