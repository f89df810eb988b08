/** The jury of the demo before it judges: entries dealt out, and a sample scored by all. */
import type { Actor } from '../account/rules.ts'
import { applyAssignment, previewAssignment } from '../assignment/actions.ts'
import { readSituation } from '../assignment/store.ts'
import type { Services } from '../core/services.ts'
import { type Edition, listCriteria } from '../edition/store.ts'
import { changeSample, loadSample, scoreSample } from '../trial/actions.ts'
import type { DemoJuror } from './content/types.ts'
import { Random } from './scenes/random.ts'
import { at, must, person } from './year.ts'

/** Deals the entries out to the jury. */
export const assignEntries = async (
  app: Services,
  organiser: Actor,
  edition: Edition,
  perEntry: number,
  time: number,
) => {
  const then = at(app, time)
  const wish = { perEntry, aim: 'fill', seed: edition.year } as const
  const { digest } = must(await previewAssignment(await readSituation(app.db, edition.id), wish))
  must(await applyAssignment(then, organiser, edition, { ...wish, digest }))
}

/** Jurors score the sample of the calibration round, and it is opened for discussion. */
export const rehearse = async (
  app: Services,
  organiser: Actor,
  edition: Edition,
  jurors: readonly DemoJuror[],
  sample: string,
  time: number,
) => {
  const then = at(app, time)
  const criteria = await listCriteria(app.db, edition.id)
  const source = new Random(`trial-${edition.year}`)
  must(await changeSample(then, organiser, edition, 'name', sample))
  for (const juror of jurors) {
    const actor = await person(then, juror.email)
    const entry = must(await loadSample(then, actor, edition, sample))
    const points = criteria.map(({ id }) => [`points-${id}`, String(5 + Math.floor(source.next() * 5))])
    must(await scoreSample(then, actor, edition, entry, Object.fromEntries(points)))
  }
  must(await changeSample(then, organiser, edition, 'discuss', sample))
}
