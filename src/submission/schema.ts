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
    category: line(40),
    ...answers,
  })
  .transform(({ version, title, organisation, category, ...rest }) => ({
    version,
    title,
    organisation,
    category,
    answers: rest as Record<string, string>,
  }))

export type DraftInput = z.output<typeof draftForm>

export const versionForm = z.strictObject({ version: wholeNumber(1, 999_999_999) })

export const handInForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  declaration: z.literal('1').optional(),
})

export const newDraftForm = z.strictObject({ edition: line(40) })
