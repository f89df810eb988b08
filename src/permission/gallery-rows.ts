/** Work on the albums. Pure. */
import type { PermissionRow } from './phases.ts'

export const GALLERY_ROWS: readonly PermissionRow[] = [
  {
    label: 'Bilder hochladen, beschreiben, ordnen und zurückziehen',
    door: 'gallery',
    note: 'Die Galerie-Redaktion zieht nur Bilder der Galerie zurück, nicht die von Einreichungen.',
    routes: [
      'GET /verwaltung/galerien',
      'GET /verwaltung/:year/galerie',
      'POST /verwaltung/:year/galerie/import',
      'GET /verwaltung/:year/galerie/angaben',
      'POST /verwaltung/:year/galerie/angaben',
      'POST /verwaltung/:year/galerie/reihenfolge',
      'POST /verwaltung/:year/galerie/ueberschriften',
      'POST /verwaltung/:year/galerie/ueberschriften/:heading',
      'POST /verwaltung/:year/galerie/:photo/loeschen',
      'GET /verwaltung/:year/galerie/texte',
      'POST /verwaltung/:year/galerie/texte',
      'GET /verwaltung/:year/rechte/:photo/zurueckziehen',
      'POST /verwaltung/:year/rechte/:photo/zurueckziehen',
    ],
  },
  {
    label: 'Die Galerie veröffentlichen',
    door: 'organiser',
    routes: ['POST /verwaltung/:year/galerie/veroeffentlichen'],
  },
  {
    label: 'Rechteverzeichnis lesen, über Einwände entscheiden',
    door: 'organiser',
    note: 'Das Verzeichnis nennt auch Bilder versiegelter Ergebnisse.',
    routes: [
      'GET /verwaltung/:year/rechte',
      'GET /verwaltung/:year/rechte.csv',
      'GET /verwaltung/:year/einwaende',
      'GET /verwaltung/:year/einwaende/:objection',
      'POST /verwaltung/:year/einwaende/:objection',
    ],
  },
  {
    label: 'Galerie-Redaktion einladen und ihren Zugang beenden',
    door: 'organiser',
    routes: ['POST /verwaltung/galerien/mitarbeit', 'POST /verwaltung/galerien/mitarbeit/:account/entfernen'],
  },
]
