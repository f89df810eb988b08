/** Organisers put a film in sign language on its page. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { isMp4, MAX_VIDEO_BYTES } from './video.ts'
import { currentVideo, replaceVideo } from './video-store.ts'

/** Where the file of a film lies. */
export const videoKey = (digest: string): string => `site/${digest}.mp4`

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes das Video geändert. Bitte laden Sie die Seite neu.'

/** Stores a film in the place of the one that is there. */
export const saveVideo = async (app: Services, actor: Actor, bytes: Uint8Array): Promise<Result<null>> => {
  if (bytes.length > MAX_VIDEO_BYTES)
    return fail(
      'invalid',
      'Das Video ist zu groß. Möglich sind 50 MB; kleiner wird es mit 720 Zeilen und etwa 1 Mbit/s.',
    )
  if (!isMp4(bytes))
    return fail(
      'invalid',
      'Das ist kein MP4-Video. Bitte speichern Sie es als MP4 (H.264) und versuchen Sie es noch einmal.',
    )
  const digest = (await sha256(bytes)).slice(0, 32)
  await app.files.put(videoKey(digest), bytes, 'video/mp4')
  return replace(app, actor, { digest, size: bytes.length })
}

/** Takes the film away. */
export const removeVideo = (app: Services, actor: Actor): Promise<Result<null>> =>
  replace(app, actor, { digest: '', size: 0 })

const replace = async (
  app: Services,
  actor: Actor,
  video: { readonly digest: string; readonly size: number },
): Promise<Result<null>> => {
  const before = (await currentVideo(app.db))?.digest ?? ''
  const saved = await app.db.commit([
    replaceVideo(app.db.q, before, video),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      kind: video.digest === '' ? 'site.video_removed' : 'site.video_saved',
      subject: 'site',
      detail: { before, after: video.digest },
    }),
  ])
  if (!saved.ok) return fail('conflict', CHANGED)
  if (before !== '' && before !== video.digest) await app.files.delete([videoKey(before)])
  return ok(null)
}
