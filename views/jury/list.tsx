import { raw } from 'hono/html'
import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { Disclosure } from '../../src/judging-rules/rules.ts'
import type { JuryListItem } from '../../src/jury/store.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { stateOf, type TrialState } from '../../src/trial/rules.ts'
import type { JurorSample } from '../../src/trial/store.ts'
import { Alert, Badge, EmptyState, type Kind, ProgressBar } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Card, PageHeader, Section } from '../components/page.tsx'
import { DataTable, linkTo } from '../components/table.tsx'
import { judgingWords } from '../components/words/judging-rules.ts'

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
  /** Accepted, but a substitute who has not been called in. */
  readonly waiting: boolean
  readonly chair: boolean
  readonly phase: 'before' | 'open' | 'after'
  readonly opensAt: number | null
  readonly closesAt: number | null
  readonly now: number
  /** Whether the results are released, and with them the certificates. */
  readonly certificate: boolean
  readonly criteria: number
  /** What will be opened of the sheets. */
  readonly disclosure: Disclosure
  readonly items: readonly JuryListItem[]
  /** Samples of the calibration round. */
  readonly samples: readonly JurorSample[]
}

/** A juror's entries and how far they are. */
export const JuryListView = (props: JuryListProps) => {
  if (props.waiting) return <WaitingView title={props.title} />
  const { criteria } = props
  const own = props.items.filter(({ recused }) => !recused)
  const done = own.filter(({ final }) => final === 1)
  const ready = own.filter(({ final, scored }) => final === 0 && scored === criteria).length
  const states = ownStates(criteria)
  const sample = props.samples.find(({ scored }) => !scored)
  const next = own.find(({ final }) => final === 0)
  return (
    <>
      <PageHeader title="Ihre Bewertung" kicker={props.title} lead={lead(props)}>
        {props.phase === 'open' && sample && (
          <ButtonLink href={paths.juryTrial(props.year, sample.id)}>Mit der Proberunde beginnen</ButtonLink>
        )}
        {props.phase === 'open' && !sample && next && (
          <ButtonLink href={paths.juryEntry(next.id)}>
            {done.length === 0 ? 'Mit der ersten beginnen' : 'Nächste offene Einreichung'}
          </ButtonLink>
        )}
      </PageHeader>
      {props.phase !== 'after' && (
        <p class="muted">
          {judgingWords.de.disclosure[props.disclosure]} <a href={paths.rules(props.year)}>Wertungsregeln</a>
        </p>
      )}
      {props.phase === 'before' && (
        <p>
          <a href={paths.juryNaming(props.year)}>Dürfen wir Sie öffentlich nennen?</a>
        </p>
      )}
      {props.phase !== 'before' && (
        <ProgressBar value={done.length} max={own.length} label="Abgeschlossene Bögen" />
      )}
      {props.phase !== 'before' && (
        <p>
          <a href={paths.juryOwn(props.year)}>Ihre Wertungen bisher</a> ·{' '}
          <a href={paths.juryCompare(props.year)}>Zwei Einreichungen vergleichen</a> ·{' '}
          <a href={paths.juryReceipts(props.year)}>Quittungen</a> ·{' '}
          <a href={paths.juryNaming(props.year)}>Öffentliche Nennung</a>
          {props.certificate && (
            <>
              {' '}
              · <a href={paths.juryCertificate(props.year)}>Ihre Urkunde (PDF)</a>
            </>
          )}
        </p>
      )}
      {props.phase === 'open' && ready > 0 && (
        <Alert
          kind="warning"
          title={
            ready === 1
              ? 'Ein Bogen ist vollständig, aber noch nicht abgeschlossen'
              : `${ready} Bögen sind vollständig, aber noch nicht abgeschlossen`
          }
        >
          <p>Nur abgeschlossene Bögen zählen.</p>
        </Alert>
      )}
      {props.samples.length > 0 && <Samples {...props} />}
      {props.phase === 'open' && own.length > 0 && !next && (
        <Alert kind="success" title="Alle Bögen sind abgeschlossen – vielen Dank!">
          <p>Bis zum Ende der Bewertung können Sie sie wieder öffnen und ändern.</p>
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
            rows={props.items
              .values()
              .map((item) => [
                item.number === null ? '' : submissionNumber(props.year, item.number),
                item.recused ? item.title : linkTo(paths.juryEntry(item.id), item.title),
                item.organisation,
                item.category ?? '–',
                states(item),
              ])}
          />
        </Section>
      )}
    </>
  )
}

const Samples = (props: JuryListProps) => (
  <Section title="Proberunde">
    <p>Alle bewerten zuerst dasselbe Beispiel und sprechen dann darüber. Diese Punkte zählen nicht.</p>
    <DataTable
      caption="Beispiele der Proberunde"
      head={[{ label: 'Projekt' }, { label: 'Stand' }]}
      rows={props.samples.map((sample) => [
        <a href={paths.juryTrial(props.year, sample.id)}>{sample.title}</a>,
        <SampleState state={stateOf(Boolean(sample.scored), sample.discussed_at)} />,
      ])}
    />
  </Section>
)

const SampleState = ({ state }: { state: TrialState }) => {
  if (state === 'open') return <Badge kind="warning">Zuerst bewerten</Badge>
  return state === 'scored' ? (
    <Badge kind="success">Bewertet</Badge>
  ) : (
    <Badge kind="info">Zur Besprechung offen</Badge>
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

/** The state of one's own sheet in words; each is written once, however often it stands in the list. */
const ownStates = (criteria: number) => {
  const badge = (kind: Kind | 'neutral', text: string) => raw(String(<Badge kind={kind}>{text}</Badge>))
  const recused = badge('neutral', 'Befangen')
  const byScored = Array.from({ length: criteria + 1 }, (_, scored) => {
    if (scored === 0) return badge('warning', 'Offen')
    return badge('info', `Entwurf, ${scored} von ${criteria} Kriterien`)
  })
  const finished = badge('success', 'Abgeschlossen')
  return ({ recused: out, scored, final }: JuryListItem) =>
    out ? recused : final === 1 ? finished : byScored[Math.min(scored, criteria)]
}

const WaitingView = ({ title }: { title: string }) => (
  <>
    <PageHeader
      title="Danke, dass Sie bereitstehen"
      kicker={title}
      lead="Sie sind Stellvertretung. Sobald Sie einspringen sollen, meldet sich die Geschäftsstelle, und hier stehen die Einreichungen."
    />
  </>
)
