import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Actions, Button, ErrorSummary, TextField } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'

/** Asking for a code. */
export const SignInView = (props: { state: FormState; returnTo: string }) => (
  <>
    <PageHeader
      title="Anmelden"
      lead="Sie brauchen kein Passwort. Wir schicken Ihnen einen Code und einen Link per E-Mail."
    />
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
        autocomplete="email"
        required
        value={typed(props.state, 'email')}
        error={errorOf(props.state, 'email')}
      />
      <Actions>
        <Button>Code anfordern</Button>
      </Actions>
    </form>
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
