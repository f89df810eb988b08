/**
 * The questions of an entry: one definition drives the form, the check at hand-in, the jury's view, the receipt
 * and the published page.
 */

import { isIsoDate, showDays } from '../core/berlin-time.ts'
import { attachedFiles } from './files.ts'

/** What kind of answer a question takes; `kindNames` says it in German. */
export const KINDS = [
  'text',
  'long_text',
  'markdown',
  'choice',
  'number',
  'date',
  'link',
  'links',
  'email',
  'phone',
  'file',
  'declaration',
] as const

export type AnswerKind = (typeof KINDS)[number]

export interface Question {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly kind: AnswerKind
  /** Most characters; nothing for a file. */
  readonly limit: number
  /** Of a number: its unit, and the smallest and largest that is right. */
  readonly unit?: string
  readonly min?: number | null
  readonly max?: number | null
  readonly required: boolean
  /** The step of the form it belongs to, by its title. */
  readonly part: string
  /** What can be chosen, for `choice`. */
  readonly choices: readonly string[]
  /** Names of the categories it is asked in; empty for all. */
  readonly categories: readonly string[]
  /** Whether the answer counts for the jury; only then jurors see it. Contact details are none of their business. */
  readonly jury: boolean
  /** Whether the answer stands on the winner's page. */
  readonly published: boolean
  /** Whether the answer names companies, or jurors and institutions involved: jurors who belong to them are not neutral. */
  readonly parties?: 'supplier' | 'declared'
  /** Of a declaration: who makes it agrees that the entry is published as good practice. */
  readonly meaning?: 'example'
}

const PROJECT = 'Ihr Projekt'
const CONTACT = 'Kontakt für Rückfragen'

const FACT = {
  kind: 'text',
  required: false,
  part: PROJECT,
  choices: [],
  categories: [],
  jury: true,
  published: true,
} as const

/** The form an edition starts with; organisers change it until the call opens. */
export const QUESTIONS: readonly Question[] = [
  {
    key: 'summary',
    label: 'Kurzfassung',
    hint: 'Was ist das Projekt, für wen, und was hat sich verändert? Sie steht in der Übersicht der Jury und bei den Preisträgern.',
    kind: 'long_text',
    limit: 1000,
    required: true,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: true,
    published: true,
  },
  {
    key: 'description',
    label: 'Beschreibung',
    hint: 'Ausgangslage, Vorgehen, Stand. Absätze trennen Sie mit einer Leerzeile.',
    kind: 'markdown',
    limit: 5000,
    required: true,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: true,
    published: true,
  },
  {
    key: 'benefit',
    label: 'Nutzen',
    hint: 'Was haben die Menschen vor Ort davon, was die Verwaltung? Zahlen helfen.',
    kind: 'long_text',
    limit: 2000,
    required: true,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: true,
    published: true,
  },
  {
    key: 'reuse',
    label: 'Nachnutzung',
    hint: 'Was können andere Kommunen übernehmen, und wie fangen sie an?',
    kind: 'long_text',
    limit: 2000,
    required: true,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: true,
    published: true,
  },
  {
    ...FACT,
    key: 'cost',
    label: 'Kosten für andere',
    hint: 'Womit müssen andere rechnen: Einführung und Betrieb, zum Beispiel „etwa 4.000 Euro, danach 70 Euro im Monat“.',
    limit: 300,
  },
  {
    ...FACT,
    key: 'licence',
    label: 'Lizenz',
    hint: 'Zum Beispiel EUPL 1.2, oder „keine freie Lizenz“.',
    limit: 200,
  },
  {
    ...FACT,
    key: 'conditions',
    label: 'Bedingungen der Nachnutzung',
    hint: 'Was muss vorhanden oder vereinbart sein?',
    limit: 500,
  },
  {
    key: 'links',
    label: 'Links',
    hint: 'Höchstens zehn, je Zeile eine Adresse, die mit https:// beginnt. Videos bitte als Link.',
    kind: 'links',
    limit: 2000,
    required: false,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: true,
    published: true,
  },
  {
    key: 'suppliers',
    label: 'Beteiligte Unternehmen',
    hint: 'Wer hat geliefert, entwickelt oder beraten? Je Zeile ein Name.',
    kind: 'long_text',
    limit: 1000,
    required: false,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: true,
    published: false,
    parties: 'supplier',
  },
  {
    key: 'involved',
    label: 'Beteiligte Jurymitglieder und Institutionen',
    hint: 'Welche Jurymitglieder oder deren Institutionen sind an dem Projekt beteiligt? Je Zeile ein Name. Sie bewerten Ihr Projekt dann nicht.',
    kind: 'long_text',
    limit: 1000,
    required: false,
    part: PROJECT,
    choices: [],
    categories: [],
    jury: false,
    published: false,
    parties: 'declared',
  },
  {
    key: 'contact_name',
    label: 'Ansprechperson',
    hint: '',
    kind: 'text',
    limit: 120,
    required: true,
    part: CONTACT,
    choices: [],
    categories: [],
    jury: false,
    published: true,
  },
  {
    key: 'contact_email',
    label: 'E-Mail der Ansprechperson',
    hint: 'Wird nur bei ausgezeichneten Projekten und guten Beispielen veröffentlicht, damit andere nachfragen können.',
    kind: 'email',
    limit: 254,
    required: true,
    part: CONTACT,
    choices: [],
    categories: [],
    jury: false,
    published: true,
  },
  {
    key: 'contact_phone',
    label: 'Telefon der Ansprechperson',
    hint: 'Nur für Rückfragen der Geschäftsstelle.',
    kind: 'phone',
    limit: 60,
    required: false,
    part: CONTACT,
    choices: [],
    categories: [],
    jury: false,
    published: false,
  },
  {
    key: 'good_practice',
    label: 'Unser Projekt darf als gutes Beispiel gezeigt werden',
    hint: 'Texte, Bilder und Ansprechperson stehen dann ab der Preisverleihung auf der Seite der Ausgabe, auch ohne Auszeichnung. Sie können das jederzeit widerrufen; die Seite verschwindet sofort.',
    kind: 'declaration',
    limit: 10,
    required: false,
    part: CONTACT,
    choices: [],
    categories: [],
    jury: false,
    published: false,
    meaning: 'example',
  },
]

