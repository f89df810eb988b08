import { showDateTime, showDays } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { RegisterRefusal, RegisterReport } from '../../src/register/actions.ts'
import { LIMITS } from '../../src/register/schema.ts'
import type { RegisterImport } from '../../src/register/store.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, Checkbox, ErrorSummary, FileInput, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

type Import = Omit<RegisterImport, 'report'> & { readonly report: RegisterReport }

interface RegisterAdminProps {
  readonly state: FormState
  /** What a dry run has just found. */
  readonly dryRun: RegisterReport | null
  readonly refusal: RegisterRefusal | null
  /** Newest first. */
  readonly imports: readonly Import[]
  /** Rows in use. */
  readonly count: number
}

/** The official list: what is in use, and taking over a newer one. */
export const RegisterAdminView = (props: RegisterAdminProps) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Liste der Kommunen' }]} />
    <PageHeader
      title="Liste der Kommunen"
      lead="Aus der amtlichen Liste wählen Einreichende ihre Kommune; Einwohnerzahl und Größenklasse kommen daher."
    />
    <ErrorSummary errors={props.state.errors} />
    {props.refusal && <LineErrors {...props.refusal} title="Fehlerhafte Zeilen" />}
    {props.dryRun && <DryRun report={props.dryRun} />}
    <Upload state={props.state} />
    <Current {...props} />
  </>
)

const DryRun = ({ report }: { report: RegisterReport }) => (
  <Section title="Ergebnis der Prüfung">
    <Alert kind="info" title="Nur geprüft, nichts gespeichert" role="status">
      <p>Zum Übernehmen senden Sie dieselbe Datei noch einmal, ohne den Haken bei „Nur prüfen“.</p>
    </Alert>
    <Counts report={report} />
    <LineErrors {...report} title="Diese Zeilen würden fehlen" />
  </Section>
)

const FORMATS = { gv100ad: 'GV100AD', xlsx: 'XLSX', csv: 'CSV' } as const

const Counts = ({ report }: { report: RegisterReport }) => (
  <Facts
    items={[
      { term: 'Lesbare Einträge', detail: integer(report.rows) },
      { term: 'Neu', detail: integer(report.added) },
      { term: 'Geändert', detail: integer(report.changed) },
      { term: 'Nicht mehr in der Liste', detail: integer(report.gone) },
      { term: 'Unverändert', detail: integer(report.unchanged) },
      { term: 'Fehlerhafte Zeilen', detail: integer(report.wrong) },
      { term: 'Übergangene Zeilen', detail: integer(report.ignored) },
      { term: 'Form und Stand', detail: `${FORMATS[report.format]}, ${day(report.listedOn)}` },
    ]}
  />
)

const day = (iso: string | null) => (iso === null ? 'Stand nicht angegeben' : `Stand ${showDays(iso, null)}`)

const LineErrors = (props: Pick<RegisterRefusal, 'wrong' | 'errors'> & { title: string }) =>
  props.errors.length === 0 ? null : (
    <Section title={props.title}>
      {props.wrong > props.errors.length && (
        <p>
          Gezeigt sind die ersten {integer(props.errors.length)} von {integer(props.wrong)}.
        </p>
      )}
      <div class="line-errors">
        <DataTable
          caption="Fehler nach Zeile"
          head={[{ label: 'Zeile', numeric: true }, { label: 'Was daran nicht stimmt' }]}
          rows={props.errors.map(({ line, message }) => [integer(line), message])}
        />
      </div>
    </Section>
  )

const Upload = ({ state }: { state: FormState }) => (
  <Section title="Liste übernehmen">
    <form
      method="post"
      action={paths.adminRegister}
      enctype="multipart/form-data"
      class="form"
      data-progress="Die Liste wird geprüft …"
      novalidate
    >
      <FileInput
        name="datei"
        label="Datei"
        hint="GV100AD als Textdatei, die XLSX-Fassung des Gemeindeverzeichnisses, oder CSV mit den Spalten key; name; type; county; state; population. Höchstens 20 MB."
        accept=".txt,.asc,.csv,.xlsx,text/plain,text/csv"
        required
        error={errorOf(state, 'datei')}
      />
      <TextField
        name="source"
        label="Quelle"
        hint="Zum Beispiel „Statistisches Bundesamt, GV100AD“. Bitte prüfen Sie, unter welcher Lizenz die Liste steht."
        maxLength={LIMITS.source}
        required
        value={typed(state, 'source')}
        error={errorOf(state, 'source')}
      />
      <TextField
        name="listed_on"
        label="Stand der Liste"
        hint="Nur nötig, wenn er nicht in der Datei steht."
        type="date"
        width="medium"
        value={typed(state, 'listed_on')}
        error={errorOf(state, 'listed_on')}
      />
      <Checkbox
        name="dry_run"
        label="Nur prüfen, nichts speichern"
        hint="Zeigt vorher, was neu ist, sich ändert und wegfällt."
        checked={typed(state, 'dry_run') === '1'}
      />
      <Actions>
        <Button>Datei senden</Button>
      </Actions>
    </form>
  </Section>
)

const Current = ({ imports, count }: RegisterAdminProps) => {
  const [latest] = imports
  return (
    <Section title="Liste in Gebrauch">
      {latest ? (
        <>
          <Facts
            items={[
              { term: 'Einträge', detail: integer(count) },
              { term: 'Quelle', detail: latest.source },
              {
                term: 'Stand',
                detail: latest.listed_on === null ? 'nicht angegeben' : showDays(latest.listed_on, null),
              },
            ]}
          />
          <DataTable
            caption="Zuletzt übernommen"
            head={[
              { label: 'Wann' },
              { label: 'Quelle' },
              { label: 'Neu', numeric: true },
              { label: 'Geändert', numeric: true },
              { label: 'Weggefallen', numeric: true },
              { label: 'Fehler', numeric: true },
            ]}
            rows={imports.map((row) => [
              showDateTime(row.imported_at),
              `${row.source}, ${row.file_name}`,
              integer(row.report.added),
              integer(row.report.changed),
              integer(row.report.gone),
              integer(row.report.wrong),
            ])}
          />
          <LineErrors {...latest.report} title="Nicht übernommene Zeilen" />
        </>
      ) : (
        <EmptyState title="Noch keine Liste">
          <p>
            Hier stehen Quelle, Stand und Umfang, sobald die erste Liste übernommen ist. Bis dahin tragen
            Einreichende ihre Kommune frei ein.
          </p>
        </EmptyState>
      )}
    </Section>
  )
}
