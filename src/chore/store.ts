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

export type NightOutcome =
  | { readonly finishedAt: number }
  | { readonly error: string }
  | { readonly unfinished: true }

const columnsOf = (outcome: NightOutcome, startedAt: number) => {
  if ('error' in outcome) return { error: outcome.error }
  // As if it had been begun so long ago that it may be begun again.
  if ('unfinished' in outcome) return { started_at: startedAt - AGAIN_AFTER_MS, error: null }
  return { finished_at: outcome.finishedAt, error: null }
}

/** Statement that closes what was begun at `startedAt`; with an error it is tried again, unfinished at once. */
export const endNight = (q: Reader, name: string, startedAt: number, outcome: NightOutcome): Statement =>
  q
    .updateTable('chore_run')
    .set(columnsOf(outcome, startedAt))
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
