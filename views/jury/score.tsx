import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Criterion } from '../../src/edition/store.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import { LIMITS } from '../../src/jury/schema.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { Alert, ProgressBar } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, Scale, TextArea } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { JustifiedGallery } from '../components/picture.tsx'
import { AnswersView } from '../submission/entry.tsx'

export interface ScoreProps {
  readonly id: string
  readonly year: number
  readonly number: string
  readonly title: string
  readonly organisation: string
  readonly category: string | null
  readonly answers: Answers
  /** Only those that count for the jury. */
  readonly questions: readonly Question[]
  readonly photos: readonly (PhotoView & { href: string })[]
  readonly criteria: readonly Criterion[]
  readonly scale: { readonly min: number; readonly max: number }
  readonly state: FormState
  readonly open: boolean
  readonly closed: string | null
  readonly conflict: boolean
  readonly progress: { readonly done: number; readonly of: number }
}

/** Entry and score sheet side by side. */
export const ScoreView = (props: ScoreProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEdition(props.year), label: 'Ihre Bewertung' }, { label: props.number }]}
    />
    <PageHeader
      title={props.title}
      kicker={`Nr. ${props.number} · ${props.category ?? ''}`}
      lead={props.organisation}
    />
    <div class="score-page">
      <div class="score-page__entry">
        <p class="muted">Sie lesen die Angaben, die für die Bewertung zählen.</p>
        <AnswersView id={props.id} answers={props.answers} questions={props.questions} />
        {props.photos.length > 0 && (
          <Section title="Fotos">
            <JustifiedGallery photos={props.photos} />
          </Section>
        )}
      </div>
      <Sheet {...props} />
    </div>
  </>
)

const Sheet = (props: ScoreProps) => (
  <form
    method="post"
    action={paths.juryScore(props.id)}
    class="score-page__sheet"
    aria-label="Ihr Wertungsbogen"
    novalidate
  >
    <h2>Ihr Wertungsbogen</h2>
    <ProgressBar value={props.progress.done} max={props.progress.of} label="Vollständig bewertet" />
    <ErrorSummary errors={props.state.errors} />
    {props.closed && <Alert kind="warning" title={props.closed} role="alert" />}
    {props.conflict && (
      <Alert kind="warning" title="Ihre Wertung wurde inzwischen an anderer Stelle gespeichert" role="alert">
        <p>
          Das hier Eingetragene ist noch nicht gespeichert.{' '}
          <a href={paths.juryEntry(props.id)} target="_blank" rel="noopener">
            Den anderen Stand in einem neuen Tab ansehen
          </a>
          . Wenn Sie jetzt speichern, gilt, was hier steht.
        </p>
      </Alert>
    )}
    <input type="hidden" name="version" value={typed(props.state, 'version')} />
    {props.criteria.map((criterion) => (
      <CriterionFields {...props} criterion={criterion} />
    ))}
    <TextArea
      name="comment"
      label="Gesamteindruck"
      maxLength={LIMITS.comment}
      rows={3}
      value={typed(props.state, 'comment')}
      error={errorOf(props.state, 'comment')}
    />
    {props.open && (
      <p class="small">
        Gehören Sie zu dieser Kommune oder diesem Projekt?{' '}
        <a href={paths.juryRecuse(props.id)}>Befangenheit erklären</a>
      </p>
    )}
    {props.open && (
      <div class="score-page__foot">
        <Actions>
          <Button name="then" value="next">
            Speichern und weiter
          </Button>
          <Button name="then" value="stay" variant="secondary">
            Speichern
          </Button>
        </Actions>
      </div>
    )}
  </form>
)

const CriterionFields = (props: ScoreProps & { criterion: Criterion }) => {
  const { criterion, state } = props
  const points = `points-${criterion.id}`
  const comment = `comment-${criterion.id}`
  return (
    <div class="criterion">
      <Scale
        name={points}
        legend={`${criterion.name} (Gewicht ${criterion.weight})`}
        hint={criterion.description}
        min={props.scale.min}
        max={props.scale.max}
        optionalMark={false}
        value={typed(state, points)}
        error={errorOf(state, points)}
      />
      {/* Folded while empty, so that the whole sheet fits on a tablet. */}
      <details class="criterion__comment" open={Boolean(typed(state, comment) || errorOf(state, comment))}>
        <summary>Kommentar zu {criterion.name}</summary>
        <TextArea
          name={comment}
          label={`Kommentar zu ${criterion.name}`}
          rows={2}
          value={typed(state, comment)}
          error={errorOf(state, comment)}
        />
      </details>
    </div>
  )
}

/** Declaring not to be neutral. */
export const RecusalView = (props: { id: string; title: string; state: FormState }) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEntry(props.id), label: props.title }, { label: 'Befangenheit' }]}
    />
    <PageHeader
      title="Befangenheit erklären"
      lead={`Sie bewerten „${props.title}“ dann nicht und sehen diese Einreichung nicht mehr. Nur die Geschäftsstelle kann das rückgängig machen.`}
    />
    <ErrorSummary errors={props.state.errors} />
    <form method="post" action={paths.juryRecuse(props.id)} class="form" novalidate>
      <TextArea
        name="reason"
        label="Grund"
        hint="Zum Beispiel: „Ich arbeite im selben Landratsamt“. Ihn liest nur die Geschäftsstelle."
        required
        maxLength={LIMITS.reason}
        value={typed(props.state, 'reason')}
        error={errorOf(props.state, 'reason')}
      />
      <Actions>
        <Button>Befangenheit erklären</Button>
        <ButtonLink href={paths.juryEntry(props.id)} variant="secondary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
