/** The organisers' album: import, order, headings, publishing. */
import { Hono } from 'hono'
import { GalleryAdminView } from '../../views/admin/gallery.tsx'
import { GalleryAlbumView } from '../../views/admin/gallery-album.tsx'
import { emptyForm } from '../account/schema.ts'
import type { NoticeKey } from '../core/de.ts'
import { decodeText } from '../core/decode.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf, withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf, wantsJson } from '../http/upload.ts'
import type { Photo } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import {
  galleryGaps,
  gapOf,
  type ImportOutcome,
  importPhotos,
  publishGallery,
  removeGalleryPhoto,
  unpublishGallery,
} from './actions.ts'
import { countOpenObjections } from './rights-store.ts'
import { parseCaptions } from './rules.ts'
import { albumForm, headingForm, importForm, orderForm, publishForm } from './schema.ts'
import { rememberDefaults } from './store.ts'
import { headingText, type StoryItem } from './story.ts'
import {
  addHeading,
  loadStory,
  moveItem,
  placeItems,
  removeHeading,
  saveAlbum,
  saveHeading,
} from './story-actions.ts'

interface AdminState {
  readonly state?: FormState
  readonly outcomes?: readonly ImportOutcome[]
  readonly problem?: string
  /** What was typed into the form of headings, and of which heading it was. */
  readonly heading?: FormState
}

const rowOf = (edition: Edition, item: StoryItem<Photo>) => {
  if (item.kind === 'heading')
    return { kind: 'heading' as const, id: item.heading.id, text: headingText(item.heading, 'de') }
  const { photo } = item
  return {
    kind: 'photo' as const,
    id: photo.id,
    fileName: photo.file_name,
    view: privatePhotoView(photo),
    missing: gapOf(photo),
    state: photo.hidden_at !== null ? ('hidden' as const) : photo.public_key ? ('public' as const) : null,
    remove:
      photo.public_key === null && photo.hidden_at === null
        ? paths.adminGalleryPhotoDelete(edition.year, photo.id)
        : null,
    withdraw: paths.adminWithdraw(edition.year, photo.id),
  }
}

const albumState = (edition: Edition): FormState =>
  noErrors({
    version: String(edition.gallery_version),
    title: edition.gallery_title,
    intro: edition.gallery_intro,
    credit: edition.gallery_credit,
    rights: edition.gallery_rights,
    licence: edition.gallery_licence,
    ...(edition.gallery_hides === 1 ? { hides: '1' } : {}),
  })

/** The form of headings: a new one before the picture that the address names, or the heading that it names. */
const headingState = (c: Ctx, story: readonly StoryItem<Photo>[]): FormState => {
  const wanted = c.req.query('ueberschrift')
  const found = story.find((item) => item.kind === 'heading' && item.heading.id === wanted)
  if (found?.kind !== 'heading') return noErrors({ before: c.req.query('vor') ?? '' })
  const { id, day, title } = found.heading
  return noErrors({ id, day: day ?? '', title, before: '' })
}

const reportOf = (outcomes: readonly ImportOutcome[]) => ({
  imported: outcomes.filter(({ error, known }) => error === null && !known).length,
  known: outcomes.filter(({ known }) => known).length,
  refused: outcomes.filter(({ error }) => error !== null),
})

const adminPage = async (c: Ctx, edition: Edition, options: AdminState = {}) => {
  const app = c.get('services')
  const story = await loadStory(app, edition)
  const photos = story.flatMap((item) => (item.kind === 'photo' ? [item.photo] : []))
  const { gallery_credit: credit, gallery_rights: rights, gallery_licence: licence } = edition
  const view = (
    <GalleryAdminView
      year={edition.year}
      editor={!actorOf(c).isOrganiser}
      published={edition.gallery_published_at !== null}
      state={options.state ?? noErrors({ credit, rights, licence })}
      rows={story.map((item) => rowOf(edition, item))}
      gaps={galleryGaps(photos)}
      waiting={photos.filter(({ public_key, hidden_at }) => public_key === null && hidden_at === null).length}
      objections={await countOpenObjections(app.db, edition.id)}
      report={options.outcomes ? reportOf(options.outcomes) : null}
      problem={options.problem ?? null}
      heading={options.heading ?? headingState(c, story)}
    />
  )
  return page(c, { title: 'Galerie', wide: true }, view)
}

const albumPage = (c: Ctx, edition: Edition, state = albumState(edition)) =>
  page(
    c,
    { title: 'Titel und Angaben des Albums' },
    <GalleryAlbumView year={edition.year} editor={!actorOf(c).isOrganiser} state={state} />,
  )

/** What a form asks for beyond the files and the table. */
type ImportInput = Pick<
  Parameters<typeof importPhotos>[3],
  'credit' | 'rights' | 'licence' | 'persons' | 'source'
>

const importBatch = async (c: Ctx, edition: Edition, input: ImportInput): Promise<Response> => {
  const refuse = async (problem: string) => {
    if (wantsJson(c)) return c.json({ refused: [], problem }, 422)
    c.status(422)
    return adminPage(c, edition, { problem, state: noErrors(await typedAgain(c)) })
  }
  const files = await filesOf(c, 'bilder')
  if (files.length === 0) return refuse('Bitte wählen Sie zuerst Bilder aus.')
  const [table] = await filesOf(c, 'tabelle')
  const captions = table ? parseCaptions(decodeText(table.bytes)) : null
  if (captions && !captions.ok) return refuse(captions.error.message)
  const app = c.get('services')
  await app.db.commit([rememberDefaults(app.db.q, edition.id, input)])
  const batch = { files, captions: captions?.value ?? [], ...input }
  const outcomes = await importPhotos(app, actorOf(c).id, edition, batch)
  const refused = outcomes.filter(({ error }) => error !== null)
  if (wantsJson(c)) return c.json({ refused, problem: null }, refused.length > 0 ? 422 : 200)
  return adminPage(c, edition, { outcomes })
}

