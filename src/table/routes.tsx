/** The organisers' table of submissions and its downloads. */
import { Hono } from 'hono'
import { SubmissionTableView } from '../../views/table/list.tsx'
import { type Edition, listCategories } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { sizeClass, sizeClasses, thresholdsOf } from '../register/rules.ts'
import { hasRegister } from '../register/store.ts'
import { isUnlisted } from '../submission/rules.ts'
import { exportTable, indexChanges } from './actions.ts'
import { pageOf } from './rules.ts'
import { PAGE_SIZE, tableQuery } from './schema.ts'
import { countRows, listRows, listTags } from './store.ts'

const requestOf = (c: Ctx, edition: Edition) => ({
  editionId: edition.id,
  query: tableQuery(c.req.query()),
})

const tablePage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db } = c.get('services')
  const request = requestOf(c, edition)
  if (request.query.q !== '') await indexChanges(db)
  const { hits, total } = await countRows(db, request)
  const { offset, ...pages } = pageOf(request.query.seite, hits, PAGE_SIZE)
  const thresholds = thresholdsOf(edition)
  const listed = await hasRegister(db)
  const rows = (await listRows(db, request, { limit: PAGE_SIZE, offset, hits })).map((row) => ({
    ...row,
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
  const { name, type, bytes } = await exportTable(
    c.get('services'),
    actorOf(c),
    edition,
    requestOf(c, edition),
    kind,
  )
  return c.body(bytes, 200, {
    'Content-Type': type,
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
  })
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
