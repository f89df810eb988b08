import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS, QUESTIONS, type Question } from '../../src/submission/questions.ts'
import { RegisterCombobox } from '../components/combobox.tsx'
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
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

export interface SubmissionFormProps {
  readonly id: string
  readonly state: FormState
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  readonly conflict: boolean
  readonly deadline: string
  /** "zuletzt gespeichert 14:32" */
  readonly saved: string
  /** What the picked municipality is, in words; '' when none is picked. */
  readonly picked: string
  /** Name that has just come over from the search and is not saved yet. */
  readonly takenOver: string | null
}

/** The texts of an entry. Nothing here is compulsory while it is a draft. */
export const SubmissionFormView = (props: SubmissionFormProps) => {
  const { state } = props
  const field = (name: string) => ({ name, value: typed(state, name), error: errorOf(state, name) })
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.submissions, label: 'Meine Einreichungen' },
          { href: paths.submission(props.id), label: typed(state, 'title') || 'Entwurf' },
          { label: 'Texte' },
        ]}
      />
      <PageHeader
        title="Texte Ihrer Einreichung"
        lead={`Sie können jederzeit speichern und später weitermachen. ${props.deadline}`}
      />
      <p class="save-state" role="status">
        {props.saved}
      </p>
      <ErrorSummary errors={state.errors} />
      {props.takenOver !== null && (
        <Alert kind="info" title={`${props.takenOver} ist eingetragen`} role="status">
          <p>Gespeichert ist es, sobald Sie unten auf „Speichern“ drücken.</p>
        </Alert>
      )}
      {props.conflict && (
        <Alert
          kind="warning"
          title="Diese Einreichung wurde inzwischen an anderer Stelle gespeichert"
          role="alert"
        >
          <p>
            Ihre Eingaben stehen unten und sind noch nicht gespeichert.{' '}
            <a href={paths.submission(props.id)} target="_blank" rel="noopener">
              Den anderen Stand in einem neuen Tab ansehen
            </a>
            . Wenn Sie jetzt speichern, gelten Ihre Eingaben.
          </p>
        </Alert>
      )}
      <form method="post" action={paths.submissionEdit(props.id)} class="form" novalidate>
        <input type="hidden" name="version" value={typed(state, 'version')} />
        <DefaultButton />
        <Section title="Ihr Projekt">
          <TextField {...field('title')} label="Projekttitel" maxLength={LIMITS.title} required />
          <RegisterCombobox
            {...field('organisation')}
            label="Kommune oder Einrichtung"
            hint="Bitte aus der amtlichen Liste wählen, dann kommen Einwohnerzahl und Größenklasse mit. Was nicht in der Liste steht, tragen Sie frei ein."
            maxLength={LIMITS.organisation}
            keyName="organisation_key"
            keyValue={typed(state, 'organisation_key')}
            picked={props.picked}
            required
          >
            <p class="field__more">
              <button type="submit" class="link-button" name="next" value="register">
                Speichern und in der amtlichen Liste suchen
              </button>
            </p>
          </RegisterCombobox>
          <Select
            {...field('category')}
            label="Kategorie"
            placeholder="Bitte wählen"
            options={props.categories.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <Questions part="project" field={field} />
        </Section>
        <Section title="Kontakt für Rückfragen">
          <Questions part="contact" field={field} />
        </Section>
        <Actions>
          <Button>Speichern</Button>
          <ButtonLink href={paths.submission(props.id)} variant="secondary">
            Zur Übersicht
          </ButtonLink>
        </Actions>
      </form>
    </>
  )
}

// The Enter key presses the first button of a form; this one saves, so that Enter does not lead into the search.
const DefaultButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: tabindex keeps the focus away; display: none would not be pressed
  <button type="submit" class="kern-sr-only" tabindex={-1} aria-hidden="true">
    Speichern
  </button>
)

interface QuestionsProps {
  readonly part: Question['part']
  readonly field: (name: string) => { name: string; value: string; error: string | undefined }
}

const Questions = (props: QuestionsProps) => (
  <>
    {QUESTIONS.filter(({ part }) => part === props.part).map((question) => {
      const shared = {
        ...props.field(question.key),
        label: question.label,
        hint: question.hint,
        required: question.required,
      }
      if (question.kind === 'long_text' || question.kind === 'links') {
        return <TextArea {...shared} maxLength={question.limit} rows={question.limit > 2000 ? 12 : 6} />
      }
      const type = question.kind === 'email' ? 'email' : question.kind === 'phone' ? 'tel' : 'text'
      return <TextField {...shared} type={type} maxLength={question.limit} />
    })}
  </>
)
