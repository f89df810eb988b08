import { showDateTime } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import type { FrozenRules } from '../../src/judging-rules/store.ts'
import { RulesInWords } from '../components/judging-rules.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'

interface Props {
  readonly year: number
  readonly title: string
  /** What the settings say while nothing is frozen. */
  readonly rules: JudgingRules
  /** Every frozen version, the first first. */
  readonly history: readonly FrozenRules[]
}

/** How the jury judges: the version that counts, and all before it with the reasons. */
export const PublicRulesView = ({ year, title, rules, history }: Props) => (
  <>
    <Breadcrumb items={[{ href: paths.edition(year), label: title }, { label: 'Wertungsregeln' }]} />
    <PageHeader
      title="Wertungsregeln"
      kicker={title}
      lead={
        history.length === 0
          ? 'So soll bewertet werden. Spätestens mit dem Beginn der Bewertung werden die Regeln eingefroren.'
          : 'Nach diesen Regeln wird bewertet. Sie sind eingefroren; jede spätere Änderung brauchen Geschäftsstelle und Juryvorsitz gemeinsam, und sie steht hier mit ihrem Grund.'
      }
    />
    {history.length === 0 && <RulesInWords rules={rules} />}
    {history.toReversed().map((version, index) => (
      <Section
        title={index === 0 ? `Version ${version.version}, gilt` : `Version ${version.version}, abgelöst`}
      >
        <Facts items={sealFacts(year, version)} />
        <RulesInWords rules={version.rules} />
      </Section>
    ))}
  </>
)

const sealFacts = (year: number, { version, frozenAt, reason, sha256 }: FrozenRules) => [
  { term: 'Eingefroren', detail: showDateTime(frozenAt) },
  ...(reason ? [{ term: 'Grund der Änderung', detail: reason }] : []),
  { term: 'SHA-256', detail: <code class="break">{sha256}</code> },
  {
    term: 'Zum Nachrechnen',
    detail: <a href={paths.rulesFile(year, version)}>Regeln als JSON, genau so wurden sie eingefroren</a>,
  },
]
