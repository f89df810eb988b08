/** How the demo's results of last year came out: planned, sealed, confirmed by the chair, opened. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { editionByYear } from '../edition/store.ts'
import { confirmRelease, loadRelease, savePreparation, sealRelease } from '../publication/actions.ts'
import { openNow } from '../publication/opening.ts'
import { EMPTY_PLAN, winnerKey } from '../publication/plan.ts'
import { sealOf } from '../publication/release-store.ts'
import { seedPress } from './press.ts'
import { at, must } from './year.ts'

const MINUTE = 60_000

const editionOf = async (app: Services, year: number) => {
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error(`demo: no edition ${year}`)
  return edition
}

/** Plans with an introduction and the first sentence of every summary, then releases; opens at the app's time. */
export const releaseByTwo = async (
  app: Services,
  organiser: Actor,
  chair: Actor,
  year: number,
  intro: string,
): Promise<void> => {
  const edition = await editionOf(app, year)
  const before = (minutes: number) => at(app, app.clock() - minutes * MINUTE)
  const { built } = must(await loadRelease(before(90), organiser, edition))
  const winners = built.snapshot.winners.map((winner, index) => {
    const decided = built.decided.get(winnerKey(winner)) ?? ''
    const [teaser = ''] = (winner.answers.summary ?? '').split(/(?<=[.!?]) /)
    return [winnerKey(winner), { position: index + 1, teaser, citation: decided, decided }] as const
  })
  const plan = { ...EMPTY_PLAN, intro, winners: Object.fromEntries(winners) }
  const seen = { planVersion: 0, editionVersion: edition.version }
  const planVersion = must(await savePreparation(before(80), organiser, edition, { plan, ...seen }))
  must(await sealRelease(before(70), organiser, edition, { ...seen, planVersion }))
  const seal = await sealOf(app.db, edition.id)
  must(await confirmRelease(before(30), chair, edition, seal?.sha256 ?? ''))
  await seedPress(before(10), organiser, year)
  must(await openNow(app, chair, edition))
}