const ADMIN = '/verwaltung/:year{[0-9]{4}}/galerie'

/** Back to the album after a use case; a conflict shows it as it is now. */
const after = (
  c: Ctx,
  edition: Edition,
  changed: Result<null>,
  notice?: NoticeKey,
): Response | Promise<Response> => {
  if (changed.ok) return done(c, paths.adminGallery(edition.year), notice)
  if (changed.error.kind !== 'conflict') return failurePage(c, changed.error)
  c.status(409)
  return adminPage(c, edition, { problem: changed.error.message })
}

export const galleryAdminRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const gallery = allow('gallery')
  const again = (c: Ctx, options: AdminState) => withEdition(c, (edition) => adminPage(c, edition, options))

  app.get(ADMIN, gallery, (c) => again(c, {}))

  app.post(
    `${ADMIN}/import`,
    allow('gallery', MAX_UPLOAD_BYTES),
    form(importForm, (c, state) => again(c, { state })),
    (c) => withEdition(c, (edition) => importBatch(c, edition, c.req.valid('form'))),
  )

  app.get(`${ADMIN}/angaben`, gallery, (c) => withEdition(c, (edition) => albumPage(c, edition)))

  app.post(
    `${ADMIN}/angaben`,
    gallery,
    form(albumForm, (c, state) => withEdition(c, (edition) => albumPage(c, edition, state))),
    (c) =>
      withEdition(c, async (edition) => {
        const { hides, ...input } = c.req.valid('form')
        const app = c.get('services')
        const saved = await saveAlbum(app, actorOf(c), edition, { ...input, hides: hides === '1' })
        if (saved.ok) return done(c, paths.adminGallery(edition.year), 'gespeichert')
        c.status(409)
        // Told of the other version now, so saving once more replaces it knowingly.
        const typed = { ...(await typedAgain(c)), version: String((await editionOf(c))?.gallery_version) }
        return albumPage(c, edition, withError(noErrors(typed), 'title', saved.error.message))
      }),
  )

  app.post(
    `${ADMIN}/reihenfolge`,
    gallery,
    form(orderForm, (c, state) =>
      again(c, { problem: state.errors[0]?.message ?? 'Bitte prüfen Sie die Stellen.' }),
    ),
    (c) =>
      withEdition(c, async (edition) => {
        const { 'id[]': seen, 'place[]': places, do: what } = c.req.valid('form')
        const [verb, id = ''] = what.split(':')
        const app = c.get('services')
        const moved =
          verb === 'places'
            ? await placeItems(app, actorOf(c), edition, seen, places)
            : await moveItem(app, actorOf(c), edition, seen, id, verb === 'up' ? -1 : 1)
        if (!moved.ok) return after(c, edition, moved)
        return done(c, `${paths.adminGallery(edition.year)}#${id === '' ? 'reihenfolge' : `stelle-${id}`}`)
      }),
  )

  app.post(
    `${ADMIN}/ueberschriften`,
    gallery,
    form(headingForm, (c, heading) => again(c, { heading })),
    (c) =>
      withEdition(c, async (edition) =>
        after(
          c,
          edition,
          await addHeading(c.get('services'), actorOf(c), edition, c.req.valid('form')),
          'gespeichert',
        ),
      ),
  )

  app.post(
    `${ADMIN}/ueberschriften/:heading`,
    gallery,
    form(headingForm, (c, state) =>
      again(c, { heading: { ...state, values: { ...state.values, id: param(c, 'heading') } } }),
    ),
    (c) =>
      withEdition(c, async (edition) => {
        const { do: what, day, title } = c.req.valid('form')
        const [app, id] = [c.get('services'), param(c, 'heading')]
        return what === 'delete'
          ? after(c, edition, await removeHeading(app, actorOf(c), edition, id), 'geloescht')
          : after(c, edition, await saveHeading(app, actorOf(c), edition, { id, day, title }), 'gespeichert')
      }),
  )

  app.post(
    `${ADMIN}/veroeffentlichen`,
    organiser,
    form(publishForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withEdition(c, async (edition) => {
        const app = c.get('services')
        const open = c.req.valid('form').state === 'public'
        const changed = open
          ? await publishGallery(app, actorOf(c).id, edition)
          : await unpublishGallery(app, actorOf(c), edition)
        return changed.ok
          ? done(c, paths.adminGallery(edition.year), open ? 'galerie' : 'galerie-gesperrt')
          : failurePage(c, changed.error)
      }),
  )

  app.post(
    `${ADMIN}/:photo/loeschen`,
    gallery,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withEdition(c, async (edition) => {
        const removed = await removeGalleryPhoto(c.get('services'), actorOf(c), edition, param(c, 'photo'))
        return removed.ok
          ? done(c, paths.adminGallery(edition.year), 'foto-geloescht')
          : failurePage(c, removed.error)
      }),
  )

  return app
}
