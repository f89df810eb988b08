import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { JuryListItem } from '../../src/jury/store.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Alert, Badge, EmptyState, ProgressBar } from '../components/feedback.tsx'
import { Button, ButtonLink } from '../components/form.tsx'
import { Card, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

/** Several award years on one account. */
export const JuryHomeView = (props: { editions: { year: number; title: string }[] }) => (
  <>
    <PageHeader title="Jury" />
    <div class="cards">
      {props.editions.map(({ year, title }) => (
        <Card title={title} headingLevel={2} href={paths.juryEdition(year)} />
      ))}
    </div>
  </>
)

export interface JuryListProps {
  readonly year: number
  readonly title: string
  readonly accepted: boolean
  readonly chair: boolean
  readonly phase: 'before' | 'open' | 'after'
  readonly opensAt: number | null
  readonly closesAt: number | null
  readonly now: number
  readonly criteria: number
  readonly items: readonly JuryListItem[]
}

/** A juror's entries and how far they are. */
export const JuryListView = (props: JuryListProps) => {
  if (!props.accepted) return <InvitationView {...props} />
  const { criteria } = props
  const own = props.items.filter(({ recused }) => !recused)
  const done = own.filter(({ scored }) => scored === criteria)
  const next = own.find(({ scored }) => scored < criteria)
  return (
    <>
      <PageHeader title="Ihre Bewertung" kicker={props.title} lead={lead(props)}>
        {props.phase === 'open' && next && (
          <ButtonLink href={paths.juryEntry(next.id)}>
            {done.length === 0 ? 'Mit der ersten beginnen' : 'Nächste offene Einreichung'}
          </ButtonLink>
        )}
      </PageHeader>
      {props.phase !== 'before' && (
        <ProgressBar value={done.length} max={own.length} label="Vollständig bewertet" />
      )}
      {props.phase === 'open' && own.length > 0 && !next && (
        <Alert kind="success" title="Alles bewertet – vielen Dank!">
          <p>Bis zum Ende der Bewertung können Sie Ihre Wertungen noch ändern.</p>
        </Alert>
      )}
      {props.phase === 'before' || props.items.length === 0 ? (
        <EmptyState title="Noch keine Einreichungen">
          <p>Sobald die Bewertung beginnt, stehen hier Ihre Einreichungen.</p>
        </EmptyState>
      ) : (
        <Section title="Einreichungen">
          <DataTable
            caption="Ihre Einreichungen mit dem Stand der Wertung"
            head={[
              { label: 'Nr.', numeric: true },
              { label: 'Projekt' },
              { label: 'Kommune' },
              { label: 'Kategorie' },
              { label: 'Ihre Wertung' },
            ]}
            rows={props.items.map((item) => [
              item.number === null ? '' : submissionNumber(props.year, item.number),
              item.recused ? <span>{item.title}</span> : <a href={paths.juryEntry(item.id)}>{item.title}</a>,
              item.organisation,
              item.category ?? '–',
              <OwnState item={item} criteria={criteria} />,
            ])}
          />
        </Section>
      )}
    </>
  )
}

const lead = (props: JuryListProps): string => {
  if (props.phase === 'before')
    return props.opensAt === null
      ? 'Der Beginn der Bewertung steht noch nicht fest.'
      : `Die Bewertung beginnt am ${showDateTime(props.opensAt)}.`
  if (props.closesAt === null) return ''
  if (props.phase === 'after')
    return `Die Bewertung ist seit ${showDateTime(props.closesAt)} geschlossen. Vielen Dank für Ihre Arbeit!`
  return `Bewertet wird bis ${showDateTime(props.closesAt)} (${showRemaining(props.closesAt, props.now)}). Die Wertungen der anderen sehen Sie erst danach.`
}

const OwnState = (props: { item: JuryListItem; criteria: number }) => {
  if (props.item.recused) return <Badge kind="neutral">Befangen</Badge>
  if (props.item.scored === 0) return <Badge kind="warning">Offen</Badge>
  if (props.item.scored < props.criteria)
    return (
      <Badge kind="info">
        {props.item.scored} von {props.criteria} Kriterien
      </Badge>
    )
  return <Badge kind="success">Bewertet</Badge>
}

const InvitationView = (props: JuryListProps) => (
  <>
    <PageHeader
      title="Willkommen in der Jury"
      kicker={props.title}
      lead="Schön, dass Sie mitmachen. Bevor es losgeht, bestätigen Sie bitte die Einladung."
    />
    <div class="prose">
      <ul>
        <li>Sie lesen jede Einreichung und vergeben Punkte je Kriterium, gern mit einem kurzen Kommentar.</li>
        <li>
          Gehören Sie zu einer Kommune oder einem Projekt, erklären Sie sich dafür befangen. Es geht dann ohne
          Sie.
        </li>
        <li>Was Sie lesen und wie Sie werten, bleibt vertraulich, bis die Ergebnisse veröffentlicht sind.</li>
        {props.closesAt !== null && <li>Zeit haben Sie bis {showDateTime(props.closesAt)}.</li>}
      </ul>
    </div>
    <form method="post" action={`${paths.juryEdition(props.year)}/annehmen`}>
      <Button>Einladung annehmen</Button>
    </form>
  </>
)
