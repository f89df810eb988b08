/** Who may do what, and when: every route of the application stands in one row of this table. Pure. */
import { ENTRANT_ROWS } from './entrant-rows.ts'
import { GALLERY_ROWS } from './gallery-rows.ts'
import { JURY_ROWS, MEETING_ROWS } from './jury-rows.ts'
import { OFFICE_ROWS } from './office-rows.ts'
import type { PermissionArea, PermissionRow } from './phases.ts'
import { PUBLIC_ROWS } from './public-rows.ts'
import { RELEASE_ROWS } from './release-rows.ts'
import { RETENTION_ROWS } from './retention-rows.ts'
import { SITE_ROWS } from './site-rows.ts'

export const AREAS: readonly PermissionArea[] = [
  { title: 'Öffentliche Seiten', rows: PUBLIC_ROWS },
  { title: 'Einreichen', rows: ENTRANT_ROWS },
  { title: 'Jury', rows: JURY_ROWS },
  { title: 'Sitzungen und Entscheidung', rows: MEETING_ROWS },
  { title: 'Freigabe und Festakt', rows: RELEASE_ROWS },
  { title: 'Galerie', rows: GALLERY_ROWS },
  { title: 'Geschäftsstelle: eine Ausgabe', rows: OFFICE_ROWS },
  { title: 'Geschäftsstelle: alles Übrige', rows: SITE_ROWS },
  { title: 'Aufbewahrung und Löschung', rows: RETENTION_ROWS },
]

/** `GET /:year{[0-9]{4}}` → `GET /:year`: the table names parameters without their patterns. */
export const plainRoute = (method: string, path: string): string =>
  `${method} ${path.replace(/\{[^/]*\}/g, '')}`

const byRoute = new Map<string, PermissionRow>(
  AREAS.flatMap(({ rows }) => rows).flatMap((row) => row.routes.map((route) => [route, row] as const)),
)

/** The row of a route as the router knows it; undefined for one that nobody has put into the table. */
export const rowOf = (method: string, path: string): PermissionRow | undefined =>
  byRoute.get(plainRoute(method, path))
