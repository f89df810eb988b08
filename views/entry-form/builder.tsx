import { errorOf, type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { type AnswerKind, KINDS, partsOf, type Question } from '../../src/entry-form/questions.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import { LIMITS } from '../../src/entry-form/schema.ts'
import { Alert } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Select,
  TextArea,
  TextField,
} from '../components/form.tsx'
import { Changes } from '../components/form-changes.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { JuryNote, QuestionField } from '../components/question-field.tsx'

const kindNames: Record<AnswerKind, string> = {
  text: 'Text, eine Zeile',
  long_text: 'Text, mehrere Absätze',
  markdown: 'Text mit Überschriften, Listen und Links (Markdown)',
  choice: 'Auswahl',
  number: 'Zahl',
  date: 'Datum',
  link: 'Link',
  links: 'Mehrere Links',
  email: 'E-Mail-Adresse',
  phone: 'Telefon',
  file: 'PDF-Dateien',
  declaration: 'Erklärung zum Ankreuzen',
}

const YES_NO = [
  { value: '1', label: 'Ja' },
  { value: '', label: 'Nein' },
]

export interface BuilderProps {
  readonly year: number
  readonly state: FormState
  readonly categories: readonly string[]
  readonly closed: string | null
  readonly needsReason: boolean
  readonly changes: readonly FormChange[]
}

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
]

/** The year's questions, one row each, in the order in which they are asked. */
export const BuilderView = (props: BuilderProps) => {
  const { state } = props
  const rows = rowsOf(state)
  return (
    <>
      <Breadcrumb items={[...crumbs(props.year), { label: 'Fragen' }]} />
      <PageHeader
        title={`Fragen der Einreichung ${props.year}`}
        lead="Titel, Kommune, Kategorie und Fotos werden immer gefragt. Aus diesen Fragen entstehen das Formular, die Prüfung, die Ansicht der Jury und die Seite der Preisträger."
      >
        <ButtonLink href={paths.adminFormPreview(props.year)} variant="secondary">
          Vorschau
        </ButtonLink>
      </PageHeader>
      <ErrorSummary errors={state.errors} />
      {props.closed && <Alert kind="info" title={props.closed} />}
      <Changes changes={props.changes} />
      <form method="post" action={paths.adminForm(props.year)} class="form form--wide" id="f-form" novalidate>
        {/* The first button of a form is the one that Enter presses. */}
        <button class="kern-sr-only" type="submit" name="do" value="save" tabindex={-1}>
          Alle Fragen speichern
        </button>
        <input type="hidden" name="version" value={typed(state, 'version')} />
        {rows.map((row) => (
          <QuestionRow {...props} row={row} last={rows.length - 1} />
        ))}
        {props.needsReason && (
          <TextField
            name="reason"
            label="Grund der Änderung"
            hint="Die Einreichung läuft schon. Die Einreichenden lesen den Grund in ihrer Übersicht."
            maxLength={LIMITS.reason}
            required
            value={typed(state, 'reason')}
            error={errorOf(state, 'reason')}
          />
        )}
        {!props.closed && (
          <Actions>
            <Button name="do" value="save">
              Speichern
            </Button>
            <Button name="do" value="add" variant="secondary">
              Frage hinzufügen
            </Button>
            <Button name="do" value="copy" variant="tertiary">
              Fragen der letzten Ausgabe übernehmen
            </Button>
          </Actions>
        )}
      </form>
    </>
  )
}

const rowsOf = (state: FormState): number[] =>
  [...new Set(Object.keys(state.values).flatMap((key) => key.match(/^q(\d+)-/)?.[1] ?? []))]
    .map(Number)
    .sort((a, b) => a - b)

