import { prose } from './prose.ts'
import type { DemoEntry } from './types.ts'

/** Category „Zusammenarbeit und Nachnutzung“. Every place, person and figure is made up. */
export const sharedEntries: DemoEntry[] = [
  {
    title: 'Ein Formular, elf Rathäuser',
    organisation: 'Zweckverband Digitales Mustertal',
    category: 'zusammenarbeit',
    summary: prose`
      Elf Gemeinden im Mustertal bauen ihre Online-Dienste gemeinsam: Jede übernimmt drei oder vier,
      alle nutzen alle. Name, Gebühr und Zuständigkeit setzt das Formular nach der Postleitzahl ein. So
      sind in 16 Monaten 38 Dienste entstanden, die sich keine von uns allein hätte leisten können,
      auch die größte nicht.`,
    description: prose`
      Zusammen haben unsere elf Gemeinden 46.000 Menschen, die kleinste zählt 1.200. In den meisten
      Rathäusern gibt es für Digitales eine Viertelstelle und guten Willen.

      Der Verband wurde für die gemeinsame Kläranlage gegründet, das Digitale kam per Satzungsänderung
      dazu. Wir arbeiten in Staffeln von sechs Wochen. Zu Beginn wählen die Hauptamtsleitungen Dienste aus,
      jede Gemeinde nimmt einen mit nach Hause und baut ihn mit Hilfe von zwei Verbandsmitarbeitern. Vor
      der Freigabe testet eine andere Gemeinde, und zwar die, die am lautesten gezweifelt hat.

      Unterschiede bleiben erlaubt. Wer eine andere Gebühr hat, trägt sie in eine Tabelle ein. Wer eine
      andere Satzung hat, darf einen Abschnitt austauschen, muss ihn aber selbst pflegen; nach dem ersten
      Jahr waren von 29 Sonderwünschen noch sieben übrig. Die übrigen 22 Satzungen wurden angeglichen,
      freiwillig, weil es bequemer war.

      Jeden ersten Dienstag gibt es ein Treffen, reihum, mit Vesper. Wir halten das für den eigentlichen
      Grund, weshalb es funktioniert.`,
    benefit: prose`
      Ein Dienst kostet jede Gemeinde jetzt etwa 410 Euro statt geschätzt 3.800 Euro. 9.200 Anträge sind
      online eingegangen, die kleinste Gemeinde bietet genauso viel an wie die größte. Bei Krankheit
      springt das Nachbarrathaus ein, weil alle dieselben Abläufe kennen. Zwei weitere Gemeinden haben den
      Beitritt beantragt.`,
    reuse: prose`
      Alle 38 Dienste liegen in einem öffentlichen Verzeichnis (EUPL 1.2) und laufen auf dem
      Formularbaukasten des Landes. Die Satzung des Verbands und die Vereinbarung zur Kostenteilung senden
      wir zu. Wer übernimmt, sollte die Gebührentabelle füllen, mehr ist nicht nötig.`,
    contactName: 'Leonie Gemeinsamer',
    contactEmail: 'dienste@digitales-mustertal.example',
    contactPhone: '069 90009-301',
    links: ['https://dienste.digitales-mustertal.example', 'https://code.digitales-mustertal.example'],
    photos: [
      {
        scene: 'valley',
        caption: 'Elf Gemeinden teilen sich das Mustertal, eine Kläranlage und 38 Online-Dienste',
        alt: 'Illustration: ein weites Tal mit mehreren Ortschaften entlang eines Bachs',
        shape: 'panorama',
      },
      {
        scene: 'group',
        caption: 'Erster Dienstag im Monat: Treffen mit Vesper, diesmal beim größten Zweifler',
        alt: 'Illustration: eine bunte Reihe stilisierter Figuren',
      },
      {
        scene: 'village',
        caption: 'Die kleinste Mitgliedsgemeinde bietet genauso viel an wie die größte',
        alt: 'Illustration: ein Dorf mit Kirchturm zwischen Feldern',
      },
    ],
  },
  {
    title: 'Leihteam: zwei Fachleute für sieben Gemeinden',
    organisation: 'Verwaltungsverband Unteres Probental',
    category: 'zusammenarbeit',
    summary: prose`
      Keine unserer sieben Gemeinden konnte eine Stelle für Digitalisierung besetzen. Gemeinsam haben wir
      zwei besetzt. Das Leihteam arbeitet jede Woche in einem anderen Rathaus, sitzt dort mit im Büro und
      geht erst, wenn etwas fertig ist. Bezahlt wird nach Einwohnerzahl, entschieden wird nach Köpfen: eine
      Gemeinde, eine Stimme.`,
    description: prose`
      Drei Ausschreibungen, null Bewerbungen: Teilzeit, befristet, allein im Rathaus, das wollte niemand.
      Als Verband konnten wir zwei volle, unbefristete Stellen anbieten, dazu einen Dienstwagen mit
      Steckdose. Auf die vierte Anzeige kamen 26 Bewerbungen.

      Die Regeln haben wir vorher ausgehandelt. Jede Gemeinde bekommt fünf feste Wochen im Jahr, den Rest
      verteilt der Verband auf gemeinsame Vorhaben. Vor jedem Einsatz beschreibt das Rathaus auf einer
      halben Seite, was am Freitag anders sein soll. Größere Wünsche werden zerlegt. Am Freitag um elf Uhr
      gibt es eine Vorführung, offen für alle Beschäftigten, oft kommt auch der Bürgermeister.

      Was in einer Gemeinde entsteht, muss in der nächsten ohne Umbau laufen, sonst gilt es als nicht
      fertig. Diese eine Regel hat mehr bewirkt als jede Strategie. Beim dritten Mal wusste jeder, dass man
      den Ortsnamen nicht ins Programm schreibt.

      Nach zwei Jahren haben wir das Team um eine Auszubildende verstärkt, die alle sieben Rathäuser
      kennenlernt.`,
    benefit: prose`
      61 Vorhaben sind abgeschlossen, vom Urlaubsantrag bis zur Gewerbemeldung, 48 davon laufen in
      mindestens vier Gemeinden. Beide Stellen sind seit 27 Monaten durchgehend besetzt. Die Kosten liegen
      bei 4,60 Euro je Einwohnerin und Jahr. Eine Gemeinde hat in der gleichen Zeit vergeblich versucht,
      jemanden allein zu finden, und ist dann beigetreten.`,
    reuse: prose`
      Öffentlich-rechtliche Vereinbarung, Stellenbeschreibungen und der Einsatzplan sind zum Abschreiben
      gedacht. Die 61 Vorhaben stehen mit Anleitung in einem offenen Verzeichnis. Wer ein eigenes Leihteam
      plant, darf eine Woche mitfahren; Übernachtung im Gästezimmer der Feuerwehr.`,
    contactName: 'Pavel Beispielsky',
    contactEmail: 'leihteam@unteres-probental.example',
    contactPhone: '069 90009-312',
    links: ['https://leihteam.unteres-probental.example'],
    photos: [
      {
        scene: 'bus',
        caption: 'Montags zieht das Leihteam um, mit zwei Rechnern und einer Kaffeemaschine',
        alt: 'Illustration: ein kleiner Bus auf einer Landstraße',
      },
      {
        scene: 'audience',
        caption: 'Freitags um elf wird vorgeführt, was fertig ist',
        alt: 'Illustration: Figuren von hinten, die zu einer Leinwand blicken',
      },
    ],
  },
  {
    title: 'Wer gräbt wo? Gemeinsame Baustellenkarte für Glasfaser und Leitungen',
    organisation: 'Gemeindeverwaltungsverband Lindenprobe',
    category: 'zusammenarbeit',
    summary: prose`
      Vier Gemeinden, drei Netzbetreiber und der Abwasserverband tragen ihre geplanten Grabungen in
      dieselbe Karte ein, spätestens neun Monate vorher. Die Karte meldet, wo zwei Vorhaben sich kreuzen.
      So wurde im letzten Jahr 17-mal nur einmal aufgerissen, was sonst zweimal offen gelegen hätte, mit
      Umleitung und allem Ärger.`,
    description: prose`
      Den Ausschlag gab die Gartenstraße: im Mai neu asphaltiert, im August wieder offen, im November noch
      einmal. Der Leserbrief dazu hing in allen vier Rathäusern.

      Wir haben mit einer Tabelle begonnen und schnell gemerkt, dass eine Tabelle keine Kreuzungen sieht.
      Die Karte ist bewusst einfach. Man zeichnet eine Linie, gibt Zeitraum und Ansprechperson an, und das
      System vergleicht. Bei einem Treffer bekommen beide Seiten eine Nachricht und den Vorschlag für ein
      Gespräch. Entscheiden müssen Menschen, das nimmt ihnen die Karte nicht ab.

      Die Betreiber waren anfangs zurückhaltend, wegen ihrer Ausbaupläne. Deshalb gibt es zwei Ebenen:
      Was weiter als sechs Monate weg ist, sehen nur die Beteiligten, und zwar nur die eigenen Treffer.
      Alles andere ist öffentlich, auf der Website und als offener Datensatz. Rettungsdienst, Schulbus und
      Müllabfuhr lesen automatisch mit.

      Einmal im Quartal treffen sich alle an einem Tisch. Wer nicht eingetragen hat, bringt den Kuchen mit.`,
    benefit: prose`
      17 gemeinsame Grabungen, geschätzt 290.000 Euro weniger Tiefbaukosten für alle zusammen, 2,4
      Kilometer Straße ohne Flickwerk. Der Rettungsdienst kennt Sperrungen jetzt am Vortag. Beschwerden
      über doppelte Baustellen: zwei in zwölf Monaten. In der Gartenstraße ist der Belag noch
      ganz, wir klopfen auf Holz.`,
    reuse: prose`
      Programm unter GPL 3, läuft als Erweiterung eines freien Geoinformationssystems. Betrieb beim
      Verband: 60 Euro im Monat. Die Vertraulichkeitsvereinbarung mit den Netzbetreibern ist als Muster
      verfügbar, sie hat am meisten Zeit gekostet. Kartendaten bringt jede Kommune selbst mit.`,
    contactName: 'Annegret Lindenmuster',
    contactEmail: 'tiefbau@lindenprobe.example',
    contactPhone: '069 90009-323',
    links: ['https://baustellen.lindenprobe.example', 'https://daten.lindenprobe.example/baustellen'],
    photos: [
      {
        scene: 'map',
        caption: 'Kreuzen sich zwei Vorhaben, meldet sich die Karte bei beiden',
        alt: 'Illustration: ein Kartenausschnitt mit Linien, die sich an zwei Stellen kreuzen',
        shape: 'square',
      },
    ],
  },
  {
    title: 'Prozesse zum Mitnehmen: 34 Abläufe, gezeichnet für alle',
    organisation: 'Stadt Musterhausen',
    category: 'zusammenarbeit',
    summary: prose`
      Wie läuft eine Gewerbeanmeldung wirklich ab, vom Eingang bis zur Ablage? Musterhausen hat 34 solcher
      Abläufe aufgezeichnet, mit Zeiten, Rechtsgrundlagen und den Stellen, an denen es hakt. Alle Modelle
      stehen offen im Netz und können mit wenigen Klicks angepasst werden. 19 Verwaltungen haben das
      schon getan.`,
    description: prose`
      Wir wollten eigentlich nur ein neues Fachverfahren ausschreiben. Dabei stellten wir fest, dass drei
      Kolleginnen denselben Vorgang auf drei Arten bearbeiten, jede mit gutem Grund.

      Seitdem zeichnen wir. Immer zu zweit, immer am echten Fall, nie aus der Dienstanweisung. Eine Person
      arbeitet, eine zeichnet, nach zwei Stunden wird getauscht. Die Bilder verwenden nur neun Symbole, die
      auf eine Postkarte passen. Wer mehr braucht, muss den Ablauf teilen.

      Zu jedem Modell gehören ein Steckbrief, die gemessenen Zeiten und ein Abschnitt „Was uns nervt“. Der
      wird am häufigsten gelesen. Veröffentlicht wird erst, wenn eine andere Kommune den Ablauf
      nachgespielt und ihre Abweichungen eingetragen hat. Auf diese Weise kennt das Modell zur
      Gewerbeanmeldung heute fünf Spielarten, von der Großstadt bis zum Dorf.

      Zweimal im Jahr laden wir zum Zeichentag ein. Beim letzten saßen 31 Leute aus 14 Verwaltungen im
      Saal der Feuerwehr, mit sehr vielen Klebezetteln.`,
    benefit: prose`
      Beim eigenen Umbau der Gewerbeanmeldung fielen vier von 17 Schritten weg. Für andere ist der Wert
      größer: Eine Nachbarstadt hat nach eigener Auskunft sieben Wochen Vorarbeit gespart. 212 Rückmeldungen
      haben die Modelle verbessert, zwei davon deckten bei uns einen Rechtsfehler auf. Ausschreibungen
      schreiben wir jetzt vom Ablauf her.`,
    reuse: prose`
      Alle 34 Modelle als offene Austauschdateien und als Bild, CC BY 4.0, mit Namensnennung. Jedes freie
      Zeichenprogramm genügt. Anpassungen dürfen Sie behalten, wir freuen uns aber über eine Rückmeldung.
      Teilnahme am Zeichentag kostenlos, Mittagessen acht Euro.`,
    contactName: 'Jonas Musterbauer',
    contactEmail: 'jonas.musterbauer@musterhausen.example',
    contactPhone: '069 90009-334',
    links: ['https://prozesse.musterhausen.example'],
    photos: [
      {
        scene: 'fair',
        caption: 'Zeichentag im Feuerwehrsaal: Jede Verwaltung bringt einen Ablauf mit',
        alt: 'Illustration: Stellwände und Tische, dazwischen Figuren im Gespräch',
      },
      {
        scene: 'desk',
        caption: 'Immer am echten Fall: Eine arbeitet, einer zeichnet',
        alt: 'Illustration: zwei Stühle an einem Schreibtisch mit Skizzen',
      },
    ],
  },
  {
    title: 'Neun Telefone, eine Antwort: der gemeinsame Auskunftskatalog',
    organisation: 'Landkreis Beispielgau',
    category: 'zusammenarbeit',
    summary: prose`
      Was kostet ein Reisepass für ein Kind? Darauf gab es im Beispielgau neun verschiedene Antworten, je
      nach Rathaus und Tagesform. Heute pflegen Kreis und acht Gemeinden 430 Auskünfte gemeinsam. Dieselben
      Texte erscheinen am Telefonplatz, auf allen Websites und im Chat, jede mit Datum und Namen der Person,
      die sie geprüft hat.`,
    description: prose`
      Begonnen hat es mit einer Testanruf-Aktion der Landfrauen. Sie stellten überall dieselben zehn Fragen
      und veröffentlichten die Antworten. Es war ein unangenehmer Abend, und ein nützlicher.

      Eine Auskunft besteht bei uns aus höchstens 600 Zeichen, einer Quelle und einem Prüfdatum. Nach 180
      Tagen wird sie gelb, nach 210 Tagen verschwindet sie aus allen Kanälen, bis jemand sie bestätigt. Das
      klingt streng, sorgt aber dafür, dass niemand auf alten Gebühren sitzen bleibt. Für jede Auskunft ist
      genau eine Gemeinde verantwortlich; die anderen können widersprechen.

      Der Chat setzt auf denselben Texten auf. Er formuliert nichts neu, er sucht nur und zeigt die geprüfte
      Auskunft im Wortlaut. Findet er keine, gibt er die Durchwahl. Wir haben Systeme gesehen, die
      flüssiger plaudern. Sie haben aber auch eine Hundesteuer für Katzen erfunden.

      Die Landfrauen rufen weiterhin zweimal im Jahr an. Zuletzt stimmten 88 von 90 Antworten überein.`,
    benefit: prose`
      Richtige Auskünfte am Telefon: 98 statt 61 Prozent. Neue Kräfte in den Telefonzentralen sind nach drei
      Tagen einsatzbereit. Texte auf neun Websites werden einmal statt neunmal gepflegt, das spart nach
      unserer Schätzung 1.100 Stunden im Jahr. Die Texte wurden bei der Gelegenheit auch kürzer und sind auf
      dem Sprachniveau B1.`,
    reuse: prose`
      Der Katalog steht als Datensatz unter CC0, Schnittstelle offen dokumentiert. Das Pflegewerkzeug ist
      quelloffen (AGPL 3), Einrichtung durch zwei regionale Dienstleister möglich, Richtwert 5.500 Euro. Sie
      dürfen alle Texte übernehmen, das Prüfen nehmen wir Ihnen nicht ab.`,
    contactName: 'Cosima Exempel',
    contactEmail: 'auskunft@beispielgau.example',
    contactPhone: '069 90009-345',
    links: ['https://auskunft.beispielgau.example'],
    photos: [
      {
        scene: 'counter',
        caption: 'Ob am Schalter, am Telefon oder im Chat: Die Antwort ist dieselbe',
        alt: 'Illustration: ein Auskunftsschalter mit Glasfront und Sitzplatz',
      },
      {
        scene: 'podium',
        caption: 'Der Abend der Landfrauen: neun Rathäuser, neun Antworten',
        alt: 'Illustration: mehrere Figuren sitzen auf einem Podium',
        shape: 'panorama',
      },
    ],
  },
  {
    title: 'Schlagloch, die zweite: Mängelmelder übernommen und zurückgegeben',
    organisation: 'Stadt Testlingen',
    category: 'zusammenarbeit',
    summary: prose`
      Testlingen hat keinen Mängelmelder gebaut, sondern einen freien aus einer anderen Kommune
      übernommen. Neu ist, was wir zurückgegeben haben: eine Bedienung ganz ohne Karte, für Menschen mit
      Screenreader, und eine Rückmeldung, die erklärt, warum etwas länger dauert. Sechs Verwaltungen haben
      unsere Fassung inzwischen eingespielt.`,
    description: prose`
      Vor uns nutzten 23 Kommunen das Programm, alle mit derselben Schwäche: Wer die Karte nicht sehen
      oder bedienen kann, kommt nicht weiter. Ein blinder Stadtrat hat uns das in der Haushaltsdebatte
      vorgeführt, live, mit seinem Telefon am Mikrofon. Danach gab es für das Thema 12.000 Euro.

      Die neue Bedienung fragt nach Straße und Hausnummer, nach einer Haltestelle oder nach „hier, wo ich
      stehe“. Wir haben sie mit acht Leuten vom Blindenverein entwickelt, an fünf Nachmittagen. Ihr
      wichtigster Rat: nicht die Karte vorlesen, sondern weglassen.

      Die zweite Änderung betrifft die Antworten. „In Bearbeitung“ war unser häufigster Status und sagte
      nichts. Jetzt wählt der Bauhof aus 20 ehrlichen Sätzen, etwa: „Wir warten auf das Ersatzteil, es kommt
      voraussichtlich in Woche 32.“ Die Sätze haben die Kollegen vom Bauhof geschrieben.

      Beides ist in die Hauptfassung aufgenommen worden. Das hat vier Monate gedauert, weil wir lernen
      mussten, wie man fremden Code so ändert, dass andere ihn haben wollen.`,
    benefit: prose`
      Bei uns gingen 3.450 Meldungen ein, ein Fünftel über die Bedienung ohne Karte; auch Sehende nehmen
      sie gern, weil sie schneller ist. Nachfragen zum Stand sind um zwei Drittel gesunken. Da die Änderung
      in der Hauptfassung steckt, bekommen alle 24 Kommunen sie mit dem nächsten Update und wir müssen sie
      nicht allein pflegen.`,
    reuse: prose`
      Quelloffen (AGPL 3), frei von Lizenzkosten. Wer das Programm schon hat, spielt das Update ein. Für
      Neue: rund fünf Tage Einrichtung, 45 Euro Serverkosten im Monat. Die 20 Sätze gibt es auch als Liste
      für andere Systeme, die Testprotokolle mit dem Blindenverein ebenso.`,
    contactName: 'Emre Testmann',
    contactEmail: 'bauhof@testlingen.example',
    contactPhone: '069 90009-356',
    links: ['https://melder.testlingen.example', 'https://code.testlingen.example/melder'],
    photos: [
      {
        scene: 'old-town',
        caption: 'Straße, Haltestelle oder „hier, wo ich stehe“: gemeldet wird ohne Karte',
        alt: 'Illustration: eine Gasse mit Kopfsteinpflaster zwischen alten Häusern',
        shape: 'portrait',
      },
    ],
  },
  {
    title: 'Zählerstand per Foto, für 14 Orte auf einmal',
    organisation: 'Zweckverband Musterwasser',
    category: 'zusammenarbeit',
    summary: prose`
      Jeden Dezember verschickte der Zweckverband 21.000 Ablesekarten. Jetzt genügt ein Foto des
      Wasserzählers, geschickt über einen Link oder als Nachricht. Die Zahl wird ausgelesen, angezeigt und
      bestätigt. Karten gibt es nur noch auf Wunsch. Weil alle 14 Mitgliedsorte mitmachen, war es für jeden
      einzelnen bezahlbar.`,
    description: prose`
      Zwei Aushilfen haben früher im Januar Karten abgetippt, drei Wochen lang, mit klammen Fingern, weil
      der Raum neben dem Pumpwerk schlecht heizt. Zahlendreher fielen erst auf, wenn die Rechnung kam. Im
      Schnitt gab es 480 Einsprüche im Jahr.

      Beim neuen Verfahren sieht man sofort, was das System gelesen hat, und korrigiert es, wenn nötig.
      Weicht der Verbrauch stark vom Vorjahr ab, fragt es nach: „Ihr Verbrauch hat sich verdoppelt. Stimmt
      die Zahl, oder tropft vielleicht etwas?“ Schon im ersten Winter wurden so 37 undichte Leitungen
      entdeckt, eine davon in einem Ferienhaus, das seit Wochen leer stand.

      Das Foto wird nach der Bestätigung gelöscht, gespeichert bleiben Zahl, Datum und Zählernummer.
      Ausgelesen wird auf einem Rechner im Pumpwerk, der im Winter nebenbei den kalten Raum ein wenig
      wärmt. Den Einzug der Daten in 14 verschiedene Abrechnungen übernimmt eine Umsetzung, die wir mit den
      Kassen der Orte gemeinsam gebaut haben.`,
    benefit: prose`
      76 Prozent der Stände kamen im ersten Jahr als Foto, Einsprüche: 92 statt 480. Porto und Druck
      kosteten 13.900 Euro weniger. Aus geschätzt 5.200 Kubikmetern, die nicht durch lecke Rohre liefen,
      könnte man unser Freibad zweimal füllen. Die Aushilfen arbeiten jetzt in der Kundenberatung, in einem
      warmen Raum.`,
    reuse: prose`
      Erkennung und Umsetzung für sechs verbreitete Abrechnungsprogramme stehen unter Apache-2.0. Ein
      normaler Bürorechner reicht. Bisherige Entwicklungskosten 26.000 Euro, getragen von 14 Orten; neue
      Partner zahlen nichts, sollen aber 200 Fotos ihrer Zählertypen beisteuern.`,
    contactName: 'Wendelin Quellentwurf',
    contactEmail: 'ablesung@musterwasser.example',
    contactPhone: '069 90009-367',
    links: ['https://ablesen.musterwasser.example'],
    photos: [
      {
        scene: 'phone',
        caption: 'Fotografieren, Zahl prüfen, bestätigen',
        alt: 'Illustration: ein Telefon vor einem runden Zifferblatt',
        shape: 'portrait',
      },
      {
        scene: 'river-bridge',
        caption: 'Das Pumpwerk liegt flussabwärts, gleich hinter der alten Brücke',
        alt: 'Illustration: eine Steinbrücke über einen Fluss im Winterlicht',
      },
    ],
  },
]
