/** Where the administration leads to. */
import { paths } from '../../src/core/paths.ts'

/** What belongs to no single year. */
export const ROOMS = [
  [paths.adminRegister, 'Liste der Kommunen'],
  [paths.adminMail, 'Postausgang'],
  [paths.adminLog, 'Protokoll'],
  [paths.adminOrganisations, 'Organisationen'],
  [paths.adminGalleries, 'Galerien'],
  [paths.adminPages, 'Eigene Seiten'],
  [paths.adminTheme, 'Gestaltung'],
  [paths.adminBarriers, 'Gemeldete Barrieren'],
  [paths.adminPeople, 'Zugänge'],
  [paths.adminRetention, 'Aufbewahrung'],
  [paths.adminPermissions, 'Wer darf was'],
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
