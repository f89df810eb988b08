/** The steps of the entry form: basics, one per part of the questions, photos, check. Pure. */
import { paths } from '../core/paths.ts'
import { askedIn, partsOf, type Question } from '../entry-form/questions.ts'

export interface Step {
  readonly number: number
  readonly title: string
  readonly kind: 'basics' | 'questions' | 'photos' | 'review'
  readonly questions: readonly Question[]
  readonly href: string
}

/** Fields of the first step. */
export const BASICS = ['title', 'organisation', 'organisation_key', 'category'] as const

/**
 * All steps of a submission.
 * @param category name of the chosen category; questions of other categories are not asked
 */
export const stepsOf = (id: string, questions: readonly Question[], category: string | null): Step[] => {
  const ofForm = known.get(questions) ?? new Map<string | null, Outline>()
  known.set(questions, ofForm)
  const outline = ofForm.get(category) ?? outlineOf(questions, category)
  ofForm.set(category, outline)
  return outline.map((step) => ({ ...step, href: hrefOf(id, step.kind, step.number) }))
}

type Outline = readonly Omit<Step, 'href'>[]

/** What the steps of all submissions of a form and category have in common, remembered as long as the form is. */
const known = new WeakMap<readonly Question[], Map<string | null, Outline>>()

const outlineOf = (questions: readonly Question[], category: string | null): Outline => {
  const asked = askedIn(questions, category)
  const parts = partsOf(asked).map((title) => ({
    title,
    kind: 'questions' as const,
    questions: asked.filter(({ part }) => part === title),
  }))
  const all = [
    { title: 'Grunddaten', kind: 'basics' as const, questions: [] },
    ...parts,
    { title: 'Fotos', kind: 'photos' as const, questions: [] },
    { title: 'Prüfen und einreichen', kind: 'review' as const, questions: [] },
  ]
  return all.map((step, index) => ({ ...step, number: index + 1 }))
}

const hrefOf = (id: string, kind: Step['kind'], number: number): string => {
  if (kind === 'photos') return paths.submissionPhotos(id)
  if (kind === 'review') return paths.submission(id)
  return paths.submissionStep(id, number)
}

/** The address where the field `field` is filled in. */
export const hrefOfField = (steps: readonly Step[], field: string): string => {
  const step = steps.find(({ kind, questions }) =>
    field.startsWith('foto-')
      ? kind === 'photos'
      : kind === 'basics'
        ? BASICS.some((name) => name === field)
        : questions.some(({ key }) => key === field),
  )
  return `${step?.href ?? ''}#f-${field}`
}
