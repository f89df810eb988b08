/** Uploading and describing pictures of a submission; delivering private and published pictures. */
import { Hono } from 'hono'
import { SubmissionPhotosView } from '../../views/submission/photos.tsx'
import { sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { editionById } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf, wantsJson } from '../http/upload.ts'
import { mayReadEntry } from '../jury/access.ts'
import { readsWinner } from '../publication/confirmers.ts'
import { loadOwn, type Own } from '../submission/actions.ts'
import { loadEntryForm } from '../submission/progress.ts'
import { incompletePhoto, mayEdit } from '../submission/rules.ts'
import { submissionById, submissionFor } from '../submission/store.ts'
import {
  moveSubmissionPhoto,
  removeSubmissionPhoto,
  saveSubmissionPhotoTexts,
  type TextsRefusal,
  type TypedRow,
  type UploadOutcome,
} from './actions.ts'
import { creditOf, withCredit } from './credit.ts'
import { intakesOf } from './intake-store.ts'
import { mayTake, pressNotice } from './licences.ts'
import {
  isRenditionName,
  largestJpegKey,
  parseRenditions,
  renditionKey,
  renditionName,
  stampOf,
} from './rules.ts'
import { photoRows, photoTextsForm, typedPhotoRows, uploadForm } from './schema.ts'
import { type Photo, photoById, photoByPublicKey, photosOfSubmission, pressPhotoByKey } from './store.ts'
import { addSubmissionPhotos } from './upload-actions.ts'
import { privatePhotoView } from './views.ts'

interface PageState {
  readonly refused?: readonly UploadOutcome[]
  readonly problem?: string | null
  /** Texts as typed, when they could not be saved. */
  readonly typed?: readonly TypedRow[]
  readonly errors?: readonly { field: string; message: string }[]
}

/** One picture as the page shows it: as stored, or as typed where that could not be saved. */
const rowOf = async (photo: Photo, { typed = [], errors = [] }: PageState) => {
  const index = typed.findIndex(({ id }) => id === photo.id)
  const words = typed[index]
  const texts = words ?? photo
  const error = errors.find(({ field }) => field.endsWith(`[].${index}`))?.message
  return {
    id: photo.id,
    fileName: photo.file_name,
    view: privatePhotoView(photo),
    seen: words?.seen ?? (await stampOf(photo)),
    caption: texts.caption,
    alt: texts.alt,
    credit: texts.credit,
    rights: texts.rights,
    persons: texts.persons,
    focus: texts.focus_x === null || texts.focus_y === null ? '' : `${texts.focus_x} ${texts.focus_y}`,
    missing: incompletePhoto(photo),
    ...(error === undefined ? {} : { error }),
  }
}

const photosPage = async (c: Ctx, own: Own, state: PageState = {}) => {
  const { db } = c.get('services')
  const photos = await photosOfSubmission(db, own.submission.id)
  const intakes = await intakesOf(db, own.submission.id)
  const rows = await Promise.all(photos.map((photo) => rowOf(photo, state)))
  const { steps, open } = await loadEntryForm(c.get('services'), own, photos)
  const view = (
    <SubmissionPhotosView
      id={own.submission.id}
      steps={steps}
      open={open}
      title={own.submission.title}
      rows={rows}
      waiting={intakes.filter(({ refused }) => refused === null).map(({ file_name }) => file_name)}
      refused={[
        ...(state.refused ?? []),
        ...intakes.flatMap(({ file_name: name, refused: error }) =>
          error === null ? [] : [{ name, error }],
        ),
      ]}
      problem={state.problem ?? null}
    />
  )
  return page(c, { title: 'Fotos', wide: true }, view)
}

/** Pictures are for those who may edit; whoever may only look sees them on the overview. */
const withOwn = async (c: Ctx, handler: (own: Own) => Response | Promise<Response>): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'), 'edit')
  return own.ok ? handler(own.value) : failurePage(c, own.error)
}