const QuestionRow = (props: BuilderProps & { row: number; last: number }) => {
  const { state, row } = props
  const field = (name: string) => ({
    name: `q${row}-${name}`,
    value: typed(state, `q${row}-${name}`),
    error: errorOf(state, `q${row}-${name}`),
  })
  const label = typed(state, `q${row}-label`) || 'Neue Frage'
  const wrong = state.errors.some((error) => error.field.startsWith(`q${row}-`))
  return (
    <details class="question-row" open={wrong || label === 'Neue Frage'}>
      <summary>
        {row + 1}. {label}{' '}
        <span class="muted small">{kindNames[typed(state, `q${row}-kind`) as AnswerKind] ?? ''}</span>
      </summary>
      <input type="hidden" name={`q${row}-key`} value={typed(state, `q${row}-key`)} />
      <div class="question-row__fields">
        <TextField {...field('label')} label="Frage" maxLength={LIMITS.label} required />
        <TextArea {...field('hint')} label="Hilfe vor dem Feld" rows={2} maxLength={LIMITS.hint} />
        <TextField
          {...field('part')}
          label="Schritt"
          hint="Fragen mit demselben Schritt stehen auf einer Seite."
          required
        />
        <Select
          {...field('kind')}
          label="Art der Antwort"
          options={KINDS.map((kind) => ({ value: kind, label: kindNames[kind] }))}
          required
        />
        <TextField
          {...field('limit')}
          label="Höchstens so viele Zeichen"
          inputmode="numeric"
          width="short"
          required
        />
        <TextArea
          {...field('choices')}
          label="Antworten zur Auswahl"
          hint="Nur für „Auswahl“: je Zeile eine."
          rows={3}
        />
        <div class="field-row">
          <TextField
            {...field('unit')}
            label="Einheit"
            hint="Nur für Zahlen, zum Beispiel Euro."
            maxLength={LIMITS.unit}
            width="short"
          />
          <TextField {...field('min')} label="Kleinster Wert" inputmode="decimal" width="short" />
          <TextField {...field('max')} label="Größter Wert" inputmode="decimal" width="short" />
        </div>
        <Select {...field('required')} label="Pflicht?" options={YES_NO} required />
        <Select
          {...field('jury')}
          label="Zählt sie für die Bewertung?"
          hint="Nur dann liest die Jury die Antwort; am Feld steht, dass sie zählt."
          options={YES_NO}
          required
        />
        <Select
          {...field('parties')}
          label="Nennt, wer beteiligt ist"
          hint="Jurymitglieder, die dazugehören, bewerten die Einreichung nicht."
          options={[
            { value: '', label: 'nein' },
            { value: 'supplier', label: 'beteiligte Unternehmen' },
            { value: 'declared', label: 'beteiligte Jurymitglieder und Institutionen' },
          ]}
          optionalMark={false}
        />
        <Select
          {...field('meaning')}
          label="Bedeutung der Erklärung"
          hint="Nur für „Erklärung zum Ankreuzen“. Wer so einwilligt, steht ab der Freigabe mit Texten und Bildern unter den guten Beispielen; der Widerruf ist jederzeit möglich."
          options={[
            { value: '', label: 'keine besondere' },
            { value: 'example', label: 'Einwilligung, als gutes Beispiel gezeigt zu werden' },
          ]}
          optionalMark={false}
        />
        <Select
          {...field('published')}
          label="Steht sie auf der Seite der Preisträger?"
          hint="PDF-Dateien werden nie veröffentlicht."
          options={YES_NO}
          required
        />
        <CategoryBoxes {...props} />
      </div>
      {!props.closed && (
        <div class="table-actions">
          {row > 0 && (
            <Button name="do" value={`up:${row}`} variant="tertiary">
              Nach oben
            </Button>
          )}
          {row < props.last && (
            <Button name="do" value={`down:${row}`} variant="tertiary">
              Nach unten
            </Button>
          )}
          <Button name="do" value={`remove:${row}`} variant="tertiary">
            Frage entfernen
          </Button>
        </div>
      )}
    </details>
  )
}

const CategoryBoxes = ({ row, state, categories }: BuilderProps & { row: number }) => {
  const name = `q${row}-categories[]`
  const chosen = typedList(state, name)
  if (categories.length === 0) return null
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">Nur in diesen Kategorien</legend>
      <div class="kern-hint">Keine angekreuzt heißt: in allen.</div>
      <div class="kern-fieldset__body">
        {categories.map((category, index) => (
          <div class="kern-form-check">
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              id={`${name}-${index}`}
              name={name}
              value={category}
              checked={chosen.includes(category)}
            />
            <label class="kern-label" for={`${name}-${index}`}>
              {category}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** The questions as entrants meet them, step by step. */
export const FormPreviewView = (props: { year: number; questions: readonly Question[] }) => (
  <>
    <Breadcrumb
      items={[
        ...crumbs(props.year),
        { href: paths.adminForm(props.year), label: 'Fragen' },
        { label: 'Vorschau' },
      ]}
    />
    <PageHeader
      title="Vorschau der Fragen"
      lead="So sehen Einreichende das Formular. Hier wird nichts gespeichert."
    />
    {partsOf(props.questions).map((part) => {
      const questions = props.questions.filter((question) => question.part === part)
      return (
        <Section title={part}>
          <JuryNote questions={questions} />
          {questions.map((question) => (
            <QuestionField
              question={question}
              field={{ name: `vorschau-${question.key}`, value: '', error: undefined }}
              among={questions}
            />
          ))}
        </Section>
      )
    })}
  </>
)
