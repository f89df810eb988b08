/** A juror's pages. */
import { Hono } from 'hono'
import { CompareView } from '../../views/jury/compare.tsx'
import { JuryHomeView, JuryListView } from '../../views/jury/list.tsx'
import { OwnScoresView } from '../../views/jury/own.tsx'
import { seatIn } from '../account/rules.ts'
import { emptyForm } from '../account/schema.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { listCriteria, listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { rulesInForce } from '../judging-rules/actions.ts'
import { submissionNumber } from '../submission/rules.ts'
import { acceptInvitation } from './actions.ts'
import { ownPlaces, totalOf } from './sheet-rules.ts'
import { ownResults } from './sheet-store.ts'
import { jurorById, listForJuror } from './store.ts'

const homePage = async (c: Ctx) => {
  const { juries } = actorOf(c)
  const editions = (await listEditions(c.get('services').db)).filter(({ id }) =>
    juries.some((seat) => seat.editionId === id),
  )
  const [only] = editions
  if (only && editions.length === 1) return c.redirect(paths.juryEdition(only.year), 303)
  return page(c, { title: 'Jury' }, <JuryHomeView editions={editions} />)
}

const listPage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const edition = await editionOf(c)
  const seat = edition && seatIn(edition.id, actorOf(c))
  const juror = seat && (await jurorById(db, seat.jurorId))
  if (!edition || !juror) return errorPage(c, 'not_found')
  const phase = phaseOf(edition, clock())
  const before = phase === 'draft' || phase === 'call' || phase === 'closed'
  const view = (
    <JuryListView
      year={edition.year}
      title={edition.title}
      accepted={juror.accepted_at !== null}
      chair={juror.is_chair === 1}
      phase={before ? 'before' : phase === 'judging' ? 'open' : 'after'}
      opensAt={edition.judging_opens_at}
      closesAt={edition.judging_closes_at}
      now={clock()}
      criteria={(await listCriteria(db, edition.id)).length}
      items={before ? [] : await listForJuror(db, edition.id, juror.id)}
    />
  )
  return page(c, { title: 'Ihre Bewertung', wide: true }, view)
}

/** The year's rules and all own sheets of an accepted juror from the opening of judging on; null for others. */
const ownWork = async (c: Ctx) => {
  const services = c.get('services')
  const edition = await editionOf(c)
  const seat = edition && seatIn(edition.id, actorOf(c))
  const juror = seat && (await jurorById(services.db, seat.jurorId))
  if (!edition || !juror || juror.accepted_at === null) return null
  const { rules } = await rulesInForce(services, edition)
  const results = (await ownResults(services.db, edition.id, juror.id)).map((result) => ({
    ...result,
    label: submissionNumber(edition.year, result.number ?? 0),
    total: totalOf(rules.criteria, result.points),
  }))
  return { edition, rules, results }
}

const ownPage = async (c: Ctx) => {
  const work = await ownWork(c)
  if (!work) return errorPage(c, 'not_found')
  const { edition, rules, results } = work
  const scored = results.flatMap(({ total, ...result }) => (total === null ? [] : [{ ...result, total }]))
  const given = results.flatMap(({ points }) => [...points.values()])
  const { min, max } = rules.scale
  const view = (
    <OwnScoresView
      year={edition.year}
      scale={rules.scale}
      rows={ownPlaces(scored).map((row) => ({ ...row, number: row.label }))}
      given={Array.from({ length: max - min + 1 }, (_, step) => ({
        points: min + step,
        times: given.filter((points) => points === min + step).length,
      }))}
    />
  )
  return page(c, { title: 'Ihre Wertungen bisher', wide: true }, view)
}

const comparePage = async (c: Ctx) => {
  const work = await ownWork(c)
  if (!work) return errorPage(c, 'not_found')
  const { edition, rules, results } = work
  const picked = (name: string) => {
    const found = results.find(({ id }) => id === c.req.query(name))
    return found ? { ...found, label: `${found.label} ${found.title}` } : null
  }
  const view = (
    <CompareView
      year={edition.year}
      options={results.map(({ id, label, title }) => ({ value: id, label: `${label} ${title}` }))}
      criteria={rules.criteria}
      a={picked('a')}
      b={picked('b')}
    />
  )
  return page(c, { title: 'Zwei Einreichungen vergleichen', wide: true }, view)
}

export const juryRoutes = () => {
  const app = new Hono<AppEnv>()
  const juror = allow('juror')

  app.get(paths.jury, juror, homePage)
  app.get('/jury/:year{[0-9]{4}}', juror, listPage)

  app.get('/jury/:year{[0-9]{4}}/wertungen', juror, ownPage)
  app.get('/jury/:year{[0-9]{4}}/vergleich', juror, comparePage)

  app.post(
    '/jury/:year{[0-9]{4}}/annehmen',
    juror,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const accepted = await acceptInvitation(c.get('services'), actorOf(c), edition)
      return accepted.ok ? done(c, paths.juryEdition(edition.year)) : failurePage(c, accepted.error)
    },
  )

  return app
}