const upload = async (c: Ctx, own: Own): Promise<Response> => {
  const files = await filesOf(c, 'fotos')
  const added = await addSubmissionPhotos(c.get('services'), actorOf(c), own, files, c.get('receivedAt'))
  const refused = added.ok ? added.value.filter(({ error }) => error !== null) : []
  const problem = added.ok
    ? files.length === 0
      ? 'Bitte wählen Sie zuerst eine oder mehrere Dateien aus.'
      : null
    : added.error.message
  if (wantsJson(c)) return c.json({ refused, problem }, problem || refused.length > 0 ? 422 : 200)
  if (problem === null && refused.length === 0)
    return done(c, paths.submissionPhotos(own.submission.id), 'foto')
  c.status(422)
  return photosPage(c, own, { refused, problem })
}

/**
 * Whether the actor may see a picture that is not published: who may see the entry, organisers, its jurors, and whoever
 * confirms its award; of a gallery also its editors.
 */
const maySee = async (c: Ctx, photo: Photo): Promise<boolean> => {
  const actor = actorOf(c)
  if (actor.isOrganiser) return true
  if (photo.submission_id === null) return actor.isGalleryEditor
  const { db, clock } = c.get('services')
  if (await submissionFor(db, actor.id, photo.submission_id)) return true
  const submission = await submissionById(db, photo.submission_id)
  if (!submission) return false
  const edition = await editionById(db, submission.edition_id)
  if (!edition) return false
  return (
    (await mayReadEntry(db, actor, edition, submission, clock())) ||
    (await readsWinner(db, actor.id, submission))
  )
}

/** Sends one size; a browser that has it only asks whether it still may and whether the credit is still the same. */
const deliver = async (
  c: Ctx,
  photo: Pick<Photo, 'id' | 'renditions' | 'credit'>,
  cacheControl: string,
): Promise<Response> => {
  const name = param(c, 'rendition')
  const known = parseRenditions(photo.renditions).some(
    ([width, , format]) => renditionName(width, format) === name,
  )
  if (!isRenditionName(name) || !known) return errorPage(c, 'not_found')
  const caching = { 'Cache-Control': cacheControl, ETag: await etagOf(photo, name) }
  if (c.req.header('If-None-Match') === caching.ETag) return c.body(null, 304, caching)
  const stored = await c.get('services').files.get(renditionKey(photo.id, name))
  if (!stored) return errorPage(c, 'not_found')
  const file = name.endsWith('.jpeg') ? withCredit(stored, creditOf(photo.credit)) : stored
  return c.body(file.body, 200, {
    ...caching,
    'Content-Type': `image/${name.split('.')[1]}`,
    'Content-Length': String(file.size),
    'X-Content-Type-Options': 'nosniff',
  })
}

/** The pixels behind a name never change; the credit in the file may. */
const etagOf = async ({ id, credit }: Pick<Photo, 'id' | 'credit'>, name: string) =>
  `"${(await sha256(`${id}/${name}/${credit}`)).slice(0, 32)}"`

/** The largest JPEG with everything a newsroom must know inside; only where the licence lets others take it. */
const pressFile = async (c: Ctx): Promise<Response> => {
  const { db, files, config } = c.get('services')
  const photo = await pressPhotoByKey(db, param(c, 'key'))
  if (!photo || !mayTake(photo)) return errorPage(c, 'not_found')
  const stored = await files.get(largestJpegKey(photo))
  if (!stored) return errorPage(c, 'not_found')
  const page = photo.gallery_edition_id === null ? paths.winners(photo.year) : paths.gallery(photo.year)
  const file = withCredit(stored, pressNotice(photo, config.origin + page))
  return c.body(file.body, 200, {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Content-Type': 'image/jpeg',
    'Content-Length': String(file.size),
    'Content-Disposition': `attachment; filename="bild-${photo.year}-${param(c, 'key').slice(0, 8)}.jpg"`,
  })
}

