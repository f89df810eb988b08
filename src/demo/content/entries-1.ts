import { prose } from './prose.ts'
import type { DemoEntry } from './types.ts'

/** Category „Bürgerservice“. Every place, person and figure is made up. */
export const serviceEntries: DemoEntry[] = [
  {
    title: 'Der Hund ist da: Hundesteuer in vier Minuten angemeldet',
    organisation: 'Stadt Musterhausen',
    category: 'buergerservice',
    summary: prose`
      Wer in Musterhausen einen Hund anschafft, meldet ihn heute am Handy an: sechs Fragen, Foto der
      Chipnummer, fertig. Die Steuermarke kommt zwei Tage später mit der Post, der Bescheid liegt im
      Postfach des Servicekontos. Früher gab es dafür ein PDF, das fast alle ausgedruckt, von Hand
      ausgefüllt und im Rathaus abgegeben haben. 71 von 100 Anmeldungen kommen inzwischen über den
      neuen Weg.`,
    description: prose`
      Angefangen hat alles mit einem Stapel. Im Januar lagen 190 Anmeldungen auf dem Schreibtisch
      unserer Kollegin im Steueramt, und bei jeder dritten fehlte etwas: die Rasse, das Datum der
      Anschaffung, die Unterschrift. Wir haben uns zu dritt einen Vormittag lang danebengesetzt und
      mitgeschrieben, wonach sie am Telefon fragen muss. Aus diesen Fragen ist das Formular entstanden.

      Es fragt nur, was die Satzung verlangt. Ob ein Hund als Listenhund gilt, muss niemand selbst
      wissen: Man gibt die Rasse ein, das Formular sagt, was daraus folgt und was es kostet, bevor man
      absendet. Wer den Hund aus dem Tierheim hat, lädt den Vertrag hoch und wird für ein Jahr befreit,
      ohne eigenen Antrag.

      Die Daten laufen über eine Schnittstelle in das Veranlagungsverfahren. Den Bescheid prüft weiterhin
      ein Mensch, aber er tippt nichts mehr ab. Getestet haben wir an zwei Samstagen vor dem
      Futtermittelmarkt, mit Menschen, die gerade einen Hund an der Leine hatten. Danach haben wir das
      Wort „Veranlagungszeitraum“ gestrichen.`,
    benefit: prose`
      Im Steueramt sind die Rückfragen von 33 auf 4 je 100 Anmeldungen gesunken. Die Kollegin hat den
      Januar zum ersten Mal ohne Überstunden geschafft. Für Halterinnen und Halter entfällt der Weg ins
      Rathaus; die Hälfte der Anmeldungen geht abends oder am Wochenende ein. Nebeneffekt: 64 Hunde
      wurden nachgemeldet, weil der neue Weg sich auf der Hundewiese herumgesprochen hat.`,
    reuse: prose`
      Formular, Regelwerk für die Rassen und Texte geben wir unter EUPL 1.2 weiter. Nötig sind ein
      Formularserver und ein Fachverfahren mit Import. Unser Aufwand: 19 Arbeitstage und 2.400 Euro für
      die Schnittstelle. Wir zeigen gern in einer Stunde am Bildschirm, wie es eingerichtet wird.`,
    contactName: 'Aylin Musterkaya',
    contactEmail: 'aylin.musterkaya@musterhausen.example',
    contactPhone: '069 90009-101',
    links: ['https://www.musterhausen.example/hundesteuer', 'https://code.musterhausen.example/hund'],
    photos: [
      {
        scene: 'phone',
        caption: 'Sechs Fragen, dann ist der Hund gemeldet: das Formular auf dem Telefon',
        alt: 'Illustration: eine Hand hält ein Telefon mit einem kurzen Formular auf dem Bildschirm',
        shape: 'portrait',
      },
      {
        scene: 'old-town',
        caption: 'Getestet wurde draußen, vor dem Futtermittelmarkt und auf dem Marktplatz',
        alt: 'Illustration: Giebelhäuser um einen Marktplatz im Morgenlicht',
      },
    ],
  },
  {
    title: 'Sperrmüll ohne Warteschleife: Abholtermin per SMS',
    organisation: 'Landkreis Probental',
    category: 'buergerservice',
    summary: prose`
      Sofa raus, SMS schreiben, Termin bekommen: Im Landkreis Probental lässt sich die
      Sperrmüllabholung mit einer einfachen Textnachricht bestellen. Das System fragt Adresse und Menge
      ab und schlägt zwei Termine vor. Gebraucht wird weder App noch Internet. Gerade in den Tälern mit
      schlechtem Empfang war das der entscheidende Punkt.`,
    description: prose`
      Unsere Abfallberatung hat 2.300 Anrufe im Monat gezählt, die meisten davon drehten sich um
      Sperrmüll. Ein Online-Formular hatten wir längst. Es wurde von 14 Prozent genutzt. Die Übrigen riefen an, weil
      sie ihr Kundenkonto nicht fanden oder im hinteren Tal kein mobiles Netz für die Seite haben. Eine
      SMS geht dort aber fast immer durch.

      Der Dialog besteht aus höchstens fünf Nachrichten. Die Adresse wird mit dem amtlichen
      Straßenverzeichnis abgeglichen, Tippfehler erkennt das System in neun von zehn Fällen. Klappt es
      beim zweiten Mal nicht, übernimmt ein Mensch und ruft zurück. Die Tourenplanung sieht die
      Bestellung sofort, deshalb können wir Termine anbieten, an denen der Wagen ohnehin in der Nähe ist.

      Das haben wir unterschätzt: Viele schreiben, wie sie sprechen. „Zwei Sessel und des alte
      Schränkle“ musste das System erst lernen. Eine Liste mit 180 Wörtern aus dem Dialekt pflegt seither
      unser Fahrer aus dem Oberen Tal, mit großem Vergnügen.`,
    benefit: prose`
      Nach neun Monaten laufen 58 Prozent der Bestellungen per SMS. Die Anrufe zum Sperrmüll haben sich
      halbiert, die mittlere Wartezeit am Telefon sank von elf auf drei Minuten. Durch die gebündelten
      Touren fahren wir im Schnitt 340 Kilometer weniger im Monat. Bestellt wird quer durch alle
      Altersgruppen; die älteste Nutzerin, die sich bei uns gemeldet hat, ist 91.`,
    reuse: prose`
      Laufende Kosten: etwa 0,38 Euro je Bestellung für den Versand, dazu 210 Euro im Monat für den
      Betrieb. Der Dialogbaum liegt als offene Datei vor (CC BY 4.0), die Wörterliste ebenso. Wer eine
      andere Tourenplanung einsetzt, braucht einen eigenen Adapter; unserer umfasst rund 300 Zeilen.`,
    contactName: 'Volker Entwurf',
    contactEmail: 'v.entwurf@landkreis-probental.example',
    contactPhone: '069 90009-112',
    links: ['https://abfall.landkreis-probental.example/sms'],
    photos: [
      {
        scene: 'valley',
        caption: 'Im Oberen Probental reicht das Netz oft nur für eine Textnachricht',
        alt: 'Illustration: ein enges Tal mit gestaffelten Hügeln und verstreuten Höfen',
        shape: 'panorama',
      },
      {
        scene: 'phone',
        caption: 'Höchstens fünf Nachrichten bis zum Termin',
        alt: 'Illustration: ein Telefon mit einem Wechsel kurzer Sprechblasen',
        shape: 'portrait',
      },
    ],
  },
  {
    title: 'Trauung selbst gebucht: freie Termine für vier Orte auf einen Blick',
    organisation: 'Stadt Fiktenau',
    category: 'buergerservice',
    summary: prose`
      Gewölbekeller, Rathaussaal, Mühle oder Rosengarten: Paare sehen in Fiktenau alle freien
      Trautermine der nächsten 18 Monate und reservieren selbst. Danach führt eine Liste durch die
      Unterlagen, passend zur eigenen Lage: ledig, geschieden, im Ausland geboren. Das Standesamt prüft
      alles vor dem ersten Gespräch. Aus drei Besuchen im Amt ist einer geworden.`,
    description: prose`
      Bei uns wird viel geheiratet, wegen der Mühle. Die schönen Samstage waren jedes Jahr am ersten
      Öffnungstag im Oktober vergeben, und zwar an die, die morgens um sieben vor der Tür standen. Das
      war lustig für die Lokalzeitung und unfair für alle, die arbeiten mussten.

      Heute werden die Samstage von Mai bis September verlost: zwei Wochen lang kann man sich eintragen,
      dann zieht das System vor Zeugen, die Ziehung ist mit einer veröffentlichten Startzahl
      nachrechenbar. Alle anderen Termine sind frei buchbar. Eine Reservierung hält 21 Tage, so lange
      haben die Paare Zeit, ihre Unterlagen hochzuladen.

      Der Unterlagen-Lotse stellt höchstens acht Fragen. Er kennt 23 typische Fälle und sagt offen, wenn
      ein Fall nicht dabei ist: „Rufen Sie uns bitte an, das schauen wir uns zusammen an.“ Die Texte gibt
      es auf Deutsch, Englisch und in Leichter Sprache. Die Beratung im Amt ist geblieben, sie dreht sich
      jetzt um die Feier und den Namen statt um fehlende Geburtsurkunden.`,
    benefit: prose`
      Seit dem Start wurden 412 Trauungen gebucht, 380 davon ohne Anruf. Der Anteil unvollständiger
      Unterlagen beim ersten Gespräch fiel von 46 auf 9 Prozent. Im Standesamt bleibt dadurch etwa ein
      halber Tag in der Woche für Nachbeurkundungen, die lange liegen geblieben waren. Die Verlosung hat
      zwei Beschwerden eingebracht; im Jahr davor waren es 31.`,
    reuse: prose`
      Der Kalender ist eine Anpassung unserer vorhandenen Terminsoftware, die Verlosung ein kleines
      eigenes Programm (MIT-Lizenz, dokumentiert). Den Fragebaum des Lotsen geben wir als Tabelle heraus,
      rechtlich geprüft für Baden-Württemberg. Kosten bei uns: 7.900 Euro einmalig.`,
    contactName: 'Ruth Probenhauser',
    contactEmail: 'standesamt@fiktenau.example',
    contactPhone: '069 90009-123',
    links: ['https://heiraten.fiktenau.example'],
    photos: [
      {
        scene: 'river-bridge',
        caption: 'Die Mühle hinter der Brücke ist der begehrteste Trauort der Stadt',
        alt: 'Illustration: eine Bogenbrücke über einen ruhigen Fluss mit Häusern am Ufer',
      },
      {
        scene: 'town-hall',
        caption: 'Ein Besuch im Rathaus genügt, vorher waren es drei',
        alt: 'Illustration: ein Rathaus mit Uhrturm und breiter Treppe',
      },
    ],
  },
  {
    title: 'Abholbox: den Ausweis holen, wenn das Rathaus zu hat',
    organisation: 'Stadt Bad Beispiel',
    category: 'buergerservice',
    summary: prose`
      Vor dem Rathaus von Bad Beispiel steht seit März ein Schrank mit 48 Fächern. Darin warten
      Ausweise, Reisepässe und Fundsachen, abholbar rund um die Uhr mit Einmal-Code und Fingerabdruck
      oder PIN. Drei Viertel der Pässe werden nach Feierabend geholt. Die Schlange am Montagvormittag
      gibt es nicht mehr.`,
    description: prose`
      Viele unserer Einwohnerinnen und Einwohner arbeiten im Schichtdienst der beiden Kurkliniken. Für sie
      lagen unsere Öffnungszeiten schlecht, und abends länger zu öffnen gab der Stellenplan nicht her. Die
      Box war die Idee einer Auszubildenden, die nebenher im Paketshop jobbte.

      Bei der Beantragung entscheidet man sich am Schalter für Box oder Abholung. Ist das Dokument da,
      legt das Bürgerbüro es ein; die Abholerin bekommt einen Code, gültig zehn Tage. Danach wandert der
      Ausweis zurück in den Tresor. Die Box ist videoüberwacht, beheizt und mit einer Höhe von 90 bis 130
      Zentimetern auch im Sitzen erreichbar. Der Beirat für Menschen mit Behinderungen hat den ersten
      Aufbau abgelehnt, weil der Bildschirm spiegelte. Er hatte recht, wir haben ihn gedreht.

      Der alte Ausweis muss entwertet werden, das war die kniffligste Stelle. Gelöst haben wir es am
      Schalter: Wer die Box wählt, bringt den alten Ausweis zum Antrag mit, bekommt ihn gelocht zurück
      und für die Zwischenzeit ein Ersatzpapier, falls nötig.`,
    benefit: prose`
      1.960 Dokumente gingen in sieben Monaten durch die Box, das sind 61 Prozent aller Ausgaben. Am
      Schalter sparen wir rund neun Stunden in der Woche, die Wartezeit liegt montags jetzt bei sechs
      statt 24 Minuten. Fundschlüssel kommen schneller zu ihren Leuten zurück. Zwei Kliniken haben
      gefragt, ob so ein Schrank auch bei ihnen stehen darf.`,
    reuse: prose`
      Anschaffung 31.500 Euro, Wartung 1.900 Euro im Jahr, Lieferzeit fünf Monate. Leistungsbeschreibung,
      Datenschutz-Folgenabschätzung und Dienstanweisung schicken wir auf Anfrage als bearbeitbare Dateien,
      ohne Bedingungen. Bitte vor der Bestellung den Stromanschluss prüfen, das hat uns sechs Wochen
      gekostet.`,
    contactName: 'Karl-Heinz Platzhalter',
    contactEmail: 'buergerbuero@bad-beispiel.example',
    contactPhone: '069 90009-134',
    links: ['https://www.bad-beispiel.example/abholbox'],
    photos: [
      {
        scene: 'night-town',
        caption: '22.40 Uhr, Schichtende in der Klinik: Jetzt wird der Reisepass geholt',
        alt: 'Illustration: eine Kleinstadt bei Nacht mit erleuchteten Fenstern',
      },
    ],
  },
  {
    title: 'Fehlt noch etwas? Vorprüfung für den Wohngeldantrag',
    organisation: 'Landkreis Modellgau',
    category: 'buergerservice',
    summary: prose`
      Sieben von zehn Wohngeldanträgen kamen bei uns unvollständig an, jeder davon löste einen Brief aus.
      Jetzt prüft ein kleines Programm die hochgeladenen Unterlagen gleich beim Absenden: Ist der
      Mietvertrag vollständig, fehlt eine Lohnabrechnung, ist der Nachweis zu alt? Die Antragstellenden
      sehen es sofort und können nachreichen, bevor der Antrag überhaupt bei uns liegt.`,
    description: prose`
      Die Wohngeldstelle hatte einen Rückstand von 19 Wochen. Mehr Personal war nicht zu bekommen. Wir
      haben 200 abgeschlossene Fälle durchgesehen und festgestellt, dass die reine Bearbeitung im Mittel
      55 Minuten dauert, das Warten auf Unterlagen aber 41 Tage.

      Die Vorprüfung liest Dokumente auf einem eigenen Server des Kreises aus und stellt keine
      Berechnungen an. Sie kennt elf Dokumentarten und 46 Regeln, alle in einer Tabelle, die das
      Fachteam selbst pflegt. Erkennt sie ein Dokument nicht, sagt sie das und lässt den Antrag durch.
      Niemand wird abgewiesen, weil eine Maschine ein Foto nicht lesen konnte. Das war die Bedingung des
      Personalrats und der Sozialverbände, und sie war richtig.

      Hinweise erscheinen in einfacher Sprache und auf Wunsch in fünf weiteren Sprachen. Ein Beispiel:
      „Auf Seite 3 Ihres Mietvertrags fehlt die Unterschrift. Bitte fotografieren Sie die Seite noch
      einmal.“ Wer nicht weiterkommt, drückt auf „Hilfe“ und bekommt einen Termin in einer von vier
      Beratungsstellen, der Antrag bleibt so lange gespeichert.

      Nach sechs Monaten haben wir die Regeln zum ersten Mal ausgemistet. Neun davon hatten mehr Ärger
      gemacht als geholfen.`,
    benefit: prose`
      Vollständig eingehende Anträge: vorher 29 Prozent, heute 74 Prozent. Der Rückstand ist auf fünf
      Wochen geschrumpft. Wir verschicken im Monat etwa 600 Nachforderungen weniger. Am wichtigsten ist
      uns eine andere Zahl: Die Abbrüche im Online-Antrag sind trotz der zusätzlichen Prüfung nicht
      gestiegen, sondern leicht gesunken.`,
    reuse: prose`
      Regeltabelle und Programm stehen unter EUPL 1.2 bereit. Betrieb auf einem gewöhnlichen Server ohne
      Grafikkarte. Entwicklung: 44.000 Euro, davon 60 Prozent aus einem Förderprogramm. Wir suchen zwei
      Kreise, die die Regeln mit uns weiterpflegen, und bieten dafür eine gemeinsame Runde im Monat an.`,
    contactName: 'Dimitri Exempelow',
    contactEmail: 'd.exempelow@modellgau.example',
    contactPhone: '069 90009-145',
    links: ['https://www.modellgau.example/wohngeld', 'https://code.modellgau.example/vorpruefung'],
    photos: [
      {
        scene: 'desk',
        caption: 'Früher ein Stapel Nachforderungen, heute ein aufgeräumter Schreibtisch',
        alt: 'Illustration: ein Schreibtisch mit Bildschirm, Lampe und wenigen Blättern',
      },
      {
        scene: 'counter',
        caption: 'Wer nicht weiterkommt, bekommt einen Termin in der Beratungsstelle',
        alt: 'Illustration: zwei Figuren im Gespräch an einem Beratungstresen',
        shape: 'square',
      },
    ],
  },
  {
    title: 'Wir rufen zurück: Telefonzeiten zum Aussuchen',
    organisation: 'Stadt Exempelburg',
    category: 'buergerservice',
    summary: prose`
      „Ihr Anruf ist uns wichtig“ hat in Exempelburg niemand mehr gehört, seit das Rathaus zurückruft.
      Wer nicht durchkommt, wählt am Telefon oder auf der Website ein Zeitfenster von 20 Minuten und
      nennt sein Thema. Dann klingelt es, und am anderen Ende ist jemand, der die Sache kennt und die
      Akte offen hat.`,
    description: prose`
      Eine Woche lang haben Studierende im Pflichtpraktikum jeden verlorenen Anruf gezählt. Es waren
      1.108. Das hat im Haus gesessen.

      Statt eine weitere Zentrale aufzubauen, haben wir die Zeit der Fachämter sichtbar gemacht: Jedes
      Sachgebiet gibt pro Woche feste Rückrufzeiten frei, mindestens vier Stunden, verteilt auf vormittags
      und spätnachmittags. Die Anrufenden sprechen ihr Thema auf Band oder tippen es ein; zugeordnet wird
      es von der Zentrale, von Hand, in zwei Stunden. Eine automatische Zuordnung haben wir probiert. Sie
      lag bei „Baum“ zu oft zwischen Grünamt, Nachbarschaftsrecht und Weihnachtsmarkt.

      Geht beim Rückruf niemand ran, versuchen wir es noch zweimal und schreiben dann eine Nachricht mit
      Durchwahl. Gehörlose wählen statt des Anrufs einen Chat oder einen Termin mit Gebärdensprache.
      Jeder Rückruf endet mit einer einzigen Frage: Ist Ihr Anliegen erledigt? Die Antworten hängen
      monatlich im Treppenhaus, auch die schlechten.`,
    benefit: prose`
      84 Prozent der Anliegen sind nach einem Gespräch erledigt. Verlorene Anrufe: zuletzt 160 in der
      Woche. Die Beschäftigten berichten, dass sie zwischen den Rückrufzeiten endlich am Stück arbeiten
      können; der Personalrat hat das in einer Befragung bestätigt (72 Prozent „deutlich ruhiger“). Neu
      ist auch, dass wir wissen, worum es geht: Die zehn häufigsten Themen stehen jetzt verständlich auf
      der Website.`,
    reuse: prose`
      Kein Produktkauf nötig: Wir nutzen die Telefonanlage, die Terminsoftware und ein Skript, das beide
      verbindet (MIT-Lizenz). Wichtiger ist die Dienstvereinbarung, die wir gern weitergeben. Kosten: etwa
      30 Personentage für Einführung und Schulung, sonst nichts.`,
    contactName: 'Mirjam Beispielmann',
    contactEmail: 'organisation@exempelburg.example',
    contactPhone: '069 90009-156',
    links: ['https://rueckruf.exempelburg.example'],
    photos: [
      {
        scene: 'town-hall',
        caption: '1.108 verlorene Anrufe in einer Woche: Damit fing das Projekt an',
        alt: 'Illustration: ein Rathaus mit Arkaden und Turm unter hohem Himmel',
      },
      {
        scene: 'desk',
        caption: 'Die Akte ist offen, bevor das Gespräch beginnt',
        alt: 'Illustration: ein Arbeitsplatz mit Telefonhörer und aufgeschlagener Akte',
      },
    ],
  },
  {
    title: 'Wo stehen wir auf der Liste? Kita-Vormerkung zum Nachsehen',
    organisation: 'Gemeinde Phantasingen',
    category: 'buergerservice',
    summary: prose`
      Eltern in Phantasingen sehen jederzeit, auf welchem Platz ihr Kind für welche Kita vorgemerkt ist
      und warum. Die Punkte werden offen erklärt, jede Änderung kommt als Nachricht. Fünf Träger, darunter
      zwei kirchliche und ein Elternverein, vergeben ihre 318 Plätze seitdem aus einer gemeinsamen Liste, an einem
      einzigen Nachmittag im März.`,
    description: prose`
      Vor drei Jahren standen manche Kinder auf fünf Listen und andere auf keiner. Die Leiterinnen
      telefonierten im Frühjahr tagelang, um Doppelte zu streichen. Eltern riefen im Rathaus an, in der
      Kita, beim Pfarrer.

      Unser Verfahren ist schlicht: eine Vormerkung, bis zu vier Wunschkitas, feste Punkte nach der
      Satzung. Wer sich anmeldet, sieht die eigenen Punkte und den Rang, keine Namen anderer Familien.
      Zieht eine Familie weg, rückt die Liste in derselben Minute nach. Im März werden die Plätze an einem
      Nachmittag vergeben, alle Leiterinnen sitzen dabei am selben Tisch, und der Gemeinderat schickt
      eine Beobachterin.

      Die eigentliche Arbeit war, dass sich fünf Träger auf gemeinsame Punkte einigen. Dafür brauchten
      wir elf Sitzungen und sehr viel Hefezopf. Die Software kam erst danach, sie ist in drei Wochen auf
      einem vorhandenen Baukasten entstanden. Wer kein Internet hat, bekommt den Stand als Brief, dreimal
      im Jahr.`,
    benefit: prose`
      Die Platzvergabe dauert jetzt einen Nachmittag statt fünf Wochen. Im letzten Jahr blieben nur zwei
      Plätze länger als vier Wochen leer, vorher waren es bis zu 17. Anrufe „Wie weit sind wir?“ gibt es
      kaum noch, das entlastet besonders die Leiterinnen. Eine Mutter schrieb uns: „Wir haben den Platz
      nicht bekommen, aber ich verstehe, weshalb.“ Das hängt bei uns an der Wand.`,
    reuse: prose`
      Punktekatalog, Trägervereinbarung und Elternbriefe kann jede Gemeinde übernehmen (CC0). Die
      Baukasten-Vorlage läuft auf einer Plattform, die viele Kommunen schon haben; Kosten bei uns 95 Euro
      im Monat. Ansprechperson hilft gern, auch abends. Bitte planen Sie die Einigung der Träger ehrlich
      ein.`,
    contactName: 'Selma Vorlagner',
    contactEmail: 'kita@phantasingen.example',
    contactPhone: '069 90009-167',
    links: ['https://kita.phantasingen.example'],
    photos: [
      {
        scene: 'playground',
        caption: '318 Plätze, fünf Träger, eine Liste',
        alt: 'Illustration: ein Spielplatz mit Rutsche, Schaukel und Bäumen',
      },
      {
        scene: 'group',
        caption: 'Am Vergabetag sitzen alle Leiterinnen am selben Tisch',
        alt: 'Illustration: eine Gruppe stilisierter Figuren nebeneinander',
        shape: 'panorama',
      },
    ],
  },
]
