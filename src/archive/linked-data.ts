/** What the public pages say to search engines, in the words of schema.org. Pure. */
import { inLanguage, type Language } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import type { Album, AlbumPhoto } from '../gallery/album.ts'
import { licenceUrl } from '../photo/licences.ts'
import type { PhotoView } from '../photo/rules.ts'
import { awardInWords, publishedPhoto, type Snapshot, type Winner } from '../publication/snapshot.ts'
import type { PublicEdition } from './public.ts'

/** JSON-LD of one thing. */
export type LinkedData = Readonly<Record<string, unknown>>

const SCHEMA = { '@context': 'https://schema.org' }

interface At {
  readonly origin: string
  readonly lang: Language
}

const organisation = (name: string) => ({ '@type': 'Organization', name })

/** The conference at which the award is given; null while its days are not known. */
export const eventData = (
  { origin, lang }: At,
  edition: Omit<PublicEdition, 'id' | 'intro'>,
  publisher: string,
): LinkedData | null =>
  edition.starts_on === null
    ? null
    : {
        ...SCHEMA,
        '@type': 'Event',
        name: edition.conference_title || edition.title,
        url: origin + inLanguage(lang, paths.edition(edition.year)),
        startDate: edition.starts_on,
        endDate: edition.ends_on ?? edition.starts_on,
        eventStatus: 'https://schema.org/EventScheduled',
        eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
        location: {
          '@type': 'Place',
          name: edition.venue || edition.place,
          address: { '@type': 'PostalAddress', addressLocality: edition.place, addressCountry: 'DE' },
        },
        organizer: organisation(publisher),
        ...(edition.participants === null ? {} : { maximumAttendeeCapacity: edition.participants }),
      }

const largest = ({ sources }: PhotoView): string =>
  sources.filter(({ format }) => format === 'jpeg').toSorted((a, b) => b.width - a.width)[0]?.url ?? ''

/** @param page where the terms of the picture stand */
const imageData = (origin: string, photo: PhotoView, page: string, licence = '') => ({
  '@type': 'ImageObject',
  contentUrl: origin + largest(photo),
  caption: photo.caption,
  creditText: photo.credit,
  creator: { '@type': 'Person', name: photo.credit },
  copyrightNotice: photo.credit,
  license: licence || page,
  acquireLicensePage: page,
})

/** A project of good practice. */
export const projectData = (
  { origin, lang }: At,
  path: string,
  project: Pick<Winner, 'title' | 'organisation' | 'answers' | 'photos'>,
): LinkedData => {
  const url = origin + inLanguage(lang, path)
  return {
    ...SCHEMA,
    '@type': 'CreativeWork',
    name: project.title,
    url,
    inLanguage: 'de',
    creator: organisation(project.organisation),
    ...(project.answers.summary ? { abstract: project.answers.summary } : {}),
    image: project.photos.map((photo) => imageData(origin, publishedPhoto(photo), url)),
  }
}

/** A project that won an award. */
export const winnerData = (at: At, snapshot: Snapshot, winner: Winner): LinkedData => ({
  ...projectData(at, paths.winner(snapshot.year, winner.slug), winner),
  ...(winner.teaser ? { abstract: winner.teaser } : {}),
  award: `${snapshot.title}: ${awardInWords(winner)}`,
})

/** The album of a conference with all its pictures. */
export const galleryData = ({ origin, lang }: At, album: Album): LinkedData => ({
  ...SCHEMA,
  '@type': 'ImageGallery',
  name: album.title,
  url: origin + inLanguage(lang, paths.gallery(album.year)),
  inLanguage: 'de',
  image: album.photos.map((photo) => albumImage({ origin, lang }, album, photo)),
})

/** One picture of the album. */
export const galleryPhotoData = (at: At, album: Album, photo: AlbumPhoto): LinkedData => ({
  ...SCHEMA,
  ...albumImage(at, album, photo),
  description: photo.alt,
  width: photo.width,
  height: photo.height,
  isPartOf: {
    '@type': 'ImageGallery',
    name: album.title,
    url: at.origin + inLanguage(at.lang, paths.gallery(album.year)),
  },
})

const albumImage = ({ origin, lang }: At, { year }: Album, photo: AlbumPhoto) =>
  imageData(
    origin,
    photo,
    origin + inLanguage(lang, paths.galleryPhoto(year, photo.number)),
    licenceUrl(photo),
  )
