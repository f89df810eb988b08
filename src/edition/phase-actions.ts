/** Phases follow from dates, so nobody begins one: the log notes it when one has begun. */
import { record } from '../audit/store.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from './rules.ts'
import { lastPhases, listEditions } from './store.ts'

/** Notes each edition whose phase is another than the log last said. @returns how many */
export const notePhases = async ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> => {
  const now = clock()
  const known = await lastPhases(db)
  const begun = (await listEditions(db))
    .map((edition) => ({ id: edition.id, phase: phaseOf(edition, now) }))
    .filter(({ id, phase }) => known.get(id) !== phase)
  if (begun.length === 0) return 0
  await db.commit(
    begun.map(({ id, phase }) =>
      record(db.q, {
        at: now,
        actorId: null,
        editionId: id,
        kind: 'edition.phase_began',
        subject: id,
        detail: { phase },
      }),
    ),
  )
  return begun.length
}
