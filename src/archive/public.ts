/** What the archive knows of a year. Pure. */

import type { Album } from '../gallery/album.ts'
import type { Snapshot } from '../publication/snapshot.ts'
import type { Example } from '../showcase/example.ts'

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

/** A year with how much of it there is. */
export interface PublicSummary extends PublicEdition {
  readonly winners: number
  readonly photos: number
}

/** Somebody has taken a project over, and organisers have accepted that they say so. */
export interface PublicAdoption {
  readonly submission: string
  readonly municipality: string
  readonly what: string
  /** A year */
  readonly since: number
}

/** A year of which the results or the gallery are public. */
export interface PublicYear {
  readonly edition: PublicEdition
  /** The frozen results; null before release. */
  readonly snapshot: Snapshot | null
  /** The public gallery; null while there is none. */
  readonly album: Album | null
  /** Winners first; empty before release. */
  readonly examples: readonly Example[]
  readonly adoptions: readonly PublicAdoption[]
}
