import { lastYearEntries } from './last-year-entries.ts'
import { categories as thisYear } from './this-year.ts'
import type { DemoCategory, DemoEntry, DemoWinner } from './types.ts'

/** The category for small municipalities was added only this year. */
export const categories: DemoCategory[] = thisYear.filter(({ key }) => key !== 'kleine-kommune')

export const entries: DemoEntry[] = lastYearEntries

export const winners: DemoWinner[] = [
  {
    entryTitle: 'Umzug in einem Rutsch: ummelden, Parkausweis, Mülltonne',
    category: 'buergerservice',
    place: 1,
    special: null,
    citation:
      'Exempelburg hat den Umzug vom Umzugskarton her gedacht und nicht vom Organigramm. Fünf Verfahren bleiben, wie sie sind, und trotzdem gibt man die Adresse nur einmal an. Das lässt sich anderswo nachbauen, ohne vorher alles umzuwerfen.',
  },
  {
    entryTitle: 'Das Amtsblatt zum Anhören',
    category: 'buergerservice',
    place: 2,
    special: null,
    citation:
      'Für 18 Euro im Monat bekommt ein ganzer Ort sein Amtsblatt zu hören. Die Jury hat besonders überzeugt, dass die Texte seither besser werden.',
  },
  {
    entryTitle: 'Zulassung im Dorfladen: fünf Außenstellen ohne eigenes Amt',
    category: 'buergerservice',
    place: 3,
    special: null,
    citation:
      'Der Landkreis bringt eine Dienstleistung dorthin, wo die Leute ohnehin einkaufen, und hält damit auch den Laden am Leben. Ein sorgfältig abgesichertes Vorhaben mit Mut zum Ungewohnten.',
  },
  {
    entryTitle: 'Rechnung bezahlt in drei Tagen',
    category: 'verwaltung-intern',
    place: 1,
    special: null,
    citation:
      'Hier wurde zuerst die Reihenfolge geändert und dann die Technik genutzt. Wie sehr das hilft, zeigen fünf Angebote, wo vorher nur eines kam.',
  },
  {
    entryTitle: 'Ein Wagen, drei Ämter: Dienstfahrten teilen',
    category: 'verwaltung-intern',
    place: 2,
    special: null,
    citation:
      'Dreizehn Autos weniger sind ein gutes Ergebnis, drei Ämter im Gespräch ein noch besseres. Der Schalter „allein“ zeigt, wie genau hier zugehört wurde.',
  },
  {
    entryTitle: 'Dreißig Tage ohne Faxgerät',
    category: 'verwaltung-intern',
    place: 3,
    special: null,
    citation:
      'Abschalten, zählen, aufschreiben: Bad Beispiel hat einen Versuch gewagt, über den andere nur reden, und das Protokoll gleich mitgeliefert.',
  },
  {
    entryTitle: 'Ferienbetreuung für alle: sieben Gemeinden, ein Anmeldetag',
    category: 'zusammenarbeit',
    place: 1,
    special: null,
    citation:
      'Sieben Gemeinden teilen Plätze, Bus und Begleitkräfte und machen so möglich, was keine allein geschafft hätte. Dass nach Wünschen statt nach Schnelligkeit vergeben wird, kann man auf einer Seite nachlesen.',
  },
  {
    entryTitle: 'Sirenenprobe mit Rückmeldung',
    category: null,
    place: null,
    special: 'Sonderpreis Ehrenamt',
    citation:
      '260 Freiwillige, eine Telefonnummer und ein Laptop im Feuerwehrhaus: Mehr braucht es nicht, damit eine Warnung den letzten Hof erreicht.',
  },
]

/** Places the jury left empty on purpose; deliberately not in `winners`, since no entry belongs to them. */
export const emptyPlaces: { category: string; place: 1 | 2 | 3; reason: string }[] = [
  {
    category: 'zusammenarbeit',
    place: 2,
    reason:
      'Die Jury hat den zweiten Platz in dieser Kategorie nicht vergeben. Der Abstand zum ersten Platz war ihr zu groß; sie hat stattdessen einen Sonderpreis ausgesprochen.',
  },
]

/** What the page of the winners begins with. */
export const releaseIntro =
  'Die Jury hat alle Einreichungen gelesen, bewertet und an einem Vormittag entschieden. Wir gratulieren! (Alle Angaben sind erfunden.)'
