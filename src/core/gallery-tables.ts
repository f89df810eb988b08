/** Tables of pictures and galleries as Kysely sees them. */
import type { Generated } from 'kysely'
import type { Language } from './language.ts'

export interface GalleryTables {
  photo: PhotoTable
  photo_intake: PhotoIntakeTable
  gallery_heading: GalleryHeadingTable
  withdrawn_photo: WithdrawnPhotoTable
  photo_objection: PhotoObjectionTable
}

export interface PhotoTable {
  id: string
  submission_id: string | null
  gallery_edition_id: string | null
  position: number
  file_name: string
  sha256: string
  width: number
  height: number
  /** JSON array of [width, height, format] */
  renditions: string
  caption: string
  alt: string
  credit: string
  rights: string
  /** Percent from left and top; null where nobody chose a point. */
  focus_x: number | null
  focus_y: number | null
  /** Whether recognisable people agreed; '' while nothing is said. */
  persons: Generated<'' | 'none' | 'consent' | 'missing'>
  public_key: string | null
  created_at: number
  /** A key of photo/licences; '' where nothing was agreed. */
  licence: Generated<string>
  /** Who is to be seen, and how they agreed. */
  persons_note: Generated<string>
  /** Where the picture came from. */
  source: Generated<string>
  entered_by: string | null
  /** Mean colour, six hex digits. */
  colour: string | null
  version: Generated<number>
  /** Since when it is out of the public's sight because somebody objected; hidden_key is its public name meanwhile. */
  hidden_at: number | null
  hidden_key: string | null
}

/** A picture that waits for its sizes; it becomes a row of `photo` of the same id. */
export interface PhotoIntakeTable {
  id: string
  submission_id: string
  position: number
  file_name: string
  sha256: string
  received_at: number
  tries: Generated<number>
  /** When the tick looks after it; of a refused one, when it is forgotten. */
  next_at: number
  /** Why it will not become a picture; null while it waits. */
  refused: Generated<string | null>
}

export interface GalleryHeadingTable {
  id: string
  edition_id: string
  /** Counts together with the pictures' positions. */
  position: number
  /** ISO date of a day; null for a point of the programme. */
  day: string | null
  title: string
}

export interface WithdrawnPhotoTable {
  id: string
  edition_id: string
  /** Null for a picture of the gallery. */
  submission_id: string | null
  file_name: string
  sha256: string
  caption: string
  credit: string
  rights: string
  licence: string
  persons: string
  persons_note: string
  source: string
  entered_at: number
  entered_by: string | null
  withdrawn_at: number
  withdrawn_by: string
  asked_by: string
  reason: string
}

export interface PhotoObjectionTable {
  id: string
  edition_id: string
  photo_id: string
  kind: 'person' | 'rights' | 'other'
  name: string
  email: string
  reason: string
  lang: Language
  created_at: number
  state: Generated<'open' | 'withdrawn' | 'kept'>
  decided_at: number | null
  decided_by: string | null
  answer: Generated<string>
}
