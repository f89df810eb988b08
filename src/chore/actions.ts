/** Runs the background work of both runtimes: what is due every minute, and once a night. */
import { berlinNight } from '../core/berlin-time.ts'
import { guard } from '../core/database.ts'
import { log, logError } from '../core/log.ts'
import type { Services } from '../core/services.ts'
import { beginNight, endNight } from './store.ts'

export interface Chore {
  /** Stable name: `chore_run` and the logs know it. */
  readonly name: string
  /** `minute`: at every tick. `night`: once a night, from an hour in Berlin or whenever the server is up next. */
  readonly every: 'minute' | 'night'
  /** Of a night's chore: from which hour on in Berlin, instead of three. */
  readonly hour?: number
  /** A night's chore that answers `'unfinished'` goes on at the next tick. */
  readonly run: (app: Services) => Promise<unknown>
}

export interface Outcome {
  readonly name: string
  readonly every: Chore['every']
  readonly ms: number
  /** Null when it went well. */
  readonly error: unknown
}

/** The hour of Berlin from which on a night's work is done. */
export const NIGHT_BEGINS = 3

/**
 * Makes the tick: runs what is due in the order of the list, reports each outcome, and never throws. A chore that
 * is still at work since an earlier tick is passed over; the others go on. Of the night's work one tick does one
 * piece, as a Worker has half a minute of processor time and a thousand queries for each.
 */
export const createTick = (chores: readonly Chore[], app: Services, report: (outcome: Outcome) => void) => {
  const busy = new Set<string>()
  /** Whether anything was done. */
  const runOne = async (chore: Chore): Promise<boolean> => {
    const startedAt = app.clock()
    try {
      const ran = chore.every === 'night' ? await runNight(chore, app, startedAt) : await chore.run(app)
      if (ran === NOT_DUE) return false
      report({ name: chore.name, every: chore.every, ms: app.clock() - startedAt, error: null })
    } catch (error) {
      report({ name: chore.name, every: chore.every, ms: app.clock() - startedAt, error })
    }
    return true
  }
  return async (): Promise<void> => {
    let nightly = false
    for (const chore of chores) {
      if (busy.has(chore.name) || (nightly && chore.every === 'night')) continue
      busy.add(chore.name)
      const ran = await runOne(chore)
      nightly ||= ran && chore.every === 'night'
      busy.delete(chore.name)
    }
  }
}

const NOT_DUE = Symbol('not due')

const runNight = async (chore: Chore, app: Services, now: number): Promise<unknown> => {
  const { db } = app
  const night = berlinNight(now, chore.hour ?? NIGHT_BEGINS)
  const begun = await db.commit([beginNight(db.q, chore.name, night, now), guard])
  if (!begun.ok) return NOT_DUE
  try {
    const ran = await chore.run(app)
    const unfinished = ran === 'unfinished'
    await db.commit([
      endNight(db.q, chore.name, now, unfinished ? { unfinished } : { finishedAt: app.clock() }),
    ])
  } catch (error) {
    await db.commit([endNight(db.q, chore.name, now, { error: String(error) })])
    throw error
  }
  return undefined
}

/** Longer than this is worth a line even when it went well, ms. */
const LONG_MS = 1000

/** The line of the log about one chore; what goes well every minute says nothing. */
export const logChore = ({ name: chore, every, ms, error }: Outcome): void => {
  if (error !== null) logError('chore', error, { chore, ms, outcome: 'failed' })
  else if (every === 'night' || ms >= LONG_MS) log('info', 'chore', { chore, ms, outcome: 'done' })
}
