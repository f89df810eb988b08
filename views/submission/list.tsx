import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import type { OwnListItem } from '../../src/submission/store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Button } from '../components/form.tsx'
import { Card, PageHeader, Section } from '../components/page.tsx'
import { StateBadge } from '../components/state-badge.tsx'

export interface OpenCall {
  readonly id: string
  readonly title: string
  readonly closesAt: number
  readonly remaining: string
}

/** What the person handed in, and what can be handed in now. */
export const SubmissionListView = (props: { items: OwnListItem[]; calls: OpenCall[]; now: number }) => (
  <>
    <PageHeader title="Meine Einreichungen" />
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
      <div class="cards">
        {props.items.map((item) => (
          <Card title={item.title || 'Noch ohne Titel'} headingLevel={2} href={paths.submission(item.id)}>
            <p>
              {item.number === null
                ? `Ausgabe ${item.year}`
                : `Nr. ${submissionNumber(item.year, item.number)}`}
              <br />
              Zuletzt gespeichert: {showDateTime(item.updated_at)}
              {item.extended_until !== null && item.extended_until > props.now && (
                <>
                  <br />
                  Eigene Frist: {showDateTime(item.extended_until)} (
                  {showRemaining(item.extended_until, props.now)})
                </>
              )}
            </p>
            <StateBadge state={item.state} />
          </Card>
        ))}
      </div>
    )}
  </>
)