const OVERTAKEN =
  'Nicht gespeichert: Jemand anderes hat inzwischen Angaben zu den Fotos geändert. Ihre stehen noch hier; was gespeichert ist, lesen Sie beim Foto.'

const textsRefused = async (c: Ctx, own: Own, refusal: TextsRefusal): Promise<Response> => {
  const typed = typedPhotoRows(await typedAgain(c))
  c.status(refusal.kind === 'invalid' ? 422 : 409)
  if (refusal.kind === 'closed') return photosPage(c, own, { typed, problem: refusal.message })
  const { errors } = refusal
  if (refusal.kind === 'overtaken') {
    // Shown beside the others' words, so the next time it is no longer unseen.
    const shown = typed.map(({ seen: _seen, ...row }) => row)
    return photosPage(c, own, { typed: shown, errors, problem: OVERTAKEN })
  }
  return photosPage(c, own, { typed, errors, problem: errors[0]?.message ?? null })
}

/** What the pressed button asks for beyond saving the texts. */
const arrange = async (c: Ctx, own: Own, what: string): Promise<Response> => {
  const back = paths.submissionPhotos(own.submission.id)
  const [verb, photo = ''] = what.split(':')
  if (verb === 'save') return done(c, back, 'gespeichert')
  const app = c.get('services')
  const at = c.get('receivedAt')
  const arranged =
    verb === 'delete'
      ? await removeSubmissionPhoto(app, actorOf(c), own, photo, at)
      : await moveSubmissionPhoto(app, actorOf(c), own, photo, verb === 'up' ? -1 : 1, at)
  if (!arranged.ok) return failurePage(c, arranged.error)
  return verb === 'delete' ? done(c, back, 'foto-geloescht') : done(c, `${back}#f-foto-${photo}`)
}

export const photoRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  app.get(paths.submissionPhotos(':id'), signedIn, (c) =>
    withOwn(c, (own) => {
      const allowed = mayEdit(own.submission, own.edition, c.get('receivedAt'))
      return allowed.ok ? photosPage(c, own) : failurePage(c, allowed.error)
    }),
  )

  app.post(
    paths.submissionPhotos(':id'),
    allow('signed_in', MAX_UPLOAD_BYTES),
    form(uploadForm, (c) => errorPage(c, 'malformed')),
    (c) => withOwn(c, (own) => upload(c, own)),
  )

  app.post(
    `${paths.submissionPhotos(':id')}/texte`,
    signedIn,
    form(photoTextsForm, (c, state) =>
      withOwn(c, (own) =>
        photosPage(c, own, {
          typed: typedPhotoRows(state.values),
          errors: state.errors,
          problem: state.errors[0]?.message ?? null,
        }),
      ),
    ),
    (c) =>
      withOwn(c, async (own) => {
        const input = c.req.valid('form')
        const app = c.get('services')
        const saved = await saveSubmissionPhotoTexts(
          app,
          actorOf(c),
          own,
          photoRows(input),
          c.get('receivedAt'),
        )
        return saved.ok ? arrange(c, own, input.do) : textsRefused(c, own, saved.error)
      }),
  )

  app.get(paths.privatePhoto(':photo', ':rendition'), signedIn, async (c) => {
    const photo = await photoById(c.get('services').db, param(c, 'photo'))
    if (!photo || !(await maySee(c, photo))) return errorPage(c, 'not_found')
    // Asked for again each time: the next person at this machine may be somebody else.
    return deliver(c, photo, 'private, no-cache')
  })

  app.get(paths.pressPhoto(':key'), allow('public'), pressFile)

  app.get(paths.publicPhoto(':key', ':rendition'), allow('public'), async (c) => {
    const photo = await photoByPublicKey(c.get('services').db, param(c, 'key'))
    // The key is minted anew at every publication, so the bytes behind it never change.
    // Caches that many share ask again each minute: a withdrawn picture must not live on in one of them.
    return photo
      ? deliver(c, photo, 'public, max-age=31536000, s-maxage=60, immutable')
      : errorPage(c, 'not_found')
  })

  return app
}
