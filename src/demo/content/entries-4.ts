import { prose } from './prose.ts'
import type { DemoEntry } from './types.ts'

/** Category „Kleine Kommune, große Wirkung“. Every place, person and figure is made up. */
export const smallEntries: DemoEntry[] = [
  {
    title: 'Der Bürgerbus meldet sich selbst',
    organisation: 'Gemeinde Beispielingen',
    category: 'kleine-kommune',
    summary: prose`
      Unser Bürgerbus fährt mit 22 Ehrenamtlichen über fünf Weiler. Ob er kommt, wusste man erst, wenn er
      da war. Ein Ortungsgerät für 60 Euro, ein Bildschirm am Dorfladen und eine Telefonansage zeigen
      jetzt, wo er gerade ist. Gebaut haben es zwei Schülerinnen mit dem Fahrdienstleiter,
      in einer Projektwoche und einigen Samstagen.`,
    description: prose`
      1.900 Einwohner, fünf Teilorte, ein Bus mit acht Plätzen. Gefahren wird nach Plan, aber wenn die
      Fahrerin jemandem die Einkäufe in den dritten Stock trägt, verschiebt sich alles. Das soll auch so
      bleiben.

      Im Rahmen einer Projektwoche am Gymnasium der Nachbarstadt haben zwei Schülerinnen aus unserem
      Teilort Obermuster ein Ortungsgerät eingebaut und die Anzeige programmiert. Am Dorfladen hängt ein
      stromsparender Bildschirm: „Der Bus ist in Untermuster. Noch etwa 9 Minuten.“ Wer zu Hause ist, ruft
      eine Nummer an und hört dieselbe Auskunft, gesprochen von unserem Ortsvorsteher. Für das Telefon gibt
      es eine Seite ohne Anmeldung.

      Gespeichert wird nichts, die Position ist nach zwei Minuten überschrieben. Am Feierabend schaltet der
      Fahrer das Gerät mit einem Kippschalter aus, das war den Ehrenamtlichen wichtig.

      Die Schülerinnen haben inzwischen Abitur, die Wartung hat die Informatik-AG übernommen, gegen eine
      Kiste Apfelsaft im Quartal.`,
    benefit: prose`
      Fahrgäste pro Woche: 118 statt 71. Im Winter steht niemand mehr länger als nötig an der Straße. Drei
      neue Fahrerinnen haben sich gemeldet, weil der Bus plötzlich Gesprächsthema war. Gesamtkosten bisher:
      1.140 Euro einschließlich Bildschirm. Für eine Gemeinde unserer Größe ist das Digitalisierung, die
      jeder versteht.`,
    reuse: prose`
      Bauplan, Einkaufsliste und Programm liegen offen (MIT-Lizenz), die Anleitung ist von Schülerinnen für
      Schüler geschrieben. Laufende Kosten: 4 Euro im Monat für die Datenkarte. Der Ortsvorsteher spricht
      gegen eine Brezel auch Ansagen für andere Gemeinden ein.`,
    contactName: 'Hedwig Beispielinger',
    contactEmail: 'buergerbus@beispielingen.example',
    contactPhone: '069 90009-401',
    links: ['https://bus.beispielingen.example'],
    photos: [
      {
        scene: 'bus',
        caption: 'Acht Plätze, fünf Teilorte, 22 Ehrenamtliche',
        alt: 'Illustration: ein Kleinbus an einer ländlichen Haltestelle',
      },
      {
        scene: 'village',
        caption: 'Am Dorfladen zeigt ein Bildschirm, wie weit der Bus noch weg ist',
        alt: 'Illustration: eine Dorfstraße mit Laden, Linde und Kirchturm',
      },
    ],
  },
  {
    title: 'Gemeinderat ohne Papierberg, beschlossen im Schützenhaus',
    organisation: 'Gemeinde Kleinmusterle',
    category: 'kleine-kommune',
    summary: prose`
      Zehn Gemeinderäte, 870 Einwohner, kein IT-Amt. Kleinmusterle hat die Ratsarbeit trotzdem umgestellt:
      gebrauchte Tablets, ein freies Programm für die Unterlagen, eine Leinwand im Schützenhaus. Wer als
      Zuschauer kommt, sieht dieselbe Seite wie der Rat. Der Kopierer ist kurz danach kaputtgegangen, vermutlich
      vor Langeweile.`,
    description: prose`
      Unsere Sekretärin, zugleich Kasse und Standesamt, hat vor jeder Sitzung zehn Stapel kopiert,
      gelocht und mit dem Fahrrad ausgefahren. Bei 300 Seiten Haushaltsplan half ihr Sohn mit dem
      Anhänger.

      Eine Ratssoftware vom Markt hätte im Jahr mehr gekostet als unser Spielplatz. Wir haben uns mit drei
      ähnlich kleinen Gemeinden zusammengesetzt und ein freies Programm gefunden, das eigentlich für
      Kirchenvorstände gedacht ist. Es kann: Tagesordnung, Anlagen, Notizen am Rand, Abstimmung
      festhalten. Es kann nicht: alles andere. Das reicht.

      Die zwölf Tablets stammen aus einer Schulauflösung. Zwei Ratsmitglieder, 74 und 78 Jahre alt, haben
      sich geweigert und dann als Erste ihre Notizen verglichen. Geübt wurde an vier Abenden, mit dem
      Protokoll der Sitzung von 1962 über die Anschaffung einer Schreibmaschine.

      Öffentliche Unterlagen stehen fünf Tage vorher auf der Website. Das hatte eine Folge, mit der
      niemand gerechnet hat: Es kommen wieder Leute.`,
    benefit: prose`
      Rund 14.000 Blatt Papier und 40 Stunden Kopieren im Jahr fallen weg. Im Schnitt sitzen 19 Zuhörerinnen
      und Zuhörer im Schützenhaus, vorher waren es drei. Fragen in der Bürgerviertelstunde sind besser
      vorbereitet, die Antworten auch. Die Kosten: 1.300 Euro einmalig für alles
      zusammen, danach 15 Euro im Monat.`,
    reuse: prose`
      Wir haben eine Anleitung auf elf Seiten geschrieben, so, dass man sie ohne Vorkenntnisse abarbeiten
      kann. Das Programm ist frei (GPL 2). Gebrauchte Geräte bitte vorher auf Akkus prüfen. Besuch in der
      Sitzung jeden dritten Mittwoch, Anmeldung unnötig.`,
    contactName: 'Rosalinde Musterle',
    contactEmail: 'rathaus@kleinmusterle.example',
    contactPhone: '069 90009-412',
    links: ['https://www.kleinmusterle.example/gemeinderat'],
    photos: [
      {
        scene: 'stage',
        caption: 'Auf der Leinwand steht dieselbe Seite wie auf den Tablets',
        alt: 'Illustration: eine kleine Bühne mit Rednerpult und heller Leinwand',
      },
      {
        scene: 'audience',
        caption: '19 Zuhörerinnen und Zuhörer im Schnitt, früher waren es drei',
        alt: 'Illustration: Stuhlreihen mit Figuren von hinten',
      },
    ],
  },
  {
    title: 'Was unsere Dächer liefern: Energiebericht, der sich selbst schreibt',
    organisation: 'Gemeinde Hinterprobe',
    category: 'kleine-kommune',
    summary: prose`
      Acht gemeindeeigene Dächer mit Solarstrom, elf Zähler, ein Bauamtsleiter mit Taschenrechner: So
      entstand unser Energiebericht, immer zwei Jahre zu spät. Heute lesen kleine Funkmodule die Zähler
      ab, und an jedem Monatsersten liegt der Bericht fertig da. Die Schulkinder haben die Anzeige im Foyer
      gestaltet.`,
    description: prose`
      Hinterprobe hat 2.600 Einwohner und Südhänge. Strom erzeugen wir seit Langem, nur wusste niemand,
      wie viel davon wir selbst verbrauchen. Beim Durchsehen fanden wir eine Anlage, deren Wechselrichter
      seit 14 Monaten stand. Das hat wehgetan: etwa 4.100 Euro.

      Nun sitzt an jedem Zähler ein Funkmodul, gespeist aus einer Batterie, die zehn Jahre halten soll. Das
      Funknetz betreiben wir mit zwei Antennen, eine auf dem Kirchturm, mit Segen des Pfarrers. Ein Programm
      auf dem Rathausserver rechnet Erzeugung, Verbrauch und Wetter zusammen und schreibt einen Bericht von
      zwei Seiten in ganzen Sätzen. Die Sätze sind feste Bausteine, keine Zauberei: „Die Turnhalle hat im
      Mai 12 Prozent mehr verbraucht als im Vorjahr. Auffällig sind die Nächte.“

      Bleibt eine Anlage an einem sonnigen Tag unter dem Erwartungswert, bekommt der Bauhof eine Nachricht.
      Das geschah bisher fünfmal, einmal war es ein Storchennest.`,
    benefit: prose`
      Ausfälle bemerken wir nach einem Tag statt nach einem Jahr. Über Zeitschaltungen haben wir den
      Eigenverbrauch von 31 auf 47 Prozent erhöht, das macht rund 9.000 Euro im Jahr. Der Bericht wird im
      Amtsblatt gedruckt und tatsächlich gelesen. Der Bauamtsleiter hat den Taschenrechner der Grundschule
      vermacht.`,
    reuse: prose`
      Material je Zähler etwa 85 Euro, Antenne 320 Euro. Programm und Satzbausteine unter EUPL 1.2. Das
      Netz darf jede Nachbargemeinde mitnutzen, sofern ein Mast Sichtverbindung hat. Für den Bauplan bitte
      schreiben, wir legen die Stromlaufpläne und das Foto vom Storchennest bei.`,
    contactName: 'Ignaz Hinterprobst',
    contactEmail: 'bauamt@hinterprobe.example',
    contactPhone: '069 90009-423',
    links: ['https://energie.hinterprobe.example'],
    photos: [
      {
        scene: 'solar',
        caption: 'Acht Dächer, elf Zähler und ein Storchennest',
        alt: 'Illustration: Solarmodule auf Dächern unter einer hellen Sonne',
      },
      {
        scene: 'village',
        caption: 'Eine der beiden Antennen sitzt im Kirchturm',
        alt: 'Illustration: ein Dorf am Südhang mit Kirchturm',
        shape: 'portrait',
      },
    ],
  },
  {
    title: 'Die Dorfbücherei öffnet mit der Lesekarte',
    organisation: 'Gemeinde Niederentwurf',
    category: 'kleine-kommune',
    summary: prose`
      Sechs Stunden in der Woche hatte unsere Bücherei offen, mehr schafft das Ehrenamt nicht. Jetzt kommt
      man mit der Lesekarte täglich von sieben bis 22 Uhr hinein, leiht selbst aus und stellt selbst zurück.
      Das Team ist an den alten Zeiten weiter da, zum Vorlesen und Beraten, und der
      Kaffee ist auch geblieben.`,
    description: prose`
      Die Bücherei liegt im alten Milchhaus, 62 Quadratmeter, 5.800 Medien. Das Land fördert „offene
      Büchereien“ gern in Städten, für uns war der Antrag eine Nummer zu groß. Also haben wir klein
      angefangen: ein Türschloss, das die Lesekarte kennt, ein Ausleihplatz aus einem alten
      Kassenrechner, eine Kamera im Eingang mit 48 Stunden Speicher.

      Diebstahl war die große Sorge. Der Gemeinderat hat ein Probejahr beschlossen und 500 Euro für
      Verluste bereitgestellt. Verschwunden sind elf Bücher, sieben davon kamen mit Entschuldigung zurück.
      Ein Regal wurde umsortiert, und zwar besser als vorher; wir wissen bis heute nicht, von wem.

      Jugendliche ab 14 bekommen Zugang mit Einwilligung der Eltern. Es gibt WLAN, zwei Arbeitsplätze und
      eine Steckdose am Fenster. Im Juni haben dort vier Leute aus dem Dorf für die Prüfung gelernt, jeden
      Abend, bis jemand das Licht ausmachte.`,
    benefit: prose`
      Öffnungszeit: 105 statt sechs Stunden in der Woche. Ausleihen stiegen um 64 Prozent, die Zahl der
      Lesekarten von 410 auf 690, bei 2.100 Einwohnern. Das Ehrenamt hat nicht mehr Arbeit, nur schönere:
      Aus dem Team kam die Idee für einen Vorlesekreis auf Ukrainisch. Das Milchhaus ist wieder ein Ort,
      an dem man sich trifft.`,
    reuse: prose`
      Kosten: 4.700 Euro, davon 2.900 Euro für das Schloss. Die Verbindung zum Ausleihprogramm ist frei
      verfügbar (MIT). Hausordnung, Einwilligung für Jugendliche und das Schreiben an die Versicherung
      schicken wir zu. Wer vorbeikommt, darf abends um neun allein hinein und es ausprobieren.`,
    contactName: 'Theodora Vorleser',
    contactEmail: 'buecherei@niederentwurf.example',
    contactPhone: '069 90009-434',
    links: ['https://buecherei.niederentwurf.example'],
    photos: [
      {
        scene: 'library',
        caption: '62 Quadratmeter, 5.800 Medien, jetzt 105 Stunden in der Woche offen',
        alt: 'Illustration: ein kleiner Raum mit Bücherregalen und Lesesessel',
      },
      {
        scene: 'night-town',
        caption: 'Im Milchhaus brennt abends wieder Licht',
        alt: 'Illustration: dunkle Häuser, ein Fenster ist hell erleuchtet',
        shape: 'square',
      },
    ],
  },
  {
    title: 'Wippe geprüft: Spielplatzkontrolle mit dem Bauhof-Handy',
    organisation: 'Gemeinde Vorlagenweiler',
    category: 'kleine-kommune',
    summary: prose`
      Jede Woche prüft der Bauhof von Vorlagenweiler neun Spielplätze. Bisher auf Durchschlagpapier,
      abgeheftet in Ordnern, die nach Regen rochen. Jetzt hängt an jedem Gerät ein kleiner Funkchip: dran
      halten, Liste durchgehen, Foto machen. Eltern können am Eingang nachlesen, wann zuletzt geprüft
      wurde und von wem.`,
    description: prose`
      Die Prüfung von Spielgeräten ist Pflicht und im Schadensfall muss man sie belegen können. Bei einem
      Sturz vor vier Jahren haben wir zwei Tage lang Zettel gesucht. Dem Kind ging es gut, uns nicht.

      Unser Vorarbeiter hat die Prüflisten selbst geschrieben, für jedes der 74 Geräte eine eigene, in
      seiner Sprache: „Am Seil ziehen wie ein Kind mit Schwung.“ Die Chips kosten je 40 Cent und sind unter
      einer Schraubkappe versteckt. Ohne Chip kein Prüfhaken, das verhindert, dass jemand vom Auto aus
      prüft. Findet man einen Mangel, wird das Gerät mit einem Tipp gesperrt; die Nachricht geht an Bauamt
      und Ortsverwaltung, auf der Website erscheint ein Hinweis.

      Das Programm ist ein Formularbaukasten, den wir für anderes ohnehin nutzen. Es arbeitet auch ohne
      Netz und gleicht sich im Bauhof ab. Auf dem Waldspielplatz geht es gar nicht anders.

      Die jährliche Hauptprüfung macht weiterhin ein Sachverständiger. Er hat unsere Listen gelobt und drei
      Punkte ergänzt.`,
    benefit: prose`
      Ein Rundgang dauert 2,5 statt vier Stunden, weil das Schreiben im Büro entfällt. 61 Mängel wurden im
      ersten Jahr gefunden, doppelt so viele wie vorher, und im Mittel in drei Tagen behoben. Der
      Versicherer hat den Nachweis als vorbildlich eingestuft. Seit das Prüfdatum am Eingang steht, rufen
      Eltern an, um sich zu bedanken.`,
    reuse: prose`
      74 Prüflisten als Vorlage, nach Gerätearten sortiert, gemeinfrei. Chips, Anleitung und Aufbau des
      Formulars auf vier Seiten beschrieben. Einmalige Kosten: 390 Euro. Die Listen ersetzen keine
      Sachkunde, bitte vor Ort von einer befähigten Person anpassen lassen.`,
    contactName: 'Xaver Schaukelmuster',
    contactEmail: 'bauhof@vorlagenweiler.example',
    contactPhone: '069 90009-445',
    links: ['https://www.vorlagenweiler.example/spielplaetze'],
    photos: [
      {
        scene: 'playground',
        caption: 'Am Seil ziehen wie ein Kind mit Schwung: So steht es in der Prüfliste',
        alt: 'Illustration: Klettergerüst und Seilbahn am Waldrand',
      },
    ],
  },
  {
    title: 'Digitalsprechstunde am Küchentisch',
    organisation: 'Gemeinde Sankt Exempel',
    category: 'kleine-kommune',
    summary: prose`
      Zwei Mitarbeiterinnen des Rathauses kommen nach Hause, mit Tablet, Drucker und Zeit. Am Küchentisch
      erledigen sie mit älteren Menschen, was sonst am Bildschirm scheitert: Wohnsitz, Schwerbehindertenausweis,
      Onlinekonto der Krankenkasse, Rentennachweis. 188 Hausbesuche gab es im ersten Jahr, der längste endete
      mit Zwetschgenkuchen und einem eingerichteten Online-Ausweis.`,
    description: prose`
      Jeder dritte Einwohner von Sankt Exempel ist über 65, der Bus fährt zweimal am Tag. Als wir die
      Öffnungszeiten kürzen mussten, fragte eine Ortschaftsrätin: „Und wer kommt dann zu denen, die nicht
      kommen können?“ Die Frage haben wir wörtlich genommen.

      Montags und donnerstags sind die beiden unterwegs. Termine macht man am Telefon, über die
      Nachbarschaftshilfe oder beim Bäcker, der führt einen Zettel. Technisch ist es unspektakulär: ein
      Tablet mit sicherer Verbindung ins Rathaus, ein Kartenleser, ein Drucker von der Größe eines Brotes.
      Unterschrieben wird nur, was vorgelesen und verstanden wurde. Passwörter behalten die Leute selbst,
      dafür gibt es ein Heftchen mit Gummiband.

      Wir notieren nach jedem Besuch, woran es gehakt hat. Diese Liste ist ein ehrlicher Spiegel. Von 188
      Besuchen führten 41 zu einer Änderung an unseren eigenen Formularen, meist an der Sprache. Zwei
      Hinweise haben wir ans Land weitergegeben, einer wurde umgesetzt.`,
    benefit: prose`
      188 Besuche, 402 erledigte Anliegen. In 57 Haushalten war der zweite Besuch nicht mehr nötig, weil die
      Leute es selbst konnten. Nebenbei wurden drei Fälle von Rechnungsbetrug am Telefon verhindert. Der
      Aufwand liegt bei einer halben Stelle. Billiger wäre gewesen, nichts zu tun; das fand im Gemeinderat
      niemand richtig.`,
    reuse: prose`
      Konzept, Datenschutzerklärung zum Vorlesen, Packliste und das Heftchen (Druckdatei) geben wir gern
      ab, ohne Lizenzbedingungen. Sachkosten 2.150 Euro für zwei Ausstattungen. Empfehlung: nie allein
      losfahren und immer eine Pause zwischen zwei Küchen einplanen.`,
    contactName: 'Kreszentia Küchenmuster',
    contactEmail: 'sprechstunde@sankt-exempel.example',
    contactPhone: '069 90009-456',
    links: ['https://www.sankt-exempel.example/kuechentisch'],
    photos: [
      {
        scene: 'coffee',
        caption: 'Erst Kaffee, dann Kartenleser',
        alt: 'Illustration: ein gedeckter Tisch mit Tassen und Kuchen',
      },
      {
        scene: 'valley',
        caption: 'Der Bus fährt zweimal am Tag, das Rathaus fährt auch',
        alt: 'Illustration: eine Straße schlängelt sich durch ein grünes Tal',
        shape: 'panorama',
      },
    ],
  },
]
