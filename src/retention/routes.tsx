/** What is kept how long: periods, preview, deletion, holds, and the processing record. */
import { Hono } from 'hono'
import { RecordView } from '../../views/retention/record.tsx'
import { RetentionView } from '../../views/retention/retention.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Failure } from '../core/result.ts'
import { waitingFiles } from '../discard/store.ts'
import { listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { dueTotal, hold, type Loaded, loadRetention, preview, release, saveMonths } from './actions.ts'
import { deleteDue } from './delete-actions.ts'
import { recordLines } from './record.ts'
import { recordFile } from './record-actions.ts'
import { allMonthsForm, deleteForm, editionMonthsForm, holdForm } from './schema.ts'
import { EVERYWHERE, planOf } from './store.ts'

/** Most commits of one press of the button. */
const BATCHES = 20

/** What the address names: a year, or what belongs to none. Null for a year that does not exist. */
const loadOf = async (c: Ctx): Promise<Loaded | null> => {
  const app = c.get('services')
  if (c.req.param('year') === undefined) return loadRetention(app, null)
  const edition = await editionOf(c)
  return edition && loadRetention(app, edition)
}

const retentionPage = async (c: Ctx, state: FormState = noErrors({})) => {
  const app = c.get('services')
  const loaded = await loadOf(c)
  if (!loaded) return errorPage(c, 'not_found')
  const previews = await preview(app, loaded)
  const year = loaded.edition?.year ?? null
  const view = (
    <RetentionView
      year={year}
      loaded={loaded}
      previews={previews}
      due={dueTotal(previews, loaded.now)}
      files={await waitingFiles(app.db)}
      years={year === null ? (await listEditions(app.db)).map((edition) => edition.year) : []}
      state={state}
    />
  )
  return page(c, { title: year === null ? 'Aufbewahrung' : `Aufbewahrung ${year}` }, view)
}

/** The page again with what was typed and what stood against it. */
const refused = async (c: Ctx, failure: Failure, field = 'form') => {
  c.status(failure.kind === 'invalid' ? 422 : 409)
  const where = failure.kind === 'invalid' ? field : 'form'
  return retentionPage(c, withError(noErrors(await typedAgain(c)), where, failure.message))
}

const back = ({ edition }: Loaded) => (edition ? paths.adminRetentionOf(edition.year) : paths.adminRetention)

const deleteNow = async (c: Ctx, total: number) => {
  const app = c.get('services')
  const loaded = await loadOf(c)
  if (!loaded) return errorPage(c, 'not_found')
  if (dueTotal(await preview(app, loaded), loaded.now) !== total) {
    const message =
      'Nichts gelöscht: Inzwischen ist etwas anderes fällig als angezeigt. Bitte prüfen Sie die Zahlen noch einmal.'
    return refused(c, { kind: 'conflict', message })
  }
  const { more } = await deleteDue(app, loaded, actorOf(c).id, BATCHES)
  return done(c, back(loaded), more ? 'geloescht-teilweise' : 'daten-geloescht')
}

const YEAR = '/verwaltung/:year{[0-9]{4}}/aufbewahrung'

export const retentionRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  const routesAt = (base: string, months: typeof editionMonthsForm) => {
    app.get(base, organiser, (c) => retentionPage(c))

    app.post(`${base}/fristen`, organiser, form(months, retentionPage), async (c) => {
      const loaded = await loadOf(c)
      if (!loaded) return errorPage(c, 'not_found')
      const saved = await saveMonths(c.get('services'), actorOf(c), loaded, c.req.valid('form'))
      return saved.ok ? done(c, back(loaded), 'gespeichert') : refused(c, saved.error)
    })

    app.post(`${base}/aufschub`, organiser, form(holdForm, retentionPage), async (c) => {
      const loaded = await loadOf(c)
      if (!loaded) return errorPage(c, 'not_found')
      const held = await hold(c.get('services'), actorOf(c), loaded, c.req.valid('form'))
      return held.ok ? done(c, back(loaded), 'aufschub') : refused(c, held.error, 'until')
    })

    app.post(`${base}/aufschub/:id/beenden`, organiser, form(emptyForm, retentionPage), async (c) => {
      const loaded = await loadOf(c)
      if (!loaded) return errorPage(c, 'not_found')
      const ended = await release(c.get('services'), actorOf(c), loaded, param(c, 'id'))
      return ended.ok ? done(c, back(loaded), 'aufschub-beendet') : failurePage(c, ended.error)
    })

    app.post(`${base}/loeschen`, organiser, form(deleteForm, retentionPage), (c) =>
      deleteNow(c, c.req.valid('form').total),
    )
  }
  routesAt(paths.adminRetention, allMonthsForm)
  routesAt(YEAR, editionMonthsForm)

  app.get(paths.adminRecord, organiser, async (c) => {
    const { months } = await planOf(c.get('services').db, EVERYWHERE)
    return page(c, { title: 'Verarbeitungsverzeichnis' }, <RecordView lines={recordLines(months)} />)
  })

  for (const kind of ['pdf', 'csv'] as const)
    app.get(paths.adminRecordFile(kind), organiser, async (c) => {
      const { name, type, bytes } = await recordFile(c.get('services'), kind)
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': type,
        'Content-Length': String(bytes.byteLength),
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
      })
    })

  return app
}
