/** Where the administration leads to. */
import { paths } from '../../src/core/paths.ts'

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

/** Rooms of a year whose card shows no figures. */
export const plainRooms = (year: number) =>
  [
    ['Presse', paths.adminPress(year), 'Pressetext und Kontakt'],
    ['Sprechzettel', paths.adminStageScript(year), 'Zum Ausdrucken für die Moderation'],
    ['Rückmeldungen', paths.adminFeedback(year), 'Kommentare der Jury an Einreichende'],
    ['Rundschreiben', paths.adminMailings(year), 'E-Mails an Einreichende und Jury'],
    ['Protokoll', paths.adminLogFor(`jahr=${year}`), 'Wer wann was getan hat'],
    ['Aufbewahrung', paths.adminRetentionOf(year), 'Was wann gelöscht wird'],
    ['Erinnerungen', paths.adminReminders(year), 'Vor dem Einreichungsschluss'],
  ] as const
