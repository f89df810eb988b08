import { integer } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import { isFiltered, tableAddress } from '../../src/table/schema.ts'
import type { SavedView } from '../../src/table/view-store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, Button } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { DataTable } from '../components/table.tsx'
import { type ShownRow, shownColumns } from './columns.tsx'
import { TableFilter, type TableFilterProps } from './filter.tsx'

export interface SubmissionTableProps extends TableFilterProps {
  readonly rows: readonly ShownRow[]
  readonly views: readonly SavedView[]
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
        <Views {...props} />
        <TableFilter {...props} />
        <Summary {...props} />
        {props.hits === 0 ? (
          <EmptyState title="Nichts gefunden">
            <p>
              Zu diesem Filter gibt es keine Einreichung. Prüfen Sie die Schreibweise, oder{' '}
              <a href={paths.adminSubmissionsAll(props.year)}>zeigen Sie wieder alle</a>.
            </p>
          </EmptyState>
        ) : (
          <>
            <Rows {...props} />
            <PageLinks
              of="der Tabelle"
              page={props.page}
              pages={props.pages}
              to={(seite) => paths.adminSubmissionsFor(props.year, tableAddress(props.query, { seite }))}
            />
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

/** The saved views, one of which may be what is shown now. */
const Views = ({ year, query, views }: SubmissionTableProps) => {
  const now = tableAddress(query, { seite: 1 })
  const items = [
    { name: 'Alle', query: '', href: paths.adminSubmissionsAll(year) },
    ...views.map((view) => ({
      ...view,
      href: paths.adminSubmissionsFor(year, view.query || 'ansicht=alle'),
    })),
  ]
  return (
    <nav class="table-views" aria-label="Ansichten">
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.query === now ? 'true' : undefined}>
              {item.name}
            </a>
          </li>
        ))}
      </ul>
      <a href={paths.adminViewsFor(year, now)}>Ansicht speichern</a>
      {views.length > 0 && <a href={paths.adminViews(year)}>Ansichten ordnen</a>}
    </nav>
  )
}

/** Rows with a box each, and what leads on to changing the ticked ones. */
const Rows = ({ year, rows, query, questions, hits }: SubmissionTableProps) => {
  const columns = shownColumns(year, query.spalten, questions)
  return (
    <form method="get" action={paths.adminSelection(year)} class="table-rows">
      <input type="hidden" name="filter" value={tableAddress(query, { seite: 1 })} />
      <DataTable
        caption="Einreichungen und Entwürfe"
        head={[{ label: 'Auswahl' }, ...columns]}
        rows={rows
          .values()
          .map((row) => [
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              name="id"
              value={row.id}
              aria-label={`${row.title || 'Noch ohne Titel'} auswählen`}
            />,
            ...columns.map(({ cell }) => cell(row)),
          ])}
      />
      <Actions>
        <Button variant="secondary" name="umfang" value="markiert">
          Markierte bearbeiten
        </Button>
        <Button variant="secondary" name="umfang" value="alle">
          {hits === 1 ? 'Diesen Treffer' : `Alle ${integer(hits)}`} bearbeiten
        </Button>
      </Actions>
    </form>
  )
}
