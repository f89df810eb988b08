/**
 * Everything the log can say: each kind with the German words that follow a person's name, in the part of an award's
 * life to which it belongs. Whoever records something new adds its line here first; the type demands it.
 */

import { RETENTION } from './retention-kinds.ts'

interface Part {
  readonly label: string
  /** Kind → predicate, e.g. "hat sich angemeldet". */
  readonly kinds: Readonly<Record<string, string>>
}

export const PARTS = {
  konten: {
    label: 'Konten und Anmeldung',
    kinds: {
      'account.signed_in': 'hat sich angemeldet',
      'account.passkey_asked': 'hat den richtigen Code eingegeben und wurde nach dem Passkey gefragt',
      'account.passkey_added': 'hat einen Passkey angelegt',
      'account.passkey_named': 'hat einen Passkey umbenannt',
      'account.passkey_removed': 'hat einen Passkey entfernt',
      'account.passkeys_reset': 'hat die Passkeys einer anderen Person zurückgesetzt',
      'account.session_ended': 'hat eine eigene Anmeldung beendet',
      'account.sessions_ended': 'hat ein Konto überall abgemeldet',
      'account.break_glass': 'hat auf dem Server einen Notzugang erzeugt',
      'account.organiser_made': 'hat ein Konto zur Geschäftsstelle gemacht',
      'account.gallery_editor_made': 'hat jemanden zur Galerie-Redaktion eingeladen',
      'account.gallery_editor_removed': 'hat einen Zugang zur Galerie-Redaktion beendet',
      'account.erased': 'hat das eigene Konto gelöscht',
      'account.expired': 'hat ein lange nicht benutztes Konto aufgelöst',
    },
  },
  einreichungen: {
    label: 'Einreichungen',
    kinds: {
      'submission.started': 'hat eine Einreichung begonnen',
      'submission.saved': 'hat die Einreichung gespeichert',
      'submission.submitted': 'hat eingereicht',
      'submission.withdrawn': 'hat die Einreichung zurückgezogen',
      'submission.deleted': 'hat die Einreichung gelöscht',
      'submission.copied': 'hat eine frühere Einreichung übernommen',
      'submission.moved': 'hat die Kategorie der Einreichung geändert',
      'submission.changes_done': 'hat gemeldet, dass die Nachbesserung fertig ist',
      'attachment.added': 'hat eine Datei hochgeladen',
      'attachment.removed': 'hat eine Datei gelöscht',
      'photo.added': 'hat ein Foto hochgeladen',
      'photo.finished': 'hat ein hochgeladenes Foto fertig verarbeitet',
      'photo.texts_saved': 'hat die Angaben zu den Fotos gespeichert',
      'photo.moved': 'hat ein Foto verschoben',
      'photo.deleted': 'hat ein Foto gelöscht',
      'example.agreed': 'hat zugestimmt, als gutes Beispiel gezeigt zu werden',
      'example.withdrawn': 'möchte nicht mehr als gutes Beispiel gezeigt werden',
      'adoption.reported': 'hat gemeldet, ein Projekt nachgenutzt zu haben',
      'adoption.taken_back': 'hat die Meldung einer Nachnutzung zurückgezogen',
      'adoption.accepted': 'hat die Meldung einer Nachnutzung angenommen',
      'adoption.refused': 'hat die Meldung einer Nachnutzung abgelehnt',
      'adoption.removed': 'hat die Meldung einer Nachnutzung entfernt',
    },
  },
  mitarbeit: {
    label: 'Mitarbeit und Organisationen',
    kinds: {
      'team.invited': 'hat jemanden zur Mitarbeit eingeladen',
      'team.invitation_taken_back': 'hat eine Einladung zur Mitarbeit zurückgenommen',
      'team.joined': 'arbeitet nun an der Einreichung mit',
      'team.right_changed': 'hat das Recht einer mitarbeitenden Person geändert',
      'team.removed': 'hat eine Person aus der Mitarbeit entfernt',
      'team.left': 'arbeitet nicht mehr an der Einreichung mit',
      'team.handed_over': 'hat die Einreichung übergeben',
      'organisation.confirmed': 'hat eine Maildomain für eine Organisation bestätigt',
      'organisation.released': 'hat eine Maildomain von ihrer Organisation gelöst',
    },
  },
  pruefung: {
    label: 'Prüfung und Bearbeitung',
    kinds: {
      'submission.passed': 'hat die Einreichung zugelassen',
      'submission.refused': 'hat die Einreichung abgelehnt',
      'submission.changes_requested': 'hat um Nachbesserung gebeten',
      'submission.refusal_taken_back': 'hat die Ablehnung zurückgenommen',
      'submission.tagged': 'hat ein Schlagwort vergeben',
      'submission.untagged': 'hat ein Schlagwort entfernt',
      'submission.noted': 'hat eine interne Notiz geschrieben',
      'bulk.changed': 'hat viele Einreichungen auf einmal geändert',
      'view.saved': 'hat eine Ansicht der Tabelle gespeichert',
      'view.changed': 'hat eine Ansicht der Tabelle geändert',
      'view.deleted': 'hat eine Ansicht der Tabelle gelöscht',
    },
  },
  regeln: {
    label: 'Ausgabe, Fristen und Regeln',
    kinds: {
      'edition.opened': 'hat eine Ausgabe angelegt',
      'edition.saved': 'hat die Angaben zur Ausgabe geändert',
      'edition.phase_began': 'hat festgestellt: Eine neue Phase hat begonnen',
      'edition.categories_saved': 'hat die Kategorien gespeichert',
      'edition.criteria_saved': 'hat die Kriterien gespeichert',
      'edition.size_classes_saved': 'hat die Größenklassen gespeichert',
      'edition.deadline_extended': 'hat die Einreichungsfrist verlängert',
      'submission.deadline_extended': 'hat die Frist einer Einreichung verlängert',
      'entry_form.saved': 'hat den Fragebogen geändert',
      'eligibility.saved': 'hat die Teilnahmebedingungen geändert',
      'register.imported': 'hat das Verzeichnis der Kommunen eingelesen',
      'rules.saved': 'hat die Wertungsregeln gespeichert',
      'rules.frozen': 'hat die Wertungsregeln eingefroren',
      'rules.proposed': 'hat eine Änderung der eingefrorenen Regeln vorgeschlagen',
      'rules.changed': 'hat eine Änderung der eingefrorenen Regeln bestätigt',
      'rules.proposal_dropped': 'hat einen Vorschlag zu den Regeln verworfen',
    },
  },
  jury: {
    label: 'Jury, Zuteilung und Befangenheit',
    kinds: {
      'juror.invited': 'hat jemanden in die Jury eingeladen',
      'juror.accepted': 'hat die Einladung in die Jury angenommen',
      'juror.declined': 'hat die Einladung in die Jury abgelehnt',
      'juror.saved': 'hat einen Sitz der Jury geändert',
      'juror.called_in': 'hat ein Ersatzmitglied einberufen',
      'juror.removed': 'hat ein Jurymitglied entfernt',
      'juror.chair_appointed': 'hat den Juryvorsitz vergeben',
      'juror.named': 'möchte als Jurymitglied genannt werden',
      'juror.unnamed': 'möchte nicht mehr als Jurymitglied genannt werden',
      'chair.named': 'hat für eine Einreichung einen Vorsitz benannt',
      'assignment.applied': 'hat eine Zuteilung übernommen',
      'assignment.changed': 'hat die Jurymitglieder einer Einreichung neu zugeteilt',
      'assignment.added': 'hat ein Jurymitglied zugeteilt',
      'assignment.removed': 'hat eine Zuteilung entfernt',
      'recusal.declared': 'hat sich für befangen erklärt',
      'conflict.stated': 'hat eine Befangenheit eingetragen',
      'conflict.confirmed': 'hat eine Befangenheit bestätigt',
      'conflict.dismissed': 'hat einen Hinweis auf Befangenheit verworfen',
      'conflict.states_switched': 'hat geändert, ob ein Land mit seinen Kommunen befangen ist',
    },
  },
  wertung: {
    label: 'Wertung',
    kinds: {
      'score.saved': 'hat einen Wertungsbogen als Entwurf gespeichert',
      'score.finalised': 'hat einen Wertungsbogen abgegeben',
      'score.reopened': 'hat einen Wertungsbogen wieder geöffnet',
      'score.revised': 'hat die Wertung in der Sitzung geändert',
      'scores.sealed': 'hat den Gesamtwert über alle Wertungsbögen gebildet',
      'entry.flagged': 'hat um Besprechung einer Einreichung gebeten',
      'entry.unflagged': 'hat die Bitte um Besprechung zurückgenommen',
      'trial.named': 'hat ein Beispiel für die Proberunde benannt',
      'trial.removed': 'hat ein Beispiel der Proberunde entfernt',
      'trial.discussed': 'hat ein Beispiel zur Besprechung geöffnet',
      'trial.scored': 'hat ein Beispiel der Proberunde bewertet',
    },
  },
  sitzung: {
    label: 'Sitzung und Entscheidung',
    kinds: {
      'meeting.planned': 'hat eine Sitzung geplant',
      'meeting.saved': 'hat die Angaben zur Sitzung gespeichert',
      'meeting.attendance': 'hat die Anwesenheit festgehalten',
      'meeting.opened': 'hat die Sitzung eröffnet',
      'meeting.closed': 'hat die Sitzung beendet',
      'meeting.entry_called': 'hat eine Einreichung aufgerufen',
      'meeting.entry_ended': 'hat die Besprechung einer Einreichung beendet',
      'motion.moved': 'hat einen Antrag festgehalten',
      'vote.cast': 'hat über einen Antrag abgestimmt',
      'vote.recorded': 'hat die Stimmen zu einem Antrag festgehalten',
      'motion.decided': 'hat das Ergebnis eines Antrags festgestellt',
      'decision.nominated': 'hat die Nominierten festgelegt',
      'decision.saved': 'hat die Entscheidung über die Preise gespeichert',
      'minutes.signed': 'hat die Niederschrift unterzeichnet',
      'minutes.corrected': 'hat die Niederschrift berichtigt',
      'feedback.prepared': 'hat Rückmeldungen vorbereitet',
      'feedback.saved': 'hat den Wortlaut einer Rückmeldung gespeichert',
      'feedback.released': 'hat Rückmeldungen freigegeben',
    },
  },
  publikum: {
    label: 'Publikumspreis',
    kinds: {
      'audience.saved': 'hat den Publikumspreis vorbereitet',
      'audience.fixed': 'hat den Publikumspreis festgelegt',
      'audience.window_moved': 'hat den Zeitraum der Abstimmung geändert',
      'audience.codes_issued': 'hat Stimmcodes ausgegeben',
      'audience.codes_mailed': 'hat Stimmcodes per E-Mail versandt',
      'audience.code_invalidated': 'hat einen Stimmcode gesperrt',
      'audience.counted': 'hat die Stimmen ausgezählt',
    },
  },
  freigabe: {
    label: 'Freigabe und Veröffentlichung',
    kinds: {
      'release.prepared': 'hat die Freigabe vorbereitet',
      'release.sealed': 'hat die Freigabe versiegelt',
      'release.confirmed': 'hat die Freigabe bestätigt',
      'release.lapsed': 'hat festgestellt: Die Bestätigung ist verfallen',
      'release.time_set': 'hat den Zeitpunkt der Freigabe gesetzt',
      'release.undo_asked': 'hat die Rücknahme der Freigabe beantragt',
      'release.correction_asked': 'hat eine Berichtigung beantragt',
      'release.change_dropped': 'hat einen Antrag zur Freigabe verworfen',
      'edition.released': 'hat die Ergebnisse veröffentlicht',
      'edition.release_undone': 'hat der Rücknahme der Freigabe zugestimmt',
      'edition.release_corrected': 'hat der Berichtigung zugestimmt',
      'result.proved': 'hat die Datei zum Nachrechnen des Ergebnisses veröffentlicht',
      'result.file_taken': 'hat die Prüfakte heruntergeladen',
      'edition.page_saved': 'hat die Seite der Ausgabe geändert',
      'edition.statement_saved': 'hat die Stellungnahme der Jury gespeichert',
      'edition.figures_published': 'hat die Kennzahlen veröffentlicht',
      'certificate.issued': 'hat Urkunden ausgestellt',
      'press.saved': 'hat die Presseseite gespeichert',
      'stage.script_saved': 'hat den Sprechzettel gespeichert',
    },
  },
  galerie: {
    label: 'Galerie',
    kinds: {
      'gallery.photo_imported': 'hat ein Bild in die Galerie übernommen',
      'gallery.photo_removed': 'hat ein Bild aus der Galerie entfernt',
      'gallery.album_saved': 'hat die Angaben zur Galerie gespeichert',
      'gallery.texts_saved': 'hat die Texte der Galerie gespeichert',
      'gallery.heading_added': 'hat eine Überschrift eingefügt',
      'gallery.heading_saved': 'hat eine Überschrift geändert',
      'gallery.heading_removed': 'hat eine Überschrift entfernt',
      'gallery.reordered': 'hat die Reihenfolge der Galerie geändert',
      'gallery.published': 'hat die Galerie veröffentlicht',
      'gallery.unpublished': 'hat die Galerie zurückgezogen',
      'photo.objected': 'hat einem Bild widersprochen',
      'photo.objection_kept': 'hat einen Widerspruch entschieden: Das Bild bleibt',
      'photo.withdrawn': 'hat ein Bild zurückgezogen',
    },
  },
  post: {
    label: 'Post',
    kinds: {
      'letter.queued': 'hat eine E-Mail in den Postausgang gelegt',
      'letter.sent': 'hat eine E-Mail versandt',
      'letter.failed': 'hat den Versand einer E-Mail aufgegeben',
      'letter.bounced': 'hat erfahren, dass eine Adresse E-Mails ablehnt',
      'letter.dropped': 'hat eine hinfällige E-Mail nicht versandt',
      'letter.queued_again': 'hat eine E-Mail noch einmal auf den Weg gebracht',
      'mailing.written': 'hat ein Rundschreiben entworfen',
      'mailing.saved': 'hat ein Rundschreiben geändert',
      'mailing.tested': 'hat sich ein Rundschreiben zur Probe geschickt',
      'mailing.released': 'hat ein Rundschreiben versandt',
      'mailing.prepared': 'hat eine Erinnerung an die Jury vorbereitet',
      'mailing.stopped': 'hat ein Rundschreiben angehalten',
      'mailing.repeated': 'hat ein Rundschreiben noch einmal versandt',
      'mailing.discarded': 'hat ein Rundschreiben verworfen',
      'reminders.saved': 'hat die Erinnerungen eingestellt',
      'reminders.sent': 'hat Erinnerungen versandt',
      'reminders.left_out': 'hat Erinnerungen ausgelassen',
      'reminders.stopped': 'hat Erinnerungen abbestellt',
      'reminders.resumed': 'möchte wieder erinnert werden',
    },
  },
  ausgabe: {
    label: 'Heruntergeladene Daten',
    kinds: {
      'submission.exported': 'hat die Tabelle der Einreichungen heruntergeladen',
      'data.downloaded': 'hat Daten heruntergeladen',
    },
  },
  aufbewahrung: RETENTION,
  seiten: {
    label: 'Seiten und Gestaltung',
    kinds: {
      'site.text_saved': 'hat eine Seite gespeichert',
      'site.text_restored': 'hat eine frühere Fassung einer Seite zurückgeholt',
      'site.theme_saved': 'hat die Gestaltung geändert',
      'site.theme_reset': 'hat die Gestaltung zurückgesetzt',
      'site.video_saved': 'hat den Film in Gebärdensprache hochgeladen',
      'site.video_removed': 'hat den Film in Gebärdensprache entfernt',
      'barrier.reported': 'hat eine Barriere gemeldet',
      'barrier.done': 'hat eine gemeldete Barriere erledigt',
    },
  },
  protokoll: {
    label: 'Dieses Protokoll',
    kinds: {
      'log.checked': 'hat die Kette des Protokolls geprüft',
    },
  },
} as const satisfies Record<string, Part>

export type PartKey = keyof typeof PARTS

/** What happened, e.g. `submission.submitted`. */
export type AuditKind = { [P in PartKey]: keyof (typeof PARTS)[P]['kinds'] }[PartKey] & string

const predicates: ReadonlyMap<string, string> = new Map(
  Object.values<Part>(PARTS).flatMap(({ kinds }) => Object.entries(kinds)),
)

/** Words that follow a person's name; of a kind that is no longer written, the kind itself. */
export const predicateOf = (kind: string): string => predicates.get(kind) ?? kind

/** All kinds that the log knows. */
export const allKinds = (): string[] => [...predicates.keys()]

/** The kinds of one part; none for a part that does not exist. */
export const kindsOf = (part: string): readonly string[] =>
  Object.hasOwn(PARTS, part) ? Object.keys(PARTS[part as PartKey].kinds) : []
