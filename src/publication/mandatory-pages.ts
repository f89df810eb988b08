/** Sample texts of the pages that the law asks for; operators replace what stands in brackets. */
export interface MandatoryPage {
  readonly title: string
  readonly paragraphs: readonly { readonly heading?: string; readonly text: string }[]
}

const demoNotice =
  'Dies ist ein Mustertext der Demo. Angaben in eckigen Klammern trägt ein, wer Kür betreibt, und lässt die Seite vor dem Start rechtlich prüfen.'

const imprint: MandatoryPage = {
  title: 'Impressum',
  paragraphs: [
    { text: demoNotice },
    {
      heading: 'Wer diese Website betreibt',
      text: '[Name der Geschäftsstelle], [Rechtsform oder Trägerkommune], [Straße und Hausnummer], [Postleitzahl und Ort]. Vertreten durch [Name und Funktion].',
    },
    {
      heading: 'So erreichen Sie uns',
      text: 'Telefon: [Telefonnummer]. E-Mail: [E-Mail-Adresse]. Für vertrauliche Nachrichten: [Behördenpostfach oder anderer sicherer Weg].',
    },
    {
      heading: 'Weitere Pflichtangaben',
      text: 'Umsatzsteuer-Identifikationsnummer, falls vorhanden: [Nummer]. Zuständige Aufsicht: [Name der Aufsichtsbehörde].',
    },
    {
      heading: 'Verantwortlich für redaktionelle Inhalte',
      text: '[Vorname und Name], Anschrift wie oben (§ 18 Absatz 2 Medienstaatsvertrag).',
    },
    {
      heading: 'Texte und Bilder der Einreichungen',
      text: 'Für die Beschreibungen der Projekte sind die einreichenden Verwaltungen verantwortlich. Bei jedem Bild steht, von wem es stammt und was damit erlaubt ist. Die Bilder der Demo sind erzeugt und zeigen keine wirklichen Menschen.',
    },
    {
      heading: 'Die Software',
      text: 'Diese Website läuft mit Kür, einer freien Software unter der European Union Public Licence (EUPL). Quelltext: [Adresse des Quelltextverzeichnisses].',
    },
  ],
}

const privacy: MandatoryPage = {
  title: 'Datenschutz',
  paragraphs: [
    { text: demoNotice },
    {
      heading: 'Wer verantwortlich ist',
      text: '[Name der Geschäftsstelle], [Anschrift], [E-Mail-Adresse]. Datenschutzbeauftragte Person: [Name oder Funktion], [E-Mail-Adresse].',
    },
    {
      heading: 'Wenn Sie nur lesen',
      text: 'Zum Ausliefern der Seiten verarbeitet der Server Ihre IP-Adresse, die Uhrzeit und die aufgerufene Seite. Protokolle werden nach [Anzahl] Tagen gelöscht. Wir binden nichts von fremden Servern ein und werten Ihr Verhalten nicht aus.',
    },
    {
      heading: 'Cookies',
      text: 'Wenn Sie sich anmelden, setzen wir ein Cookie, damit Sie angemeldet bleiben. Es ist technisch notwendig und verliert mit dem Abmelden seine Gültigkeit. Cookies für Werbung oder Statistik gibt es nicht.',
    },
    {
      heading: 'Wenn Sie ein Projekt einreichen',
      text: 'Wir speichern Ihren Namen, die dienstliche E-Mail-Adresse und Telefonnummer, Ihre Verwaltung, die Texte und Bilder sowie den Zeitpunkt der Einreichung. Wird das Projekt veröffentlicht, erscheinen auch die Kontaktangaben für die Nachnutzung. Rechtsgrundlage: [zum Beispiel Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit § 4 LDSG].',
    },
    {
      heading: 'Wenn Sie in der Jury mitwirken',
      text: 'Wir speichern Ihre Bewertungen, Bemerkungen und Angaben zur Befangenheit, damit die Entscheidung später nachvollzogen werden kann. Wer das lesen darf, ist in den Rollen der Anwendung festgelegt. Rechtsgrundlage: [eintragen].',
    },
    {
      heading: 'Bilder von Menschen',
      text: 'Fotos mit erkennbaren Personen veröffentlichen wir, wenn deren Einwilligung oder eine andere Rechtsgrundlage vorliegt. Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen. Eine Nachricht an [E-Mail-Adresse] genügt, wir nehmen das Bild dann von der Website.',
    },
    {
      heading: 'Wer Daten empfängt und wie lange wir sie behalten',
      text: 'Technischer Betrieb: [Name und Sitz des Dienstleisters], auf Grundlage eines Vertrags zur Auftragsverarbeitung. Entwürfe löschen wir nach [Frist], Einreichungen und Bewertungen nach [Frist]. Veröffentlichte Preisträger bleiben [dauerhaft / bis Frist] im Archiv.',
    },
    {
      heading: 'Ihre Rechte',
      text: 'Unter „Meine Daten“ können Sie selbst alles herunterladen, was über Sie gespeichert ist, und Ihr Konto löschen. Sie können Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung verlangen und der Verarbeitung widersprechen, soweit die gesetzlichen Voraussetzungen vorliegen. Beschweren können Sie sich beim Landesbeauftragten für den Datenschutz und die Informationsfreiheit Baden-Württemberg oder bei der Aufsichtsbehörde Ihres Wohnorts.',
    },
  ],
}

