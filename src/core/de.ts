/** German wording that more than one page uses. */

/** Messages on the page after a redirect, by key. */
export const notices = {
  abgemeldet: 'Sie sind abgemeldet.',
  'ueberall-abgemeldet': 'Sie sind überall abgemeldet, auch hier.',
  'sitzung-beendet': 'Diese Anmeldung ist beendet.',
  'passkey-neu': 'Der Passkey ist gespeichert. Sie bekommen dazu eine E-Mail.',
  'passkey-benannt': 'Der Name ist gespeichert.',
  'passkey-entfernt': 'Der Passkey ist entfernt. Sie bekommen dazu eine E-Mail.',
  'rolle-gegeben': 'Aufgenommen. Alle in der Geschäftsstelle bekommen eine E-Mail.',
  'rolle-entzogen':
    'Die Rolle ist entzogen, die Person ist abgemeldet. Alle in der Geschäftsstelle bekommen eine E-Mail.',
  'person-abgemeldet': 'Die Person ist überall abgemeldet.',
  'passkeys-zurueck':
    'Die Passkeys sind zurückgesetzt, die Person ist abgemeldet. Sie beide bekommen dazu eine E-Mail.',
  'protokoll-geprueft': 'Die Kette ist geprüft: Kein Ereignis fehlt, keines ist verändert.',
  'pruefwert-stimmt':
    'Die Kette ist geprüft: Kein Ereignis fehlt, keines ist verändert, und der Prüfwert gehört zu einem ihrer Siegel.',
  angelegt: 'Die Ausgabe ist angelegt.',
  gespeichert: 'Gespeichert.',
  ansicht: 'Die Ansicht ist gespeichert.',
  auswahl: 'Die Auswahl ist geändert.',
  entwurf: 'Ihr Entwurf ist gespeichert.',
  foto: 'Das Foto ist gespeichert.',
  'foto-geloescht': 'Das Foto ist gelöscht.',
  datei: 'Die Datei ist gespeichert.',
  'datei-geloescht': 'Die Datei ist gelöscht.',
  eingereicht: 'Ihr Projekt ist eingereicht. Die Quittung haben wir Ihnen auch per E-Mail geschickt.',
  zurueckgezogen: 'Ihre Einreichung ist zurückgezogen.',
  geloescht: 'Gelöscht.',
  'entwurf-geloescht': 'Der Entwurf ist gelöscht.',
  'konto-geloescht': 'Ihr Konto ist gelöscht. Vielen Dank, dass Sie dabei waren.',
  kopiert: 'Der Entwurf ist angelegt. Was noch fehlt, steht hier.',
  'kopiert-fotos-fehlen':
    'Der Entwurf ist angelegt. Nicht alle Fotos ließen sich übernehmen; bitte laden Sie sie neu hoch.',
  'mitarbeit-eingeladen': 'Die Einladung ist unterwegs.',
  'mitarbeit-zurueckgenommen': 'Die Einladung ist zurückgenommen.',
  'mitarbeit-angenommen': 'Willkommen! Sie arbeiten jetzt an dieser Einreichung mit.',
  'mitarbeit-abgelehnt': 'Sie haben die Einladung abgelehnt.',
  'mitarbeit-geaendert': 'Das Recht ist geändert.',
  'mitarbeit-entfernt': 'Die Person arbeitet nicht mehr mit und sieht die Einreichung nicht mehr.',
  'mitarbeit-verlassen': 'Sie arbeiten an dieser Einreichung nicht mehr mit.',
  'mitarbeit-uebergeben': 'Die Einreichung ist übergeben. Sie können weiter daran mitarbeiten.',
  'wertung-fertig': 'Alle Bögen sind abgeschlossen – vielen Dank!',
  'wertung-entwurf': 'Ihr Entwurf ist gespeichert. Er zählt, sobald Sie den Bogen abschließen.',
  'wertung-final': 'Der Bogen ist abgeschlossen und zählt.',
  'wertung-offen': 'Der Bogen ist wieder offen. Er zählt erst, wenn Sie ihn wieder abschließen.',
  besprechung: 'Vorgemerkt. Juryvorsitz und Geschäftsstelle sehen das in der Beratung.',
  'besprechung-zurueck': 'Die Vormerkung ist zurückgenommen.',
  befangen: 'Ihre Befangenheit ist festgehalten. Diese Einreichung wird Ihnen nicht mehr gezeigt.',
  eingeladen: 'Die Einladung ist unterwegs.',
  'galerie-beendet': 'Der Zugang zu den Galerien ist beendet.',
  abgelehnt: 'Danke für die Rückmeldung. Die Geschäftsstelle weiß Bescheid.',
  einberufen: 'Die Stellvertretung ist einberufen und kann bewerten.',
  entfernt: 'Das Jurymitglied ist entfernt. Seine Wertungen bleiben erhalten.',
  'probe-bewertet': 'Ihre Punkte der Proberunde sind gespeichert. Sie zählen nicht.',
  zugeteilt: 'Die Zuteilung ist in Kraft.',
  vorsitz: 'Der Juryvorsitz ist geändert.',
  entscheidung: 'Die Entscheidung ist gespeichert.',
  freigegeben: 'Die Ergebnisse sind veröffentlicht.',
  versiegelt: 'Versiegelt. Wer bestätigt, ist benachrichtigt.',
  'freigabe-bestaetigt': 'Bestätigt. Jetzt lassen sich die Ergebnisse öffnen.',
  'freigabe-zeit': 'Der Zeitpunkt ist gespeichert.',
  'aenderung-erbeten': 'Gespeichert. Die andere Seite muss zustimmen.',
  'ergebnisse-zurueck': 'Die Veröffentlichung ist zurückgenommen.',
  'ergebnisse-korrigiert': 'Die korrigierte Fassung ist veröffentlicht.',
  galerie: 'Die Galerie ist veröffentlicht.',
  'frist-verlaengert': 'Die Frist ist verlängert; wen es angeht, ist benachrichtigt.',
  zugelassen: 'Die Einreichung ist zugelassen.',
  'nicht-zugelassen': 'Die Einreichung ist nicht zugelassen; der Brief ist unterwegs.',
  'aenderungen-erbeten': 'Die Bitte um Änderungen ist unterwegs, mit einer eigenen Frist.',
  'ablehnung-zurueck': 'Die Ablehnung ist zurückgenommen; die Einreichenden sind benachrichtigt.',
  'aenderungen-erledigt': 'Danke. Die Geschäftsstelle prüft Ihre Einreichung noch einmal.',
  register: 'Die Liste der Kommunen ist übernommen.',
  verworfen: 'Der Entwurf ist verworfen.',
  probe: 'Die Probe ist unterwegs zu Ihnen.',
  unterwegs: 'Freigegeben. Die E-Mails gehen jetzt nacheinander hinaus.',
  angehalten: 'Angehalten. Was noch nicht abgeschickt war, geht nicht mehr hinaus.',
  wiederholt: 'Der Versand wird noch einmal versucht.',
  ausgelassen: 'Diese Erinnerungen werden nicht verschickt.',
  'erinnerungen-an': 'Sie bekommen wieder Erinnerungen.',
  'erinnerungen-aus': 'Sie bekommen keine Erinnerungen mehr.',
  organisation: 'Die Zuordnung ist bestätigt.',
  'organisation-geloest': 'Die Zuordnung ist gelöst.',
  'bild-zurueckgezogen': 'Das Bild ist in allen Größen entfernt. Im Rechteverzeichnis steht, warum.',
  'bild-gezeigt': 'Das Bild bleibt öffentlich; wer widersprochen hat, bekommt Ihre Begründung.',
  'barriere-erledigt': 'Die Meldung ist abgehakt, die Adresse für die Antwort gelöscht.',
  gestaltung: 'Die Gestaltung ist gespeichert.',
  'gestaltung-zurueck': 'Es gilt wieder die ursprüngliche Gestaltung.',
  'daten-geloescht': 'Was fällig war, ist gelöscht.',
  'geloescht-teilweise':
    'Ein Teil ist gelöscht. Es ist noch mehr fällig; drücken Sie noch einmal, oder die nächsten Nächte erledigen es.',
  aufschub: 'Der Aufschub gilt.',
  'aufschub-beendet': 'Der Aufschub ist beendet.',
  'galerie-gesperrt': 'Die Galerie ist nicht mehr öffentlich.',
} as const

