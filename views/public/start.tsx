import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import type { Edition } from '../../src/edition/store.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, ButtonLink } from '../components/form.tsx'
import { Card, PageHeader, Section } from '../components/page.tsx'
import { WinnerCard } from './winners.tsx'

export interface StartProps {
  readonly edition: Edition | null
  readonly phase: Phase | null
  readonly now: number
  readonly latest: Snapshot | null
}

/** One sentence, one button for what is possible now, the deadline in words, last winners as large pictures. */
export const StartView = (props: StartProps) => {
  const winners = props.latest?.winners ?? []
  const first = [
    ...winners.filter(({ place }) => place === 1),
    ...winners.filter(({ place }) => place !== 1),
  ].slice(0, 3)
  return (
    <>
      <div class="start__hero bleed">
        <div class="start__inner">
          <h1>Die besten Ideen für digitale Rathäuser</h1>
          <p class="lead">
            Kommunen zeigen, was gelungen ist, eine ehrenamtliche Jury wählt aus, und alle anderen dürfen es
            nachmachen.
          </p>
          <Now {...props} />
        </div>
      </div>
      {props.latest && first.length > 0 && (
        <Section title={`Ausgezeichnet ${props.latest.year}`}>
          <ol class="trio">
            {first.map((winner, index) => (
              <WinnerCard year={props.latest?.year ?? 0} winner={winner} eager={index === 0} />
            ))}
          </ol>
          <p>
            <a href={paths.winners(props.latest.year)}>Alle Preisträger {props.latest.year}</a>
          </p>
        </Section>
      )}
    </>
  )
}

const Now = ({ edition, phase, now, latest }: StartProps) => {
  if (edition && phase === 'call' && edition.call_closes_at !== null) {
    return (
      <>
        <Actions>
          <ButtonLink href={paths.submissions}>Projekt einreichen</ButtonLink>
          <ButtonLink href={paths.edition(edition.year)} variant="secondary">
            Worum es geht
          </ButtonLink>
        </Actions>
        <p class="start__deadline">
          Einreichungsschluss: {showDateTime(edition.call_closes_at)} (
          {showRemaining(edition.call_closes_at, now)})
        </p>
      </>
    )
  }
  return (
    <>
      <Actions>
        {latest && latest.winners.length > 0 && (
          <ButtonLink href={paths.winners(latest.year)}>Zu den Preisträgern {latest.year}</ButtonLink>
        )}
        {edition && (
          <ButtonLink href={paths.edition(edition.year)} variant="secondary">
            {edition.title}
          </ButtonLink>
        )}
      </Actions>
      {edition && phase && <p class="start__deadline">{SENTENCES[phase]}</p>}
    </>
  )
}

const SENTENCES: Partial<Record<Phase, string>> = {
  closed: 'Die Einreichung ist geschlossen. Bald beginnt die Jury zu lesen.',
  judging: 'Die Jury liest und bewertet gerade alle Einreichungen.',
  deliberation: 'Die Jury berät. Die Ergebnisse werden auf der Konferenz bekannt gegeben.',
}

export interface ArchiveItem {
  readonly year: number
  readonly title: string
  readonly place: string
  readonly winners: number
  readonly gallery: boolean
}

/** All years that are public. */
export const ArchiveView = (props: { items: readonly ArchiveItem[] }) => (
  <>
    <PageHeader title="Archiv" lead="Alle Jahre des Awards mit Preisträgern und Bildern der Konferenz." />
    {props.items.length === 0 ? (
      <EmptyState title="Noch nichts veröffentlicht">
        <p>Nach der ersten Preisverleihung stehen hier die Preisträger und die Galerie.</p>
      </EmptyState>
    ) : (
      <div class="cards">
        {props.items.map((item) => (
          <Card title={String(item.year)} headingLevel={2}>
            <p>
              {item.title}
              {item.place ? `, ${item.place}` : ''}
            </p>
            <ul>
              <li>
                <a href={paths.edition(item.year)}>Ausgabe {item.year}</a>
              </li>
              {item.winners > 0 && (
                <li>
                  <a href={paths.winners(item.year)}>Preisträger {item.year}</a>
                </li>
              )}
              {item.gallery && (
                <li>
                  <a href={paths.gallery(item.year)}>Galerie {item.year}</a>
                </li>
              )}
            </ul>
          </Card>
        ))}
      </div>
    )}
  </>
)
