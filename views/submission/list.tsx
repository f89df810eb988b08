import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import type { ListItem } from '../../src/submission/store.ts'
import { rightNames } from '../../src/team/rules.ts'
import type { Offer } from '../../src/team/store.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Button } from '../components/form.tsx'
import { Card, PageHeader, Section } from '../components/page.tsx'
import { StateBadge } from '../components/state-badge.tsx'

export interface OpenCall {
  readonly id: string
  readonly title: string
  readonly closesAt: number
  readonly remaining: string
}

interface ListProps {
  /** Own and shared. */
  readonly items: readonly ListItem[]
  /** Of the reader's organisation, looked after by others. */
  readonly organisation: readonly ListItem[]
  readonly offers: readonly Offer[]
  readonly calls: readonly OpenCall[]
  readonly now: number
}

/** What the person and their colleagues handed in, and what can be handed in now. */
export const SubmissionListView = (props: ListProps) => (
  <>
    <PageHeader title="Meine Einreichungen" />
    {props.offers.map((offer) => (
      <Alert kind="info" title={`${offer.owner} lädt Sie zur Mitarbeit ein`}>
        <p>
          <a href={paths.invitation(offer.submission_id)}>
            Einladung zu „{offer.title || 'noch ohne Titel'}“ ansehen
          </a>
        </p>
      </Alert>
    ))}
    {props.calls.map((call) => (
      <Section title={call.title}>
        <p>
          Einreichungsschluss: <strong>{showDateTime(call.closesAt)}</strong> ({call.remaining})
        </p>
        <form method="post" action={paths.submissions}>
          <input type="hidden" name="edition" value={call.id} />
          <Button variant={props.items.length === 0 ? 'primary' : 'secondary'}>
            Neue Einreichung beginnen
          </Button>
        </form>
      </Section>
    ))}
    {props.items.length === 0 ? (
      <EmptyState title="Noch keine Einreichung">
        <p>
          {props.calls.length > 0
            ? 'Ihre Entwürfe und Einreichungen stehen dann hier. Sie können jederzeit unterbrechen; alles bleibt gespeichert.'
            : 'Zurzeit ist keine Einreichung offen. Auf der Startseite steht, wann es weitergeht.'}
        </p>
      </EmptyState>
    ) : (
      <Cards items={props.items} headingLevel={2} now={props.now} />
    )}
    {props.organisation.length > 0 && (
      <Section title="Aus Ihrer Organisation">
        <p>
          Von Kolleginnen und Kollegen eingereicht. Sie können sie ansehen und als Vorlage übernehmen, weil
          die Geschäftsstelle Ihre E-Mail-Adresse dieser Organisation zugeordnet hat.
        </p>
        <Cards items={props.organisation} headingLevel={3} now={props.now} />
      </Section>
    )}
    <p class="small">
      Vor dem Einreichungsschluss erinnern wir Sie an unfertige Entwürfe.{' '}
      <a href={paths.reminders}>Erinnerungen ein- oder ausschalten</a>
    </p>
  </>
)

const Cards = ({
  items,
  headingLevel,
  now,
}: {
  items: readonly ListItem[]
  headingLevel: 2 | 3
  now: number
}) => (
  <div class="cards">
    {items.map((item) => (
      <Card
        title={item.title || 'Noch ohne Titel'}
        headingLevel={headingLevel}
        href={paths.submission(item.id)}
      >
        <p>
          {item.number === null ? `Ausgabe ${item.year}` : `Nr. ${submissionNumber(item.year, item.number)}`}
          <br />
          Zuletzt gespeichert: {showDateTime(item.updated_at)}
          {item.right !== 'view' && item.extended_until !== null && item.extended_until > now && (
            <>
              <br />
              Eigene Frist: {showDateTime(item.extended_until)} ({showRemaining(item.extended_until, now)})
            </>
          )}
          {item.owner !== null && (
            <>
              <br />
              Von {item.owner}
              {headingLevel === 2 && `; Sie dürfen: ${rightNames[item.right]}`}
            </>
          )}
        </p>
        <StateBadge state={item.state} />
      </Card>
    ))}
  </div>
)
