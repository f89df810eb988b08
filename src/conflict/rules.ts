/** What may be decided about a conflict of interest, and by whom. Pure. */
import type { ConflictEvidence } from '../core/jury-tables.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Phase } from '../edition/rules.ts'

/** Whether an organiser may dismiss evidence of this source now. */
export const mayDismiss = (source: ConflictEvidence['source'], phase: Phase): Result<null> => {
  if (source === 'person')
    return fail(
      'closed',
      'Wer selbst an der Einreichung mitgewirkt hat, bewertet sie nicht. Das lässt sich nicht aufheben.',
    )
  if (phase === 'deliberation' || phase === 'published' || phase === 'archived')
    return fail(
      'closed',
      'Die Bewertung ist geschlossen. Eine Befangenheit aufzuheben, würde die Rangliste ändern, die schon zu sehen ist.',
    )
  return ok(null)
}

/** Who leads the jury for one entry: jurors by id, those who are not neutral left out of every step. */
export interface Presidency {
  readonly chair: string | null
  readonly deputy: string | null
  /** Named by the organisers for this entry alone, where chair and deputy are both not neutral. */
  readonly adHoc: string | null
  /** Whether the juror is not neutral towards the entry. */
  readonly conflicted: (juror: string) => boolean
}

/** The juror who has the chair's powers for the entry; null when the organisers have to name one. */
export const presiding = ({ chair, deputy, adHoc, conflicted }: Presidency): string | null =>
  [chair, deputy, adHoc].find((juror) => juror !== null && !conflicted(juror)) ?? null
