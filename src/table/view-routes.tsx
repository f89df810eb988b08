/** The saved views of the organisers' table. */
import { Hono } from 'hono'
import { EditViewView, ViewsView } from '../../views/table/views.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { tableAddress, tableQuery, viewForm } from './schema.ts'
import { addView, changeView, dropView } from './view-actions.ts'
import { listViews } from './view-store.ts'

const viewsOf = (c: Ctx, edition: Edition) =>
  listViews(c.get('services').db, { editionId: edition.id, accountId: actorOf(c).id })

const listPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const address = tableAddress(tableQuery(c.req.queries()), { seite: 1 })
  const view = (
    <ViewsView
      year={edition.year}
      views={await viewsOf(c, edition)}
      accountId={actorOf(c).id}
      state={state ?? noErrors({ address })}
    />
  )
  return page(c, { title: 'Ansichten' }, view)
}

const editPage = async (c: Ctx, state?: FormState) => {
  const edition = await editionOf(c)
  const view = edition && (await viewsOf(c, edition)).find(({ id }) => id === param(c, 'id'))
  if (!edition || !view) return errorPage(c, 'not_found')
  const values = { name: view.name, shared: view.shared ? '1' : '', start: view.start ? '1' : '' }
  const content = (
    <EditViewView
      year={edition.year}
      view={view}
      own={view.owner_id === actorOf(c).id}
      state={state ?? noErrors(values)}
    />
  )
  return page(c, { title: view.name }, content)
}

const YEAR = '/verwaltung/:year{[0-9]{4}}'

export const viewRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(`${YEAR}/ansichten`, organiser, (c) => listPage(c))
  app.get(`${YEAR}/ansichten/:id`, organiser, (c) => editPage(c))

  app.post(`${YEAR}/ansichten`, organiser, form(viewForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    const added = await addView(c.get('services'), actorOf(c), edition, input)
    if (added.ok) return done(c, paths.adminSubmissionsFor(edition.year, input.address), 'ansicht')
    c.status(422)
    return listPage(c, withError(noErrors(await typedAgain(c)), 'name', added.error.message))
  })

  app.post(`${YEAR}/ansichten/:id`, organiser, form(viewForm, editPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const changed = await changeView(
      c.get('services'),
      actorOf(c),
      edition,
      param(c, 'id'),
      c.req.valid('form'),
    )
    if (changed.ok) return done(c, paths.adminViews(edition.year), 'gespeichert')
    if (changed.error.kind !== 'conflict') return failurePage(c, changed.error)
    c.status(422)
    return editPage(c, withError(noErrors(await typedAgain(c)), 'name', changed.error.message))
  })

  app.post(
    `${YEAR}/ansichten/:id/loeschen`,
    organiser,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const dropped = await dropView(c.get('services'), actorOf(c), edition, param(c, 'id'))
      return dropped.ok ? done(c, paths.adminViews(edition.year), 'geloescht') : failurePage(c, dropped.error)
    },
  )

  return app
}
