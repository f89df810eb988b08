import type { FormState } from '../../src/core/form-state.ts'
import { errorOf, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/table/schema.ts'
import type { SavedView } from '../../src/table/view-store.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
  { href: paths.adminSubmissions(year), label: 'Einreichungen' },
]

const Fields = ({ state, own = true }: { state: FormState; own?: boolean }) => (
  <>
    <TextField
      name="name"
      label="Name der Ansicht"
      hint="Zum Beispiel „Rückfragen offen“."
      required
      maxLength={LIMITS.view}
      value={typed(state, 'name')}
      error={errorOf(state, 'name')}
    />
    {own ? (
      <Checkbox
        name="shared"
        label="Für die ganze Geschäftsstelle"
        hint="Alle sehen die Ansicht und können sie umbenennen oder löschen."
        checked={typed(state, 'shared') === '1'}
      />
    ) : (
      <input type="hidden" name="shared" value="1" />
    )}
    <Checkbox
      name="start"
      label="Als meine Startansicht"
      hint="Die Liste der Einreichungen öffnet sich dann mit dieser Ansicht."
      checked={typed(state, 'start') === '1'}
    />
  </>
)

interface ViewsProps {
  readonly year: number
  readonly views: readonly SavedView[]
  readonly accountId: string
  readonly state: FormState
}

/** The views of one person, and the form that saves the filter the person came from. */
export const ViewsView = ({ year, views, accountId, state }: ViewsProps) => (
  <>
    <Breadcrumb items={[...crumbs(year), { label: 'Ansichten' }]} />
    <PageHeader
      title="Ansichten"
      lead="Eine Ansicht merkt sich Suche, Filter, Sortierung und Spalten der Liste."
    />
    <ErrorSummary errors={state.errors} />
    {views.length === 0 ? (
      <EmptyState title="Noch keine Ansicht">
        <p>Stellen Sie die Liste ein, wie Sie sie brauchen, und wählen Sie dort „Ansicht speichern“.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Gespeicherte Ansichten"
        head={[{ label: 'Name' }, { label: 'Wer sie sieht' }, { label: 'Ändern' }]}
        rows={views.map((view) => [
          <>
            <a href={paths.adminSubmissionsFor(year, view.query || 'ansicht=alle')}>{view.name}</a>{' '}
            {view.start && <Badge kind="info">Startansicht</Badge>}
          </>,
          audience(view, accountId),
          <a href={paths.adminView(year, view.id)}>
            Umbenennen oder löschen<span class="kern-sr-only">: {view.name}</span>
          </a>,
        ])}
      />
    )}
    <Section title="Diese Liste als Ansicht speichern" id="neu">
      <p>
        Gespeichert wird die Liste, wie sie zuletzt eingestellt war:{' '}
        <a href={paths.adminSubmissionsFor(year, typed(state, 'address') || 'ansicht=alle')}>
          noch einmal ansehen
        </a>
      </p>
      <form method="post" action={paths.adminViews(year)} class="internal-form" novalidate>
        <input type="hidden" name="address" value={typed(state, 'address')} />
        <Fields state={state} />
        <Actions>
          <Button>Ansicht speichern</Button>
        </Actions>
      </form>
    </Section>
  </>
)

const audience = (view: SavedView, accountId: string): string => {
  if (!view.shared) return 'Nur Sie'
  return view.owner_id === accountId
    ? 'Die ganze Geschäftsstelle'
    : `Die ganze Geschäftsstelle (von ${view.email})`
}

interface EditProps {
  readonly year: number
  readonly view: SavedView
  /** Whether it is the reader's own. */
  readonly own: boolean
  readonly state: FormState
}

/** One view: its name, who sees it, and the way to be rid of it. */
export const EditViewView = ({ year, view, own, state }: EditProps) => (
  <>
    <Breadcrumb
      items={[...crumbs(year), { href: paths.adminViews(year), label: 'Ansichten' }, { label: view.name }]}
    />
    <PageHeader title={view.name} kicker="Ansicht" />
    <ErrorSummary errors={state.errors} />
    <form method="post" action={paths.adminView(year, view.id)} class="internal-form" novalidate>
      <Fields state={state} own={own} />
      <Actions>
        <Button>Speichern</Button>
        <ButtonLink href={paths.adminViews(year)} variant="secondary">
          Abbrechen
        </ButtonLink>
      </Actions>
    </form>
    <Section title="Löschen">
      <p>
        {view.shared
          ? 'Die Ansicht verschwindet für die ganze Geschäftsstelle. Die Einreichungen bleiben, wie sie sind.'
          : 'Die Einreichungen bleiben, wie sie sind.'}
      </p>
      <form method="post" action={paths.adminViewDelete(year, view.id)}>
        <Button variant="danger">Ansicht löschen</Button>
      </form>
    </Section>
  </>
)
