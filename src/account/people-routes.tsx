/** The organisers' list of who has which access. */
import { Hono } from 'hono'
import { PeopleView } from '../../views/account/people.tsx'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param, sessionOf } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { resetPasskeys, signOutPerson } from './people-actions.ts'
import { peopleWithRoles } from './people-store.ts'
import { isRecent } from './rules.ts'
import { emptyForm } from './schema.ts'

const broken = (c: Ctx) => errorPage(c, 'invalid')

export const peopleRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.adminPeople, organiser, async (c) => {
    const people = await peopleWithRoles(c.get('services').db)
    const recent = isRecent(sessionOf(c), Date.now())
    return page(
      c,
      { title: 'Zugänge', wide: true },
      <PeopleView people={people} me={actorOf(c).id} recent={recent} />,
    )
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
      if (!isRecent(sessionOf(c), Date.now())) return c.redirect(paths.signInAgain(paths.adminPeople), 303)
      const reset = await resetPasskeys(c.get('services'), actorOf(c), sessionOf(c), param(c, 'id'))
      return reset.ok ? done(c, paths.adminPeople, 'passkeys-zurueck') : failurePage(c, reset.error)
    },
  )

  return app
}
