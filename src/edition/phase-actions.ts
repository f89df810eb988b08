/** Phases follow from dates, so nobody begins one: the log notes it when one has begun. */
import type { Services } from '../core/services.ts'
import { phaseOf } from './rules.ts'
import { lastPhases, listEditions, notePhase } from './store.ts'

/** Notes each edition whose phase is another than the log last said; of several who look at once, one. */
export const notePhases = async ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> => {
  const now = clock()
  const known = await lastPhases(db)
  const begun = (await listEditions(db))
    .map((edition) => ({ id: edition.id, phase: phaseOf(edition, now) }))
    .filter(({ id, phase }) => known.get(id) !== phase)
  if (begun.length > 0) await db.commit(begun.map(({ id, phase }) => notePhase(db.q, id, phase, now)))
}
