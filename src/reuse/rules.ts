/** What of an earlier entry fits into another year's form. Pure. */
import type { Question } from '../entry-form/questions.ts'

/** What is read of the earlier entry and its form. */
export interface Earlier {
  readonly category: string | null
  /** Question key → stored answer, whatever the form asks now. */
  readonly answers: Readonly<Record<string, string>>
  readonly questions: readonly Question[]
}

/** The form of the new draft. */
export interface NewForm {
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  readonly questions: readonly Question[]
}

export interface CarryOver {
  readonly category: string | null
  readonly answers: Readonly<Record<string, string>>
  /** Labels of the answers that are taken over. */
  readonly taken: readonly string[]
  /** What stays behind, and why. */
  readonly left: readonly { readonly label: string; readonly why: string }[]
}

/** Kinds whose answers belong to their year: a declaration is made anew, a file lies with its entry. */
const OF_THEIR_YEAR: ReadonlySet<string> = new Set(['declaration', 'file'])

/** The category of the same name, and every answer whose question still exists, of the same kind and size. */
export const carryOver = (earlier: Earlier, form: NewForm): CarryOver => {
  const judged = earlier.questions.flatMap((question) => {
    const answer = earlier.answers[question.key] ?? ''
    const now = form.questions.find(({ key }) => key === question.key)
    return answer === '' ? [] : [{ ...question, answer, why: obstacle(question, answer, now) }]
  })
  const fitting = judged.filter(({ why }) => why === null)
  const category = form.categories.find(({ name }) => name === earlier.category)?.id ?? null
  return {
    category,
    answers: Object.fromEntries(fitting.map(({ key, answer }) => [key, answer])),
    taken: fitting.map(({ label }) => label),
    left: [
      ...(earlier.category !== null && category === null
        ? [
            {
              label: 'Kategorie',
              why: `„${earlier.category}“ gibt es nicht mehr, bitte wählen Sie eine andere`,
            },
          ]
        : []),
      ...judged.flatMap(({ label, why }) => (why === null ? [] : [{ label, why }])),
    ],
  }
}

const obstacle = (before: Question, answer: string, now: Question | undefined): string | null => {
  if (!now) return 'wird nicht mehr gefragt'
  if (OF_THEIR_YEAR.has(before.kind)) return 'gilt nur für das eine Jahr, bitte neu angeben'
  if (now.kind !== before.kind) return 'wird jetzt anders gefragt'
  if (now.kind === 'choice' && !now.choices.includes(answer)) return `„${answer}“ steht nicht mehr zur Wahl`
  if (answer.length > now.limit)
    return `ist mit ${answer.length.toLocaleString('de-DE')} Zeichen zu lang (jetzt höchstens ${now.limit.toLocaleString('de-DE')})`
  return null
}
