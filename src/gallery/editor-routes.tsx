/** All albums, and who works on them. */
import { Hono } from 'hono'
import { GalleriesView } from '../../views/admin/galleries.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { inviteGalleryEditor, removeGalleryEditor } from './editor-actions.ts'
import { listAlbums, listGalleryEditors } from './editor-store.ts'
import { editorForm } from './schema.ts'

const galleriesPage = async (c: Ctx, state: FormState = noErrors({})) => {
  const { db } = c.get('services')
  const { isOrganiser } = actorOf(c)
  const albums = (await listAlbums(db)).map(({ year, photos, gallery_published_at }) => ({
    year,
    photos,
    published: gallery_published_at !== null,
  }))
  const editors = isOrganiser ? await listGalleryEditors(db) : null
  return page(c, { title: 'Galerien' }, <GalleriesView albums={albums} editors={editors} state={state} />)
}

export const galleryEditorRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.adminGalleries, allow('gallery'), (c) => galleriesPage(c))

  app.post(paths.adminGalleryEditors, organiser, form(editorForm, galleriesPage), async (c) => {
    const invited = await inviteGalleryEditor(c.get('services'), actorOf(c), c.req.valid('form').email)
    if (invited.ok) return done(c, paths.adminGalleries, 'eingeladen')
    c.status(409)
    return galleriesPage(c, withError(noErrors(await typedAgain(c)), 'email', invited.error.message))
  })

  app.post(
    paths.adminGalleryEditorRemove(':account'),
    organiser,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const removed = await removeGalleryEditor(c.get('services'), actorOf(c), param(c, 'account'))
      return removed.ok ? done(c, paths.adminGalleries, 'galerie-beendet') : failurePage(c, removed.error)
    },
  )

  return app
}