const accessibility: MandatoryPage = {
  title: 'Erklärung zur Barrierefreiheit',
  paragraphs: [
    { text: demoNotice },
    {
      text: '[Name der Geschäftsstelle] möchte, dass alle Menschen diese Website nutzen können. Grundlage ist § 10 des Landes-Behindertengleichstellungsgesetzes Baden-Württemberg (L-BGG). Diese Erklärung gilt für [Adresse der Website], einschließlich der Bereiche für Einreichende, Jury und Geschäftsstelle.',
    },
    {
      heading: 'Stand der Vereinbarkeit mit den Anforderungen',
      text: 'Nach unserer Prüfung ist die Website mit den Anforderungen [vollständig / teilweise / nicht] vereinbar. Maßstab ist die BITV 2.0 mit der Norm EN 301 549. [Nach der eigenen Prüfung auswählen.]',
    },
    {
      heading: 'Nicht barrierefreie Inhalte',
      text: '[Hier steht, was noch nicht zugänglich ist, warum, seit wann bekannt und bis wann es behoben wird. Gibt es einen anderen Weg zum selben Inhalt, wird er genannt.] Häufige Fälle bei einem Wettbewerb: PDF-Anlagen der Einreichenden ohne Struktur, verlinkte Videos ohne Untertitel, ein noch fehlendes Video in Deutscher Gebärdensprache.',
    },
    {
      heading: 'Erstellung dieser Erklärung',
      text: 'Diese Erklärung wurde am [Datum] erstellt und zuletzt am [Datum] überprüft. Sie beruht auf [einer Selbstbewertung / einer Prüfung durch Name der Prüfstelle].',
    },
    {
      heading: 'Feedback und Kontakt',
      text: 'Sind Sie auf eine Barriere gestoßen? Schreiben Sie uns über das Feedback-Formular auf dieser Seite, an [E-Mail-Adresse] oder rufen Sie an: [Telefonnummer]. Nennen Sie, wenn möglich, die Seite und das Hilfsmittel, das Sie benutzen. Zuständig ist [Name der zuständigen Stelle oder Person].',
    },
    {
      heading: 'Schlichtungsverfahren',
      text: 'Haben Sie uns eine Barriere gemeldet und keine Antwort oder keine befriedigende Lösung bekommen, können Sie sich an die Schlichtungsstelle beim Landeszentrum Barrierefreiheit Baden-Württemberg (LZ-BARR) wenden. Sie ist unabhängig und vermittelt zwischen Ihnen und uns, ohne Gericht. Der Antrag ist formlos möglich, per Post, per E-Mail oder über das Formular der Schlichtungsstelle.',
    },
    {
      heading: 'Anschrift der Schlichtungsstelle',
      text: 'Landeszentrum Barrierefreiheit, Schlichtungsstelle, Else-Josenhans-Straße 6, 70173 Stuttgart. Internet: barrierefreiheit-bw.de. [Angaben vor dem Start prüfen.]',
    },
  ],
}

