import { type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/edition/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

interface RulesFormProps {
  readonly year: number
  readonly kind: 'categories' | 'criteria'
  readonly state: FormState
  /** Why nothing can be changed any more, if so. */
  readonly closed: string | null
}

const TEXT = {
  categories: {
    title: 'Kategorien',
    one: 'Kategorie',
    lead: 'In einer dieser Kategorien reichen die Kommunen ein. Eine leere Zeile wird nicht gespeichert; wer den Namen löscht, entfernt die Kategorie.',
  },
  criteria: {
    title: 'Kriterien und Gewichte',
    one: 'Kriterium',
    lead: 'Danach bewertet die Jury. Die Gewichte sind Verhältniszahlen: 30 zählt dreimal so viel wie 10. Sie stehen fest, sobald die Jury bewertet.',
  },
} as const

/** Rows of categories or criteria in one form, with empty rows to add to. */
export const RulesFormView = (props: RulesFormProps) => {
  const words = TEXT[props.kind]
  const { state } = props
  const action =
    props.kind === 'categories' ? paths.adminCategories(props.year) : paths.adminCriteria(props.year)
  const names = typedList(state, 'name[]')
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminEdition(props.year), label: String(props.year) },
          { label: words.title },
        ]}
      />
      <PageHeader title={`${words.title} ${props.year}`} lead={words.lead} />
      <ErrorSummary errors={state.errors} />
      {props.closed && <Alert kind="info" title={props.closed} />}
      <form method="post" action={action} class="form" novalidate id="f-form">
        <input type="hidden" name="version" value={typed(state, 'version')} />
        {names.map((_, index) => (
          <RuleRow {...props} index={index} one={words.one} />
        ))}
        {!props.closed && (
          <Actions>
            <Button>Speichern</Button>
            <ButtonLink href={paths.adminEdition(props.year)} variant="secondary">
              Zurück
            </ButtonLink>
          </Actions>
        )}
      </form>
    </>
  )
}

const RuleRow = (props: RulesFormProps & { index: number; one: string }) => {
  const { state, index } = props
  const cell = (field: string) => typedList(state, field)[index] ?? ''
  const id = (field: string) => `f-${field}--${index}`
  const label = cell('name[]') || `Neue Zeile`
  return (
    <fieldset class="kern-fieldset rule-row">
      <legend class="kern-label">
        {props.one} {index + 1}: {label}
      </legend>
      <input type="hidden" name="id[]" value={cell('id[]')} />
      <div class="kern-form-input">
        <label class="kern-label" for={id('name')}>
          Name
        </label>
        <input
          class="kern-form-input__input"
          id={id('name')}
          name="name[]"
          value={cell('name[]')}
          maxlength={LIMITS.name}
        />
      </div>
      {props.kind === 'criteria' && (
        <div class="kern-form-input">
          <label class="kern-label" for={id('weight')}>
            Gewicht
          </label>
          <input
            class="kern-form-input__input field--short"
            id={id('weight')}
            name="weight[]"
            inputmode="numeric"
            value={cell('weight[]')}
          />
        </div>
      )}
      <div class="kern-form-input">
        <label class="kern-label" for={id('description')}>
          Beschreibung
        </label>
        <textarea class="kern-form-input__input" id={id('description')} name="description[]" rows={2}>
          {cell('description[]')}
        </textarea>
      </div>
    </fieldset>
  )
}
