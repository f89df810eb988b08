/** What the jury may do. Who is not neutral towards an entry meets it nowhere. Pure. */
import { from, type PermissionRow, type TablePhase } from './phases.ts'

/** Whoever is assigned and neutral; the others of the jury find nothing. */
const neutral = (phases: readonly TablePhase[]) =>
  ({ may: { juror: phases, chair: phases }, exists: 'call' }) as const

/** The whole jury, neutral or not: it is about themselves. */
const jury = (phases: readonly TablePhase[]) => ({ juror: phases, conflicted: phases, chair: phases })

const SINCE_MEETING = from('deliberation')

export const JURY_ROWS: readonly PermissionRow[] = [
  {
    label: 'Berufung annehmen oder ablehnen, sich öffentlich nennen lassen, die eigene Liste sehen',
    door: 'juror',
    routes: [
      'GET /jury',
      'GET /jury/:year',
      'POST /jury/:year/annehmen',
      'POST /jury/:year/ablehnen',
      'GET /jury/:year/nennung',
      'POST /jury/:year/nennung',
      'GET /jury/:year/quittungen',
      'GET /jury/:year/wertungen',
      'GET /jury/:year/vergleich',
    ],
  },
  {
    label: 'Zugeteilte Einreichungen lesen, Befangenheit erklären',
    door: 'juror',
    ...neutral(from('judging')),
    note: 'Wer befangen ist, sieht die Einreichung nicht mehr, auch nicht in Listen, Summen und Protokollen.',
    routes: [
      'GET /jury/einreichungen/:id',
      'GET /jury/einreichungen/:id/weiter',
      'GET /jury/einreichungen/:id/zurueck',
      'GET /jury/einreichungen/:id/befangenheit',
    ],
  },
  {
    label: 'Befangenheit erklären',
    door: 'juror',
    ...neutral(['judging']),
    note: 'Nach dem Ende der Bewertung nimmt sie die Geschäftsstelle oder die Sitzung auf.',
    routes: ['POST /jury/einreichungen/:id/befangenheit'],
  },
  {
    label: 'Bewerten, abgeschlossene Bögen wieder öffnen, zur Besprechung vormerken',
    door: 'juror',
    ...neutral(['judging']),
    routes: [
      'POST /jury/einreichungen/:id/wertung',
      'POST /jury/einreichungen/:id/wieder-oeffnen',
      'POST /jury/einreichungen/:id/besprechung',
    ],
  },
  {
    label: 'Die eigene Quittung über einen Wertungsbogen lesen',
    door: 'juror',
    may: { juror: from('judging') },
    otherwise: 'hidden',
    note: 'Nur die eigenen: auch der Vorsitz liest keine fremden.',
    routes: ['GET /jury/quittungen/:commitment', 'GET /jury/quittungen/:commitment/quittung.json'],
  },
  {
    label: 'Beispiele der Proberunde bewerten',
    door: 'juror',
    note: 'Sobald die Geschäftsstelle Beispiele ausgewählt hat.',
    routes: ['GET /jury/:year/probe/:id', 'POST /jury/:year/probe/:id'],
  },
  {
    label: 'Die eigene Urkunde als Jurymitglied herunterladen',
    door: 'juror',
    may: jury(['published']),
    otherwise: 'hidden',
    routes: ['GET /jury/:year/urkunde.pdf'],
  },
]

const decider = (phases: readonly TablePhase[]) => ({ chair: phases, organiser: phases })

