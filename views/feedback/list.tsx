import { showDateTime } from '../../src/core/berlin-time.ts'
import type { FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { FeedbackItem } from '../../src/feedback/store.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface FeedbackListProps {
  readonly year: number
  readonly items: readonly FeedbackItem[]
  /** Whether judging has closed. */
  readonly closed: boolean
  readonly published: boolean
  readonly state: FormState
}

/** Feedback of a year: what waits to be read, what is released. */
export const FeedbackListView = ({ year, items, closed, published, state }: FeedbackListProps) => {
  const waiting = items.filter((one) => one.prepared_at !== null && one.released_at === null).length
  const missing = items.some((one) => one.prepared_at === null)
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminEdition(year), label: String(year) },
          { label: 'Rückmeldungen' },
        ]}
      />
      <PageHeader
        title="Rückmeldungen an Einreichende"
        lead="Kommentare der Jury ohne Namen und in zufälliger Reihenfolge. Lesen Sie jede, bevor Sie sie freigeben; sichtbar wird sie mit den Ergebnissen."
      />
      <div id="f-form">
        <ErrorSummary errors={state.errors} />
      </div>
      {!published && (
        <Alert kind="info" title="Vor der Veröffentlichung der Ergebnisse sieht niemand etwas davon." />
      )}
      {items.length === 0 ? (
        <EmptyState title="Noch keine Einreichungen" />
      ) : (
        <DataTable
          caption="Rückmeldungen"
          head={[{ label: 'Einreichung' }, { label: 'Kommentare', numeric: true }, { label: 'Stand' }]}
          rows={items.map((one) => {
            const name = `${submissionNumber(year, one.number ?? 0)} ${one.title}`
            return [
              one.prepared_at === null ? name : <a href={paths.adminFeedbackOf(year, one.id)}>{name}</a>,
              one.prepared_at === null ? '–' : String(one.comments ?? 0),
              one.released_at !== null ? (
                <Badge kind="success">Freigegeben {showDateTime(one.released_at)}</Badge>
              ) : one.prepared_at !== null ? (
                <Badge kind="warning">Zu lesen</Badge>
              ) : (
                <Badge kind="neutral">Nicht vorbereitet</Badge>
              ),
            ]
          })}
        />
      )}
      {closed && missing && (
        <form method="post" action={paths.adminFeedbackPrepare(year)}>
          <Actions>
            <Button variant="secondary">Rückmeldungen vorbereiten</Button>
          </Actions>
        </form>
      )}
      {waiting > 0 && (
        <form method="post" action={paths.adminFeedbackRelease(year)}>
          <input type="hidden" name="waiting" value={String(waiting)} />
          <Actions>
            <Button>Alle {waiting} freigeben</Button>
          </Actions>
        </form>
      )}
      <p>
        <a href={paths.adminMailingNew(year)}>Brief an alle schreiben, deren Rückmeldung freigegeben ist</a>
      </p>
    </>
  )
}
