/** What last year's page shows besides its winners. Every place, person and figure is made up. */
import { prose } from './prose.ts'

/** Facts for whoever wants to do the same, by the title of the entry. */
export const reuseFacts: Readonly<Record<string, { cost: string; licence: string; conditions: string }>> = {
  'Umzug in einem Rutsch: ummelden, Parkausweis, Mülltonne': {
    cost: 'Etwa acht Tage Einrichtung, danach 70 Euro im Monat',
    licence: 'EUPL 1.2',
    conditions: 'Eine Beschreibungsdatei je weiterem Verfahren',
  },
  'Das Amtsblatt zum Anhören': {
    cost: '18 Euro im Monat für Speicher und Telefonnummer',
    licence: 'MIT',
    conditions: 'Eine kurze Einwilligung der Freiwilligen; ein Muster liegt bei',
  },
  'Zulassung im Dorfladen: fünf Außenstellen ohne eigenes Amt': {
    cost: '5.900 Euro je Standort',
    licence: 'Muster und Verträge frei verwendbar',
    conditions: 'Vorher mit der Aufsicht sprechen',
  },
  'Rechnung bezahlt in drei Tagen': {
    cost: '11.000 Euro extern',
    licence: 'CC BY 4.0',
    conditions: 'Ein Finanzverfahren mit Bestellmodul',
  },
  'Sirenenprobe mit Rückmeldung': {
    cost: '12 Euro im Monat für die Telefonnummer',
    licence: 'MIT',
    conditions: 'Eine Feuerwehr, die gern zählt',
  },
}

export const programme = [
  {
    when: 'Tag 1, 10 Uhr',
    title: 'Was aus den Projekten von gestern geworden ist',
    speaker: 'Ilse Rückblick, Stadt Exempelburg',
    note: 'Drei frühere Preisträger erzählen, was geblieben ist und was nicht.',
  },
  {
    when: 'Tag 1, 14 Uhr',
    title: 'Werkstatt: Nachmachen ohne Nachfragen',
    speaker: 'Ferdinand Abschreiber, Landkreis Modellgau',
    note: 'Wie man ein fremdes Projekt in einem Vierteljahr übernimmt.',
  },
  { when: 'Tag 1, 18 Uhr', title: 'Preisverleihung', speaker: '', note: '' },
  {
    when: 'Tag 2, 9 Uhr',
    title: 'Kleine Gemeinden, große Verfahren',
    speaker: 'Nele Dorfmann, Gemeinde Kleinmusterle',
    note: '',
  },
] as const

export const statement = {
  title: 'Weniger Anträge, mehr Antworten',
  summary: `Die Taskforce hat auf der Konferenz vier Forderungen beschlossen. (Erfunden wie alles in dieser Demo.)

### Was sich ändern soll

- **Einmal fragen:** Was eine Behörde weiß, fragt keine zweite noch einmal.
- **Offen entwickeln:** Was mit öffentlichem Geld entsteht, dürfen alle nachnutzen.
- **Klein anfangen:** Förderung beginnt bei einem Dorf und nicht erst bei einem Land.
- **Barrieren zählen:** Jedes Verfahren wird vor dem Start mit Betroffenen geprüft.

Die ganze Stellungnahme mit Begründung steht im PDF.`,
}

export const statementText = prose`
  Digitale Verwaltung gelingt dort, wo Menschen vor Ort anfangen dürfen. Die ausgezeichneten Projekte zeigen
  das: Keines hat auf ein Programm gewartet, jedes hat ein kleines Ärgernis ernst genommen.

  Wir fordern deshalb, dass jede Behörde fragt, was eine andere schon weiß, dass entwickelt wird, was alle
  nachnutzen dürfen, dass Förderung auch für ein Dorf reicht, und dass niemand ein Verfahren freigibt, das
  nicht mit Betroffenen geprüft wurde.`

/** Who took what over; the last one still waits for the organisers. */
export const adoptions = [
  {
    project: 'Umzug in einem Rutsch: ummelden, Parkausweis, Mülltonne',
    organisation: 'Stadt Testlingen',
    email: 'buergerbuero@testlingen.example',
    what: 'Die Verteilstelle läuft bei uns mit vier Verfahren; die Hundesteuer kam neu dazu.',
  },
  {
    project: 'Umzug in einem Rutsch: ummelden, Parkausweis, Mülltonne',
    organisation: 'Stadt Fiktenau',
    email: 'digital@fiktenau.example',
    what: 'Übernommen ohne Änderung, nach drei Wochen im Betrieb.',
  },
  {
    project: 'Das Amtsblatt zum Anhören',
    organisation: 'Gemeinde Kleinmusterle',
    email: 'rathaus@kleinmusterle.example',
    what: 'Gelesen wird bei uns vom Theaterverein, sonntags nach der Probe.',
  },
  {
    project: 'Sirenenprobe mit Rückmeldung',
    organisation: 'Gemeinde Sankt Exempel',
    email: 'feuerwehr@sankt-exempel.example',
    what: 'Die Ansagen und die Hörkarte, zunächst in zwei Ortsteilen.',
  },
] as const
