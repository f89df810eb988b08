import { prose } from './prose.ts'
import type { DemoEntry } from './types.ts'

/** Category „Verwaltung intern“. Every place, person and figure is made up. */
export const internalEntries: DemoEntry[] = [
  {
    title: 'Um neun ist die Post verteilt: Scanstelle statt Rollwagen',
    organisation: 'Stadt Testlingen',
    category: 'verwaltung-intern',
    summary: prose`
      Bis vor einem Jahr fuhr in Testlingen ein Rollwagen mit Briefen durch vier Gebäude. Heute öffnet die
      Poststelle jeden Brief, scannt ihn und legt ihn bis neun Uhr in den digitalen Korb des richtigen
      Sachgebiets. Zwei Kolleginnen, ein Scanner, klare Regeln. Der Rollwagen steht jetzt mit Geranien im
      Innenhof.`,
    description: prose`
      Täglich kommen bei uns 210 bis 260 Sendungen an. Bis sie auf dem richtigen Tisch lagen, vergingen im
      Mittel anderthalb Tage, in Urlaubszeiten auch vier. Seit der Verlegung des Bauamts in die alte
      Molkerei wurde es noch schlimmer.

      Wir haben zuerst gezählt, dann Regeln geschrieben und erst zum Schluss einen Scanner gekauft. Die
      Regeln passen auf zwei Seiten: was geöffnet werden darf (alles außer Personal, Gleichstellung,
      Schwerbehindertenvertretung und Vergabe), wer bei Zweifeln entscheidet (die Poststelle, sofort) und
      wie lange das Papier bleibt (acht Wochen, dann Schredder, Urkunden ausgenommen). Das ersetzende
      Scannen ist mit dem Datenschutz und dem Stadtarchiv abgestimmt.

      Zugeordnet wird nach Stichworten, die Kolleginnen bestätigen jeden Vorschlag mit einer Taste. Sie
      haben die Stichworte selbst angelegt, inzwischen 540. Ihre Stellen wurden wegen der neuen
      Verantwortung höher eingruppiert. Das hat im Gemeinderat eine Stunde Debatte gekostet und war jede
      Minute wert.`,
    benefit: prose`
      Eingang bis Sachgebiet: drei Stunden statt 1,5 Tage. Wer im Homeoffice arbeitet, sieht dieselbe Post
      wie die Kollegin im Büro, das hat die Vertretung im Sommer gerettet. Verloren gegangene Briefe im
      ersten Jahr: keiner, den wir nachweisen mussten. Eingespart haben wir keine Stelle, das war auch
      nie das Ziel.`,
    reuse: prose`
      Die zwei Seiten Regeln, die Verfahrensdokumentation zum ersetzenden Scannen und die Stichwortliste
      gibt es per E-Mail, frei verwendbar. Technik: ein Dokumentenscanner (6.800 Euro) und unser
      vorhandenes Dokumentensystem. Besuch in der Poststelle jeden Donnerstag ab acht Uhr möglich.`,
    contactName: 'Gerlinde Erdachter',
    contactEmail: 'poststelle@testlingen.example',
    contactPhone: '069 90009-201',
    links: ['https://www.testlingen.example/digitale-post'],
    photos: [
      {
        scene: 'archive',
        caption: 'Papier bleibt acht Wochen, dann übernimmt der Schredder',
        alt: 'Illustration: lange Regalreihen mit Kästen und Ordnern',
      },
      {
        scene: 'desk',
        caption: 'Jeder Vorschlag wird von einem Menschen bestätigt',
        alt: 'Illustration: ein Arbeitsplatz mit Scanner und Bildschirm',
        shape: 'square',
      },
    ],
  },
  {
    title: 'Abschied von der Umlaufmappe: Mitzeichnung an einem Tag',
    organisation: 'Stadt Ausdenkheim',
    category: 'verwaltung-intern',
    summary: prose`
      Eine Ratsvorlage brauchte in Ausdenkheim im Schnitt 13 Arbeitstage durch alle Ämter, die Mappe lag
      dabei zwölf davon irgendwo. Seit April läuft die Mitzeichnung gleichzeitig statt nacheinander, mit
      einer Frist von 24 Stunden und der Regel: Wer schweigt, stimmt zu. Die Mappen haben wir an die
      Grundschule verschenkt.`,
    description: prose`
      Der Anstoß kam aus der Kämmerei. Eine Vorlage zur Turnhalle war drei Wochen verschollen und fand
      sich unter dem Kuchen einer Geburtstagsfeier wieder. Danach war die Bereitschaft groß.

      Technisch nutzen wir ein Modul, das wir seit Jahren bezahlt und nie eingeschaltet hatten. Neu sind
      die Spielregeln. Erstens: Alle Ämter sehen die Vorlage am selben Morgen. Zweitens: Anmerkungen
      stehen am Text und haben einen Absender. Drittens: Eine Anmerkung muss einen Vorschlag enthalten,
      „bitte prüfen“ reicht nicht. Viertens: Nach 24 Stunden ist Schluss, verlängern darf nur der
      Hauptamtsleiter, und er muss begründen.

      Die Schweigeregel war umstritten. Wir haben sie drei Monate auf Probe eingeführt und jede Vorlage
      ausgewertet. In vier von 96 Fällen wäre mehr Zeit nötig gewesen; dafür gibt es jetzt die rote
      Vorlage mit fünf Tagen. Für die Auszubildenden haben wir ein Planspiel gebaut, in dem sie eine
      Parkgebührensatzung durchs Haus bringen müssen. Es wird inzwischen auch von Amtsleitungen gespielt.`,
    benefit: prose`
      Durchlaufzeit 1,6 statt 13 Tage, gemessen an 231 Vorlagen. Der Gemeinderat bekommt seine Unterlagen
      eine Woche früher, das haben alle Fraktionen ausdrücklich gelobt. Die Zahl der Korrekturblätter in
      der Sitzung ist von neun auf zwei gefallen. Und es gibt eine Antwort auf die Frage, wo die Sache
      gerade hängt.`,
    reuse: prose`
      Was wir abgeben können, ist vor allem Papier über den Abschied vom Papier: Spielregeln,
      Dienstvereinbarung, Auswertung, Planspiel (alles CC BY 4.0). Das Modul gehört zu einem verbreiteten
      Sitzungsdienst. Zusätzliche Kosten hatten wir keine. Rückfragen bitte freitags.`,
    contactName: 'Benedikt Fiktivus',
    contactEmail: 'hauptamt@ausdenkheim.example',
    contactPhone: '069 90009-212',
    links: ['https://www.ausdenkheim.example/mitzeichnung'],
    photos: [
      {
        scene: 'podium',
        caption: 'Das Planspiel im kleinen Sitzungssaal: Wer bringt die Satzung durchs Haus?',
        alt: 'Illustration: Figuren diskutieren an einem langen Tisch',
      },
    ],
  },
  {
    title: 'Der Bauaktenkeller am Bildschirm',
    organisation: 'Stadt Erfundstetten',
    category: 'verwaltung-intern',
    summary: prose`
      640 laufende Meter Bauakten, feucht gelagert, nach Straßennamen sortiert, die es teils nicht mehr
      gibt: Das war unser Keller. In zwei Jahren haben wir alles erfasst, auf das heutige Flurstück
      verortet und gescannt. Auskunft bekommt man nun am selben Tag, die Architektin klickt auf die Karte
      und sieht, welche Akten es gibt.`,
    description: prose`
      Nach dem Hochwasser stand das Wasser zwei Zentimeter unter dem untersten Regalboden. Am nächsten
      Morgen beschloss der Technische Ausschuss das Projekt einstimmig.

      Gescannt hat ein Dienstleister, geordnet haben wir selbst. Das Schwierigste war die Zuordnung: Aus
      der „Hinteren Gasse 4“ wurde die Schulstraße 12, später geteilt in 12 und 12 a. Zwei pensionierte
      Kollegen und eine Ortschronistin haben 3.100 alte Adressen aufgelöst. Ihre Tabelle ist heute
      vielleicht unser wertvollster Datensatz, auch das Stadtarchiv und die Feuerwehr arbeiten damit.

      Die Akten liegen im vorhandenen Dokumentensystem, die Karte im Geoportal des Kreises. Eigentümerinnen
      können Einsicht online beantragen, die Berechtigung wird gegen das Grundbuchverzeichnis geprüft.
      Urheberrecht an Plänen haben wir mit einem Hinweis und einer Sperre für das Herunterladen
      berücksichtigt. Statik aus den Jahren vor 1950 ist von Hand nachbearbeitet worden, weil das
      Pauspapier auf den Scans kaum zu lesen war.

      Ganz fertig sind wir nicht: 22 Meter Sonderbauten warten noch auf die Restaurierung wegen Schimmel.`,
    benefit: prose`
      Akteneinsicht: früher im Mittel 16 Tage, heute meist am selben Tag. 1.240 Anfragen im ersten Jahr,
      bei unverändert 1,5 Stellen. Das Bauamt muss nicht mehr in den Keller, was bei zwei Bandscheiben im
      Team kein Nebenthema war. Bei einem Brand im Juli hatte die Feuerwehr den Grundriss nach vier
      Minuten auf dem Tablet.`,
    reuse: prose`
      Leistungsverzeichnis für den Scan-Auftrag (mit den Fehlern, die wir kein zweites Mal machen würden),
      Aktenplan und Methodik der Adressauflösung auf Anfrage, kostenfrei. Gesamtkosten: 214.000 Euro in
      zwei Jahren, rund 330 Euro je Meter. Die Kartenebene lässt sich in jedes gängige Geoportal
      einbinden.`,
    contactName: 'Ottilie Musterle',
    contactEmail: 'bauakten@erfundstetten.example',
    contactPhone: '069 90009-223',
    links: ['https://geo.erfundstetten.example/bauakten'],
    photos: [
      {
        scene: 'archive',
        caption: '640 laufende Meter: der Keller vor dem Umzug …',
        alt: 'Illustration: ein Archivkeller mit hohen, dicht gefüllten Regalen',
        shape: 'portrait',
      },
      {
        scene: 'map',
        caption: '… und dieselben Akten als Punkte auf der Karte',
        alt: 'Illustration: ein Stadtplan mit Straßen, Flurstücken und Markierungen',
      },
    ],
  },
  {
    title: 'Hallenschlüssel im Telefon: Belegung, Tür und Licht aus einer Liste',
    organisation: 'Gemeinde Platzhalterbach',
    category: 'verwaltung-intern',
    summary: prose`
      43 Vereine, drei Hallen, ein Hausmeister: In Platzhalterbach öffnet seit dem Herbst der
      Belegungsplan die Türen. Wer eine Zeit gebucht hat, kommt in dieser Zeit hinein, das Licht geht
      danach von selbst aus. Der Kasten mit den 96 Schlüsseln und die handgeschriebene Ausgabeliste
      hängen jetzt im Heimatmuseum.`,
    description: prose`
      Als ein Generalschlüssel verloren ging, hätte der Tausch der Schließanlage 28.000 Euro gekostet. Wir
      haben nachgerechnet und für 33.000 Euro etwas anderes gekauft: elektronische Zylinder an 17 Türen,
      die der Belegungskalender steuert.

      Vereine verwalten ihre Übungsleiterinnen selbst. Zum Öffnen genügt das Telefon, wer keins hat oder
      will, bekommt einen Chip. Fällt der Strom aus, gehen die Türen von innen immer auf und von außen mit
      dem Notschlüssel der Feuerwehr. Gespeichert wird, welche Berechtigung eine Tür geöffnet hat, sieben
      Tage lang; die Vereinsvorstände haben das im Sportausschuss selbst so verlangt.

      Unser Hausmeister war anfangs der größte Skeptiker. Er hat dann vorgeschlagen, auch Licht und
      Heizung an den Plan zu hängen, weil er genau wusste, wo nachts die Lampen brennen. Die Heizung fährt
      jetzt eine Stunde vor der ersten Buchung hoch und lässt leere Hallen in Ruhe. Ein Abend für alle
      Vereine mit Probieren an einer Tür auf Rollen hat mehr bewirkt als jede Anleitung.`,
    benefit: prose`
      Der Hausmeister fährt im Monat 38-mal weniger zum Auf- und Zuschließen. Der Gasverbrauch der großen
      Halle sank im ersten Winter um 19 Prozent, der Stromverbrauch um 12 Prozent. Durch den offenen Plan
      fanden eine Seniorentanzgruppe und ein Cricketteam Platz, die vorher auf der Warteliste standen.
      Nach unserer Rechnung trägt sich die Anlage in vier Jahren.`,
    reuse: prose`
      Verbindung zwischen Kalender und Schließsystem: eigenes Skript, Apache-2.0, beschrieben auf sechs
      Seiten. Funktioniert mit Systemen, die eine offene Schnittstelle bieten; bitte unbedingt in die
      Ausschreibung schreiben. Nutzungsordnung und Datenschutzhinweise als Muster erhältlich.`,
    contactName: 'Thilo Probefeld',
    contactEmail: 'hallen@platzhalterbach.example',
    contactPhone: '069 90009-234',
    links: ['https://hallen.platzhalterbach.example'],
    photos: [
      {
        scene: 'hall',
        caption: 'Die große Halle heizt erst, wenn jemand kommt',
        alt: 'Illustration: ein weiter, leerer Saal mit Bühne und Lichtbahnen',
        shape: 'panorama',
      },
      {
        scene: 'phone',
        caption: 'Gebucht von 18 bis 20 Uhr, also öffnet die Tür von 17.45 bis 20.15 Uhr',
        alt: 'Illustration: ein Telefon mit einem runden Schlüsselsymbol',
        shape: 'portrait',
      },
    ],
  },
  {
    title: 'Das Übergabebuch: Wissen bleibt, wenn Menschen gehen',
    organisation: 'Stadt Groß-Muster',
    category: 'verwaltung-intern',
    summary: prose`
      Bis 2031 gehen in Groß-Muster 94 von 310 Beschäftigten in den Ruhestand. Das Übergabebuch hält fest,
      was in keiner Dienstanweisung steht: wen man anruft, welche Frist heimlich früher endet, warum die
      Tabelle zwei Blätter hat. Es entsteht in vier Gesprächen zu 60 Minuten und lebt danach im internen
      Wiki weiter.`,
    description: prose`
      Als die langjährige Kollegin aus dem Friedhofsamt ging, wusste vier Wochen lang niemand, wie die
      Grabnutzungsrechte von vor 1974 zu lesen sind. Sie half am Telefon aus, unbezahlt, und meinte: „Ihr
      hättet mich nur fragen müssen.“

      Also fragen wir. Ein halbes Jahr vor dem Wechsel setzt sich eine von sechs geschulten
      Gesprächspartnerinnen, immer aus einem fremden Amt, mit der Person zusammen. Der fremde Blick ist
      Absicht: Wer das Fach nicht kennt, fragt nach. Es gibt einen Leitfaden mit 28 Fragen, die beliebteste
      lautet: „Worüber haben Sie sich in den letzten Jahren am meisten geärgert?“

      Die Gespräche werden mit Einwilligung aufgezeichnet und auf einem Rechner im Haus verschriftlicht,
      die Tonspur löschen wir nach vier Wochen. Aus der Abschrift werden kurze Karten: Aufgabe, Rhythmus,
      Menschen, Fallstricke. Die abgebende Person liest alles und streicht, was ihr zu viel ist. Die
      Nachfolge ergänzt im ersten Jahr, was gefehlt hat. 37 Bücher sind fertig.`,
    benefit: prose`
      Neue Kolleginnen und Kollegen geben an, sich nach fünf statt nach elf Wochen sicher zu fühlen
      (Befragung, 29 Antworten). In drei Fällen kam beim Erzählen heraus, dass eine Aufgabe niemand mehr
      braucht; wir haben sie gestrichen. Der Aufwand liegt bei etwa 14 Stunden je Buch. Nicht messbar,
      aber spürbar: Viele gehen mit dem Gefühl, dass ihre Arbeit gesehen wurde.`,
    reuse: prose`
      Leitfaden, Kartenvorlage, Einwilligung und das Schulungskonzept für die Gesprächsführung stehen
      unter CC BY-SA 4.0 im Netz. Software: ein beliebiges Wiki. Wir bilden gern zwei Personen aus Ihrem
      Haus mit aus, Fahrtkosten genügen.`,
    contactName: 'Friederike Entwurfner',
    contactEmail: 'personalentwicklung@gross-muster.example',
    contactPhone: '069 90009-245',
    links: ['https://uebergabebuch.gross-muster.example'],
    photos: [
      {
        scene: 'coffee',
        caption: 'Vier Gespräche, immer mit jemandem aus einem fremden Amt',
        alt: 'Illustration: zwei Tassen auf einem Tisch, dahinter Figuren im Gespräch',
      },
      {
        scene: 'library',
        caption: '37 Bücher sind geschrieben, jedes Jahr kommen etwa 15 dazu',
        alt: 'Illustration: eine Wand aus Bücherregalen mit Lesepult',
      },
    ],
  },
  {
    title: 'Inventur im Formularschrank: 612 gezählt, 340 gelöscht',
    organisation: 'Landkreis Modellgau',
    category: 'verwaltung-intern',
    summary: prose`
      Niemand im Landratsamt wusste, wie viele Formulare wir haben. Die Antwort lautet 612, verteilt auf
      Website, Laufwerke und Schubladen, das älteste mit Währungsangabe in Mark. Nach einem Jahr Inventur
      sind 340 gelöscht, 151 zusammengelegt und 74 als echter Online-Dienst neu gebaut. Für die übrigen 47
      gibt es einen Termin.`,
    description: prose`
      Digitalisieren hieß bei uns lange: das vorhandene PDF in ein Online-Formular übertragen. Damit haben
      wir auch jede überflüssige Frage übertragen. Deshalb die Inventur.

      Jedes Formular bekam eine Karteikarte aus echtem Karton, an einer 14 Meter langen Wand im Flur. Drei
      Fragen standen darauf: Wer braucht das? Welche Vorschrift verlangt welches Feld? Wie oft kam es
      letztes Jahr? Wer an der Wand vorbeiging, durfte einen Kommentar ankleben. So fanden sich Formulare,
      die zwei Ämter sich gegenseitig schickten, ohne dass ein Mensch außerhalb des Hauses beteiligt war.

      Die Löschungen hat ein Dreierteam entschieden: Fachamt, Rechtsamt, Organisation. Bei Streit galt die
      Vorschrift, im Wortlaut. In 58 Fällen stand dort gar nichts von Schriftform. Am Ende haben wir 1.900
      Felder weniger abgefragt als vorher, die Frage nach dem Faxanschluss allein 203-mal.`,
    benefit: prose`
      Die verbliebenen Dienste sind kürzer: im Mittel 11 statt 26 Felder. Vollständige Anträge nahmen in
      den ersten umgebauten Diensten von 55 auf 82 Prozent zu. Die Wand selbst hat das Haus verändert, weil
      Ämter sich gegenseitig beim Aufräumen zusahen. Neue Formulare brauchen seither eine Freigabe, und
      jedes hat ein Verfallsdatum von drei Jahren.`,
    reuse: prose`
      Karteikarte, Entscheidungsschema und Rechtsprüfung (58 Fälle mit Fundstelle) als Tabelle zum
      Herunterladen, CC0. Kosten: Karton, Klebepunkte, rund 90 Personentage über das Jahr. Einzige
      Bedingung: Schreiben Sie uns, wie viele Sie gelöscht haben.`,
    contactName: 'Hakan Probentaler',
    contactEmail: 'h.probentaler@modellgau.example',
    contactPhone: '069 90009-256',
    links: ['https://www.modellgau.example/formularinventur'],
    photos: [
      {
        scene: 'counter',
        caption: 'Weniger Felder, weniger Rückfragen am Schalter',
        alt: 'Illustration: ein heller Schalterraum mit zwei Plätzen',
      },
    ],
  },
]
