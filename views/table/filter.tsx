import { screeningStates, submissionStates } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Question } from '../../src/entry-form/questions.ts'
import { isFiltered, LIMITS, type Order, type TableQuery } from '../../src/table/schema.ts'
import { Actions, Button, ButtonLink, type Option, Select, TextField } from '../components/form.tsx'
import { columnChoices } from './columns.tsx'

export interface TableFilterProps {
  readonly year: number
  readonly query: TableQuery
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  /** Names of the size classes, smallest first. */
  readonly sizes: readonly string[]
  /** Whether there is an official list that an organisation can be missing from. */
  readonly listed: boolean
  /** Tags used in this year. */
  readonly tags: readonly string[]
  readonly questions: readonly Question[]
}

const ORDER_NAMES: Record<Order, string> = {
  nummer: 'Nummer',
  titel: 'Titel',
  kommune: 'Kommune',
  gespeichert: 'Zuletzt gespeichert',
}

const options = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** The filter of the table, an ordinary form. */
export const TableFilter = ({
  year,
  query,
  categories,
  sizes,
  listed,
  tags,
  questions,
}: TableFilterProps) => (
  <search>
    <form method="get" action={paths.adminSubmissions(year)} class="table-filter">
      <div class="table-filter__text">
        <TextField
          name="q"
          label="Suche"
          hint="Titel, Kommune, Nummer, Antworten. Der Anfang eines Wortes genügt."
          optionalMark={false}
          maxLength={LIMITS.query}
          value={query.q}
        />
      </div>
      <Select
        name="stand"
        label="Stand"
        optionalMark={false}
        placeholder="Alle"
        value={query.stand ?? ''}
        options={options(submissionStates)}
      />
      <Select
        name="kategorie"
        label="Kategorie"
        optionalMark={false}
        placeholder="Alle"
        value={query.kategorie ?? ''}
        options={[
          ...categories.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'ohne', label: 'Noch ohne Kategorie' },
        ]}
      />
      <Select
        name="groesse"
        label="Größenklasse"
        optionalMark={false}
        placeholder="Alle"
        value={query.groesse === null ? '' : String(query.groesse)}
        options={[
          ...sizes.map((label, index) => ({ value: String(index), label })),
          { value: 'unbekannt', label: 'Einwohnerzahl nicht bekannt' },
          ...(listed ? [{ value: 'frei', label: 'nicht in der Liste' }] : []),
        ]}
      />
      <Select
        name="pruefung"
        label="Prüfung"
        optionalMark={false}
        placeholder="Alle"
        value={query.pruefung ?? ''}
        options={options(screeningStates)}
      />
      {(tags.length > 0 || query.schlagwort !== '') && (
        <Select
          name="schlagwort"
          label="Schlagwort"
          optionalMark={false}
          placeholder="Alle"
          value={query.schlagwort}
          options={[...new Set([...tags, query.schlagwort])]
            .filter(Boolean)
            .map((tag) => ({ value: tag, label: tag }))}
        />
      )}
      <Select
        name="sortierung"
        label="Sortieren nach"
        optionalMark={false}
        value={query.sortierung}
        options={options(ORDER_NAMES)}
      />
      <Columns query={query} questions={questions} />
      <Actions>
        <Button>Anzeigen</Button>
        {isFiltered(query) && (
          <ButtonLink href={paths.adminSubmissionsAll(year)} variant="secondary">
            Alle zeigen
          </ButtonLink>
        )}
      </Actions>
    </form>
  </search>
)

const Columns = ({ query, questions }: Pick<TableFilterProps, 'query' | 'questions'>) => {
  const shown = new Set(query.spalten.split(','))
  return (
    <details class="table-columns">
      <summary>Spalten auswählen</summary>
      <fieldset class="kern-fieldset">
        <legend class="kern-label">Diese Spalten zeigen</legend>
        <div class="table-columns__list">
          {columnChoices(questions).map(({ key, label }, index) => (
            <div class="kern-form-check">
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                id={`spalte-${index}`}
                name="spalten"
                value={key}
                checked={shown.has(key)}
              />
              <label class="kern-label" for={`spalte-${index}`}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </details>
  )
}
