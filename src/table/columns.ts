/** The columns of a download, one list for CSV and XLSX. Pure. */
import { submissionStates } from '../core/de.ts'
import { parseAnswers, type Question, shownAnswer } from '../entry-form/questions.ts'
import { sizeClass } from '../register/rules.ts'
import { submissionNumber } from '../submission/rules.ts'

/** A cell before a format decides how it is written; `day` is a date without a time. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'moment' | 'day'; readonly at: number }
  | null

/** What a download knows of a submission. */
export interface ExportedRow {
  readonly number: number | null
  readonly title: string
  readonly organisation: string
  readonly organisation_key: string | null
  readonly organisation_population: number | null
  readonly category: string | null
  readonly state: keyof typeof submissionStates
  readonly email: string
  readonly submitted_at: number | null
  readonly updated_at: number
  readonly answers: string
}

export interface Sheet {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const text = (value: string | null): Cell => (value ? { kind: 'text', text: value } : null)
const number = (value: number | null): Cell => (value === null ? null : { kind: 'number', value })
const moment = (at: number | null): Cell => (at === null ? null : { kind: 'moment', at })

const HEAD = [
  'Nr.',
  'Titel',
  'Kommune',
  'Schlüssel',
  'Einwohner',
  'Größenklasse',
  'Kategorie',
  'Stand',
  'Konto',
  'Eingereicht am',
  'Zuletzt gespeichert',
]

const answerCell = (question: Question, answer: string): Cell => {
  const { kind } = question
  if (answer === '') return null
  if (kind === 'file') return text(shownAnswer(question, answer))
  if (kind === 'declaration') return text('Ja')
  if (kind === 'number' && /^-?\d{1,15}(,\d{1,6})?$/.test(answer))
    return number(Number(answer.replace(',', '.')))
  const day = kind === 'date' ? Date.parse(`${answer}T00:00Z`) : Number.NaN
  return Number.isNaN(day) ? text(answer) : { kind: 'day', at: day }
}

/** Head and rows of a download: what every entry has, then every question of the year. */
export const sheetOf = (
  year: number,
  thresholds: readonly number[],
  questions: readonly Question[],
  rows: readonly ExportedRow[],
): Sheet => ({
  head: [...HEAD, ...questions.map(({ label, unit }) => (unit ? `${label} (${unit})` : label))],
  rows: rows.map((row) => {
    const answers = parseAnswers(row.answers, questions)
    return [
      text(row.number === null ? null : submissionNumber(year, row.number)),
      text(row.title),
      text(row.organisation),
      text(row.organisation_key),
      number(row.organisation_population),
      text(sizeClass(row.organisation_population, thresholds)),
      text(row.category),
      text(submissionStates[row.state]),
      text(row.email),
      moment(row.submitted_at),
      moment(row.updated_at),
      ...questions.map((question) => answerCell(question, answers[question.key] ?? '')),
    ]
  }),
})
