/** What the figures of the operation say about the database: counts and times, nothing about people. */
import { nightRuns } from '../chore/store.ts'
import type { Database } from '../core/database.ts'

export interface OperationFigures {
  /** Letters by state. */
  readonly letters: readonly { readonly state: string; readonly count: number }[]
  /** Since when the oldest letter that is due has been due, UTC ms; null without one. */
  readonly oldestDue: number | null
  readonly sessions: number
  /** When each nightly chore last ended well, UTC ms; null where the last attempt did not. */
  readonly nights: readonly { readonly name: string; readonly finishedAt: number | null }[]
}

/** Three counts and one list; four queries whatever the size. */
export const operationFigures = async (db: Database, now: number): Promise<OperationFigures> => {
  const [letters, due, sessions, nights] = await Promise.all([
    db.q
      .selectFrom('outbox')
      .select(['state', (e) => e.fn.countAll<number>().as('count')])
      .groupBy('state')
      .orderBy('state')
      .execute(),
    db.q
      .selectFrom('outbox')
      .select((e) => e.fn.min('next_at').as('at'))
      .where('state', 'in', ['waiting', 'sending'])
      .where('next_at', '<=', now)
      .executeTakeFirst(),
    db.q
      .selectFrom('session')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('expires_at', '>', now)
      .executeTakeFirst(),
    nightRuns(db.q),
  ])
  return {
    letters,
    oldestDue: due?.at ?? null,
    sessions: sessions?.count ?? 0,
    nights: nights.map(({ name, finished_at }) => ({ name, finishedAt: finished_at })),
  }
}
