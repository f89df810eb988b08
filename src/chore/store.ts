/** Which night's work was begun and how it ended. */
import type { Reader, Statement } from '../core/database.ts'

/** Work cut off without a word, or failed, is begun again after an hour. */
const AGAIN_AFTER_MS = 3_600_000

/** Statement that takes this night's chore; changes no row when it was taken already. */
export const beginNight = (q: Reader, name: string, night: string, now: number): Statement =>
  q
    .insertInto('chore_run')
    .values({ name, night, started_at: now, finished_at: null, error: null })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ night, started_at: now, finished_at: null, error: null })
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
    .set('error' in outcome ? { error: outcome.error } : { finished_at: outcome.finishedAt })
    .where('name', '=', name)
    .where('started_at', '=', startedAt)

/** All nightly chores that were ever begun, by name. */
export const nightRuns = (q: Reader) => q.selectFrom('chore_run').selectAll().orderBy('name').execute()
