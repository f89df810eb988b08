/** What of an entry's answers names a person or a file. Pure. */
import type { AnswerKind, Question } from '../entry-form/questions.ts'

type Answers = Readonly<Record<string, string>>

const SHORT: ReadonlySet<AnswerKind> = new Set(['text', 'email', 'phone'])

/** Keys of the short questions of every part that asks for an address, in any version of the form. */
export const contactKeys = (forms: readonly (readonly Question[])[]): string[] => {
  const keys = forms.flatMap((questions) => {
    const parts = new Set(questions.filter(({ kind }) => kind === 'email').map(({ part }) => part))
    return questions.filter(({ kind, part }) => parts.has(part) && SHORT.has(kind)).map(({ key }) => key)
  })
  return [...new Set(keys)].toSorted()
}

/** An answer that names files: it starts with the line of one. */
const FILE_ANSWER = /^[0-9a-f-]{36} [0-9a-f]{64} /

/** What is left of the answers. */
export const answersWithout = (
  answers: Answers,
  gone: 'all' | 'contacts' | 'files',
  contacts: readonly string[],
): Answers => {
  if (gone === 'all') return {}
  const goes = (key: string, value: string) =>
    gone === 'contacts' ? contacts.includes(key) : FILE_ANSWER.test(value)
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, goes(key, value) ? '' : value]),
  )
}
