/** What is kept how long. Pure. */
import type { PermissionRow } from './phases.ts'

export const RETENTION_ROWS: readonly PermissionRow[] = [
  {
    label: 'Sehen, was wann gelöscht wird, und das Verarbeitungsverzeichnis',
    door: 'organiser',
    routes: [
      'GET /verwaltung/aufbewahrung',
      'GET /verwaltung/aufbewahrung/verzeichnis',
      'GET /verwaltung/aufbewahrung/verzeichnis.csv',
      'GET /verwaltung/aufbewahrung/verzeichnis.pdf',
      'GET /verwaltung/:year/aufbewahrung',
    ],
  },
  {
    label: 'Fristen ändern, Löschung aufschieben, Fälliges jetzt löschen',
    door: 'organiser',
    note: 'Gelöscht wird nur, was fällig ist und was die Seite gezeigt hat.',
    routes: [
      'POST /verwaltung/aufbewahrung/fristen',
      'POST /verwaltung/aufbewahrung/aufschub',
      'POST /verwaltung/aufbewahrung/aufschub/:id/beenden',
      'POST /verwaltung/aufbewahrung/loeschen',
      'POST /verwaltung/:year/aufbewahrung/fristen',
      'POST /verwaltung/:year/aufbewahrung/aufschub',
      'POST /verwaltung/:year/aufbewahrung/aufschub/:id/beenden',
      'POST /verwaltung/:year/aufbewahrung/loeschen',
    ],
  },
]
