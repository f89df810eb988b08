/** Events in German, for people. What could tell how a jury scores before its time is never shown here. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { phaseNames } from '../core/de.ts'
import type { LogEvent } from './chain.ts'

/** Scores and votes: sealed with everything else, but read at their own place and time. */
const KEPT_BACK: ReadonlySet<string> = new Set(['points', 'choice', 'votes', 'casting', 'criterion'])

const KEYS: Readonly<Record<string, string>> = {
  account: 'Konto',
  action: 'Aktion',
  agenda: 'Reihenfolge',
  as: 'als',
  category: 'Kategorie',
  chair: 'Vorsitz',
  days: 'Tage',
  deputy: 'Stellvertretung',
  events: 'Ereignisse',
  file: 'Datei',
  files: 'Dateien',
  filter: 'Filter',
  format: 'Format',
  from: 'bisher',
  juror: 'Jurymitglied',
  jurors: 'Jurymitglieder',
  kind: 'Art',
  letters: 'E-Mails',
  mailing: 'Rundschreiben',
  may: 'Recht',
  path: 'Adresse',
  phase: 'Phase',
  photo: 'Foto',
  receipt: 'Quittung',
  replaces: 'ersetzt',
  right: 'in Ordnung',
  root: 'Gesamtwert',
  rows: 'Zeilen',
  seals: 'Siegel',
  sha256: 'Prüfwert',
  size: 'Umfang',
  source: 'Hinweis aus',
  starts_at: 'Beginn',
  submission: 'Einreichung',
  tries: 'Versuche',
  to: 'neu',
  until: 'bis',
  version: 'Fassung',
}

/** Milliseconds since 1970 that can only be a moment: after 2001. */
const MOMENT = 1_000_000_000_000

type NameOf = (id: string) => string | undefined

const said = (value: unknown, nameOf: NameOf): string => {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (typeof value === 'number') return value > MOMENT ? showDateTime(value) : String(value)
  if (typeof value === 'string') return nameOf(value) ?? short(value)
  if (Array.isArray(value))
    return value.length <= 3 ? value.map((one) => said(one, nameOf)).join(', ') : `${value.length} Einträge`
  if (value === null || typeof value !== 'object') return '–'
  return Object.entries(value)
    .map(([key, inner]) => `${KEYS[key] ?? key} ${said(inner, nameOf)}`)
    .join(', ')
}

/** Ids and digests by their beginning, which is what people compare; other text up to eighty characters. */
const short = (text: string): string => {
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…`
  if (UUID.test(text)) return text.slice(0, 8)
  const phase = phaseNames[text as keyof typeof phaseNames]
  return phase ?? (text.length > 80 ? `${text.slice(0, 79)}…` : text)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const detailOf = (event: Pick<LogEvent, 'detail'>): Record<string, unknown> =>
  JSON.parse(event.detail) as Record<string, unknown>

/** What an event says beyond its sentence: "Jurymitglied: Anna Beispiel · Fassung: 3". */
export const detailText = (event: Pick<LogEvent, 'detail'>, nameOf: NameOf): string =>
  Object.entries(detailOf(event))
    .filter(([key, value]) => value !== null && value !== '' && !KEPT_BACK.has(key))
    .map(([key, value]) => `${KEYS[key] ?? key}: ${said(value, nameOf)}`)
    .join(' · ')

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return UUID.test(value) ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : []
}

/** Every id whose name a list of these events needs. */
export const idsOf = (events: readonly LogEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) => [
      ...(event.actor_id === null ? [] : [event.actor_id]),
      ...(event.edition_id === null ? [] : [event.edition_id]),
      event.subject,
      ...idsIn(detailOf(event)),
    ]),
  ),
]

/** Who did it: by name while there is an account; then by the beginning of its id, which is nobody's any more. */
export const actorText = ({ actor_id }: Pick<LogEvent, 'actor_id'>, nameOf: NameOf): string => {
  if (actor_id === null) return 'Kür'
  return nameOf(actor_id) ?? `Gelöschtes Konto ${actor_id.slice(0, 8)}`
}
