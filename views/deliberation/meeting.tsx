import { showDateTime } from '../../src/core/berlin-time.ts'
import { decimal } from '../../src/core/de.ts'
import { type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Attended } from '../../src/deliberation/actions.ts'
import type { Agenda, Called, MotionView } from '../../src/deliberation/called-actions.ts'
import { spreadOf } from '../../src/deliberation/rules.ts'
import { LIMITS } from '../../src/deliberation/schema.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import type { StandingRow } from '../../src/ranking/standings.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, TextArea } from '../components/form.tsx'
import { Facts, PageHeader, Section } from '../components/page.tsx'
import { HiddenNote, interval, rankOf, scoreOf } from '../components/standings.tsx'
import { DataTable } from '../components/table.tsx'
import { CalledEntry } from './called.tsx'
import { MeetingBadge, MeetingFields } from './meetings.tsx'
import { Motions } from './motions.tsx'

export interface MeetingProps {
  readonly attended: Attended
  readonly called: Called | 'locked' | null
  readonly photo: PhotoView | null
  readonly calledMotions: readonly MotionView[]
  readonly motions: readonly MotionView[]
  /** For those who keep the meeting. */
  readonly agenda: Agenda | null
  readonly state: FormState
}

const NOBODY: ReadonlySet<string> = new Set()

/** A meeting: what is called, what is moved, who is there. */
export const MeetingView = (props: MeetingProps) => {
  const { attended, called, state } = props
  const { meeting, edition, quorum, runs } = attended
  const on = meeting.opened_at !== null && meeting.closed_at === null
  return (
    <>
      <PageHeader
        title={`Sitzung am ${showDateTime(meeting.starts_at)}`}
        kicker={edition.title}
        lead={meeting.place}
      >
        <MeetingBadge meeting={meeting} />
      </PageHeader>
      <div id="f-form">
        <ErrorSummary errors={state.errors} />
      </div>
      {quorum.reached ? (
        <p>
          <strong>Beschlussfähig:</strong> {quorum.present} Jurymitglieder sind anwesend, {quorum.needed} sind
          nötig.
        </p>
      ) : (
        <Alert kind="warning" title="Nicht beschlussfähig">
          <p>
            {quorum.present} Jurymitglieder sind anwesend, nach den Wertungsregeln sind {quorum.needed} nötig.
            Abstimmen und entscheiden geht erst dann.
          </p>
        </Alert>
      )}
      {on && (
        <Section title="Aufgerufen" id="aufgerufen">
          {called === null ? (
            <p class="muted">Gerade ist keine Einreichung aufgerufen.</p>
          ) : called === 'locked' ? (
            <Alert kind="warning" title="Bitte verlassen Sie den Raum">
              <p>
                Die Jury berät über eine Einreichung, bei der Sie befangen sind. Ihre Ansicht ist so lange
                gesperrt.
              </p>
            </Alert>
          ) : (
            <CalledEntry
              year={edition.year}
              attended={attended}
              called={called}
              photo={props.photo}
              motions={props.calledMotions}
              state={state}
            />
          )}
        </Section>
      )}
      {meeting.closed_at !== null && (
        <p>
          <ButtonLink href={paths.minutes(meeting.id)}>Niederschrift</ButtonLink>
        </p>
      )}
      {on && runs && (
        <Actions>
          <ButtonLink href={paths.meetingScreen(meeting.id)} variant="secondary">
            Leinwand öffnen
          </ButtonLink>
          <ButtonLink href={paths.adminDecision(edition.year)} variant="secondary">
            Nominieren und entscheiden
          </ButtonLink>
        </Actions>
      )}
      {props.agenda && <AgendaSection {...props} agenda={props.agenda} on={on} />}
      <Section title="Anträge zur Sache insgesamt" id="antraege">
        <Motions
          attended={attended}
          motions={props.motions}
          discussion=""
          away={NOBODY}
          quorum={quorum}
          open={on}
          state={state}
        />
      </Section>
      <Section title="Anwesenheit" id="anwesenheit">
        {runs && meeting.closed_at === null ? <AttendanceForm {...props} /> : <AttendanceList {...props} />}
      </Section>
      {runs && meeting.closed_at === null && <Settings {...props} />}
      {runs && <Steps {...props} />}
    </>
  )
}

const AgendaSection = ({ agenda, attended, on }: MeetingProps & { agenda: Agenda; on: boolean }) => (
  <Section title="Tagesordnung" id="tagesordnung">
    <HiddenNote standings={agenda.standings} />
    {agenda.parts
      .filter(({ rows }) => rows.length > 0)
      .map(({ category, rows }) => (
        <DataTable
          caption={category.name}
          head={[
            { label: 'Rang', numeric: true },
            { label: 'Projekt' },
            { label: 'Wert', numeric: true },
            { label: 'Zu 90 %', numeric: true },
            { label: 'Streuung', numeric: true },
            { label: 'Stand' },
          ]}
          rows={rows.map((row) => [
            rankOf(row[agenda.standings.rules.rule]),
            `${row.entry} ${row.candidate.title}`,
            scoreOf(row[agenda.standings.rules.rule]),
            interval(row),
            row.scores.length < 2 ? '–' : decimal(spreadOf(row), 2),
            <Call agenda={agenda} attended={attended} row={row} on={on} />,
          ])}
        />
      ))}
  </Section>
)

