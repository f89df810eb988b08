import { showDate } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { ClaimedDomain, ConfirmedDomain } from '../../src/organisation/store.ts'
import { Address } from '../components/address.tsx'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

/** Which mail domain belongs to which organisation: confirmed, and claimed by entries. */
export const OrganisationsView = (props: {
  confirmed: readonly ConfirmedDomain[]
  claimed: readonly ClaimedDomain[]
  problem: string | null
}) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Organisationen' }]} />
    <PageHeader
      title="Organisationen"
      lead="Wer sich mit einer bestätigten E-Mail-Domäne anmeldet, sieht alle eingereichten Projekte dieser Organisation über die Jahre. Entwürfe sieht niemand außer den Beteiligten."
    />
    {props.problem && <Alert kind="danger" title={props.problem} role="alert" />}
    <Alert kind="warning" title="Bitte vor dem Bestätigen prüfen">
      <p>
        Die Zuordnung beruht bisher nur darauf, was jemand eingetragen hat. Vergleichen Sie die Domäne mit dem
        Internetauftritt der Kommune. Rechenzentren und Verbände, deren Adressen mehrere Kommunen nutzen,
        bestätigen Sie nicht.
      </p>
    </Alert>
    {props.claimed.length === 0 ? (
      <EmptyState title="Nichts zu bestätigen">
        <p>Hier stehen Domänen, sobald jemand für eine Kommune aus der Liste eingereicht hat.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Noch nicht bestätigt"
        head={[
          { label: 'Domäne' },
          { label: 'Eingereicht für' },
          { label: 'Einreichungen', numeric: true },
          { label: 'Zuordnung' },
        ]}
        rows={props.claimed.map(({ domain, key, organisation, entries }) => [
          <Address of={domain} />,
          `${organisation} (${key})`,
          entries,
          <form method="post" action={paths.adminOrganisations}>
            <input type="hidden" name="domain" value={domain} />
            <input type="hidden" name="key" value={key} />
            <button type="submit" class="link-button">
              Bestätigen<span class="kern-sr-only"> ({`${domain} gehört zu ${organisation}`})</span>
            </button>
          </form>,
        ])}
      />
    )}
    {props.confirmed.length > 0 && (
      <DataTable
        caption="Bestätigt"
        head={[{ label: 'Domäne' }, { label: 'Organisation' }, { label: 'Seit' }, { label: 'Zuordnung' }]}
        rows={props.confirmed.map(({ domain, key, name, confirmedAt }) => [
          <Address of={domain} />,
          `${name} (${key})`,
          showDate(confirmedAt),
          <form method="post" action={paths.adminOrganisationRelease}>
            <input type="hidden" name="domain" value={domain} />
            <button type="submit" class="link-button">
              Lösen<span class="kern-sr-only"> ({domain})</span>
            </button>
          </form>,
        ])}
      />
    )}
  </>
)
