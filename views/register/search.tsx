import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/register/schema.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

export interface RegisterSearchProps {
  readonly query: string
  /** Where a hit leads back to; a path of this site. */
  readonly back: string
  readonly hits: readonly { readonly name: string; readonly place: string; readonly href: string }[]
  readonly more: boolean
  /** Whether there is no list yet. */
  readonly empty: boolean
}

/** Finding one's municipality in the official list; every hit is a link back to the form. */
export const RegisterSearchView = (props: RegisterSearchProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.submissions, label: 'Meine Einreichungen' },
        { href: props.back, label: 'Zurück zum Formular' },
        { label: 'Kommune suchen' },
      ]}
    />
    <PageHeader
      title="Ihre Kommune in der amtlichen Liste"
      lead="Suchen Sie nach dem Namen oder der Postleitzahl. Wenn Sie einen Treffer wählen, steht er im Formular; Einwohnerzahl und Größenklasse kommen mit."
    />
    {props.empty && (
      <Alert kind="info" title="Die amtliche Liste ist noch nicht hinterlegt">
        <p>Tragen Sie Ihre Kommune im Formular bitte frei ein.</p>
      </Alert>
    )}
    <search>
      <form method="get" action={paths.registerSearch} class="search-form">
        <input type="hidden" name="zurueck" value={props.back} />
        <TextField
          name="q"
          label="Name oder Postleitzahl"
          hint="Der Anfang genügt, zum Beispiel „Schwäb“ oder „734“."
          optionalMark={false}
          maxLength={LIMITS.query}
          value={props.query}
        />
        <Actions>
          <Button>Suchen</Button>
          <ButtonLink href={props.back} variant="secondary">
            Zurück ohne Auswahl
          </ButtonLink>
        </Actions>
      </form>
    </search>
    {props.query !== '' && !props.empty && <Hits {...props} />}
  </>
)

const Hits = (props: RegisterSearchProps) => {
  if (props.hits.length === 0) {
    return (
      <EmptyState title={`Nichts gefunden zu „${props.query}“`}>
        <p>
          Prüfen Sie die Schreibweise, oder suchen Sie mit dem Anfang des Namens. Einrichtungen, die nicht in
          der Liste stehen, tragen Sie im Formular frei ein.
        </p>
      </EmptyState>
    )
  }
  const found = props.hits.length === 1 ? '1 Treffer' : `${props.hits.length} Treffer`
  return (
    <Section title={props.more ? `Die ersten ${props.hits.length} Treffer` : found}>
      <ul class="hits">
        {props.hits.map((hit) => (
          <li>
            <a href={hit.href}>{hit.name}</a>
            <span class="hits__place">{hit.place}</span>
          </li>
        ))}
      </ul>
      {props.more && <p>Es gibt noch mehr. Bitte schreiben Sie den Namen weiter aus.</p>}
    </Section>
  )
}
