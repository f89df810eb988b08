/** Events in German, for people. What could tell how a jury scores before its time is never shown here. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import type { LogEvent } from './chain.ts'
import { KEPT_BACK, KEYS, VALUES } from './detail-words.ts'

/** Milliseconds since 1970 that can only be a moment: after 2001. */
const MOMENT = 1_000_000_000_000

type NameOf = (id: string) => string | undefined

const wordOf = (key: string): string | undefined => (KEYS as Readonly<Record<string, string>>)[key]

/** A value in words; of what has parts without a word of their own only how many there are. */
const said = (key: string, value: unknown, nameOf: NameOf): string => {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (typeof value === 'number') return value > MOMENT ? showDateTime(value) : String(value)
  if (typeof value === 'string') return VALUES[key]?.[value] ?? nameOf(value) ?? (short(value) || '–')
  if (value === null || typeof value !== 'object') return '–'
  const parts = Object.entries(value)
  if (Array.isArray(value))
    return parts.length <= 3 && value.every((one) => typeof one !== 'object')
      ? value.map((one) => said(key, one, nameOf)).join(', ')
      : `${parts.length} Einträge`
  return parts.every(([part]) => wordOf(part) !== undefined)
    ? parts.map(([part, inner]) => `${wordOf(part)} ${said(part, inner, nameOf)}`).join(', ')
    : `${parts.length} Angaben`
}

/** Ids and digests by their beginning, which is what people compare; other text up to eighty characters. */
const short = (text: string): string => {
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…`
  if (UUID.test(text)) return text.slice(0, 8)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const detailOf = (event: Pick<LogEvent, 'detail'>): Record<string, unknown> =>
  JSON.parse(event.detail) as Record<string, unknown>

const isKeptBack = (key: string): boolean => (KEPT_BACK as readonly string[]).includes(key)

/** What an event says beyond its sentence: "Jurymitglied: Anna Beispiel · Fassung: 3". */
export const detailText = (event: Pick<LogEvent, 'detail'>, nameOf: NameOf): string =>
  Object.entries(detailOf(event))
    .filter(([key, value]) => value !== null && value !== '' && !isKeptBack(key))
    .map(([key, value]) => `${wordOf(key) ?? key}: ${said(key, value, nameOf)}`)
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
