/** Every number of one simulated jury, for comparing runtimes. */
import { juryOf } from '../../src/bench/juries.ts'
import { randomOf } from '../../src/ranking/random.ts'
import { type Ranking, rank } from '../../src/ranking/rules.ts'
import { TIE_STEPS } from '../../src/ranking/ties.ts'

export const juryFigures = (seed: number): Ranking => {
  const shape = { entries: 40, jurors: 9, sheets: 4, severity: 0.8, extreme: seed % 2 === 0 }
  const { contest } = juryOf(randomOf(seed), shape)
  return rank(contest, { rule: 'calibrated', minSheets: 3, tieSteps: TIE_STEPS, seed, draws: 2000 })
}
