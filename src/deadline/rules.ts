/** How far a deadline may be extended. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Schedule } from '../edition/rules.ts'

/** Whether deadlines of this edition can still be extended: from the opening of the call until the jury begins. */
export const mayExtend = (edition: Schedule, now: number): Result<null> => {
  const { call_opens_at: opens, call_closes_at: closes, judging_opens_at: judging } = edition
  if (opens === null || closes === null || now < opens)
    return fail(
      'closed',
      'Die Einreichung hat noch nicht begonnen. Ihren Schluss legen Sie bei den Terminen fest.',
    )
  if (edition.released_at !== null || (judging !== null && now >= judging))
    return fail('closed', 'Die Jury hat begonnen zu bewerten. Die Frist lässt sich nicht mehr verlängern.')
  return ok(null)
}

/**
 * Whether `until` is a good new deadline.
 * @param current the deadline it replaces, of the edition or of the entry
 */
export const extensionError = (
  edition: Pick<Schedule, 'judging_opens_at'>,
  current: number,
  until: number,
  now: number,
): string | null => {
  if (until <= now) return 'Die neue Frist muss in der Zukunft liegen.'
  if (until <= current)
    return `Die neue Frist muss nach der bisherigen liegen (${showDateTime(current)}). Verkürzen lässt sie sich nicht.`
  const judging = edition.judging_opens_at
  return judging === null || until <= judging
    ? null
    : `Am ${showDateTime(judging)} beginnt die Jury zu bewerten; bis dahin muss die Frist zu Ende sein. Verschieben Sie zuerst den Beginn der Bewertung.`
}
