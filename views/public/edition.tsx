import { showDateTime, showDays } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import type { Category, Edition } from '../../src/edition/store.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import type { Withdrawal } from '../../src/publication/change-store.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import type { EditionExtras } from '../../src/showcase/extras.ts'
import { EligibilityWords } from '../components/eligibility.tsx'
import { type Extension, ExtensionList } from '../components/extensions.tsx'
import { ButtonLink } from '../components/form.tsx'
import type { Child } from '../components/markup.ts'
import { Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import {
  Awarded,
  Categories,
  Examples,
  FiguresPart,
  first,
  Jury,
  Programme,
  Rules,
  Statement,
} from './edition-parts.tsx'
import { WithdrawalNotice } from './release-notes.tsx'
import { editionWords } from './words/edition.ts'
import { startWords } from './words/start.ts'

export interface EditionPageProps {
  readonly lang: Language
  readonly edition: Edition
  readonly phase: Phase
  readonly categories: readonly Category[]
  readonly rules: JudgingRules
  /** SHA-256 of the rules once frozen. */
  readonly rulesHash: string | null
  readonly snapshot: Snapshot | null
  /** Results that were public and were taken back. */
  readonly withdrawal: Withdrawal | null
  readonly extensions: readonly Extension[]
  readonly eligibility: { readonly sentences: readonly string[]; readonly changes: readonly FormChange[] }
  readonly galleryPhotos: number
  /** Whether the text of the call is public. */
  readonly call: boolean
  readonly extras: EditionExtras
}

interface Part {
  readonly id: string
  readonly title: string
  readonly content: Child
}

/** Everything public about one award year: parts under their headings, and the way to each of them. */
export const EditionView = (props: EditionPageProps) => {
  const { edition, lang, snapshot } = props
  const t = editionWords[lang]
  const winners = snapshot?.winners ?? []
  const parts = partsOf(props)
  return (
    <>
      <PageHeader
        title={edition.title}
        kicker={edition.conference_title || t.phases[props.phase]}
        {...standing(props)}
      >
        {props.phase === 'call' && <ButtonLink href={paths.submissions}>{t.handIn}</ButtonLink>}
        {props.call && (
          <ButtonLink href={inLanguage(lang, paths.call(edition.year))} variant="secondary">
            {t.call}
          </ButtonLink>
        )}
        {winners.length > 0 && (
          <ButtonLink href={inLanguage(lang, paths.winners(edition.year))}>{t.toWinners}</ButtonLink>
        )}
        {props.galleryPhotos > 0 && (
          <ButtonLink href={inLanguage(lang, paths.gallery(edition.year))} variant="secondary">
            {t.toGallery}
          </ButtonLink>
        )}
      </PageHeader>
      <WithdrawalNotice lang={lang} withdrawal={props.withdrawal} />
      {(props.phase === 'call' || props.phase === 'closed') && (
        <ExtensionList extensions={props.extensions} lang={lang} />
      )}
      {edition.intro && (
        <div lang="de">
          <Prose text={edition.intro} />
        </div>
      )}
      {parts.length > 2 && <Contents label={t.contents} parts={parts} />}
      {parts.map(({ id, title, content }) => (
        <Section id={id} title={title}>
          {content}
        </Section>
      ))}
    </>
  )
}

/** Where the year stands, in a sentence; nothing once its results are there or were taken back. */
const standing = ({ lang, edition, phase, withdrawal }: EditionPageProps): { lead?: string } => {
  if (withdrawal) return {}
  if (phase === 'call' && edition.call_closes_at !== null)
    return { lead: editionWords[lang].until(showDateTime(edition.call_closes_at, lang)) }
  if (phase === 'closed' || phase === 'judging' || phase === 'deliberation')
    return { lead: startWords[lang][phase] }
  return {}
}

const Contents = ({ label, parts }: { label: string; parts: readonly Part[] }) => (
  <nav class="contents" aria-label={label}>
    <ul>
      {parts.map(({ id, title }) => (
        <li>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
)

/** The parts that have something to say, in their order. */
const partsOf = (props: EditionPageProps): Part[] => {
  const { edition, extras, lang } = props
  const t = editionWords[lang]
  const about = facts(lang, edition)
  const all: (Part | false)[] = [
    first(props).length > 0 && { id: 'ausgezeichnet', title: t.awarded, content: <Awarded {...props} /> },
    about.length > 0 && { id: 'konferenz', title: t.conference, content: <Facts items={about} /> },
    extras.programme.length > 0 && {
      id: 'programm',
      title: t.programme,
      content: <Programme lang={lang} programme={extras.programme} />,
    },
    extras.exampleCount > 0 && { id: 'beispiele', title: t.examples, content: <Examples {...props} /> },
    extras.statement !== null && {
      id: 'stellungnahme',
      title: t.statement,
      content: <Statement {...props} statement={extras.statement} />,
    },
    extras.figures !== null && {
      id: 'zahlen',
      title: t.figures,
      content: <FiguresPart lang={lang} figures={extras.figures} />,
    },
    extras.jury.length > 0 && { id: 'jury', title: t.jury, content: <Jury lang={lang} jury={extras.jury} /> },
    props.eligibility.sentences.length > 0 && {
      id: 'teilnahme',
      title: t.eligibility,
      content: <EligibilityWords {...props.eligibility} lang={lang} />,
    },
    props.categories.length > 0 && {
      id: 'kategorien',
      title: t.categories,
      content: <Categories categories={props.categories} />,
    },
    props.rules.criteria.length > 0 && { id: 'wertung', title: t.rules, content: <Rules {...props} /> },
  ]
  return all.filter((part) => part !== false)
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
