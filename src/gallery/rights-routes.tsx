/** The rights ledger, withdrawing pictures, and deciding objections. */
import { Hono } from 'hono'
import { ObjectionsView, ObjectionView } from '../../views/admin/objections.tsx'
import { LedgerView, WithdrawView } from '../../views/admin/rights.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { privatePhotoView } from '../photo/views.ts'
import { toCsv } from '../table/csv.ts'
import { type LedgerLine, ledgerTable, presentLine, withdrawnLine } from './ledger.ts'
import { decide, mayWithdraw, withdrawPhoto } from './rights-actions.ts'
import { ledgerPhotos, objectionById, objectionsOf, shownById, withdrawnPhotos } from './rights-store.ts'
import { decisionForm, withdrawForm } from './schema.ts'

const loadLedger = async (c: Ctx, edition: Edition) => {
  const { db } = c.get('services')
  const photos = await ledgerPhotos(db, edition.id)
  const lines: LedgerLine[] = [
    ...photos.map(presentLine),
    ...(await withdrawnPhotos(db, edition.id)).map(withdrawnLine),
  ]
  return { lines, views: new Map(photos.map((photo) => [photo.id, privatePhotoView(photo)])) }
}

const ledgerPage = async (c: Ctx, edition: Edition) => {
  const ledger = await loadLedger(c, edition)
  return page(c, { title: 'Rechteverzeichnis', wide: true }, <LedgerView year={edition.year} {...ledger} />)
}

const ledgerFile = async (c: Ctx, edition: Edition) => {
  const { lines } = await loadLedger(c, edition)
  const { head, rows } = ledgerTable(lines)
  const cellOf = (value: string | number | null) =>
    value === null
      ? null
      : typeof value === 'number'
        ? { kind: 'moment' as const, at: value }
        : { kind: 'text' as const, text: value }
  return attachment(c, {
    name: `rechteverzeichnis-${edition.year}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: toCsv({ head, rows: rows.map((row) => row.map(cellOf)) }),
  })
}

/** The ledger also names the pictures of sealed results, so it is for organisers only. */
const afterwards = (c: Ctx, year: number) =>
  actorOf(c).isOrganiser ? paths.adminRights(year) : paths.adminGallery(year)

const withdrawPage = async (c: Ctx, edition: Edition, state: FormState) => {
  const photo = await shownById(c.get('services').db, edition.id, param(c, 'photo'))
  if (!photo || !mayWithdraw(actorOf(c), photo)) return errorPage(c, 'not_found')
  const view = (
    <WithdrawView
      year={edition.year}
      editor={!actorOf(c).isOrganiser}
      id={photo.id}
      caption={photo.caption || photo.file_name}
      ofEntry={photo.submission_id !== null}
      view={privatePhotoView(photo)}
      state={state}
    />
  )
  return page(c, { title: 'Bild zurückziehen' }, view)
}

const objectionsPage = async (c: Ctx, edition: Edition) => {
  const view = (
    <ObjectionsView
      year={edition.year}
      hides={edition.gallery_hides === 1}
      objections={await objectionsOf(c.get('services').db, edition.id)}
    />
  )
  return page(c, { title: 'Einwände gegen Bilder' }, view)
}

const objectionPage = async (c: Ctx, edition: Edition, state: FormState) => {
  const { db } = c.get('services')
  const objection = await objectionById(db, edition.id, param(c, 'objection'))
  if (!objection) return errorPage(c, 'not_found')
  const photo = await shownById(db, edition.id, objection.photo_id)
  const view = (
    <ObjectionView
      year={edition.year}
      objection={objection}
      photo={photo ? { view: privatePhotoView(photo), hidden: photo.hidden_at !== null } : null}
      state={state}
    />
  )
  return page(c, { title: 'Einwand gegen ein Bild' }, view)
}

const YEAR = '/verwaltung/:year{[0-9]{4}}'

export const galleryRightsRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const gallery = allow('gallery')

  app.get(`${YEAR}/rechte`, organiser, (c) => withEdition(c, (edition) => ledgerPage(c, edition)))
  app.get(`${YEAR}/rechte.csv`, organiser, (c) => withEdition(c, (edition) => ledgerFile(c, edition)))

  app.get(`${YEAR}/rechte/:photo/zurueckziehen`, gallery, (c) =>
    withEdition(c, (edition) => withdrawPage(c, edition, noErrors({}))),
  )

  app.post(
    `${YEAR}/rechte/:photo/zurueckziehen`,
    gallery,
    form(withdrawForm, (c, state) => withEdition(c, (edition) => withdrawPage(c, edition, state))),
    (c) =>
      withEdition(c, async (edition) => {
        const { asked_by: askedBy, reason } = c.req.valid('form')
        const gone = await withdrawPhoto(c.get('services'), actorOf(c), edition, param(c, 'photo'), {
          askedBy,
          reason,
          answer: '',
        })
        return gone.ok
          ? done(c, afterwards(c, edition.year), 'bild-zurueckgezogen')
          : failurePage(c, gone.error)
      }),
  )

  app.get(`${YEAR}/einwaende`, organiser, (c) => withEdition(c, (edition) => objectionsPage(c, edition)))

  app.get(`${YEAR}/einwaende/:objection`, organiser, (c) =>
    withEdition(c, (edition) => objectionPage(c, edition, noErrors({}))),
  )

  app.post(
    `${YEAR}/einwaende/:objection`,
    organiser,
    form(decisionForm, (c, state) => withEdition(c, (edition) => objectionPage(c, edition, state))),
    (c) =>
      withEdition(c, async (edition) => {
        const input = c.req.valid('form')
        const decided = await decide(c.get('services'), actorOf(c), edition, param(c, 'objection'), input)
        if (!decided.ok) return failurePage(c, decided.error)
        return done(
          c,
          paths.adminObjections(edition.year),
          input.decision === 'withdraw' ? 'bild-zurueckgezogen' : 'bild-gezeigt',
        )
      }),
  )

  return app
}
