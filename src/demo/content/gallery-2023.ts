import type { DemoPhoto } from './types.ts'

/** The conference in Fellbach, in order. Facts from the taskforce, sentences written for the demo. */
export const photos2023: DemoPhoto[] = [
  {
    scene: 'valley',
    heading: 'Ankommen',
    caption: 'Ankunft in Fellbach. Ringsum Reben, mittendrin die Schwabenlandhalle',
    alt: 'Illustration: Hügel mit Rebzeilen und einem Ort im Tal',
    shape: 'panorama',
  },
  {
    scene: 'foyer',
    caption: 'Um die 200 Anmeldungen, zwei Konferenztage und eine Schlange an der Garderobe',
    alt: 'Illustration: ein Foyer mit großen Fenstern, Figuren am Empfang',
  },
  {
    scene: 'stage',
    caption:
      'Was wäre, wenn man beim E-Government noch einmal von vorn anfinge? Ein Professor spielt es durch …',
    alt: 'Illustration: eine Figur am Rednerpult vor dunklem Vorhang',
  },
  {
    scene: 'audience',
    caption: '… und im Saal wird abwechselnd genickt und geschluckt',
    alt: 'Illustration: Publikum von hinten im Halbdunkel',
  },
  {
    scene: 'stage',
    caption:
      'Künstliche Intelligenz und Datenschutz schließen sich nicht aus, lautet die Botschaft des nächsten Vortrags',
    alt: 'Illustration: eine Figur vor einer Leinwand mit Kreisen und Linien',
    shape: 'portrait',
  },
  {
    scene: 'desk',
    heading: 'Vom Klick bis in die Akte',
    caption: 'Das Leitthema: ein Antrag, der vom ersten Klick bis in die Akte digital bleibt',
    alt: 'Illustration: ein Schreibtisch mit Bildschirm, von dem eine Linie in eine Ablage führt',
  },
  {
    scene: 'podium',
    caption: 'Kurze Impulse von Land, Dienstleistern und Verbänden, danach wird diskutiert …',
    alt: 'Illustration: mehrere Figuren auf einem Podium mit Mikrofonen',
    shape: 'panorama',
  },
  {
    scene: 'podium',
    caption: '… und zwar ohne Samthandschuhe: Die Kommunen sagen, was ihnen im Alltag fehlt',
    alt: 'Illustration: eine Figur beugt sich zum Mikrofon, andere hören zu',
  },
  {
    scene: 'fair',
    heading: 'Ausstellung und Werkstatt',
    caption: 'Die Ausstellung ist gewachsen. Wer alles sehen will, braucht bequeme Schuhe …',
    alt: 'Illustration: Gänge mit Messeständen unter einer hohen Decke',
  },
  {
    scene: 'coffee',
    caption: '… oder einen Platz am Stehtisch, an dem ohnehin alle vorbeikommen',
    alt: 'Illustration: ein Stehtisch mit Tassen, dahinter unscharfe Figuren',
    shape: 'square',
  },
  {
    scene: 'map',
    caption: 'Mitmachen statt zuhören: In Gruppen entstehen Skizzen für die nächsten Schritte',
    alt: 'Illustration: ein großer Plan mit Klebezetteln und Pfeilen',
  },
  {
    scene: 'hall',
    heading: 'Verleihung des Awards',
    caption: 'Kurz vor dem Finale: Der Saal ist gerichtet, die Urkunden liegen bereit',
    alt: 'Illustration: ein festlich beleuchteter Saal mit leeren Stuhlreihen',
    shape: 'panorama',
  },
  {
    scene: 'award',
    caption: 'Zum zweiten Mal geht der OZG-Taskforce Award an Projekte aus den Kommunen',
    alt: 'Illustration: ein Pokal auf einem Tisch, dahinter die Bühne',
    shape: 'portrait',
  },
  {
    scene: 'night-town',
    caption: 'Feierabend in Fellbach. Die Gespräche gehen auf dem Weg zum Bahnhof weiter',
    alt: 'Illustration: eine abendliche Straße mit Laternen und erleuchteten Fenstern',
  },
]
