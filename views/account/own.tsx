import { MAX_PASSKEYS, PASSKEY_NAME } from '../../src/account/passkey-schema.ts'
import type { Passkey } from '../../src/account/passkey-store.ts'
import type { ShownSession } from '../../src/account/session-store.ts'
import { showDate, showDateTime, showTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Address } from '../components/address.tsx'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, fieldId, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface Props {
  email: string
  organiser: boolean
  passkeys: readonly Passkey[]
  sessions: readonly ShownSession[]
  /** Which session shows this page. */
  here: string
  /** Whether the person has signed in a moment ago. */
  recent: boolean
  /** Address at which passkeys work; null where there is none. */
  party: string | null
  /** Whether the page was opened under another one, as on a developer's own machine. */
  elsewhere: boolean
  state: FormState
}

const TITLE = 'Anmeldung und Sicherheit'

/** One's own passkeys and sessions. */
export const OwnSignInView = (props: Props) => (
  <>
    <Breadcrumb items={[{ href: paths.myData, label: 'Meine Daten' }, { label: TITLE }]} />
    <PageHeader title={TITLE} lead={<Address of={props.email} />} />
    <ErrorSummary errors={props.state.errors} />
    <Section title="Passkeys">
      <p>
        Mit einem Passkey melden Sie sich ohne Code an: mit Fingerabdruck, Gesicht oder PIN Ihres Geräts oder
        mit einem Sicherheitsschlüssel. Er gilt nur für diese Seite und lässt sich nicht abfischen.
        {props.organiser &&
          ' Sobald Sie in der Geschäftsstelle einen haben, kommen Sie nur noch damit hinein.'}
      </p>
      {props.organiser && props.passkeys.length === 1 && (
        <Alert kind="info" title="Legen Sie einen zweiten an">
          <p>Auf einem anderen Gerät, damit Sie auch hineinkommen, wenn Sie dieses verlieren.</p>
        </Alert>
      )}
      {props.passkeys.length > 0 && <Passkeys {...props} />}
      <NewPasskey {...props} />
    </Section>
    <Section title="Wo Sie angemeldet sind">
      <p>
        Eine Anmeldung endet nach zwölf Stunden ohne Nutzung und spätestens nach einem Tag. Netzadressen
        speichern wir nicht.
      </p>
      <Sessions {...props} />
      <form method="post" action={paths.ownSessions}>
        <Actions>
          <Button variant="danger">Überall abmelden</Button>
        </Actions>
      </form>
    </Section>
  </>
)

const Passkeys = ({ passkeys, recent }: Props) => (
  <DataTable
    caption="Ihre Passkeys"
    head={[{ label: 'Name' }, { label: 'Angelegt' }, { label: 'Zuletzt benutzt' }, { label: 'Ändern' }]}
    rows={passkeys.map((key) => [
      <>
        {key.name}
        {key.syncs === 1 && <span class="muted"> · wird zwischen Ihren Geräten abgeglichen</span>}
      </>,
      showDate(key.created_at),
      key.last_used_at === null ? 'noch nie' : showDateTime(key.last_used_at),
      <form method="post" action={paths.ownPasskeyDo(key.id, 'entfernen')} class="row-actions">
        <a href={paths.ownPasskeyDo(key.id, 'benennen')}>
          Umbenennen<span class="kern-sr-only">: {key.name}</span>
        </a>
        {recent && (
          <button type="submit" class="link-button">
            Entfernen<span class="kern-sr-only">: {key.name}</span>
          </button>
        )}
      </form>,
    ])}
  />
)

const NewPasskey = ({ party, elsewhere, recent, passkeys, state }: Props) => {
  if (!party)
    return (
      <EmptyState title="Hier nicht möglich">
        <p>Passkeys gehören zu einem Namen. Diese Installation ist nur unter einer Nummer erreichbar.</p>
      </EmptyState>
    )
  if (passkeys.length >= MAX_PASSKEYS) return <p>Mehr als {MAX_PASSKEYS} Passkeys sind nicht möglich.</p>
  if (!recent)
    return (
      <>
        <p>
          Ihre Anmeldung liegt länger als zehn Minuten zurück. Zum Anlegen und Entfernen melden Sie sich bitte
          noch einmal an.
        </p>
        <Actions>
          <ButtonLink href={paths.signInAgain(paths.ownSignIn)} variant="secondary">
            Noch einmal anmelden
          </ButtonLink>
        </Actions>
      </>
    )
  return (
    <>
      {elsewhere && (
        <p class="muted">
          In der Entwicklung gehen Passkeys nur unter <a href={party + paths.ownSignIn}>{party}</a>.
        </p>
      )}
      <p data-passkey-missing>
        Dieser Browser kann hier keine Passkeys anlegen; dafür braucht es JavaScript und einen aktuellen
        Browser.
      </p>
      <div hidden data-passkey-offer>
        <form
          id={fieldId('form')}
          method="post"
          action={paths.ownPasskeys}
          class="form"
          data-passkey="create"
          data-question={paths.ownPasskeyQuestion}
        >
          <TextField
            name="name"
            label="Name des neuen Passkeys"
            hint="Woran Sie ihn erkennen, zum Beispiel „Dienst-Laptop“."
            maxLength={PASSKEY_NAME}
            width="medium"
            required
            value={typed(state, 'name')}
            error={errorOf(state, 'name')}
          />
          <input type="hidden" name="antwort" id={fieldId('antwort')} value="" />
          <p role="status" class="muted" />
          <Actions>
            <Button>Passkey anlegen</Button>
          </Actions>
        </form>
      </div>
    </>
  )
}

const Sessions = ({ sessions, here }: Props) => (
  <DataTable
    caption="Ihre laufenden Anmeldungen"
    head={[{ label: 'Browser' }, { label: 'Angemeldet' }, { label: 'Zuletzt gesehen' }, { label: 'Beenden' }]}
    rows={sessions.map((session) => [
      <>
        {session.browser || 'Unbekannter Browser'}{' '}
        {session.id === here && <Badge kind="success">Dieser hier</Badge>}
      </>,
      <>
        {showDateTime(session.created_at)}
        <br />
        <span class="muted">{session.method === 'passkey' ? 'mit Passkey' : 'per E-Mail'}</span>
      </>,
      session.seen_at > 0 ? `${showDate(session.seen_at)}, nach ${showTime(session.seen_at)} Uhr` : '–',
      session.id === here ? (
        '–'
      ) : (
        <form method="post" action={paths.ownSession}>
          <input type="hidden" name="sitzung" value={session.id} />
          <button type="submit" class="link-button">
            Abmelden<span class="kern-sr-only">: {session.browser}</span>
          </button>
        </form>
      ),
    ])}
  />
)

/** A new name for a passkey. */
export const NamePasskeyView = (props: { id: string; name: string; state: FormState }) => (
  <>
    <Breadcrumb items={[{ href: paths.ownSignIn, label: TITLE }, { label: 'Passkey umbenennen' }]} />
    <PageHeader title="Passkey umbenennen" lead={`Bisher „${props.name}“`} />
    <ErrorSummary errors={props.state.errors} />
    <form method="post" action={paths.ownPasskeyDo(props.id, 'benennen')} class="form" novalidate>
      <TextField
        name="name"
        label="Name"
        maxLength={PASSKEY_NAME}
        width="medium"
        required
        value={typed(props.state, 'name')}
        error={errorOf(props.state, 'name')}
      />
      <Actions>
        <Button>Speichern</Button>
        <ButtonLink href={paths.ownSignIn} variant="secondary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
