/** The one question that pictures and pages ask: may this juror read this entry? */
import { type Actor, seatIn } from '../account/rules.ts'
import type { Database } from '../core/database.ts'
import type { Edition } from '../edition/store.ts'
import type { Submission } from '../submission/store.ts'
import { mayRead } from './rules.ts'

export const mayReadEntry = async (
  db: Database,
  actor: Actor,
  edition: Edition,
  submission: Submission,
  now: number,
): Promise<boolean> => {
  const seat = seatIn(edition.id, actor)
  if (!seat) return false
  const recusal = await db.q
    .selectFrom('recusal')
    .select('reason')
    .where('juror_id', '=', seat.jurorId)
    .where('submission_id', '=', submission.id)
    .executeTakeFirst()
  return mayRead(
    edition,
    { recused: recusal !== undefined, submitted: submission.state === 'submitted' },
    now,
  ).ok
}
