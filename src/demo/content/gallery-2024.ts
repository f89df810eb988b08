import type { DemoPhoto } from './types.ts'

/** Two days in Ludwigsburg, in order. Facts from the taskforce, sentences written for the demo. */
export const photos2024: DemoPhoto[] = [
  {
    scene: 'old-town',
    day: '2024-11-13',
    caption: 'Mittwochmorgen, 13. November: Ludwigsburg ist zum ersten Mal Gastgeberin der Konferenz',
    alt: 'Illustration: barock wirkende Häuserzeile im ersten Licht',
    shape: 'panorama',
  },
  {
    scene: 'foyer',
    caption: 'Jacke abgeben, Namensschild anstecken, bekannte Gesichter suchen …',
    alt: 'Illustration: ein helles Foyer mit Treppe, davor Figuren in kleinen Gruppen',
  },
  {
    scene: 'hall',
    caption: '… und dann füllt sich der Saal: Rund 250 Leute aus den Verwaltungen sind da',
    alt: 'Illustration: ein großer Saal mit Stuhlreihen und Bühne',
  },
  {
    scene: 'stage',
    heading: 'Eröffnung',
    caption: 'Der für Digitales zuständige Bürgermeister begrüßt die Gäste im Kulturzentrum',
    alt: 'Illustration: eine Figur am Rednerpult im Lichtkegel',
  },
  {
    scene: 'stage',
    caption:
      'Den Auftakt macht ein Netzaktivist. Er fragt, warum Ämter so viel abfragen, was sie schon wissen …',
    alt: 'Illustration: eine Figur auf der Bühne vor einer großen Leinwand',
    shape: 'portrait',
  },
  {
    scene: 'audience',
    caption: '… und schaut über die Grenze: Andere Länder lösen dieselbe Aufgabe mit weniger Zuständigkeiten',
    alt: 'Illustration: Publikum von hinten, vorn eine helle Leinwand',
  },
  {
    scene: 'coffee',
    heading: 'Vorträge am Vormittag',
    caption: 'Erste Pause. Der Kaffee ist stark …',
    alt: 'Illustration: Tassen und Kannen auf einer langen Theke',
    shape: 'square',
  },
  {
    scene: 'hall',
    caption: '… und das Licht im Saal hat über Nacht jemand mit viel Liebe eingerichtet',
    alt: 'Illustration: ein Saal in farbigem Licht, Strahlen fallen von der Decke',
    shape: 'panorama',
  },
  {
    scene: 'podium',
    caption:
      'Wie treibt man Digitalisierung voran, wenn 16 Länder mitreden? Ein Bericht aus der Bund-Länder-Arbeit',
    alt: 'Illustration: ein Podium mit Sesseln und einer Figur am Pult',
  },
  {
    scene: 'stage',
    caption:
      'Ein Blick ins Jahr 2030: So könnte ein kommunaler Online-Dienst aussehen, der von selbst Bescheid gibt',
    alt: 'Illustration: eine Figur zeigt auf eine Leinwand mit einfachen Formen',
  },
  {
    scene: 'group',
    caption: 'Bitte einmal zusammenrücken: Fürs Gruppenbild muss auch die letzte Reihe auf die Treppe',
    alt: 'Illustration: viele stilisierte Figuren dicht nebeneinander in mehreren Reihen',
    shape: 'panorama',
  },
  {
    scene: 'coffee',
    heading: 'Mittag',
    caption: 'Mittag! An den Stehtischen werden Teller balanciert …',
    alt: 'Illustration: runde Stehtische mit Tellern und Tassen',
  },
  {
    scene: 'foyer',
    caption: '… Visitenkarten getauscht und Verabredungen für den Nachmittag getroffen',
    alt: 'Illustration: Figuren stehen in Zweiergruppen in einem hohen Foyer',
  },
  {
    scene: 'bus',
    heading: 'Am Nachmittag',
    caption: 'Am Nachmittag geht es um Mobilität: Wie kommt eine Stadt sauber und pünktlich durch den Tag?',
    alt: 'Illustration: ein Stadtbus zwischen Häusern und Bäumen',
  },
  {
    scene: 'podium',
    caption:
      'Große Runde auf der Bühne: Ministerium, Dienstleister, eine kleine Gemeinde und der Blick von außen',
    alt: 'Illustration: fünf Figuren sitzen im Halbkreis auf einer Bühne',
    shape: 'panorama',
  },
  {
    scene: 'podium',
    caption:
      'Was bremst mehr, die Technik oder die Zuständigkeit? Einig ist man sich vor allem beim Tempo: zu langsam',
    alt: 'Illustration: zwei Figuren im Gespräch, eine hebt die Hand',
  },
  {
    scene: 'audience',
    caption: 'Das Mikrofon wandert durch die Reihen, die Fragen werden hartnäckiger',
    alt: 'Illustration: Stuhlreihen, eine Figur ist aufgestanden',
  },
  {
    scene: 'coffee',
    caption: 'Gegen das Nachmittagstief hilft süßes Gebäck …',
    alt: 'Illustration: ein Tablett mit Gebäck neben dampfenden Tassen',
    shape: 'square',
  },
  {
    scene: 'award',
    caption: '… und die Aussicht auf den Höhepunkt: Der OZG-Taskforce Award wird verliehen',
    alt: 'Illustration: ein goldener Pokal auf einem Sockel im Scheinwerferlicht',
    shape: 'portrait',
  },
  {
    scene: 'award',
    heading: 'Verleihung des Awards',
    caption: 'Urkunde, Händedruck, Applaus. Ausgezeichnet werden die Projekte mit den frischesten Ideen',
    alt: 'Illustration: drei Figuren auf einer Bühne, eine hält eine Urkunde',
  },
  {
    scene: 'night-town',
    caption: 'Draußen ist es längst dunkel, drinnen wird noch gefachsimpelt',
    alt: 'Illustration: eine Stadt bei Nacht, warme Fenster spiegeln sich auf dem Pflaster',
    shape: 'panorama',
  },
  {
    scene: 'hall',
    day: '2024-11-14',
    caption: 'Donnerstag, Tag zwei: Heute sitzt man enger beieinander, im kleinen Saal …',
    alt: 'Illustration: ein kleinerer Saal mit niedriger Bühne und Holzwänden',
  },
  {
    scene: 'town-hall',
    caption: '… wo der Oberbürgermeister die Frühaufsteher willkommen heißt',
    alt: 'Illustration: ein stattliches Rathaus im Morgenlicht',
  },
  {
    scene: 'map',
    caption:
      'Dänemark macht es vor: Ein Gast aus dem Norden erklärt, wie ein ganzes Land aufs Digitale umgestellt hat',
    alt: 'Illustration: eine vereinfachte Landkarte mit Inseln und Linien',
  },
  {
    scene: 'phone',
    caption:
      'Ein städtischer Chatbot stellt sich vor. Ausprobieren ist ausdrücklich erlaubt, auch mit fiesen Fragen',
    alt: 'Illustration: ein Telefon mit Sprechblasen vor farbigem Grund',
    shape: 'portrait',
  },
  {
    scene: 'fair',
    heading: 'Messe und Abschluss',
    caption: 'Die Messe öffnet: Mehr als 20 Stände warten, von großen Dienstleistern …',
    alt: 'Illustration: eine Messehalle mit bunten Ständen und Gängen',
    shape: 'panorama',
  },
  {
    scene: 'fair',
    caption: '… bis zum jungen Unternehmen mit Klapptisch und guter Idee',
    alt: 'Illustration: ein einzelner Messestand mit Stehtisch und zwei Figuren',
  },
  {
    scene: 'stage',
    caption: 'Ein Professor spricht aus, was viele denken, und lässt dabei kaum eine Ausrede gelten',
    alt: 'Illustration: eine Figur mit ausgestrecktem Arm am Rednerpult',
  },
  {
    scene: 'archive',
    caption:
      'Nach dem Essen: Register. Wie Daten vom Amt zum Amt kommen, damit niemand sie zweimal bringen muss',
    alt: 'Illustration: Regale mit Karteikästen, verbunden durch feine Linien',
  },
  {
    scene: 'group',
    caption:
      'Zum Schluss wird um Worte gerungen: Die Stellungnahme der Taskforce zum Stand der Dinge liegt auf dem Tisch',
    alt: 'Illustration: eine Gruppe stilisierter Figuren um einen Tisch',
  },
]
