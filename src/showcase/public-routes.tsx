/** Public: good practice, and the taskforce's statement as a document. */
import { Hono } from 'hono'
import { ProjectsView, ProjectView } from '../../views/public/projects.tsx'
import { projectWords } from '../../views/public/words/project.ts'
import { acceptedAdoptions } from '../adoption/store.ts'
import { projectData } from '../archive/linked-data.ts'
import { inLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { shareHead } from '../http/share.tsx'
import { creditOf, withCredit } from '../photo/credit.ts'
import { largestJpegKey, SHARE, shareKey } from '../photo/rules.ts'
import { photoByPublicKey } from '../photo/store.ts'
import { snapshotOf } from '../publication/store.ts'
import { statementKey } from './actions.ts'
import {
  countExamples,
  type ExampleFilter,
  exampleBySlug,
  exampleChoices,
  examplesOf,
} from './example-store.ts'
import { pageOf } from './rules.ts'
import { editionPageOf } from './store.ts'

/** What was chosen in the filter; a value that does not occur is none. */
const filterOf = (c: Ctx, choices: Record<keyof ExampleFilter, string[]>): ExampleFilter => {
  const chosen = (name: string, among: readonly string[]) => {
    const value = c.req.query(name) ?? ''
    return among.includes(value) ? value : ''
  }
  return {
    category: chosen('kategorie', choices.category),
    size: chosen('groesse', choices.size),
    state: chosen('land', choices.state),
  }
}

const queryOf = ({ category, size, state }: ExampleFilter, number: number): string => {
  const fields = { kategorie: category, groesse: size, land: state, seite: number > 1 ? String(number) : '' }
  return String(new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== '')))
}

const projectsPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition || edition.released_at === null) return errorPage(c, 'not_found')
  const { db } = c.get('services')
  const lang = c.get('language')
  const choices = await exampleChoices(db, edition.id)
  const filter = filterOf(c, choices)
  const total = await countExamples(db, edition.id, filter)
  // Nobody agreed: then there is no such page.
  if (choices.category.length === 0 && total === 0) return errorPage(c, 'not_found')
  const { page: number, pages } = pageOf(c.req.query('seite'), total)
  const view = (
    <ProjectsView
      lang={lang}
      year={edition.year}
      editionTitle={edition.title}
      projects={await examplesOf(db, edition.id, filter, number)}
      total={total}
      filter={filter}
      choices={choices}
      page={number}
      pages={pages}
      to={(other) => inLanguage(lang, paths.projectsFor(edition.year, queryOf(filter, other)))}
    />
  )
  return page(c, { title: projectWords[lang].title(edition.year) }, view)
}

const projectPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition || edition.released_at === null) return errorPage(c, 'not_found')
  const { db } = c.get('services')
  const lang = c.get('language')
  const project = await exampleBySlug(db, edition.id, param(c, 'slug'))
  if (!project) return errorPage(c, 'not_found')
  if (project.winner) return c.redirect(inLanguage(lang, paths.winner(edition.year, project.slug)), 301)
  const snapshot = await snapshotOf(db, edition.id)
  const view = (
    <ProjectView
      lang={lang}
      year={edition.year}
      editionTitle={edition.title}
      project={project}
      questions={snapshot?.questions ?? []}
      adopters={await acceptedAdoptions(db, project.submission)}
      report={paths.projectAdoption(edition.year, project.slug)}
    />
  )
  const head = await shareHead(c, {
    title: `${project.title} – ${project.organisation}`,
    description: project.answers.summary ?? '',
    path: paths.project(edition.year, project.slug),
    photo: project.photos[0],
  })
  const at = { origin: c.get('services').config.origin, lang }
  const data = projectData(at, paths.project(edition.year, project.slug), project)
  return page(c, { title: project.title, head, data }, view)
}

const statementFile = async (c: Ctx) => {
  const edition = await editionOf(c)
  const { db, files, clock } = c.get('services')
  const stored = edition && (await editionPageOf(db, edition.id))
  if (!edition || !stored?.file || stored.statement_public !== 1) return errorPage(c, 'not_found')
  if (phaseOf(edition, clock()) === 'draft') return errorPage(c, 'not_found')
  const file = await files.get(statementKey(edition.id, stored.file.id))
  if (!file) return errorPage(c, 'not_found')
  const ascii = stored.file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  // Whatever a reader does with it: saved as a file, never shown or run as a page of ours.
  return c.body(file.body, 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(file.size),
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(stored.file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  })
}

/**
 * The picture for shared links; it is cut when the first one asks, which can only be after its release. Programs that
 * preview links keep it as they like.
 */
const shareFile = async (c: Ctx): Promise<Response> => {
  const { db, files } = c.get('services')
  const photo = await photoByPublicKey(db, param(c, 'key'))
  const stored = photo && ((await files.get(shareKey(photo.id))) ?? (await cutNow(c, photo)))
  if (!photo || !stored) return errorPage(c, 'not_found')
  const file = withCredit(stored, creditOf(photo.credit))
  return c.body(file.body, 200, {
    'Cache-Control': 'public, max-age=86400, s-maxage=60',
    'Content-Type': 'image/jpeg',
    'Content-Length': String(file.size),
    // Other sites may show it: that is what it is for.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
  })
}

type Published = NonNullable<Awaited<ReturnType<typeof photoByPublicKey>>>

const cutNow = async (c: Ctx, photo: Published) => {
  const { files, images } = c.get('services')
  const source = await files.get(largestJpegKey(photo))
  if (!source) return null
  const { focus_x, focus_y } = photo
  const focus = focus_x === null || focus_y === null ? SHARE.focus : ([focus_x, focus_y] as const)
  const bytes = new Uint8Array(await new Response(source.body).arrayBuffer())
  await files.put(shareKey(photo.id), await images.cut(bytes, { ...SHARE, focus }), 'image/jpeg')
  return files.get(shareKey(photo.id))
}

export const showcasePublicRoutes = () => {
  const app = new Hono<AppEnv>()
  app.get('/:year{[0-9]{4}}/projekte', publicPage, projectsPage)
  app.get('/:year{[0-9]{4}}/projekte/:slug', publicPage, projectPage)
  app.get('/:year{[0-9]{4}}/stellungnahme.pdf', allow('public'), statementFile)
  app.get(paths.sharePhoto(':key'), allow('public'), shareFile)
  return app
}
