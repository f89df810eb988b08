/** Changing many entries of the organisers' table at once. */
import { Hono } from 'hono'
import { SelectionView } from '../../views/bulk/selection.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { fieldErrors, form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { exportTable } from '../table/actions.ts'
import { applyToMany, type Outdated, previewOf } from './actions.ts'
import { applyForm, previewForm, type SelectionInput, selected, selectionForm } from './schema.ts'

/** What the address asks for: one value of each name, but every `id[]`. */
const asked = (c: Ctx): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      name === 'id[]' ? values : (values[0] ?? ''),
    ]),
  )

const selectionPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const values = asked(c)
  const input = selectionForm.parse(values)
  const order = values.aktion === undefined ? null : previewForm.safeParse(values)
  if (order && !order.success) c.status(422)
  const preview = await previewOf(c.get('services'), edition, input, order?.data ?? null)
  return shown(c, edition, input, {
    state: { values, errors: fieldErrors(order?.error?.issues ?? []) },
    preview,
    difference: null,
  })
}

const shown = (
  c: Ctx,
  edition: Edition,
  input: SelectionInput,
  view: Outdated & { state: FormState; outdated?: boolean },
) =>
  page(
    c,
    { title: 'Auswahl bearbeiten', wide: true },
    <SelectionView year={edition.year} input={input} keyOfChange={newId()} {...view} />,
  )

const invalidPage = async (c: Ctx, state: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const input = selectionForm.parse(state.values)
  const preview = await previewOf(c.get('services'), edition, input, null)
  return shown(c, edition, input, { state, preview, difference: null })
}

const download = async (c: Ctx, kind: 'csv' | 'xlsx') => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const request = { editionId: edition.id, ...selected(selectionForm.parse(asked(c))) }
  return attachment(c, await exportTable(c.get('services'), actorOf(c), edition, request, kind))
}

const YEAR = '/verwaltung/:year{[0-9]{4}}'

export const bulkRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(`${YEAR}/auswahl`, organiser, selectionPage)
  app.get(`${YEAR}/auswahl.csv`, organiser, (c) => download(c, 'csv'))
  app.get(`${YEAR}/auswahl.xlsx`, organiser, (c) => download(c, 'xlsx'))

  app.post(`${YEAR}/auswahl`, organiser, form(applyForm, invalidPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    const applied = await applyToMany(c.get('services'), actorOf(c), edition, input)
    if (applied.ok)
      return done(c, paths.adminSubmissionsFor(edition.year, input.filter || 'ansicht=alle'), 'auswahl')
    c.status(409)
    const state = noErrors(await typedAgain(c))
    return shown(c, edition, input, { ...applied.error, state, outdated: true })
  })

  return app
}
