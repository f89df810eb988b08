import { showDate } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Right } from '../../src/submission/rules.ts'
import { rightNames } from '../../src/team/rules.ts'
import { Address } from '../components/address.tsx'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, Radios, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface TeamPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly right: Right
}

export interface OpenInvitation {
  readonly id: string
  readonly email: string
  readonly may: 'view' | 'edit' | 'hand_in'
  readonly sent_at: number
  readonly expires_at: number
}

export interface PeopleProps {
  readonly id: string
  readonly title: string
  /** Account of the reader. */
  readonly me: string
  /** Whether the reader owns the submission. */
  readonly owner: boolean
  readonly people: readonly TeamPerson[]
  readonly invitations: readonly OpenInvitation[]
  /** Why the list cannot change any more; null while it can. */
  readonly closed: string | null
  readonly now: number
  /** Confirmed mail domains whose people may see the entry once it is handed in. */
  readonly domains: readonly string[]
  readonly state: FormState
}

/** Everybody who works on a submission, and who is still to answer. */
export const PeopleView = (props: PeopleProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.submissions, label: 'Meine Einreichungen' },
        { href: paths.submission(props.id), label: props.title || 'Entwurf' },
        { label: 'Mitarbeit' },
      ]}
    />
    <PageHeader
      title="Mitarbeit"
      lead="Wer an dieser Einreichung arbeitet. Quittung und andere Briefe gehen an alle auf der Liste."
    />
    <ErrorSummary errors={props.state.errors} />
    {props.closed && <Alert kind="info" title={props.closed} />}
    {props.domains.length > 0 && (
      <p>
        Eingereicht ist sie außerdem für alle lesbar, die sich mit einer Adresse Ihrer Organisation anmelden (
        {props.domains.join(', ')}).
      </p>
    )}
    <DataTable
      caption="Beteiligte"
      head={[{ label: 'Person' }, { label: 'Darf' }, ...(props.owner ? [{ label: 'Ändern' }] : [])]}
      rows={props.people.map((person) => [
        <PersonCell {...person} mine={person.id === props.me} />,
        rightNames[person.right],
        ...(props.owner ? [<ChangeCell id={props.id} person={person} />] : []),
      ])}
    />
    {props.invitations.length > 0 && <Pending {...props} />}
    {props.owner && props.closed === null && <InviteForm {...props} />}
    <Actions>
      <ButtonLink href={paths.submission(props.id)} variant="secondary">
        Zur Einreichung
      </ButtonLink>
      {!props.owner && (
        <ButtonLink href={paths.submissionLeave(props.id)} variant="tertiary">
          Nicht mehr mitarbeiten …
        </ButtonLink>
      )}
    </Actions>
  </>
)

const PersonCell = ({ name, email, mine }: TeamPerson & { mine: boolean }) => (
  <>
    {name || <Address of={email} />}
    {mine && ' (Sie)'}
    {name && (
      <>
        <br />
        <Address of={email} />
      </>
    )}
  </>
)

const ChangeCell = ({ id, person }: { id: string; person: TeamPerson }) =>
  person.right === 'own' ? (
    '–'
  ) : (
    <a href={paths.submissionPerson(id, person.id)}>
      Ändern<span class="kern-sr-only"> ({person.name || person.email})</span>
    </a>
  )

const Pending = ({ id, owner, invitations, closed, now }: PeopleProps) => (
  <DataTable
    caption="Eingeladen, noch ohne Antwort"
    head={[
      { label: 'Adresse' },
      { label: 'Darf dann' },
      { label: 'Gilt bis' },
      ...(owner ? [{ label: 'Einladung' }] : []),
    ]}
    rows={invitations.map((invitation) => [
      <Address of={invitation.email} />,
      rightNames[invitation.may],
      invitation.expires_at > now ? showDate(invitation.expires_at) : 'abgelaufen',
      ...(owner
        ? [
            <>
              {closed === null && (
                <SmallForm
                  action={paths.submissionInvitationDo(id, invitation.id, 'erneuern')}
                  label="Noch einmal senden"
                  to={invitation.email}
                />
              )}
              <SmallForm
                action={paths.submissionInvitationDo(id, invitation.id, 'zuruecknehmen')}
                label="Zurücknehmen"
                to={invitation.email}
              />
            </>,
          ]
        : []),
    ])}
  />
)

const SmallForm = ({ action, label, to }: { action: string; label: string; to: string }) => (
  <form method="post" action={action}>
    <button type="submit" class="link-button">
      {label}
      <span class="kern-sr-only"> ({to})</span>
    </button>
  </form>
)

const RIGHTS = [
  { value: 'view', label: 'Ansehen' },
  { value: 'edit', label: 'Bearbeiten', hint: 'Texte und Fotos ändern, aber nicht einreichen' },
  {
    value: 'hand_in',
    label: 'Bearbeiten und einreichen',
    hint: 'Die richtige Wahl für eine Vertretung, falls Sie krank sind',
  },
]

const InviteForm = ({ id, state }: PeopleProps) => (
  <Section title="Jemanden einladen" id="einladen">
    <form method="post" action={paths.submissionPeople(id)} class="form" novalidate>
      <TextField
        name="email"
        label="E-Mail-Adresse"
        hint="Mit dieser Adresse meldet sich die Person an; ein Passwort braucht sie nicht."
        type="email"
        autocomplete="off"
        value={typed(state, 'email')}
        error={errorOf(state, 'email')}
        maxLength={254}
        required
      />
      <Radios
        name="may"
        legend="Was darf sie?"
        options={RIGHTS}
        value={typed(state, 'may') || 'edit'}
        error={errorOf(state, 'may')}
        required
      />
      <Actions>
        <Button>Einladung senden</Button>
      </Actions>
    </form>
  </Section>
)

/** One of the people, for the owner: right, handing over, removing. */
export const PersonView = (props: {
  id: string
  title: string
  person: TeamPerson
  closed: string | null
  error?: string
}) => {
  const { id, person } = props
  const name = person.name || person.email
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.submission(id), label: props.title || 'Entwurf' },
          { href: paths.submissionPeople(id), label: 'Mitarbeit' },
          { label: name },
        ]}
      />
      <PageHeader title={name} lead={person.name ? person.email : undefined} />
      {props.closed && <Alert kind="info" title={props.closed} />}
      <ErrorSummary errors={props.error ? [{ field: 'may', message: props.error }] : []} />
      {props.closed === null && (
        <Section title="Recht">
          <form
            method="post"
            action={paths.submissionPersonDo(id, person.id, 'recht')}
            class="form"
            novalidate
          >
            <Radios
              name="may"
              legend="Was darf diese Person?"
              options={RIGHTS}
              value={person.right}
              error={props.error}
              required
            />
            <Actions>
              <Button>Recht speichern</Button>
            </Actions>
          </form>
        </Section>
      )}
      <Section title="Übergeben">
        <p>
          Die Einreichung gehört dann {name}: Nur diese Person kann sie zurückziehen und andere einladen. Sie
          selbst können weiter mitarbeiten und einreichen, bis Sie gehen oder entfernt werden.
        </p>
        <form method="post" action={paths.submissionPersonDo(id, person.id, 'uebergeben')}>
          <Button variant="secondary">An {name} übergeben</Button>
        </form>
      </Section>
      <Section title="Entfernen">
        <p>{name} sieht die Einreichung dann sofort nicht mehr. Was geschrieben wurde, bleibt.</p>
        <form method="post" action={paths.submissionPersonDo(id, person.id, 'entfernen')}>
          <Button variant="danger">{name} entfernen</Button>
        </form>
      </Section>
    </>
  )
}
