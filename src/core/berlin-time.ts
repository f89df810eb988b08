/** Local time in Europe/Berlin: read from forms, shown on pages. Stored times are UTC milliseconds. */
import { type Language, words } from './language.ts'
import { remembered } from './remember.ts'
import { fail, ok, type Result } from './result.ts'

const ZONE = 'Europe/Berlin'
const HOUR = 3_600_000
const DAY = 24 * HOUR

const format = (options: Intl.DateTimeFormatOptions, locale = 'de-DE') =>
  new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })

const offsetFormat = format({ timeZoneName: 'longOffset' }, 'en-US')

/** How far Berlin's clocks are ahead of UTC at a moment, ms: "GMT+01:00", until 1893 "GMT+00:53:28". */
const offsetAt = (at: number): number => {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /GMT\+(\d+):(\d+)(?::(\d+))?/.exec(offsetFormat.format(at)) ?? []
  return Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000
}

/** What Berlin's clocks show at a moment, as the ms at which those of UTC show it. */
const clockAt = (at: number): number => at + offsetAt(at)

/** The moments at which Berlin's clocks show `clock`, the earliest first: one, none that is skipped, two when set back. */
const momentsOf = (clock: number): number[] =>
  [...new Set([clock - DAY, clock + DAY].map(offsetAt))]
    .map((offset) => clock - offset)
    .filter((at) => clockAt(at) === clock)

/** The moment at which they show `clock`: the first of two, and in place of a skipped time as much after the change. */
const momentOf = (clock: number): number => momentsOf(clock)[0] ?? clock - offsetAt(clock - DAY)

/** A moment of UTC as 2026-11-13T22:59:00.000Z. */
const iso = (at: number): string => new Date(at).toISOString()

/** What stands in a `datetime-local` value, as ms of UTC; null when it is none, or no such day or time exists. */
const readClock = (text: string): number | null => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text)) return null
  const clock = Date.parse(`${text}Z`)
  // 30 February is read as 2 March, 24:00 as the next day.
  return !Number.isNaN(clock) && iso(clock).startsWith(text) ? clock : null
}

/**
 * Reads a `datetime-local` value as Berlin time.
 * Refuses times that the change to or from summer time makes ambiguous or skips.
 */
export const parseBerlin = (text: string): Result<number> => {
  const clock = readClock(text)
  if (clock === null) return fail('invalid', 'Bitte Datum und Uhrzeit so angeben: 2026-11-13T23:59.')
  const [at, again] = momentsOf(clock)
  if (at !== undefined && again === undefined) return ok(at)
  const shown = text.slice(11, 16)
  return fail('invalid', at === undefined ? skippedTime(shown) : ambiguousTime(shown))
}

const skippedTime = (shown: string) =>
  `${shown} Uhr gibt es an diesem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt. Bitte eine Zeit vor 2 Uhr oder ab 3 Uhr wählen.`

const ambiguousTime = (shown: string) =>
  `${shown} Uhr gibt es an diesem Tag zweimal: Die Uhr wird auf Winterzeit zurückgestellt. Bitte eine Zeit vor 2 Uhr oder ab 3 Uhr wählen.`

/** Value for a `datetime-local` input, or '' for none. */
export const toBerlinInput = (at: number | null): string =>
  at === null ? '' : iso(clockAt(at)).slice(0, -':00.000Z'.length)

/** `hour` o'clock in Berlin on the day that lies `days` before the day of `at`. */
export const berlinDayBefore = (at: number, days: number, hour: number): number =>
  momentOf((Math.floor(clockAt(at) / DAY) - days) * DAY + hour * HOUR)

/** The night that `at` belongs to, as the Berlin date of its morning: it begins at `hour` o'clock. */
export const berlinNight = (at: number, hour: number): string => iso(clockAt(at) - hour * HOUR).slice(0, 10)

