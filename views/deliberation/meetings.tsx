import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Meeting } from '../../src/deliberation/meeting-store.ts'
import type { Member } from '../../src/deliberation/rules.ts'
import { LIMITS } from '../../src/deliberation/schema.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Radios, Select, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface MeetingsProps {
  readonly year: number
  readonly meetings: readonly Meeting[]
  readonly members: readonly Member[]
  readonly released: boolean
  readonly state: FormState
}

/** How far a meeting is. */
export const MeetingBadge = ({ meeting }: { meeting: Pick<Meeting, 'opened_at' | 'closed_at'> }) =>
  meeting.opened_at === null ? (
    <Badge kind="neutral">Geplant</Badge>
  ) : meeting.closed_at === null ? (
    <Badge kind="warning">Läuft</Badge>
  ) : (
    <Badge kind="success">Beendet</Badge>
  )

/** The jury's meetings of a year. */
export const MeetingsView = (props: MeetingsProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.adminDecision(props.year), label: `Rangliste und Entscheidung ${props.year}` },
        { label: 'Sitzungen' },
      ]}
    />
    <PageHeader
      title="Sitzungen der Jury"
      lead="In einer Sitzung berät die Jury, nominiert und entscheidet. Daraus entsteht die Niederschrift."
    />
    {props.meetings.length === 0 ? (
      <EmptyState title="Noch keine Sitzung">
        <p>Planen Sie hier die erste. Eröffnen lässt sie sich, sobald die Bewertung geschlossen ist.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Sitzungen"
        head={[{ label: 'Beginn' }, { label: 'Ort' }, { label: 'Stand' }]}
        rows={props.meetings.map((meeting) => [
          <a href={paths.meeting(meeting.id)}>{showDateTime(meeting.starts_at)}</a>,
          <span class="break">{meeting.place}</span>,
          <MeetingBadge meeting={meeting} />,
        ])}
      />
    )}
    {!props.released && (
      <Section title="Sitzung planen">
        <ErrorSummary errors={props.state.errors} />
        <form method="post" action={paths.adminMeetings(props.year)} class="form" novalidate>
          <MeetingFields members={props.members} state={props.state} />
          <Actions>
            <Button>Sitzung anlegen</Button>
          </Actions>
        </form>
      </Section>
    )}
  </>
)

/** Time, place, deputy and order of a meeting. */
export const MeetingFields = ({ members, state }: { members: readonly Member[]; state: FormState }) => (
  <>
    <TextField
      name="starts_at"
      label="Beginn"
      type="datetime-local"
      required
      width="medium"
      value={typed(state, 'starts_at')}
      error={errorOf(state, 'starts_at')}
    />
    <TextField
      name="place"
      label="Ort"
      hint="Raum, oder die Adresse der Videokonferenz."
      required
      maxLength={LIMITS.place}
      value={typed(state, 'place')}
      error={errorOf(state, 'place')}
    />
    <Select
      name="deputy"
      label="Stellvertretung im Vorsitz"
      hint="Führt den Vorsitz, wo der Juryvorsitz befangen oder nicht da ist."
      placeholder="Noch niemand"
      value={typed(state, 'deputy')}
      error={errorOf(state, 'deputy')}
      options={members
        .filter(({ is_chair }) => is_chair === 0)
        .map(({ juror_id, name }) => ({ value: juror_id, label: name }))}
    />
    <Radios
      name="agenda"
      legend="Reihenfolge der Beratung"
      required
      value={typed(state, 'agenda') || 'first'}
      error={errorOf(state, 'agenda')}
      options={[
        { value: 'first', label: 'Anwärter auf den ersten Platz zuerst' },
        { value: 'disputed', label: 'Umstrittenste zuerst', hint: 'Nach der Streuung der Wertungen.' },
      ]}
    />
  </>
)
