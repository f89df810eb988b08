import type { Preview } from '../../src/bulk/actions.ts'
import type { Difference, Entry, Planned } from '../../src/bulk/rules.ts'
import { changesIn, seenOf } from '../../src/bulk/rules.ts'
import type { ACTIONS, SelectionInput } from '../../src/bulk/schema.ts'
import { selectionFields } from '../../src/bulk/schema.ts'
import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS as DEADLINE } from '../../src/deadline/schema.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { LIMITS as TABLE } from '../../src/table/schema.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Select, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface SelectionProps {
  readonly year: number
  readonly input: SelectionInput
  readonly state: FormState
  readonly preview: Preview
  /** Whether the change was wanted, but something has changed since it was shown. */
  readonly outdated?: boolean
  readonly difference: Difference | null
  /** Key of the change that this page offers. */
  readonly keyOfChange: string
}

const ACTION_NAMES: Record<(typeof ACTIONS)[number], string> = {
  schlagwort: 'Schlagwort hinzufügen',
  'schlagwort-weg': 'Schlagwort entfernen',
  kategorie: 'Kategorie setzen',
  zulassen: 'Prüfung: zur Jury zulassen',
  frist: 'Eigene Frist geben (mit Brief an alle Beteiligten)',
}

const entries = (count: number): string =>
  `${integer(count)} ${count === 1 ? 'Einreichung' : 'Einreichungen'}`

/** What shall happen to a selection, what that would do, and the button that does it. */
export const SelectionView = (props: SelectionProps) => {
  const { year, input, state, preview } = props
  const back = paths.adminSubmissionsFor(year, input.filter || 'ansicht=alle')
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminEdition(year), label: String(year) },
          { href: back, label: 'Einreichungen' },
          { label: 'Auswahl' },
        ]}
      />
      <PageHeader title="Auswahl bearbeiten" kicker={entries(preview.hits)} />
      <ErrorSummary errors={state.errors} />
      {props.outdated && <Outdated difference={props.difference} />}
      {preview.hits === 0 ? (
        <EmptyState title="Nichts ausgewählt">
          <p>
            Haken Sie in der <a href={back}>Liste</a> die Einreichungen an, um die es geht.
          </p>
        </EmptyState>
      ) : (
        <Chosen {...props} />
      )}
    </>
  )
}

const Chosen = (props: SelectionProps) => {
  const { year, input, preview } = props
  const file = new URLSearchParams(selectionFields(input).map(([name, value]) => [name, value])).toString()
  return (
    <>
      <p>
        Diese Auswahl herunterladen:{' '}
        <a href={paths.adminSelectionFile(year, 'csv', file)} download>
          CSV
        </a>
        {', '}
        <a href={paths.adminSelectionFile(year, 'xlsx', file)} download>
          Excel (XLSX)
        </a>
      </p>
      <p>
        An alle hier schreiben: Geben Sie ein Schlagwort und wählen Sie es als Empfänger in einem{' '}
        <a href={paths.adminMailingNew(year)}>neuen Rundschreiben</a>.
      </p>
      {preview.hits > preview.most ? (
        <Alert kind="info" title="Zu viele auf einmal">
          <p>
            Auf einmal lassen sich höchstens {entries(preview.most)} ändern. Bitte grenzen Sie die Liste
            weiter ein.
          </p>
        </Alert>
      ) : (
        <>
          <OrderForm {...props} />
          {preview.plan && <PlanView {...props} plan={preview.plan} />}
        </>
      )}
    </>
  )
}

