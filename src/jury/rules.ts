/** What a juror may do with an entry, and what a complete score sheet is. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { phaseOf, type Schedule } from '../edition/rules.ts'

/** A juror's relation to one submission. */
export interface Seat {
  readonly recused: boolean
  readonly submitted: boolean
}

const UNKNOWN = 'Diese Einreichung gibt es nicht, oder sie ist nicht für Sie bestimmt.'

/** Whether the juror may open the entry: from the opening of judging on, and never when recused. */
export const mayRead = (edition: Schedule, seat: Seat, now: number): Result<null> => {
  const phase = phaseOf(edition, now)
  if (!seat.submitted || seat.recused) return fail('not_found', UNKNOWN)
  if (phase === 'draft' || phase === 'call' || phase === 'closed') {
    return fail(
      'closed',
      `Die Bewertung hat noch nicht begonnen.${edition.judging_opens_at === null ? '' : ` Sie beginnt am ${showDateTime(edition.judging_opens_at)}.`}`,
    )
  }
  return ok(null)
}

/** Whether the juror may score it now: readable, and judging still open. */
export const mayScore = (edition: Schedule, seat: Seat, now: number): Result<null> => {
  const readable = mayRead(edition, seat, now)
  if (!readable.ok) return readable
  if (phaseOf(edition, now) === 'judging') return ok(null)
  return fail(
    'closed',
    'Die Bewertung ist geschlossen. Ihre Wertung konnte nicht mehr gespeichert werden; der letzte gespeicherte Stand zählt.',
  )
}

/** Whether somebody may still be invited: once results are released, a new seat would only open what others wrote. */
export const mayInvite = (edition: Pick<Schedule, 'released_at'>): Result<null> =>
  edition.released_at === null
    ? ok(null)
    : fail(
        'closed',
        'Die Ergebnisse sind veröffentlicht. In die Jury dieses Jahres kann niemand mehr eingeladen werden.',
      )

/** Whether the seat is one for judging: a substitute's only once called in. */
export const isForJudging = (seat: {
  readonly is_substitute: number
  readonly called_in_at: number | null
}): boolean => seat.is_substitute === 0 || seat.called_in_at !== null

/** Whether whoever holds the seat judges. */
export const serves = (
  seat: { readonly accepted_at: number | null } & Parameters<typeof isForJudging>[0],
): boolean => seat.accepted_at !== null && isForJudging(seat)

/** Score sheets that a juror has to finish; without an assignment everybody scores every entry. */
export const dueOf = (seat: {
  readonly assigned: number | null
  readonly entries: number | null
  readonly recusals: number | null
}): number => seat.assigned ?? Math.max((seat.entries ?? 0) - (seat.recusals ?? 0), 0)

/** A score sheet is complete when every criterion has points; only then does it count. */
export const isComplete = (points: readonly (number | null)[], criteria: number): boolean =>
  criteria > 0 && points.length === criteria && points.every((value) => value !== null)