const Call = (props: { agenda: Agenda; attended: Attended; row: StandingRow; on: boolean }) => {
  const { agenda, attended, row, on } = props
  const discussion = agenda.discussed.get(row.candidate.id)
  if (discussion && discussion.closed_at === null) return <strong>aufgerufen</strong>
  return (
    <>
      {discussion && 'beraten '}
      {on && (
        <form method="post" action={paths.meetingDo(attended.meeting.id, 'aufruf')}>
          <input type="hidden" name="submission" value={row.candidate.id} />
          <Button variant="tertiary">{discussion ? 'Noch einmal aufrufen' : 'Aufrufen'}</Button>
        </form>
      )}
    </>
  )
}

const STATES = { present: 'anwesend', excused: 'entschuldigt', absent: 'nicht da' } as const

const AttendanceList = ({ attended: { members } }: MeetingProps) => (
  <ul>
    {members.map((one) => (
      <li>
        {one.name}
        {one.is_chair === 1 && ' (Vorsitz)'}: {one.state === null ? 'noch offen' : STATES[one.state]}
        {one.deputises_for !== null &&
          `, in Vertretung für ${members.find(({ juror_id }) => juror_id === one.deputises_for)?.name ?? '–'}`}
      </li>
    ))}
  </ul>
)

const AttendanceForm = ({ attended: { meeting, members } }: MeetingProps) => (
  <form method="post" action={paths.meetingDo(meeting.id, 'anwesenheit')} class="form form--wide">
    <input type="hidden" name="version" value={String(meeting.version)} />
    {members.map((one, index) => (
      <fieldset class="kern-fieldset attendance-row">
        <legend class="kern-label">
          {one.name}
          {one.is_chair === 1 && ' (Vorsitz)'}
        </legend>
        <input type="hidden" name="juror[]" value={one.juror_id} />
        <div class="kern-form-input">
          <label class="kern-label" for={`f-state-${index}`}>
            Anwesenheit
          </label>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id={`f-state-${index}`} name="state[]">
              <option value="">noch offen</option>
              {(['present', 'excused', 'absent'] as const).map((state) => (
                <option value={state} selected={one.state === state}>
                  {STATES[state]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div class="kern-form-input">
          <label class="kern-label" for={`f-for-${index}`}>
            In Vertretung für
          </label>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id={`f-for-${index}`} name="for[]">
              <option value="">niemanden</option>
              {members
                .filter((other) => other.juror_id !== one.juror_id)
                .map((other) => (
                  <option value={other.juror_id} selected={one.deputises_for === other.juror_id}>
                    {other.name}
                  </option>
                ))}
            </select>
          </div>
        </div>
      </fieldset>
    ))}
    <Actions>
      <Button variant="secondary">Anwesenheit speichern</Button>
    </Actions>
  </form>
)

const Settings = ({ attended: { meeting, members }, state }: MeetingProps) => (
  <Section title="Angaben und Anmerkungen" id="angaben">
    <form method="post" action={paths.meetingDo(meeting.id, 'angaben')} class="form" novalidate>
      <input type="hidden" name="version" value={String(meeting.version)} />
      <MeetingFields members={members} state={state} />
      <TextArea
        name="remarks"
        label="Anmerkungen für die Niederschrift"
        rows={4}
        maxLength={LIMITS.remarks}
        value={typed(state, 'remarks')}
      />
      <Actions>
        <Button variant="secondary">Angaben speichern</Button>
      </Actions>
    </form>
  </Section>
)

const Steps = ({ attended: { meeting, edition } }: MeetingProps) => (
  <Section title="Ablauf">
    <Facts
      items={[
        {
          term: 'Eröffnet',
          detail: meeting.opened_at === null ? 'noch nicht' : showDateTime(meeting.opened_at),
        },
        {
          term: 'Beendet',
          detail: meeting.closed_at === null ? 'noch nicht' : showDateTime(meeting.closed_at),
        },
      ]}
    />
    {meeting.closed_at === null && (
      <form
        method="post"
        action={paths.meetingDo(meeting.id, meeting.opened_at === null ? 'eroeffnen' : 'schliessen')}
      >
        <input type="hidden" name="version" value={String(meeting.version)} />
        <Actions>
          <Button variant={meeting.opened_at === null ? 'primary' : 'secondary'}>
            {meeting.opened_at === null ? 'Sitzung eröffnen' : 'Sitzung beenden'}
          </Button>
        </Actions>
      </form>
    )}
    <p>
      <a href={paths.adminMeetings(edition.year)}>Alle Sitzungen</a>
    </p>
  </Section>
)
