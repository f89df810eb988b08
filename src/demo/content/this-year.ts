import { serviceEntries } from './entries-1.ts'
import { internalEntries } from './entries-2.ts'
import { sharedEntries } from './entries-3.ts'
import { smallEntries } from './entries-4.ts'
import type { DemoCategory, DemoCriterion, DemoEntry, DemoJuror } from './types.ts'

export const categories: DemoCategory[] = [
  {
    key: 'buergerservice',
    name: 'Bürgerservice',
    description:
      'Angebote, die Menschen oder Betrieben einen Weg, einen Anruf oder eine Frage ersparen. Es zählt, was draußen ankommt.',
  },
  {
    key: 'verwaltung-intern',
    name: 'Verwaltung intern',
    description:
      'Vorhaben hinter dem Schalter: Akten, Abläufe, Wissen, Gebäude. Gesucht sind Lösungen, mit denen das Haus besser arbeitet.',
  },
  {
    key: 'zusammenarbeit',
    name: 'Zusammenarbeit und Nachnutzung',
    description:
      'Mehrere Verwaltungen ziehen an einem Strang, oder eine übernimmt etwas Vorhandenes und gibt Verbesserungen zurück.',
  },
  {
    key: 'kleine-kommune',
    name: 'Kleine Kommune, große Wirkung',
    description:
      'Für Gemeinden unter 5.000 Einwohnern, die mit wenig Geld und wenigen Köpfen viel bewegt haben.',
  },
]

export const criteria: DemoCriterion[] = [
  {
    key: 'nutzen',
    name: 'Nutzen',
    description: 'Wem hilft das Vorhaben, und woran ist das zu erkennen?',
    weight: 30,
    anchors:
      '1 = Nutzen wird behauptet, 5 = Nutzen ist für eine Gruppe belegt, 10 = Nutzen ist gemessen und für viele spürbar',
  },
  {
    key: 'nachnutzbarkeit',
    name: 'Nachnutzbarkeit',
    description: 'Kann eine andere Verwaltung das Ergebnis mit vertretbarem Aufwand übernehmen?',
    weight: 25,
    anchors:
      '1 = an den eigenen Ort gebunden, 5 = mit Hilfe übertragbar, 10 = offen, beschrieben und anderswo bereits im Einsatz',
  },
  {
    key: 'umsetzung',
    name: 'Umsetzung',
    description: 'Läuft es im Alltag, und passt der Aufwand zum Ergebnis?',
    weight: 20,
    anchors: '1 = noch eine Idee, 5 = im Probebetrieb, 10 = seit Monaten im Alltag, Aufwand offengelegt',
  },
  {
    key: 'innovation',
    name: 'Innovation',
    description: 'Was ist hier neu: die Technik, der Ablauf oder die Art, gemeinsam zu arbeiten?',
    weight: 15,
    anchors: '1 = allgemein üblich, 5 = neu für die eigene Verwaltung, 10 = so noch nirgends gesehen',
  },
  {
    key: 'verstaendlichkeit',
    name: 'Verständlichkeit und Barrierefreiheit',
    description: 'Kommen alle damit zurecht, auch mit Hilfsmitteln, wenig Übung oder wenig Deutsch?',
    weight: 10,
    anchors:
      '1 = nicht bedacht, 5 = grundlegende Anforderungen erfüllt, 10 = mit Betroffenen entwickelt und geprüft',
  },
]

export const entries: DemoEntry[] = [...serviceEntries, ...internalEntries, ...sharedEntries, ...smallEntries]

export const jurors: DemoJuror[] = [
  {
    name: 'Dr. Leonore Musterwald',
    email: 'l.musterwald@akademie-probeburg.example',
    institution: 'Verwaltungsakademie Probeburg',
    chair: true,
  },
  {
    name: 'Cem Beispieloğlu',
    email: 'c.beispieloglu@staedtebund-muster.example',
    institution: 'Städtebund Musterland',
  },
  {
    name: 'Prof. Dr. Agnes Fiktiva',
    email: 'a.fiktiva@hochschule-exempel.example',
    institution: 'Hochschule Exempel, Lehrgebiet Verwaltungsinformatik',
  },
  {
    name: 'Matthäus Vorlage',
    email: 'm.vorlage@gemeindetag-muster.example',
    institution: 'Verband kleiner Gemeinden Musterland',
  },
  {
    name: 'Svenja Probst-Entwurf',
    email: 's.probst-entwurf@beirat-inklusion.example',
    institution: 'Beirat Inklusion und digitale Teilhabe Musterland',
  },
  {
    name: 'Raúl Platzhalter',
    email: 'r.platzhalter@offene-daten-muster.example',
    institution: 'Verein Offene Daten Musterland',
  },
]
