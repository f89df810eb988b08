import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Finding } from '../../src/eligibility/rules.ts'
import type { Screening } from '../../src/screening/rules.ts'
import { LIMITS } from '../../src/screening/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { ScreeningBadge } from '../components/screening-badge.tsx'

export interface ScreeningEntryProps {
  readonly year: number
  readonly id: string
  readonly number: string
  readonly title: string
  readonly organisation: string
  readonly size: string | null
  readonly category: string | null
  readonly screening: Screening
  readonly text: string
  readonly screenedAt: number | null
  readonly updatedAt: number
  readonly deadline: number | null
  readonly findings: readonly Finding[]
  readonly state: FormState
  /** Why nothing can be decided any more, if so. */
  readonly closed: string | null
}

/** One handed-in entry: what the rules say about it, and the decision. */
export const ScreeningEntryView = (props: ScreeningEntryProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { href: paths.adminScreening(props.year), label: 'Prüfung' },
        { label: props.title },
      ]}
    />
    <PageHeader title={props.title} kicker={`Prüfung Nr. ${props.number}`}>
      <ScreeningBadge state={props.screening} />
    </PageHeader>
    <ErrorSummary errors={props.state.errors} />
    <Facts
      items={[
        { term: 'Kommune', detail: `${props.organisation}${props.size ? ` (${props.size})` : ''}` },
        { term: 'Kategorie', detail: props.category ?? '–' },
        { term: 'Zuletzt gespeichert', detail: showDateTime(props.updatedAt) },
        ...(props.deadline === null ? [] : [{ term: 'Frist', detail: showDateTime(props.deadline) }]),
        ...(props.screenedAt === null
          ? []
          : [{ term: 'Zuletzt geprüft', detail: showDateTime(props.screenedAt) }]),
      ]}
    />
    <p>
      <a href={paths.adminSubmission(props.year, props.id)}>Die ganze Einreichung lesen</a>
    </p>
    <Findings {...props} />
    {props.text !== '' && (
      <Section title="Der letzte Brief dazu">
        <Prose text={props.text} />
      </Section>
    )}
    {props.closed === null ? <Decision {...props} /> : <Alert kind="info" title={props.closed} />}
  </>
)

const Findings = ({ findings }: ScreeningEntryProps) =>
  findings.length === 0 ? (
    <Alert kind="success" title="Nach den Regeln des Jahres spricht nichts dagegen" />
  ) : (
    <Alert kind="warning" title="Nach den Regeln des Jahres">
      <ul>
        {findings.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </Alert>
  )

const Version = ({ state }: ScreeningEntryProps) => (
  <input type="hidden" name="version" value={typed(state, 'version')} />
)

const Decision = (props: ScreeningEntryProps) => {
  const act = (action: Parameters<typeof paths.adminScreeningAct>[2]) =>
    paths.adminScreeningAct(props.year, props.id, action)
  if (props.screening === 'refused') {
    return (
      <Section title="Ablehnung zurücknehmen">
        <p>Die Einreichung ist dann wieder im Verfahren. Alle, die an ihr arbeiten, bekommen eine E-Mail.</p>
        <form method="post" action={act('zuruecknehmen')} class="form">
          <Version {...props} />
          <Actions>
            <Button>Ablehnung zurücknehmen</Button>
          </Actions>
        </form>
      </Section>
    )
  }
  return (
    <>
      {props.screening !== 'passed' && (
        <Section title="Zulassen">
          <form method="post" action={act('zulassen')} class="form">
            <Version {...props} />
            <Actions>
              <Button>Zulassen</Button>
              <ButtonLink href={paths.adminScreening(props.year)} variant="secondary">
                Zurück zur Liste
              </ButtonLink>
            </Actions>
          </form>
        </Section>
      )}
      <Changes {...props} action={act('nachbessern')} />
      <Refusal {...props} action={act('ablehnen')} />
    </>
  )
}

const Changes = (props: ScreeningEntryProps & { action: string }) => (
  <Section title="Um Änderungen bitten">
    <form method="post" action={props.action} class="form" novalidate>
      <Version {...props} />
      <TextArea
        name="changes"
        label="Brief mit der Bitte um Änderungen"
        hint="Genau so geht er an alle, die an der Einreichung arbeiten; darunter setzen wir die Frist und den Link. Sie lesen ihn auch auf ihrer Seite."
        rows={10}
        required
        maxLength={LIMITS.letter}
        value={typed(props.state, 'changes')}
        error={errorOf(props.state, 'changes')}
      />
      <TextField
        name="until"
        type="datetime-local"
        width="medium"
        label="Frist für die Änderungen"
        hint="Zeit in Deutschland (Europe/Berlin). Läuft die allgemeine Frist länger, gilt diese."
        required
        value={typed(props.state, 'until')}
        error={errorOf(props.state, 'until')}
      />
      <Actions>
        <Button variant="secondary">Brief senden und Frist geben</Button>
      </Actions>
    </form>
  </Section>
)

const Refusal = (props: ScreeningEntryProps & { action: string }) => (
  <Section title="Ablehnen">
    <form method="post" action={props.action} class="form" novalidate>
      <Version {...props} />
      <TextArea
        name="refusal"
        label="Brief mit der Ablehnung"
        hint="Genau so geht er an alle, die an der Einreichung arbeiten; darunter setzen wir den Link. Sie lesen ihn auch auf ihrer Seite. Bis die Jury beginnt, können Sie die Ablehnung zurücknehmen."
        rows={10}
        required
        maxLength={LIMITS.letter}
        value={typed(props.state, 'refusal')}
        error={errorOf(props.state, 'refusal')}
      />
      <Actions>
        <Button variant="danger">Ablehnen und Brief senden</Button>
      </Actions>
    </form>
  </Section>
)
