import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/edition/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

/** Opening an award year. */
export const NewEditionView = (props: { state: FormState }) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Neue Ausgabe' }]} />
    <PageHeader
      title="Neue Ausgabe anlegen"
      lead="Kategorien, Kriterien und Skala werden aus der letzten Ausgabe übernommen; Sie können sie danach ändern."
    />
    <ErrorSummary errors={props.state.errors} />
    <form method="post" action={paths.adminNew} class="form" novalidate>
      <TextField
        name="year"
        label="Jahr"
        inputmode="numeric"
        width="short"
        required
        value={typed(props.state, 'year')}
        error={errorOf(props.state, 'year')}
      />
      <TextField
        name="title"
        label="Titel"
        hint="So steht er auf der öffentlichen Seite, zum Beispiel „OZG-Taskforce Award 2027“."
        required
        maxLength={LIMITS.title}
        value={typed(props.state, 'title')}
        error={errorOf(props.state, 'title')}
      />
      <Actions>
        <Button>Ausgabe anlegen</Button>
      </Actions>
    </form>
  </>
)

interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'date' | 'datetime-local' | 'number'
  readonly required?: boolean
  readonly maxLength?: number
}

const CONFERENCE: Field[] = [
  { name: 'conference_title', label: 'Name der Konferenz', maxLength: LIMITS.title },
  { name: 'place', label: 'Ort', maxLength: LIMITS.place },
  { name: 'venue', label: 'Haus', hint: 'Zum Beispiel „Kulturzentrum“.', maxLength: LIMITS.place },
  { name: 'starts_on', label: 'Erster Tag', type: 'date' },
  { name: 'ends_on', label: 'Letzter Tag', type: 'date' },
  { name: 'participants', label: 'Teilnehmende', type: 'number' },
]

const DATES: Field[] = [
  { name: 'call_opens_at', label: 'Einreichung beginnt', type: 'datetime-local' },
  { name: 'call_closes_at', label: 'Einreichungsschluss', type: 'datetime-local' },
  { name: 'judging_opens_at', label: 'Jury beginnt zu bewerten', type: 'datetime-local' },
  { name: 'judging_closes_at', label: 'Jury schließt die Bewertung', type: 'datetime-local' },
  { name: 'archives_at', label: 'Ausgabe kommt ins Archiv', type: 'datetime-local' },
]

const SCALE: Field[] = [
  { name: 'scale_min', label: 'Niedrigster Wert', type: 'number', required: true },
  { name: 'scale_max', label: 'Höchster Wert', type: 'number', required: true },
  {
    name: 'min_sheets',
    label: 'Mindestzahl vollständiger Wertungen',
    hint: 'Mit weniger Wertungen kommt eine Einreichung nicht in die Rangliste.',
    type: 'number',
    required: true,
  },
]

const Fields = (props: { fields: Field[]; state: FormState }) => (
  <>
    {props.fields.map((field) => (
      <TextField
        {...field}
        required={field.required ?? false}
        width={field.type ? 'medium' : 'full'}
        value={typed(props.state, field.name)}
        error={errorOf(props.state, field.name)}
      />
    ))}
  </>
)

/** Title, conference, dates and scale of an edition. */
export const EditionFormView = (props: { year: number; state: FormState; conflict: boolean }) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Ausgabe und Termine' },
      ]}
    />
    <PageHeader title={`Ausgabe ${props.year}: Angaben und Termine`} />
    <ErrorSummary errors={props.state.errors} />
    {props.conflict && (
      <Alert kind="warning" title="Inzwischen hat jemand anderes gespeichert" role="alert">
        <p>
          Ihre Eingaben stehen unten und sind noch nicht gespeichert.{' '}
          <a href={paths.adminSettings(props.year)} target="_blank" rel="noopener">
            Den gespeicherten Stand in einem neuen Tab ansehen
          </a>
          . Wenn Sie jetzt speichern, gelten Ihre Eingaben.
        </p>
      </Alert>
    )}
    <form method="post" action={paths.adminSettings(props.year)} class="form" novalidate>
      <input type="hidden" name="version" value={typed(props.state, 'version')} />
      <TextField
        name="title"
        label="Titel"
        required
        maxLength={LIMITS.title}
        value={typed(props.state, 'title')}
        error={errorOf(props.state, 'title')}
      />
      <TextArea
        name="intro"
        label="Einleitung auf der öffentlichen Seite"
        maxLength={LIMITS.intro}
        value={typed(props.state, 'intro')}
        error={errorOf(props.state, 'intro')}
      />
      <Section title="Konferenz">
        <Fields fields={CONFERENCE} state={props.state} />
      </Section>
      <Section title="Termine">
        <p>
          Alle Zeiten gelten für Deutschland (Europe/Berlin). Aus ihnen ergibt sich, was gerade möglich ist.
        </p>
        <Fields fields={DATES} state={props.state} />
      </Section>
      <Section title="Bewertungsskala">
        <Fields fields={SCALE} state={props.state} />
      </Section>
      <Actions>
        <Button>Speichern</Button>
        <ButtonLink href={paths.adminEdition(props.year)} variant="secondary">
          Zurück ohne Speichern
        </ButtonLink>
      </Actions>
    </form>
  </>
)
