import { showDateTime } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import type { listForOrganisers } from '../../src/submission/store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, ButtonLink } from '../components/form.tsx'
import { OrganisationCell } from '../components/organisation.tsx'
import { Breadcrumb, Facts, PageHeader } from '../components/page.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { DataTable } from '../components/table.tsx'
import { EntryView } from '../submission/entry.tsx'

type Item = Awaited<ReturnType<typeof listForOrganisers>>[number] & {
  readonly size: string | null
  readonly unlisted: boolean
}

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
]

/** All submissions of a year for the organisers. */
export const AdminSubmissionsView = (props: { year: number; items: readonly Item[] }) => (
  <>
    <Breadcrumb items={[...crumbs(props.year), { label: 'Einreichungen' }]} />
    <PageHeader title={`Einreichungen ${props.year}`} />
    {props.items.length === 0 ? (
      <EmptyState title="Noch keine Einreichung">
        <p>Sobald Kommunen einen Entwurf beginnen, steht er hier.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Alle Einreichungen und Entwürfe"
        head={[
          { label: 'Nr.', numeric: true },
          { label: 'Projekt' },
          { label: 'Kommune und Konto' },
          { label: 'Kategorie' },
          { label: 'Stand' },
          { label: 'Zuletzt gespeichert' },
        ]}
        rows={props.items.map((item) => [
          item.number === null ? '–' : submissionNumber(props.year, item.number),
          <a href={`${paths.adminSubmissions(props.year)}/${item.id}`}>{item.title || 'Noch ohne Titel'}</a>,
          <>
            <OrganisationCell name={item.organisation} size={item.size} unlisted={item.unlisted} />
            <span class="organisation__more small muted break">{item.email}</span>
          </>,
          item.category ?? '–',
          <StateBadge state={item.state} />,
          showDateTime(item.updated_at),
        ])}
      />
    )}
  </>
)

export interface AdminSubmissionProps {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly organisation: string
  readonly size: string | null
  readonly unlisted: boolean
  readonly category: string | null
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  readonly number: string | null
  readonly email: string
  readonly answers: Answers
  readonly questions: readonly Question[]
  readonly photos: readonly (PhotoView & { href: string })[]
}

/** One submission as the organisers read it. */
export const AdminSubmissionView = (props: AdminSubmissionProps) => (
  <>
    <Breadcrumb
      items={[
        ...crumbs(props.year),
        { href: paths.adminSubmissions(props.year), label: 'Einreichungen' },
        { label: props.title || 'Entwurf' },
      ]}
    />
    <PageHeader title={props.title || 'Noch ohne Titel'} kicker={props.number ?? 'Entwurf'}>
      <StateBadge state={props.state} />
    </PageHeader>
    <Facts
      items={[
        {
          term: 'Kommune',
          detail: <OrganisationCell name={props.organisation} size={props.size} unlisted={props.unlisted} />,
        },
        { term: 'Kategorie', detail: props.category ?? '–' },
        { term: 'Konto', detail: props.email },
      ]}
    />
    <Actions>
      <ButtonLink href={paths.adminSubmissionPdf(props.year, props.id)} variant="secondary">
        Als PDF
      </ButtonLink>
    </Actions>
    <EntryView answers={props.answers} questions={props.questions} photos={props.photos} />
  </>
)
