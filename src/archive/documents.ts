/** What can be found: every public thing as one document of the index. Pure. */
import type { DocumentKind } from '../core/archive-tables.ts'
import { paths } from '../core/paths.ts'
import type { PhotoView } from '../photo/rules.ts'
import { publishedPhoto, type Snapshot, type Winner } from '../publication/snapshot.ts'
import type { PublicPhoto, PublicYear } from './public.ts'
import { galleryPhotoView } from './resources.ts'
import { bothSpellings, EVERY, facetWord, sortKey } from './search-rules.ts'

/** One row of the index; `words` and `facet` are what it looks in, the rest is what a hit shows. */
export interface ArchiveDocument {
  readonly id: number
  readonly year: number
  readonly kind: DocumentKind
  readonly path: string
  readonly title: string
  readonly sortTitle: string
  readonly subtitle: string
  readonly content: string
  readonly photo: Pick<PhotoView, 'alt' | 'width' | 'height' | 'focus' | 'sources'> | null
  readonly titleWords: string
  readonly words: string
  readonly facet: string
}

/** What can be chosen in the filters. */
export interface Facets {
  readonly categories: readonly string[]
  readonly sizes: readonly string[]
  readonly counties: readonly string[]
}

interface Found {
  readonly kind: DocumentKind
  readonly path: string
  readonly title: string
  readonly subtitle: string
  readonly content: string
  readonly photo: PhotoView | null
  readonly category?: string | null
  readonly size?: string | null
  readonly county?: string | null
}

/** Documents of one year; more would run into the numbers of the next. */
const MOST = 100_000

/** Everything of a year that can be found, pictures first: of what is equally new, projects are shown before them. */
export const documentsOf = (year: PublicYear): ArchiveDocument[] => {
  const { edition, snapshot, album } = year
  const found = [
    ...album.map((photo, index) => pictureOf(edition.year, photo, index + 1)).reverse(),
    ...(snapshot?.winners ?? [])
      .map((winner) => winnerOf(edition.year, winner, snapshot?.questions ?? []))
      .reverse(),
    editionOf(year),
  ]
  if (found.length >= MOST) throw new Error(`${edition.year}: more than ${MOST} documents`)
  return found.map((one, index) => documentOf(edition.year, index, one))
}

const documentOf = (year: number, index: number, one: Found): ArchiveDocument => ({
  id: year * MOST + index,
  year,
  kind: one.kind,
  path: one.path,
  title: one.title,
  sortTitle: sortKey(one.title),
  subtitle: one.subtitle,
  content: one.content,
  photo: one.photo && picked(one.photo),
  titleWords: bothSpellings(`${one.title} ${one.subtitle}`),
  words: bothSpellings(one.content),
  facet: [
    EVERY,
    facetWord('t', one.kind),
    facetWord('y', String(year)),
    ...(one.category ? [facetWord('c', one.category)] : []),
    ...(one.size ? [facetWord('s', one.size)] : []),
    ...(one.county ? [facetWord('k', one.county)] : []),
  ].join(' '),
})

const picked = ({ alt, width, height, focus, sources }: PhotoView) => ({ alt, width, height, focus, sources })

const joined = (parts: readonly (string | null | undefined)[], by: string): string =>
  parts.filter(Boolean).join(by)

const editionOf = ({ edition, album, snapshot }: PublicYear): Found => ({
  kind: 'edition',
  path: paths.edition(edition.year),
  title: edition.title,
  subtitle: joined([edition.conference_title, edition.place], ', '),
  content: joined([edition.venue, edition.intro], '\n'),
  photo: coverOf(album, snapshot),
})

/** The picture that stands for a year: of its first winner with one, or the first of the gallery. */
const coverOf = (album: PublicYear['album'], snapshot: Snapshot | null): PhotoView | null => {
  const [photo] = snapshot?.winners.flatMap(({ photos }) => photos.slice(0, 1)) ?? []
  if (photo) return publishedPhoto(photo)
  return album[0] ? galleryPhotoView(album[0]) : null
}

// People are named on the page, but nobody is looked up by a search for people.
const CONTACT = new Set(['email', 'phone'])

const winnerOf = (year: number, winner: Winner, questions: Snapshot['questions']): Found => ({
  kind: 'winner',
  path: paths.winner(year, winner.slug),
  title: winner.title,
  subtitle: joined([winner.organisation, winner.category ?? winner.special], ' · '),
  content: joined(
    [
      winner.teaser,
      winner.citation,
      ...questions.filter(({ kind }) => !CONTACT.has(kind)).map(({ key }) => winner.answers[key]),
      ...winner.photos.map(({ caption }) => caption),
    ],
    '\n',
  ),
  photo: winner.photos[0] ? publishedPhoto(winner.photos[0]) : null,
  category: winner.category,
  size: winner.sizeClass,
  county: winner.county,
})

const pictureOf = (year: number, photo: PublicPhoto, number: number): Found => ({
  kind: 'picture',
  path: paths.galleryPhoto(year, number),
  title: photo.caption,
  subtitle: joined([photo.credit], ''),
  content: photo.alt,
  photo: galleryPhotoView(photo),
})

const german = new Intl.Collator('de')

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value): value is string => Boolean(value)).sort(german.compare)

/** What the winners of a year can be filtered by. */
export const facetsOf = ({ snapshot }: PublicYear): Facets => ({
  categories: distinct((snapshot?.winners ?? []).map(({ category }) => category)),
  sizes: distinct((snapshot?.winners ?? []).map(({ sizeClass }) => sizeClass)),
  counties: distinct((snapshot?.winners ?? []).map(({ county }) => county)),
})

// "unter 5.000", "5.000 bis unter 20.000", "ab 20.000": by the figure they begin with, the open one first.
const sizeOrder = (size: string): number =>
  Number(/\d[\d.]*/.exec(size)?.[0].replaceAll('.', '') ?? 0) - (size.startsWith('unter') ? 0.5 : 0)

/** The filters of all years together, in German order. */
export const allFacets = (years: readonly Facets[]): Facets => ({
  categories: distinct(years.flatMap(({ categories }) => categories)),
  sizes: distinct(years.flatMap(({ sizes }) => sizes)).sort((a, b) => sizeOrder(a) - sizeOrder(b)),
  counties: distinct(years.flatMap(({ counties }) => counties)),
})
