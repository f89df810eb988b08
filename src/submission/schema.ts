/** The form of a draft: everything may be missing, nothing may be too long. Completeness is checked at hand-in. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'
import { isLong, LIMITS, type Question } from '../entry-form/questions.ts'

const answer = (question: Question) => (isLong(question) ? text : line)(question.limit)

const answersOf = (questions: readonly Question[]) =>
  Object.fromEntries(
    // A box that is not ticked is not sent at all; files have a page of their own.
    questions
      .filter(({ kind }) => kind !== 'file')
      .map((question) => [
        question.key,
        question.kind === 'declaration' || question.kind === 'choice'
          ? answer(question)
              .optional()
              .transform((value) => value ?? '')
          : answer(question),
      ]),
  ) as Record<string, z.ZodType<string>>

/** Where to go after saving: on, the same page, the official list, the preview or the files of one question. */
export type After = 'next' | 'stay' | 'register' | `preview:${string}` | `files:${string}`

const AFTER = /^(next|stay|register|(preview|files):[a-z0-9_]{1,40})$/

const common = {
  version: wholeNumber(1, 999_999_999),
  after: z.string().regex(AFTER).optional(),
}

/** First step: what every entry has. */
export const basicsForm = z
  .strictObject({
    ...common,
    title: line(LIMITS.title),
    organisation: line(LIMITS.organisation),
    // Absent where no list is offered; what it names is checked against the list and the text.
    organisation_key: line(20).optional(),
    category: line(40),
  })
  .transform(({ version, after, organisation_key, ...basics }) => ({
    version,
    after: (after as After | undefined) ?? ('next' as const),
    basics: { ...basics, organisationKey: organisation_key ?? '' },
    answers: {},
  }))

/** A step of questions. */
export const questionsForm = (questions: readonly Question[]) =>
  z.strictObject({ ...common, ...answersOf(questions) }).transform(({ version, after, ...answers }) => ({
    version: version as number,
    after: (after as After | undefined) ?? ('next' as const),
    basics: null,
    answers: answers as Record<string, string>,
  }))

/** What a step saves: the basics or some answers; everything else stays as it is. */
export interface DraftInput {
  readonly version: number
  readonly basics: {
    readonly title: string
    readonly organisation: string
    /** Key in the official list; without one the organisation counts as entered freely. */
    readonly organisationKey?: string
    readonly category: string
  } | null
  readonly answers: Readonly<Record<string, string>>
}

export const versionForm = z.strictObject({ version: wholeNumber(1, 999_999_999) })

export const handInForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  declaration: z.literal('1').optional(),
})

export const newDraftForm = z.strictObject({ edition: line(40) })