export type NoticeKey = keyof typeof notices

/** Names of the phases of an edition. */
export const phaseNames = {
  draft: 'In Vorbereitung',
  call: 'Einreichung offen',
  closed: 'Einreichung beendet',
  judging: 'Jury bewertet',
  deliberation: 'Jury entscheidet',
  published: 'Veröffentlicht',
  archived: 'Archiv',
} as const

export const submissionStates = {
  draft: 'Entwurf',
  submitted: 'Eingereicht',
  withdrawn: 'Zurückgezogen',
} as const

/** What somebody on the jury can belong to. */
export const affiliationKinds = {
  municipality: 'Stadt oder Gemeinde',
  county: 'Landkreis',
  association: 'Verband oder Zweckverband',
  employer: 'Arbeitgeber oder andere Institution',
  vendor: 'Unternehmen, das Kommunen beliefert',
} as const

/** Where it is known from that a juror is not neutral. */
export const conflictSources = {
  person: 'Hat selbst an der Einreichung mitgewirkt',
  juror: 'Selbst erklärt',
  entrant: 'Von den Einreichenden angegeben',
  organiser: 'Von der Geschäftsstelle festgestellt',
  register: 'Dieselbe Körperschaft oder ihr Kreis, Verband oder Land',
  name: 'Derselbe Name: Institution oder beteiligtes Unternehmen',
} as const

