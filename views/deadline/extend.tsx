import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/deadline/schema.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { type Extension, ExtensionList } from '../components/extensions.tsx'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface ExtensionFormProps {
  readonly action: string
  readonly back: string
  readonly state: FormState
  /** Who reads the reason. */
  readonly reasonHint: string
}

const ExtensionForm = (props: ExtensionFormProps) => (
  <form method="post" action={props.action} class="form" novalidate>
    <TextField
      name="until"
      type="datetime-local"
      width="medium"
      label="Neue Frist"
      hint="Zeit in Deutschland (Europe/Berlin)."
      required
      value={typed(props.state, 'until')}
      error={errorOf(props.state, 'until')}
    />
    <TextField
      name="reason"
      label="Grund"
      hint={props.reasonHint}
      required
      maxLength={LIMITS.reason}
      value={typed(props.state, 'reason')}
      error={errorOf(props.state, 'reason')}
    />
    <Actions>
      <Button>Frist verlängern</Button>
      <ButtonLink href={props.back} variant="secondary">
        Zurück
      </ButtonLink>
    </Actions>
  </form>
)

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
]

export interface CallDeadlineProps {
  readonly year: number
  readonly closesAt: number | null
  readonly judgingOpensAt: number | null
  /** Why nothing can be extended any more, if so. */
  readonly closed: string | null
  readonly state: FormState
  readonly drafts: number
  readonly extensions: readonly Extension[]
  readonly extended: readonly {
    readonly id: string
    readonly number: number | null
    readonly title: string
    readonly organisation: string
    readonly extended_until: number | null
  }[]
}

/** The deadline of all, and who has one of their own. */
export const CallDeadlineView = (props: CallDeadlineProps) => (
  <>
    <Breadcrumb items={[...crumbs(props.year), { label: 'Frist verlängern' }]} />
    <PageHeader
      title={`Einreichungsschluss ${props.year}`}
      lead="Eine Verlängerung gilt für alle. Sie steht mit ihrem Grund auf der öffentlichen Seite und im Protokoll."
    />
    <ErrorSummary errors={props.state.errors} />
    <Facts
      items={[
        {
          term: 'Einreichungsschluss',
          detail: props.closesAt === null ? 'noch offen' : showDateTime(props.closesAt),
        },
        {
          term: 'Jury beginnt',
          detail: props.judgingOpensAt === null ? 'noch offen' : showDateTime(props.judgingOpensAt),
        },
      ]}
    />
    <ExtensionList extensions={props.extensions} />
    {props.closed === null ? (
      <ExtensionForm
        action={paths.adminDeadline(props.year)}
        back={paths.adminEdition(props.year)}
        state={props.state}
        reasonHint={`Öffentlich. Wer einen Entwurf hat, bekommt ihn auch per E-Mail (zurzeit ${props.drafts}).`}
      />
    ) : (
      <Alert kind="info" title={props.closed} />
    )}
    {props.extended.length > 0 && (
      <Section title="Eigene Fristen">
        <DataTable
          caption="Einreichungen mit einer eigenen Frist"
          head={[{ label: 'Einreichung' }, { label: 'Kommune' }, { label: 'Frist' }]}
          rows={props.extended.map((entry) => [
            <a href={paths.adminSubmissionDeadline(props.year, entry.id)}>
              {entry.number === null ? '' : `${submissionNumber(props.year, entry.number)} `}
              {entry.title || 'Noch ohne Titel'}
            </a>,
            entry.organisation || '–',
            showDateTime(entry.extended_until ?? 0),
          ])}
        />
      </Section>
    )}
  </>
)

export interface EntryDeadlineProps {
  readonly year: number
  readonly id: string
  readonly title: string
  readonly organisation: string
  readonly deadline: number | null
  readonly judgingOpensAt: number | null
  readonly closed: string | null
  readonly state: FormState
  readonly extensions: readonly Extension[]
}

/** The deadline of one entry. */
export const EntryDeadlineView = (props: EntryDeadlineProps) => (
  <>
    <Breadcrumb
      items={[
        ...crumbs(props.year),
        { href: paths.adminSubmissions(props.year), label: 'Einreichungen' },
        { href: paths.adminSubmission(props.year, props.id), label: props.title || 'Entwurf' },
        { label: 'Frist' },
      ]}
    />
    <PageHeader
      title="Eigene Frist"
      kicker={props.title || 'Noch ohne Titel'}
      lead="Nur diese Einreichung lässt sich dann bis zur neuen Frist bearbeiten und einreichen, auch wenn sie schon eingereicht ist."
    />
    <ErrorSummary errors={props.state.errors} />
    <Facts
      items={[
        { term: 'Kommune', detail: props.organisation || '–' },
        { term: 'Frist', detail: props.deadline === null ? 'noch offen' : showDateTime(props.deadline) },
        {
          term: 'Jury beginnt',
          detail: props.judgingOpensAt === null ? 'noch offen' : showDateTime(props.judgingOpensAt),
        },
      ]}
    />
    <ExtensionList extensions={props.extensions} />
    {props.closed === null ? (
      <ExtensionForm
        action={paths.adminSubmissionDeadline(props.year, props.id)}
        back={paths.adminSubmission(props.year, props.id)}
        state={props.state}
        reasonHint="Die Einreichenden lesen ihn hier und in einer E-Mail."
      />
    ) : (
      <Alert kind="info" title={props.closed} />
    )}
  </>
)
