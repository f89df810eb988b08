import { paths } from '../../src/core/paths.ts'
import type { Consent } from '../../src/showcase/store.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

/** Whether the project may be shown as good practice, and the way to change that. */
export const ExampleConsentView = (props: {
  id: string
  title: string
  year: number
  handedIn: boolean
  consent: Consent
  released: boolean
}) => {
  const { consent } = props
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.submissions, label: 'Meine Einreichungen' },
          { href: paths.submission(props.id), label: props.title },
          { label: 'Gutes Beispiel' },
        ]}
      />
      <PageHeader
        title="Als gutes Beispiel gezeigt werden"
        lead="Ab der Preisverleihung stehen Projekte, deren Kommunen einverstanden sind, mit Texten, Bildern und Ansprechperson auf der Seite der Ausgabe – auch ohne Auszeichnung."
      />
      {!props.handedIn ? (
        <p>Das Projekt ist nicht eingereicht. Im Entwurf kreuzen Sie die Frage im Formular an.</p>
      ) : consent.winner ? (
        <Alert kind="info" title="Ihr Projekt ist ausgezeichnet">
          <p>
            Preisträger sind mit ihrer eigenen Seite öffentlich; dafür gilt die Erklärung beim Einreichen.
          </p>
        </Alert>
      ) : (
        <Change {...props} />
      )}
      <Actions>
        <ButtonLink href={paths.submission(props.id)} variant="tertiary">
          Zurück zur Einreichung
        </ButtonLink>
      </Actions>
    </>
  )
}

const Change = ({
  id,
  year,
  consent,
  released,
}: {
  id: string
  year: number
  consent: Consent
  released: boolean
}) => {
  if (consent.agreed)
    return (
      <form method="post" action={paths.submissionExample(id)} class="form">
        <p>
          Sie sind einverstanden.
          {consent.shown && (
            <>
              {' '}
              Ihr Projekt steht unter den <a href={paths.projects(year)}>guten Beispielen {year}</a>.
            </>
          )}{' '}
          Wenn Sie widerrufen, verschwinden Seite und Bilder sofort.
          {released && ' Nach der Preisverleihung lässt sich das nicht rückgängig machen.'}
        </p>
        <Actions>
          <Button variant="danger">Einwilligung widerrufen</Button>
        </Actions>
      </form>
    )
  if (released) return <p>Ihr Projekt wird nicht gezeigt. Einwilligen konnte man bis zur Preisverleihung.</p>
  return (
    <form method="post" action={paths.submissionExample(id)} class="form">
      <input type="hidden" name="agreed" value="1" />
      <p>
        Bisher sind Sie nicht einverstanden; Ihr Projekt wird dann nur gezeigt, wenn es ausgezeichnet wird.
      </p>
      <Actions>
        <Button>Einwilligen</Button>
      </Actions>
    </form>
  )
}
