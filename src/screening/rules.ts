/** When organisers may decide who takes part, and what with. Pure. */
import { berlinDayBefore, showDateTime } from '../core/berlin-time.ts'
import type { screeningStates } from '../core/de.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Schedule } from '../edition/rules.ts'
import type { EligibilityRules } from '../eligibility/rules.ts'

export type Screening = keyof typeof screeningStates

/**
 * Whether entries can still be passed, refused, sent back or taken back: until the jury begins. Later a refusal would
 * take away scores, and whoever refuses could know them.
 */
export const mayScreen = (edition: Schedule, now: number): Result<null> => {
  const judging = edition.judging_opens_at
  if (edition.released_at === null && (judging === null || now < judging)) return ok(null)
  return fail('closed', 'Die Jury hat begonnen zu bewerten. Wer teilnimmt, steht fest.')
}

/** The deadline that the form proposes: 23:59 o'clock of the day in a week, or when the jury begins. */
export const proposedDeadline = (edition: Pick<Schedule, 'judging_opens_at'>, now: number): number => {
  const proposed = berlinDayBefore(now, -7, 23) + 59 * 60_000
  return Math.min(proposed, edition.judging_opens_at ?? proposed)
}

/** What is wrong with a deadline for changes; null when it is good. */
export const changesDeadlineError = (
  edition: Pick<Schedule, 'judging_opens_at'>,
  until: number,
  now: number,
): string | null => {
  if (until <= now) return 'Die Frist muss in der Zukunft liegen.'
  const judging = edition.judging_opens_at
  return judging === null || until <= judging
    ? null
    : `Am ${showDateTime(judging)} beginnt die Jury zu bewerten; bis dahin muss die Frist zu Ende sein.`
}

/** Keys of the questions whose answers decide. */
export const decidingQuestions = ({ answers, administration }: EligibilityRules): string[] => [
  ...(answers?.questions ?? []).map(({ key }) => key),
  ...(administration?.question ? [administration.question] : []),
]
