import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import type { Sample, TrialScore } from '../../src/trial/store.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Select } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { SpreadTable } from './spread.tsx'

export interface RoundProps {
  readonly year: number
  readonly samples: readonly Sample[]
  readonly scores: readonly TrialScore[]
  /** How many jurors have scored each sample, by its id. */
  readonly begun: ReadonlyMap<string, number>
  readonly criteria: readonly { readonly id: string; readonly name: string }[]
  readonly suitable: readonly Pick<Sample, 'id' | 'title' | 'number' | 'year'>[]
  /** Jurors in office who have accepted. */
  readonly jurors: number
  readonly organiser: boolean
  /** Whether another sample may be named. */
  readonly room: boolean
  readonly closed: string | null
  readonly state: FormState
}

const label = ({ year, number, title }: Pick<Sample, 'title' | 'number' | 'year'>): string =>
  `${submissionNumber(year, number ?? 0)} ${title}`

/** The calibration round for those who lead the jury: samples, spread, discussion. */
export const RoundView = (props: RoundProps) => (
  <>
    <Breadcrumb
      items={
        props.organiser
          ? [
              { href: paths.admin, label: 'Verwaltung' },
              { href: paths.adminEdition(props.year), label: String(props.year) },
              { href: paths.adminJury(props.year), label: 'Jury' },
              { label: 'Proberunde' },
            ]
          : [{ href: paths.juryEdition(props.year), label: 'Ihre Bewertung' }, { label: 'Proberunde' }]
      }
    />
    <PageHeader
      title="Proberunde"
      lead="Alle Jurymitglieder bewerten zuerst ein oder zwei Beispiele. Dann sehen sie, wie weit sie auseinanderliegen, und sprechen darüber. Diese Punkte zählen nicht."
    />
    <ErrorSummary errors={props.state.errors} />
    {props.closed !== null && <Alert kind="info" title={props.closed} />}
    {props.samples.length === 0 && (
      <EmptyState title="Noch kein Beispiel">
        <p>Gut eignet sich eine ausgezeichnete Einreichung des Vorjahrs, oder eine dieses Jahres.</p>
      </EmptyState>
    )}
    {props.samples.map((sample) => (
      <SampleSection {...props} sample={sample} />
    ))}
    {props.organiser && props.closed === null && props.room && <NameForm {...props} />}
  </>
)

const SampleSection = (props: RoundProps & { sample: Sample }) => {
  const { sample, criteria } = props
  const scores = props.scores.filter(({ submission_id }) => submission_id === sample.id)
  const jurors = [...Map.groupBy(scores, ({ juror_id }) => juror_id).values()]
  const begun = props.begun.get(sample.id) ?? 0
  const marks = scores.map(({ criterion_id, points }) => ({ criterionId: criterion_id, points }))
  return (
    <Section title={label(sample)}>
      <p>
        {sample.discussed_at === null ? (
          <Badge kind="neutral">Noch nicht zur Besprechung geöffnet</Badge>
        ) : (
          <Badge kind="success">Zur Besprechung geöffnet</Badge>
        )}{' '}
        {begun} von {props.jurors} Jurymitgliedern haben bewertet.
      </p>
      {begun > 0 && jurors.length === 0 && (
        <p>
          Die Punkte sehen Sie wie alle Jurymitglieder: sobald Sie selbst bewertet haben und das Beispiel zur
          Besprechung geöffnet ist.
        </p>
      )}
      {jurors.length > 0 && (
        <>
          <SpreadTable
            caption="So weit liegen die Punkte auseinander"
            criteria={criteria}
            marks={marks}
            own={null}
          />
          <ByJuror criteria={criteria} jurors={jurors} />
        </>
      )}
      {props.closed === null && <Steps {...props} begun={begun} />}
    </Section>
  )
}

/** Everybody's points with names; wide, so it scrolls by itself. */
const ByJuror = (props: Pick<RoundProps, 'criteria'> & { jurors: readonly (readonly TrialScore[])[] }) => (
  <section class="matrix" aria-label="Wer wie bewertet hat" tabindex={0}>
    <table class="matrix__table">
      <caption>Wer wie bewertet hat</caption>
      <thead>
        <tr>
          <th scope="col">Jurymitglied</th>
          {props.criteria.map(({ name }) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.jurors.map((own) => (
          <tr>
            <th scope="row">{own[0]?.name}</th>
            {props.criteria.map(({ id }) => (
              <td class="num">{own.find(({ criterion_id }) => criterion_id === id)?.points ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Steps = (props: Omit<RoundProps, 'begun'> & { sample: Sample; begun: number }) => (
  <form method="post" action={paths.adminTrialDo(props.year)}>
    <input type="hidden" name="submission" value={props.sample.id} />
    <Actions>
      {props.begun >= 2 && props.sample.discussed_at === null && (
        <Button name="action" value="discuss">
          Zur Besprechung öffnen
        </Button>
      )}
      {props.organiser && props.begun === 0 && (
        <Button name="action" value="remove" variant="secondary">
          Beispiel entfernen
        </Button>
      )}
    </Actions>
  </form>
)

const NameForm = ({ year, suitable, samples, state }: RoundProps) => (
  <Section title="Beispiel wählen">
    <form method="post" action={paths.adminTrial(year)} class="form" novalidate>
      <Select
        name="submission"
        label="Einreichung"
        hint="Aus diesem Jahr, oder eine ausgezeichnete aus einem früheren."
        required
        placeholder="Bitte wählen"
        value={typed(state, 'submission')}
        error={errorOf(state, 'submission')}
        options={suitable
          .filter(({ id }) => !samples.some((sample) => sample.id === id))
          .map((entry) => ({ value: entry.id, label: label(entry) }))}
      />
      <Actions>
        <Button>Als Beispiel nehmen</Button>
      </Actions>
    </form>
  </Section>
)
