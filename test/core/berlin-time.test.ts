import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  berlinDayBefore,
  berlinMonthsAfter,
  berlinNight,
  berlinYear,
  berlinYearStart,
  parseBerlin,
  showDate,
  showDateTime,
  showDays,
  showRemaining,
  showTime,
  toBerlinInput,
} from '../../src/core/berlin-time.ts'

const utc = (text: string) => Date.parse(`${text}Z`)

describe('parseBerlin', () => {
  test.each([
    ['winter', '2026-11-13T23:59', '2026-11-13T22:59'],
    ['summer', '2026-07-01T12:00', '2026-07-01T10:00'],
    ['midnight', '2026-01-01T00:00', '2025-12-31T23:00'],
    ['with seconds', '2026-11-13T23:59:59', '2026-11-13T22:59:59'],
    ['last minute of winter time', '2026-03-29T01:59', '2026-03-29T00:59'],
    ['first minute of summer time', '2026-03-29T03:00', '2026-03-29T01:00'],
    ['last unambiguous minute of summer time', '2026-10-25T01:59', '2026-10-24T23:59'],
    ['first unambiguous minute of winter time', '2026-10-25T03:00', '2026-10-25T02:00'],
    ['leap day', '2028-02-29T08:00', '2028-02-29T07:00'],
  ])('%s: %s', (_name, typed, expected) => {
    expect(parseBerlin(typed)).toEqual({ ok: true, value: utc(expected) })
  })

  test.each(['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59'])(
    '%s does not exist: the clock goes forward',
    (typed) => {
      const message = `${typed.slice(11)} Uhr gibt es an diesem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt. Bitte eine Zeit vor 2 Uhr oder ab 3 Uhr wählen.`
      expect(parseBerlin(typed)).toEqual({ ok: false, error: { kind: 'invalid', message } })
    },
  )

  test.each(['2026-10-25T02:00', '2026-10-25T02:30', '2026-10-25T02:59'])(
    '%s exists twice: the clock goes back',
    (typed) => {
      const message = `${typed.slice(11)} Uhr gibt es an diesem Tag zweimal: Die Uhr wird auf Winterzeit zurückgestellt. Bitte eine Zeit vor 2 Uhr oder ab 3 Uhr wählen.`
      expect(parseBerlin(typed)).toEqual({ ok: false, error: { kind: 'invalid', message } })
    },
  )

  test.each([
    '',
    'morgen',
    '13.11.2026 23:59',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-11-13T25:00',
    '2026-11-13T23:60',
    '2026-11-13T23:59Z',
    '99999999-11-13T23:59',
  ])('nonsense: „%s“', (typed) => {
    const message = 'Bitte Datum und Uhrzeit so angeben: 2026-11-13T23:59.'
    expect(parseBerlin(typed)).toEqual({ ok: false, error: { kind: 'invalid', message } })
  })
})

describe('toBerlinInput', () => {
  test('nothing gives an empty field', () => expect(toBerlinInput(null)).toBe(''))

  test.each([
    ['2026-11-13T22:59', '2026-11-13T23:59'],
    ['2026-07-01T10:00', '2026-07-01T12:00'],
  ])('%s UTC is %s in the form', (at, shown) => expect(toBerlinInput(utc(at))).toBe(shown))

  test('what is shown reads back as the same minute, except in the doubled hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: utc('2020-01-01T00:00') / 60_000, max: utc('2040-01-01T00:00') / 60_000 }),
        (minute) => {
          const back = parseBerlin(toBerlinInput(minute * 60_000))
          if (back.ok) expect(back.value).toBe(minute * 60_000)
          else expect(back.error.message).toContain('zweimal')
        },
      ),
    )
  })
})

test.each([
  ['2026-11-13T22:59', 'Fr., 13. November 2026, 23:59 Uhr (MEZ)'],
  ['2026-07-01T10:00', 'Mi., 1. Juli 2026, 12:00 Uhr (MESZ)'],
  ['2025-12-31T23:05', 'Do., 1. Januar 2026, 00:05 Uhr (MEZ)'],
  ['2026-10-25T00:30', 'So., 25. Oktober 2026, 02:30 Uhr (MESZ)'],
  ['2026-10-25T01:30', 'So., 25. Oktober 2026, 02:30 Uhr (MEZ)'],
])('showDateTime %s UTC', (at, shown) => expect(showDateTime(utc(at))).toBe(shown))

test('showDate and showTime are Berlin time', () => {
  expect(showDate(utc('2026-11-13T23:30'))).toBe('14. November 2026')
  expect(showTime(utc('2026-07-01T12:32'))).toBe('14:32')
  expect(showTime(utc('2026-11-13T23:04'))).toBe('00:04')
})

