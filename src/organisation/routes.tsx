/** Organisers: which mail domain belongs to which organisation. */
import { Hono } from 'hono'
import { OrganisationsView } from '../../views/admin/organisations.tsx'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { confirmOrganisation, releaseOrganisation } from './actions.ts'
import { provesSomething } from './rules.ts'
import { confirmForm, releaseForm } from './schema.ts'
import { claimedDomains, confirmedDomains } from './store.ts'

const listPage = async (c: Ctx, problem: string | null = null) => {
  const { db } = c.get('services')
  const claimed = await claimedDomains(db)
  const view = (
    <OrganisationsView
      confirmed={await confirmedDomains(db)}
      claimed={claimed.filter(({ domain }) => provesSomething(domain))}
      problem={problem}
    />
  )
  return page(c, { title: 'Organisationen', wide: true }, view)
}

export const organisationRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.adminOrganisations, organiser, (c) => listPage(c))

  app.post(
    paths.adminOrganisations,
    organiser,
    form(confirmForm, (c, state) => listPage(c, state.errors[0]?.message ?? null)),
    async (c) => {
      const confirmed = await confirmOrganisation(c.get('services'), actorOf(c), c.req.valid('form'))
      return confirmed.ok
        ? done(c, paths.adminOrganisations, 'organisation')
        : failurePage(c, confirmed.error)
    },
  )

  app.post(
    paths.adminOrganisationRelease,
    organiser,
    form(releaseForm, (c, state) => listPage(c, state.errors[0]?.message ?? null)),
    async (c) => {
      const { domain } = c.req.valid('form')
      const released = await releaseOrganisation(c.get('services'), actorOf(c), domain)
      return released.ok
        ? done(c, paths.adminOrganisations, 'organisation-geloest')
        : failurePage(c, released.error)
    },
  )

  return app
}
