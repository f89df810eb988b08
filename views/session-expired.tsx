import { paths } from '../src/core/paths.ts'
import { Actions, Button } from './components/form.tsx'
import { PageHeader, Section } from './components/page.tsx'

/** Signing in happens in a second tab; this one keeps what was typed. */
export const SessionExpiredView = (props: {
  action: string
  fields: [string, string][]
  lostFiles: boolean
}) => {
  const shown = props.fields.filter(([, value]) => value.trim() !== '')
  return (
    <>
      <PageHeader
        title="Ihre Anmeldung ist abgelaufen"
        lead="Ihre Eingaben sind noch da. Melden Sie sich in einem neuen Tab an, kommen Sie dann hierher zurück und senden Sie sie noch einmal ab."
      />
      {props.lostFiles && <p>Ausgewählte Dateien müssen Sie danach neu auswählen.</p>}
      <form method="post" action={props.action}>
        {props.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <a class="kern-btn kern-btn--primary" href={paths.signIn} target="_blank" rel="noopener">
            <span class="kern-label">In neuem Tab anmelden</span>
          </a>
          <Button variant="secondary">Eingaben noch einmal absenden</Button>
        </Actions>
      </form>
      {shown.length > 0 && (
        <Section title="Ihre Eingaben">
          {shown.map(([, value]) => (
            <pre class="kept-text">{value}</pre>
          ))}
        </Section>
      )}
    </>
  )
}
