/** What can be found: every public thing as one document of the index. Pure. */

import type { DocumentKind } from '../core/archive-tables.ts'
import { paths } from '../core/paths.ts'
import type { Album } from '../gallery/album.ts'
import type { PhotoView } from '../photo/rules.ts'
import { publishedPhoto, type Snapshot, type Winner } from '../publication/snapshot.ts'
import type { Example } from '../showcase/example.ts'
import type { PublicYear } from './public.ts'
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
  const { edition, snapshot, album, examples } = year
  const questions = snapshot?.questions ?? []
  const found = [
    ...picturesOf(album).reverse(),
    ...examples
      .filter(({ winner }) => !winner)
      .map((example) => exampleOf(edition.year, example, questions))
      .reverse(),
    ...(snapshot?.winners ?? []).map((winner) => winnerOf(edition.year, winner, questions)).reverse(),
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
  return photo ? publishedPhoto(photo) : (album?.photos[0] ?? null)
}

// People are named on the page, but nobody is looked up by a search for people.
const TEXTS = new Set(['text', 'long_text', 'markdown', 'choice'])

/** What was answered in words, without who can be reached. */
const saidIn = (answers: Readonly<Record<string, string>>, questions: Snapshot['questions']) =>
  questions
    .filter(({ key, kind }) => TEXTS.has(kind) && !key.startsWith('contact_'))
    .map(({ key }) => answers[key])

const winnerOf = (year: number, winner: Winner, questions: Snapshot['questions']): Found => ({
  kind: 'winner',
  path: paths.winner(year, winner.slug),
  title: winner.title,
  subtitle: joined([winner.organisation, winner.category ?? winner.special], ' · '),
  content: joined(
    [
      winner.teaser,
      winner.citation,
      ...saidIn(winner.answers, questions),
      ...winner.photos.map(({ caption }) => caption),
    ],
    '\n',
  ),
  photo: winner.photos[0] ? publishedPhoto(winner.photos[0]) : null,
  category: winner.category,
  size: winner.sizeClass,
  county: winner.county,
})

const exampleOf = (year: number, example: Example, questions: Snapshot['questions']): Found => ({
  kind: 'entry',
  path: paths.project(year, example.slug),
  title: example.title,
  subtitle: joined([example.organisation, example.category], ' · '),
  content: joined(
    [...saidIn(example.answers, questions), ...example.photos.map(({ caption }) => caption)],
    '\n',
  ),
  photo: example.photos[0] ? publishedPhoto(example.photos[0]) : null,
  category: example.category,
  size: example.sizeClass,
})

const picturesOf = (album: Album | null): Found[] =>
  (album?.chapters ?? []).flatMap(({ heading, photos }) =>
    photos.map((photo) => ({
      kind: 'picture' as const,
      path: paths.galleryPhoto(album?.year ?? 0, photo.number),
      title: photo.caption,
      subtitle: joined([heading?.title, photo.credit], ' · '),
      content: photo.alt,
      photo,
    })),
  )

const german = new Intl.Collator('de')

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value): value is string => Boolean(value)).sort(german.compare)

/** What the projects of a year can be filtered by. */
export const facetsOf = ({ snapshot, examples }: PublicYear): Facets => ({
  categories: distinct([...(snapshot?.winners ?? []), ...examples].map(({ category }) => category)),
  sizes: distinct([...(snapshot?.winners ?? []), ...examples].map(({ sizeClass }) => sizeClass)),
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
