/** The map of the site for search engines: every public page in both languages, with its pictures. Pure. */
import { inLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { DECLARATION, element, textElement } from '../core/xml.ts'
import type { PhotoView } from '../photo/rules.ts'
import { publishedPhoto } from '../publication/snapshot.ts'
import type { PublicYear } from './public.ts'

/** A page of the map, by its German address. */
export interface MapPage {
  readonly path: string
  /** When it last changed, UTC ms; null where nobody knows. */
  readonly changed: number | null
  readonly photos: readonly PhotoView[]
}

const page = (path: string, changed: number | null = null, photos: readonly PhotoView[] = []): MapPage => ({
  path,
  changed,
  photos,
})

/** The pages that are always there. */
export const standingPages: readonly MapPage[] = [
  paths.home,
  paths.archive,
  paths.search,
  paths.imprint,
  paths.privacy,
  paths.accessibility,
  paths.easyLanguage,
].map((path) => page(path))

/** The pages of an edition that the public may know, also before anything is decided. */
export const editionPages = (year: number): MapPage[] => [page(paths.edition(year)), page(paths.rules(year))]

/** The pages of what is published of a year. */
export const publishedPages = ({ edition, snapshot, album, examples }: PublicYear): MapPage[] => [
  ...(snapshot === null || snapshot.winners.length + snapshot.emptyPlaces.length === 0
    ? []
    : [
        page(paths.winners(edition.year), edition.released_at),
        ...snapshot.winners.map(({ slug, photos }) =>
          page(paths.winner(edition.year, slug), edition.released_at, photos.map(publishedPhoto)),
        ),
      ]),
  ...(examples.length === 0
    ? []
    : [
        page(paths.projects(edition.year), edition.released_at),
        ...examples
          .filter(({ winner }) => !winner)
          .map(({ slug, photos }) =>
            page(paths.project(edition.year, slug), edition.released_at, photos.map(publishedPhoto)),
          ),
      ]),
  ...(album === null
    ? []
    : [
        page(paths.gallery(edition.year), edition.gallery_published_at),
        ...album.photos.map((photo) =>
          page(paths.galleryPhoto(edition.year, photo.number), edition.gallery_published_at, [photo]),
        ),
      ]),
]

const LANGUAGES = ['de', 'en'] as const

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

/** Search engines read no more from one file. */
const MOST = 50_000

/** The map; each page stands in it once for each language. */
export const sitemap = (origin: string, pages: readonly MapPage[]): string =>
  DECLARATION +
  element(
    'urlset',
    NAMESPACES,
    ...pages.flatMap((one) => LANGUAGES.map((lang) => urlOf(origin, one, lang))).slice(0, MOST),
  )

const urlOf = (
  origin: string,
  { path, changed, photos }: MapPage,
  lang: (typeof LANGUAGES)[number],
): string =>
  element(
    'url',
    {},
    textElement('loc', origin + inLanguage(lang, path)),
    ...(changed === null ? [] : [textElement('lastmod', new Date(changed).toISOString())]),
    ...LANGUAGES.map((hreflang) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href: origin + inLanguage(hreflang, path) }),
    ),
    ...photos.flatMap(({ sources }) => {
      const largest = sources.filter(({ format }) => format === 'jpeg').at(-1)
      return largest ? [element('image:image', {}, textElement('image:loc', origin + largest.url))] : []
    }),
  )
