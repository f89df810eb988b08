import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Recipient } from '../../src/mail/audience.ts'
import type { LetterPreview } from '../../src/mailing/actions.ts'
import { LIMITS } from '../../src/mailing/schema.ts'
import { EmptyState } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Select,
  TextArea,
  TextField,
} from '../components/form.tsx'
import { LetterText, Unreachable } from '../components/letter.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { MailingCrumbs } from './crumbs.tsx'

export interface AudienceChoice {
  readonly key: string
  readonly label: string
  readonly group: string
  readonly placeholders: Readonly<Record<string, string>>
}

interface MailingFormProps {
  readonly year: number
  readonly action: string
  readonly state: FormState
  readonly audiences: readonly AudienceChoice[]
}

/** Audience, subject and text. */
const MailingForm = (props: MailingFormProps & { next?: boolean }) => {
  const { year, action, state, audiences } = props
  return (
    <>
      <ErrorSummary errors={state.errors} />
      <form method="post" action={action} class="form" novalidate>
        <input type="hidden" name="version" value={typed(state, 'version')} />
        <Select
          name="audience"
          label="Wer bekommt die E-Mail?"
          hint="Für eine eigene Auswahl geben Sie Einreichungen in der Tabelle ein Schlagwort; es steht dann hier."
          required
          placeholder="Bitte wählen"
          value={typed(state, 'audience')}
          error={errorOf(state, 'audience')}
          options={audiences.map(({ key, label }) => ({ value: key, label }))}
        />
        <TextField
          name="subject"
          label="Betreff"
          required
          maxLength={LIMITS.subject}
          value={typed(state, 'subject')}
          error={errorOf(state, 'subject')}
        />
        <TextArea
          name="body"
          label="Text"
          hint="Reiner Text. Platzhalter wie {{name}} werden für jede Person ausgefüllt; welche es gibt, steht unten."
          required
          rows={14}
          maxLength={LIMITS.body}
          value={typed(state, 'body')}
          error={errorOf(state, 'body')}
        />
        <Actions>
          <Button variant={props.next ? 'secondary' : 'primary'}>Speichern und ansehen</Button>
          <ButtonLink href={paths.adminMailings(year)} variant="secondary">
            Zurück
          </ButtonLink>
        </Actions>
      </form>
      <Placeholders audiences={audiences} />
    </>
  )
}

const Placeholders = ({ audiences }: { audiences: readonly AudienceChoice[] }) => (
  <details class="details">
    <summary>Welche Platzhalter gibt es?</summary>
    {[...Map.groupBy(audiences, ({ group }) => group)].map(([group, [first]]) => (
      <>
        <p>
          <strong>{group}</strong>
        </p>
        <ul>
          {Object.entries(first?.placeholders ?? {}).map(([name, meaning]) => (
            <li>
              <code>{`{{${name}}}`}</code> {meaning}
            </li>
          ))}
        </ul>
      </>
    ))}
  </details>
)

/** A mailing that is not written yet. */
export const NewMailingView = (props: Omit<MailingFormProps, 'action'>) => (
  <>
    <MailingCrumbs year={props.year} label="Neu" />
    <PageHeader
      title="Neues Rundschreiben"
      lead="Speichern schickt noch nichts ab. Danach sehen Sie, wer es bekommt und wie es bei jeder Person aussieht."
    />
    <MailingForm {...props} action={paths.adminMailings(props.year)} />
  </>
)

interface MailingDraftProps extends Omit<MailingFormProps, 'action'> {
  readonly id: string
  readonly recipients: readonly Recipient[]
  readonly unreachable: ReadonlySet<string>
  /** null when nobody belongs to the audience */
  readonly preview: LetterPreview | null
}

/** A draft: text, how it reads for each person, who gets it, and what comes next. */
export const MailingDraftView = (props: MailingDraftProps) => {
  const { year, id, recipients, preview } = props
  return (
    <>
      <MailingCrumbs year={year} label="Entwurf" />
      <PageHeader
        title="Rundschreiben: Entwurf"
        lead="Noch ist nichts abgeschickt. Die Ansicht unten zeigt den gespeicherten Text."
      />
      <MailingForm {...props} action={paths.adminMailing(year, id)} next={preview !== null} />
      {preview === null ? (
        <EmptyState title="Zurzeit gehört niemand zu dieser Gruppe">
          <p>Der Entwurf bleibt gespeichert. Sie können ihn absenden, sobald jemand dazugehört.</p>
        </EmptyState>
      ) : (
        <Preview year={year} id={id} recipients={recipients} preview={preview} />
      )}
      {recipients.length > 0 && (
        <Section title={`Wer es bekommt (${integer(recipients.length)})`}>
          <RecipientTable recipients={recipients} unreachable={props.unreachable} />
        </Section>
      )}
      <form method="post" action={paths.adminMailingDo(year, id, 'verwerfen')}>
        <Button variant="danger">Entwurf verwerfen</Button>
      </form>
    </>
  )
}

const Preview = (props: {
  year: number
  id: string
  recipients: readonly Recipient[]
  preview: LetterPreview
}) => {
  const { year, id, recipients, preview } = props
  return (
    <Section title="So kommt es an" id="vorschau">
      <form method="get" action={`${paths.adminMailing(year, id)}#vorschau`} class="form">
        <Select
          name="an"
          label="Ansicht für"
          optionalMark={false}
          value={preview.recipient.accountId}
          options={recipients.map(({ accountId, name, email }) => ({
            value: accountId,
            label: name ? `${name} (${email})` : email,
          }))}
        />
        <Actions>
          <Button variant="secondary">Ansicht wechseln</Button>
        </Actions>
      </form>
      <LetterText to={preview.recipient.email} subject={preview.subject} body={preview.body} />
      <div class="side-by-side">
        <form method="post" action={paths.adminMailingDo(year, id, 'probe')}>
          <input type="hidden" name="an" value={preview.recipient.accountId} />
          <Button variant="secondary">Als Probe an mich senden</Button>
        </form>
        <ButtonLink href={paths.adminMailingDo(year, id, 'senden')}>Weiter: prüfen und absenden</ButtonLink>
      </div>
    </Section>
  )
}

/** Everybody who gets a letter, with what it is about. */
export const RecipientTable = (props: {
  recipients: readonly Recipient[]
  unreachable: ReadonlySet<string>
}) => (
  <DataTable
    caption="Empfängerinnen und Empfänger"
    head={[{ label: 'Adresse' }, { label: 'Name' }, { label: 'Worum es geht' }]}
    rows={props.recipients.map(({ email, name, about }) => [
      <span class="break">
        {email} {props.unreachable.has(email) && <Unreachable />}
      </span>,
      name || '–',
      about || '–',
    ])}
  />
)
