/** The one question that pictures and pages ask: may this juror read this entry? */
import { sql } from 'kysely'
import { type Actor, seatIn } from '../account/rules.ts'
import { conflicted } from '../conflict/store.ts'
import type { Database } from '../core/database.ts'
import type { Edition } from '../edition/store.ts'
import { takesPart } from '../submission/rules.ts'
import type { Submission } from '../submission/store.ts'
import { assigned, calledBefore, isSample } from './assigned.ts'
import { mayRead } from './rules.ts'
import { IN_OFFICE } from './seat-store.ts'

export const mayReadEntry = async (
  db: Database,
  actor: Actor,
  edition: Edition,
  submission: Submission,
  now: number,
): Promise<boolean> => {
  const seat = seatIn(edition.id, actor)
  if (!seat) return false
  const juror = await db.q
    .selectFrom('juror')
    .select(IN_OFFICE.as('serves'))
    .select(conflicted(sql`${seat.jurorId}`, sql`${submission.id}`).as('conflicted'))
    .where('juror.id', '=', seat.jurorId)
    .where((e) => {
      const [own, entry] = [sql`${edition.id}`, sql`${submission.id}`]
      return e.or([
        assigned({ edition: own, juror: sql`${seat.jurorId}`, submission: entry }),
        isSample(own, entry),
        calledBefore(sql`${seat.jurorId}`, entry),
      ])
    })
    .executeTakeFirst()
  if (!juror?.serves) return false
  return mayRead(edition, { recused: juror.conflicted === 1, submitted: takesPart(submission) }, now).ok
}
