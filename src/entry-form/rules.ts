/** Changing the questions of an edition. Pure. */
import { fail, ok, type Result } from '../core/result.ts'
import type { Phase } from '../edition/rules.ts'
import type { Question } from './questions.ts'

/** A change that entrants should know of. */
export interface FormChange {
  readonly at: number
  readonly reason: string
}

export interface EntryForm {
  /** 0 while the edition still uses the questions it started with. */
  readonly version: number
  readonly questions: readonly Question[]
  /** Changes made after the call had opened, oldest first. */
  readonly changes: readonly FormChange[]
}

/** Before the call freely; while it is open only with a reason that entrants read; afterwards never. */
export const mayChangeForm = (phase: Phase): Result<{ readonly needsReason: boolean }> => {
  if (phase === 'draft') return ok({ needsReason: false })
  if (phase === 'call') return ok({ needsReason: true })
  return fail('closed', 'Die Einreichung ist beendet. Die Fragen stehen fest.')
}

/** Whether every row is a question of this form or a new one (without key), and none stands there twice. */
export const areOwnQuestions = (
  posted: readonly { readonly key: string }[],
  form: readonly { readonly key: string }[],
): boolean => {
  const keys = posted.map(({ key }) => key).filter((key) => key !== '')
  return new Set(keys).size === keys.length && keys.every((key) => form.some((own) => own.key === key))
}

/** An empty row, with a key that no other question has. */
export const newQuestion = (questions: readonly Question[], key: string): Question => ({
  key,
  label: '',
  hint: '',
  kind: 'text',
  limit: 300,
  required: false,
  part: questions.at(-1)?.part ?? 'Ihr Projekt',
  choices: [],
  categories: [],
  jury: true,
  published: false,
})

/** The questions after a button of the builder: moved up or down by one, or removed. */
export const rearranged = (questions: readonly Question[], what: string): Question[] => {
  const [verb, at] = what.split(':')
  const row = Number(at)
  const moved = questions[row]
  if (moved === undefined) return [...questions]
  if (verb === 'remove') return questions.filter((_, index) => index !== row)
  const target = verb === 'up' ? row - 1 : verb === 'down' ? row + 1 : row
  if (target < 0 || target >= questions.length) return [...questions]
  const rest = questions.filter((_, index) => index !== row)
  return [...rest.slice(0, target), moved, ...rest.slice(target)]
}

/** Whether a question that stays names other parties than before, or none any more. */
export const marksMove = (before: readonly Question[], after: readonly Question[]): boolean =>
  after.some(({ key, parties }) => before.some((old) => old.key === key && old.parties !== parties))
