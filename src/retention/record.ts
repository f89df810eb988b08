/** The processing record (Art. 30 GDPR) made of the classes of data. Pure. */
import { CLASSES, type DataClass, isTimed, periodInWords, STORED } from './classes.ts'
import { type ChosenMonths, monthsOf } from './rules.ts'

/** What the operator fills in. */
export const RESPONSIBLE = [
  { term: 'Verantwortlich', detail: '[Name und Anschrift der Geschäftsstelle, Vertretung]' },
  { term: 'Datenschutzbeauftragte Person', detail: '[Name oder Funktion, Kontakt]' },
  { term: 'Drittland', detail: 'Keine Übermittlung vorgesehen [beim Betrieb auf Cloudflare prüfen]' },
  {
    term: 'Technische und organisatorische Maßnahmen',
    detail:
      'Verschlüsselte Übertragung, Anmeldung ohne Passwort, Rollen mit geprüften Rechten, versiegeltes Protokoll, Sicherungen [ergänzen]',
  },
] as const

export interface RecordLine {
  readonly data: DataClass
  /** The months that count; null where nobody chooses them. */
  readonly months: number | null
  /** The rule with the months that count. */
  readonly period: string
  readonly facts: readonly { readonly term: string; readonly detail: string }[]
}

/** Tables and columns in short: "outbox (recipient, body)". */
const tablesOf = ({ columns }: DataClass): string =>
  Object.entries(columns)
    .map(([table, names]) => `${table} (${names.join(', ')})`)
    .join('; ')

/** Every class with all that the record asks for, under the periods for all years. */
export const recordLines = (forAll: ChosenMonths): RecordLine[] =>
  CLASSES.map((data) => {
    const months = isTimed(data) ? monthsOf(data, {}, forAll) : null
    const period = periodInWords(data.period, months)
    return {
      data,
      months,
      period,
      facts: [
        { term: 'Betroffene', detail: data.people },
        { term: 'Daten', detail: data.data },
        { term: 'Zweck', detail: data.purpose },
        { term: 'Rechtsgrundlage', detail: data.basis },
        { term: 'Wer sie empfängt', detail: data.recipients },
        { term: 'Frist', detail: period },
        { term: 'Danach', detail: data.effect },
        { term: 'Wo', detail: STORED },
        { term: 'Tabellen', detail: tablesOf(data) },
      ],
    }
  })
