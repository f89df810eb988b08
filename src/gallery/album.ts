/** The album as the public sees it, from what is stored. Pure. */
import type { Language } from '../core/language.ts'
import { paths, slugify } from '../core/paths.ts'
import { licenceName, licenceUrl, mayTake } from '../photo/licences.ts'
import { type PhotoInfo, type PhotoView, photoView } from '../photo/rules.ts'
import { type Chapter, chaptersOf, type Heading, headingText, storyOf } from './story.ts'

/** A picture of a public album. */
export interface AlbumPhoto extends PhotoView {
  /** Public name. */
  readonly key: string
  /** Place in the album, counted from 1. */
  readonly number: number
  readonly licence: string
  readonly rights: string
}

export interface Album {
  readonly year: number
  readonly title: string
  readonly intro: string
  readonly chapters: readonly Chapter<AlbumPhoto>[]
  readonly photos: readonly AlbumPhoto[]
}

interface StoredPhoto extends PhotoInfo {
  readonly position: number
  readonly public_key: string | null
  readonly licence: string
  readonly rights: string
}

interface AlbumOf {
  readonly year: number
  readonly title: string
  readonly conference_title: string
  readonly gallery_title: string
  readonly gallery_intro: string
}

/** The pictures that have a public name, numbered, under their headings. */
export const albumOf = (
  edition: AlbumOf,
  headings: readonly Heading[],
  stored: readonly StoredPhoto[],
): Album => {
  const shown = storyOf(
    headings,
    stored.filter(({ public_key }) => public_key !== null),
  )
  let number = 0
  const items = shown.map((item) => {
    if (item.kind === 'heading') return item
    number += 1
    return { kind: 'photo' as const, photo: albumPhoto(item.photo, number) }
  })
  return {
    year: edition.year,
    title: edition.gallery_title || edition.conference_title || edition.title,
    intro: edition.gallery_intro,
    chapters: chaptersOf(items),
    photos: items.flatMap((item) => (item.kind === 'photo' ? [item.photo] : [])),
  }
}

const albumPhoto = (photo: StoredPhoto, number: number): AlbumPhoto & { id: string; position: number } => {
  const key = photo.public_key ?? ''
  return {
    ...photoView(photo, (name) => paths.publicPhoto(key, name)),
    id: photo.id,
    position: photo.position,
    key,
    number,
    licence: photo.licence,
    rights: photo.rights,
  }
}

/** Whose all pictures are, where they share one credit; '' otherwise. */
export const commonCredit = ({ photos }: Album): string => {
  const [first] = photos
  return first && photos.every(({ credit }) => credit === first.credit) ? first.credit : ''
}

/** The pictures that others may take away. */
export const takeable = ({ photos }: Album): AlbumPhoto[] => photos.filter(mayTake)

/** Name of a picture in the ZIP: "007-eroeffnung-im-grossen-saal.jpg". */
export const nameInZip = ({ number, caption }: AlbumPhoto): string =>
  `${String(number).padStart(3, '0')}-${slugify(caption).slice(0, 60).replace(/-+$/, '')}.jpg`

/** The text file in the ZIP: captions in order under their headings, each with credit and licence. */
export const listInZip = (album: Album, address: string): string => {
  const lang: Language = 'de'
  const lines = [
    album.title,
    address,
    '',
    'Jedes Bild trägt Bildnachweis, Lizenz und Herkunft auch in der Datei. Bitte nennen Sie den Bildnachweis.',
    'Nicht jedes Bild der Galerie darf weitergegeben werden; die anderen fehlen hier.',
  ]
  for (const { heading, photos } of album.chapters) {
    if (heading) lines.push('', headingText(heading, lang))
    for (const photo of photos.filter(mayTake)) {
      const terms = [licenceName(photo, lang), licenceUrl(photo)].filter(Boolean).join(' ')
      lines.push('', nameInZip(photo), photo.caption, `Foto: ${photo.credit}`, `Lizenz: ${terms}`)
    }
  }
  return `${lines.join('\r\n')}\r\n`
}
