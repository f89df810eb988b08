import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { isFiltered, tableAddress } from '../../src/table/schema.ts'
import type { TableRow } from '../../src/table/store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { OrganisationCell } from '../components/organisation.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { DataTable } from '../components/table.tsx'
import { TableFilter, type TableFilterProps } from './filter.tsx'

export interface SubmissionTableProps extends TableFilterProps {
  readonly rows: readonly (TableRow & { readonly size: string | null; readonly unlisted: boolean })[]
  readonly hits: number
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** All submissions of a year for the organisers: filter, one page of rows, downloads of what is filtered. */
export const SubmissionTableView = (props: SubmissionTableProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Einreichungen' },
      ]}
    />
    <PageHeader title={`Einreichungen ${props.year}`} />
    {props.total === 0 ? (
      <EmptyState title="Noch keine Einreichung">
        <p>Sobald Kommunen einen Entwurf beginnen, steht er hier.</p>
      </EmptyState>
    ) : (
      <>
        <TableFilter {...props} />
        <Summary {...props} />
        {props.hits === 0 ? (
          <EmptyState title="Nichts gefunden">
            <p>
              Zu diesem Filter gibt es keine Einreichung. Prüfen Sie die Schreibweise, oder{' '}
              <a href={paths.adminSubmissions(props.year)}>zeigen Sie wieder alle</a>.
            </p>
          </EmptyState>
        ) : (
          <>
            <Rows {...props} />
            <Pages {...props} />
          </>
        )}
      </>
    )}
  </>
)

const Summary = ({ year, query, hits, total }: SubmissionTableProps) => {
  const file = tableAddress(query, { seite: 1 })
  return (
    <div class="table-summary">
      <p class="table-summary__count" role="status">
        {isFiltered(query) ? `${integer(hits)} von ${integer(total)}` : integer(total)}{' '}
        {total === 1 ? 'Einreichung' : 'Einreichungen'}
      </p>
      {hits > 0 && (
        <p class="table-summary__files">
          Diese Liste herunterladen:{' '}
          <a href={paths.adminSubmissionsFile(year, 'csv', file)} download>
            CSV
          </a>{' '}
          <a href={paths.adminSubmissionsFile(year, 'xlsx', file)} download>
            Excel (XLSX)
          </a>
        </p>
      )}
    </div>
  )
}

const Rows = ({ year, rows }: SubmissionTableProps) => (
  <DataTable
    caption="Einreichungen und Entwürfe"
    head={[
      { label: 'Nr.', numeric: true },
      { label: 'Projekt' },
      { label: 'Kommune und Konto' },
      { label: 'Kategorie' },
      { label: 'Stand' },
      { label: 'Zuletzt gespeichert' },
    ]}
    rows={rows.map((row) => [
      row.number === null ? '–' : submissionNumber(year, row.number),
      <a href={paths.adminSubmission(year, row.id)}>{row.title || 'Noch ohne Titel'}</a>,
      <>
        <OrganisationCell name={row.organisation} size={row.size} unlisted={row.unlisted} />
        <span class="organisation__more small muted break">{row.email}</span>
      </>,
      row.category ?? '–',
      <StateBadge state={row.state} />,
      showDateTime(row.updated_at),
    ])}
  />
)

const Pages = ({ year, query, page, pages }: SubmissionTableProps) => {
  if (pages === 1) return null
  const to = (seite: number) => paths.adminSubmissionsFor(year, tableAddress(query, { seite }))
  return (
    <nav class="table-pages" aria-label="Seiten der Tabelle">
      {page > 1 && (
        <ButtonLink href={to(page - 1)} variant="secondary">
          Vorige Seite
        </ButtonLink>
      )}
      <p>
        Seite {integer(page)} von {integer(pages)}
      </p>
      {page < pages && (
        <ButtonLink href={to(page + 1)} variant="secondary">
          Nächste Seite
        </ButtonLink>
      )}
    </nav>
  )
}