/** What organisers decided about a handed-in entry. */
export const screeningStates = {
  open: 'noch nicht geprüft',
  changes: 'Änderungen erbeten',
  passed: 'zugelassen',
  refused: 'nicht zugelassen',
} as const

/** How far a letter has come. */
export const letterStates = {
  waiting: 'Wartet',
  sending: 'Wird gesendet',
  sent: 'Gesendet',
  failed: 'Fehlgeschlagen',
  bounced: 'Adresse nicht erreichbar',
  cancelled: 'Zurückgenommen',
} as const

/** What a letter is about, by its stored kind. */
export const letterKinds = {
  broken: 'Widersprüche in den Daten',
  night: 'Störung in der Nacht',
  sign_in: 'Anmeldung',
  receipt: 'Eingangsbestätigung',
  withdrawn: 'Rückzug',
  jury_invitation: 'Einladung in die Jury',
  gallery_invitation: 'Einladung zur Galerie',
  log_seal: 'Prüfwert des Protokolls',
  jury_seal: 'Gesamtwert der Wertungsbögen',
  winner: 'Auszeichnung',
  adoption: 'Übernahme eines Projekts',
  result: 'Ergebnis',
  result_taken_back: 'Rücknahme der Ergebnisse',
  release_confirm: 'Bitte um Bestätigung der Freigabe',
  release_lapsed: 'Erloschene Freigabe',
  team_invitation: 'Einladung zur Mitarbeit',
  handed_over: 'Übergabe einer Einreichung',
  deadline: 'Fristverlängerung',
  inherited: 'Übernahme einer Einreichung',
  screening: 'Prüfung der Einreichung',
  mailing: 'Rundschreiben',
  mailing_test: 'Probe',
  reminder: 'Erinnerung',
  barrier: 'Gemeldete Barriere',
  account: 'Zugang zum Konto',
  new_browser: 'Anmeldung in einem neuen Browser',
  ballot_code: 'Stimmcode',
  objection: 'Einwand gegen ein Bild',
  objection_receipt: 'Eingang eines Einwands',
  objection_answer: 'Antwort auf einen Einwand',
  retention: 'Ankündigung einer Löschung',
} as const

export type LetterKind = keyof typeof letterKinds

/** A stored kind in words. */
export const letterKind = (kind: string): string =>
  (letterKinds as Readonly<Record<string, string>>)[kind] ?? kind

/** What kind of body an entry of the register is. */
export const municipalityKinds = {
  municipality: 'Gemeinde',
  association: 'Gemeindeverband',
  county: 'Landkreis',
  state: 'Land',
} as const

const numbers = new Intl.NumberFormat('de-DE')

/** 12345 → "12.345" */
export const integer = (value: number): string => numbers.format(value)

/** 3.5 → "3,50" */
export const decimal = (value: number, digits: number): string =>
  value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits })
