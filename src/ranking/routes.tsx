/** The ranking for organisers and the chair. */
import { Hono } from 'hono'
import { RankingView } from '../../views/admin/ranking.tsx'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { loadStandings } from './actions.ts'

const YEAR = '/verwaltung/:year{[0-9]{4}}'

const rankingPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const loaded = await loadStandings(c.get('services'), actorOf(c), edition)
  if (!loaded.ok) return failurePage(c, loaded.error)
  const view = (
    <RankingView
      year={edition.year}
      title={edition.title}
      standings={loaded.value}
      organiser={actorOf(c).isOrganiser}
    />
  )
  return page(c, { title: 'Rangliste', wide: true }, view)
}

const scoresFile = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const loaded = await loadStandings(c.get('services'), actorOf(c), edition)
  if (!loaded.ok) return failurePage(c, loaded.error)
  return c.body(loaded.value.csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="wertungen-${edition.year}.csv"`,
    'X-Content-Type-Options': 'nosniff',
  })
}

export const rankingRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(`${YEAR}/rangliste`, allow('decider'), rankingPage)
  app.get(`${YEAR}/rangliste.csv`, allow('decider'), scoresFile)

  return app
}
