/** German sample texts of the pages that every award needs; organisers replace what stands in brackets. */
import type { Samples } from './samples.ts'

export const germanSamples: Samples = {
  impressum: {
    title: 'Impressum',
    body: `## Wer diese Website betreibt

[Name der Geschäftsstelle], [Rechtsform oder Trägerkommune], [Straße und Hausnummer], [Postleitzahl und Ort]. Vertreten durch [Name und Funktion].

## So erreichen Sie uns

Telefon: [Telefonnummer]. E-Mail: [E-Mail-Adresse]. Für vertrauliche Nachrichten: [Behördenpostfach oder anderer sicherer Weg].

## Weitere Pflichtangaben

Umsatzsteuer-Identifikationsnummer, falls vorhanden: [Nummer]. Zuständige Aufsicht: [Name der Aufsichtsbehörde].

## Verantwortlich für redaktionelle Inhalte

[Vorname und Name], Anschrift wie oben (§ 18 Absatz 2 Medienstaatsvertrag).

## Texte und Bilder der Einreichungen

Für die Beschreibungen der Projekte sind die einreichenden Verwaltungen verantwortlich. Bei jedem Bild steht, von wem es stammt und was damit erlaubt ist. Die Bilder der Demo sind erzeugt und zeigen keine wirklichen Menschen.

## Die Software

Diese Website läuft mit Kür, einer freien Software unter der European Union Public Licence (EUPL). Quelltext: [Adresse des Quelltextverzeichnisses].`,
  },
  datenschutz: {
    title: 'Datenschutz',
    body: `## Wer verantwortlich ist

[Name der Geschäftsstelle], [Anschrift], [E-Mail-Adresse]. Datenschutzbeauftragte Person: [Name oder Funktion], [E-Mail-Adresse].

## Wenn Sie nur lesen

Zum Ausliefern der Seiten verarbeitet der Server Ihre IP-Adresse, die Uhrzeit und die aufgerufene Seite. Protokolle werden nach [Anzahl] Tagen gelöscht. Wir binden nichts von fremden Servern ein und werten Ihr Verhalten nicht aus.

## Cookies

Wenn Sie sich anmelden, setzen wir ein Cookie, damit Sie angemeldet bleiben. Es ist technisch notwendig und verliert mit dem Abmelden seine Gültigkeit. Läuft die Seite auf mehreren Servern, merkt sich ein zweites Cookie zehn Minuten lang, welchen Stand der Daten Sie zuletzt gesehen haben. Cookies für Werbung oder Statistik gibt es nicht.

## Wenn Sie ein Projekt einreichen

Wir speichern Ihren Namen, die dienstliche E-Mail-Adresse und Telefonnummer, Ihre Verwaltung, die Texte und Bilder sowie den Zeitpunkt der Einreichung. Wird das Projekt veröffentlicht, erscheinen auch die Kontaktangaben für die Nachnutzung. Rechtsgrundlage: [zum Beispiel Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit § 4 LDSG].

## Wenn Sie in der Jury mitwirken

Wir speichern Ihre Bewertungen, Bemerkungen und Angaben zur Befangenheit, damit die Entscheidung später nachvollzogen werden kann. Wer das lesen darf, ist in den Rollen der Anwendung festgelegt. Rechtsgrundlage: [eintragen].

## Wenn Sie eine Barriere melden

Wir speichern Ihre Beschreibung, die Adresse der Seite und, wenn Sie eine Antwort möchten, Ihre E-Mail-Adresse. Die E-Mail-Adresse löschen wir, sobald die Meldung erledigt ist. Rechtsgrundlage: [zum Beispiel § 10 L-BGG].

## Bilder von Menschen

Fotos mit erkennbaren Personen veröffentlichen wir, wenn deren Einwilligung oder eine andere Rechtsgrundlage vorliegt. Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen. Eine Nachricht an [E-Mail-Adresse] genügt, wir nehmen das Bild dann von der Website.

## Wer Daten empfängt und wie lange wir sie behalten

Technischer Betrieb: [Name und Sitz des Dienstleisters], auf Grundlage eines Vertrags zur Auftragsverarbeitung. Wie lange wir was behalten, steht hier; danach löscht die Anwendung selbst:

{{Speicherfristen}}

## Ihre Rechte

Unter „Meine Daten“ können Sie selbst alles herunterladen, was über Sie gespeichert ist, und Ihr Konto löschen. Sie können Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung verlangen und der Verarbeitung widersprechen, soweit die gesetzlichen Voraussetzungen vorliegen. Beschweren können Sie sich beim Landesbeauftragten für den Datenschutz und die Informationsfreiheit Baden-Württemberg oder bei der Aufsichtsbehörde Ihres Wohnorts.`,
  },
  barrierefreiheit: {
    title: 'Erklärung zur Barrierefreiheit',
    body: `[Name der Geschäftsstelle] möchte, dass alle Menschen diese Website nutzen können. Grundlage ist § 10 des Landes-Behindertengleichstellungsgesetzes Baden-Württemberg (L-BGG). Diese Erklärung gilt für [Adresse der Website], einschließlich der Bereiche für Einreichende, Jury und Geschäftsstelle.

## Stand der Vereinbarkeit mit den Anforderungen

Nach unserer Prüfung ist die Website mit den Anforderungen [vollständig / teilweise / nicht] vereinbar. Maßstab ist die BITV 2.0 mit der Norm EN 301 549. [Nach der eigenen Prüfung auswählen.]

## Nicht barrierefreie Inhalte

[Hier steht, was noch nicht zugänglich ist, warum, seit wann bekannt und bis wann es behoben wird. Gibt es einen anderen Weg zum selben Inhalt, wird er genannt.] Häufige Fälle bei einem Wettbewerb: PDF-Anlagen der Einreichenden ohne Struktur, verlinkte Videos ohne Untertitel, ein noch fehlendes Video in Deutscher Gebärdensprache.

## Erstellung dieser Erklärung

Diese Erklärung wurde am [Datum] erstellt und zuletzt am [Datum] überprüft. Sie beruht auf [einer Selbstbewertung / einer Prüfung durch Name der Prüfstelle].

## Feedback und Kontakt

Sind Sie auf eine Barriere gestoßen? [Melden Sie sie mit unserem Formular](/barriere-melden), schreiben Sie an [E-Mail-Adresse] oder rufen Sie an: [Telefonnummer]. Wir antworten innerhalb von [Frist, zum Beispiel vier Wochen]. Nennen Sie, wenn möglich, die Seite und das Hilfsmittel, das Sie benutzen. Zuständig ist [Name der zuständigen Stelle oder Person].

## Schlichtungsverfahren

Haben Sie uns eine Barriere gemeldet und keine Antwort oder keine befriedigende Lösung bekommen, können Sie sich an die Schlichtungsstelle beim Landeszentrum Barrierefreiheit Baden-Württemberg (LZ-BARR) wenden. Sie ist unabhängig und vermittelt zwischen Ihnen und uns, ohne Gericht. Der Antrag ist formlos möglich, per Post, per E-Mail oder über das Formular der Schlichtungsstelle.

## Anschrift der Schlichtungsstelle

Landeszentrum Barrierefreiheit, Schlichtungsstelle, Else-Josenhans-Straße 6, 70173 Stuttgart. Internet: [barrierefreiheit-bw.de](https://www.barrierefreiheit-bw.de). [Angaben vor dem Start prüfen.]`,
  },
  'leichte-sprache': {
    title: 'Leichte Sprache',
    body: `## Was ist diese Internet-Seite?

Hier geht es um einen Preis.

Den Preis bekommen Städte, Gemeinden und Land-Kreise.

Der Preis heißt: OZG-Taskforce Award.

Das spricht man so: O-Z-G Task-Fors E-word.

Taskforce bedeutet: Arbeits-Gruppe.

Award ist Englisch und bedeutet: Preis.

OZG ist die Abkürzung für ein Gesetz.

In dem Gesetz steht: Ämter müssen ihre Leistungen im Internet anbieten.

## Wofür gibt es den Preis?

Manche Ämter haben gute Ideen.

Zum Beispiel: Sie können einen Antrag am Handy ausfüllen.

Dann müssen Sie nicht mehr in das Amt gehen.

Andere Ämter sollen von den Ideen lernen.

## Wie bekommt ein Amt den Preis?

Ein Amt schreibt auf: Das ist unsere Idee.

Das Amt schickt den Text und Bilder über diese Internet-Seite.

Eine Gruppe von Fach-Leuten liest alle Ideen.

Diese Gruppe heißt: Jury.

Das spricht man so: Schüri.

Die Jury gibt Punkte.

Die besten Ideen bekommen einen Preis.

## Was finden Sie hier?

Sie können die Ideen mit einem Preis ansehen.

Sie können Bilder von den Treffen ansehen.

Zu jedem Bild gibt es einen kurzen Text.

## Haben Sie Fragen?

Sie können uns schreiben oder anrufen.

Unser Name ist: [Name der Geschäftsstelle].

Unsere E-Mail-Adresse ist: [E-Mail-Adresse].

Unsere Telefon-Nummer ist: [Telefonnummer].

## Funktioniert etwas nicht?

Vielleicht können Sie etwas auf der Seite nicht lesen.

Oder Sie können etwas nicht bedienen.

Bitte sagen Sie uns das:

[Hier können Sie eine Barriere melden](/barriere-melden).

Wir wollen den Fehler beheben.

Sind Sie mit unserer Antwort nicht zufrieden?

Dann hilft die Schlichtungs-Stelle.

Die Schlichtungs-Stelle gehört zum Landes-Zentrum Barriere-Freiheit in Stuttgart.

Die Hilfe kostet kein Geld.

## Über diesen Text

Dieser Text ist ein Muster.

[Vor dem Start: Den Text von einer Prüf-Gruppe für Leichte Sprache lesen lassen.]`,
  },
}
