import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { answerColumn, COLUMNS, type ColumnKey } from '../../src/table/schema.ts'
import type { TableRow } from '../../src/table/store.ts'
import { Address } from '../components/address.tsx'
import type { Child } from '../components/markup.ts'
import { OrganisationCell } from '../components/organisation.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import type { Column } from '../components/table.tsx'

/** A row of the table with its answers, and with what its population means in this year. */
export type ShownRow = Omit<TableRow, 'answers'> & {
  readonly answers: Answers
  readonly size: string | null
  readonly unlisted: boolean
}

type ShownColumn = Column & { readonly cell: (row: ShownRow) => Child }

const NAMES: Record<ColumnKey, ShownColumn> = {
  kommune: {
    label: 'Kommune und Konto',
    cell: (row) => (
      <>
        <OrganisationCell name={row.organisation} size={row.size} unlisted={row.unlisted} />
        <span class="small muted break">
          <Address of={row.email} />
        </span>
      </>
    ),
  },
  kategorie: { label: 'Kategorie', cell: ({ category }) => category ?? '–' },
  stand: { label: 'Stand', cell: ({ state }) => <StateBadge state={state} /> },
  gespeichert: { label: 'Zuletzt gespeichert', cell: ({ updated_at }) => showDateTime(updated_at) },
  eingereicht: {
    label: 'Eingereicht am',
    cell: ({ submitted_at }) => (submitted_at === null ? '–' : showDateTime(submitted_at)),
  },
  einwohner: {
    label: 'Einwohner',
    numeric: true,
    cell: ({ organisation_population: people }) => (people === null ? '–' : integer(people)),
  },
  schlagwoerter: { label: 'Schlagwörter', cell: ({ tags }) => tags ?? '–' },
}

/** Characters of an answer in a cell; the whole stands in the entry. */
const EXCERPT = 160

const excerpt = (answer: string): string =>
  answer.length <= EXCERPT ? answer : `${answer.slice(0, EXCERPT).replace(/\s+\S*$/, '')} …`

const answerOf = (question: Question, row: ShownRow): string => {
  const answer = row.answers[question.key] ?? ''
  if (answer === '') return '–'
  return question.kind === 'declaration' ? 'Ja' : excerpt(answer)
}

/** What can be shown, as keys and names: the table's own columns, then every question of the year. */
export const columnChoices = (questions: readonly Question[]) => [
  ...COLUMNS.map((key) => ({ key: key as string, label: NAMES[key].label })),
  ...questions.map(({ key, label }) => ({ key: answerColumn(key), label })),
]

/** The columns to show, in the order of the choices. */
export const shownColumns = (
  year: number,
  wanted: string,
  questions: readonly Question[],
): readonly ShownColumn[] => {
  const keys = new Set(wanted.split(','))
  return [
    {
      label: 'Nr.',
      numeric: true,
      cell: ({ number }) => (number === null ? '–' : submissionNumber(year, number)),
    },
    {
      label: 'Projekt',
      cell: ({ id, title }) => <a href={paths.adminSubmission(year, id)}>{title || 'Noch ohne Titel'}</a>,
    },
    ...COLUMNS.filter((key) => keys.has(key)).map((key) => NAMES[key]),
    ...questions
      .filter(({ key }) => keys.has(answerColumn(key)))
      .map((question) => ({ label: question.label, cell: (row: ShownRow) => answerOf(question, row) })),
  ]
}
