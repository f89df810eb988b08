import type { PersonWithRole } from '../../src/account/people-store.ts'
import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Address } from '../components/address.tsx'
import { Badge } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface Props {
  people: readonly PersonWithRole[]
  /** Account of whoever is looking. */
  me: string
  /** Whether they have signed in a moment ago. */
  recent: boolean
  state: FormState
}

/** Organisers and jurors: roles, passkeys, last sign-in; ending sessions and resetting lost passkeys. */
export const PeopleView = (props: Props) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Zugänge' }]} />
    <PageHeader title="Zugänge" lead="Wer eine Rolle hat, wie er oder sie hineinkommt, und wann zuletzt." />
    <ErrorSummary errors={props.state.errors} />
    <p>
      Wer in der Geschäftsstelle einen Passkey hat, kommt nur damit hinein. Ist er verloren, setzen Sie ihn
      hier zurück; die Person meldet sich dann mit einem Code an und legt einen neuen an. Eigene Passkeys
      verwalten Sie unter <a href={paths.ownSignIn}>Anmeldung und Sicherheit</a>.
    </p>
    {!props.recent && (
      <p>
        Zum Zurücksetzen, Aufnehmen und Entziehen melden Sie sich bitte{' '}
        <a href={paths.signInAgain(paths.adminPeople)}>noch einmal an</a>: Ihre Anmeldung liegt länger als
        zehn Minuten zurück.
      </p>
    )}
    <DataTable
      caption="Menschen mit einer Rolle"
      head={[
        { label: 'Person' },
        { label: 'Rollen' },
        { label: 'Passkeys' },
        { label: 'Letzte Anmeldung' },
        { label: 'Anmeldungen' },
      ]}
      rows={props.people.map((person) => [
        <>
          {person.name || <Address of={person.email} />}
          {person.name && <br />}
          {person.name && (
            <span class="muted break">
              <Address of={person.email} />
            </span>
          )}
        </>,
        <Roles person={person} {...props} />,
        <Keys person={person} {...props} />,
        person.last_at === null ? '–' : showDateTime(person.last_at),
        <Sessions {...person} />,
      ])}
    />
    {props.recent && (
      <Section title="In die Geschäftsstelle aufnehmen">
        <form method="post" action={paths.adminPeople} class="form" novalidate>
          <TextField
            name="email"
            label="Dienstliche E-Mail-Adresse"
            hint="Die Person darf danach alles, was Sie dürfen. Alle in der Geschäftsstelle bekommen eine E-Mail."
            type="email"
            autocomplete="off"
            width="medium"
            required
            value={typed(props.state, 'email')}
            error={errorOf(props.state, 'email')}
          />
          <Actions>
            <Button variant="secondary">Aufnehmen</Button>
          </Actions>
        </form>
      </Section>
    )}
  </>
)

const Roles = ({ person, me, recent }: { person: PersonWithRole } & Props) => {
  const { id, email, is_organiser, juries } = person
  const years = JSON.parse(juries) as number[]
  const roles = [
    ...(is_organiser === 1 ? ['Geschäftsstelle'] : []),
    ...years
      .toSorted((one, other) => Math.abs(other) - Math.abs(one))
      .map((year) => (year < 0 ? `Juryvorsitz ${-year}` : `Jury ${year}`)),
  ]
  return (
    <>
      {roles.join(', ')}
      {recent && is_organiser === 1 && id !== me && (
        <form method="post" action={paths.adminPersonDo(id, 'rolle-entziehen')}>
          <button type="submit" class="link-button">
            Rolle entziehen<span class="kern-sr-only">: Geschäftsstelle, {email}</span>
          </button>
        </form>
      )}
    </>
  )
}

const Keys = ({ person, me, recent }: { person: PersonWithRole } & Props) => {
  if (person.passkeys === 0)
    return person.is_organiser === 1 ? <Badge kind="warning">Keiner</Badge> : <>keiner</>
  return (
    <>
      <Badge kind="success">{String(person.passkeys)}</Badge>
      {recent && person.id !== me && (
        <form method="post" action={paths.adminPersonDo(person.id, 'passkeys-zuruecksetzen')}>
          <button type="submit" class="link-button">
            Zurücksetzen<span class="kern-sr-only">: {person.email}</span>
          </button>
        </form>
      )}
    </>
  )
}

const Sessions = ({ id, email, sessions }: PersonWithRole) => {
  if (sessions === 0) return <>keine</>
  return (
    <form method="post" action={paths.adminPersonDo(id, 'abmelden')} class="row-actions">
      <span class="num">{sessions}</span>
      <button type="submit" class="link-button">
        Abmelden<span class="kern-sr-only">: {email}</span>
      </button>
    </form>
  )
}
