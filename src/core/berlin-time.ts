/** Local time in Europe/Berlin: read from forms, shown on pages. Stored times are UTC milliseconds. */
import { Temporal } from 'temporal-polyfill'
import { type Language, words } from './language.ts'
import { remembered } from './remember.ts'
import { fail, ok, type Result } from './result.ts'

const ZONE = 'Europe/Berlin'

/**
 * Reads a `datetime-local` value as Berlin time.
 * Refuses times that the change to or from summer time makes ambiguous or skips.
 */
export const parseBerlin = (text: string): Result<number> => {
  let local: Temporal.PlainDateTime
  let earlier: Temporal.ZonedDateTime
  let later: Temporal.ZonedDateTime
  try {
    local = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    // At the far ends of time a local time is valid whose moment is not.
    earlier = local.toZonedDateTime(ZONE, { disambiguation: 'earlier' })
    later = local.toZonedDateTime(ZONE, { disambiguation: 'later' })
  } catch {
    return fail('invalid', 'Bitte Datum und Uhrzeit so angeben: 2026-11-13T23:59.')
  }
  if (earlier.epochMilliseconds === later.epochMilliseconds) return ok(earlier.epochMilliseconds)
  const skipped = !earlier.toPlainDateTime().equals(local)
  return fail('invalid', skipped ? skippedTime(local) : ambiguousTime(local))
}

const shown = (local: Temporal.PlainDateTime) => local.toString({ smallestUnit: 'minute' }).slice(11)

const skippedTime = (local: Temporal.PlainDateTime) =>
  `${shown(local)} Uhr gibt es an diesem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt. Bitte eine Zeit vor 2 Uhr oder ab 3 Uhr wählen.`

const ambiguousTime = (local: Temporal.PlainDateTime) =>
  `${shown(local)} Uhr gibt es an diesem Tag zweimal: Die Uhr wird auf Winterzeit zurückgestellt. Bitte eine Zeit vor 2 Uhr oder ab 3 Uhr wählen.`

/** Value for a `datetime-local` input, or '' for none. */
export const toBerlinInput = (at: number | null): string =>
  at === null
    ? ''
    : Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(ZONE)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })

/** `hour` o'clock in Berlin on the day that lies `days` before the day of `at`. */
export const berlinDayBefore = (at: number, days: number, hour: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .subtract({ days })
    .toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).epochMilliseconds

/** The night that `at` belongs to, as the Berlin date of its morning: it begins at `hour` o'clock. */
export const berlinNight = (at: number, hour: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .subtract({ hours: hour })
    .toPlainDate()
    .toString()

/** The same time of day in Berlin, `months` later, or earlier where negative; the last of a shorter month. */
export const berlinMonthsAfter = (at: number, months: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).add({ months }).epochMilliseconds

/** The year of a moment in Berlin. */
export const berlinYear = (at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).year

/** The first moment of a year in Berlin, UTC ms. */
export const berlinYearStart = (year: number): number =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(ZONE).epochMilliseconds

const format = (options: Intl.DateTimeFormatOptions, locale = 'de-DE') =>
  new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const
const dateFormats = { de: format(DATE), en: format(DATE, 'en-GB') }
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
  const start = Temporal.PlainDate.from(from)
  const end = to ? Temporal.PlainDate.from(to) : start
  const { locale, until, and, dot } = DAY_WORDS[lang]
  const long = (date: Temporal.PlainDate) => date.toLocaleString(locale, DATE)
  if (start.equals(end)) return long(start)
  if (start.year !== end.year) return `${long(start)} ${until} ${long(end)}`
  if (start.month !== end.month)
    return `${start.toLocaleString(locale, { day: 'numeric', month: 'long' })} ${until} ${long(end)}`
  return `${start.day}${dot} ${end.day === start.day + 1 ? and : until} ${long(end)}`
}

const DAY_WORDS = {
  de: { locale: 'de-DE', until: 'bis', and: 'und', dot: '.' },
  en: { locale: 'en-GB', until: 'to', and: 'and', dot: '' },
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
