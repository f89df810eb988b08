/** The nightly look at the invariants. Whoever must know reads it in the letter of the night and on the start page. */
import { record } from '../audit/store.ts'
import type { Services } from '../core/services.ts'
import { type Breach, INVARIANTS } from './rules.ts'
import { findBreaches, forgetHealed, knownBreaches, noteBreach } from './store.ts'

/** Asks every invariant and keeps what is broken; the log notes what was not broken before. */
export const checkInvariants = async (app: Services): Promise<readonly Breach[]> => {
  const { db } = app
  const now = app.clock()
  const breaches = await findBreaches(db)
  const known = new Set((await knownBreaches(db)).map(({ name }) => name))
  await db.commit([
    forgetHealed(
      db.q,
      breaches.map(({ name }) => name),
    ),
    ...breaches.map((breach) => noteBreach(db.q, breach, now)),
    ...breaches
      .filter(({ name }) => !known.has(name))
      .map(({ name, ids }) =>
        record(db.q, { at: now, actorId: null, kind: 'invariants.broken', subject: name, detail: { ids } }),
      ),
  ])
  return breaches
}

export interface KnownBreach extends Breach {
  /** When it was first found, UTC ms. */
  readonly foundAt: number
}

/** What must hold and did not when it was last looked at. */
export const brokenRules = async (db: Services['db']): Promise<KnownBreach[]> => {
  const known = new Map((await knownBreaches(db)).map((row) => [row.name, row]))
  return INVARIANTS.flatMap(({ name, sentence }) => {
    const row = known.get(name)
    return row ? [{ name, sentence, ids: JSON.parse(row.ids) as string[], foundAt: row.found_at }] : []
  })
}
