import { paths } from '../../src/core/paths.ts'
import { showTotal } from '../../src/jury/sheet-rules.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, Button, Select } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable, linkTo } from '../components/table.tsx'

export interface Compared {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly organisation: string
  readonly points: ReadonlyMap<string, number | null>
  readonly total: number | null
  readonly comment: string
  readonly note: string
}

export interface CompareProps {
  readonly year: number
  /** Entries with a sheet of one's own. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly criteria: readonly { readonly id: string; readonly name: string }[]
  readonly a: Compared | null
  readonly b: Compared | null
}

/** Two of one's own sheets beside each other. */
export const CompareView = (props: CompareProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEdition(props.year), label: 'Ihre Bewertung' }, { label: 'Vergleich' }]}
    />
    <PageHeader
      title="Zwei Einreichungen vergleichen"
      lead="Ihre eigenen Bögen nebeneinander. Zur Wahl steht, wofür Sie schon etwas gespeichert haben."
    />
    {props.options.length < 2 ? (
      <EmptyState title="Noch nichts zu vergleichen">
        <p>Sobald Sie zwei Bögen begonnen haben, stellen Sie sie hier nebeneinander.</p>
      </EmptyState>
    ) : (
      <form method="get" action={paths.juryCompare(props.year)} class="form" aria-label="Auswahl">
        <Pick {...props} name="a" label="Erste Einreichung" value={props.a?.id} />
        <Pick {...props} name="b" label="Zweite Einreichung" value={props.b?.id} />
        <Actions>
          <Button>Vergleichen</Button>
        </Actions>
      </form>
    )}
    {props.a && props.b && <Beside criteria={props.criteria} a={props.a} b={props.b} />}
  </>
)

const Pick = (props: CompareProps & { name: string; label: string; value: string | undefined }) => (
  <Select
    name={props.name}
    label={props.label}
    placeholder="Bitte wählen"
    optionalMark={false}
    value={props.value}
    options={props.options}
  />
)

const Beside = ({ criteria, a, b }: { criteria: CompareProps['criteria']; a: Compared; b: Compared }) => {
  const row = (label: string, of: (one: Compared) => unknown) => [label, of(a), of(b)].map(String)
  return (
    <DataTable
      caption="Ihre beiden Bögen"
      head={[{ label: 'Was' }, { label: a.number }, { label: b.number }]}
      rows={[
        ['Projekt', ...[a, b].map(({ id, title }) => linkTo(paths.juryEntry(id), title))],
        row('Kommune', (one) => one.organisation),
        ...criteria.map(({ id, name }) => row(name, (one) => one.points.get(id) ?? '–')),
        row('Gewichteter Mittelwert', (one) => showTotal(one.total)),
        row('Kommentar für die Einreichenden', (one) => one.comment || '–'),
        row('Private Notiz', (one) => one.note || '–'),
      ]}
    />
  )
}
