import { errorOf, type FormState, type Typed, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS, type Question } from '../../src/entry-form/questions.ts'
import type { Step } from '../../src/submission/steps.ts'
import { RegisterCombobox } from '../components/combobox.tsx'
import { FindingAlerts, type LinkedFinding } from '../components/eligibility.tsx'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, Select, TextField } from '../components/form.tsx'
import { Markdown } from '../components/markdown.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { type FieldState, JuryNote, QuestionField } from '../components/question-field.tsx'
import { Stepper } from '../components/stepper.tsx'

export interface SubmissionFormProps {
  readonly id: string
  readonly title: string
  readonly step: Step
  readonly steps: readonly Step[]
  /** Numbers of the steps that still lack something. */
  readonly open: ReadonlySet<number>
  readonly state: FormState
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  /** What is stored now, when somebody else saved in between; both texts are shown. */
  readonly stored: Typed | null
  /** What the picked municipality is, in words; '' when none is picked. */
  readonly picked: string
  /** Name that has just come over from the search and is not saved yet. */
  readonly takenOver: string | null
  /** What stands against taking part, as stored. */
  readonly findings: readonly LinkedFinding[]
  /** Key of the question whose text is shown as people will read it. */
  readonly preview: string | null
  readonly deadline: string
  /** "Zuletzt gespeichert 14:32 Uhr" */
  readonly saved: string
}

/** One step of an entry. Nothing here is compulsory while it is a draft. */
export const SubmissionFormView = (props: SubmissionFormProps) => {
  const { state, step } = props
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.submissions, label: 'Meine Einreichungen' },
          { href: paths.submission(props.id), label: props.title || 'Entwurf' },
          { label: step.title },
        ]}
      />
      <Stepper steps={props.steps} current={step.number} open={props.open} />
      <PageHeader title={step.title} lead={props.deadline} />
      <p class="save-state" role="status" data-save-state>
        {props.saved}
      </p>
      <div data-findings aria-live="polite">
        <FindingAlerts findings={props.findings} />
      </div>
      <ErrorSummary errors={state.errors} />
      {props.takenOver !== null && (
        <Alert kind="info" title={`${props.takenOver} ist eingetragen`} role="status">
          <p>Gespeichert ist es, sobald Sie unten auf „Speichern“ drücken.</p>
        </Alert>
      )}
      {props.stored && (
        <Alert
          kind="warning"
          title="Diese Einreichung wurde inzwischen an anderer Stelle gespeichert"
          role="alert"
        >
          <p>
            Ihre Eingaben stehen in den Feldern und sind noch nicht gespeichert. Wo sie abweichen, steht der
            andere Stand darunter. Wenn Sie jetzt speichern, gilt, was in den Feldern steht.
          </p>
        </Alert>
      )}
      <form method="post" action={step.href} class="form" novalidate data-autosave>
        <input type="hidden" name="version" value={typed(state, 'version')} />
        {step.kind === 'questions' && <DefaultButton />}
        {step.kind === 'basics' ? <Basics {...props} /> : <Questions {...props} />}
        <Actions>
          <Button name="after" value="next">
            Speichern und weiter
          </Button>
          <Button name="after" value="stay" variant="secondary">
            Speichern
          </Button>
          <ButtonLink href={paths.submission(props.id)} variant="tertiary">
            Zur Übersicht
          </ButtonLink>
        </Actions>
      </form>
    </>
  )
}

/** Enter in a field presses the first button of the form; that is this one, not the search. */
const DefaultButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: tabindex keeps the focus away; display: none would not be pressed
  <button type="submit" class="kern-sr-only" tabindex={-1} aria-hidden="true">
    Speichern
  </button>
)

const fieldOf = (state: FormState, name: string): FieldState => ({
  name,
  value: typed(state, name),
  error: errorOf(state, name),
})

const Basics = (props: SubmissionFormProps) => {
  const options = props.categories.map(({ id, name }) => ({ value: id, label: name }))
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? id
  return (
    <>
      <DefaultButton />
      <TextField {...fieldOf(props.state, 'title')} label="Projekttitel" maxLength={LIMITS.title} required />
      <Stored {...props} name="title" />
      <RegisterCombobox
        {...fieldOf(props.state, 'organisation')}
        label="Kommune oder Einrichtung"
        hint="Bitte aus der amtlichen Liste wählen, dann kommen Einwohnerzahl und Größenklasse mit. Was nicht in der Liste steht, tragen Sie frei ein."
        maxLength={LIMITS.organisation}
        keyName="organisation_key"
        keyValue={typed(props.state, 'organisation_key')}
        picked={props.picked}
        required
      >
        <p class="field__more">
          <button type="submit" class="link-button" name="after" value="register">
            Speichern und in der amtlichen Liste suchen
          </button>
        </p>
      </RegisterCombobox>
      <Stored {...props} name="organisation" />
      <Select
        {...fieldOf(props.state, 'category')}
        label="Kategorie"
        placeholder="Bitte wählen"
        options={options}
        required
      />
      <Stored {...props} name="category" show={nameOf} />
    </>
  )
}

const Questions = (props: SubmissionFormProps) => (
  <>
    <JuryNote questions={props.step.questions} />
    {props.step.questions.map((question) => (
      <>
        <QuestionField
          question={question}
          field={fieldOf(props.state, question.key)}
          among={props.step.questions}
        />
        <MoreOf {...props} question={question} />
        {question.kind !== 'file' && <Stored {...props} name={question.key} />}
      </>
    ))}
  </>
)

/** What some kinds offer beneath their field; each button saves the whole step first. */
const MoreOf = (props: SubmissionFormProps & { question: Question }) => {
  const { key, kind, label } = props.question
  if (kind === 'file')
    return (
      <p class="field__more">
        <button type="submit" class="link-button" name="after" value={`files:${key}`}>
          Speichern und Dateien hinzufügen oder löschen<span class="kern-sr-only">: {label}</span>
        </button>
      </p>
    )
  if (kind !== 'markdown') return null
  return (
    <>
      <p class="field__more">
        <button type="submit" class="link-button" name="after" value={`preview:${key}`}>
          Speichern und Vorschau zeigen<span class="kern-sr-only">: {label}</span>
        </button>
      </p>
      {props.preview === key && (
        <section class="preview" id={`vorschau-${key}`} aria-label={`Vorschau: ${label}`} tabindex={-1}>
          <h2 class="preview__title">So wird es gelesen</h2>
          <Markdown source={typed(props.state, key)} />
        </section>
      )}
    </>
  )
}

/** The other text beside one's own, where they differ. */
const Stored = (props: SubmissionFormProps & { name: string; show?: (value: string) => string }) => {
  if (props.stored === null) return null
  const stored = typed({ values: props.stored, errors: [] }, props.name)
  if (stored === typed(props.state, props.name)) return null
  return (
    <div class="other-text">
      <p class="other-text__title">Der andere Stand:</p>
      <pre class="kept-text">{stored === '' ? '(leer)' : (props.show?.(stored) ?? stored)}</pre>
    </div>
  )
}
