import { errorOf, type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { type AttachedFile, MAX_FILE_BYTES, showSize } from '../../src/entry-form/files.ts'
import { LIMITS } from '../../src/showcase/schema.ts'
import { Alert } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  FileInput,
  Select,
  TextArea,
  TextField,
} from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

export interface EditionPageFormProps {
  readonly year: number
  /** The form of programme and jury, and that of the statement. */
  readonly page: FormState
  readonly statement: FormState
  readonly file: AttachedFile | null
  /** Jurors who agreed to be named, of how many. */
  readonly named: number
  readonly jurors: number
  /** Whether figures are public, and whether they could be. */
  readonly figures: 'public' | 'possible' | 'early'
}

const JURY_FROM = [
  { value: 'judging', label: 'sobald die Jury bewertet' },
  { value: 'release', label: 'mit der Veröffentlichung der Ergebnisse' },
  { value: 'never', label: 'gar nicht' },
]

/** What the public page of an edition shows besides its dates. */
export const EditionPageFormView = (props: EditionPageFormProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Seite der Ausgabe' },
      ]}
    />
    <PageHeader
      title={`Seite der Ausgabe ${props.year}`}
      lead="Programm, Jury, Stellungnahme und Zahlen, wie alle sie lesen."
    >
      <ButtonLink href={paths.edition(props.year)} variant="secondary">
        Seite ansehen
      </ButtonLink>
    </PageHeader>
    <ErrorSummary errors={[...props.page.errors, ...props.statement.errors]} />
    <ProgrammeForm {...props} />
    <StatementForm {...props} />
    <Section title="Zahlen">
      <FiguresForm {...props} />
    </Section>
  </>
)

const ProgrammeForm = ({ year, page, named, jurors }: EditionPageFormProps) => (
  <form method="post" action={paths.adminEditionPage(year)} class="form" id="f-form" novalidate>
    <input type="hidden" name="version" value={typed(page, 'version')} />
    <Section title="Jury">
      <Select
        name="jury_from"
        label="Ab wann steht die Jury auf der Seite?"
        hint={`Genannt wird nur, wer eingewilligt hat: bisher ${named} von ${jurors}. Jurymitglieder entscheiden das in ihrem Bereich.`}
        options={JURY_FROM}
        required
        value={typed(page, 'jury_from')}
        error={errorOf(page, 'jury_from')}
      />
    </Section>
    <Section title="Aus dem Programm">
      <p>Höhepunkte der Konferenz in ihrer Reihenfolge. Leere Zeilen werden nicht gespeichert.</p>
      {typedList(page, 'title[]').map((_, index) => (
        <HighlightRow state={page} index={index} />
      ))}
    </Section>
    <Actions>
      <Button>Programm und Jury speichern</Button>
    </Actions>
  </form>
)

const HighlightRow = ({ state, index }: { state: FormState; index: number }) => {
  const cell = (field: string) => typedList(state, field)[index] ?? ''
  const id = (field: string) => `f-${field}--${index}`
  const problem = errorOf(state, `title--${index}`)
  const field = (name: string, label: string, max: number) => (
    <div class="kern-form-input">
      <label class="kern-label" for={id(name)}>
        {label}
      </label>
      <input
        class="kern-form-input__input"
        id={id(name)}
        name={`${name}[]`}
        value={cell(`${name}[]`)}
        maxlength={max}
      />
    </div>
  )
  return (
    <fieldset class="kern-fieldset rule-row highlight-row">
      <legend class="kern-label">
        {index + 1}: {cell('title[]') || 'Neuer Programmpunkt'}
      </legend>
      {problem && <p class="kern-error">{problem}</p>}
      {field('when', 'Wann', LIMITS.when)}
      {field('title', 'Titel', LIMITS.title)}
      {field('speaker', 'Mit', LIMITS.speaker)}
      {field('note', 'Notiz', LIMITS.note)}
    </fieldset>
  )
}

const StatementForm = ({ year, statement, file }: EditionPageFormProps) => (
  <form
    method="post"
    action={paths.adminStatement(year)}
    enctype="multipart/form-data"
    class="form"
    id="f-stellungnahme"
    novalidate
  >
    <input type="hidden" name="version" value={typed(statement, 'version')} />
    <Section title="Stellungnahme der Taskforce">
      <TextField
        name="statement_title"
        label="Titel"
        maxLength={LIMITS.statementTitle}
        value={typed(statement, 'statement_title')}
        error={errorOf(statement, 'statement_title')}
      />
      <TextField
        name="statement_on"
        label="Datum"
        type="date"
        width="medium"
        value={typed(statement, 'statement_on')}
        error={errorOf(statement, 'statement_on')}
      />
      <TextArea
        name="statement_summary"
        label="Zusammenfassung auf der Seite"
        hint="Gestalten: **fett**, *kursiv*, ### Überschrift, Listen mit „- “, [Text](https://…). Wer kein PDF öffnen kann, liest das Wichtigste hier."
        rows={10}
        maxLength={LIMITS.summary}
        value={typed(statement, 'statement_summary')}
        error={errorOf(statement, 'statement_summary')}
      />
      <FileInput
        name="datei"
        label={file ? 'Anderes PDF' : 'PDF'}
        hint={`${file ? `Gespeichert ist ${file.name} (${showSize(file.size)}). ` : ''}Höchstens ${MAX_FILE_BYTES / 1024 / 1024} MB; am besten barrierefrei (PDF/UA).`}
        accept="application/pdf,.pdf"
        error={errorOf(statement, 'datei')}
      />
      <Checkbox
        name="public"
        label="Auf der Seite der Ausgabe zeigen"
        checked={typed(statement, 'public') === '1'}
        error={errorOf(statement, 'public')}
      />
    </Section>
    <Actions>
      <Button>Stellungnahme speichern</Button>
    </Actions>
  </form>
)

const FiguresForm = ({ year, figures }: EditionPageFormProps) => {
  if (figures === 'early')
    return (
      <Alert kind="info" title="Noch keine Zahlen">
        <p>
          Wie viele Kommunen mitmachen, steht auf der Seite, sobald die Einreichung beendet und jede
          Einreichung geprüft ist. Gruppen mit weniger als drei Einreichungen werden zusammengefasst.
        </p>
      </Alert>
    )
  return (
    <form method="post" action={paths.adminFigures(year)} class="form">
      <p>
        {figures === 'public'
          ? 'Die Zahlen stehen auf der Seite. Sie können sie auf den heutigen Stand bringen.'
          : 'Mit den Ergebnissen werden die Zahlen von selbst öffentlich. Sie können sie schon vorher zeigen.'}{' '}
        Gruppen mit weniger als drei Einreichungen werden zusammengefasst.
      </p>
      <Actions>
        <Button variant="secondary">
          {figures === 'public' ? 'Zahlen auf den heutigen Stand bringen' : 'Zahlen jetzt zeigen'}
        </Button>
      </Actions>
    </form>
  )
}
