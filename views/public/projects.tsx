/** Good practice: the list with its filter, and one project. */
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { publishedPhoto } from '../../src/publication/snapshot.ts'
import type { Example } from '../../src/showcase/example.ts'
import type { ExampleFilter } from '../../src/showcase/example-store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Button, Select } from '../components/form.tsx'
import { Breadcrumb, Columns, Facts, PageHeader, Section } from '../components/page.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { Picture } from '../components/picture.tsx'
import {
  type Adopter,
  Hero,
  MorePictures,
  type PublishedQuestion,
  Reuse,
  Story,
  shortFacts,
} from './project.tsx'
import { projectWords } from './words/project.ts'
import { winnersWords } from './words/winners.ts'

export type ListedProject = Pick<
  Example,
  'slug' | 'title' | 'organisation' | 'category' | 'sizeClass' | 'winner' | 'photos'
>

/** Projects side by side; a winner's card leads to the winner's page. */
export const ProjectCards = (props: {
  lang: Language
  year: number
  projects: readonly ListedProject[]
  level?: 'h2' | 'h3'
}) => {
  const Heading = props.level ?? 'h3'
  return (
    <ul class="trio projects">
      {props.projects.map((project) => (
        <li class="winner-card">
          {project.photos[0] && (
            <Picture photo={publishedPhoto(project.photos[0])} sizes="(max-width: 48rem) 100vw, 24rem" />
          )}
          <div class="winner-card__text">
            <Heading lang="de">
              <a href={inLanguage(props.lang, hrefOf(props.year, project))}>{project.title}</a>
            </Heading>
            <p lang="de">{project.organisation}</p>
            <p class="small" lang="de">
              {project.category}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

const hrefOf = (year: number, { winner, slug }: Pick<Example, 'winner' | 'slug'>) =>
  winner ? paths.winner(year, slug) : paths.project(year, slug)

export interface ProjectsProps {
  readonly lang: Language
  readonly year: number
  readonly editionTitle: string
  readonly projects: readonly ListedProject[]
  readonly total: number
  readonly filter: ExampleFilter
  readonly choices: Readonly<Record<keyof ExampleFilter, readonly string[]>>
  readonly page: number
  readonly pages: number
  /** The address of another page of the same choice. */
  readonly to: (page: number) => string
}

/** All projects that agreed to be shown, by category, size and state. */
export const ProjectsView = (props: ProjectsProps) => {
  const { lang, year } = props
  const t = projectWords[lang]
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[
          { href: inLanguage(lang, paths.edition(year)), label: props.editionTitle },
          { label: t.projects },
        ]}
      />
      <PageHeader title={t.title(year)} lead={t.lead} />
      <Filter {...props} />
      {props.projects.length === 0 ? (
        <EmptyState title={t.none}>
          <p>
            <a href={inLanguage(lang, paths.projects(year))}>{t.reset}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="muted">{t.found(props.total)}</p>
          <ProjectCards lang={lang} year={year} projects={props.projects} level="h2" />
        </>
      )}
      <PageLinks of={t.pages} page={props.page} pages={props.pages} to={props.to} />
    </>
  )
}

const Filter = ({ lang, year, filter, choices }: ProjectsProps) => {
  const t = projectWords[lang]
  const fields = [
    { name: 'kategorie', label: t.category, value: filter.category, options: choices.category },
    { name: 'groesse', label: t.size, value: filter.size, options: choices.size },
    { name: 'land', label: t.state, value: filter.state, options: choices.state },
  ]
  return (
    <form
      class="project-filter"
      method="get"
      action={inLanguage(lang, paths.projects(year))}
      aria-label={t.filter}
    >
      {fields
        .filter(({ options }) => options.length > 1)
        .map(({ options, ...field }) => (
          <Select
            {...field}
            placeholder={t.all}
            options={options.map((option) => ({ value: option, label: option, german: lang !== 'de' }))}
            optionalMark={false}
          />
        ))}
      <Button variant="secondary">{t.show}</Button>
    </form>
  )
}

/** One project of good practice. */
export const ProjectView = (props: {
  lang: Language
  year: number
  editionTitle: string
  project: Example
  questions: readonly PublishedQuestion[]
  adopters: readonly Adopter[]
  report: string | null
}) => {
  const { lang, year, project, questions } = props
  const t = projectWords[lang]
  const w = winnersWords[lang]
  const [hero, ...more] = project.photos
  const facts = [
    {
      term: w.award,
      detail: <a href={inLanguage(lang, paths.edition(year))}>{props.editionTitle}</a>,
    },
    ...(project.category ? [{ term: w.category, detail: <span lang="de">{project.category}</span> }] : []),
    { term: w.municipality, detail: <span lang="de">{project.organisation}</span> },
    ...(project.sizeClass ? [{ term: t.size, detail: <span lang="de">{project.sizeClass}</span> }] : []),
    ...shortFacts(project, questions),
  ]
  return (
    <>
      {hero && <Hero lang={lang} photo={hero} />}
      <header class="winner__head">
        <p class="kicker">{t.projects}</p>
        <h1 lang="de">{project.title}</h1>
        <p class="winner__municipality" lang="de">
          {project.organisation}
        </p>
      </header>
      <Columns
        asideLabel={w.glance}
        aside={
          <Section title={w.glance}>
            <Facts items={facts} />
          </Section>
        }
      >
        <Story lang={lang} project={project} questions={questions} />
      </Columns>
      <Reuse
        lang={lang}
        project={project}
        questions={questions}
        adopters={props.adopters}
        report={props.report}
      />
      <MorePictures lang={lang} photos={more} />
      <nav class="neighbours" aria-label={t.projects}>
        <a href={inLanguage(lang, paths.projects(year))}>{t.back(year)}</a>
      </nav>
    </>
  )
}
