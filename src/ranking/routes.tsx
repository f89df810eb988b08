/** Ranking and decision for organisers and the chair. */
import { Hono } from 'hono'
import { DecisionView, SPECIAL_ROWS } from '../../views/admin/decision.tsx'
import { RankingView } from '../../views/admin/ranking.tsx'
import { type FormState, noErrors, type Typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { type Deliberation, loadDeliberation, loadStandings, saveDecision } from './actions.ts'
import { EMPTY, PLACES } from './decision.ts'
import { decisionForm } from './schema.ts'

const YEAR = '/verwaltung/:year{[0-9]{4}}'
const PATH = `${YEAR}/entscheidung`

/** The decision as the form shows it: every place of every category, then the special prizes. */
const decisionValues = (edition: Edition, { categories, awards }: Deliberation): Typed => {
  const placed = categories.flatMap((category) =>
    PLACES.map((place) => {
      const award = awards.find((row) => row.category_id === category.id && row.place === place)
      return {
        choice: award ? (award.submission_id ?? EMPTY) : '',
        special: '',
        citation: award?.citation ?? '',
      }
    }),
  )
  const specials = awards.filter(({ special }) => special !== null)
  const special = Array.from({ length: SPECIAL_ROWS }, (_, index) => ({
    choice: specials[index]?.submission_id ?? '',
    special: specials[index]?.special ?? '',
    citation: specials[index]?.citation ?? '',
  }))
  const rows = [...placed, ...special]
  return {
    version: String(edition.version),
    'choice[]': rows.map(({ choice }) => choice),
    'special[]': rows.map((row) => row.special),
    'citation[]': rows.map(({ citation }) => citation),
  }
}

const decisionPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const loaded = await loadDeliberation(c.get('services'), actorOf(c), edition)
  if (!loaded.ok) return failurePage(c, loaded.error)
  const standings = await loadStandings(c.get('services'), actorOf(c), edition)
  if (!standings.ok) return failurePage(c, standings.error)
  const view = (
    <DecisionView
      year={edition.year}
      title={edition.title}
      standings={standings.value}
      released={edition.released_at !== null}
      data={loaded.value}
      state={state ?? noErrors(decisionValues(edition, loaded.value))}
    />
  )
  return page(c, { title: 'Rangliste und Entscheidung', wide: true }, view)
}

const rankingPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const loaded = await loadStandings(c.get('services'), actorOf(c), edition)
  if (!loaded.ok) return failurePage(c, loaded.error)
  const view = <RankingView year={edition.year} title={edition.title} standings={loaded.value} />
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
  app.get(PATH, allow('decider'), (c) => decisionPage(c))

  app.post(PATH, allow('decider'), form(decisionForm, decisionPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const saved = await saveDecision(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (saved.ok) return done(c, paths.adminDecision(edition.year), 'entscheidung')
    const values = await typedAgain(c)
    if (saved.error.kind === 'invalid') {
      c.status(422)
      return decisionPage(c, { values, errors: saved.error.errors })
    }
    if (saved.error.kind !== 'conflict')
      return failurePage(c, saved.error as { kind: 'closed' | 'forbidden'; message: string })
    c.status(409)
    const errors = [{ field: 'form', message: saved.error.message }]
    return decisionPage(c, { values: { ...values, version: String(edition.version) }, errors })
  })

  return app
}