export const LIMITS = { title: 120, organisation: 160 } as const

/** Question key → answer text. */
export type Answers = Readonly<Record<string, string>>

/** The lines of a links answer. */
export const linkLines = (answer: string): string[] =>
  answer
    .split('\n')
    .map((link) => link.trim())
    .filter(Boolean)

/** What was read last: one page asks several times for the answers of its entry. */
let last: { json: string; questions: readonly Question[]; answers: Answers } | null = null

/** Reads the stored JSON; a missing answer is ''. */
export const parseAnswers = (json: string, questions: readonly Question[] = QUESTIONS): Answers => {
  if (last?.questions === questions && last.json === json) return last.answers
  const stored = JSON.parse(json) as Record<string, unknown>
  const answers = Object.fromEntries(
    questions.map(({ key }) => [key, typeof stored[key] === 'string' ? stored[key] : '']),
  )
  last = { json, questions, answers }
  return answers
}

/** Kinds whose answers are text of several lines. */
export const isLong = ({ kind }: Pick<Question, 'kind'>): boolean =>
  kind === 'long_text' || kind === 'markdown' || kind === 'links'

/** Answers that the winner's page can show; a file is for the jury alone. */
export const isPublished = ({ published, kind }: Question): boolean => published && kind !== 'file'

/** The declaration with which entrants agree to be shown as good practice, if it is asked. */
export const exampleQuestion = (questions: readonly Question[]): Question | undefined =>
  questions.find(({ kind, meaning }) => kind === 'declaration' && meaning === 'example')

/** A short answer in words, as pages and documents show it. */
export const shownAnswer = ({ kind, unit }: Question, answer: string): string => {
  if (kind === 'file')
    return attachedFiles(answer)
      .map(({ name }) => name)
      .join(', ')
  if (kind === 'number' && unit && answer !== '') return `${answer} ${unit}`
  if (kind === 'declaration') return answer === '' ? '' : 'Bestätigt'
  // The question may have become a date after somebody had answered in words.
  return kind === 'date' && isIsoDate(answer) ? showDays(answer, null) : answer
}

/** The questions asked in this category; one that names no category is asked in all, even before one is chosen. */
export const askedIn = (questions: readonly Question[], category: string | null): Question[] =>
  questions.filter(
    ({ categories }) => categories.length === 0 || (category !== null && categories.includes(category)),
  )

/** The titles of the steps in the order in which they first appear. */
export const partsOf = (questions: readonly Question[]): string[] => [
  ...new Set(questions.map(({ part }) => part)),
]
