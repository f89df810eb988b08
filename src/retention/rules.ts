/** When data goes, and what holds it back. Pure. */
import { berlinMonthsAfter, berlinYear, berlinYearStart } from '../core/berlin-time.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Schedule } from '../edition/rules.ts'
import { type TimedClass, timedClasses } from './classes.ts'

const DAY_MS = 86_400_000

/** Organisers are told so many days before the first deletion of a year. */
export const NOTICE_DAYS = 14

/** A hold lasts at most so many months; then it is thought about again. */
export const MAX_HOLD_MONTHS = 24

/** An unproven report of an adoption goes after so many days. */
export const UNPROVEN_DAYS = 30

/** Letters that hold a code go after so many days. */
export const SECRET_LETTER_DAYS = 7

export interface AwardYear extends Schedule {
  readonly year: number
}

/**
 * The first moment after the award year, UTC ms: the end of the calendar year of its last date. A year whose results
 * never came out ends a year later, so that nothing goes that may still be decided.
 */
export const endOfAwardYear = (edition: AwardYear): number => {
  const dates = [edition.call_closes_at, edition.judging_closes_at, edition.released_at]
  const last = Math.max(edition.year, ...dates.map((at) => (at === null ? 0 : berlinYear(at))))
  const undecided = edition.released_at === null && edition.call_opens_at !== null
  return berlinYearStart(last + (undecided ? 2 : 1))
}

/** Months by class, as organisers chose them. */
export type ChosenMonths = Readonly<Record<string, number>>

/** The months that count: the year's own, else those for all years, else the built-in ones; always within the limits. */
export const monthsOf = (one: TimedClass, own: ChosenMonths, forAll: ChosenMonths): number => {
  const { default: preset, min, max } = one.period.months
  return Math.min(max, Math.max(min, own[one.id] ?? forAll[one.id] ?? preset))
}

/** When a class of the year is due, UTC ms. */
export const dueAt = (edition: AwardYear, months: number): number =>
  berlinMonthsAfter(endOfAwardYear(edition), months)

/** What is older than this goes now, UTC ms. */
export const cutoffOf = (now: number, months: number): number => berlinMonthsAfter(now, -months)

export interface Hold {
  readonly class: string
  readonly until_at: number
  readonly ended_at: number | null
}

/** The hold that keeps a class now; of several the one that lasts longest. */
export const holdOn = <H extends Hold>(holds: readonly H[], classId: string, now: number): H | null =>
  holds
    .filter((one) => one.class === '' || one.class === classId)
    .filter((one) => one.ended_at === null && one.until_at > now)
    .toSorted((a, b) => b.until_at - a.until_at)[0] ?? null

/** When a year's deletion begins of itself: not before organisers have known of it for two weeks. */
export const startsAt = (due: number, notifiedAt: number | null): number | null =>
  notifiedAt === null ? null : Math.max(due, notifiedAt + NOTICE_DAYS * DAY_MS)

/** Whether it is time to tell organisers. */
export const noticeDue = (firstDue: number, notifiedAt: number | null, now: number): boolean =>
  notifiedAt === null && now >= firstDue - NOTICE_DAYS * DAY_MS

/** Whether a hold may last until then. */
export const mayHold = (until: number, now: number): Result<null> => {
  if (until <= now) return fail('invalid', 'Bitte einen Tag in der Zukunft angeben.')
  return until <= berlinMonthsAfter(now, MAX_HOLD_MONTHS)
    ? ok(null)
    : fail('invalid', `Ein Aufschub gilt höchstens ${MAX_HOLD_MONTHS} Monate. Danach entscheiden Sie neu.`)
}

/** What is stored of the months typed in: only those that differ from what would count without them. */
export const differingMonths = (
  typed: ChosenMonths,
  kind: 'edition' | 'all',
  forAll: ChosenMonths,
): Record<string, number> => {
  const classes =
    kind === 'edition' ? timedClasses('edition') : [...timedClasses('edition'), ...timedClasses('running')]
  const without = kind === 'edition' ? forAll : {}
  return Object.fromEntries(
    classes.flatMap((one) => {
      const months = typed[one.id]
      return months === undefined || months === monthsOf(one, {}, without) ? [] : [[one.id, months]]
    }),
  )
}
