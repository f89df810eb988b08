import type { Child } from 'hono/jsx'
import { showDateTime, showDays } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import type { Category, Edition } from '../../src/edition/store.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import type { Figures } from '../../src/publication/figures.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import type { Highlight } from '../../src/showcase/rules.ts'
import type { Named } from '../../src/showcase/store.ts'
import { EligibilityWords } from '../components/eligibility.tsx'
import { type Extension, ExtensionList } from '../components/extensions.tsx'
import { ButtonLink } from '../components/form.tsx'
import { RulesInWords } from '../components/judging-rules.tsx'
import { Markdown } from '../components/markdown.tsx'
import { Card, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { Bars } from '../components/plot.tsx'
import { type ListedProject, ProjectCards } from './projects.tsx'
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
  readonly extras: EditionExtras
}

/** The taskforce's statement as a document. */
export interface StatementDocument {
  readonly title: string
  /** ISO date */
  readonly on: string | null
  /** Markdown */
  readonly summary: string
  /** "1,4 MB" */
  readonly size: string
}

/** What the page shows besides dates and rules; what is not public yet is empty. */
export interface EditionExtras {
  readonly programme: readonly Highlight[]
  readonly jury: readonly Named[]
  /** The first few, and how many there are. */
  readonly examples: readonly ListedProject[]
  readonly exampleCount: number
  readonly statement: StatementDocument | null
  readonly figures: Figures | null
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
    extras.examples.length > 0 && { id: 'beispiele', title: t.examples, content: <Examples {...props} /> },
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
      content: <EligibilityWords {...props.eligibility} />,
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

const first = ({ snapshot }: EditionPageProps) =>
  (snapshot?.winners ?? []).filter(({ place }) => place === 1).slice(0, 3)

const Awarded = (props: EditionPageProps) => (
  <>
    <ol class="trio">
      {first(props).map((winner) => (
        <WinnerCard lang={props.lang} year={props.edition.year} winner={winner} />
      ))}
    </ol>
    <p>
      <a href={inLanguage(props.lang, paths.winners(props.edition.year))}>
        {editionWords[props.lang].allWinners}
      </a>
    </p>
  </>
)

const Programme = ({ lang, programme }: { lang: Language; programme: readonly Highlight[] }) => (
  <ol class="programme" lang="de">
    {programme.map(({ when, title, speaker, note }) => (
      <li>
        <p class="programme__when">{when}</p>
        <div>
          <h3>{title}</h3>
          {speaker && (
            <p class="muted">
              <span lang={lang}>{editionWords[lang].with}</span> {speaker}
            </p>
          )}
          {note && <p>{note}</p>}
        </div>
      </li>
    ))}
  </ol>
)

const Examples = ({ lang, edition, extras }: EditionPageProps) => {
  const t = editionWords[lang]
  return (
    <>
      <p>{t.examplesLead}</p>
      <ProjectCards lang={lang} year={edition.year} projects={extras.examples} />
      <p>
        <a href={inLanguage(lang, paths.projects(edition.year))}>{t.allExamples(extras.exampleCount)}</a>
      </p>
    </>
  )
}

const Statement = (props: EditionPageProps & { statement: StatementDocument }) => {
  const { lang, edition, statement } = props
  return (
    <>
      <h3 lang="de">{statement.title}</h3>
      {statement.on && <p class="muted">{showDays(statement.on, null, lang)}</p>}
      {statement.summary && (
        <div lang="de">
          <Markdown source={statement.summary} />
        </div>
      )}
      <p>
        <a href={paths.statement(edition.year)} hreflang="de" type="application/pdf">
          {editionWords[lang].download(statement.size)}
        </a>
      </p>
    </>
  )
}

const FiguresPart = ({ lang, figures }: { lang: Language; figures: Figures }) => {
  const t = editionWords[lang]
  const charts = [
    { id: 'kategorie', title: t.byCategory, bars: figures.category },
    { id: 'groesse', title: t.bySize, bars: figures.size },
    { id: 'land', title: t.byState, bars: figures.state },
  ]
  return (
    <>
      <p>{t.total(figures.total)}</p>
      <div class="charts">
        {charts
          // One bar alone says nothing.
          .filter(({ bars }) => bars.length > 1)
          .map(({ id, title, bars }) => (
            <Bars
              id={`zahlen-${id}`}
              title={title}
              bars={bars.map(({ label, entries }) => ({
                label: label === null ? t.others : label || t.unknown,
                value: entries,
              }))}
              head={[t.group, t.entries]}
              table={t.table}
            />
          ))}
      </div>
      <p class="small muted">{t.few}</p>
    </>
  )
}

const Jury = ({ lang, jury }: { lang: Language; jury: readonly Named[] }) => (
  <ul class="people">
    {jury.map(({ name, institution, role }) => (
      <li>
        <strong lang="de">{name}</strong>
        {role !== 'member' && <span class="people__role">{editionWords[lang].roles[role]}</span>}
        {institution && (
          <span class="muted" lang="de">
            {institution}
          </span>
        )}
      </li>
    ))}
  </ul>
)

const Categories = ({ categories }: { categories: readonly Category[] }) => (
  <div class="cards" lang="de">
    {categories.map(({ name, description }) => (
      <Card title={name}>
        <p>{description}</p>
      </Card>
    ))}
  </div>
)

const Rules = ({ lang, edition, rules, rulesHash }: EditionPageProps) => {
  const t = editionWords[lang]
  return (
    <>
      <RulesInWords rules={rules} />
      <p>
        {rulesHash === null ? t.notFrozen : t.frozen}{' '}
        <a href={inLanguage(lang, paths.rules(edition.year))}>{t.versions}</a>
        {rulesHash !== null && (
          <>
            <br />
            <span class="small muted break">SHA-256 {rulesHash}</span>
          </>
        )}
      </p>
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
