/** Open data from what is public: rows become the resources of the schema. Pure. */
import { paths } from '../core/paths.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { type PhotoView, photoView } from '../photo/rules.ts'
import { publishedPhoto, type Snapshot, type Winner } from '../publication/snapshot.ts'
import type { PublicPhoto, PublicSummary } from './public.ts'
import {
  type CriteriaResource,
  type EditionResource,
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
    jury: row.released_at === null ? null : origin + paths.apiResource(row.year, 'jury'),
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

const photoOf = (origin: string, photo: PhotoView, licence: string): PhotoResource => ({
  caption: photo.caption,
  alt: photo.alt,
  credit: photo.credit,
  licence,
  width: photo.width,
  height: photo.height,
  sources: photo.sources.map(({ format, width, url }) => ({ format, width, url: origin + url })),
})

/** One award with everything its page shows. */
export const winnerOf = (origin: string, snapshot: Snapshot, winner: Winner): WinnerResource => ({
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
  answers: snapshot.questions.flatMap(({ key, label, kind }) => {
    const answer = winner.answers[key]
    return answer === undefined ? [] : [{ key, question: label, kind, answer }]
  }),
  photos: winner.photos.map((photo) => photoOf(origin, publishedPhoto(photo), '')),
  url: origin + paths.winner(snapshot.year, winner.slug),
  api: origin + paths.apiWinner(snapshot.year, winner.slug),
})

/** A published picture of a gallery for a view. */
export const galleryPhotoView = (photo: PublicPhoto): PhotoView =>
  photoView(photo, (name) => paths.publicPhoto(photo.public_key, name))

/** The pictures of a gallery in their order. */
export const galleryOf = (
  origin: string,
  year: number,
  album: readonly PublicPhoto[],
): GalleryPhotoResource[] =>
  album.map((photo, index) => ({
    ...photoOf(origin, galleryPhotoView(photo), photo.rights),
    number: index + 1,
    url: origin + paths.galleryPhoto(year, index + 1),
  }))

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
