/** What is frozen at release: everything the public winner pages show, and nothing else. Pure. */

import { paths, slugify } from '../core/paths.ts'
import type { Question } from '../entry-form/questions.ts'
import { type PhotoView, photoView, type RenditionInfo } from '../photo/rules.ts'

export interface SnapshotPhoto {
  readonly id: string
  /** Public name of the picture; minted at release. */
  readonly key: string
  readonly width: number
  readonly height: number
  readonly renditions: readonly RenditionInfo[]
  readonly caption: string
  readonly alt: string
  readonly credit: string
  /** What must stay in sight where the picture is cut; absent where nobody chose a point. */
  readonly focus?: readonly [x: number, y: number]
}

export interface Winner {
  readonly slug: string
  readonly submission: string
  readonly category: string | null
  readonly place: number | null
  readonly special: string | null
  readonly title: string
  readonly organisation: string
  readonly citation: string
  /** Question key → published answer. */
  readonly answers: Readonly<Record<string, string>>
  readonly photos: readonly SnapshotPhoto[]
}

/** A place that the jury left empty on purpose. */
export interface EmptyPlace {
  readonly category: string
  readonly place: number
  readonly citation: string
}

export interface Snapshot {
  readonly format: 'kuer-release/1'
  readonly year: number
  readonly title: string
  /** By category in the edition's order and place, special prizes last. */
  readonly winners: readonly Winner[]
  readonly emptyPlaces: readonly EmptyPlace[]
  /** The published questions as they were asked, in order. */
  readonly questions: readonly Pick<Question, 'key' | 'label' | 'kind'>[]
}

/** One address for each winner: the title, numbered where two projects have the same. */
export const uniqueSlugs = (titles: readonly string[]): string[] => {
  const used = new Set<string>()
  return titles.map((title) => {
    const plain = slugify(title)
    let slug = plain
    for (let count = 2; used.has(slug); count += 1) slug = `${plain}-${count}`
    used.add(slug)
    return slug
  })
}

/** "1. Platz" or the name of the special prize. */
export const awardName = (award: Pick<Winner, 'place' | 'special'>): string =>
  award.place === null ? (award.special ?? '') : `${award.place}. Platz`

/** A frozen picture for a view. */
export const publishedPhoto = (photo: SnapshotPhoto): PhotoView =>
  photoView(
    {
      ...photo,
      renditions: JSON.stringify(photo.renditions),
      focus_x: photo.focus?.[0] ?? null,
      focus_y: photo.focus?.[1] ?? null,
    },
    (name) => paths.publicPhoto(photo.key, name),
  )
