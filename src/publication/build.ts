/** Builds what is published from what the jury decided, the entries and the plan. */

import { audienceAwards } from '../audience/box-store.ts'
import type { Services } from '../core/services.ts'
import { nomineesOf } from '../deliberation/decision-store.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import { askedIn, isPublished, parseAnswers, type Question } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { parseRenditions } from '../photo/rules.ts'
import type { Photo } from '../photo/store.ts'
import type { Award } from '../ranking/store.ts'
import { listAwards } from '../ranking/store.ts'
import { sizeClass, thresholdsOf } from '../register/rules.ts'
import { incompletePhoto } from '../submission/rules.ts'
import { chosenPhotos, inPlannedOrder, publishedCitation, type ReleasePlan, winnerKey } from './plan.ts'
import {
  type Correction,
  type EmptyPlace,
  type EntryCount,
  type JurySeat,
  type Placed,
  type Snapshot,
  type SnapshotPhoto,
  uniqueSlugs,
  type Winner,
} from './snapshot.ts'
import { entriesOf, juryOf, photosOfEntries, type SourceEntry } from './source-store.ts'

export interface Wishes {
  readonly plan: ReleasePlan
  readonly corrections: readonly Correction[]
  /** Public name of a picture, by its id. */
  readonly keyOf: (photoId: string) => string
}

/** A snapshot, and what it was built from. */
export interface Built {
  readonly snapshot: Snapshot
  /** Every complete picture of the winning entries, chosen or not. */
  readonly photos: ReadonlyMap<string, readonly Photo[]>
  /** Entries that got an award and no longer take part. */
  readonly gone: readonly string[]
  /** The jury's own sentence, by `winnerKey`. */
  readonly decided: ReadonlyMap<string, string>
}

/** The results as they would be published now: the same words give the same bytes. */
export const buildSnapshot = async (app: Services, edition: Edition, wishes: Wishes): Promise<Built> => {
  const { plan } = wishes
  const categories = await listCategories(app.db, edition.id)
  const questions = (await currentForm(app.db, edition)).questions.filter(isPublished)
  const entries = await entriesOf(app.db, edition.id)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const decided = [...(await listAwards(app.db, edition.id)), ...(await audienceAwards(app.db, edition.id))]
  const awards = inOrder(decided, categories)
  const given = awards.flatMap((award) => (award.submission_id ? [{ award, id: award.submission_id }] : []))
  const photos = await completePhotos(
    app,
    given.map(({ id }) => id),
  )
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const thresholds = thresholdsOf(edition)
  const jurors = await juryOf(app.db, edition.id)
  const winners = given.flatMap(({ award, id }) => {
    const entry = byId.get(id)
    const key = winnerKey({ submission: id, special: award.special })
    return entry ? [{ key, award, entry, planned: plan.winners[key] }] : []
  })
  const arranged = inPlannedOrder(winners, plan)
  const slugs = uniqueSlugs(arranged.map(({ entry }) => entry.title))
  return {
    photos,
    gone: given.flatMap(({ id }) => (byId.has(id) ? [] : [id])),
    decided: new Map(winners.map(({ key, award }) => [key, award.citation])),
    snapshot: {
      format: 'kuer-release/2',
      year: edition.year,
      title: edition.title,
      intro: plan.intro,
      winners: arranged.map(
        ({ award, entry, planned }, index): Winner => ({
          slug: slugs[index] ?? entry.id,
          submission: entry.id,
          category: nameOf(award.category_id),
          place: award.place,
          special: award.special,
          title: entry.title,
          organisation: entry.organisation,
          ...placed(entry, thresholds),
          teaser: planned?.teaser ?? '',
          citation: publishedCitation(award.citation, planned),
          answers: publishedAnswers(entry, questions, nameOf(entry.category_id)),
          photos: chosenPhotos(photos.get(entry.id) ?? [], plan.photos[entry.id]).map((photo) =>
            snapshotPhoto(photo, wishes.keyOf(photo.id)),
          ),
        }),
      ),
      emptyPlaces: awards.flatMap(({ submission_id, place, category_id, citation }): EmptyPlace[] =>
        submission_id === null && place !== null
          ? [{ category: nameOf(category_id) ?? '', place, citation }]
          : [],
      ),
      nominees: plan.nominees ? await nominees(app, edition, byId, names) : [],
      jury: jurors.filter(({ named }) => named === 1).map(seat),
      jurors: jurors.length,
      entries: countsOf(entries, nameOf, thresholds),
      corrections: wishes.corrections,
      questions: questions.map(({ key, label, kind, unit }) => ({
        key,
        label,
        kind,
        ...(unit ? { unit } : {}),
      })),
    },
  }
}

