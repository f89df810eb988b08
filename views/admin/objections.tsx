import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Objection } from '../../src/gallery/rights-store.ts'
import { MAX_REASON } from '../../src/gallery/schema.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Radios, TextArea } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { DataTable } from '../components/table.tsx'

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
  { href: paths.adminGallery(year), label: 'Galerie' },
]

const KINDS: Readonly<Record<Objection['kind'], string>> = {
  person: 'Ich bin auf dem Bild',
  rights: 'Das Bild gehört mir',
  other: 'Etwas anderes',
}

const STATES: Readonly<Record<Objection['state'], string>> = {
  open: 'Offen',
  withdrawn: 'Bild zurückgezogen',
  kept: 'Bild bleibt',
}

interface ObjectionsProps {
  readonly year: number
  readonly hides: boolean
  readonly objections: readonly Objection[]
}

/** Who objects to which picture; open ones first. */
export const ObjectionsView = ({ year, hides, objections }: ObjectionsProps) => (
  <>
    <Breadcrumb items={[...crumbs(year), { label: 'Einwände' }]} />
    <PageHeader
      title={`Einwände gegen Bilder ${year}`}
      lead={
        hides
          ? 'Ein Einwand verbirgt das Bild sofort, bis Sie entscheiden.'
          : 'Ein Einwand lässt das Bild stehen, bis Sie entscheiden.'
      }
    />
    {objections.length === 0 ? (
      <EmptyState title="Keine Einwände">
        <p>Unter jedem öffentlichen Bild steht ein Formular. Was dort eingeht, steht hier.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={`${objections.length} Einwände`}
        head={[{ label: 'Eingegangen' }, { label: 'Worum es geht' }, { label: 'Stand' }]}
        rows={objections.map((one) => [
          <a href={paths.adminObjection(year, one.id)}>{showDateTime(one.created_at)}</a>,
          KINDS[one.kind],
          <Badge kind={one.state === 'open' ? 'warning' : 'neutral'}>{STATES[one.state]}</Badge>,
        ])}
      />
    )}
  </>
)

interface ObjectionProps {
  readonly year: number
  readonly objection: Objection
  /** Null once the picture is gone. */
  readonly photo: { readonly view: PhotoView; readonly hidden: boolean } | null
  readonly state: FormState
}

/** One objection, and the decision about it. */
export const ObjectionView = ({ year, objection, photo, state }: ObjectionProps) => (
  <>
    <Breadcrumb
      items={[
        ...crumbs(year),
        { href: paths.adminObjections(year), label: 'Einwände' },
        { label: showDateTime(objection.created_at) },
      ]}
    />
    <PageHeader title="Einwand gegen ein Bild" kicker={KINDS[objection.kind]}>
      <Badge kind={objection.state === 'open' ? 'warning' : 'neutral'}>{STATES[objection.state]}</Badge>
    </PageHeader>
    <ErrorSummary errors={state.errors} />
    {photo ? (
      <figure class="withdraw__picture">
        <Picture photo={photo.view} sizes="20rem" />
        <figcaption>{photo.view.caption}</figcaption>
      </figure>
    ) : (
      <p class="muted">Das Bild ist entfernt.</p>
    )}
    <Facts
      items={[
        { term: 'Eingegangen', detail: showDateTime(objection.created_at) },
        { term: 'Von', detail: [objection.name, objection.email].filter(Boolean).join(', ') },
        ...(photo ? [{ term: 'Das Bild ist', detail: photo.hidden ? 'verborgen' : 'zu sehen' }] : []),
        ...(objection.decided_at === null
          ? []
          : [{ term: 'Entschieden', detail: showDateTime(objection.decided_at) }]),
      ]}
    />
    <Section title="Begründung">
      <Prose text={objection.reason} />
    </Section>
    {objection.state === 'open' ? (
      <Decision year={year} id={objection.id} state={state} />
    ) : (
      objection.answer !== '' && (
        <Section title="Antwort">
          <Prose text={objection.answer} />
        </Section>
      )
    )}
  </>
)

const Decision = ({ year, id, state }: { year: number; id: string; state: FormState }) => (
  <Section title="Entscheiden">
    <form method="post" action={paths.adminObjection(year, id)} class="form" novalidate>
      <Radios
        name="decision"
        legend="Was geschieht mit dem Bild?"
        required
        value={typed(state, 'decision')}
        error={errorOf(state, 'decision')}
        options={[
          { value: 'withdraw', label: 'Zurückziehen', hint: 'Alle Größen werden gelöscht, für immer.' },
          {
            value: 'keep',
            label: 'Zeigen',
            hint: 'Ein neuer Einwand verbirgt es dann nicht mehr von selbst.',
          },
        ]}
      />
      <TextArea
        name="answer"
        label="Ihre Antwort"
        hint="Diese Sätze bekommt die Person per E-Mail."
        required
        rows={4}
        maxLength={MAX_REASON}
        value={typed(state, 'answer')}
        error={errorOf(state, 'answer')}
      />
      <Actions>
        <Button>Entscheiden und antworten</Button>
      </Actions>
    </form>
    <Alert kind="info" title="Das Recht am eigenen Bild">
      <p>Wer zu erkennen ist, muss zugestimmt haben und kann das zurücknehmen. Im Zweifel: zurückziehen.</p>
    </Alert>
  </Section>
)
