/** The nightly look at the invariants: what is newly broken is said to the organisers once. */
import { brokenLetter } from '../../views/mail/broken.ts'
import { organiserAddresses } from '../account/store.ts'
import { record } from '../audit/store.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import { type Breach, INVARIANTS } from './rules.ts'
import { findBreaches, forgetHealed, knownBreaches, noteBreach } from './store.ts'

/** Asks every invariant, keeps what is broken, and writes to all organisers about what was not broken before. */
export const checkInvariants = async (app: Services): Promise<readonly Breach[]> => {
  const { db } = app
  const now = app.clock()
  const breaches = await findBreaches(db)
  const known = new Set((await knownBreaches(db)).map(({ name }) => name))
  const news = breaches.filter(({ name }) => !known.has(name))
  const addresses = news.length === 0 ? [] : await organiserAddresses(db)
  const letter = brokenLetter(news)
  await db.commit([
    forgetHealed(
      db.q,
      breaches.map(({ name }) => name),
    ),
    ...breaches.map((breach) => noteBreach(db.q, breach, now)),
    ...addresses.map((to) => post(db.q, { key: `broken:${now}:${to}`, kind: 'broken', to, ...letter }, now)),
    ...news.map(({ name, ids }) =>
      record(db.q, { at: now, actorId: null, kind: 'invariants.broken', subject: name, detail: { ids } }),
    ),
  ])
  return breaches
}

/** What must hold and did not when it was last looked at, as sentences. */
export const brokenSentences = async (db: Services['db']): Promise<string[]> => {
  const known = new Set((await knownBreaches(db)).map(({ name }) => name))
  return INVARIANTS.filter(({ name }) => known.has(name)).map(({ sentence }) => sentence)
}