const seat = (juror: Awaited<ReturnType<typeof juryOf>>[number]): JurySeat => ({
  name: juror.name,
  institution: juror.institution,
  role: juror.is_chair === 1 ? 'chair' : juror.is_deputy === 1 ? 'deputy' : 'member',
})

/** By category in the edition's order and place, special prizes last. */
const inOrder = (awards: readonly Award[], categories: readonly { readonly id: string }[]): Award[] => {
  const category = new Map(categories.map(({ id }, index) => [id, index]))
  const at = (award: Award) => category.get(award.category_id ?? '') ?? categories.length
  return awards.toSorted((a, b) => at(a) - at(b) || (a.place ?? 99) - (b.place ?? 99))
}

/** A picture without caption, alt text, credit or rights is never published, nor one that somebody objects to. */
export const completePhotos = async (
  app: Services,
  ids: readonly string[],
): Promise<Map<string, Photo[]>> => {
  const all = await photosOfEntries(app.db, [...new Set(ids)])
  return Map.groupBy(
    all.filter((photo) => incompletePhoto(photo) === '' && photo.hidden_at === null),
    ({ submission_id }) => submission_id ?? '',
  )
}

const placed = (entry: SourceEntry, thresholds: readonly number[]): Placed => ({
  kind: entry.organisation_kind,
  county: entry.county || null,
  population: entry.organisation_population,
  sizeClass: sizeClass(entry.organisation_population, thresholds),
})

/** What was answered under another category and then hidden from the entrant is nobody's to publish. */
export const publishedAnswers = (
  entry: SourceEntry,
  questions: readonly Question[],
  category: string | null,
): Readonly<Record<string, string>> => {
  const stored = parseAnswers(entry.answers, questions)
  const asked = askedIn(questions, category)
  return Object.fromEntries(asked.flatMap(({ key }) => (stored[key] ? [[key, stored[key]]] : [])))
}

/** A picture as it is published under this name. */
export const snapshotPhoto = (photo: Photo, key: string): SnapshotPhoto => ({
  id: photo.id,
  key,
  width: photo.width,
  height: photo.height,
  renditions: parseRenditions(photo.renditions),
  caption: photo.caption,
  alt: photo.alt,
  credit: photo.credit,
  ...(photo.focus_x === null || photo.focus_y === null
    ? {}
    : { focus: [photo.focus_x, photo.focus_y] as const }),
})

const nominees = async (
  app: Services,
  edition: Edition,
  entries: ReadonlyMap<string, SourceEntry>,
  categories: ReadonlyMap<string, string>,
) => {
  const nominated = await nomineesOf(app.db, edition.id)
  return [...categories].flatMap(([id, category]) =>
    (nominated.get(id) ?? []).flatMap((submission) => {
      const entry = entries.get(submission)
      return entry ? [{ submission, category, title: entry.title, organisation: entry.organisation }] : []
    }),
  )
}

const countsOf = (
  entries: readonly SourceEntry[],
  nameOf: (id: string | null) => string | null,
  thresholds: readonly number[],
): EntryCount[] => {
  const cells = Map.groupBy(entries, (entry) =>
    JSON.stringify([nameOf(entry.category_id), sizeClass(entry.organisation_population, thresholds)]),
  )
  return [...cells].map(([cell, inIt]) => {
    const [category, size] = JSON.parse(cell) as [string | null, string | null]
    return { category, sizeClass: size, entries: inIt.length }
  })
}