export const MEETING_ROWS: readonly PermissionRow[] = [
  {
    label: 'Wertungsregeln ansehen, Änderungen vorschlagen und bestätigen',
    door: 'decider',
    note: 'Eine Seite schlägt vor, die andere bestätigt; nie dieselbe Person.',
    routes: [
      'GET /verwaltung/:year/wertungsregeln',
      'POST /verwaltung/:year/wertungsregeln',
      'POST /verwaltung/:year/wertungsregeln/bestaetigen',
      'POST /verwaltung/:year/wertungsregeln/verwerfen',
    ],
  },
  {
    label: 'Proberunde ansehen und Beispiele auswählen',
    door: 'decider',
    routes: ['GET /verwaltung/:year/proberunde', 'POST /verwaltung/:year/proberunde/beispiel'],
  },
  {
    label: 'Rangliste und alle Wertungen sehen',
    door: 'decider',
    may: decider(SINCE_MEETING),
    routes: ['GET /verwaltung/:year/rangliste', 'GET /verwaltung/:year/rangliste.csv'],
  },
  {
    label: 'Sitzungen ansetzen',
    door: 'decider',
    routes: ['GET /verwaltung/:year/sitzungen', 'POST /verwaltung/:year/sitzungen'],
  },
  {
    label:
      'Eine Sitzung leiten: eröffnen, Anwesenheit festhalten, Einreichungen aufrufen, Stimmen auszählen, schließen',
    door: 'signed_in',
    may: decider(SINCE_MEETING),
    exists: 'deliberation',
    seenBy: ['juror', 'conflicted'],
    note: 'Auch die Stellvertretung in der Sitzung.',
    routes: [
      'POST /sitzungen/:meeting/angaben',
      'POST /sitzungen/:meeting/anwesenheit',
      'POST /sitzungen/:meeting/eroeffnen',
      'POST /sitzungen/:meeting/schliessen',
      'POST /sitzungen/:meeting/aufruf',
      'POST /sitzungen/:meeting/aufruf-ende',
      'POST /sitzungen/:meeting/antraege/:motion/stimmen',
      'POST /sitzungen/:meeting/antraege/:motion/ergebnis',
    ],
  },
  {
    label: 'An einer Sitzung teilnehmen, abstimmen, Punkte berichtigen',
    door: 'signed_in',
    may: { ...jury(SINCE_MEETING), organiser: SINCE_MEETING },
    exists: 'deliberation',
    note: 'Abstimmen und berichtigen können Anwesende, die nicht befangen sind; leiten Vorsitz, Stellvertretung oder Geschäftsstelle.',
    routes: [
      'GET /sitzungen/:meeting',
      'POST /sitzungen/:meeting/befangenheit',
      'POST /sitzungen/:meeting/wertung',
      'POST /sitzungen/:meeting/antraege',
      'POST /sitzungen/:meeting/antraege/:motion/stimme',
    ],
  },
  {
    label: 'Die aufgerufene Einreichung auf der Leinwand zeigen',
    door: 'signed_in',
    may: { juror: SINCE_MEETING, chair: SINCE_MEETING, organiser: SINCE_MEETING },
    exists: 'deliberation',
    note: 'Wer befangen ist, sieht sie auch dort nicht.',
    routes: ['GET /sitzungen/:meeting/leinwand'],
  },
  {
    label: 'Die Niederschrift lesen, unterzeichnen und berichtigen',
    door: 'signed_in',
    may: { ...jury(SINCE_MEETING), organiser: SINCE_MEETING },
    exists: 'deliberation',
    note: 'Nach der Sitzung; Absätze über Einreichungen, zu denen jemand befangen ist, fehlen bis zur Veröffentlichung.',
    routes: [
      'GET /sitzungen/:meeting/niederschrift',
      'GET /sitzungen/:meeting/niederschrift.pdf',
      'POST /sitzungen/:meeting/niederschrift/unterzeichnen',
      'POST /sitzungen/:meeting/niederschrift/berichtigen',
    ],
  },
  {
    label: 'Nominieren und Auszeichnungen festhalten',
    door: 'signed_in',
    may: decider(SINCE_MEETING),
    note: 'Auch die Stellvertretung in der Sitzung; wer befangen ist, entscheidet in dieser Kategorie nicht.',
    routes: [
      'GET /verwaltung/:year/entscheidung',
      'POST /verwaltung/:year/entscheidung',
      'POST /verwaltung/:year/nominierungen',
    ],
  },
]
