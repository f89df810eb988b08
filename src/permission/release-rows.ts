/** Opening the results: organisers prepare, somebody else confirms. Pure. */
import { from, type PermissionRow } from './phases.ts'

const SINCE_MEETING = from('deliberation')

const both = { chair: SINCE_MEETING, organiser: SINCE_MEETING }

export const RELEASE_ROWS: readonly PermissionRow[] = [
  {
    label: 'Die Prüfakte herunterladen: alle Bögen ohne Namen',
    door: 'organiser',
    may: { organiser: SINCE_MEETING },
    otherwise: 'hidden',
    note: 'Für Prüfende. Wer sie herunterlädt, steht im Protokoll.',
    routes: ['GET /verwaltung/:year/pruefakte.json'],
  },
  {
    label: 'Die Freigabe vorbereiten: Worte, Bilder, Reihenfolge',
    door: 'organiser',
    may: { organiser: ['deliberation'] },
    routes: ['GET /verwaltung/:year/freigabe/plan', 'POST /verwaltung/:year/freigabe/plan'],
  },
  {
    label: 'Die Ergebnisse versiegeln',
    door: 'organiser',
    may: { organiser: SINCE_MEETING },
    routes: ['POST /verwaltung/:year/freigabe/versiegeln'],
  },
  {
    label: 'Die Freigabe ansehen und bestätigen, eine Zeit setzen, die Ergebnisse zurücknehmen',
    door: 'signed_in',
    may: both,
    note: 'Vorsitz oder, wo er befangen ist, die Stellvertretung; bestätigen kann nur, wer nicht versiegelt hat.',
    routes: [
      'GET /verwaltung/:year/freigabe',
      'GET /verwaltung/:year/freigabe/briefe',
      'GET /verwaltung/:year/freigabe/vorschau',
      'GET /verwaltung/:year/freigabe/vorschau/preistraeger',
      'GET /verwaltung/:year/freigabe/oeffnen',
      'POST /verwaltung/:year/freigabe/bestaetigen',
      'POST /verwaltung/:year/freigabe/zeit',
      'POST /verwaltung/:year/freigabe/ruecknahme',
    ],
  },
  {
    label: 'Fassungen der Ergebnisse und die Seite eines Preisträgers in der Vorschau lesen',
    door: 'signed_in',
    may: both,
    note: 'Sobald es ein Siegel gibt.',
    routes: [
      'GET /verwaltung/:year/freigabe/fassungen/:version',
      'GET /verwaltung/:year/freigabe/vorschau/preistraeger/:slug',
    ],
  },
  {
    label: 'Die Ergebnisse öffnen',
    door: 'signed_in',
    may: both,
    note: 'Sobald sie versiegelt und bestätigt sind.',
    routes: ['POST /verwaltung/:year/freigabe/oeffnen'],
  },
  {
    label: 'Veröffentlichte Ergebnisse berichtigen',
    door: 'signed_in',
    may: { chair: ['published'], organiser: ['published'] },
    note: 'Eine Seite schlägt vor, die andere stimmt zu.',
    routes: ['GET /verwaltung/:year/freigabe/berichtigung', 'POST /verwaltung/:year/freigabe/berichtigung'],
  },
  {
    label: 'Einer Rücknahme oder Berichtigung zustimmen oder sie ablehnen',
    door: 'signed_in',
    may: both,
    routes: ['POST /verwaltung/:year/freigabe/zustimmen', 'POST /verwaltung/:year/freigabe/ablehnen'],
  },
  {
    label: 'Bühne, Sprechzettel und Texte der Verleihung',
    door: 'signed_in',
    may: both,
    routes: [
      'GET /verwaltung/:year/buehne',
      'GET /verwaltung/:year/buehne/sprechzettel',
      'GET /verwaltung/:year/buehne/texte',
      'POST /verwaltung/:year/buehne/texte',
    ],
  },
  {
    label: 'Urkunden ansehen, auch als Entwurf',
    door: 'organiser',
    may: { organiser: SINCE_MEETING },
    routes: ['GET /verwaltung/:year/urkunden', 'GET /verwaltung/:year/urkunden/:certificate'],
  },
  {
    label: 'Alle Urkunden herunterladen',
    door: 'organiser',
    may: { organiser: ['published'] },
    routes: ['GET /verwaltung/:year/urkunden.zip'],
  },
]
