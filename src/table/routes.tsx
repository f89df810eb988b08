/** The organisers' table of submissions and its downloads. */
import { Hono } from 'hono'
import { SubmissionTableView } from '../../views/table/list.tsx'
import { paths } from '../core/paths.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import { parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { sizeClass, sizeClasses, thresholdsOf } from '../register/rules.ts'
import { hasRegister } from '../register/store.ts'
import { isUnlisted } from '../submission/rules.ts'
import { exportTable, readyTable } from './actions.ts'
import { listTags } from './note-store.ts'
import { pageOf } from './rules.ts'
import { PAGE_SIZE, tableQuery } from './schema.ts'
import { countRows, listRows } from './store.ts'
import { listViews } from './view-store.ts'

const requestOf = (c: Ctx, edition: Edition) => ({
  editionId: edition.id,
  query: tableQuery(c.req.queries()),
})

const tablePage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db } = c.get('services')
  const views = await listViews(db, { editionId: edition.id, accountId: actorOf(c).id })
  const start = views.find((view) => view.start)
  // Only the bare address has a start; "show all" and every filter say what they want.
  if (start && new URL(c.req.url).search === '')
    return c.redirect(paths.adminSubmissionsFor(edition.year, start.query || 'ansicht=alle'), 303)
  const request = requestOf(c, edition)
  await readyTable(db, request.query)
  const { hits, total } = await countRows(db, request)
  const { offset, ...pages } = pageOf(request.query.seite, hits, PAGE_SIZE)
  const thresholds = thresholdsOf(edition)
  const listed = await hasRegister(db)
  const { questions } = await currentForm(db, edition)
  const rows = (await listRows(db, request, { limit: PAGE_SIZE, offset, hits })).map((row) => ({
    ...row,
    answers: parseAnswers(row.answers, questions),
    size: sizeClass(row.organisation_population, thresholds),
    unlisted: listed && isUnlisted(row),
  }))
  const view = (
    <SubmissionTableView
      year={edition.year}
      query={request.query}
      categories={await listCategories(db, edition.id)}
      sizes={sizeClasses(thresholds)}
      listed={listed}
      tags={await listTags(db, edition.id)}
      views={views}
      questions={questions}
      rows={rows}
      hits={hits}
      total={total}
      {...pages}
    />
  )
  return page(c, { title: 'Einreichungen', wide: true }, view)
}

const download = async (c: Ctx, kind: 'csv' | 'xlsx') => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const file = await exportTable(c.get('services'), actorOf(c), edition, requestOf(c, edition), kind)
  return attachment(c, file)
}

const YEAR = '/verwaltung/:year{[0-9]{4}}'

export const tableRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  app.get(`${YEAR}/einreichungen`, organiser, tablePage)
  app.get(`${YEAR}/einreichungen.csv`, organiser, (c) => download(c, 'csv'))
  app.get(`${YEAR}/einreichungen.xlsx`, organiser, (c) => download(c, 'xlsx'))
  return app
}
