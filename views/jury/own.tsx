import { paths } from '../../src/core/paths.ts'
import { showTotal } from '../../src/jury/sheet-rules.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { Plot } from '../components/plot.tsx'
import { DataTable, linkTo } from '../components/table.tsx'

export interface OwnScoresProps {
  readonly year: number
  readonly scale: { readonly min: number; readonly max: number }
  /** From the best down. */
  readonly rows: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly place: number
    readonly total: number
    readonly final: boolean
  }[]
  /** How often each point was given, over all criteria. */
  readonly given: readonly { readonly points: number; readonly times: number }[]
}

/** What the juror has given so far, and nobody else. */
export const OwnScoresView = (props: OwnScoresProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.juryEdition(props.year), label: 'Ihre Bewertung' },
        { label: 'Ihre Wertungen bisher' },
      ]}
    />
    <PageHeader
      title="Ihre Wertungen bisher"
      lead="Nur Ihre eigenen: So sehen Sie, ob Sie die ganze Skala nutzen und ob die Reihenfolge stimmt."
    />
    {props.rows.length === 0 ? (
      <EmptyState title="Noch keine Punkte">
        <p>Sobald Sie Punkte vergeben haben, steht hier Ihre Reihenfolge.</p>
      </EmptyState>
    ) : (
      <>
        <Section title="Ihre Reihenfolge">
          <Plot
            id="own"
            title="Ihr Mittelwert je Einreichung"
            legend="Strich: gewichteter Mittelwert Ihres Bogens"
            description="Ihre Einreichungen von der besten abwärts; dieselben Zahlen stehen in der Tabelle darunter."
            min={props.scale.min}
            max={props.scale.max}
            ticks={[props.scale.min, (props.scale.min + props.scale.max) / 2, props.scale.max]}
            rows={props.rows.map(({ number, total }) => ({ label: number.slice(5), mark: total }))}
          />
          <DataTable
            caption="Ihre Einreichungen nach Ihrem Mittelwert"
            head={[
              { label: 'Platz', numeric: true },
              { label: 'Nr.' },
              { label: 'Projekt' },
              { label: 'Mittelwert', numeric: true },
              { label: 'Stand' },
            ]}
            rows={props.rows.map((row) => [
              row.place,
              row.number,
              linkTo(paths.juryEntry(row.id), row.title),
              showTotal(row.total),
              row.final ? <Badge kind="success">Abgeschlossen</Badge> : <Badge kind="warning">Entwurf</Badge>,
            ])}
          />
        </Section>
        <Section title="Wie Sie die Skala nutzen">
          <DataTable
            caption="Wie oft Sie welche Punkte vergeben haben"
            head={[
              { label: 'Punkte', numeric: true },
              { label: 'Wie oft', numeric: true },
            ]}
            rows={props.given.map(({ points, times }) => [points, times])}
          />
        </Section>
      </>
    )}
  </>
)
