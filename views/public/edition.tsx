import { showDateTime, showDays } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
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
import { editionWords } from './words/edition.ts'

export interface EditionPageProps {
  readonly lang: Language
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
  const { edition, lang, snapshot } = props
  const t = editionWords[lang]
  const winners = snapshot?.winners ?? []
  return (
    <>
      <PageHeader title={edition.title} kicker={edition.conference_title || t.phases[props.phase]}>
        {props.phase === 'call' && <ButtonLink href={paths.submissions}>{t.handIn}</ButtonLink>}
        {winners.length > 0 && (
          <ButtonLink href={inLanguage(lang, paths.winners(edition.year))}>{t.toWinners}</ButtonLink>
        )}
        {props.galleryPhotos > 0 && (
          <ButtonLink href={inLanguage(lang, paths.gallery(edition.year))} variant="secondary">
            {t.toGallery}
          </ButtonLink>
        )}
      </PageHeader>
      {(props.phase === 'call' || props.phase === 'closed') && (
        <ExtensionList extensions={props.extensions} />
      )}
      {edition.intro && <Prose text={edition.intro} />}
      {winners.length > 0 && (
        <Section title={t.awarded}>
          <ol class="trio">
            {winners
              .filter(({ place }) => place === 1)
              .slice(0, 3)
              .map((winner) => (
                <WinnerCard lang={lang} year={edition.year} winner={winner} />
              ))}
          </ol>
        </Section>
      )}
      {facts(lang, edition).length > 0 && (
        <Section title={t.conference}>
          <Facts items={facts(lang, edition)} />
        </Section>
      )}
      {props.eligibility.sentences.length > 0 && (
        <Section title={t.eligibility}>
          <EligibilityWords {...props.eligibility} />
        </Section>
      )}
      {props.categories.length > 0 && (
        <Section title={t.categories}>
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
        <Section title={t.rules}>
          <RulesInWords rules={props.rules} />
          <p>
            {props.rulesHash === null ? t.notFrozen : t.frozen}{' '}
            <a href={inLanguage(lang, paths.rules(edition.year))}>{t.versions}</a>
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

const facts = (lang: Language, edition: Edition) => {
  const t = editionWords[lang]
  const count = edition.participants?.toLocaleString(lang === 'de' ? 'de-DE' : 'en-GB')
  return [
    ...(edition.venue || edition.place
      ? [
          {
            term: t.place,
            detail: <span lang="de">{[edition.venue, edition.place].filter(Boolean).join(', ')}</span>,
          },
        ]
      : []),
    ...(edition.starts_on
      ? [{ term: t.days, detail: showDays(edition.starts_on, edition.ends_on, lang) }]
      : []),
    ...(count ? [{ term: t.participants, detail: t.about(count) }] : []),
    ...(edition.call_closes_at === null
      ? []
      : [{ term: t.callCloses, detail: showDateTime(edition.call_closes_at, lang) }]),
    ...(edition.judging_closes_at === null
      ? []
      : [{ term: t.judgingCloses, detail: showDateTime(edition.judging_closes_at, lang) }]),
  ]
}
