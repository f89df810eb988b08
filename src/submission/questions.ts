/**
 * The questions of an entry: one definition drives the form, the check at hand-in, the jury's view, the receipt
 * and the published page.
 */

export type AnswerKind = 'text' | 'long_text' | 'email' | 'phone' | 'links'

export interface Question {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly kind: AnswerKind
  /** Most characters. */
  readonly limit: number
  readonly required: boolean
  readonly part: 'project' | 'contact'
  /** Whether jurors see the answer; contact details are none of their business. */
  readonly jury: boolean
  /** Whether the answer stands on the winner's page. */
  readonly published: boolean
}

export const QUESTIONS: readonly Question[] = [
  {
    key: 'summary',
    label: 'Kurzfassung',
    hint: 'Was ist das Projekt, für wen, und was hat sich verändert? Sie steht in der Übersicht der Jury und bei den Preisträgern.',
    kind: 'long_text',
    limit: 1000,
    required: true,
    part: 'project',
    jury: true,
    published: true,
  },
  {
    key: 'description',
    label: 'Beschreibung',
    hint: 'Ausgangslage, Vorgehen, Stand. Absätze trennen Sie mit einer Leerzeile.',
    kind: 'long_text',
    limit: 5000,
    required: true,
    part: 'project',
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
    part: 'project',
    jury: true,
    published: true,
  },
  {
    key: 'reuse',
    label: 'Nachnutzung',
    hint: 'Was können andere Kommunen übernehmen? Kosten, Lizenz, Bedingungen.',
    kind: 'long_text',
    limit: 2000,
    required: true,
    part: 'project',
    jury: true,
    published: true,
  },
  {
    key: 'links',
    label: 'Links',
    hint: 'Höchstens zehn, je Zeile eine Adresse, die mit https:// beginnt. Videos bitte als Link.',
    kind: 'links',
    limit: 2000,
    required: false,
    part: 'project',
    jury: true,
    published: true,
  },
  {
    key: 'contact_name',
    label: 'Ansprechperson',
    hint: '',
    kind: 'text',
    limit: 120,
    required: true,
    part: 'contact',
    jury: false,
    published: true,
  },
  {
    key: 'contact_email',
    label: 'E-Mail der Ansprechperson',
    hint: 'Wird nur bei ausgezeichneten Projekten veröffentlicht, damit andere nachfragen können.',
    kind: 'email',
    limit: 254,
    required: true,
    part: 'contact',
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
    part: 'contact',
    jury: false,
    published: false,
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

/** Reads the stored JSON; a missing answer is ''. */
export const parseAnswers = (json: string): Answers => {
  const stored = JSON.parse(json) as Record<string, unknown>
  return Object.fromEntries(
    QUESTIONS.map(({ key }) => [key, typeof stored[key] === 'string' ? stored[key] : '']),
  )
}
