/** The parts of the page of an award year. */
import { showDays } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { Category } from '../../src/edition/store.ts'
import type { Figures } from '../../src/publication/figures.ts'
import type { StatementDocument } from '../../src/showcase/extras.ts'
import type { Highlight } from '../../src/showcase/rules.ts'
import type { Named } from '../../src/showcase/store.ts'
import { RulesInWords } from '../components/judging-rules.tsx'
import { Markdown } from '../components/markdown.tsx'
import { Card } from '../components/page.tsx'
import { Bars } from '../components/plot.tsx'
import type { EditionPageProps } from './edition.tsx'
import { ProjectCards } from './projects.tsx'
import { WinnerCard } from './winners.tsx'
import { editionWords } from './words/edition.ts'

export const first = ({ snapshot }: EditionPageProps) =>
  (snapshot?.winners ?? []).filter(({ place }) => place === 1).slice(0, 3)

export const Awarded = (props: EditionPageProps) => (
  <>
    <ol class="trio">
      {first(props).map((winner) => (
        <WinnerCard lang={props.lang} year={props.edition.year} winner={winner} category />
      ))}
    </ol>
    <p>
      <a href={inLanguage(props.lang, paths.winners(props.edition.year))}>
        {editionWords[props.lang].allWinners}
      </a>
    </p>
  </>
)

export const Programme = ({ lang, programme }: { lang: Language; programme: readonly Highlight[] }) => (
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

export const Examples = ({ lang, edition, extras }: EditionPageProps) => {
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

export const Statement = (props: EditionPageProps & { statement: StatementDocument }) => {
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

export const FiguresPart = ({ lang, figures }: { lang: Language; figures: Figures }) => {
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
                german: lang !== 'de' && Boolean(label),
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

export const Jury = ({ lang, jury }: { lang: Language; jury: readonly Named[] }) => (
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

export const Categories = ({ categories }: { categories: readonly Category[] }) => (
  <div class="cards" lang="de">
    {categories.map(({ name, description }) => (
      <Card title={name}>
        <p>{description}</p>
      </Card>
    ))}
  </div>
)

export const Rules = ({ lang, edition, rules, rulesHash }: EditionPageProps) => {
  const t = editionWords[lang]
  return (
    <>
      <RulesInWords rules={rules} lang={lang} />
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