const Hidden = ({ fields }: { fields: readonly (readonly [string, string])[] }) => (
  <>
    {fields.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

const OrderForm = ({ year, input, state, preview }: SelectionProps) => (
  <form method="get" action={paths.adminSelection(year)} class="internal-form" novalidate>
    <Hidden fields={selectionFields(input)} />
    <Select
      name="aktion"
      label="Was soll geschehen?"
      required
      value={typed(state, 'aktion')}
      error={errorOf(state, 'aktion')}
      options={Object.entries(ACTION_NAMES).map(([value, label]) => ({ value, label }))}
    />
    <TextField
      name="tag"
      label="Schlagwort"
      hint="Für das Hinzufügen und Entfernen eines Schlagworts."
      optionalMark={false}
      maxLength={TABLE.tag}
      value={typed(state, 'tag')}
      error={errorOf(state, 'tag')}
    />
    <Select
      name="ziel"
      label="Kategorie"
      hint="Für das Setzen der Kategorie."
      optionalMark={false}
      placeholder="Bitte wählen"
      value={typed(state, 'ziel')}
      error={errorOf(state, 'ziel')}
      options={preview.categories.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <TextField
      name="bis"
      label="Neue Frist"
      hint="Für eine eigene Frist."
      type="datetime-local"
      width="medium"
      optionalMark={false}
      value={typed(state, 'bis')}
      error={errorOf(state, 'bis')}
    />
    <TextField
      name="grund"
      label="Grund"
      hint="Für eine eigene Frist; steht im Brief."
      optionalMark={false}
      maxLength={DEADLINE.reason}
      value={typed(state, 'grund')}
      error={errorOf(state, 'grund')}
    />
    <Actions>
      <Button variant={preview.plan ? 'secondary' : 'primary'}>Vorschau zeigen</Button>
    </Actions>
  </form>
)

const PlanView = (props: SelectionProps & { plan: readonly Planned[] }) => {
  const { year, plan } = props
  const changes = changesIn(plan)
  const staying = plan.flatMap(({ entry, outcome }) =>
    outcome.kind === 'stays' ? [{ entry, reason: outcome.reason }] : [],
  )
  return (
    <Section title="Vorschau" id="vorschau">
      <p>
        {changes.length === 0
          ? 'Es ändert sich nichts.'
          : `Von ${entries(plan.length)} ${changes.length === 1 ? 'ändert sich eine' : `ändern sich ${integer(changes.length)}`}. Noch ist nichts gespeichert.`}
      </p>
      {changes.length > 0 && (
        <>
          <DataTable
            caption="Das ändert sich"
            head={[...ENTRY_COLUMNS, { label: 'Bisher' }, { label: 'Künftig' }]}
            rows={changes.map(({ entry, from, to }) => [...entryCells(year, entry), from, to])}
          />
          <ApplyForm {...props} changes={changes.length} />
        </>
      )}
      {staying.length > 0 && (
        <DataTable
          caption="Das bleibt, wie es ist"
          head={[...ENTRY_COLUMNS, { label: 'Warum' }]}
          rows={staying.map(({ entry, reason }) => [...entryCells(year, entry), reason])}
        />
      )}
    </Section>
  )
}

const ENTRY_COLUMNS = [{ label: 'Nr.', numeric: true }, { label: 'Projekt' }, { label: 'Kommune' }]

const entryCells = (year: number, { id, number, title, organisation }: Entry) => [
  number === null ? '–' : submissionNumber(year, number),
  <a href={paths.adminSubmission(year, id)}>{title || 'Noch ohne Titel'}</a>,
  organisation || '–',
]

const ApplyForm = (props: SelectionProps & { plan: readonly Planned[]; changes: number }) => {
  const { year, input, state, plan, changes } = props
  return (
    <form method="post" action={paths.adminSelection(year)}>
      <Hidden
        fields={[
          ...selectionFields(input),
          ...['aktion', 'tag', 'ziel', 'bis', 'grund'].map((name) => [name, typed(state, name)] as const),
          ['seen', seenOf(plan)],
          ['key', props.keyOfChange],
        ]}
      />
      <Actions>
        <Button>{entries(changes)} ändern</Button>
      </Actions>
    </form>
  )
}

const Outdated = ({ difference }: { difference: Difference | null }) => (
  <Alert
    kind="warning"
    title="Noch nichts geändert: In der Zwischenzeit ist etwas anders geworden"
    role="alert"
  >
    <p>Unten steht die Vorschau nach dem jetzigen Stand. Bitte prüfen Sie sie noch einmal.</p>
    {difference && (
      <ul>
        {difference.changed.map(({ title, organisation }) => (
          <li>
            {title || 'Noch ohne Titel'} ({organisation || '–'})
          </li>
        ))}
        {difference.gone > 0 && <li>{entries(difference.gone)} nicht mehr in der Auswahl</li>}
      </ul>
    )}
  </Alert>
)
