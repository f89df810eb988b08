import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Attended } from '../../src/deliberation/actions.ts'
import type { MotionView } from '../../src/deliberation/called-actions.ts'
import type { Quorum } from '../../src/deliberation/rules.ts'
import { LIMITS } from '../../src/deliberation/schema.ts'
import { Badge } from '../components/feedback.tsx'
import { describedBy, FieldError, fieldId, withError } from '../components/field.tsx'
import { Actions, Button } from '../components/form.tsx'

export interface MotionsProps {
  readonly attended: Attended
  readonly motions: readonly MotionView[]
  /** '' for what concerns no single entry. */
  readonly discussion: string
  /** Who may not take part. */
  readonly away: ReadonlySet<string>
  readonly quorum: Quorum
  readonly open: boolean
  /** A motion as it was typed. */
  readonly state: FormState
}

const CHOICES = { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' } as const

const voters = ({ attended, away }: MotionsProps) =>
  attended.members.filter((one) => one.state === 'present' && !away.has(one.juror_id))

const nameOf = ({ attended }: MotionsProps, juror: string) =>
  attended.members.find((one) => one.juror_id === juror)?.name ?? 'Ehemaliges Jurymitglied'

/** Motions with their votes, and the form for the next one. */
export const Motions = (props: MotionsProps) => (
  <>
    {props.motions.length === 0 && <p class="muted">Noch kein Antrag.</p>}
    {props.motions.map((one, index) => (
      <Motion {...props} one={one} number={index + 1} />
    ))}
    {props.open && props.attended.runs && <MotionForm {...props} />}
  </>
)

const Motion = (props: MotionsProps & { one: MotionView; number: number }) => {
  const { one, number } = props
  const { motion } = one
  return (
    <article class="motion" id={`antrag-${motion.id}`}>
      <h4>
        Antrag {number} von {nameOf(props, motion.mover_id)}
      </h4>
      <p class="break">{motion.wording}</p>
      {motion.state === 'open' ? (
        props.open && <OpenVote {...props} />
      ) : (
        <p>
          <Badge kind={motion.state === 'carried' ? 'success' : 'neutral'}>
            {motion.state === 'carried' ? 'Angenommen' : 'Abgelehnt'}
          </Badge>{' '}
          {motion.yes} Ja, {motion.no} Nein, {motion.abstentions} Enthaltungen
          {motion.casting && `; bei Stimmengleichheit entschied der Vorsitz mit ${CHOICES[motion.casting]}`}
        </p>
      )}
    </article>
  )
}

const OpenVote = (props: MotionsProps & { one: MotionView }) => {
  const { attended, one } = props
  const { seat, meeting, runs } = attended
  const own = one.votes.find((vote) => vote.juror_id === seat)
  return (
    <>
      <p role="status">
        {one.votes.length} von {voters(props).length} Stimmen sind da.
        {own && ` Ihre Stimme: ${CHOICES[own.choice]}.`}
      </p>
      {seat !== null && !props.away.has(seat) && (
        <form method="post" action={paths.motionDo(meeting.id, one.motion.id, 'stimme')}>
          <div class="kern-btn-wrapper actions">
            {(['yes', 'no', 'abstain'] as const).map((choice) => (
              <Button name="choice" value={choice} variant="secondary">
                {CHOICES[choice]}
              </Button>
            ))}
          </div>
        </form>
      )}
      {runs && <RecordedVotes {...props} />}
      {runs && <Count {...props} />}
    </>
  )
}

const RecordedVotes = (props: MotionsProps & { one: MotionView }) => {
  const { one, attended } = props
  return (
    <details>
      <summary>Stimmen eintragen</summary>
      <form method="post" action={paths.motionDo(attended.meeting.id, one.motion.id, 'stimmen')} class="form">
        {voters(props).map((voter) => {
          const id = `f-${one.motion.id}-${voter.juror_id}`
          const vote = one.votes.find((cast) => cast.juror_id === voter.juror_id)?.choice
          return (
            <div class="kern-form-input">
              <label class="kern-label" for={id}>
                {voter.name}
              </label>
              <input type="hidden" name="juror[]" value={voter.juror_id} />
              <div class="kern-form-input__select-wrapper">
                <select class="kern-form-input__select" id={id} name="choice[]">
                  <option value="">noch keine Stimme</option>
                  {(['yes', 'no', 'abstain'] as const).map((choice) => (
                    <option value={choice} selected={vote === choice}>
                      {CHOICES[choice]}
                    </option>
                  ))}
                </select>
              </div>
            </div>
          )
        })}
        <Actions>
          <Button variant="secondary">Stimmen speichern</Button>
        </Actions>
      </form>
    </details>
  )
}

const Count = ({ one, attended, quorum }: MotionsProps & { one: MotionView }) => {
  const count = (choice: 'yes' | 'no') => one.votes.filter((vote) => vote.choice === choice).length
  const tie = one.votes.length > 0 && count('yes') === count('no')
  const id = `f-${one.motion.id}-casting`
  if (!quorum.reached)
    return (
      <p>
        Nicht beschlussfähig: {quorum.present} von {quorum.needed} nötigen Jurymitgliedern sind im Raum.
      </p>
    )
  return (
    <form method="post" action={paths.motionDo(attended.meeting.id, one.motion.id, 'ergebnis')} class="form">
      <input type="hidden" name="votes" value={String(one.votes.length)} />
      {tie && (
        <div class="kern-form-input">
          <label class="kern-label" for={id}>
            Stimmengleichheit: Stimme des Vorsitzes
          </label>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id={id} name="casting">
              <option value="">keine, der Antrag ist abgelehnt</option>
              <option value="yes">Ja</option>
              <option value="no">Nein</option>
            </select>
          </div>
        </div>
      )}
      <Actions>
        <Button>Auszählen</Button>
      </Actions>
    </form>
  )
}

const MotionForm = (props: MotionsProps) => {
  const { attended, discussion, state } = props
  const mine = state.values.wording !== undefined && typed(state, 'discussion') === discussion
  const value = (name: string) => (mine ? typed(state, name) : '')
  const error = (name: string) => (mine ? errorOf(state, name) : undefined)
  // Two of these forms can stand on a page; the summary of errors leads to the one that was sent.
  const id = (name: string) => (mine ? fieldId(name) : `f-${discussion || 'general'}-${name}`)
  return (
    <form method="post" action={paths.meetingDo(attended.meeting.id, 'antraege')} class="form" novalidate>
      <input type="hidden" name="discussion" value={discussion} />
      <div class="kern-form-input">
        <label class="kern-label" for={id('wording')}>
          Neuer Antrag: Wortlaut
        </label>
        <textarea
          class={withError('kern-form-input__input', error('wording'))}
          id={id('wording')}
          name="wording"
          rows={2}
          data-count={LIMITS.wording}
          aria-describedby={describedBy(id('wording'), undefined, error('wording'))}
        >
          {value('wording')}
        </textarea>
        <FieldError id={id('wording')} text={error('wording')} />
      </div>
      <div class="kern-form-input">
        <label class="kern-label" for={id('mover')}>
          Gestellt von
        </label>
        <div class="kern-form-input__select-wrapper">
          <select
            class={withError('kern-form-input__select', error('mover'))}
            id={id('mover')}
            name="mover"
            aria-describedby={describedBy(id('mover'), undefined, error('mover'))}
          >
            <option value="">Bitte wählen</option>
            {voters(props).map((voter) => (
              <option value={voter.juror_id} selected={value('mover') === voter.juror_id}>
                {voter.name}
              </option>
            ))}
          </select>
        </div>
        <FieldError id={id('mover')} text={error('mover')} />
      </div>
      <Actions>
        <Button variant="secondary">Antrag aufnehmen</Button>
      </Actions>
    </form>
  )
}
