import { errorOf, type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/eligibility/schema.ts'
import { effectNames, kindPlurals, stateNames } from '../../src/eligibility/wording.ts'
import type { Question } from '../../src/entry-form/questions.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import { Checkboxes } from '../components/choice.tsx'
import { EligibilityWords } from '../components/eligibility.tsx'
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

export interface EligibilityFormProps {
  readonly year: number
  readonly state: FormState
  readonly questions: readonly Question[]
  /** Names of the size classes, smallest first. */
  readonly sizes: readonly string[]
  /** The rules that count now, in words. */
  readonly sentences: readonly string[]
  readonly changes: readonly FormChange[]
  /** Why nothing can be changed any more, if so. */
  readonly closed: string | null
  readonly needsReason: boolean
}

/** Who may take part in a year. */
export const EligibilityFormView = (props: EligibilityFormProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Wer kann teilnehmen' },
      ]}
    />
    <PageHeader
      title={`Wer kann teilnehmen ${props.year}`}
      lead="Die Regeln stehen auf der öffentlichen Seite. Schon beim Ausfüllen erfahren die Einreichenden, was nicht passt und warum."
    />
    <ErrorSummary errors={props.state.errors} />
    <Section title="Das gilt zurzeit">
      <EligibilityWords sentences={props.sentences} changes={props.changes} />
    </Section>
    {props.closed === null ? <Form {...props} /> : <Alert kind="info" title={props.closed} />}
  </>
)

const Form = (props: EligibilityFormProps) => (
  <form method="post" action={paths.adminEligibility(props.year)} class="form" novalidate>
    <input type="hidden" name="version" value={typed(props.state, 'version')} />
    <Section title="Art der Organisation">
      <Effect {...props} name="kinds" />
      <Boxes {...props} name="kinds_allowed[]" legend="Teilnehmen können" options={pairs(kindPlurals)} />
    </Section>
    <Section title="Region">
      <Effect {...props} name="regions" />
      <Boxes {...props} name="states[]" legend="Länder" options={STATES} columns />
      <TextArea
        name="counties"
        label="Kreise"
        hint="Amtliche Schlüssel mit fünf Ziffern, durch Semikolon oder Zeilenumbruch getrennt, zum Beispiel 08111."
        rows={2}
        value={typed(props.state, 'counties')}
        error={errorOf(props.state, 'counties')}
      />
    </Section>
    <Section title="Größenklasse">
      <Effect {...props} name="sizes" />
      {props.sizes.length === 0 ? (
        <p>
          In diesem Jahr gibt es keine Größenklassen.{' '}
          <a href={paths.adminSizeClasses(props.year)}>Größenklassen festlegen</a>
        </p>
      ) : (
        <Boxes
          {...props}
          name="sizes_allowed[]"
          legend="Teilnehmen können"
          options={props.sizes.map((label, index) => ({ value: String(index), label }))}
        />
      )}
    </Section>
    <Answers {...props} />
    <Administration {...props} />
    {props.needsReason && (
      <TextField
        name="reason"
        label="Grund der Änderung"
        hint="Die Einreichung läuft; alle können ihn lesen."
        required
        maxLength={LIMITS.reason}
        value={typed(props.state, 'reason')}
        error={errorOf(props.state, 'reason')}
      />
    )}
    <Actions>
      <Button name="do" value="save">
        Speichern
      </Button>
      <Button name="do" value="copy" variant="secondary">
        Regeln der letzten Ausgabe übernehmen
      </Button>
      <ButtonLink href={paths.adminEdition(props.year)} variant="secondary">
        Zurück
      </ButtonLink>
    </Actions>
  </form>
)

const Answers = (props: EligibilityFormProps) => {
  const choices = props.questions.filter(({ kind }) => kind === 'choice')
  return (
    <Section title="Stand des Projekts und andere Auswahlfragen">
      <Effect {...props} name="answers" />
      {choices.length === 0 ? (
        <p>
          Dafür braucht die Einreichung eine Frage mit Auswahl.{' '}
          <a href={paths.adminForm(props.year)}>Fragen bearbeiten</a>
        </p>
      ) : (
        choices.map(({ key, label, choices: options }, index) => (
          <Boxes
            {...props}
            // The error summary leads to the first one.
            {...(index === 0 ? {} : { id: `answers_allowed-${key}` })}
            name="answers_allowed[]"
            legend={`${label}: Teilnehmen können`}
            options={options.map((option) => ({ value: `${key}=${option}`, label: option }))}
          />
        ))
      )}
    </Section>
  )
}

const Administration = (props: EligibilityFormProps) => (
  <Section title="Träger ist eine Verwaltung">
    <Effect {...props} name="administration" />
    <Select
      name="administration_question"
      label="Erklärung, die genügt"
      hint="Wer in der amtlichen Liste steht, ist eine Verwaltung. Für alle anderen kann eine Erklärung aus den Fragen genügen."
      optionalMark={false}
      placeholder="Keine; nur die amtliche Liste zählt"
      options={props.questions
        .filter(({ kind }) => kind === 'declaration')
        .map(({ key, label }) => ({ value: key, label }))}
      value={typed(props.state, 'administration_question')}
      error={errorOf(props.state, 'administration_question')}
    />
  </Section>
)

const Effect = (props: { state: FormState; name: string }) => (
  <Select
    name={props.name}
    label="Was die Regel bewirkt"
    optionalMark={false}
    placeholder="Keine Regel"
    options={pairs(effectNames)}
    value={typed(props.state, props.name)}
    error={errorOf(props.state, props.name)}
  />
)

const Boxes = (props: {
  state: FormState
  name: string
  id?: string
  columns?: boolean
  legend: string
  options: readonly { value: string; label: string }[]
}) => (
  <Checkboxes
    name={props.name}
    {...(props.id === undefined ? {} : { id: props.id })}
    legend={props.legend}
    columns={props.columns === true}
    optionalMark={false}
    options={props.options}
    values={typedList(props.state, props.name)}
    error={errorOf(props.state, props.name)}
  />
)

const pairs = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** In the order of their keys; numeric keys of an object would come in another one. */
const STATES = pairs(stateNames).sort((a, b) => a.value.localeCompare(b.value))
