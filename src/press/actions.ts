/** What the press gets: text, pictures, figures, logos; public with the results and never before. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { ZipEntry } from '../core/zip.ts'
import type { Edition } from '../edition/store.ts'
import { creditOf, withCredit } from '../photo/credit.ts'
import { renditionKey } from '../photo/rules.ts'
import type { Snapshot } from '../publication/snapshot.ts'
import { releasedSnapshot } from '../publication/store.ts'
import { creditsAsText, type PressPicture, plainPressText, pressPictures, winnersAsText } from './rules.ts'
import type { PressInput } from './schema.ts'
import { type PressKit, pressKitOf, rightsOf, writePressKit } from './store.ts'

export interface Press {
  readonly edition: Edition
  readonly snapshot: Snapshot
  /** UTC ms. */
  readonly releasedAt: number
  /** Null while organisers have written nothing. */
  readonly kit: PressKit | null
  /** Only those that are public now. */
  readonly pictures: readonly PressPicture[]
  readonly rights: ReadonlyMap<string, string>
}

/** The press kit of released results; null before. */
export const loadPress = async (app: Services, edition: Edition): Promise<Press | null> => {
  const released = await releasedSnapshot(app.db, edition.id)
  if (!released) return null
  const { snapshot, releasedAt } = released
  const pictures = pressPictures(snapshot)
  const rights = await rightsOf(
    app.db,
    pictures.map(({ photo }) => photo.id),
  )
  return {
    edition,
    snapshot,
    releasedAt,
    kit: (await pressKitOf(app.db, edition.id)) ?? null,
    pictures: pictures.filter(({ photo }) => rights.has(photo.id)),
    rights,
  }
}

export const LOGOS = ['icons/kuer.svg', 'icons/award-1024.png'] as const

/** The kit as files, each read when its turn comes. */
export const pressFiles = (app: Services, press: Press): ZipEntry[] => {
  const { snapshot, kit, pictures, rights } = press
  const { origin } = app.config
  const text = (name: string, content: string): ZipEntry => ({
    name,
    read: async () => new TextEncoder().encode(`${content}\n`),
  })
  const winners = winnersAsText(snapshot, (slug) => origin + paths.winner(snapshot.year, slug))
  return [
    ...(kit
      ? [text('Pressetext.txt', [kit.headline, plainPressText(kit.body), kit.contact].join('\n\n'))]
      : []),
    text('Preistraeger.txt', `${snapshot.title}\n\n${winners}`),
    text(
      'Bildnachweise.txt',
      creditsAsText(pictures, (id) => rights.get(id) ?? ''),
    ),
    ...pictures.map(
      (picture): ZipEntry => ({
        name: `bilder/${picture.file}`,
        read: () => pictureFile(app, picture),
      }),
    ),
    ...LOGOS.map(
      (file): ZipEntry => ({
        name: `logos/${file.split('/').at(-1)}`,
        read: () => app.assets(file),
      }),
    ),
  ]
}

/** The picture with its credit in the file; empty where it has gone since. */
const pictureFile = async (app: Services, { photo, rendition }: PressPicture) => {
  const stored = await app.files.get(renditionKey(photo.id, rendition))
  return stored ? withCredit(stored, creditOf(photo.credit)).body : new Uint8Array(0)
}

/** Saves the text; of two who write at once the second is told. */
export const savePress = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { version, headline, body, contact }: PressInput,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    writePressKit(app.db.q, { edition_id: edition.id, headline, body, contact, updated_at: now }, version),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'press.saved',
      subject: edition.id,
      detail: { version: version + 1 },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Nicht gespeichert: Jemand anderes hat den Pressetext inzwischen geändert. Ihre Fassung steht noch hier. Öffnen Sie die Seite in einem zweiten Fenster, vergleichen Sie, und speichern Sie dort.',
      )
}
