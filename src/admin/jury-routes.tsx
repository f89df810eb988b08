/** The jury for organisers: who sits on it, and what each seat is. */
import { Hono } from 'hono'
import { JuryAdminView } from '../../views/admin/jury.tsx'
import { SeatView } from '../../views/admin/seat.tsx'
import { emptyForm } from '../account/schema.ts'
import { affiliationsOf } from '../conflict/store.ts'
import type { NoticeKey } from '../core/de.ts'
import { type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { appointChair, inviteJuror, removeJuror } from '../jury/actions.ts'
import { inviteForm, seatForm } from '../jury/schema.ts'
import { expertiseOf } from '../jury/seat-store.ts'
import { callSubstituteIn, saveSeat } from '../jury/seats.ts'
import { type Juror, jurorById, listJurors } from '../jury/store.ts'
import { unreachable } from '../mail/store.ts'

const JURY = '/verwaltung/:year{[0-9]{4}}/jury'
const SEAT = '/verwaltung/:year{[0-9]{4}}/jury/:juror{[0-9a-f-]{36}}'

const juryPage = async (c: Ctx, state: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db } = c.get('services')
  const view = (
    <JuryAdminView
      year={edition.year}
      released={edition.released_at !== null}
      state={state}
      jurors={await listJurors(db, edition.id)}
      unreachable={await unreachable(db)}
    />
  )
  return page(c, { title: 'Jury', wide: true }, view)
}

/** Runs an action on the jury and goes back to its page. */
const onJury = async (c: Ctx, notice: NoticeKey, action: (edition: Edition) => Promise<Result<null>>) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const changed = await action(edition)
  return changed.ok ? done(c, paths.adminJury(edition.year), notice) : failurePage(c, changed.error)
}

const seatValues = async (c: Ctx, juror: Juror): Promise<Typed> => {
  const { db } = c.get('services')
  const affiliations = await affiliationsOf(db, juror.id)
  return {
    'kind[]': affiliations.map(({ kind }) => kind),
    'name[]': affiliations.map(({ name }) => name),
    'expertise[]': await expertiseOf(db, juror.id),
    capacity: juror.capacity === null ? '' : String(juror.capacity),
    deputy: juror.is_deputy === 1 ? '1' : '',
    substitute: juror.is_substitute === 1 ? '1' : '',
    substitute_for: juror.substitute_for ?? '',
  }
}

const seatPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  const { db } = c.get('services')
  const juror = await jurorById(db, param(c, 'juror'))
  if (!edition || !juror || juror.edition_id !== edition.id || juror.removed_at !== null)
    return errorPage(c, 'not_found')
  const others = await listJurors(db, edition.id)
  const view = (
    <SeatView
      year={edition.year}
      id={juror.id}
      name={juror.name}
      chair={juror.is_chair === 1}
      categories={await listCategories(db, edition.id)}
      others={others.filter(({ id, is_substitute }) => id !== juror.id && is_substitute === 0)}
      state={state ?? noErrors(await seatValues(c, juror))}
    />
  )
  return page(c, { title: juror.name }, view)
}

export const juryAdminRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const invalid = (c: Ctx) => errorPage(c, 'invalid')

  app.get(JURY, organiser, (c) => juryPage(c, noErrors({})))

  app.post(JURY, organiser, form(inviteForm, juryPage), (c) => {
    const { chair, ...input } = c.req.valid('form')
    return onJury(c, 'eingeladen', (edition) =>
      inviteJuror(c.get('services'), actorOf(c), edition, { ...input, chair: chair === '1' }),
    )
  })

  app.get(SEAT, organiser, (c) => seatPage(c))

  app.post(SEAT, organiser, form(seatForm, seatPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    const saved = await saveSeat(c.get('services'), actorOf(c), edition, param(c, 'juror'), input)
    if (saved.ok) return done(c, paths.adminJury(edition.year), 'gespeichert')
    if (saved.error.kind === 'not_found') return failurePage(c, saved.error)
    c.status(saved.error.kind === 'invalid' ? 422 : 409)
    const field = saved.error.kind === 'invalid' ? 'deputy' : 'form'
    return seatPage(c, withError(noErrors(await typedAgain(c)), field, saved.error.message))
  })

  app.post(`${JURY}/:juror/entfernen`, organiser, form(emptyForm, invalid), (c) =>
    onJury(c, 'entfernt', (edition) =>
      removeJuror(c.get('services'), actorOf(c), edition, param(c, 'juror')),
    ),
  )

  app.post(`${JURY}/:juror/vorsitz`, organiser, form(emptyForm, invalid), (c) =>
    onJury(c, 'vorsitz', (edition) =>
      appointChair(c.get('services'), actorOf(c), edition, param(c, 'juror')),
    ),
  )

  app.post(`${JURY}/:juror/einberufen`, organiser, form(emptyForm, invalid), (c) =>
    onJury(c, 'einberufen', (edition) =>
      callSubstituteIn(c.get('services'), actorOf(c), edition, param(c, 'juror')),
    ),
  )

  return app
}
