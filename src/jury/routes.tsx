/** A juror's pages. */
import { Hono } from 'hono'
import { CompareView } from '../../views/jury/compare.tsx'
import { InvitationView } from '../../views/jury/invitation.tsx'
import { JuryHomeView, JuryListView } from '../../views/jury/list.tsx'
import { OwnScoresView } from '../../views/jury/own.tsx'
import { seatIn } from '../account/rules.ts'
import { type FormState, noErrors, type Typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { countSubmissions, type Edition, listCriteria, listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { rulesInForce } from '../judging-rules/actions.ts'
import { submissionNumber } from '../submission/rules.ts'
import { samplesFor } from '../trial/store.ts'
import { serves } from './rules.ts'
import { declarationForm, declineForm } from './schema.ts'
import { acceptInvitation, declineInvitation } from './seats.ts'
import { ownPlaces, totalOf } from './sheet-rules.ts'
import { ownResults } from './sheet-store.ts'
import { type Juror, jurorById, listForJuror } from './store.ts'

const homePage = async (c: Ctx) => {
  const { juries } = actorOf(c)
  const editions = (await listEditions(c.get('services').db)).filter(({ id }) =>
    juries.some((seat) => seat.editionId === id),
  )
  const [only] = editions
  if (only && editions.length === 1) return c.redirect(paths.juryEdition(only.year), 303)
  return page(c, { title: 'Jury' }, <JuryHomeView editions={editions} />)
}

/** What the organisers wrote when they invited, as a first row. */
const knownInstitution = ({ institution }: Juror): Typed =>
  institution === '' ? {} : { 'kind[]': ['employer'], 'name[]': [institution] }

const invitationPage = async (
  c: Ctx,
  edition: Edition,
  juror: Juror,
  state = noErrors(knownInstitution(juror)),
) => {
  const { submitted, refused } = await countSubmissions(c.get('services').db, edition.id)
  const view = (
    <InvitationView
      year={edition.year}
      title={edition.title}
      opensAt={edition.judging_opens_at}
      closesAt={edition.judging_closes_at}
      entries={submitted - refused}
      substitute={juror.is_substitute === 1}
      disclosure={edition.disclosure}
      state={state}
    />
  )
  return page(c, { title: 'Einladung in die Jury' }, view)
}

/** The invitation once more, with what was wrong about the answer. */
const invitationAgain = async (c: Ctx, state: FormState) => {
  const edition = await editionOf(c)
  const seat = edition && seatIn(edition.id, actorOf(c))
  const juror = seat && (await jurorById(c.get('services').db, seat.jurorId))
  return edition && juror ? invitationPage(c, edition, juror, state) : errorPage(c, 'not_found')
}

const listPage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const edition = await editionOf(c)
  const seat = edition && seatIn(edition.id, actorOf(c))
  const juror = seat && (await jurorById(db, seat.jurorId))
  if (!edition || !juror) return errorPage(c, 'not_found')
  if (juror.accepted_at === null) return invitationPage(c, edition, juror)
  const phase = phaseOf(edition, clock())
  const before = phase === 'draft' || phase === 'call' || phase === 'closed'
  const view = (
    <JuryListView
      year={edition.year}
      title={edition.title}
      waiting={!serves(juror)}
      chair={juror.is_chair === 1}
      phase={before ? 'before' : phase === 'judging' ? 'open' : 'after'}
      opensAt={edition.judging_opens_at}
      closesAt={edition.judging_closes_at}
      now={clock()}
      certificate={edition.released_at !== null}
      criteria={(await listCriteria(db, edition.id)).length}
      disclosure={edition.disclosure}
      items={before || !serves(juror) ? [] : await listForJuror(db, edition.id, juror.id)}
      samples={before || !serves(juror) ? [] : await samplesFor(db, edition.id, juror.id)}
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
  if (!edition || !juror || !serves(juror)) return null
  const { rules } = await rulesInForce(services, edition)
  const results = (await ownResults(services.db, edition.id, juror.id)).map((result) => ({
    ...result,
    number: submissionNumber(edition.year, result.number ?? 0),
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
      rows={ownPlaces(scored)}
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
  const picked = (name: string) => results.find(({ id }) => id === c.req.query(name)) ?? null
  const view = (
    <CompareView
      year={edition.year}
      options={results.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
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

  app.post('/jury/:year{[0-9]{4}}/annehmen', juror, form(declarationForm, invitationAgain), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    const accepted = await acceptInvitation(c.get('services'), actorOf(c), edition, input)
    return accepted.ok ? done(c, paths.juryEdition(edition.year)) : failurePage(c, accepted.error)
  })

  app.post('/jury/:year{[0-9]{4}}/ablehnen', juror, form(declineForm, invitationAgain), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const { reason } = c.req.valid('form')
    const declined = await declineInvitation(c.get('services'), actorOf(c), edition, reason)
    return declined.ok ? done(c, paths.home, 'abgelehnt') : failurePage(c, declined.error)
  })

  return app
}
