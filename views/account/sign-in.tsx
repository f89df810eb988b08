import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, fieldId, TextField } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'

/** Asking for a code. */
export const SignInView = (props: {
  state: FormState
  returnTo: string
  passkeys: boolean
  again: boolean
}) => (
  <>
    <PageHeader
      title="Anmelden"
      lead="Sie brauchen kein Passwort. Wir schicken Ihnen einen Code und einen Link per E-Mail."
    />
    {props.again && (
      <Alert kind="info" title="Bitte bestätigen Sie, dass Sie es sind">
        <p>
          Ihre Anmeldung liegt länger als zehn Minuten zurück. Bevor Sie Zugänge ändern, melden Sie sich bitte
          noch einmal an; danach geht es dort weiter, wo Sie waren.
        </p>
      </Alert>
    )}
    <p lang="en" class="muted">
      This part of the site is in German. Enter your work e-mail address, and we will send you a code; no
      password is needed.
    </p>
    <ErrorSummary errors={props.state.errors} />
    <form method="post" action={paths.signIn} class="form" novalidate>
      <input type="hidden" name="weiter" value={props.returnTo} />
      <TextField
        name="email"
        label="Ihre dienstliche E-Mail-Adresse"
        type="email"
        autocomplete={props.passkeys ? 'email webauthn' : 'email'}
        required
        value={typed(props.state, 'email')}
        error={errorOf(props.state, 'email')}
      />
      <Actions>
        <Button>Code anfordern</Button>
      </Actions>
    </form>
    {props.passkeys && (
      <div class="flow" hidden data-passkey-offer>
        <p>Oder ohne Code, mit Fingerabdruck, Gesicht oder PIN Ihres Geräts:</p>
        <PasskeyForm returnTo={props.returnTo} suggest />
      </div>
    )}
  </>
)

/**
 * Filled in and sent by a script, since only a script can ask for a passkey.
 * @param suggest whether the browser offers its passkeys at the address field by itself
 */
const PasskeyForm = (props: { returnTo: string; suggest?: boolean; primary?: boolean }) => (
  <form
    id={fieldId('form')}
    method="post"
    action={paths.signInPasskey}
    class="form"
    data-passkey="get"
    data-question={paths.signInPasskeyQuestion}
    data-suggest={props.suggest ? '' : undefined}
  >
    <input type="hidden" name="weiter" value={props.returnTo} />
    <input type="hidden" name="antwort" id={fieldId('antwort')} value="" />
    <p role="status" class="muted" />
    <Actions>
      <Button variant={props.primary ? 'primary' : 'secondary'}>Mit Passkey anmelden</Button>
    </Actions>
  </form>
)

/** After a code that is not enough, and after a passkey that did not fit. */
export const PasskeyView = (props: { state: FormState; returnTo: string }) => (
  <>
    <PageHeader
      title="Bitte mit Passkey bestätigen"
      lead="Mit Fingerabdruck, Gesicht oder PIN Ihres Geräts. Wer in der Geschäftsstelle einen Passkey hat, kommt nur damit hinein."
    />
    <ErrorSummary errors={props.state.errors} />
    <div class="flow" hidden data-passkey-offer>
      <PasskeyForm returnTo={props.returnTo} primary />
    </div>
    <noscript>
      <p>Dafür braucht es JavaScript. Bitte schalten Sie es für diese Seite ein.</p>
    </noscript>
    <p>
      Passkey verloren? Jemand anderes aus der Geschäftsstelle kann ihn zurücksetzen. Gibt es niemanden sonst,
      hilft, wer den Server betreibt. <a href={paths.signIn}>Zurück zur Anmeldung</a>
    </p>
  </>
)

/** Typing the code in. */
export const CodeView = (props: { state: FormState; devMail: boolean }) => (
  <>
    <PageHeader
      title="Code eingeben"
      lead="Wir haben Ihnen eine E-Mail mit einem achtstelligen Code geschickt. Er gilt zehn Minuten, nur in diesem Browser und nur einmal."
    />
    <ErrorSummary errors={props.state.errors} />
    <form method="post" action={paths.signInCode} class="form" novalidate>
      <TextField
        name="code"
        label="Code aus der E-Mail"
        hint="Acht Ziffern; Leerzeichen dürfen bleiben."
        autocomplete="one-time-code"
        inputmode="numeric"
        width="short"
        required
        value={typed(props.state, 'code')}
        error={errorOf(props.state, 'code')}
      />
      <Actions>
        <Button>Anmelden</Button>
      </Actions>
    </form>
    <p>
      Keine E-Mail bekommen? Schauen Sie im Spam-Ordner nach oder{' '}
      <a href={paths.signIn}>fordern Sie einen neuen Code an</a>.
    </p>
    {props.devMail && (
      <p>
        Dies ist eine Entwicklungsumgebung: Alle E-Mails liegen unter{' '}
        <a href={paths.devMail}>{paths.devMail}</a>.
      </p>
    )}
  </>
)

/** Behind the mailed link: a button, because mail scanners open links too. */
export const LinkView = (props: { action: string }) => (
  <>
    <PageHeader title="Anmeldung bestätigen" lead="Mit einem Klick sind Sie angemeldet." />
    <form method="post" action={props.action} class="form">
      <Actions>
        <Button>Jetzt anmelden</Button>
      </Actions>
    </form>
  </>
)
