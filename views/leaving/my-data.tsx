import { errorOf, type FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Plan } from '../../src/leaving/rules.ts'
import { Address } from '../components/address.tsx'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'

/** What is stored about the person, to take along or to delete. */
export const MyDataView = (props: { email: string; name: string }) => (
  <>
    <PageHeader
      title="Meine Daten"
      lead="Was wir über Sie gespeichert haben, und wie Sie es mitnehmen oder löschen."
    />
    <Facts
      items={[
        { term: 'E-Mail-Adresse', detail: <Address of={props.email} /> },
        ...(props.name ? [{ term: 'Name', detail: props.name }] : []),
      ]}
    />
    <Section title="Anmeldung">
      <p>
        Wo Sie angemeldet sind, und Passkeys, mit denen Sie ohne Code hineinkommen.{' '}
        <a href={paths.ownSignIn}>Anmeldung und Sicherheit</a>
      </p>
    </Section>
    <Section title="Erinnerungen">
      <p>
        Vor dem Einreichungsschluss erinnern wir Sie per E-Mail an unfertige Entwürfe.{' '}
        <a href={paths.reminders}>Erinnerungen ein- oder ausschalten</a>
      </p>
    </Section>
    <Section title="Mitnehmen">
      <p>
        Eine Datei mit allem: Konto, Anmeldungen, Ihre Einreichungen mit Antworten und Bildtexten, Ihre
        Mitarbeit, Briefe an Sie, Sitze in der Jury mit Ihren eigenen Wertungen und das Protokoll Ihrer
        Schritte. Daten anderer stehen nicht darin.
      </p>
      <Actions>
        <ButtonLink href={paths.myDataFile('pdf')} variant="secondary">
          Zum Lesen (PDF)
        </ButtonLink>
        <ButtonLink href={paths.myDataFile('json')} variant="secondary">
          Für Programme (JSON)
        </ButtonLink>
      </Actions>
    </Section>
    <Section title="Löschen">
      <p>
        Einzelne Entwürfe löschen Sie auf ihrer Seite. Beim Löschen des Kontos sehen Sie vorher, was geht und
        was bleibt.
      </p>
      <Actions>
        <ButtonLink href={paths.myDataErase} variant="tertiary">
          Konto löschen …
        </ButtonLink>
      </Actions>
    </Section>
  </>
)

/** The last look before the account goes: sentence by sentence what happens. */
export const EraseView = (props: { plan: Plan; refusal: string | null; email: string; state: FormState }) => (
  <>
    <Breadcrumb items={[{ href: paths.myData, label: 'Meine Daten' }, { label: 'Konto löschen' }]} />
    <PageHeader title="Konto löschen" lead={<Address of={props.email} />} />
    <ErrorSummary errors={props.state.errors} />
    {props.refusal && (
      <Alert kind="warning" title="Das geht gerade nicht">
        <p>{props.refusal}</p>
      </Alert>
    )}
    <Section title="Das wird sofort gelöscht">
      <Sentences of={props.plan.goes} />
    </Section>
    {props.plan.passes.length > 0 && (
      <Section title="Das übernehmen Kolleginnen und Kollegen">
        <Sentences of={props.plan.passes} />
      </Section>
    )}
    <Section title="Das bleibt, und warum">
      <Sentences of={props.plan.stays} />
    </Section>
    {props.refusal === null && (
      <form method="post" action={paths.myDataErase} class="form" novalidate>
        <Checkbox
          name="sure"
          label="Ich möchte mein Konto löschen. Mir ist klar, dass sich das nicht rückgängig machen lässt."
          error={errorOf(props.state, 'sure')}
          required
        />
        <Actions>
          <Button variant="danger">Konto endgültig löschen</Button>
          <ButtonLink href={paths.myData} variant="secondary">
            Nein, zurück
          </ButtonLink>
        </Actions>
      </form>
    )}
  </>
)

const Sentences = ({ of }: { of: readonly string[] }) => (
  <ul>
    {of.map((sentence) => (
      <li>{sentence}</li>
    ))}
  </ul>
)
