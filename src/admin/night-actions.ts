/** Tells organisers what the night has found: by one letter at most, and on their start page. */
import { nightLetter } from '../../views/mail/night.ts'
import { organiserAddresses } from '../account/store.ts'
import { lastOfKind } from '../audit/chain-store.ts'
import { NIGHT_BEGINS } from '../chore/actions.ts'
import { failedNights } from '../chore/store.ts'
import { berlinNight } from '../core/berlin-time.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { brokenRules } from '../invariants/actions.ts'
import { post } from '../mail/store.ts'
import { type Trouble, troublesOf } from './night-rules.ts'

/** What is wrong now with the work of the nights. */
export const nightTroubles = async ({ db, clock, backups }: Services): Promise<Trouble[]> => {
  const made = backups?.nightly ? await lastOfKind(db, 'backup.made') : undefined
  const backup = made && { at: made.at, missing: (JSON.parse(made.detail) as { missing: number }).missing }
  return troublesOf({ failed: await failedNights(db.q), backup: backup ?? null }, clock())
}

/**
 * Writes to all organisers about what has gone wrong, each night as long as it lasts, and about rules that are newly
 * broken, once. A night has one letter, however often this is called in it.
 */
export const reportNight = async (app: Services): Promise<void> => {
  const { db, config } = app
  const now = app.clock()
  const night = berlinNight(now, NIGHT_BEGINS)
  const troubles = await nightTroubles(app)
  const broken = (await brokenRules(db)).filter(({ foundAt }) => berlinNight(foundAt, NIGHT_BEGINS) === night)
  if (troubles.length + broken.length === 0) return
  const letter = nightLetter({ troubles, broken, link: config.origin + paths.admin })
  const done = await db.commit(
    (await organiserAddresses(db)).map((to) =>
      post(db.q, { key: `night:${night}:${to}`, kind: 'night', to, ...letter }, now),
    ),
  )
  if (!done.ok) throw new Error(`letter of the night refused: ${done.error}`)
}
