/** When whom to remind of an unfinished draft, and what the reminder says. Pure. */
import { berlinDayBefore } from '../core/berlin-time.ts'
import type { FieldError } from '../core/form-state.ts'

/** So many days before the deadline. */
export const REMINDER_DAYS = [14, 3, 1] as const

export type ReminderDays = (typeof REMINDER_DAYS)[number]

/** Not at night: at eight in the morning, Berlin time. */
const HOUR = 8

/** From when on the reminder of `days` is due. */
export const reminderMoment = (deadline: number, days: ReminderDays): number =>
  berlinDayBefore(deadline, days, HOUR)

/**
 * The one reminder that applies at `now`, the latest whose moment has come: one that was missed is not made up for
 * once the next is due. Null before the first, from the deadline on, and for a draft that was begun after that
 * moment; whoever has just begun needs no reminder.
 * @param deadline null where there is none yet
 */
export const applicableReminder = (
  deadline: number | null,
  startedAt: number,
  now: number,
): ReminderDays | null => {
  if (deadline === null || now >= deadline) return null
  const days = REMINDER_DAYS.findLast((one) => now >= reminderMoment(deadline, one))
  return days !== undefined && startedAt < reminderMoment(deadline, days) ? days : null
}

/** Key of the one letter that may ever go out for this. */
export const reminderKey = (submissionId: string, days: ReminderDays, accountId: string): string =>
  `reminder:${submissionId}:${days}:${accountId}`

/** What of the key is needed again when the letter leaves. */
export const daysOfKey = (key: string): number => Number(key.split(':')[2])

const MOST = 12

/**
 * What is missing, one line each with its link; a whole sentence when nothing is.
 * @param origin public address without a slash at the end
 */
export const missingLines = (
  missing: readonly (FieldError & { readonly href: string })[],
  origin: string,
): string => {
  if (missing.length === 0) return 'Es fehlt nichts mehr. Sie müssen das Projekt nur noch einreichen.'
  const shown = missing.slice(0, MOST).map(({ message, href }) => `– ${message}\n  ${origin}${href}`)
  const more = missing.length - MOST
  return [...shown, ...(more > 0 ? [`– und ${more} weitere Angaben`] : [])].join('\n')
}

export const PLACEHOLDERS = {
  name: 'Name der Person',
  titel: 'Titel des Projekts',
  frist: 'Einreichungsschluss dieses Projekts',
  rest: 'Wie lange noch, zum Beispiel „noch 3 Tage“',
  fehlt: 'Was noch fehlt, mit Links',
  link: 'Link zum Projekt',
  ausgabe: 'Titel der Ausgabe',
}
