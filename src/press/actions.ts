/** What the press gets: text, pictures, figures, logos; public with the results and never before. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import type { ZipFile } from '../gallery/zip.ts'
import { withCredit } from '../photo/credit.ts'
import { pressNotice } from '../photo/licences.ts'
import { renditionKey } from '../photo/rules.ts'
import type { Snapshot } from '../publication/snapshot.ts'
import { releasedSnapshot } from '../publication/store.ts'
import { logoKey } from '../site/theme-actions.ts'
import { themeRow } from '../site/theme-store.ts'
import { creditsAsText, type PressPicture, plainPressText, pressPictures, winnersAsText } from './rules.ts'
import type { PressInput } from './schema.ts'
import { type PressKit, pressKitOf, termsOf, writePressKit } from './store.ts'

export interface Press {
  readonly edition: Edition
  readonly snapshot: Snapshot
  /** UTC ms. */
  readonly releasedAt: number
  /** Null while organisers have written nothing. */
  readonly kit: PressKit | null
  readonly pictures: readonly PressPicture[]
  /** Digest of the award's own logo, or ''. */
  readonly logo: string
}

/** The press kit of released results; null before. */
export const loadPress = async (app: Services, edition: Edition): Promise<Press | null> => {
  const released = await releasedSnapshot(app.db, edition.id)
  if (!released) return null
  const { snapshot, releasedAt } = released
  const shown = snapshot.winners.flatMap(({ photos }) => photos.map(({ id }) => id))
  return {
    edition,
    snapshot,
    releasedAt,
    kit: (await pressKitOf(app.db, edition.id)) ?? null,
    pictures: pressPictures(snapshot, await termsOf(app.db, shown)),
    logo: (await themeRow(app.db)).logo,
  }
}

/** The mark of the house, for an award without a logo of its own. */
const MARKS = ['icons/kuer.svg', 'icons/award-1024.png'] as const

/** The kit as files, each read when its turn comes. */
export const pressFiles = (app: Services, press: Press): ZipFile[] => {
  const { snapshot, kit, pictures, logo } = press
  const { origin } = app.config
  const text = (name: string, content: string): ZipFile => ({
    name,
    open: async () => new TextEncoder().encode(`${content}\n`),
  })
  const winners = winnersAsText(snapshot, (slug) => origin + paths.winner(snapshot.year, slug))
  return [
    ...(kit
      ? [text('Pressetext.txt', [kit.headline, plainPressText(kit.body), kit.contact].join('\n\n'))]
      : []),
    text('Preistraeger.txt', `${snapshot.title}\n\n${winners}`),
    text('Bildnachweise.txt', creditsAsText(pictures)),
    ...pictures.map(
      (picture): ZipFile => ({
        name: `bilder/${picture.file}`,
        open: () => pictureFile(app, snapshot.year, picture),
      }),
    ),
    ...(logo === ''
      ? MARKS.map(
          (file): ZipFile => ({
            name: `logos/${file.split('/').at(-1)}`,
            open: async () => (await app.assets(file)) as Uint8Array<ArrayBuffer>,
          }),
        )
      : [{ name: 'logos/logo.webp', open: async () => (await app.files.get(logoKey(logo)))?.body ?? null }]),
  ]
}

/** The picture with credit, licence and source in the file; null where it has gone since. */
const pictureFile = async (
  app: Services,
  year: number,
  { photo, rendition, terms, winner }: PressPicture,
) => {
  const stored = await app.files.get(renditionKey(photo.id, rendition))
  const source = app.config.origin + paths.winner(year, winner.slug)
  return stored && withCredit(stored, pressNotice({ ...photo, ...terms }, source)).body
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
