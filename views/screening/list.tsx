import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer, screeningStates } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Finding } from '../../src/eligibility/rules.ts'
import type { Screening } from '../../src/screening/rules.ts'
import type { ScreeningRow } from '../../src/screening/store.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { DataTable } from '../components/table.tsx'

export interface ScreeningListProps {
  readonly year: number
  readonly state: Screening
  /** How many handed-in entries there are in each state. */
  readonly counts: Readonly<Record<Screening, number>>
  readonly rows: readonly (ScreeningRow & { readonly findings: readonly Finding[] })[]
  readonly page: number
  readonly pages: number
  /** Why nothing can be decided any more, if so. */
  readonly closed: string | null
  readonly now: number
}

/** Handed-in entries of one state, those with findings first. */
export const ScreeningListView = (props: ScreeningListProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Prüfung' },
      ]}
    />
    <PageHeader
      title={`Prüfung ${props.year}`}
      lead="Wer nimmt teil? Was nicht abgelehnt ist, kommt in die Jury, auch wenn es noch nicht geprüft ist."
    />
    {props.closed !== null && <Alert kind="info" title={props.closed} />}
    <States {...props} />
    {props.rows.length === 0 ? (
      <EmptyState title={`Keine Einreichung: ${screeningStates[props.state]}`}>
        <p>{props.state === 'open' ? 'Alles ist geprüft.' : 'Sobald es eine gibt, steht sie hier.'}</p>
      </EmptyState>
    ) : (
      <Rows {...props} />
    )}
    <PageLinks
      of="der Liste"
      page={props.page}
      pages={props.pages}
      to={(page) => paths.adminScreeningOf(props.year, props.state, page)}
    />
  </>
)

const States = ({ year, state, counts }: ScreeningListProps) => (
  <nav aria-label="Stand der Prüfung">
    <ul class="state-links">
      {(Object.keys(screeningStates) as Screening[]).map((one) => (
        <li>
          <a href={paths.adminScreeningOf(year, one)} aria-current={one === state ? 'page' : undefined}>
            {screeningStates[one]} ({integer(counts[one])})
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Rows = ({ year, state, rows, now }: ScreeningListProps) => (
  <DataTable
    caption={`Einreichungen: ${screeningStates[state]}; die mit Hinweisen zuerst`}
    head={[{ label: 'Nr.' }, { label: 'Einreichung' }, { label: 'Kommune' }, { label: 'Hinweise' }]}
    rows={rows.map((row) => [
      <span class="nowrap">{submissionNumber(year, row.number ?? 0)}</span>,
      <>
        <a href={paths.adminScreeningEntry(year, row.id)}>{row.title}</a>
        {row.category && <div>{row.category}</div>}
      </>,
      row.organisation,
      <Notes row={row} state={state} now={now} />,
    ])}
  />
)

const Notes = ({
  row,
  state,
  now,
}: {
  row: ScreeningListProps['rows'][number]
  state: Screening
  now: number
}) => {
  const changed = row.screened_at !== null && row.updated_at > row.screened_at
  const notes = [
    ...row.findings.map(({ message }) => message),
    ...(changed ? [`Seit der Prüfung geändert (${showDateTime(row.updated_at)}).`] : []),
    ...(state === 'changes' && row.extended_until !== null
      ? [`Frist ${row.extended_until > now ? 'bis' : 'abgelaufen am'} ${showDateTime(row.extended_until)}.`]
      : []),
  ]
  if (notes.length === 0) return <>keine</>
  return (
    <ul>
      {notes.map((note) => (
        <li>{note}</li>
      ))}
    </ul>
  )
}
