import { LIMITS } from '../../src/adoption/schema.ts'
import type { Reported } from '../../src/adoption/store.ts'
import { showDate } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, TextArea } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

const STATES = {
  unproven: ['neutral', 'nicht bestätigt'],
  waiting: ['warning', 'wartet auf Sie'],
  accepted: ['success', 'öffentlich'],
  refused: ['neutral', 'abgelehnt'],
  removed: ['neutral', 'entfernt'],
} as const

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
]

/** Municipalities that say they took a project over; those that wait for a decision come first. */
export const AdoptionsView = (props: { year: number; adoptions: readonly Reported[] }) => (
  <>
    <Breadcrumb items={[...crumbs(props.year), { label: 'Übernahmen' }]} />
    <PageHeader
      title={`Übernahmen ${props.year}`}
      lead="Andere Kommunen melden, dass sie ein Projekt übernommen haben. Öffentlich wird nur, was Sie annehmen; die Adressen sind bestätigt."
    />
    {props.adoptions.length === 0 ? (
      <EmptyState title="Noch keine Meldungen">
        <p>
          Auf den Seiten der Preisträger und der guten Beispiele steht der Knopf „Wir haben das übernommen“.
        </p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Meldungen, die neuesten zuerst"
        head={[
          { label: 'Kommune' },
          { label: 'Projekt' },
          { label: 'Seit', numeric: true },
          { label: 'Gemeldet' },
          { label: 'Stand' },
        ]}
        rows={props.adoptions.map((adoption) => [
          <a href={paths.adminAdoptionOf(props.year, adoption.id)}>{adoption.municipality}</a>,
          adoption.project,
          String(adoption.since),
          showDate(adoption.created_at),
          <State state={adoption.state} />,
        ])}
      />
    )}
  </>
)

const State = ({ state }: Pick<Reported, 'state'>) => {
  const [kind, label] = STATES[state]
  return <Badge kind={kind}>{label}</Badge>
}

const VERBS = { waiting: ['ablehnen', 'Ablehnen'], accepted: ['entfernen', 'Von der Seite nehmen'] } as const

/** One report, and what can be decided about it. */
export const AdoptionView = ({
  year,
  adoption,
  state,
}: {
  year: number
  adoption: Reported
  state: FormState
}) => (
  <>
    <Breadcrumb
      items={[
        ...crumbs(year),
        { href: paths.adminAdoptions(year), label: 'Übernahmen' },
        { label: adoption.municipality },
      ]}
    />
    <PageHeader title={adoption.municipality} kicker={`Übernahme von „${adoption.project}“`}>
      <State state={adoption.state} />
    </PageHeader>
    <ErrorSummary errors={state.errors} />
    <Facts
      items={[
        { term: 'Was', detail: adoption.what },
        { term: 'Seit', detail: String(adoption.since) },
        { term: 'In der Liste der Kommunen', detail: adoption.municipality_key ? 'ja' : 'nein' },
        { term: 'E-Mail', detail: adoption.email || 'gelöscht' },
        { term: 'Gemeldet', detail: showDate(adoption.created_at) },
        ...(adoption.reason ? [{ term: 'Grund', detail: adoption.reason }] : []),
      ]}
    />
    {adoption.state === 'waiting' && (
      <form method="post" action={paths.adminAdoption(year, adoption.id, 'annehmen')}>
        <Actions>
          <Button>Annehmen und veröffentlichen</Button>
        </Actions>
      </form>
    )}
    {(adoption.state === 'waiting' || adoption.state === 'accepted') && (
      <Reason year={year} id={adoption.id} verb={VERBS[adoption.state]} state={state} />
    )}
  </>
)

const Reason = (props: {
  year: number
  id: string
  verb: (typeof VERBS)[keyof typeof VERBS]
  state: FormState
}) => {
  const [action, label] = props.verb
  return (
    <Section title={label}>
      <form
        method="post"
        action={paths.adminAdoption(props.year, props.id, action)}
        class="form"
        id="f-form"
        novalidate
      >
        <TextArea
          name="reason"
          label="Grund"
          hint="Steht in der E-Mail an die Person, die gemeldet hat."
          rows={3}
          maxLength={LIMITS.reason}
          required
          value={typed(props.state, 'reason')}
          error={errorOf(props.state, 'reason')}
        />
        <Actions>
          <Button variant="secondary">{label}</Button>
        </Actions>
      </form>
    </Section>
  )
}