test.each([
  [null, null, ''],
  [null, '2024-11-14', ''],
  ['2024-11-13', null, '13. November 2024'],
  ['2024-11-13', '2024-11-13', '13. November 2024'],
  ['2024-11-13', '2024-11-14', '13. und 14. November 2024'],
  ['2024-11-13', '2024-11-15', '13. bis 15. November 2024'],
  ['2024-11-30', '2024-12-01', '30. November bis 1. Dezember 2024'],
  ['2024-12-31', '2025-01-01', '31. Dezember 2024 bis 1. Januar 2025'],
])('showDays %s to %s', (from, to, shown) => expect(showDays(from, to)).toBe(shown))

test.each([
  ['2026-11-13T22:59', 'Friday, 13 November 2026, 23:59 (CET)'],
  ['2026-07-01T10:00', 'Wednesday, 1 July 2026, 12:00 (CEST)'],
])('showDateTime %s UTC in English', (at, shown) => expect(showDateTime(utc(at), 'en')).toBe(shown))

test('days and remaining time in English', () => {
  expect(showDate(utc('2026-11-13T23:30'), 'en')).toBe('14 November 2026')
  expect(showDays('2024-11-13', '2024-11-14', 'en')).toBe('13 and 14 November 2024')
  expect(showDays('2024-11-30', '2024-12-01', 'en')).toBe('30 November to 1 December 2024')
  expect(showRemaining(72 * 3_600_000, 0, 'en')).toBe('3 days left')
  expect(showRemaining(60_000, 0, 'en')).toBe('1 minute left')
  expect(showRemaining(0, 0, 'en')).toBe('less than a minute')
})

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  [-1, 'weniger als eine Minute'],
  [0, 'weniger als eine Minute'],
  [MINUTE - 1, 'weniger als eine Minute'],
  [MINUTE, 'noch 1 Minute'],
  [2 * MINUTE - 1, 'noch 1 Minute'],
  [2 * MINUTE, 'noch 2 Minuten'],
  [HOUR - 1, 'noch 59 Minuten'],
  [HOUR, 'noch 1 Stunde'],
  [2 * HOUR - 1, 'noch 1 Stunde'],
  [2 * HOUR, 'noch 2 Stunden'],
  [24 * HOUR, 'noch 24 Stunden'],
  [48 * HOUR - 1, 'noch 47 Stunden'],
  [48 * HOUR, 'noch 2 Tage'],
  [72 * HOUR - 1, 'noch 2 Tage'],
  [72 * HOUR, 'noch 3 Tage'],
])('showRemaining %i ms', (left, shown) => expect(showRemaining(5_000 + left, 5_000)).toBe(shown))

describe('as Temporal has it', () => {
  const ZONE = 'Europe/Berlin'
  const moment = fc.integer({ min: utc('1880-01-01T00:00'), max: utc('2150-01-01T00:00') })
  const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE)

  test('reading and showing a form, every quarter of an hour around changes of the clock', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -8, max: 8 }), (near, quarters) => {
        const change = zoned(near).getTimeZoneTransition('next')?.epochMilliseconds ?? near
        const at = Math.floor(change / 900_000 + quarters) * 900_000
        const typed = zoned(at).toPlainDateTime().toString({ smallestUnit: 'minute' })
        expect(toBerlinInput(at)).toBe(typed)
        const [earlier, later] = (['earlier', 'later'] as const).map(
          (disambiguation) =>
            zoned(at).toPlainDateTime().toZonedDateTime(ZONE, { disambiguation }).epochMilliseconds,
        )
        expect(parseBerlin(typed).ok).toBe(earlier === later)
      }),
    )
  })

  test('days before, months after, years and nights', () => {
    const small = fc.integer({ min: -40, max: 40 })
    fc.assert(
      fc.property(moment, small, fc.integer({ min: 0, max: 23 }), (at, many, hour) => {
        expect(berlinMonthsAfter(at, many)).toBe(zoned(at).add({ months: many }).epochMilliseconds)
        const before = zoned(at).toPlainDate().subtract({ days: many })
        expect(berlinDayBefore(at, many, hour)).toBe(
          before.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).epochMilliseconds,
        )
        const night = zoned(at).toPlainDateTime().subtract({ hours: hour }).toPlainDate()
        expect(berlinNight(at, hour)).toBe(night.toString())
        const { year } = zoned(at)
        expect(berlinYear(at)).toBe(year)
        expect(berlinYearStart(year)).toBe(
          zoned(at).with({ month: 1, day: 1 }).startOfDay().epochMilliseconds,
        )
      }),
      { numRuns: 300 },
    )
  })
})