/** One paragraph for each sentence: in Leichte Sprache every thought gets its own line. */
function lines(heading: string, ...sentences: string[]): MandatoryPage['paragraphs'] {
  return sentences.map((text, index) => (index === 0 ? { heading, text } : { text }))
}

const easyLanguage: MandatoryPage = {
  title: 'Leichte Sprache',
  paragraphs: [
    ...lines(
      'Was ist diese Internet-Seite?',
      'Hier geht es um einen Preis.',
      'Den Preis bekommen Städte, Gemeinden und Land-Kreise.',
      'Der Preis heißt: OZG-Taskforce Award.',
      'Das spricht man so: O-Z-G Task-Fors E-word.',
      'Taskforce bedeutet: Arbeits-Gruppe.',
      'Award ist Englisch und bedeutet: Preis.',
      'OZG ist die Abkürzung für ein Gesetz.',
      'In dem Gesetz steht: Ämter müssen ihre Leistungen im Internet anbieten.',
    ),
    ...lines(
      'Wofür gibt es den Preis?',
      'Manche Ämter haben gute Ideen.',
      'Zum Beispiel: Sie können einen Antrag am Handy ausfüllen.',
      'Dann müssen Sie nicht mehr in das Amt gehen.',
      'Andere Ämter sollen von den Ideen lernen.',
    ),
    ...lines(
      'Wie bekommt ein Amt den Preis?',
      'Ein Amt schreibt auf: Das ist unsere Idee.',
      'Das Amt schickt den Text und Bilder über diese Internet-Seite.',
      'Eine Gruppe von Fach-Leuten liest alle Ideen.',
      'Diese Gruppe heißt: Jury.',
      'Das spricht man so: Schüri.',
      'Die Jury gibt Punkte.',
      'Die besten Ideen bekommen einen Preis.',
    ),
    ...lines(
      'Was finden Sie hier?',
      'Sie können die Ideen mit einem Preis ansehen.',
      'Sie können Bilder von den Treffen ansehen.',
      'Zu jedem Bild gibt es einen kurzen Text.',
    ),
    ...lines(
      'Haben Sie Fragen?',
      'Sie können uns schreiben oder anrufen.',
      'Unser Name ist: [Name der Geschäftsstelle].',
      'Unsere E-Mail-Adresse ist: [E-Mail-Adresse].',
      'Unsere Telefon-Nummer ist: [Telefonnummer].',
    ),
    ...lines(
      'Funktioniert etwas nicht?',
      'Vielleicht können Sie etwas auf der Seite nicht lesen.',
      'Oder Sie können etwas nicht bedienen.',
      'Bitte sagen Sie uns das.',
      'Wir wollen den Fehler beheben.',
      'Sind Sie mit unserer Antwort nicht zufrieden?',
      'Dann hilft die Schlichtungs-Stelle.',
      'Die Schlichtungs-Stelle gehört zum Landes-Zentrum Barriere-Freiheit in Stuttgart.',
      'Die Hilfe kostet kein Geld.',
    ),
    ...lines(
      'Über diesen Text',
      'Dieser Text ist ein Muster.',
      '[Vor dem Start: Den Text von einer Prüf-Gruppe für Leichte Sprache lesen lassen.]',
    ),
  ],
}

export const pages = {
  impressum: imprint,
  datenschutz: privacy,
  barrierefreiheit: accessibility,
  leichteSprache: easyLanguage,
} satisfies Record<string, MandatoryPage>
