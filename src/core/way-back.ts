/** Where a signed-in person goes on after a refusal. */
import { paths } from './paths.ts'

export interface WayBack {
  readonly href: string
  readonly label: string
}

/** Of the person refused, what opens the pages to go back to. */
interface Roles {
  readonly isOrganiser: boolean
  readonly isGalleryEditor: boolean
}

/**
 * The page above `path`, which has just refused something; null where there is none but the start page. It is one that
 * this person may open: behind the doors of the organisers' rooms also stand the jury's chair and gallery editors.
 */
export const wayBack = (path: string, { isOrganiser, isGalleryEditor }: Roles): WayBack | null => {
  const [, room, part = ''] = path.split('/')
  const year = /^\d{4}$/.test(part) ? Number(part) : null
  if (room === 'verwaltung' && isOrganiser)
    return year === null
      ? { href: paths.admin, label: 'Zur Verwaltung' }
      : { href: paths.adminEdition(year), label: `Zur Ausgabe ${year}` }
  if (room === 'verwaltung' && isGalleryEditor)
    return { href: paths.adminGalleries, label: 'Zu den Galerien' }
  if (room === 'jury' || room === 'verwaltung')
    return { href: year === null ? paths.jury : paths.juryEdition(year), label: 'Zu Ihrer Bewertung' }
  if (room === 'einreichungen') return { href: paths.submissions, label: 'Zu Ihren Einreichungen' }
  return null
}
