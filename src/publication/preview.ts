/** Turns the public pages into previews of themselves: the same views, private addresses. Pure. */
import { paths } from '../core/paths.ts'
import type { Snapshot } from './snapshot.ts'

/** The results with pictures under their private ids: public names mean nothing before the release. */
export const withPrivatePictures = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  winners: snapshot.winners.map((winner) => ({
    ...winner,
    photos: winner.photos.map((photo) => ({ ...photo, key: photo.id })),
  })),
})

/**
 * The page with addresses of pictures and of the year's own pages turned into those that answer before the release.
 * @param bar HTML that stands first in the main part
 */
export const privatePage = (html: string, year: number, bar: string): string =>
  html
    .replaceAll(/\/bilder\/([0-9a-f-]{36})\//g, (_, id: string) => paths.privatePhoto(id, ''))
    .replaceAll(
      new RegExp(`href="/${year}(?="|/preistraeger)`, 'g'),
      () => `href="${paths.adminReleasePreview(year)}`,
    )
    .replace(/<main[^>]*>/, (main) => main + bar)
