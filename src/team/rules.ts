/** Who may work together on a submission, and when that list may change. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { phaseOf, type Schedule } from '../edition/rules.ts'
import type { SharedRight } from '../submission/rules.ts'

/** Most people on one submission, open invitations included. */
export const MAX_PEOPLE = 20
/** Most invitation letters that one account causes in a day. */
export const INVITATIONS_A_DAY = 40
/** How long an invitation can be accepted. */
export const INVITATION_MS = 30 * 86_400_000
/** An invitation is not sent again sooner than this. */
export const RESEND_MS = 10 * 60_000

/** The rights in words, from the smallest. */
export const rightNames: Record<SharedRight | 'own', string> = {
  view: 'ansehen',
  edit: 'bearbeiten',
  hand_in: 'bearbeiten und einreichen',
  own: 'alles, auch zurückziehen und übergeben',
}

/**
 * Whether people may be invited and rights changed: while the call is open for all. A later deadline for one entry
 * opens its texts again, not the list of its people. Leaving, removing and handing over stay possible.
 */
export const peopleOpen = (
  submission: { readonly state: 'draft' | 'submitted' | 'withdrawn' },
  edition: Schedule,
  now: number,
): Result<null> => {
  if (submission.state === 'withdrawn')
    return fail('closed', 'Diese Einreichung ist zurückgezogen; niemand kann mehr eingeladen werden.')
  if (phaseOf(edition, now) === 'call') return ok(null)
  const closes = edition.call_closes_at
  const since = closes === null ? '' : ` am ${showDateTime(closes)}`
  return fail(
    'closed',
    `Mit dem Einreichungsschluss${since} steht fest, wer mitarbeitet. Ansehen können alle auf der Liste weiterhin; entfernen, verlassen und übergeben bleibt möglich.`,
  )
}
