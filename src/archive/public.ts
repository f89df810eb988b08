/** What the archive knows of a year. Pure. */
import type { PhotoInfo } from '../photo/rules.ts'
import type { Snapshot } from '../publication/snapshot.ts'

/** The public facts of an edition. */
export interface PublicEdition {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly intro: string
  readonly conference_title: string
  readonly place: string
  readonly venue: string
  /** ISO dates */
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly participants: number | null
  /** UTC ms; null while the results, or the gallery, are not public. */
  readonly released_at: number | null
  readonly gallery_published_at: number | null
}

/** A picture of a public gallery. */
export interface PublicPhoto extends PhotoInfo {
  readonly public_key: string
  readonly rights: string
}

/** A year with how much of it there is. */
export interface PublicSummary extends PublicEdition {
  readonly winners: number
  readonly photos: number
}

/** A year of which the results or the gallery are public. */
export interface PublicYear {
  readonly edition: PublicEdition
  /** The frozen results; null before release. */
  readonly snapshot: Snapshot | null
  /** The pictures of the public gallery in order; empty while it is not public. */
  readonly album: readonly PublicPhoto[]
}
