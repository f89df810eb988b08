/** Counting what must not happen too often: per network, per address, per browser, each with a budget of its own. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { guard } from '../core/database.ts'

/** Something counted: at most `limit` times within any `windowMs` milliseconds (a day at most). */
export interface Budget {
  readonly key: string
  readonly limit: number
  readonly windowMs: number
}

/**
 * Two statements that count one event and refuse the commit when the last `windowMs` hold `limit` already. The window
 * slides, so no boundary lets twice as many through; events of the same thousandth of it share a row.
 */
export const throttle = (
  q: Reader,
  key: string,
  limit: number,
  windowMs: number,
  now: number,
): Statement[] => [
  sql`
    INSERT INTO throttle (key, starts_at, count)
    SELECT ${key}, ${slotOf(now, windowMs)}, 1
    WHERE (SELECT coalesce(sum(count), 0) FROM throttle WHERE key = ${key} AND starts_at > ${now - windowMs}) < ${limit}
    ON CONFLICT (key, starts_at) DO UPDATE SET count = count + 1`.compile(q),
  guard,
]

/** The end of the thousandth of a window that `at` lies in: rounded down, an event would be forgotten too early. */
const slotOf = (at: number, windowMs: number): number => {
  const slot = Math.ceil(windowMs / 1000)
  return Math.ceil(at / slot) * slot
}

/** Like `throttle`, for several budgets that must all have room. */
export const throttleAll = (q: Reader, budgets: readonly Budget[], now: number): Statement[] =>
  budgets.flatMap(({ key, limit, windowMs }) => throttle(q, key, limit, windowMs, now))

/** Whether one of the budgets is used up. */
export const isExhausted = async (
  db: Database,
  budgets: readonly Budget[],
  now: number,
): Promise<boolean> => {
  const counts = await Promise.all(
    budgets.map(({ key, windowMs }) =>
      db.q
        .selectFrom('throttle')
        .select((e) => e.fn.coalesce(e.fn.sum<number>('count'), e.lit(0)).as('count'))
        .where('key', '=', key)
        .where('starts_at', '>', now - windowMs)
        .executeTakeFirst(),
    ),
  )
  return budgets.some(({ limit }, index) => (counts[index]?.count ?? 0) >= limit)
}

/** Statement that forgets counters of the day before yesterday. */
export const forgetCounters = (q: Reader, now: number): Statement =>
  q.deleteFrom('throttle').where('starts_at', '<', now - 86_400_000)
