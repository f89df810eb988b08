/** The album as a story: headings and pictures in one order, and how that order changes. Pure. */
import type { Language } from '../core/language.ts'

export interface Heading {
  readonly id: string
  readonly position: number
  /** ISO date of a day; null for a point of the programme. */
  readonly day: string | null
  readonly title: string
}

interface Placed {
  readonly id: string
  readonly position: number
}

export type StoryItem<P> =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'photo'; readonly photo: P }

/** Headings and pictures in the order of the album; at the same position the heading stands first. */
export const storyOf = <P extends Placed>(
  headings: readonly Heading[],
  photos: readonly P[],
): StoryItem<P>[] => {
  const items: { at: number; item: StoryItem<P> }[] = [
    ...headings.map((heading) => ({ at: heading.position, item: { kind: 'heading' as const, heading } })),
    ...photos.map((photo) => ({ at: photo.position, item: { kind: 'photo' as const, photo } })),
  ]
  // Stable: days and programme points come first and keep their own order.
  return items.toSorted((a, b) => a.at - b.at).map(({ item }) => item)
}

/** The id of whatever stands there. */
export const itemId = (item: StoryItem<Placed>): string =>
  item.kind === 'heading' ? item.heading.id : item.photo.id

/** A heading with the pictures beneath it; the first may have none. */
export interface Chapter<P> {
  readonly heading: Heading | null
  readonly photos: readonly P[]
}

/** The story as the public reads it: a heading without pictures is left out, a day stays for its points. */
export const chaptersOf = <P extends Placed>(items: readonly StoryItem<P>[]): Chapter<P>[] => {
  const chapters: { heading: Heading | null; photos: P[] }[] = [{ heading: null, photos: [] }]
  for (const item of items) {
    if (item.kind === 'heading') chapters.push({ heading: item.heading, photos: [] })
    else chapters.at(-1)?.photos.push(item.photo)
  }
  return chapters.filter(
    ({ heading, photos }, index) => photos.length > 0 || (isDay(heading) && dayHasPhotos(chapters, index)),
  )
}

const isDay = (heading: Heading | null): boolean => heading !== null && heading.day !== null

const dayHasPhotos = (
  chapters: readonly { heading: Heading | null; photos: readonly unknown[] }[],
  day: number,
): boolean => {
  const rest = chapters.slice(day + 1)
  const next = rest.findIndex(({ heading }) => isDay(heading))
  return rest.slice(0, next < 0 ? rest.length : next).some(({ photos }) => photos.length > 0)
}

/**
 * The order after some items were given another place.
 * @param ids the order as it is
 * @param places id → wanted place, counted from 1; beyond the ends means the first or the last
 */
export const placed = (ids: readonly string[], places: ReadonlyMap<string, number>): string[] => {
  const moving = ids.filter((id) => places.has(id))
  const order = ids.filter((id) => !places.has(id))
  for (const id of moving.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))) {
    const place = places.get(id) ?? 1
    order.splice(Math.min(Math.max(place, 1), order.length + 1) - 1, 0, id)
  }
  return order
}

const dayFormats = (locale: string) => [
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
]

const DAY_FORMATS = { de: dayFormats('de-DE'), en: dayFormats('en-GB') } as const

/** "Mittwoch, 13. November 2024", "Wednesday, 13 November 2024" */
export const dayInWords = (day: string, lang: Language): string => {
  const date = new Date(`${day}T00:00:00Z`)
  return DAY_FORMATS[lang].map((format) => format.format(date)).join(', ')
}

/** What a heading says: its day, its title, or both. */
export const headingText = ({ day, title }: Pick<Heading, 'day' | 'title'>, lang: Language): string =>
  day === null ? title : [dayInWords(day, lang), title].filter(Boolean).join(' – ')

const MONTHS = [
  'januar',
  'februar',
  'märz',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'dezember',
]

/** A day as people type it: 2024-11-13, 13.11.2024 or [Mittwoch,] 13. November 2024; null when it is none. */
export const readDay = (text: string): string | null => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (dotted) return isoDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const spoken = /^(?:\p{L}+,?\s)?(\d{1,2})\.\s?(\p{L}+)\s(\d{4})$/u.exec(text)
  const month = MONTHS.indexOf(spoken?.[2]?.toLowerCase() ?? '') + 1
  return spoken ? isoDay(Number(spoken[3]), month, Number(spoken[1])) : null
}

const isoDay = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null
}

/** A heading as a table of captions names it, with its place among the table's headings and pictures. */
export interface TableHeading {
  readonly offset: number
  readonly day: string | null
  readonly title: string
}

/** Where a line of the table belongs: its picture's place, and the headings it stands under. */
export interface TablePlace {
  readonly offset: number
  readonly under: readonly TableHeading[]
}

/** The places of the lines of a table; a heading holds until the next one, a point of the programme until the next day. */
export const tablePlaces = (
  rows: readonly { readonly day: string; readonly heading: string }[],
): TablePlace[] => {
  let offset = 0
  let day: TableHeading | null = null
  let point: TableHeading | null = null
  return rows.map((row) => {
    if (row.day !== '' && row.day !== day?.day) {
      day = { offset, day: row.day, title: '' }
      point = null
      offset += 1
    }
    if (row.heading !== '' && row.heading !== point?.title) {
      point = { offset, day: null, title: row.heading }
      offset += 1
    }
    const place = { offset, under: [day, point].filter((heading) => heading !== null) }
    offset += 1
    return place
  })
}
