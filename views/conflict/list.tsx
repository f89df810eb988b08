import type { ConflictRow } from '../../src/conflict/store.ts'
import { conflictSources } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { EntryWithoutChair } from '../../src/jury/seats.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, Checkbox, ErrorSummary, Select, TextArea } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface ConflictListProps {
  readonly year: number
  readonly version: number
  /** Whether a state conflicts with every town in it. */
  readonly states: boolean
  readonly rows: readonly ConflictRow[]
  readonly jurors: readonly { readonly id: string; readonly name: string }[]
  readonly entries: readonly { readonly id: string; readonly number: number | null; readonly title: string }[]
  readonly leaderless: readonly EntryWithoutChair[]
  readonly state: FormState
}

/** Who is not neutral towards which entry, why, and what was decided about it. */
export const ConflictListView = (props: ConflictListProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { href: paths.adminJury(props.year), label: 'Jury' },
        { label: 'Befangenheit' },
      ]}
    />
    <PageHeader
      title="Befangenheit"
      lead="Jeder Hinweis sperrt die Einreichung für das Jurymitglied, bis Sie ihn mit einem Grund verwerfen. Nach dem Ende der Bewertung wird keiner mehr verworfen."
    />
    {props.rows.length === 0 ? (
      <EmptyState title="Noch keine Hinweise">
        <p>
          Hier steht, was Jurymitglieder und Einreichende angeben und was der Abgleich der Institutionen
          findet.
        </p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Hinweise auf Befangenheit"
        head={[
          { label: 'Jurymitglied' },
          { label: 'Einreichung' },
          { label: 'Hinweis' },
          { label: 'Stand' },
          { label: 'Aktion' },
        ]}
        rows={props.rows.map((row) => [
          row.juror,
          `${submissionNumber(props.year, row.number ?? 0)} ${row.title}`,
          <>
            {conflictSources[row.source]}
            {row.detail && (
              <>
                <br />
                <span class="small muted break">{row.detail}</span>
              </>
            )}
          </>,
          <State row={row} />,
          row.source === 'person' ? (
            '–'
          ) : (
            <a href={paths.adminConflictReview(props.year, keyOf(row))}>Prüfen</a>
          ),
        ])}
      />
    )}
    {props.leaderless.length > 0 && (
      <Section title="Wer führt den Vorsitz?">
        <p>
          Bei diesen Einreichungen ist der Vorsitz befangen und seine Vertretung ebenso, oder es gibt keine.
          Bestimmen Sie, wer dort den Vorsitz führt.
        </p>
        {props.leaderless.map((entry) => (
          <PresidencyForm year={props.year} entry={entry} />
        ))}
      </Section>
    )}
    <Section title="Befangenheit feststellen">
      <ErrorSummary errors={props.state.errors} />
      <ClaimForm {...props} />
    </Section>
    <Section title="Was der Abgleich findet">
      <p>
        Gemeinde, Landkreis und Gemeindeverband sind befangen, wenn eines im anderen liegt. Ob auch ein Land
        gegenüber seinen Kommunen befangen ist, entscheiden Sie; bis zum Ende der Bewertung.
      </p>
      <form method="post" action={paths.adminStateConflicts(props.year)} class="form" novalidate>
        <input type="hidden" name="version" value={String(props.version)} />
        <Checkbox
          name="states"
          label="Ein Land ist befangen gegenüber allen Kommunen darin"
          checked={props.states}
        />
        <Actions>
          <Button variant="secondary">Speichern</Button>
        </Actions>
      </form>
    </Section>
  </>
)

const keyOf = (row: ConflictRow) => ({
  juror: row.juror_id,
  submission: row.submission_id,
  source: row.source,
  evidence: row.evidence,
})

const State = ({ row }: { row: ConflictRow }) => (
  <>
    {row.source === 'person' ? (
      <Badge kind="danger">Gesperrt</Badge>
    ) : row.state === 'dismissed' ? (
      <Badge kind="neutral">Verworfen</Badge>
    ) : row.state === 'confirmed' ? (
      <Badge kind="danger">Bestätigt, gesperrt</Badge>
    ) : (
      <Badge kind="warning">Ungeprüft, gesperrt</Badge>
    )}
    {row.reason && (
      <>
        <br />
        <span class="small muted break">{row.reason}</span>
      </>
    )}
  </>
)

const ClaimForm = ({ year, jurors, entries, state }: ConflictListProps) => (
  <form method="post" action={paths.adminConflicts(year)} class="form" novalidate>
    <Select
      name="juror"
      label="Jurymitglied"
      required
      placeholder="Bitte wählen"
      value={typed(state, 'juror')}
      error={errorOf(state, 'juror')}
      options={jurors.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <Select
      name="submission"
      label="Einreichung"
      required
      placeholder="Bitte wählen"
      value={typed(state, 'submission')}
      error={errorOf(state, 'submission')}
      options={entries.map(({ id, number, title }) => ({
        value: id,
        label: `${submissionNumber(year, number ?? 0)} ${title}`,
      }))}
    />
    <TextArea
      name="reason"
      label="Grund"
      required
      rows={3}
      value={typed(state, 'reason')}
      error={errorOf(state, 'reason')}
    />
    <Actions>
      <Button>Feststellen</Button>
    </Actions>
  </form>
)

const PresidencyForm = ({ year, entry }: { year: number; entry: EntryWithoutChair }) => {
  const id = `f-vorsitz-${entry.id}`
  return (
    <form method="post" action={paths.adminPresidency(year)} class="form">
      <input type="hidden" name="submission" value={entry.id} />
      <div class="kern-form-input">
        <label class="kern-label" for={id}>
          {submissionNumber(year, entry.number ?? 0)} {entry.title}
        </label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id={id} name="juror" required>
            <option value="">Bitte wählen</option>
            {entry.neutral.map((juror) => (
              <option value={juror.id}>{juror.name}</option>
            ))}
          </select>
        </div>
      </div>
      <Actions>
        <Button variant="secondary">Bestimmen</Button>
      </Actions>
    </form>
  )
}
