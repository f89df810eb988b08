/** Tables of the galleries as Kysely sees them, beside the pictures themselves. */
import type { Generated } from 'kysely'
import type { Language } from './language.ts'

export interface GalleryTables {
  gallery_heading: GalleryHeadingTable
  withdrawn_photo: WithdrawnPhotoTable
  photo_objection: PhotoObjectionTable
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
