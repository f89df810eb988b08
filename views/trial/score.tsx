import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Criterion } from '../../src/edition/store.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import type { Marked, TrialState } from '../../src/trial/rules.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Scale } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { JustifiedGallery } from '../components/picture.tsx'
import { AnswersView } from '../submission/entry.tsx'
import { SpreadTable } from './spread.tsx'

export interface TrialScoreProps {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly organisation: string
  readonly answers: Answers
  readonly questions: readonly Question[]
  readonly photos: readonly (PhotoView & { href: string })[]
  readonly criteria: readonly Criterion[]
  readonly scale: { readonly min: number; readonly max: number }
  readonly progress: TrialState
  /** Whether points can still be given. */
  readonly open: boolean
  readonly refusal: string | null
  readonly own: ReadonlyMap<string, number>
  /** Everybody's points; empty before the discussion. */
  readonly marks: readonly Marked[]
  readonly state: FormState
}

/** A sample and its sheet; after the discussion has begun, the spread. */
export const TrialScoreView = (props: TrialScoreProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEdition(props.year), label: 'Ihre Bewertung' }, { label: 'Proberunde' }]}
    />
    <PageHeader title={props.title} kicker="Proberunde · zählt nicht" lead={props.organisation} />
    {props.refusal !== null && <Alert kind="warning" title={props.refusal} role="alert" />}
    {props.progress === 'discussed' && (
      <Section title="So weit liegen Sie auseinander">
        <SpreadTable
          caption="Die Punkte der Jury, ohne Namen"
          criteria={props.criteria}
          marks={props.marks}
          own={props.own}
        />
      </Section>
    )}
    <div class="score-page">
      <div class="score-page__entry">
        <AnswersView id={props.id} answers={props.answers} questions={props.questions} />
        {props.photos.length > 0 && (
          <Section title="Fotos">
            <JustifiedGallery photos={props.photos} />
          </Section>
        )}
      </div>
      {props.progress !== 'discussed' && props.open && <Sheet {...props} />}
    </div>
  </>
)

const Sheet = (props: TrialScoreProps) => (
  <form
    method="post"
    action={paths.juryTrial(props.year, props.id)}
    class="score-page__sheet"
    aria-label="Ihr Probebogen"
    novalidate
  >
    <h2>Ihr Probebogen</h2>
    <p>
      {props.progress === 'scored'
        ? 'Gespeichert. Bis zur Besprechung können Sie die Punkte ändern.'
        : 'Diese Punkte zählen nicht. Sie zeigen, wie unterschiedlich die Jury misst.'}
    </p>
    <ErrorSummary errors={props.state.errors} />
    {props.criteria.map((criterion) => (
      <div class="criterion">
        <Scale
          name={`points-${criterion.id}`}
          legend={criterion.name}
          hint={criterion.description}
          min={props.scale.min}
          max={props.scale.max}
          required
          value={typed(props.state, `points-${criterion.id}`)}
          error={errorOf(props.state, `points-${criterion.id}`)}
        />
      </div>
    ))}
    <div class="score-page__foot">
      <Actions>
        <Button>Speichern</Button>
      </Actions>
    </div>
  </form>
)
