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

/** Where an organisation stands, from the entry's own copy of the register; null where it was typed freely. */
export interface Placed {
  readonly kind: 'municipality' | 'association' | 'county' | 'state' | null
  /** Name of the county, as the register printed it when the results were sealed. */
  readonly county: string | null
  readonly population: number | null
  /** In the words of the edition's size classes, e.g. "5.000 bis unter 20.000 Einwohner". */
  readonly sizeClass: string | null
}

export interface Winner extends Placed {
  readonly slug: string
  readonly submission: string
  readonly category: string | null
  readonly place: number | null
  readonly special: string | null
  readonly title: string
  readonly organisation: string
  /** One or two sentences for cards and feeds; '' where nobody wrote any. */
  readonly teaser: string
  /** The jury's sentence as published. */
  readonly citation: string
  /** Question key → published answer; contact, cost, licence and conditions of reuse are among them. */
  readonly answers: Readonly<Record<string, string>>
  /** In the order of the plan, the hero first. */
  readonly photos: readonly SnapshotPhoto[]
}

/** An entry nominated in a category; the winners of the category are among them. */
export interface Nominee {
  readonly submission: string
  readonly category: string
  readonly title: string
  readonly organisation: string
}

/** A place that the jury left empty on purpose. */
export interface EmptyPlace {
  readonly category: string
  readonly place: number
  readonly citation: string
}

/** Somebody who judged. */
export interface JurySeat {
  readonly name: string
  readonly institution: string
  readonly role: 'chair' | 'deputy' | 'member'
}

/** How many entries of one category and size class took part, for figures and charts. */
export interface EntryCount {
  readonly category: string | null
  readonly sizeClass: string | null
  readonly entries: number
}

/** Why this version replaces an earlier one; shown in public. */
export interface Correction {
  /** When the version that is replaced was released, UTC ms. */
  readonly replaces: number
  readonly reason: string
  /** `release`: everything was taken back and decided anew; `text`: only words changed, the results stayed up. */
  readonly kind: 'release' | 'text'
}

/** Canonical JSON of this is what is sealed, confirmed, hashed and published; `readSnapshot` reads every format. */
export interface Snapshot {
  readonly format: 'kuer-release/2'
  readonly year: number
  readonly title: string
  /** What the page of the winners begins with; '' for nothing. */
  readonly intro: string
  /** In the order of the plan; unless it says otherwise by category and place, special prizes last. */
  readonly winners: readonly Winner[]
  readonly emptyPlaces: readonly EmptyPlace[]
  /** Empty where nominees are not named. */
  readonly nominees: readonly Nominee[]
  /** Who agreed to be named: chair and deputy first, then by name. */
  readonly jury: readonly JurySeat[]
  /** How many judged, named or not. */
  readonly jurors: number
  readonly entries: readonly EntryCount[]
  /** Oldest first; empty for the first version. */
  readonly corrections: readonly Correction[]
  /** The published questions as they were asked, in order. */
  readonly questions: readonly Pick<Question, 'key' | 'label' | 'kind' | 'unit'>[]
}

type Stored = Partial<Snapshot> & Pick<Snapshot, 'year' | 'title' | 'emptyPlaces' | 'questions'>

const UNPLACED: Placed & Pick<Winner, 'teaser'> = {
  kind: null,
  county: null,
  population: null,
  sizeClass: null,
  teaser: '',
}

/** Reads a stored snapshot of any format; what its format did not know yet is empty. */
export const readSnapshot = (content: string): Snapshot => {
  const stored = JSON.parse(content) as Stored
  return {
    intro: '',
    nominees: [],
    jury: [],
    jurors: 0,
    entries: [],
    corrections: [],
    ...stored,
    format: 'kuer-release/2',
    winners: (stored.winners ?? []).map((winner) => ({ ...UNPLACED, ...winner })),
  }
}

/**
 * A stored snapshot as the public may see it: without pictures that have been withdrawn or hidden since.
 * @param gone JSON array of the ids of such pictures; see `GONE_PICTURES`
 */
export const shownSnapshot = (content: string, gone: string): Snapshot => {
  const snapshot = readSnapshot(content)
  const ids = new Set(JSON.parse(gone) as string[])
  if (ids.size === 0) return snapshot
  const winners = snapshot.winners.map((winner) => ({
    ...winner,
    photos: winner.photos.filter(({ id }) => !ids.has(id)),
  }))
  return { ...snapshot, winners }
}

/** One address for each project: the title, numbered where two have the same or one is taken. */
export const uniqueSlugs = (titles: readonly string[], taken: readonly string[] = []): string[] => {
  const used = new Set(taken)
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

/** "1. Platz in der Kategorie Heimat", for letters. */
export const awardInWords = (winner: Pick<Winner, 'place' | 'special' | 'category'>): string =>
  `${awardName(winner)}${winner.category === null ? '' : ` in der Kategorie ${winner.category}`}`

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
