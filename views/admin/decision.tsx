import { type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Deliberation, SeenStandings } from '../../src/ranking/actions.ts'
import { EMPTY, PLACES } from '../../src/ranking/decision.ts'
import { firstPlaceSentences, jurySentences } from '../../src/ranking/sentences.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary } from '../components/form.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { Sentences } from '../components/sentences.tsx'
import { HiddenNote, ruleText } from './ranking.tsx'
import { StandingsTable } from './standings-table.tsx'

export interface DecisionProps {
  readonly year: number
  readonly title: string
  readonly released: boolean
  readonly data: Deliberation
  readonly standings: SeenStandings
  readonly state: FormState
}

/** Special prizes offered on the form. */
export const SPECIAL_ROWS = 3

/** Ranking per category with the decision beneath it. */
export const DecisionView = (props: DecisionProps) => {
  const { data, standings } = props
  const { ranking, names } = standings
  return (
    <>
      <PageHeader title="Rangliste und Entscheidung" kicker={props.title} lead={ruleText(standings.rules)}>
        <a href={paths.adminRanking(props.year)}>Wie sicher ist das? Alle Zahlen zur Rangliste</a>
      </PageHeader>
      <ErrorSummary errors={props.state.errors} />
      {props.released && (
        <Alert kind="info" title="Die Ergebnisse sind veröffentlicht. Hier ändert sich nichts mehr." />
      )}
      <HiddenNote standings={standings} />
      <Sentences of={jurySentences(ranking, names)} notes={false} />
      <form
        method="post"
        action={paths.adminDecision(props.year)}
        class="form form--wide"
        id="f-form"
        novalidate
      >
        <input type="hidden" name="version" value={typed(props.state, 'version')} />
        {data.categories.map((category, categoryIndex) => (
          <Section title={category.name}>
            {standings.categories.map((one) =>
              one.category.id === category.id ? (
                <>
                  {one.classes.map((group) => (
                    <Sentences of={firstPlaceSentences(ranking, group, names)} notes={false} />
                  ))}
                  <StandingsTable standings={standings} of={one} />
                </>
              ) : null,
            )}
            {PLACES.map((place, index) => (
              <DecisionRow
                {...props}
                index={categoryIndex * PLACES.length + index}
                categoryId={category.id}
                place={place}
                options={optionsOf(props, category.id)}
              />
            ))}
          </Section>
        ))}
        <Section title="Sonderpreise">
          {Array.from({ length: SPECIAL_ROWS }, (_, index) => (
            <DecisionRow
              {...props}
              index={data.categories.length * PLACES.length + index}
              categoryId=""
              place={null}
              options={data.candidates}
            />
          ))}
        </Section>
        {!props.released && (
          <Actions>
            <Button>Entscheidung speichern</Button>
            <ButtonLink href={paths.adminRelease(props.year)} variant="secondary">
              Vorschau und Freigabe
            </ButtonLink>
          </Actions>
        )}
      </form>
    </>
  )
}

/** By rank, then those the reader sees no rank of. */
const optionsOf = ({ standings }: DecisionProps, categoryId: string) => [
  ...standings.categories.flatMap(({ category, rows }) =>
    category.id === categoryId ? rows.map(({ candidate }) => candidate) : [],
  ),
  ...standings.hidden.filter(({ category_id }) => category_id === categoryId),
]

interface RowProps extends DecisionProps {
  readonly index: number
  readonly categoryId: string
  readonly place: number | null
  readonly options: readonly { readonly id: string; readonly title: string }[]
}

const DecisionRow = (props: RowProps) => {
  const { index, place } = props
  const cell = (field: string) => typedList(props.state, field)[index] ?? ''
  const name =
    place === null
      ? `Sonderpreis ${index - props.data.categories.length * PLACES.length + 1}`
      : `${place}. Platz`
  const id = (field: string) => `f-row-${index}${field}`
  const choice = cell('choice[]')
  return (
    <fieldset class="kern-fieldset decision-row">
      <legend class="kern-label">{name}</legend>
      <input type="hidden" name="category[]" value={props.categoryId} />
      <input type="hidden" name="place[]" value={place === null ? '' : String(place)} />
      {place === null ? (
        <div class="kern-form-input">
          <label class="kern-label" for={id('-special')}>
            Name des Preises
          </label>
          <input
            class="kern-form-input__input"
            id={id('-special')}
            name="special[]"
            value={cell('special[]')}
          />
        </div>
      ) : (
        <input type="hidden" name="special[]" value="" />
      )}
      <div class="kern-form-input">
        <label class="kern-label" for={id('')}>
          Projekt
        </label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id={id('')} name="choice[]">
            <option value="">– nicht vergeben –</option>
            {place !== null && (
              <option value={EMPTY} selected={choice === EMPTY}>
                bleibt bewusst leer
              </option>
            )}
            {props.options.map((option) => (
              <option value={option.id} selected={choice === option.id}>
                {option.title}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="kern-form-input">
        <label class="kern-label" for={id('-citation')}>
          Begründung der Jury
        </label>
        <textarea class="kern-form-input__input" id={id('-citation')} name="citation[]" rows={2}>
          {cell('citation[]')}
        </textarea>
      </div>
    </fieldset>
  )
}
