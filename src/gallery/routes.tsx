/** The public album: the story, one picture, the whole as a ZIP; and the form of whoever objects to a picture. */
import { Hono } from 'hono'
import { GalleryPhotoView, GalleryView } from '../../views/public/gallery.tsx'
import { ObjectedView, ObjectionFormView } from '../../views/public/objection.tsx'
import { galleryWords } from '../../views/public/words/gallery.ts'
import { objectionWords } from '../../views/public/words/objection.ts'
import { galleryData, galleryPhotoData } from '../archive/linked-data.ts'
import { type FormState, noErrors } from '../core/form-state.ts'
import { inLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { allow, allowInBothLanguages } from '../http/access.ts'
import { clientAddress } from '../http/client.ts'
import { type AppEnv, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { withCredit } from '../photo/credit.ts'
import { pressNotice } from '../photo/licences.ts'
import { largestJpegKey, photoView } from '../photo/rules.ts'
import { photosOfGallery } from '../photo/store.ts'
import { type Album, albumOf, listInZip, nameInZip, takeable } from './album.ts'
import { object } from './rights-actions.ts'
import { shownByKey } from './rights-store.ts'
import { objectionForm } from './schema.ts'
import { headingsOf } from './store.ts'
import { zipStream } from './zip.ts'

/** A public gallery, or null while it is not public. */
const publicAlbum = async (c: Ctx): Promise<Album | null> => {
  const edition = await editionOf(c)
  if (!edition || edition.gallery_published_at === null) return null
  const { db } = c.get('services')
  const album = albumOf(edition, await headingsOf(db, edition.id), await photosOfGallery(db, edition.id))
  return album.photos.length > 0 ? album : null
}

const linkedAt = (c: Ctx) => ({ origin: c.get('services').config.origin, lang: c.get('language') })

const albumPage = async (c: Ctx) => {
  const album = await publicAlbum(c)
  if (!album) return errorPage(c, 'not_found')
  const lang = c.get('language')
  return page(
    c,
    { title: galleryWords[lang].title(album.year), wide: true, data: galleryData(linkedAt(c), album) },
    <GalleryView lang={lang} album={album} />,
  )
}

const photoPage = async (c: Ctx) => {
  const album = await publicAlbum(c)
  const photo = album?.photos[Number(param(c, 'number')) - 1]
  if (!album || !photo) return errorPage(c, 'not_found')
  const lang = c.get('language')
  const title = `${galleryWords[lang].picture(photo.number)}, ${galleryWords[lang].title(album.year)}`
  const data = galleryPhotoData(linkedAt(c), album, photo)
  return page(c, { title, wide: true, data }, <GalleryPhotoView lang={lang} album={album} photo={photo} />)
}

/** Every picture that may be taken away, streamed: the first bytes leave before the second file is read. */
const albumZip = async (c: Ctx) => {
  const album = await publicAlbum(c)
  const chosen = album ? takeable(album) : []
  const edition = await editionOf(c)
  if (!album || !edition || chosen.length === 0) return errorPage(c, 'not_found')
  const { db, files, config } = c.get('services')
  const stored = new Map((await photosOfGallery(db, edition.id)).map((photo) => [photo.public_key, photo]))
  const source = config.origin + paths.gallery(album.year)
  const list = new TextEncoder().encode(`\ufeff${listInZip(album, source)}`)
  const stream = zipStream([
    { name: 'bildnachweise.txt', open: async () => list },
    ...chosen.map((photo) => ({
      name: nameInZip(photo),
      open: async () => {
        const row = stored.get(photo.key)
        const file = row ? await files.get(largestJpegKey(row)) : null
        return file && withCredit(file, pressNotice(photo, source)).body
      },
    })),
  ])
  return c.body(stream, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="galerie-${album.year}.zip"`,
    'Cache-Control': 'no-store',
  })
}

const objectionPage = async (c: Ctx, state: FormState) => {
  const photo = await shownByKey(c.get('services').db, param(c, 'key'))
  if (!photo) return errorPage(c, 'not_found')
  const lang = c.get('language')
  const key = param(c, 'key')
  const t = objectionWords[lang]
  const sentences: Readonly<Record<string, string>> = t.errors
  const errors = state.errors.map(({ field, message }) => ({ field, message: sentences[field] ?? message }))
  const view = photoView(photo, (name) => paths.publicPhoto(key, name))
  return page(
    c,
    { title: t.title },
    <ObjectionFormView lang={lang} photoKey={key} photo={view} state={{ ...state, errors }} />,
  )
}

export const galleryRoutes = () => {
  const app = new Hono<AppEnv>()
  app.get('/:year{[0-9]{4}}/galerie', publicPage, albumPage)
  app.get('/:year{[0-9]{4}}/galerie/:number{[0-9]{1,4}}', publicPage, photoPage)
  app.get('/:year{[0-9]{4}}/galerie.zip', allow('public'), albumZip)

  app.get(paths.objectionDone, publicPage, (c) => {
    const lang = c.get('language')
    return page(c, { title: objectionWords[lang].doneTitle }, <ObjectedView lang={lang} />)
  })

  app.get(paths.objection(':key'), publicPage, (c) => objectionPage(c, noErrors({})))

  app.post(paths.objection(':key'), allowInBothLanguages(), form(objectionForm, objectionPage), async (c) => {
    const lang = c.get('language')
    const client = clientAddress(c)
    const taken = await object(c.get('services'), param(c, 'key'), c.req.valid('form'), { client, lang })
    return taken.ok ? c.redirect(inLanguage(lang, paths.objectionDone), 303) : failurePage(c, taken.error)
  })

  return app
}
