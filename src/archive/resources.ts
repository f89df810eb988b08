/** Open data from what is public: rows become the resources of the schema. Pure. */

import { paths } from '../core/paths.ts'
import type { Album } from '../gallery/album.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { licenceName, licenceUrl, type Terms } from '../photo/licences.ts'
import type { PhotoView } from '../photo/rules.ts'
import { publishedPhoto, type Snapshot, type Winner } from '../publication/snapshot.ts'
import type { Example } from '../showcase/example.ts'
import type { PublicAdoption, PublicSummary, PublicYear } from './public.ts'
import {
  type CriteriaResource,
  type EditionResource,
  type EntryResource,
  type GalleryPhotoResource,
  PAGE_SIZE,
  type PhotoResource,
  type SummaryResource,
  type WinnerResource,
} from './schema.ts'

const moment = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** A year in the list of all. */
export const summaryOf = (origin: string, row: PublicSummary): SummaryResource => ({
  year: row.year,
  title: row.title,
  conference: {
    title: row.conference_title,
    place: row.place,
    venue: row.venue,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    participants: row.participants,
  },
  releasedAt: moment(row.released_at),
  galleryPublishedAt: moment(row.gallery_published_at),
  winners: row.winners,
  photos: row.photos,
  url: origin + paths.edition(row.year),
  api: origin + paths.apiEdition(row.year),
})

/** One year, and where the rest of it is. */
export const editionOf = (
  origin: string,
  row: PublicSummary,
  categories: EditionResource['categories'],
): EditionResource => ({
  ...summaryOf(origin, row),
  intro: row.intro,
  categories: categories.map(({ name, description }) => ({ name, description })),
  links: {
    criteria: origin + paths.apiResource(row.year, 'criteria'),
    jury: origin + paths.apiResource(row.year, 'jury'),
    entries: row.released_at === null ? null : origin + paths.apiResource(row.year, 'entries'),
    winners: row.released_at === null ? null : origin + paths.apiResource(row.year, 'winners'),
    gallery: row.gallery_published_at === null ? null : origin + paths.apiResource(row.year, 'gallery'),
  },
})

/** By what was judged. */
export const criteriaOf = (
  origin: string,
  year: number,
  rules: JudgingRules,
  frozen: { readonly version: number; readonly sha256: string; readonly frozenAt: number } | null,
): CriteriaResource => ({
  year,
  scale: rules.scale,
  aggregation: rules.aggregation,
  tieSteps: [...rules.tieSteps],
  minSheets: rules.minSheets,
  quorum: rules.quorum,
  frozen: frozen && {
    version: frozen.version,
    sha256: frozen.sha256,
    frozenAt: new Date(frozen.frozenAt).toISOString(),
    file: origin + paths.rulesFile(year, frozen.version),
  },
  items: rules.criteria.map(({ name, description, weight, anchors }) => ({
    name,
    description,
    weight,
    anchors: { ...anchors },
  })),
})

const NO_TERMS = { licence: '', rights: '' }

const photoOf = (origin: string, photo: PhotoView, terms: Terms = NO_TERMS): PhotoResource => ({
  caption: photo.caption,
  alt: photo.alt,
  credit: photo.credit,
  licence: licenceName(terms, 'de'),
  licenceUrl: licenceUrl(terms),
  width: photo.width,
  height: photo.height,
  sources: photo.sources.map(({ format, width, url }) => ({ format, width, url: origin + url })),
})

const answersOf = (
  { questions }: Pick<Snapshot, 'questions'>,
  answers: Readonly<Record<string, string>>,
): WinnerResource['answers'] =>
  questions.flatMap(({ key, label, kind }) => {
    const answer = answers[key]
    return answer === undefined ? [] : [{ key, question: label, kind, answer }]
  })

const adoptedBy = (adoptions: readonly PublicAdoption[], submission: string): WinnerResource['adoptions'] =>
  adoptions
    .filter((one) => one.submission === submission)
    .map(({ municipality, what, since }) => ({ municipality, what, since }))

/** What of a year the winners and entries need. */
type Results = Pick<PublicYear, 'adoptions'> & { readonly snapshot: Snapshot }

/** One award with everything its page shows. */
export const winnerOf = (
  origin: string,
  { snapshot, adoptions }: Results,
  winner: Winner,
): WinnerResource => ({
  slug: winner.slug,
  title: winner.title,
  organisation: winner.organisation,
  kind: winner.kind,
  county: winner.county,
  population: winner.population,
  sizeClass: winner.sizeClass,
  teaser: winner.teaser,
  category: winner.category,
  place: winner.place,
  special: winner.special,
  citation: winner.citation,
  answers: answersOf(snapshot, winner.answers),
  adoptions: adoptedBy(adoptions, winner.submission),
  photos: winner.photos.map((photo) => photoOf(origin, publishedPhoto(photo))),
  url: origin + paths.winner(snapshot.year, winner.slug),
  api: origin + paths.apiWinner(snapshot.year, winner.slug),
})

/** One project of good practice with everything its page shows. */
export const entryOf = (origin: string, { snapshot, adoptions }: Results, entry: Example): EntryResource => ({
  slug: entry.slug,
  title: entry.title,
  organisation: entry.organisation,
  category: entry.category || null,
  sizeClass: entry.sizeClass || null,
  state: entry.state || null,
  winner: entry.winner,
  answers: answersOf(snapshot, entry.answers),
  adoptions: adoptedBy(adoptions, entry.submission),
  photos: entry.photos.map((photo) => photoOf(origin, publishedPhoto(photo))),
  url: origin + pathOfEntry(snapshot.year, entry),
})

/** Winners have their own page. */
const pathOfEntry = (year: number, { winner, slug }: Pick<Example, 'winner' | 'slug'>): string =>
  winner ? paths.winner(year, slug) : paths.project(year, slug)

/** The pictures of a gallery in their order, each with the headings it stands under. */
export const galleryOf = (origin: string, album: Album): GalleryPhotoResource[] => {
  let day: string | null = null
  let point: string | null = null
  return album.chapters.flatMap(({ heading, photos }) => {
    if (heading?.day) [day, point] = [heading.day, heading.title || null]
    else if (heading) point = heading.title
    return photos.map((photo) => ({
      ...photoOf(origin, photo, photo),
      number: photo.number,
      day,
      heading: point,
      url: origin + paths.galleryPhoto(album.year, photo.number),
    }))
  })
}

/**
 * One page of a list, and where the next is.
 * @param wanted page asked for, from 1; beyond the last there is nothing
 */
export const listPage = <T>(year: number, self: string, items: readonly T[], wanted: number) => {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE))
  return {
    year,
    total: items.length,
    page: wanted,
    pages,
    next: wanted < pages ? `${self}?page=${wanted + 1}` : null,
    items: items.slice((wanted - 1) * PAGE_SIZE, wanted * PAGE_SIZE),
  }
}
