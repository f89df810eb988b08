/** When jurors are reminded. Pure. */
import { berlinDayBefore } from '../core/berlin-time.ts'

/** So many days before judging closes. */
export const JUROR_DAYS = [7, 3, 1] as const

export type JurorDays = (typeof JUROR_DAYS)[number]

/** Not at night: at eight in the morning, Berlin time. */
const HOUR = 8

/** The one reminder that applies at `now`, the latest whose moment has come; null before the first and after the close. */
export const juryReminderDays = (closesAt: number | null, now: number): JurorDays | null =>
  closesAt === null || now >= closesAt
    ? null
    : (JUROR_DAYS.findLast((days) => now >= berlinDayBefore(closesAt, days, HOUR)) ?? null)
