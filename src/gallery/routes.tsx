/** Galleries: the organisers' import and texts, the public album. */
import { Hono } from 'hono'
import { GalleryAdminView } from '../../views/admin/gallery.tsx'
import { GalleryPhotoView, GalleryView } from '../../views/public/gallery.tsx'
import { emptyForm } from '../account/schema.ts'
import { decodeText } from '../core/decode.ts'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf, wantsJson } from '../http/upload.ts'
import { photoView } from '../photo/rules.ts'
import { photoRows, photoTextsForm, typedPhotoRows } from '../photo/schema.ts'
import { photosOfGallery, type TextRow } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { incompleteTexts } from '../submission/rules.ts'
import {
  galleryGaps,
  type ImportOutcome,
  importPhotos,
  publishGallery,
  removeGalleryPhoto,
  saveGalleryTexts,
  unpublishGallery,
} from './actions.ts'
import { parseCaptions } from './rules.ts'
import { importForm, publishForm } from './schema.ts'

interface AdminState {
  readonly state?: FormState
  readonly outcomes?: readonly ImportOutcome[]
  readonly problem?: string
  readonly typed?: readonly TextRow[]
}

const adminPage = async (c: Ctx, options: AdminState = {}) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const photos = await photosOfGallery(c.get('services').db, edition.id)
  const rows = photos.map((photo) => {
    const texts = options.typed?.find(({ id }) => id === photo.id) ?? photo
    return {
      id: photo.id,
      fileName: photo.file_name,
      view: privatePhotoView(photo),
      caption: texts.caption,
      alt: texts.alt,
      credit: texts.credit,
      rights: texts.rights,
      missing: incompleteTexts(photo),
      deleteAction: paths.adminGalleryPhotoDelete(edition.year, photo.id),
    }
  })
  const { outcomes } = options
  const report = outcomes
    ? {
        imported: outcomes.filter(({ error, known }) => error === null && !known).length,
        known: outcomes.filter(({ known }) => known).length,
        refused: outcomes.filter(({ error }) => error !== null),
      }
    : null
  const defaults = { credit: edition.gallery_credit, rights: edition.gallery_rights }
  const view = (
    <GalleryAdminView
      year={edition.year}
      published={edition.gallery_published_at !== null}
      state={options.state ?? noErrors(defaults)}
      rows={rows}
      gaps={galleryGaps(photos)}
      waiting={photos.filter(({ public_key }) => public_key === null).length}
      report={report}
      problem={options.problem ?? null}
    />
  )
  return page(c, { title: 'Galerie', wide: true }, view)
}

const importBatch = async (c: Ctx, input: { credit: string; rights: string }): Promise<Response> => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const refuse = async (problem: string) => {
    if (wantsJson(c)) return c.json({ refused: [], problem }, 422)
    c.status(422)
    return adminPage(c, { problem, state: noErrors(await typedAgain(c)) })
  }
  const files = await filesOf(c, 'bilder')
  if (files.length === 0) return refuse('Bitte wählen Sie zuerst Bilder aus.')
  const [table] = await filesOf(c, 'tabelle')
  const captions = table ? parseCaptions(decodeText(table.bytes)) : null
  if (captions && !captions.ok) return refuse(captions.error.message)
  const { db } = c.get('services')
  await db.commit([
    db.q
      .updateTable('edition')
      .set({ gallery_credit: input.credit, gallery_rights: input.rights })
      .where('id', '=', edition.id),
  ])
  const outcomes = await importPhotos(c.get('services'), actorOf(c).id, edition, {
    files,
    captions: captions?.value ?? [],
    ...input,
  })
  const refused = outcomes.filter(({ error }) => error !== null)
  if (wantsJson(c)) return c.json({ refused, problem: null }, refused.length > 0 ? 422 : 200)
  return adminPage(c, { outcomes })
}

/** The pictures of a public gallery in order, or null while it is not public. */
const publicAlbum = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition || edition.gallery_published_at === null) return null
  const photos = await photosOfGallery(c.get('services').db, edition.id)
  return {
    year: edition.year,
    title: edition.conference_title || edition.title,
    credit: edition.gallery_credit,
    photos: photos.flatMap((photo) => {
      const key = photo.public_key
      return key === null ? [] : [photoView(photo, (name) => paths.publicPhoto(key, name))]
    }),
  }
}

const ADMIN = '/verwaltung/:year{[0-9]{4}}/galerie'

export const galleryRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(ADMIN, organiser, (c) => adminPage(c))

  app.post(
    `${ADMIN}/import`,
    allow('organiser', MAX_UPLOAD_BYTES),
    form(importForm, (c, state) => adminPage(c, { state })),
    (c) => importBatch(c, c.req.valid('form')),
  )

  app.post(
    `${ADMIN}/texte`,
    organiser,
    form(photoTextsForm, (c, state) =>
      adminPage(c, {
        typed: typedPhotoRows(state.values),
        problem: state.errors[0]?.message ?? 'Bitte prüfen Sie die Texte.',
      }),
    ),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const rows = photoRows(c.req.valid('form'))
      const saved = await saveGalleryTexts(c.get('services'), actorOf(c), edition, rows)
      if (saved.ok) return done(c, paths.adminGallery(edition.year), 'gespeichert')
      c.status(422)
      return adminPage(c, { typed: rows, problem: saved.error.message })
    },
  )

  app.post(
    `${ADMIN}/veroeffentlichen`,
    organiser,
    form(publishForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const app = c.get('services')
      const open = c.req.valid('form').state === 'public'
      const changed = open
        ? await publishGallery(app, actorOf(c).id, edition)
        : await unpublishGallery(app, actorOf(c), edition)
      return changed.ok
        ? done(c, paths.adminGallery(edition.year), open ? 'galerie' : 'galerie-gesperrt')
        : failurePage(c, changed.error)
    },
  )

  app.post(
    `${ADMIN}/:photo/loeschen`,
    organiser,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const edition = await editionOf(c)
      if (!edition) return errorPage(c, 'not_found')
      const removed = await removeGalleryPhoto(c.get('services'), actorOf(c), edition, param(c, 'photo'))
      return removed.ok
        ? done(c, paths.adminGallery(edition.year), 'foto-geloescht')
        : failurePage(c, removed.error)
    },
  )

  app.get('/:year{[0-9]{4}}/galerie', publicPage, async (c) => {
    const album = await publicAlbum(c)
    if (!album) return errorPage(c, 'not_found')
    return page(c, { title: `Galerie ${album.year}`, wide: true }, <GalleryView {...album} />)
  })

  app.get('/:year{[0-9]{4}}/galerie/:number{[0-9]{1,4}}', publicPage, async (c) => {
    const album = await publicAlbum(c)
    const number = Number(param(c, 'number'))
    const photo = album?.photos[number - 1]
    if (!album || !photo) return errorPage(c, 'not_found')
    const view = <GalleryPhotoView {...album} number={number} photo={photo} />
    return page(c, { title: `Bild ${number}, Galerie ${album.year}`, wide: true }, view)
  })

  return app
}
