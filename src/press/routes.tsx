/** The public press page with its archive, and the organisers' form behind it. */
import { Hono } from 'hono'
import { PressEditView } from '../../views/press/edit.tsx'
import { PressView } from '../../views/public/press.tsx'
import { pressWords } from '../../views/public/words/press.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { zipStream } from '../gallery/zip.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { zipAttachment } from '../http/stream.ts'
import { loadPress, pressFiles, savePress } from './actions.ts'
import { pressForm } from './schema.ts'
import { pressKitOf } from './store.ts'

const released = async (c: Ctx) => {
  const edition = await editionOf(c)
  return edition && loadPress(c.get('services'), edition)
}

const editPage = async (c: Ctx, state?: FormState, preview = false) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const kit = await pressKitOf(c.get('services').db, edition.id)
  const stored = {
    version: String(kit?.version ?? 0),
    headline: kit?.headline ?? '',
    body: kit?.body ?? '',
    contact: kit?.contact ?? '',
  }
  const view = (
    <PressEditView
      year={edition.year}
      released={edition.released_at !== null}
      state={state ?? noErrors(stored)}
      preview={preview}
    />
  )
  return page(c, { title: 'Presse' }, view)
}

const EDIT = '/verwaltung/:year{[0-9]{4}}/presse'

export const pressRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get('/:year{[0-9]{4}}/presse', publicPage, async (c) => {
    const press = await released(c)
    if (!press) return errorPage(c, 'not_found')
    const lang = c.get('language')
    const title = pressWords[lang].title(press.snapshot.year)
    return page(c, { title }, <PressView lang={lang} press={press} />)
  })

  app.get('/:year{[0-9]{4}}/presse.zip', allow('public'), async (c) => {
    const press = await released(c)
    if (!press) return errorPage(c, 'not_found')
    const files = pressFiles(c.get('services'), press)
    return zipAttachment(c, `Presse-${press.snapshot.year}.zip`, zipStream(files))
  })

  app.get(EDIT, organiser, (c) => editPage(c))

  app.post(EDIT, organiser, form(pressForm, editPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const input = c.req.valid('form')
    if (input.after === 'preview') return editPage(c, noErrors(await typedAgain(c)), true)
    const saved = await savePress(c.get('services'), actorOf(c), edition, input)
    if (saved.ok) return done(c, paths.adminPress(edition.year), 'gespeichert')
    c.status(409)
    return editPage(c, withError(noErrors(await typedAgain(c)), 'form', saved.error.message))
  })

  return app
}
