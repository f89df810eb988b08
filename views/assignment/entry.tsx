import { paths } from '../../src/core/paths.ts'
import { Alert, Badge } from '../components/feedback.tsx'
import { Button } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface EntryJuror {
  readonly id: string
  readonly name: string
  readonly state: 'conflicted' | 'begun' | 'assigned' | 'free'
  /** Entries assigned to the juror in all. */
  readonly load: number
}

export interface AssignmentEntryProps {
  readonly year: number
  readonly id: string
  readonly number: string
  readonly title: string
  readonly jurors: readonly EntryJuror[]
  /** What was refused, or why nothing changes any more. */
  readonly refusal: string | null
  readonly open: boolean
}

/** The jurors of one entry, to add or take away by hand. */
export const AssignmentEntryView = (props: AssignmentEntryProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.adminJury(props.year), label: 'Jury' },
        { href: paths.adminAssignment(props.year), label: 'Zuteilung' },
        { label: props.number },
      ]}
    />
    <PageHeader title={props.title} kicker={`Nr. ${props.number}`} lead="Wer bewertet diese Einreichung?" />
    {props.refusal !== null && <Alert kind="warning" title={props.refusal} role="alert" />}
    <DataTable
      caption="Jurymitglieder und diese Einreichung"
      head={[
        { label: 'Jurymitglied' },
        { label: 'Stand' },
        { label: 'Einreichungen insgesamt', numeric: true },
        { label: 'Aktion' },
      ]}
      rows={props.jurors.map((juror) => [
        juror.name,
        <State state={juror.state} />,
        String(juror.load),
        <Action {...props} juror={juror} />,
      ])}
    />
  </>
)

const State = ({ state }: Pick<EntryJuror, 'state'>) => {
  if (state === 'conflicted') return <Badge kind="danger">Befangen</Badge>
  if (state === 'begun') return <Badge kind="success">Zugeteilt, begonnen</Badge>
  return state === 'assigned' ? (
    <Badge kind="info">Zugeteilt</Badge>
  ) : (
    <Badge kind="neutral">Nicht zugeteilt</Badge>
  )
}

const Action = (props: AssignmentEntryProps & { juror: EntryJuror }) => {
  const { id, name, state } = props.juror
  if (!props.open || state === 'conflicted' || state === 'begun') return '–'
  return (
    <form method="post" action={paths.adminAssignmentEntry(props.year, props.id)}>
      <input type="hidden" name="juror" value={id} />
      <Button variant="tertiary" name="action" value={state === 'free' ? 'add' : 'remove'}>
        {state === 'free' ? 'Zuteilen' : 'Entfernen'}
        <span class="kern-sr-only">: {name}</span>
      </Button>
    </form>
  )
}
