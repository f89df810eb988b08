import { prose } from './prose.ts'
import type { DemoEntry } from './types.ts'

/** Last year's entries. Every place, person and figure is made up. */
export const lastYearEntries: DemoEntry[] = [
  {
    title: 'Umzug in einem Rutsch: ummelden, Parkausweis, Mülltonne',
    organisation: 'Stadt Exempelburg',
    category: 'buergerservice',
    summary: prose`
      Wer innerhalb von Exempelburg umzieht, musste bisher an fünf Stellen Bescheid geben. Jetzt reicht ein
      Antrag: Die neue Adresse wird einmal eingegeben, danach wählt man aus, was mitziehen soll. Meldeamt,
      Parkausweis, Mülltonne, Hund und Büchereikarte werden einzeln bestätigt.`,
    description: prose`
      Die Idee stammt von einem Azubi, der selbst gerade umgezogen war und dreimal dasselbe Formular
      ausgefüllt hatte. Er durfte das Vorhaben auch leiten.

      Im Hintergrund bleiben fünf Verfahren, wir haben sie nicht zusammengelegt. Eine Verteilstelle schickt
      jedem nur die Angaben, die es braucht, und sammelt die Rückmeldungen ein. Geht etwas schief, etwa weil
      die Tonne zu groß für den neuen Hof ist, ruft das zuständige Amt an. Alles Übrige läuft weiter.

      Der Probelauf fand in zwei Neubaustraßen statt. Dort zogen in einem Monat 140 Haushalte ein, eine
      bessere Testgruppe hätten wir nicht finden können.`,
    benefit: prose`
      Fünf Wege sind einer geworden. 1.870 Haushalte haben den Dienst im ersten Jahr genutzt, im Mittel in
      sieben Minuten. Bei den Abfallgebühren gab es ein Drittel weniger Korrekturen, weil die Tonne jetzt am
      richtigen Tag umgemeldet wird.`,
    reuse: prose`
      Die Verteilstelle ist quelloffen (EUPL 1.2) und kennt bisher fünf Verfahren; weitere lassen sich mit
      einer Beschreibungsdatei ergänzen. Einrichtung etwa acht Tage. Betriebskosten 70 Euro im Monat.`,
    contactName: 'Mirjam Beispielmann',
    contactEmail: 'organisation@exempelburg.example',
    contactPhone: '069 90009-501',
    links: ['https://umzug.exempelburg.example'],
    photos: [
      {
        scene: 'old-town',
        caption: 'Von der Altstadt in den Neubau: ein Antrag statt fünf',
        alt: 'Illustration: Altstadtgasse mit Fachwerk und Erkern',
      },
      {
        scene: 'phone',
        caption: 'Auswählen, was mitziehen soll',
        alt: 'Illustration: ein Telefon mit einer Liste von Häkchen',
        shape: 'portrait',
      },
    ],
  },
  {
    title: 'Das Amtsblatt zum Anhören',
    organisation: 'Gemeinde Phantasingen',
    category: 'buergerservice',
    summary: prose`
      Jeden Donnerstag um 18 Uhr erscheint unser Amtsblatt als Hörfassung, gelesen von 30 Freiwilligen im
      Wechsel. Man hört es auf der Website, am Telefon oder im Lautsprecher des Dorfladens. Entstanden ist
      es für eine Handvoll sehbehinderter Menschen, gehört wird es von 400.`,
    description: prose`
      Eine Leserin rief an: Sie könne die Bekanntmachungen nicht mehr lesen, und die Computerstimme mache
      aus unserer Straße „Am Rain“ jedes Mal einen Rhein. Also haben wir selbst gelesen, anfangs im
      Besprechungsraum mit Bettdecken an den Wänden.

      Die Texte kommen direkt aus dem Redaktionssystem. Wer liest, bekommt sie am Mittwoch und nimmt sie mit
      dem Telefon auf; ein kleines Programm gleicht die Lautstärke an, setzt Kapitelmarken und stellt alles
      ins Netz. Von der Abgabe bis zur Veröffentlichung vergehen neun Minuten.

      Satzungen lesen wir auch. Das hat dazu geführt, dass sie kürzer werden. Niemand trägt freiwillig
      einen Satz über elf Zeilen vor.`,
    benefit: prose`
      400 Hörerinnen und Hörer in der Woche bei 4.300 Einwohnern, ein Viertel davon am Telefon. Der
      Blindenverein des Landkreises hat die Aufnahme in seinen Dienst übernommen. Und im Rathaus wird
      verständlicher geschrieben, seit jeder Text laut gelesen wird.`,
    reuse: prose`
      Kosten: 18 Euro im Monat für Speicher und Telefonnummer. Programm unter MIT-Lizenz, dazu eine Anleitung
      zum Vorlesen („Atmen vor Paragrafen“). Für die Freiwilligen ist eine kurze Einwilligung nötig, unser
      Muster liegt bei.`,
    contactName: 'Selma Vorlagner',
    contactEmail: 'amtsblatt@phantasingen.example',
    contactPhone: '069 90009-512',
    links: ['https://hoeren.phantasingen.example'],
    photos: [
      {
        scene: 'library',
        caption: 'Aufgenommen wird inzwischen in der Bücherei, die schluckt den Hall',
        alt: 'Illustration: ein Lesetisch zwischen hohen Bücherregalen',
      },
      {
        scene: 'village',
        caption: 'Donnerstags um 18 Uhr hört das Dorf zu',
        alt: 'Illustration: ein Dorf in der Abendsonne',
        shape: 'panorama',
      },
    ],
  },
  {
    title: 'Zulassung im Dorfladen: fünf Außenstellen ohne eigenes Amt',
    organisation: 'Landkreis Beispielgau',
    category: 'buergerservice',
    summary: prose`
      Zur Zulassungsstelle sind es aus dem Süden des Kreises 41 Kilometer. Fünf Dorfläden nehmen jetzt
      Anträge an, prüfen Ausweis und Papiere und geben Plaketten aus. Entschieden wird weiter im Landratsamt,
      per Bildschirm, meist innerhalb von zehn Minuten.`,
    description: prose`
      Nach der Schließung der Außenstelle Süd gab es eine Liste mit 2.900 Unterschriften. Ein neues Amt
      konnten wir nicht bezahlen, ein Regal im Dorfladen schon.

      Die Ladenteams wurden zwei Tage geschult und für diese Aufgabe förmlich verpflichtet. Sie sehen nur die
      Maske, die sie brauchen. Plaketten liegen in einem Tresor, der sich erst öffnet, wenn das
      Landratsamt den Vorgang freigibt. Jede Ausgabe wird doppelt gezählt, am Abend und am Monatsende.

      Für die Läden gibt es acht Euro je Vorgang. Zwei davon sagen uns, dass sie ohne dieses Geld und die
      zusätzliche Kundschaft inzwischen zu wären.`,
    benefit: prose`
      3.300 Zulassungen im ersten Jahr, zusammen rund 210.000 Kilometer weniger Fahrt. Die Wartezeit in der
      Hauptstelle ist um ein Drittel gesunken. Ein Autohaus schickt seine Auszubildenden nun mit dem Rad in
      den Laden statt mit dem Wagen ins Amt.`,
    reuse: prose`
      Verpflichtungserklärung, Schulung, Tresorkonzept und Muster für den Vertrag mit den Läden geben wir
      weiter. Kosten je Standort: 5.900 Euro. Vorher mit der Aufsicht sprechen, bei uns dauerte die
      Abstimmung ein halbes Jahr.`,
    contactName: 'Cosima Exempel',
    contactEmail: 'zulassung@beispielgau.example',
    contactPhone: '069 90009-523',
    links: ['https://www.beispielgau.example/zulassung-im-laden'],
    photos: [
      {
        scene: 'counter',
        caption: 'Brötchen links, Kennzeichen rechts',
        alt: 'Illustration: eine Ladentheke mit einem abgetrennten Schalter',
      },
    ],
  },
  {
    title: 'Rechnung bezahlt in drei Tagen',
    organisation: 'Stadt Musterhausen',
    category: 'verwaltung-intern',
    summary: prose`
      Handwerksbetriebe warteten bei uns im Schnitt 29 Tage auf ihr Geld. Heute sind es drei. Rechnungen
      kommen elektronisch an, werden automatisch der Bestellung zugeordnet und nur noch dann angeschaut, wenn
      etwas abweicht. Die kleinen Betriebe haben es zuerst gemerkt.`,
    description: prose`
      Ein Malermeister sagte uns offen, dass er für die Stadt nicht mehr anbietet. Er könne drei Gesellen
      nicht vier Wochen vorfinanzieren. Das war der Tag, an dem das Thema aus der Kämmerei in die
      Bürgermeisterrunde kam.

      Die Technik war da, es fehlte die Reihenfolge. Früher wurde bestellt, geliefert, und beim Bezahlen
      suchte man den Auftrag. Jetzt gibt es ohne Auftragsnummer keine Bestellung. Stimmen Auftrag, Lieferung
      und Rechnung bis auf zwei Prozent überein, wird bezahlt. Alles darüber sehen sich zwei Menschen an.

      Wer keine elektronische Rechnung schreiben kann, nutzt eine Eingabeseite mit sieben Feldern. Für
      Betriebe, die es lieber gezeigt bekommen, saß unsere Kasse an vier Abenden in der Innung.`,
    benefit: prose`
      81 Prozent der 16.000 Rechnungen laufen ohne Handgriff durch. Mahngebühren: 38 Euro im ganzen Jahr,
      vorher 6.200. Skonti bringen uns etwa 27.000 Euro. Auf die letzte Ausschreibung für Malerarbeiten
      kamen fünf Angebote statt eines, auch das des Meisters.`,
    reuse: prose`
      Ablaufmodell, Dienstanweisung und Prüfregeln sind öffentlich (CC BY 4.0). Voraussetzung ist ein
      Finanzverfahren mit Bestellmodul. Externe Kosten 11.000 Euro. Wir raten, mit einem einzigen Amt zu
      beginnen.`,
    contactName: 'Aylin Musterkaya',
    contactEmail: 'kasse@musterhausen.example',
    contactPhone: '069 90009-534',
    links: ['https://prozesse.musterhausen.example/rechnung'],
    photos: [
      {
        scene: 'desk',
        caption: 'Angeschaut wird nur noch, was nicht zusammenpasst',
        alt: 'Illustration: ein Schreibtisch am Fenster mit einem einzelnen Blatt',
      },
      {
        scene: 'town-hall',
        caption: 'Aus der Kämmerei in die Bürgermeisterrunde: das Rathaus von Musterhausen',
        alt: 'Illustration: ein Rathaus mit Freitreppe am Marktplatz',
      },
    ],
  },
  {
    title: 'Ein Wagen, drei Ämter: Dienstfahrten teilen',
    organisation: 'Landkreis Modellgau',
    category: 'verwaltung-intern',
    summary: prose`
      Jugendamt, Veterinäramt und Bauaufsicht fahren oft am selben Tag ins selbe Dorf, jeder in seinem Auto.
      Unser Fahrtenplan schlägt gemeinsame Fahrten vor. 34 Dienstwagen sind zu 21 geworden, und die Ämter
      kennen sich jetzt besser.`,
    description: prose`
      Am Anfang stand eine Karte mit allen Dienstfahrten einer Woche. Sie sah aus wie ein Wollknäuel.

      Seitdem trägt man ein, wohin man muss, wann spätestens und ob jemand mitfahren darf. Das Jugendamt hat
      einen Schalter „allein“, ohne Angabe von Gründen, den braucht es für seine Besuche. Der Plan rechnet
      nachts und macht Vorschläge, die man annimmt oder ablehnt. Wer ablehnt, muss sich nicht rechtfertigen;
      trotzdem werden zwei Drittel angenommen.

      Für kurze Wege bietet der Plan zuerst das Rad an, bei Regen steht es weiter unten. Das hat der
      Personalrat hineinverhandelt.`,
    benefit: prose`
      13 Wagen weniger, 71.000 Kilometer im Jahr gespart, etwa 96.000 Euro. Auf der Fahrt ins hintere
      Modelltal haben Bauaufsicht und Veterinäramt einen Streit um einen Stall beigelegt, der seit zwei
      Jahren lief. Solche Ergebnisse standen nicht im Antrag.`,
    reuse: prose`
      Das Programm ist frei (AGPL 3) und braucht eine Anbindung an den Kalender. Dienstvereinbarung und
      Rechenmodell stellen wir bereit. Aufwand für die Einführung: rund 25 Personentage, davon die Hälfte
      Gespräche.`,
    contactName: 'Hakan Probentaler',
    contactEmail: 'h.probentaler@modellgau.example',
    contactPhone: '069 90009-545',
    links: ['https://code.modellgau.example/fahrtenplan'],
    photos: [
      {
        scene: 'map',
        caption: 'Eine Woche Dienstfahrten, bevor jemand sie gebündelt hat',
        alt: 'Illustration: eine Landkarte mit vielen sich kreuzenden Linien',
        shape: 'square',
      },
    ],
  },
  {
    title: 'Dreißig Tage ohne Faxgerät',
    organisation: 'Stadt Bad Beispiel',
    category: 'verwaltung-intern',
    summary: prose`
      Bad Beispiel hat alle elf Faxgeräte für 30 Tage abgeschaltet und genau aufgeschrieben, was passiert.
      Am Ende blieb eines übrig, für den Katastrophenfall. Das Protokoll des Versuchs ist unser eigentlicher
      Beitrag: Es zeigt für jeden der 63 Absender, welcher Weg an die Stelle des Fax getreten ist.`,
    description: prose`
      Ankündigen, abschalten, zählen: Mehr Plan hatten wir nicht. Eine Ansage erklärte den Anrufenden, wohin
      sie sich wenden können, dahinter saß eine Kollegin, die jeden Fall notierte.

      Es meldeten sich Kliniken, Gerichte, Notariate, ein Bestattungshaus und ein Herr, der seit 1994 jeden
      Montag das Kreuzworträtsel des Amtsblatts einreicht. Für jeden wurde ein sicherer Weg gefunden: das
      Behördenpostfach, ein Upload mit Bestätigung, für den Herrn das Telefon.

      In fünf Fällen hatten wir das Fax aus Gewohnheit verlangt, obwohl keine Vorschrift es vorsah. Die
      Vordrucke dazu haben wir am 31. Tag geändert.`,
    benefit: prose`
      Zehn Geräte und ihre Leitungen sind weg, 3.100 Euro im Jahr. Wichtiger: Gesundheitsdaten liegen nicht
      mehr offen im Flur. Beschwerden gab es vier, alle konnten gelöst werden. Das Kreuzworträtsel kommt
      weiterhin jeden Montag.`,
    reuse: prose`
      Das Protokoll mit 63 Fällen, die Ansage und die Musterbriefe sind gemeinfrei. Kosten hatten wir keine
      außer der Zeit einer Kollegin. Wer nachmacht: bitte nicht im Januar, da kommen die Jahresmeldungen.`,
    contactName: 'Karl-Heinz Platzhalter',
    contactEmail: 'hauptamt@bad-beispiel.example',
    contactPhone: '069 90009-556',
    links: ['https://www.bad-beispiel.example/ohne-fax'],
    photos: [
      {
        scene: 'archive',
        caption: 'Zehn Geräte stehen jetzt im Archiv, eines ist noch angeschlossen',
        alt: 'Illustration: Archivregale mit Kisten und Geräten',
      },
    ],
  },
  {
    title: 'Ferienbetreuung für alle: sieben Gemeinden, ein Anmeldetag',
    organisation: 'Verwaltungsverband Unteres Probental',
    category: 'zusammenarbeit',
    summary: prose`
      Sieben Gemeinden bieten ihre Ferienwochen gemeinsam an. Familien melden sich einmal an, nennen drei
      Wünsche und erfahren nach einer Woche, welcher Platz es wird. Geschwister bleiben zusammen, freie
      Plätze im Nachbarort werden sichtbar, und der Bus dorthin gehört dazu.`,
    description: prose`
      Früher gab es sieben Anmeldetage, sieben Zettel und am Ende in drei Gemeinden Wartelisten, während in
      zwei anderen die Wochen ausfielen. Wir haben das erst gemerkt, als die Leiterinnen sich beim
      Erste-Hilfe-Kurs unterhielten.

      Vergeben wird nach Wünschen und nicht nach Geschwindigkeit. Der Rechenweg steht auf einer Seite, mit
      Beispielen. Jede Gemeinde behält ihre Preise, die Unterschiede gleicht der Verband untereinander aus.
      Wer weniger verdient, gibt das in einem Feld an; den Nachweis prüft eine Person in einer anderen
      Gemeinde als der eigenen.

      Im zweiten Jahr kamen Kinder mit Unterstützungsbedarf dazu, mit zwei fest eingeplanten
      Begleitkräften. Das konnte vorher keine Gemeinde allein.`,
    benefit: prose`
      97 Prozent der 1.120 Plätze waren belegt, im Jahr davor 71. Keine Woche fiel aus. 23 Kinder mit
      Unterstützungsbedarf waren dabei. Für die Rathäuser ist der Aufwand von sieben mal zwei Wochen auf
      zusammen drei Wochen gesunken.`,
    reuse: prose`
      Zuteilung und Anmeldung sind frei (EUPL 1.2), die Ausgleichsvereinbarung ebenfalls als Muster. Einmalig
      9.800 Euro für alle sieben. Acht Gemeinden außerhalb des Verbands nutzen es schon, das Leihteam hilft
      beim Start.`,
    contactName: 'Pavel Beispielsky',
    contactEmail: 'ferien@unteres-probental.example',
    contactPhone: '069 90009-567',
    links: ['https://ferien.unteres-probental.example'],
    photos: [
      {
        scene: 'playground',
        caption: 'Geschwister bleiben zusammen, auch wenn es in den Nachbarort geht …',
        alt: 'Illustration: ein Spielplatz mit Sandkasten und Klettergerüst',
      },
      {
        scene: 'bus',
        caption: '… denn der Bus ist im Preis enthalten',
        alt: 'Illustration: ein Bus auf einer Straße zwischen Hügeln',
      },
    ],
  },
  {
    title: 'Gießkanne gesucht: offene Baumdaten aus dem Gartenamt',
    organisation: 'Stadt Ausdenkheim',
    category: 'zusammenarbeit',
    summary: prose`
      Unser Gartenamt hat 11.400 Stadtbäume als offene Daten veröffentlicht, mit Art, Pflanzjahr und
      Durststufe. Ein Verein baute daraus eine Karte zum Mitgießen. In den heißen Wochen übernahmen 800
      Menschen Patenschaften für die Bäume vor ihrer Tür.`,
    description: prose`
      Das Baumkataster gab es seit Jahren, nur sah es niemand. Für die Veröffentlichung mussten wir vor
      allem aufräumen: doppelte Nummern, gefällte Bäume, eine Allee mitten im See.

      Die Durststufe rechnen wir aus Alter, Art und Regen der letzten 14 Tage. Das Verfahren stammt von
      einer anderen Verwaltung, wir haben es an unsere Böden angepasst und die Anpassung zurückgegeben.
      Die Karte betreibt der Verein, die Stadt liefert die Daten und stellt an 60 Stellen Gießkannen bereit.

      Hinweise aus der Bevölkerung kommen als Vorschlag zurück ins Kataster. Von 512 Meldungen waren 430
      richtig, darunter die Allee.`,
    benefit: prose`
      In zwei Sommern sind halb so viele Jungbäume vertrocknet wie zuvor, der Ersatz hätte rund 130.000
      Euro gekostet. Das Kataster stimmt jetzt. Zwei Schulen und eine Universität arbeiten mit den Daten,
      ohne dass wir etwas dafür tun müssen.`,
    reuse: prose`
      Daten unter der Datenlizenz Deutschland Zero, Rechenweg und Karte quelloffen. Wer ein Baumkataster hat,
      kann in zwei Tagen starten. Gießkannen kosten im Dutzend 84 Euro, Schwund etwa ein Fünftel.`,
    contactName: 'Benedikt Fiktivus',
    contactEmail: 'gartenamt@ausdenkheim.example',
    contactPhone: '069 90009-578',
    links: ['https://daten.ausdenkheim.example/baeume'],
    photos: [
      {
        scene: 'map',
        caption: '11.400 Bäume, nach Durst eingefärbt',
        alt: 'Illustration: ein Stadtplan mit vielen grünen und gelben Punkten',
      },
    ],
  },
  {
    title: 'Sirenenprobe mit Rückmeldung',
    organisation: 'Gemeinde Hinterprobe',
    category: 'zusammenarbeit',
    summary: prose`
      Heult die Sirene, und hört man sie im letzten Hof? Vier Feuerwehren, zwölf Vereine und die
      Landwirtschaft prüfen das in Hinterprobe und drei Nachbargemeinden gemeinsam. Nach jeder Probe melden
      Freiwillige per Tastendruck, was bei ihnen ankam. Am Abend liegt eine Hörkarte vor.`,
    description: prose`
      Auf dem Papier waren alle Höfe versorgt. Bei der ersten Probe mit Rückmeldung blieb es an 19 Stellen
      still, darunter ein Zeltplatz.

      Mitmachen kann jeder mit einem Telefon: anrufen, eine Ziffer drücken, von eins (nichts gehört) bis vier
      (vom Stuhl gefallen). Den Ort kennt das System aus der Anmeldung. 260 Leute sind dabei, verteilt durch
      die Vereine, damit kein Weiler fehlt. Die Auswertung läuft auf dem Laptop der Feuerwehr, auch ohne
      Netz.

      Aus den Lücken wurde eine gemeinsame Bestellliste. Zwei Sirenen konnten versetzt werden, statt neue zu
      kaufen. Jede der vier Gemeinden hätte für sich anders entschieden, und teurer.`,
    benefit: prose`
      Von 19 stillen Stellen sind noch zwei übrig, dort gibt es jetzt Funkwecker. Gespart wurden zwei neue
      Anlagen, rund 36.000 Euro. Die Probe ist ein kleines Ereignis geworden: Nach der Ziffer vier fragen
      Kinder schon in der Woche davor.`,
    reuse: prose`
      Anleitung, Ansagen und Auswertung auf einem USB-Stick, kostenlos, Lizenz MIT. Nötig sind eine
      Telefonnummer mit Tastenwahl (12 Euro im Monat) und eine Feuerwehr, die gern zählt. Wir kommen zur
      ersten Probe dazu.`,
    contactName: 'Ignaz Hinterprobst',
    contactEmail: 'feuerwehr@hinterprobe.example',
    contactPhone: '069 90009-589',
    links: ['https://sirene.hinterprobe.example'],
    photos: [
      {
        scene: 'valley',
        caption: 'Hört man es im letzten Hof? An 19 Stellen blieb es zuerst still',
        alt: 'Illustration: ein Tal mit Höfen in der Abenddämmerung',
        shape: 'panorama',
      },
      {
        scene: 'group',
        caption: 'Vier Feuerwehren und zwölf Vereine zählen gemeinsam',
        alt: 'Illustration: eine Gruppe von Figuren vor einem Tor',
      },
    ],
  },
]
