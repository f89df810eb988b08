/** What organisers do beyond a single year. Pure. */
import type { PermissionRow } from './phases.ts'

export const SITE_ROWS: readonly PermissionRow[] = [
  {
    label: 'Alle Ausgaben sehen, eine neue anlegen',
    door: 'organiser',
    routes: ['GET /verwaltung', 'GET /verwaltung/neu', 'POST /verwaltung/neu'],
  },
  {
    label: 'Diese Tabelle lesen',
    door: 'organiser',
    routes: ['GET /verwaltung/wer-darf-was'],
  },
  {
    label: 'Postausgang lesen, Briefe noch einmal senden',
    door: 'organiser',
    routes: ['GET /verwaltung/post', 'GET /verwaltung/post/:letter', 'POST /verwaltung/post/:letter/erneut'],
  },
  {
    label: 'Protokoll lesen und prüfen',
    door: 'organiser',
    routes: [
      'GET /verwaltung/protokoll',
      'GET /verwaltung/protokoll.csv',
      'POST /verwaltung/protokoll/pruefen',
    ],
  },
  {
    label: 'Liste der Kommunen und Organisationen pflegen',
    door: 'organiser',
    routes: [
      'GET /verwaltung/register',
      'POST /verwaltung/register',
      'GET /verwaltung/organisationen',
      'POST /verwaltung/organisationen',
      'POST /verwaltung/organisationen/loesen',
    ],
  },
  {
    label: 'Eigene Seiten, Gestaltung und Gebärdensprache',
    door: 'organiser',
    routes: [
      'GET /verwaltung/seiten',
      'POST /verwaltung/seiten',
      'GET /verwaltung/seiten/:slug/:lang',
      'POST /verwaltung/seiten/:slug/:lang',
      'GET /verwaltung/seiten/:slug/:lang/verlauf',
      'POST /verwaltung/seiten/:slug/:lang/wiederherstellen',
      'GET /verwaltung/gestaltung',
      'POST /verwaltung/gestaltung',
      'GET /verwaltung/gestaltung/vorschau.css',
      'POST /verwaltung/gestaltung/zuruecksetzen',
      'GET /verwaltung/gebaerdensprache',
      'POST /verwaltung/gebaerdensprache',
      'POST /verwaltung/gebaerdensprache/loeschen',
    ],
  },
  {
    label: 'Gemeldete Barrieren lesen und erledigen',
    door: 'organiser',
    routes: ['GET /verwaltung/barrieren', 'POST /verwaltung/barrieren/:id/erledigt'],
  },
  {
    label:
      'Zugänge sehen, in die Geschäftsstelle aufnehmen und daraus entlassen, jemanden überall abmelden, Passkeys zurücksetzen',
    door: 'organiser',
    routes: [
      'GET /verwaltung/zugaenge',
      'POST /verwaltung/zugaenge',
      'POST /verwaltung/zugaenge/:id/abmelden',
      'POST /verwaltung/zugaenge/:id/rolle-entziehen',
      'POST /verwaltung/zugaenge/:id/passkeys-zuruecksetzen',
    ],
  },
]
