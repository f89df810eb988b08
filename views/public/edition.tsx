import { showDateTime, showDays } from '../../src/core/berlin-time.ts'
import { phaseNames } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import type { Category, Edition } from '../../src/edition/store.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import { EligibilityWords } from '../components/eligibility.tsx'
import { type Extension, ExtensionList } from '../components/extensions.tsx'
import { ButtonLink } from '../components/form.tsx'
import { RulesInWords } from '../components/judging-rules.tsx'
import { Card, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { WinnerCard } from './winners.tsx'

export interface EditionPageProps {
  readonly edition: Edition
  readonly phase: Phase
  readonly categories: readonly Category[]
  readonly rules: JudgingRules
  /** SHA-256 of the rules once frozen. */
  readonly rulesHash: string | null
  readonly snapshot: Snapshot | null
  readonly extensions: readonly Extension[]
  readonly eligibility: { readonly sentences: readonly string[]; readonly changes: readonly FormChange[] }
  readonly galleryPhotos: number
}

/** Everything public about one award year. */
export const EditionView = (props: EditionPageProps) => {
  const { edition, snapshot } = props
  const winners = snapshot?.winners ?? []
  return (
    <>
      <PageHeader title={edition.title} kicker={edition.conference_title || phaseNames[props.phase]}>
        {props.phase === 'call' && <ButtonLink href={paths.submissions}>Projekt einreichen</ButtonLink>}
        {winners.length > 0 && (
          <ButtonLink href={paths.winners(edition.year)}>Zu den Preisträgern</ButtonLink>
        )}
        {props.galleryPhotos > 0 && (
          <ButtonLink href={paths.gallery(edition.year)} variant="secondary">
            Zur Galerie
          </ButtonLink>
        )}
      </PageHeader>
      {(props.phase === 'call' || props.phase === 'closed') && (
        <ExtensionList extensions={props.extensions} />
      )}
      {edition.intro && <Prose text={edition.intro} />}
      {winners.length > 0 && (
        <Section title="Ausgezeichnet">
          <ol class="trio">
            {winners
              .filter(({ place }) => place === 1)
              .slice(0, 3)
              .map((winner) => (
                <WinnerCard year={edition.year} winner={winner} />
              ))}
          </ol>
        </Section>
      )}
      {facts(edition).length > 0 && (
        <Section title="Konferenz und Termine">
          <Facts items={facts(edition)} />
        </Section>
      )}
      {props.eligibility.sentences.length > 0 && (
        <Section title="Wer kann teilnehmen">
          <EligibilityWords {...props.eligibility} />
        </Section>
      )}
      {props.categories.length > 0 && (
        <Section title="Kategorien">
          <div class="cards">
            {props.categories.map(({ name, description }) => (
              <Card title={name}>
                <p>{description}</p>
              </Card>
            ))}
          </div>
        </Section>
      )}
      {props.rules.criteria.length > 0 && (
        <Section title="Wie bewertet wird">
          <RulesInWords rules={props.rules} />
          <p>
            {props.rulesHash === null
              ? 'Die Regeln werden eingefroren, bevor die Jury bewertet. '
              : 'Diese Regeln sind eingefroren. '}
            <a href={paths.rules(edition.year)}>Wertungsregeln und ihre Versionen</a>
            {props.rulesHash !== null && (
              <>
                <br />
                <span class="small muted break">SHA-256 {props.rulesHash}</span>
              </>
            )}
          </p>
        </Section>
      )}
    </>
  )
}

const facts = (edition: Edition) => [
  ...(edition.venue || edition.place
    ? [{ term: 'Ort', detail: [edition.venue, edition.place].filter(Boolean).join(', ') }]
    : []),
  ...(edition.starts_on ? [{ term: 'Konferenz', detail: showDays(edition.starts_on, edition.ends_on) }] : []),
  ...(edition.participants
    ? [{ term: 'Teilnehmende', detail: `rund ${edition.participants.toLocaleString('de-DE')}` }]
    : []),
  ...(edition.call_closes_at === null
    ? []
    : [{ term: 'Einreichungsschluss', detail: showDateTime(edition.call_closes_at) }]),
  ...(edition.judging_closes_at === null
    ? []
    : [{ term: 'Ende der Bewertung', detail: showDateTime(edition.judging_closes_at) }]),
]
