import { showDate } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { dueOf } from '../../src/jury/rules.ts'
import type { JurorListItem } from '../../src/jury/store.ts'
import { Address } from '../components/address.tsx'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary, TextField } from '../components/form.tsx'
import { Unreachable } from '../components/letter.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface JuryAdminProps {
  readonly year: number
  /** Whether results are released: then nobody is invited any more. */
  readonly released: boolean
  readonly state: FormState
  readonly jurors: readonly JurorListItem[]
  /** Addresses that a mail server has refused for good. */
  readonly unreachable: ReadonlySet<string>
}

/** Who judges: invite, see progress. Never a single score. */
export const JuryAdminView = (props: JuryAdminProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Jury' },
      ]}
    />
    <PageHeader title={`Jury ${props.year}`} />
    {props.jurors.length === 0 ? (
      <EmptyState title="Noch keine Jury">
        <p>
          {props.released
            ? 'Für dieses Jahr ist keine eingetragen, und nach der Freigabe wird niemand mehr eingeladen.'
            : 'Laden Sie unten die Mitglieder ein. Sie bekommen eine E-Mail und melden sich ohne Passwort an.'}
        </p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Jurymitglieder mit ihrem Stand"
        head={[
          { label: 'Mitglied' },
          { label: 'Stand' },
          { label: 'Bögen', numeric: true },
          { label: 'Befangen', numeric: true },
          { label: 'Zuletzt' },
          { label: 'Aktionen' },
        ]}
        rows={props.jurors.map((juror) => [
          <>
            {juror.name}
            <br />
            {juror.institution && (
              <span class="small muted">
                {juror.institution}
                <br />
              </span>
            )}
            <span class="small muted break">
              <Address of={juror.email} />
            </span>
            {props.unreachable.has(juror.email) && <Unreachable />}
          </>,
          <JurorState juror={juror} />,
          `${juror.sheets ?? 0} von ${dueOf(juror)}`,
          String(juror.recusals ?? 0),
          juror.last_scored_at === null ? '–' : showDate(juror.last_scored_at),
          juror.removed_at === null ? <JurorActions year={props.year} juror={juror} /> : '–',
        ])}
      />
    )}
    <p>
      <a href={paths.adminConflicts(props.year)}>Befangenheit prüfen und feststellen</a>
      {' · '}
      <a href={paths.adminAssignment(props.year)}>Einreichungen zuteilen</a>
      {' · '}
      <a href={paths.adminTrial(props.year)}>Proberunde</a>
    </p>
    {!props.released && (
      <Section title="Jurymitglied einladen">
        <ErrorSummary errors={props.state.errors} />
        <InviteForm {...props} />
      </Section>
    )}
  </>
)

const JurorState = ({ juror }: { juror: JurorListItem }) => (
  <>
    {juror.is_chair === 1 && <Badge kind="info">Vorsitz</Badge>}{' '}
    {juror.is_deputy === 1 && <Badge kind="info">Stellv. Vorsitz</Badge>}{' '}
    {juror.is_substitute === 1 && (
      <Badge kind="neutral">{juror.called_in_at === null ? 'Stellvertretung' : 'Einberufen'}</Badge>
    )}{' '}
    {juror.declined_at !== null ? (
      <>
        <Badge kind="neutral">Abgelehnt</Badge>
        <br />
        <span class="small muted break">{juror.decline_reason}</span>
      </>
    ) : juror.removed_at !== null ? (
      <Badge kind="neutral">Entfernt</Badge>
    ) : juror.accepted_at === null ? (
      <Badge kind="warning">Eingeladen</Badge>
    ) : (
      <Badge kind="success">Dabei seit {showDate(juror.accepted_at)}</Badge>
    )}
  </>
)

const JurorActions = ({ year, juror }: { year: number; juror: JurorListItem }) => (
  <div class="table-actions">
    <ButtonLink href={paths.adminSeat(year, juror.id)} variant="tertiary">
      Bearbeiten
    </ButtonLink>
    {juror.is_substitute === 1 && juror.called_in_at === null && (
      <form method="post" action={paths.adminJuror(year, juror.id, 'einberufen')}>
        <Button variant="tertiary">Einberufen</Button>
      </form>
    )}
    {juror.is_chair === 0 && (
      <form method="post" action={paths.adminJuror(year, juror.id, 'vorsitz')}>
        <Button variant="tertiary">Zum Vorsitz machen</Button>
      </form>
    )}
    <form method="post" action={paths.adminJuror(year, juror.id, 'entfernen')}>
      <Button variant="tertiary">Entfernen</Button>
    </form>
  </div>
)

const InviteForm = (props: JuryAdminProps) => {
  const field = (name: string) => ({
    name,
    value: typed(props.state, name),
    error: errorOf(props.state, name),
  })
  return (
    <form method="post" action={paths.adminJury(props.year)} class="form" novalidate>
      <TextField {...field('name')} label="Name" required />
      <TextField {...field('email')} label="E-Mail-Adresse" type="email" required />
      <TextField
        {...field('institution')}
        label="Einrichtung"
        hint="Zum Beispiel Kommune, Verband oder Hochschule."
      />
      <Checkbox
        name="chair"
        label="Diese Person hat den Vorsitz"
        checked={typed(props.state, 'chair') === '1'}
      />
      <Actions>
        <Button>Einladung senden</Button>
      </Actions>
    </form>
  )
}
