import { LIMITS } from '../../src/adoption/schema.ts'
import type { Reported } from '../../src/adoption/store.ts'
import { showDate } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, TextArea } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'

interface AdoptionsProps {
  readonly year: number
  readonly adoptions: readonly Reported[]
  /** A refusal as it was typed, and whose. */
  readonly state: FormState
  readonly typedFor: string | null
}

const STATES = {
  unproven: ['neutral', 'nicht bestätigt'],
  waiting: ['warning', 'wartet auf Sie'],
  accepted: ['success', 'öffentlich'],
  refused: ['neutral', 'abgelehnt'],
  removed: ['neutral', 'entfernt'],
} as const

/** Municipalities that say they took a project over: those that wait, then what has been decided. */
export const AdoptionsView = (props: AdoptionsProps) => {
  const waiting = props.adoptions.filter(({ state }) => state === 'waiting')
  const decided = props.adoptions.filter(({ state }) => state !== 'waiting')
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminEdition(props.year), label: String(props.year) },
          { label: 'Übernahmen' },
        ]}
      />
      <PageHeader
        title={`Übernahmen ${props.year}`}
        lead="Andere Kommunen melden, dass sie ein Projekt übernommen haben. Öffentlich wird nur, was Sie annehmen; die Adressen sind bestätigt."
      />
      <ErrorSummary errors={props.state.errors} />
      {props.adoptions.length === 0 && (
        <EmptyState title="Noch keine Meldungen">
          <p>
            Auf den Seiten der Preisträger und der guten Beispiele steht der Knopf „Wir haben das übernommen“.
          </p>
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <Section title="Zu prüfen">
          {waiting.map((adoption) => (
            <Adoption {...props} adoption={adoption} />
          ))}
        </Section>
      )}
      {decided.length > 0 && (
        <Section title="Entschieden">
          {decided.map((adoption) => (
            <Adoption {...props} adoption={adoption} />
          ))}
        </Section>
      )}
    </>
  )
}

const Adoption = (props: AdoptionsProps & { adoption: Reported }) => {
  const { year, adoption } = props
  const [kind, label] = STATES[adoption.state]
  return (
    <article class="kern-card adoption">
      <div class="kern-card__container">
        <h3>
          {adoption.municipality} <Badge kind={kind}>{label}</Badge>
        </h3>
        <Facts
          items={[
            { term: 'Projekt', detail: adoption.project },
            { term: 'Seit', detail: String(adoption.since) },
            { term: 'Was', detail: adoption.what },
            { term: 'In der Liste der Kommunen', detail: adoption.municipality_key ? 'ja' : 'nein' },
            { term: 'E-Mail', detail: adoption.email || 'gelöscht' },
            { term: 'Gemeldet', detail: showDate(adoption.created_at) },
            ...(adoption.reason ? [{ term: 'Grund', detail: adoption.reason }] : []),
          ]}
        />
        {adoption.state === 'waiting' && (
          <form method="post" action={paths.adminAdoption(year, adoption.id, 'annehmen')}>
            <Button>
              Annehmen<span class="kern-sr-only">: {adoption.municipality}</span>
            </Button>
          </form>
        )}
        {adoption.state === 'waiting' && <Reason {...props} verb="ablehnen" />}
        {adoption.state === 'accepted' && <Reason {...props} verb="entfernen" />}
      </div>
    </article>
  )
}

const VERBS = { ablehnen: 'Ablehnen', entfernen: 'Von der Seite nehmen' } as const

const Reason = (props: AdoptionsProps & { adoption: Reported; verb: keyof typeof VERBS }) => {
  const { adoption, verb } = props
  const mine = props.typedFor === adoption.id
  return (
    <details open={mine}>
      <summary>
        {VERBS[verb]} …<span class="kern-sr-only"> {adoption.municipality}</span>
      </summary>
      <form method="post" action={paths.adminAdoption(props.year, adoption.id, verb)} class="form" novalidate>
        <TextArea
          name="reason"
          id={mine ? undefined : `f-reason-${adoption.id}`}
          label="Grund"
          hint="Steht in der E-Mail an die Person, die gemeldet hat."
          rows={3}
          maxLength={LIMITS.reason}
          required
          value={mine ? typed(props.state, 'reason') : ''}
          error={mine ? errorOf(props.state, 'reason') : undefined}
        />
        <Actions>
          <Button variant="secondary">{VERBS[verb]}</Button>
        </Actions>
      </form>
    </details>
  )
}
