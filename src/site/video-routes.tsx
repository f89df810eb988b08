/** The film in sign language: put there by organisers, delivered in the parts that players ask for. */
import { Hono } from 'hono'
import { VideoView } from '../../views/site/video.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf } from '../http/upload.ts'
import { rangeOf } from './video.ts'
import { removeVideo, saveVideo, videoKey } from './video-actions.ts'
import { currentVideo } from './video-store.ts'

const videoPage = async (c: Ctx, state: FormState = noErrors({})) => {
  const video = await currentVideo(c.get('services').db)
  return page(c, { title: 'Video in Gebärdensprache' }, <VideoView video={video} state={state} />)
}

/** The file, whole or the part asked for; its name changes with its content, so it may be kept for ever. */
const deliver = async (c: Ctx) => {
  const { db, files } = c.get('services')
  const video = await currentVideo(db)
  if (!video || param(c, 'video') !== `${video.digest}.mp4`) return errorPage(c, 'not_found')
  const range = rangeOf(c.req.header('Range'), video.size)
  if (range === 'outside') return c.body(null, 416, { 'Content-Range': `bytes */${video.size}` })
  const file = await files.get(videoKey(video.digest), range ?? undefined)
  if (!file) return errorPage(c, 'not_found')
  const headers = {
    'Content-Type': 'video/mp4',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
  if (!range) return c.body(file.body, 200, { ...headers, 'Content-Length': String(video.size) })
  const { start, end } = range
  return c.body(file.body, 206, {
    ...headers,
    'Content-Range': `bytes ${start}-${end}/${video.size}`,
    'Content-Length': String(end - start + 1),
  })
}

export const videoRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get('/gebaerdensprache/:video{[0-9a-f]{32}\\.mp4}', allow('public'), deliver)

  app.get(paths.adminVideo, organiser, (c) => videoPage(c))
  app.post(paths.adminVideo, allow('organiser', MAX_UPLOAD_BYTES), async (c) => {
    const [file] = await filesOf(c, 'video')
    const saved = file
      ? await saveVideo(c.get('services'), actorOf(c), file.bytes)
      : ({ ok: false, error: { kind: 'invalid', message: 'Bitte eine Datei auswählen.' } } as const)
    if (saved.ok) return done(c, paths.adminVideo, 'gespeichert')
    c.status(saved.error.kind === 'invalid' ? 422 : 409)
    return videoPage(c, withError(noErrors({}), 'video', saved.error.message))
  })
  app.post(paths.adminVideoDelete, organiser, form(emptyForm, videoPage), async (c) => {
    const removed = await removeVideo(c.get('services'), actorOf(c))
    return removed.ok ? done(c, paths.adminVideo, 'geloescht') : failurePage(c, removed.error)
  })

  return app
}
