/** The ceremony as it is now, with everything that the hall's computer needs to show it without a network. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { renditionKey, renditionName } from '../photo/rules.ts'
import { loadRelease } from '../publication/actions.ts'
import type { SnapshotPhoto } from '../publication/snapshot.ts'
import { releasedSnapshot } from '../publication/store.ts'
import { base64, type Step, stepsOf } from './rules.ts'
import type { ScriptInput } from './schema.ts'
import { writeScript } from './store.ts'

/** A picture that stands in the page itself. */
export interface StagePicture {
  readonly src: string
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly credit: string
}

export interface Stage {
  readonly title: string
  readonly steps: readonly Step[]
}

/** The steps for those who may know of the release: from what is released, or from what would be released now. */
export const loadStage = async (app: Services, actor: Actor, edition: Edition): Promise<Result<Stage>> => {
  const state = await loadRelease(app, actor, edition)
  if (!state.ok) return state
  const released = await releasedSnapshot(app.db, edition.id)
  const snapshot = released?.snapshot ?? state.value.built.snapshot
  return ok({ title: snapshot.title, steps: stepsOf(snapshot) })
}

/** Saves what the presenter notes; of two who write at once the second is told. */
export const saveScript = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { version, notes }: ScriptInput,
): Promise<Result<null>> => {
  const may = await loadRelease(app, actor, edition)
  if (!may.ok) return may
  const now = app.clock()
  const saved = await app.db.commit([
    writeScript(app.db.q, { editionId: edition.id, notes, read: version, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'stage.script_saved',
      subject: edition.id,
      detail: { version: version + 1 },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Nicht gespeichert: Jemand anderes hat den Sprechzettel inzwischen geändert. Ihre Fassung steht noch hier. Öffnen Sie die Seite in einem zweiten Fenster, vergleichen Sie, und speichern Sie dort.',
      )
}

/** The first picture of every winner, by the winner's address; what cannot be read is left out. */
export const stagePictures = async (app: Services, { steps }: Stage): Promise<Map<string, StagePicture>> => {
  const pictures = new Map<string, StagePicture>()
  for (const step of steps) {
    const photo = step.kind === 'award' ? step.winner.photos[0] : undefined
    const picture = photo && (await pictureOf(app, photo))
    if (picture && step.kind === 'award') pictures.set(step.winner.slug, picture)
  }
  return pictures
}

/** Small and understood everywhere first. */
const FORMATS = ['webp', 'jpeg'] as const

const pictureOf = async (app: Services, photo: SnapshotPhoto): Promise<StagePicture | null> => {
  const [best] = FORMATS.flatMap((format) =>
    photo.renditions.filter(([, , one]) => one === format).toSorted(([a], [b]) => b - a),
  )
  if (!best) return null
  const [width, height, format] = best
  const file = await app.files.get(renditionKey(photo.id, renditionName(width, format)))
  if (!file) return null
  const bytes = new Uint8Array(await new Response(file.body).arrayBuffer())
  const src = `data:image/${format};base64,${base64(bytes)}`
  return { src, width, height, alt: photo.alt, credit: photo.credit }
}
