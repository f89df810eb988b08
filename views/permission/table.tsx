import { phaseNames } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import { ROLES, type Role } from '../../src/permission/doors.ts'
import { type PermissionArea, type PermissionRow, PHASES, verdict } from '../../src/permission/phases.ts'
import { roleNames, summaryOf } from '../../src/permission/summary.ts'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface PermissionsProps {
  readonly areas: readonly PermissionArea[]
  /** Whose rights are shown phase by phase; null for everybody's in short. */
  readonly role: Role | null
}

/** Who may do what, and when; the same table that the application asks and the tests compare it with. */
export const PermissionsView = ({ areas, role }: PermissionsProps) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Wer darf was' }]} />
    <PageHeader
      title="Wer darf was"
      lead="Diese Tabelle ist keine Beschreibung daneben: Jede Adresse von Kür steht in ihr, die Türen werden nach ihr geöffnet, und bei jeder Änderung am Programm wird jede Zelle nachgeprüft."
    />
    <nav class="table-actions" aria-label="Rechte einer Rolle">
      {role === null ? <strong>Alle Rollen</strong> : <a href={paths.adminPermissions}>Alle Rollen</a>}
      {ROLES.map((one) =>
        one === role ? (
          <strong>{roleNames[one]}</strong>
        ) : (
          <a href={paths.adminPermissionsOf(one)}>{roleNames[one]}</a>
        ),
      )}
    </nav>
    {areas.map(({ title, rows }) => (
      <Section title={title}>
        {role === null ? (
          <Short title={title} rows={rows} />
        ) : (
          <PhaseByPhase title={title} rows={rows} role={role} />
        )}
      </Section>
    ))}
    <Section title="Wie das zu lesen ist">
      <p>
        Wer keine Tür hat, bekommt „kein Zutritt“; was jemanden nichts angeht, gibt es für diese Person nicht
        (404), damit niemand erfährt, dass es da ist. „Geschlossen“ heißt: erlaubt, aber nicht jetzt.
      </p>
      <p>
        <strong>Befangen</strong> ist ein Jurymitglied gegenüber einer einzelnen Einreichung: weil es das
        erklärt hat, weil es zur selben Einrichtung gehört oder weil die Geschäftsstelle es festgestellt hat.
        Diese Einreichung gibt es für das Mitglied dann nicht mehr, weder in Listen noch in Summen, Sitzungen
        oder Niederschriften; bei allen anderen bleibt es ein Jurymitglied wie jedes andere.
      </p>
      <p>
        Wer mehrere Rollen hat, darf alles, was eine davon darf. Verändern lässt sich diese Tabelle nicht;
        Rollen vergeben Sie bei der Jury der Ausgabe und unter <a href={paths.adminGalleries}>Galerien</a>.
      </p>
    </Section>
  </>
)

interface RowsProps {
  readonly title: string
  readonly rows: readonly PermissionRow[]
}

const What = ({ row }: { row: PermissionRow }) => (
  <>
    {row.label}
    {row.note && <div class="muted">{row.note}</div>}
  </>
)

const Short = ({ title, rows }: RowsProps) => (
  <DataTable
    caption={`${title}: wer und wann`}
    head={[{ label: 'Was' }, { label: 'Wer und wann' }]}
    rows={rows.map((row) => {
      const groups = summaryOf(row)
      return [
        <What row={row} />,
        groups.length === 0
          ? '–'
          : groups.map(({ who, when }) => (
              <div>
                {who}: {when}
              </div>
            )),
      ]
    })}
  />
)

const VERDICTS = {
  in: 'ja',
  closed: 'geschlossen',
  hidden: '–',
  forbidden: 'kein Zutritt',
  sign_in: 'kein Zutritt',
} as const

const PhaseByPhase = ({ title, rows, role }: RowsProps & { role: Role }) => (
  <DataTable
    caption={`${title}: ${roleNames[role]}`}
    head={[{ label: 'Was' }, ...PHASES.map((phase) => ({ label: phaseNames[phase] }))]}
    rows={rows.map((row) => [
      <What row={row} />,
      ...PHASES.map((phase) => VERDICTS[verdict(row, role, phase)]),
    ])}
  />
)
