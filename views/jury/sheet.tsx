import { showDateTime, showTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, noErrors, type Typed, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { JudgingRules, RulesCriterion } from '../../src/judging-rules/rules.ts'
import { ABSTAINS, LIMITS } from '../../src/jury/schema.ts'
import { showTotal } from '../../src/jury/sheet-rules.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Scale, TextArea } from '../components/form.tsx'
import { Facts } from '../components/page.tsx'

export interface SheetProps {
  readonly id: string
  readonly rules: Pick<JudgingRules, 'criteria' | 'scale' | 'abstention'>
  /** What stands in the form. */
  readonly state: FormState
  /** Weighted mean of what stands in the form; null without any points. */
  readonly total: number | null
  /** Whether judging is open. */
  readonly open: boolean
  /** Why it just could not be saved any more. */
  readonly closed: string | null
  /** What is stored, when somebody else saved in between; both are shown. */
  readonly stored: Typed | null
  readonly savedAt: number | null
  readonly finalisedAt: number | null
  /** Whether something in the sheet wants to be read at once, also on a phone. */
  readonly unfolded: boolean
}

/** The juror's sheet: to fill in, or as it was finished. */
export const Sheet = (props: SheetProps) =>
  props.finalisedAt !== null ? <Finished {...props} finalisedAt={props.finalisedAt} /> : <Draft {...props} />

const Draft = (props: SheetProps) => (
  <form
    method="post"
    action={paths.juryScore(props.id)}
    aria-label="Ihr Wertungsbogen"
    novalidate
    data-autosave={props.open || undefined}
  >
    <p class="save-state" role="status" data-save-state>
      {props.savedAt === null
        ? 'Noch nichts gespeichert'
        : `Entwurf, zuletzt gespeichert ${showTime(props.savedAt)} Uhr`}
    </p>
    <ErrorSummary errors={props.state.errors} />
    {props.closed && <Alert kind="warning" title={props.closed} role="alert" />}
    {props.stored && (
      <Alert kind="warning" title="Ihre Wertung wurde inzwischen an anderer Stelle gespeichert" role="alert">
        <p>
          Was hier steht, ist noch nicht gespeichert. Wo es abweicht, steht der andere Stand darunter. Wenn
          Sie jetzt speichern, gilt, was hier steht.
        </p>
      </Alert>
    )}
    <input type="hidden" name="version" value={typed(props.state, 'version')} />
    {props.rules.criteria.map((criterion) => (
      <CriterionFields {...props} criterion={criterion} />
    ))}
    <Texts {...props} />
    <Foot {...props} />
    {props.open && (
      <Button name="then" value="next" variant="tertiary">
        Entwurf speichern und weiter
      </Button>
    )}
  </form>
)

const Texts = (props: SheetProps) => (
  <div class="criterion">
    <TextArea
      name="comment"
      label="Kommentar für die Einreichenden"
      hint="Die Geschäftsstelle kann ihn nach der Entscheidung ohne Ihren Namen weitergeben."
      maxLength={LIMITS.comment}
      rows={3}
      value={typed(props.state, 'comment')}
      error={errorOf(props.state, 'comment')}
    />
    <Stored {...props} name="comment" />
    <TextArea
      name="note"
      label="Private Notiz"
      hint="Nur für Sie: niemand sonst liest sie, und sie steht in keiner Ausgabe."
      maxLength={LIMITS.note}
      rows={2}
      value={typed(props.state, 'note')}
      error={errorOf(props.state, 'note')}
    />
    <Stored {...props} name="note" />
  </div>
)

const Foot = (props: SheetProps) => (
  <div class="score-page__foot">
    <p class="score-page__total">
      <span>
        Gewichteter Mittelwert{' '}
        <span class="small">
          ({props.rules.scale.min} bis {props.rules.scale.max})
        </span>
      </span>
      <output data-total>{showTotal(props.total)}</output>
    </p>
    {props.open && (
      <Actions>
        <Button name="then" value="final">
          Abschließen und weiter
        </Button>
        <Button name="then" value="stay" variant="secondary">
          Entwurf speichern
        </Button>
      </Actions>
    )}
  </div>
)

const CriterionFields = (props: SheetProps & { criterion: RulesCriterion }) => {
  const { criterion, state, rules } = props
  const points = `points-${criterion.id}`
  const comment = `comment-${criterion.id}`
  return (
    <div class="criterion" data-criterion={criterion.weight}>
      <Scale
        name={points}
        legend={`${criterion.name} (Gewicht ${criterion.weight})`}
        hint={criterion.description}
        min={rules.scale.min}
        max={rules.scale.max}
        meanings={criterion.anchors}
        other={rules.abstention ? { value: ABSTAINS, label: 'Enthaltung' } : undefined}
        optionalMark={false}
        value={typed(state, points)}
        error={errorOf(state, points)}
      />
      {rules.abstention && (
        <p class="small">
          Ein Bogen mit einer Enthaltung zählt nicht für die Rangliste; sein Kommentar bleibt.
        </p>
      )}
      <Stored {...props} name={points} />
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
      <Stored {...props} name={comment} />
    </div>
  )
}

/** The other text beside one's own, where they differ. */
const Stored = (props: SheetProps & { name: string }) => {
  if (props.stored === null) return null
  const stored = typed(noErrors(props.stored), props.name)
  if (stored === typed(props.state, props.name)) return null
  return (
    <div class="other-text">
      <p class="other-text__title">Der andere Stand:</p>
      <pre class="kept-text">{stored === '' ? '(leer)' : stored}</pre>
    </div>
  )
}

const Finished = (props: SheetProps & { finalisedAt: number }) => {
  const stored = noErrors(props.stored ?? props.state.values)
  return (
    <>
      <Alert kind="success" title="Abgeschlossen">
        <p>Ihr Bogen zählt so, wie er am {showDateTime(props.finalisedAt)} stand.</p>
      </Alert>
      {props.closed && <Alert kind="warning" title={props.closed} role="alert" />}
      {props.stored && <NotSaved {...props} />}
      <Facts
        items={[
          ...props.rules.criteria.map(({ id, name, weight }) => ({
            term: `${name} (Gewicht ${weight})`,
            detail: (
              <>
                {typed(stored, `points-${id}`) === ABSTAINS
                  ? 'Enthaltung'
                  : `${typed(stored, `points-${id}`)} Punkte`}
                {typed(stored, `comment-${id}`) && <p class="small">{typed(stored, `comment-${id}`)}</p>}
              </>
            ),
          })),
          { term: 'Gewichteter Mittelwert', detail: showTotal(props.total) },
          { term: 'Kommentar für die Einreichenden', detail: typed(stored, 'comment') || '–' },
          { term: 'Private Notiz (nur für Sie)', detail: typed(stored, 'note') || '–' },
        ]}
      />
      {props.open && (
        <form method="post" action={paths.juryReopen(props.id)} aria-label="Bogen wieder öffnen">
          <input type="hidden" name="version" value={typed(stored, 'version')} />
          <p class="small">
            Bis die Bewertung schließt, können Sie ihn wieder öffnen. Er zählt dann erst, wenn Sie ihn wieder
            abschließen.
          </p>
          <Button variant="secondary">Bogen wieder öffnen</Button>
        </form>
      )}
    </>
  )
}

/** What was typed into a sheet that somebody finished in between, perhaps oneself in another window. */
const NotSaved = (props: SheetProps) => (
  <Alert kind="warning" title="Der Bogen wurde inzwischen an anderer Stelle abgeschlossen" role="alert">
    <p>
      Gespeichert ist der Stand unten. Das hatten Sie hier eingetragen; öffnen Sie den Bogen wieder, um es zu
      übernehmen:
    </p>
    <pre class="kept-text">
      {[
        ...props.rules.criteria.map(
          ({ id, name }) =>
            `${name}: ${typed(props.state, `points-${id}`) || '–'} ${typed(props.state, `comment-${id}`)}`,
        ),
        typed(props.state, 'comment'),
        typed(props.state, 'note'),
      ]
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n')}
    </pre>
  </Alert>
)
