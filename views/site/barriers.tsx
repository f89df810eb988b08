import { showDateTime } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { BarrierReportTable } from '../../src/core/site-tables.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Breadcrumb, PageHeader, Prose } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

/** Every barrier that somebody has reported. */
export const BarriersView = ({ reports }: { reports: readonly BarrierReportTable[] }) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Gemeldete Barrieren' }]} />
    <PageHeader
      title="Gemeldete Barrieren"
      lead="Antworten Sie von Ihrem eigenen Postfach aus und haken Sie die Meldung dann ab. Damit wird die Adresse gelöscht."
    />
    {reports.length === 0 ? (
      <EmptyState title="Keine Meldungen">
        <p>Hier steht, was jemand über das Formular „Barriere melden“ geschrieben hat.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Meldungen, offene zuerst"
        head={[{ label: 'Nummer' }, { label: 'Was nicht geht' }, { label: 'Antwort an' }, { label: 'Stand' }]}
        rows={reports.map((one) => [
          <>
            <span class="nowrap">{one.receipt}</span>
            <br />
            <span class="small muted">{showDateTime(one.reported_at)}</span>
          </>,
          <>
            <Prose text={one.description} />
            {one.page && <p class="small muted break">Seite: {one.page}</p>}
          </>,
          one.reply_to ? <a href={`mailto:${one.reply_to}`}>{one.reply_to}</a> : '–',
          one.done_at === null ? (
            <form method="post" action={paths.adminBarrierDone(one.id)}>
              <button type="submit" class="link-button">
                Erledigt<span class="kern-sr-only"> ({one.receipt})</span>
              </button>
            </form>
          ) : (
            `erledigt am ${showDateTime(one.done_at)}`
          ),
        ])}
      />
    )}
  </>
)
