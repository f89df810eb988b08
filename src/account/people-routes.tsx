/** The organisers' list of who has which access. */
import { Hono } from 'hono'
import { PeopleView } from '../../views/account/people.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param, sessionOf } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { appointOrganiser, dismissOrganiser, resetPasskeys, signOutPerson } from './people-actions.ts'
import { peopleWithRoles } from './people-store.ts'
import { isRecent } from './rules.ts'
import { emptyForm, newOrganiserForm } from './schema.ts'

const isFresh = (c: Ctx) => isRecent(sessionOf(c), Date.now())
const again = (c: Ctx) => c.redirect(paths.signInAgain(paths.adminPeople), 303)

const peoplePage = async (c: Ctx, state: FormState) => {
  const people = await peopleWithRoles(c.get('services').db)
  const view = <PeopleView people={people} me={actorOf(c).id} recent={isFresh(c)} state={state} />
  return page(c, { title: 'Zugänge', wide: true }, view)
}

const broken = (c: Ctx) => errorPage(c, 'invalid')

export const peopleRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.adminPeople, organiser, (c) => peoplePage(c, noErrors({})))

  app.post(paths.adminPeople, organiser, form(newOrganiserForm, peoplePage), async (c) => {
    if (!isFresh(c)) return again(c)
    const { email } = c.req.valid('form')
    const appointed = await appointOrganiser(c.get('services'), actorOf(c), sessionOf(c), email)
    if (appointed.ok) return done(c, paths.adminPeople, 'rolle-gegeben')
    c.status(422)
    return peoplePage(c, {
      values: { email },
      errors: [{ field: 'email', message: appointed.error.message }],
    })
  })

  app.post(paths.adminPersonDo(':id', 'rolle-entziehen'), organiser, form(emptyForm, broken), async (c) => {
    if (!isFresh(c)) return again(c)
    const dismissed = await dismissOrganiser(c.get('services'), actorOf(c), sessionOf(c), param(c, 'id'))
    return dismissed.ok ? done(c, paths.adminPeople, 'rolle-entzogen') : failurePage(c, dismissed.error)
  })

  app.post(paths.adminPersonDo(':id', 'abmelden'), organiser, form(emptyForm, broken), async (c) => {
    const ended = await signOutPerson(c.get('services'), actorOf(c), param(c, 'id'))
    return ended.ok ? done(c, paths.adminPeople, 'person-abgemeldet') : failurePage(c, ended.error)
  })

  app.post(
    paths.adminPersonDo(':id', 'passkeys-zuruecksetzen'),
    organiser,
    form(emptyForm, broken),
    async (c) => {
      if (!isFresh(c)) return again(c)
      const reset = await resetPasskeys(c.get('services'), actorOf(c), sessionOf(c), param(c, 'id'))
      return reset.ok ? done(c, paths.adminPeople, 'passkeys-zurueck') : failurePage(c, reset.error)
    },
  )

  return app
}
