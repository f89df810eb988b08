import { decimal } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Attended } from '../../src/deliberation/actions.ts'
import type { Called, MotionView } from '../../src/deliberation/called-actions.ts'
import { spreadOf } from '../../src/deliberation/rules.ts'
import { LIMITS } from '../../src/deliberation/schema.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { describedBy, FieldError, withError } from '../components/field.tsx'
import { Actions, Button, Select, TextField } from '../components/form.tsx'
import { Prose } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { interval, rankOf, scoreOf } from '../components/standings.tsx'
import { DataTable } from '../components/table.tsx'
import { Motions } from './motions.tsx'

export interface CalledProps {
  readonly year: number
  readonly attended: Attended
  readonly called: Called
  readonly photo: PhotoView | null
  readonly motions: readonly MotionView[]
  /** A form of the entry as it was typed. */
  readonly state: FormState
}

const names = ({ attended, called }: CalledProps): string[] =>
  attended.members
    .filter((one) => one.state === 'present' && called.away.has(one.juror_id))
    .map(({ name }) => name)

/** Result, interval and spread of the entry that is called. */
export const Figures = ({ called: { row, standings } }: { called: Called }) =>
  row === null ? (
    <p class="muted">Noch ohne vollständige Wertung.</p>
  ) : (
    <dl class="screen__figures">
      <div>
        <dt>Wert</dt>
        <dd>{scoreOf(row[standings.rules.rule])}</dd>
      </div>
      <div>
        <dt>Rang</dt>
        <dd>{rankOf(row[standings.rules.rule])}</dd>
      </div>
      <div>
        <dt>Rang mit 90 % Sicherheit</dt>
        <dd>{interval(row)}</dd>
      </div>
      <div>
        <dt>Streuung</dt>
        <dd>{decimal(spreadOf(row), 2)}</dd>
      </div>
      <div>
        <dt>Wertungen</dt>
        <dd>{row.n}</dd>
      </div>
    </dl>
  )

/** Means of the criteria as a table. */
export const Means = ({ called }: { called: Called }) => (
  <DataTable
    caption={`Mittel je Kriterium (Skala ${called.scale.min} bis ${called.scale.max})`}
    head={[{ label: 'Kriterium' }, { label: 'Mittel', numeric: true }]}
    rows={called.criteria.map(({ name, mean }) => [name, mean === null ? '–' : decimal(mean, 2)])}
  />
)

/** The entry that is called, with everything that can be done about it. */
export const CalledEntry = (props: CalledProps) => {
  const { attended, called, year, photo, motions } = props
  const { submission, discussion } = called
  const away = names(props)
  const presider = attended.members.find((one) => one.juror_id === discussion.presided_by)?.name
  return (
    <>
      <h3>
        {submissionNumber(year, submission.number ?? 0)} {submission.title}
      </h3>
      <p class="muted">
        {submission.organisation} · {called.category}
      </p>
      <p>
        Den Vorsitz führt {presider ?? 'niemand'}.{' '}
        {away.length > 0 && `Den Raum verlassen haben: ${away.join(', ')}.`}
      </p>
      {photo && <Picture photo={photo} sizes="(min-width: 60rem) 40vw, 100vw" class="screen__picture" />}
      <Prose text={called.summary} />
      <Figures called={called} />
      <Means called={called} />
      <h3>Anträge zu dieser Einreichung</h3>
      <Motions
        attended={attended}
        motions={motions}
        discussion={discussion.id}
        away={called.away}
        quorum={called.quorum}
        open
        state={props.state}
      />
      {called.sheet && called.sheet.version > 0 && <Revision {...props} />}
      {attended.seat !== null && attended.seat !== discussion.presided_by && <Recuse {...props} />}
      {attended.runs && (
        <form method="post" action={paths.meetingDo(attended.meeting.id, 'aufruf-ende')}>
          <input type="hidden" name="discussion" value={discussion.id} />
          <Actions>
            <Button>Beratung beenden</Button>
          </Actions>
        </form>
      )}
    </>
  )
}

const revises = ({ state }: CalledProps) => state.values.criterion !== undefined
const recuses = (props: CalledProps) => !revises(props) && props.state.values.reason !== undefined

const Revision = (props: CalledProps) => {
  const { attended, called, state } = props
  const points = new Map(called.sheet?.scores.map((score) => [score.criterion_id, score.points]))
  const mine = revises(props)
  return (
    <details open={mine}>
      <summary>Eigene Punkte ändern</summary>
      <form method="post" action={paths.meetingDo(attended.meeting.id, 'wertung')} class="form" novalidate>
        <p>Die alte Zahl bleibt erhalten; sie und Ihr Grund stehen in der Niederschrift.</p>
        <input type="hidden" name="discussion" value={called.discussion.id} />
        <input type="hidden" name="version" value={String(called.sheet?.version ?? 0)} />
        <Select
          name="criterion"
          label="Kriterium"
          required
          value={mine ? typed(state, 'criterion') : ''}
          error={errorOf(state, 'criterion')}
          options={called.criteria
            .filter(({ id }) => typeof points.get(id) === 'number')
            .map(({ id, name }) => ({ value: id, label: `${name} (bisher ${points.get(id)})` }))}
        />
        <TextField
          name="points"
          label="Neue Punkte"
          type="number"
          width="short"
          required
          min={called.scale.min}
          max={called.scale.max}
          value={mine ? typed(state, 'points') : ''}
          error={errorOf(state, 'points')}
        />
        <Reason
          id={mine ? 'f-reason' : 'f-revision-reason'}
          label="Grund der Änderung"
          state={mine ? state : null}
        />
        <Actions>
          <Button variant="secondary">Punkte ändern</Button>
        </Actions>
      </form>
    </details>
  )
}

const Reason = ({ id, label, state }: { id: string; label: string; state: FormState | null }) => {
  const error = state ? errorOf(state, 'reason') : undefined
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <textarea
        class={withError('kern-form-input__input', error)}
        id={id}
        name="reason"
        rows={2}
        data-count={LIMITS.reason}
        aria-describedby={describedBy(id, undefined, error)}
      >
        {state ? typed(state, 'reason') : ''}
      </textarea>
      <FieldError id={id} text={error} />
    </div>
  )
}

const Recuse = (props: CalledProps) => {
  const { attended, called, state } = props
  const mine = recuses(props)
  return (
    <details open={mine}>
      <summary>Ich bin befangen</summary>
      <form
        method="post"
        action={paths.meetingDo(attended.meeting.id, 'befangenheit')}
        class="form"
        novalidate
      >
        <p>
          Danach sehen Sie diese Einreichung nicht mehr, und Ihre Wertung zählt nicht. Bitte verlassen Sie den
          Raum.
        </p>
        <input type="hidden" name="discussion" value={called.discussion.id} />
        <Reason
          id={mine ? 'f-reason' : 'f-recusal-reason'}
          label="Grund der Befangenheit"
          state={mine ? state : null}
        />
        <Actions>
          <Button variant="secondary">Befangenheit erklären</Button>
        </Actions>
      </form>
    </details>
  )
}
