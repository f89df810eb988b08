import { errorOf, type FormState, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { EMPTY, PLACES } from '../../src/deliberation/decision.ts'
import type { DecisionState } from '../../src/deliberation/decision-actions.ts'
import { suggestedNominees } from '../../src/deliberation/rules.ts'
import { firstPlaceSentences, jurySentences } from '../../src/ranking/sentences.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Checkboxes } from '../components/choice.tsx'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { Sentences } from '../components/sentences.tsx'
import { HiddenNote, ruleText, StandingsTable } from '../components/standings.tsx'
import { DecisionRow, type Row } from './decision-row.tsx'

export interface DecisionProps {
  readonly year: number
  readonly title: string
  readonly released: boolean
  /** Whether the reader comes from the organisers' page of the year, not from the jury's. */
  readonly organiser: boolean
  readonly data: DecisionState
  /** The form of one category as it was typed, and which one; '' for the special prizes. */
  readonly part: string | null
  readonly state: FormState
  readonly version: number
}

/** Special prizes offered on the form. */
export const SPECIAL_ROWS = 3

/** Ranking per category with nominees and places beneath it. */
export const DecisionView = (props: DecisionProps) => {
  const { data, year } = props
  const { standings, meeting } = data
  return (
    <>
      <Breadcrumb
        items={[
          props.organiser
            ? { href: paths.adminEdition(year), label: String(year) }
            : { href: paths.juryEdition(year), label: 'Ihre Bewertung' },
          { label: 'Rangliste und Entscheidung' },
        ]}
      />
      <PageHeader title="Rangliste und Entscheidung" kicker={props.title} lead={ruleText(standings.rules)}>
        <a href={paths.adminRanking(year)}>Wie sicher ist das? Alle Zahlen zur Rangliste</a>
      </PageHeader>
      <div id="f-form">
        <ErrorSummary errors={props.state.errors} />
      </div>
      {props.released ? (
        <Alert kind="info" title="Die Ergebnisse sind veröffentlicht. Hier ändert sich nichts mehr." />
      ) : meeting ? (
        <p>
          <a href={paths.meeting(meeting.id)}>Zurück zur laufenden Sitzung</a>
        </p>
      ) : (
        <Alert kind="info" title="Die Jury entscheidet in einer Sitzung">
          <p>
            Nominieren und Plätze vergeben können Sie, sobald eine Sitzung eröffnet und die Jury
            beschlussfähig ist. <a href={paths.adminMeetings(year)}>Zu den Sitzungen</a>
          </p>
        </Alert>
      )}
      <HiddenNote standings={standings} />
      <Sentences of={jurySentences(standings.ranking, standings.names)} notes={false} />
      {data.categories.map((category, index) => (
        <Section title={category.name} id={`kategorie-${index + 1}`}>
          <CategoryRanking {...props} categoryId={category.id} />
          <CategoryDecision {...props} categoryId={category.id} index={index} />
        </Section>
      ))}
      <Section title="Sonderpreise">
        <PartForm {...props} categoryId="" index={data.categories.length} rows={SPECIAL_ROWS} />
      </Section>
      {!props.released && (
        <Actions>
          <ButtonLink href={paths.adminRelease(year)} variant="secondary">
            Vorschau und Freigabe
          </ButtonLink>
        </Actions>
      )}
    </>
  )
}

interface PartProps extends DecisionProps {
  /** '' for the special prizes. */
  readonly categoryId: string
}

const CategoryRanking = ({ data: { standings }, categoryId }: PartProps) =>
  standings.categories.map((one) =>
    one.category.id === categoryId ? (
      <>
        {one.classes.map((group) => (
          <Sentences of={firstPlaceSentences(standings.ranking, group, standings.names)} notes={false} />
        ))}
        <StandingsTable standings={standings} of={one} />
      </>
    ) : null,
  )

const candidatesIn = ({ data, categoryId }: PartProps) =>
  data.candidates.filter(({ category_id }) => category_id === categoryId)

const CategoryDecision = (props: PartProps & { index: number }) => {
  const { data, categoryId } = props
  const decided = data.awards.some(({ category_id }) => category_id === categoryId)
  const nominees = data.nominees.get(categoryId) ?? []
  if (!data.neutral(categoryId))
    return (
      <Alert kind="info" title="Hier sind Sie befangen">
        <p>Über diese Kategorie entscheidet die Jury unter der Stellvertretung.</p>
      </Alert>
    )
  return (
    <>
      {data.meeting && !props.released && !decided && candidatesIn(props).length > 0 && (
        <NomineesForm {...props} nominees={nominees} />
      )}
      {(nominees.length > 0 || decided || props.released) && (
        <PartForm {...props} rows={Math.max(PLACES.length, nominees.length)} />
      )}
    </>
  )
}

const NomineesForm = (props: PartProps & { index: number; nominees: readonly string[] }) => {
  const { data, categoryId, index, nominees, year } = props
  const ranked = data.standings.categories.find(({ category }) => category.id === categoryId)
  const suggested = ranked ? suggestedNominees(ranked, data.standings.rules.rule) : []
  const typedHere = props.part === categoryId ? typedList(props.state, 'nominee[]') : []
  const values = typedHere.length > 0 ? typedHere : nominees.length > 0 ? nominees : suggested
  return (
    <form method="post" action={paths.adminNominees(year)} class="form" novalidate>
      <input type="hidden" name="version" value={String(props.version)} />
      <input type="hidden" name="category" value={categoryId} />
      <Checkboxes
        name="nominee[]"
        id={`nominee-${index}`}
        legend="Nominiert"
        hint="Nur Nominierte können einen Platz bekommen. Vorgeschlagen sind die ersten drei Ränge."
        error={props.part === categoryId ? errorOf(props.state, `nominee-${index}`) : undefined}
        required
        values={values}
        options={candidatesIn(props).map(({ id, number, title }) => ({
          value: id,
          label: `${submissionNumber(year, number)} ${title}`,
        }))}
      />
      <Actions>
        <Button variant={nominees.length > 0 ? 'secondary' : 'primary'}>
          {nominees.length > 0 ? 'Nominierungen ändern' : 'Nominierungen festlegen'}
        </Button>
      </Actions>
    </form>
  )
}

const rowsOf = ({ data, part, state, categoryId }: PartProps, count: number): Row[] => {
  const own = data.awards.filter(({ category_id, special }) =>
    categoryId === '' ? special !== null : category_id === categoryId,
  )
  const at = (field: string, index: number) => typedList(state, field)[index] ?? ''
  return Array.from({ length: Math.max(count, own.length) }, (_, index) => {
    const award = own[index]
    if (part === categoryId && state.values['choice[]'] !== undefined)
      return {
        place: at('place[]', index),
        choice: at('choice[]', index),
        special: at('special[]', index),
        citation: at('citation[]', index),
      }
    return {
      place: String(award?.place ?? (index < PLACES.length ? index + 1 : '')),
      choice: award ? (award.submission_id ?? EMPTY) : '',
      special: award?.special ?? '',
      citation: award?.citation ?? '',
    }
  })
}

const PartForm = (props: PartProps & { index: number; rows: number }) => {
  const { data, categoryId, index, year } = props
  const editable = data.meeting !== null && !props.released
  const nominees = new Set(data.nominees.get(categoryId) ?? [])
  const options = data.candidates.filter(({ id }) =>
    categoryId === '' ? !data.standings.hidden.some((one) => one.id === id) : nominees.has(id),
  )
  const rows = rowsOf(props, props.rows)
  if (!editable) return <Decided {...props} />
  return (
    <form method="post" action={paths.adminDecision(year)} class="form form--wide" novalidate>
      <input type="hidden" name="version" value={String(props.version)} />
      <input type="hidden" name="category" value={categoryId} />
      {rows.map((row, at) => (
        <DecisionRow
          id={`f-${index}-row-${at}`}
          name={categoryId === '' ? `Sonderpreis ${at + 1}` : `${at + 1}. Auszeichnung`}
          special={categoryId === ''}
          row={row}
          options={options}
        />
      ))}
      <Actions>
        <Button>{categoryId === '' ? 'Sonderpreise speichern' : 'Plätze speichern'}</Button>
      </Actions>
    </form>
  )
}

/** What was decided, where nothing can be changed now. */
const Decided = ({ data, categoryId }: PartProps) => {
  const awards = data.awards.filter(({ category_id, special }) =>
    categoryId === '' ? special !== null : category_id === categoryId,
  )
  if (awards.length === 0) return <p class="muted">Noch nichts entschieden.</p>
  const titleOf = (id: string | null) =>
    id === null ? 'bleibt leer' : (data.candidates.find((one) => one.id === id)?.title ?? 'nicht mehr dabei')
  return (
    <ul>
      {awards.map((award) => (
        <li>
          <strong>{award.special ?? `${award.place}. Platz`}:</strong> {titleOf(award.submission_id)}
          {award.citation && (
            <>
              <br />
              <span class="muted">{award.citation}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