/** The same time of day in Berlin, `months` later, or earlier where negative; the last of a shorter month. */
export const berlinMonthsAfter = (at: number, months: number): number => {
  if (months === 0) return at
  const clock = new Date(clockAt(at))
  const [year, month] = [clock.getUTCFullYear(), clock.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return momentOf(clock.setUTCFullYear(year, month, Math.min(clock.getUTCDate(), lastDay)))
}

/** The year of a moment in Berlin. */
export const berlinYear = (at: number): number => new Date(clockAt(at)).getUTCFullYear()

/** The first moment of a year in Berlin, UTC ms. */
export const berlinYearStart = (year: number): number => momentOf(Date.UTC(year, 0))

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const
const dateFormats = { de: format(DATE), en: format(DATE, 'en-GB') }
// Days of the calendar lie nowhere: as moments they are midnights of UTC.
const UTC_DATE = { ...DATE, timeZone: 'UTC' } as const
const UTC_MONTH = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
const calendarFormats = { de: format(UTC_DATE), en: format(UTC_DATE, 'en-GB') }
const monthFormats = { de: format(UTC_MONTH), en: format(UTC_MONTH, 'en-GB') }
const weekdayFormats = { de: format({ weekday: 'short' }), en: format({ weekday: 'long' }, 'en-GB') }
const timeFormat = format({ hour: '2-digit', minute: '2-digit' })
const zoneFormat = format({ timeZoneName: 'short' })

/** "Fr., 13. November 2026, 23:59 Uhr (MEZ)", "Friday, 13 November 2026, 23:59 (CET)" */
export const showDateTime = (at: number, lang: Language = 'de'): string =>
  minuteShown[lang](Math.floor(at / 60_000))

const dateTimeOf = (at: number, lang: Language): string => {
  const zone = zoneFormat.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [weekday, date, time] = [weekdayFormats[lang].format(at), showDate(at, lang), timeFormat.format(at)]
  return lang === 'de'
    ? `${weekday.replace('.', '')}., ${date}, ${time} Uhr (${zone})`
    : `${weekday}, ${date}, ${time} (${zone === 'MESZ' ? 'CEST' : 'CET'})`
}

// Four formats for every date of a page are dear, and the same deadlines stand on all of them.
const minuteShown = {
  de: remembered(2000, (minute: number) => dateTimeOf(minute * 60_000, 'de')),
  en: remembered(2000, (minute: number) => dateTimeOf(minute * 60_000, 'en')),
}

/** "13. November 2026", "13 November 2026" */
export const showDate = (at: number, lang: Language = 'de'): string => dateFormats[lang].format(at)

/** "14:32" */
export const showTime = (at: number): string => timeFormat.format(at)

/** "13. und 14. November 2024", "13 and 14 November 2024" or a single day, from ISO dates. */
export const showDays = (from: string | null, to: string | null, lang: Language = 'de'): string => {
  if (!from) return ''
  const [start, end] = [new Date(from), new Date(to || from)]
  const { until, and, dot } = DAY_WORDS[lang]
  const long = calendarFormats[lang].format(end)
  const [day, endDay] = [start.getUTCDate(), end.getUTCDate()]
  if (start.getTime() === end.getTime()) return long
  if (start.getUTCFullYear() !== end.getUTCFullYear())
    return `${calendarFormats[lang].format(start)} ${until} ${long}`
  if (start.getUTCMonth() !== end.getUTCMonth()) return `${monthFormats[lang].format(start)} ${until} ${long}`
  return `${day}${dot} ${endDay === day + 1 ? and : until} ${long}`
}

const DAY_WORDS = {
  de: { until: 'bis', and: 'und', dot: '.' },
  en: { until: 'to', and: 'and', dot: '' },
} as const

const REMAINING = words(
  {
    units: [
      [60 * 24, 'Tag', 'Tage'],
      [60, 'Stunde', 'Stunden'],
      [1, 'Minute', 'Minuten'],
    ] as readonly (readonly [number, string, string])[],
    left: (amount: string) => `noch ${amount}`,
    soon: 'weniger als eine Minute',
  },
  {
    units: [
      [60 * 24, 'day', 'days'],
      [60, 'hour', 'hours'],
      [1, 'minute', 'minutes'],
    ],
    left: (amount) => `${amount} left`,
    soon: 'less than a minute',
  },
)

/** How long until `at`, in words for a person: "noch 3 Tage", "noch 5 Stunden", "12 minutes left". */
export const showRemaining = (at: number, now: number, lang: Language = 'de'): string => {
  const t = REMAINING[lang]
  const minutes = Math.floor((at - now) / 60_000)
  for (const [size, one, many] of t.units) {
    const count = Math.floor(minutes / size)
    // From two days on days are enough; below that hours tell the truth better.
    if (count >= (size === 1440 ? 2 : 1)) return t.left(`${count} ${count === 1 ? one : many}`)
  }
  return t.soon
}

/** Whether `text` is a day of the calendar, e.g. 2026-11-13. */
export const isIsoDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00Z`)) &&
  new Date(`${text}T00:00Z`).toISOString().startsWith(text)
