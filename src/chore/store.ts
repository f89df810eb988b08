/** Which night's work was begun and how it ended. */
import { sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'

/** Work cut off without a word, or failed, is begun again after an hour. */
const AGAIN_AFTER_MS = 3_600_000
const CUT_OFF = 'cut off before its end'

/**
 * Statement that takes this night's chore; changes no row when it was taken already. What went wrong earlier in the
 * same night stays written down until it ends well.
 */
export const beginNight = (q: Reader, name: string, night: string, now: number): Statement =>
  q
    .insertInto('chore_run')
    .values({ name, night, started_at: now, finished_at: null, error: null })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({
          night,
          started_at: now,
          finished_at: null,
          error: sql`CASE WHEN chore_run.night = ${night} THEN coalesce(chore_run.error, ${CUT_OFF}) END`,
        })
        .where((eb) =>
          eb.or([
            eb('chore_run.night', '<', night),
            eb.and([
              eb('chore_run.finished_at', 'is', null),
              eb('chore_run.started_at', '<=', now - AGAIN_AFTER_MS),
            ]),
          ]),
        ),
    )

/** Statement that closes what was begun at `startedAt`; with an error it is tried again. */
export const endNight = (
  q: Reader,
  name: string,
  startedAt: number,
  outcome: { readonly finishedAt: number } | { readonly error: string },
): Statement =>
  q
    .updateTable('chore_run')
    .set('error' in outcome ? { error: outcome.error } : { finished_at: outcome.finishedAt, error: null })
    .where('name', '=', name)
    .where('started_at', '=', startedAt)

/** Nightly chores that went wrong and have not ended well since, with the reason. */
export const failedNights = async (q: Reader): Promise<{ name: string; error: string }[]> => {
  const rows = await q
    .selectFrom('chore_run')
    .select(['name', 'error'])
    .where('error', 'is not', null)
    .orderBy('name')
    .execute()
  return rows.map(({ name, error }) => ({ name, error: error ?? '' }))
}

/** All nightly chores that were ever begun, by name. */
export const nightRuns = (q: Reader) => q.selectFrom('chore_run').selectAll().orderBy('name').execute()
