/** Where a signed-in person goes on after a refusal. */
import { paths } from './paths.ts'

export interface WayBack {
  readonly href: string
  readonly label: string
}

/** The page above `path`, which has just refused something; null where there is none but the start page. */
export const wayBack = (path: string): WayBack | null => {
  const [, room, part = ''] = path.split('/')
  const year = /^\d{4}$/.test(part) ? Number(part) : null
  if (room === 'verwaltung' && year !== null)
    return { href: paths.adminEdition(year), label: `Zur Ausgabe ${year}` }
  if (room === 'verwaltung') return { href: paths.admin, label: 'Zur Verwaltung' }
  if (room === 'jury')
    return { href: year === null ? paths.jury : paths.juryEdition(year), label: 'Zu Ihrer Bewertung' }
  if (room === 'einreichungen') return { href: paths.submissions, label: 'Zu Ihren Einreichungen' }
  return null
}
