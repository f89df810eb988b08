/** What has been published, as news: releases, corrections and galleries. Pure. */
import type { PublicYear } from './public.ts'

/** One piece of news; `id` stays the same for good. */
export interface News {
  readonly id: string
  readonly kind: 'results' | 'correction' | 'gallery'
  readonly year: number
  readonly title: string
  /** When it was first there and when it last changed, UTC ms. */
  readonly published: number
  readonly updated: number
  /** Titles of the winners, number of pictures, or the reason of the correction. */
  readonly says: readonly string[]
}

/** Most news in one feed. */
export const MAX_NEWS = 50

/** The newest first. */
export const newsOf = (years: readonly PublicYear[]): News[] =>
  years
    .flatMap((year) => [...results(year), ...gallery(year)])
    .toSorted((a, b) => b.updated - a.updated || a.id.localeCompare(b.id, 'en'))
    .slice(0, MAX_NEWS)

const results = ({ edition, snapshot }: PublicYear): News[] => {
  if (snapshot === null || edition.released_at === null) return []
  const { year } = edition
  const { corrections } = snapshot
  const released = edition.released_at
  const of = { year, title: edition.title }
  return [
    {
      ...of,
      id: `${year}/results`,
      kind: 'results',
      published: corrections[0]?.replaces ?? released,
      updated: released,
      says: snapshot.winners.map(({ title, organisation }) => `${title} (${organisation})`),
    },
    ...corrections.map((correction, index): News => {
      // A correction is as old as the version that it made, which the next one replaces.
      const at = corrections[index + 1]?.replaces ?? released
      return {
        ...of,
        id: `${year}/results/correction-${index + 1}`,
        kind: 'correction',
        published: at,
        updated: at,
        says: [correction.reason],
      }
    }),
  ]
}

const gallery = ({ edition, album }: PublicYear): News[] => {
  const at = edition.gallery_published_at
  if (at === null || album === null) return []
  return [
    {
      id: `${edition.year}/gallery`,
      kind: 'gallery',
      year: edition.year,
      title: album.title,
      published: at,
      updated: at,
      says: [String(album.photos.length)],
    },
  ]
}
