import { errorOf, type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { AffiliationRows } from '../components/affiliations.tsx'
import { Checkboxes } from '../components/choice.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Select,
  TextField,
} from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

export interface SeatProps {
  readonly year: number
  readonly id: string
  readonly name: string
  readonly chair: boolean
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  /** Whom a substitute can stand in for. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
  readonly state: FormState
}

const ROWS = 5

/** One seat on the jury as organisers set it up. */
export const SeatView = (props: SeatProps) => {
  const { year, id, state } = props
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminEdition(year), label: String(year) },
          { href: paths.adminJury(year), label: 'Jury' },
          { label: props.name },
        ]}
      />
      <PageHeader title={props.name} />
      <ErrorSummary errors={state.errors} />
      <form method="post" action={paths.adminSeat(year, id)} class="form" novalidate>
        <Section title="Gehört zu">
          <p>
            Danach wird abgeglichen, wer bei welcher Einreichung befangen ist. Nach dem Ende der Bewertung
            ändert sich daran nichts mehr.
          </p>
          <AffiliationRows state={state} rows={ROWS} />
        </Section>
        <Section title="Einsatz">
          {props.categories.length > 0 && (
            <Checkboxes
              name="expertise[]"
              legend="Kennt sich besonders aus in"
              values={typedList(state, 'expertise[]')}
              options={props.categories.map((category) => ({ value: category.id, label: category.name }))}
            />
          )}
          <TextField
            name="capacity"
            label="Höchstens so viele Einreichungen"
            inputmode="numeric"
            width="short"
            value={typed(state, 'capacity')}
            error={errorOf(state, 'capacity')}
          />
          {!props.chair && (
            <Checkbox
              name="deputy"
              label="Vertritt den Vorsitz"
              hint="Auch bei Einreichungen, bei denen der Vorsitz befangen ist."
              checked={typed(state, 'deputy') === '1'}
              error={errorOf(state, 'deputy')}
            />
          )}
          <Checkbox
            name="substitute"
            label="Ist Stellvertretung und bewertet erst, wenn Sie sie einberufen"
            checked={typed(state, 'substitute') === '1'}
          />
          <Select
            name="substitute_for"
            label="Stellvertretung für"
            placeholder="allgemein"
            value={typed(state, 'substitute_for')}
            options={props.others.map((other) => ({ value: other.id, label: other.name }))}
          />
        </Section>
        <Actions>
          <Button>Speichern</Button>
          <ButtonLink href={paths.adminJury(year)} variant="secondary">
            Zurück
          </ButtonLink>
        </Actions>
      </form>
    </>
  )
}
