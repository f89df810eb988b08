/** Conflicts of interest for organisers. */
import { Hono } from 'hono'
import { ConflictListView } from '../../views/conflict/list.tsx'
import { ConflictReviewView } from '../../views/conflict/review.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { entriesWithoutChair, nameAdHocChair } from '../jury/seats.ts'
import { decideConflict, setStateConflicts, stateConflict } from './actions.ts'
import { mayDismiss } from './rules.ts'
import { claimForm, decisionForm, evidenceQuery, presidencyForm, stateConflictsForm } from './schema.ts'
import { evidenceOf, jurorsIn, listEvidence, submittedIn } from './store.ts'

const LIST = '/verwaltung/:year{[0-9]{4}}/befangenheit'
const PRESIDENCY = '/verwaltung/:year{[0-9]{4}}/befangenheit/vorsitz'
const STATES = '/verwaltung/:year{[0-9]{4}}/befangenheit/laender'
const REVIEW = '/verwaltung/:year{[0-9]{4}}/befangenheit/pruefen'

const listPage = async (c: Ctx, state: FormState) => {
  const { db } = c.get('services')
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const view = (
    <ConflictListView
      year={edition.year}
      version={edition.version}
      states={edition.state_conflicts === 1}
      rows={await listEvidence(db, edition.id)}
      jurors={await jurorsIn(db, edition.id)}
      entries={await submittedIn(db, edition.id)}
      leaderless={await entriesWithoutChair(c.get('services'), edition)}
      state={state}
    />
  )
  return page(c, { title: 'Befangenheit', wide: true }, view)
}

const reviewPage = async (c: Ctx, state: FormState) => {
  const { db, clock } = c.get('services')
  const edition = await editionOf(c)
  const key = evidenceQuery.safeParse(state.values)
  const row = edition && key.success ? await evidenceOf(db, edition.id, key.data) : undefined
  if (!edition || !row) return errorPage(c, 'not_found')
  const dismissible = mayDismiss(row.source, phaseOf(edition, clock()))
  const view = (
    <ConflictReviewView
      year={edition.year}
      row={row}
      fixed={dismissible.ok ? null : dismissible.error.message}
      state={state}
    />
  )
  return page(c, { title: 'Befangenheit prüfen' }, view)
}

export const conflictRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(LIST, organiser, (c) => listPage(c, noErrors({})))

  app.post(LIST, organiser, form(claimForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const stated = await stateConflict(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (stated.ok) return done(c, paths.adminConflicts(edition.year), 'gespeichert')
    c.status(409)
    return listPage(c, withError(noErrors(await typedAgain(c)), 'form', stated.error.message))
  })

  app.post(PRESIDENCY, organiser, form(presidencyForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const { submission, juror } = c.req.valid('form')
    const named = await nameAdHocChair(c.get('services'), actorOf(c), edition, submission, juror)
    if (named.ok) return done(c, paths.adminConflicts(edition.year), 'gespeichert')
    c.status(409)
    return listPage(c, withError(noErrors({}), 'form', named.error.message))
  })

  app.post(STATES, organiser, form(stateConflictsForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const saved = await setStateConflicts(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (saved.ok) return done(c, paths.adminConflicts(edition.year), 'gespeichert')
    c.status(409)
    return listPage(c, withError(noErrors({}), 'form', saved.error.message))
  })

  app.get(REVIEW, organiser, (c) => reviewPage(c, noErrors(c.req.query())))

  app.post(REVIEW, organiser, form(decisionForm, reviewPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const decided = await decideConflict(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    if (decided.ok) return done(c, paths.adminConflicts(edition.year), 'gespeichert')
    c.status(409)
    return reviewPage(c, withError(noErrors(await typedAgain(c)), 'form', decided.error.message))
  })

  return app
}
