/** What people who hand in may do; every entry is its owner's, and for everybody else it does not exist. Pure. */
import { from, type PermissionRow, type TablePhase } from './phases.ts'

/** The owner, in these phases; nobody else knows that the entry exists. */
const owner = (...phases: TablePhase[]) => ({ may: { entrant: phases }, exists: 'call' }) as const

const ALL = from('call')

export const ENTRANT_ROWS: readonly PermissionRow[] = [
  {
    label: 'Die eigenen Einreichungen sehen, einen Entwurf beginnen',
    door: 'signed_in',
    note: 'Beginnen lässt sich ein Entwurf nur, solange die Einreichung offen ist.',
    routes: ['GET /einreichungen', 'POST /einreichungen', 'GET /register/suche'],
  },
  {
    label: 'Einen Entwurf bearbeiten: Texte, Fotos, Dateien',
    door: 'signed_in',
    ...owner('call'),
    note: 'Mit dem Recht „Bearbeiten“ auch eingeladene Mitarbeitende; mit verlängerter Frist auch später.',
    routes: [
      'GET /einreichungen/:id/bearbeiten',
      'GET /einreichungen/:id/bearbeiten/:step',
      'POST /einreichungen/:id/bearbeiten/:step',
      'GET /einreichungen/:id/fotos',
      'POST /einreichungen/:id/fotos/texte',
      'GET /einreichungen/:id/dateien/:question',
      'POST /einreichungen/:id/dateien/:question',
      'POST /einreichungen/:id/dateien/:question/:file/loeschen',
      'GET /einreichungen/:id/kopieren',
    ],
  },
  {
    label: 'Fotos zu einem Entwurf hochladen, einen Entwurf in ein anderes Jahr kopieren',
    door: 'signed_in',
    ...owner(...ALL),
    note: 'Die Fotos nimmt nur ein offener Entwurf an; kopiert wird in eine Ausgabe, die gerade offen ist.',
    routes: ['POST /einreichungen/:id/fotos', 'POST /einreichungen/:id/kopieren'],
  },
  {
    label: 'Einreichen',
    door: 'signed_in',
    ...owner('call'),
    routes: ['GET /einreichungen/:id/einreichen', 'POST /einreichungen/:id/einreichen'],
  },
  {
    label: 'Die eigene Einreichung, ihre Fotos, Dateien und Quittung lesen',
    door: 'signed_in',
    ...owner(...ALL),
    routes: [
      'GET /einreichungen/:id',
      'GET /einreichungen/:id/einreichung.pdf',
      'GET /einreichungen/:id/quittung',
    ],
  },
  {
    label: 'Nachbessern, was die Geschäftsstelle erbeten hat',
    door: 'signed_in',
    ...owner(...ALL),
    note: 'Solange die Nachbesserung offen ist.',
    routes: ['POST /einreichungen/:id/aenderungen-erledigt'],
  },
  {
    label: 'Eine Einreichung zurückziehen',
    door: 'signed_in',
    ...owner('call', 'closed', 'judging', 'deliberation'),
    routes: ['GET /einreichungen/:id/zurueckziehen', 'POST /einreichungen/:id/zurueckziehen'],
  },
  {
    label: 'Einen Entwurf löschen',
    door: 'signed_in',
    ...owner(...ALL),
    routes: ['GET /einreichungen/:id/loeschen', 'POST /einreichungen/:id/loeschen'],
  },
  {
    label: 'Mitarbeitende sehen, ihr Recht ändern, sie entfernen, die Einreichung übergeben',
    door: 'signed_in',
    ...owner(...ALL),
    routes: [
      'GET /einreichungen/:id/mitarbeit',
      'GET /einreichungen/:id/mitarbeit/:person',
      'POST /einreichungen/:id/mitarbeit/:person/recht',
      'POST /einreichungen/:id/mitarbeit/:person/uebergeben',
      'POST /einreichungen/:id/mitarbeit/:person/entfernen',
      'POST /einreichungen/:id/einladungen/:invitation/zuruecknehmen',
    ],
  },
  {
    label: 'Mitarbeitende einladen',
    door: 'signed_in',
    ...owner('call'),
    routes: ['POST /einreichungen/:id/mitarbeit', 'POST /einreichungen/:id/einladungen/:invitation/erneuern'],
  },
  {
    label: 'Eine Einladung zur Mitarbeit annehmen oder ablehnen',
    door: 'signed_in',
    may: {},
    note: 'Nur die eingeladene Person selbst.',
    routes: ['POST /einladungen/:id', 'POST /einladungen/:id/ablehnen'],
  },
  {
    label: 'Die Einladung und die Seite zum Verlassen lesen',
    door: 'signed_in',
    ...owner(...ALL),
    note: 'Die eingeladene Person; wer schon mitarbeitet, kommt zur Einreichung.',
    routes: ['GET /einladungen/:id', 'GET /einreichungen/:id/verlassen'],
  },
  {
    label: 'Die eigene Mitarbeit beenden',
    door: 'signed_in',
    may: { entrant: [] },
    exists: 'call',
    note: 'Nur Mitarbeitende; wem die Einreichung gehört, kann sie übergeben.',
    routes: ['POST /einreichungen/:id/verlassen'],
  },
  {
    label: 'Fotos und Dateien einer Einreichung abrufen',
    door: 'signed_in',
    may: {
      entrant: ALL,
      organiser: ALL,
    },
    exists: 'call',
    otherwise: 'hidden',
    note: 'Eingereichte auch die Jury, ab Beginn der Bewertung und außer bei Befangenheit.',
    routes: ['GET /fotos/:photo/:rendition', 'GET /dateien/:id/:file'],
  },
  {
    label: 'Sagen, ob das Projekt als gutes Beispiel gezeigt werden darf',
    door: 'signed_in',
    ...owner(...ALL),
    routes: ['GET /einreichungen/:id/gutes-beispiel'],
  },
  {
    label: 'Diese Zustimmung nachträglich geben oder zurücknehmen',
    door: 'signed_in',
    ...owner(...ALL),
    routes: ['POST /einreichungen/:id/gutes-beispiel'],
  },
  {
    label: 'Die eigene Urkunde herunterladen',
    door: 'signed_in',
    may: { entrant: ['published'] },
    otherwise: 'hidden',
    routes: ['GET /einreichungen/:id/urkunde.pdf'],
  },
  {
    label: 'Die Rückmeldung der Jury lesen',
    door: 'signed_in',
    may: { entrant: ['published'] },
    otherwise: 'hidden',
    note: 'Sobald die Geschäftsstelle sie freigegeben hat.',
    routes: ['GET /einreichungen/:id/rueckmeldung'],
  },
  {
    label: 'Eigene Daten lesen und mitnehmen, Erinnerungen einstellen, das Konto löschen',
    door: 'signed_in',
    note: 'Jury-Mitglieder und die letzte Geschäftsstelle können ihr Konto während der Bewertung nicht löschen.',
    routes: [
      'GET /erinnerungen',
      'POST /erinnerungen',
      'GET /meine-daten',
      'GET /meine-daten/meine-daten.json',
      'GET /meine-daten/meine-daten.pdf',
      'GET /meine-daten/loeschen',
      'POST /meine-daten/loeschen',
    ],
  },
  {
    label: 'Eigene Passkeys und Sitzungen verwalten',
    door: 'signed_in',
    note: 'Nur die eigenen.',
    routes: [
      'GET /konto/anmeldung',
      'POST /konto/passkeys',
      'POST /konto/passkeys/frage',
      'GET /konto/passkeys/:id/benennen',
      'POST /konto/passkeys/:id/benennen',
      'POST /konto/passkeys/:id/entfernen',
      'POST /konto/sitzungen/beenden',
      'POST /konto/sitzungen/alle-beenden',
    ],
  },
]
