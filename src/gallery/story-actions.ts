/** The order of the album and its headings, and the album's own words. */
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, guardRows, type Statement } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { movedBy } from '../photo/rules.ts'
import { type Photo, photosOfGallery } from '../photo/store.ts'
import {
  type AlbumSettings,
  deleteHeading,
  headingsOf,
  insertHeading,
  type Move,
  moveHeadings,
  movePhotos,
  type StoredHeading,
  updateAlbum,
  updateHeading,
} from './store.ts'
import { itemId, placed, type StoryItem, storyOf } from './story.ts'

export type Story = readonly StoryItem<Photo>[]

/** Headings and pictures of an album in order. */
export const loadStory = async (app: Services, edition: Edition): Promise<Story> =>
  storyOf(await headingsOf(app.db, edition.id), await photosOfGallery(app.db, edition.id))

const OTHER_ORDER = fail(
  'conflict',
  'Die Reihenfolge wurde inzwischen an anderer Stelle geändert. Unten steht sie, wie sie jetzt ist; bitte ordnen Sie noch einmal.',
)

const event = (app: Services, actor: Actor, edition: Edition, kind: AuditKind, subject: string): Statement =>
  record(app.db.q, { at: app.clock(), actorId: actor.id, editionId: edition.id, kind, subject })

/**
 * Brings the story into another order; positions are counted anew from 0.
 * @param seen the order its author saw; another one is a conflict
 * @param change from the ids in order to the ids in their new order
 */
const reorder = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  seen: readonly string[],
  change: (ids: readonly string[]) => readonly string[],
): Promise<Result<null>> => {
  const story = await loadStory(app, edition)
  const ids = story.map(itemId)
  if (ids.join() !== seen.join()) return OTHER_ORDER
  const order = new Map(change(ids).map((id, index) => [id, index]))
  const saved = await app.db.commit([
    ...movements(app, edition, story, order),
    event(app, actor, edition, 'gallery.reordered', edition.id),
  ])
  return saved.ok ? ok(null) : OTHER_ORDER
}

/** Statements that move what does not stand at its place; refused where something has moved since. */
const movements = (
  app: Services,
  edition: Edition,
  story: Story,
  order: ReadonlyMap<string, number>,
): Statement[] => {
  const moves: Record<'photo' | 'heading', Move[]> = { photo: [], heading: [] }
  for (const item of story) {
    const id = itemId(item)
    const from = item.kind === 'photo' ? item.photo.position : item.heading.position
    const to = order.get(id)
    if (to !== undefined && to !== from) moves[item.kind].push({ id, from, to })
  }
  return [
    ...(moves.photo.length > 0
      ? [movePhotos(app.db.q, edition.id, moves.photo), guardRows(moves.photo.length)]
      : []),
    ...(moves.heading.length > 0
      ? [moveHeadings(app.db.q, edition.id, moves.heading), guardRows(moves.heading.length)]
      : []),
  ]
}

/** Moves one picture or heading before or behind its neighbour. */
export const moveItem = (
  app: Services,
  actor: Actor,
  edition: Edition,
  seen: readonly string[],
  id: string,
  by: -1 | 1,
): Promise<Result<null>> => reorder(app, actor, edition, seen, (ids) => movedBy(ids, id, by))

/** Puts everything whose place was changed where it is wanted; `places` belong to `seen`, counted from 1. */
export const placeItems = (
  app: Services,
  actor: Actor,
  edition: Edition,
  seen: readonly string[],
  places: readonly number[],
): Promise<Result<null>> => {
  const wanted = new Map(
    seen.flatMap((id, index) => {
      const place = places[index] ?? index + 1
      return place === index + 1 ? [] : [[id, place] as const]
    }),
  )
  return reorder(app, actor, edition, seen, (ids) => placed(ids, wanted))
}

export interface HeadingInput {
  readonly day: string | null
  readonly title: string
  /** The picture it is to stand before; '' for the end. */
  readonly before: string
}

/** Puts a new heading before a picture; everything behind it moves on by one. */
export const addHeading = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: HeadingInput,
): Promise<Result<null>> => {
  const story = await loadStory(app, edition)
  const found = story.findIndex((item) => itemId(item) === input.before)
  if (found < 0 && input.before !== '') return fail('not_found', 'Dieses Bild gibt es nicht mehr.')
  const at = found < 0 ? story.length : found
  const order = new Map(story.map((item, index) => [itemId(item), index < at ? index : index + 1]))
  const saved = await app.db.commit([
    ...movements(app, edition, story, order),
    insertHeading(app.db.q, edition.id, at, input),
    guard,
    event(app, actor, edition, 'gallery.heading_added', edition.id),
  ])
  return saved.ok ? ok(null) : OTHER_ORDER
}

const NO_HEADING = fail('not_found', 'Diese Überschrift gibt es nicht mehr.')

/** Changes what a heading says. */
export const saveHeading = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  heading: Pick<StoredHeading, 'id' | 'day' | 'title'>,
): Promise<Result<null>> => {
  const saved = await app.db.commit([
    updateHeading(app.db.q, edition.id, heading),
    guard,
    event(app, actor, edition, 'gallery.heading_saved', heading.id),
  ])
  return saved.ok ? ok(null) : NO_HEADING
}

/** Removes a heading; its pictures then stand under the one before. */
export const removeHeading = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  id: string,
): Promise<Result<null>> => {
  const saved = await app.db.commit([
    deleteHeading(app.db.q, edition.id, id),
    guard,
    event(app, actor, edition, 'gallery.heading_removed', id),
  ])
  return saved.ok ? ok(null) : NO_HEADING
}

/** Saves the album's own words and what holds for its pictures. */
export const saveAlbum = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { version, ...settings }: AlbumSettings & { readonly version: number },
): Promise<Result<null>> => {
  const saved = await app.db.commit([
    updateAlbum(app.db.q, edition.id, version, settings),
    guard,
    event(app, actor, edition, 'gallery.album_saved', edition.id),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Diese Angaben hat inzwischen jemand anderes geändert. Ihre stehen noch in den Feldern; wenn Sie noch einmal speichern, ersetzen sie die anderen.',
      )
}
