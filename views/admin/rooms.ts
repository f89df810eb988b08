/** Where the administration leads to. */
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'

/** What belongs to no single year, in groups. */
export const ROOMS = [
  {
    group: 'Kommunen und Post',
    rooms: [
      ['Liste der Kommunen', paths.adminRegister, 'Namen, Schlüssel und Einwohnerzahlen'],
      ['Organisationen', paths.adminOrganisations, 'Wer unter welcher Domain zusammengehört'],
      ['Postausgang', paths.adminMail, 'Was hinausgeht und was zurückkam'],
    ],
  },
  {
    group: 'Website',
    rooms: [
      ['Eigene Seiten', paths.adminPages, 'Impressum, Datenschutz, Ausschreibung'],
      ['Gestaltung', paths.adminTheme, 'Name, Logo und Farben'],
      ['Galerien', paths.adminGalleries, 'Alben aller Jahre und wer sie pflegt'],
      ['Gemeldete Barrieren', paths.adminBarriers, 'Lesen und beantworten'],
    ],
  },
  {
    group: 'Zugang und Nachweis',
    rooms: [
      ['Zugänge', paths.adminPeople, 'Rollen, Passkeys, laufende Anmeldungen'],
      ['Wer darf was', paths.adminPermissions, 'Rollen und Phasen in einer Tabelle'],
      ['Protokoll', paths.adminLog, 'Wer wann was getan hat'],
      ['Aufbewahrung', paths.adminRetention, 'Fristen und Verarbeitungsverzeichnis'],
    ],
  },
] as const

export interface YearFigures {
  readonly draft: number
  readonly submitted: number
  readonly unscreened: number
  readonly refused: number
  readonly jurors: number
  readonly adoptionsWaiting: number
  readonly galleryPhotos: number
  readonly objections: number
}

type Room = readonly [title: string, href: string, text: string]

/** The rooms of a year, in the order in which a year goes. */
export const yearRooms = (
  { year, phase }: { readonly year: number; readonly phase: Phase },
  figures: YearFigures,
): { readonly group: string; readonly rooms: readonly Room[] }[] => [
  {
    group: 'Vorbereiten',
    rooms: [
      ['Angaben und Termine', paths.adminSettings(year), 'Titel, Konferenz, Zeiten, Skala'],
      ['Kategorien', paths.adminCategories(year), 'Worin eingereicht wird'],
      ['Fragen der Einreichung', paths.adminForm(year), 'Was die Kommunen beantworten'],
      ['Wer kann teilnehmen', paths.adminEligibility(year), 'Regeln für Organisationen und Projekte'],
      ['Größenklassen', paths.adminSizeClasses(year), 'Nach der Einwohnerzahl'],
      ['Kriterien und Gewichte', paths.adminCriteria(year), 'Wonach die Jury bewertet'],
      ['Wertungsregeln', paths.adminRules(year), 'Wie aus Wertungen ein Ergebnis wird'],
    ],
  },
  {
    group: 'Einreichungen',
    rooms: [
      [
        'Einreichungen',
        paths.adminSubmissions(year),
        `${figures.submitted} eingereicht, ${figures.draft} im Entwurf`,
      ],
      [
        'Prüfung',
        paths.adminScreening(year),
        `${figures.unscreened} offen, ${figures.refused} nicht zugelassen`,
      ],
      ...(phase === 'call' || phase === 'closed'
        ? [['Frist verlängern', paths.adminDeadline(year), 'Für alle, mit Grund'] as const]
        : []),
      ['Erinnerungen', paths.adminReminders(year), 'Vor dem Einreichungsschluss'],
      ['Rundschreiben', paths.adminMailings(year), 'E-Mails an Einreichende und Jury'],
    ],
  },
  {
    group: 'Jury und Entscheidung',
    rooms: [
      ['Jury', paths.adminJury(year), `${figures.jurors} Mitglieder`],
      ['Befangenheit', paths.adminConflicts(year), 'Wer welche Einreichung nicht bewertet'],
      ['Zuteilung', paths.adminAssignment(year), 'Wer welche Einreichung bewertet'],
      ['Proberunde', paths.adminTrial(year), 'Gemeinsam üben, ohne dass es zählt'],
      ['Sitzungen', paths.adminMeetings(year), 'Beraten, abstimmen, Niederschrift'],
      ['Rangliste und Entscheidung', paths.adminDecision(year), 'Nach dem Ende der Bewertung'],
      ['Rückmeldungen', paths.adminFeedback(year), 'Kommentare der Jury an Einreichende'],
    ],
  },
  {
    group: 'Verleihung',
    rooms: [
      ['Freigabe', paths.adminRelease(year), 'Vorschau und Veröffentlichung der Ergebnisse'],
      ['Publikumspreis', paths.adminAudience(year), 'Das Publikum stimmt ab'],
      ['Bühne', paths.adminStage(year), 'Für die Leinwand des Saals'],
      ['Sprechzettel', paths.adminStageScript(year), 'Zum Ausdrucken für die Moderation'],
      ['Urkunden', paths.adminCertificates(year), 'Für Preisträger, Nominierte und Jury'],
    ],
  },
  {
    group: 'Öffentlichkeit',
    rooms: [
      ['Seite der Ausgabe', paths.adminEditionPage(year), 'Programm, Jury, Stellungnahme, Zahlen'],
      ['Presse', paths.adminPress(year), 'Pressetext und Kontakt'],
      [
        'Galerie',
        paths.adminGallery(year),
        `${figures.galleryPhotos} Bilder, ${figures.objections} offene Einwände`,
      ],
      [
        'Übernahmen',
        paths.adminAdoptions(year),
        figures.adoptionsWaiting === 0
          ? 'Wer ein Projekt übernommen hat'
          : `${figures.adoptionsWaiting} zu prüfen`,
      ],
    ],
  },
  {
    group: 'Nachweis',
    rooms: [
      ['Protokoll', paths.adminLogFor(`jahr=${year}`), 'Wer wann was getan hat'],
      ['Aufbewahrung', paths.adminRetentionOf(year), 'Was wann gelöscht wird'],
    ],
  },
]
