/** Is the calibrated rule better than the mean, by how much, and how long does a ranking take? */
import { randomOf } from '../ranking/random.ts'
import { rank } from '../ranking/rules.ts'
import { TIE_STEPS } from '../ranking/ties.ts'
import { atMost, gains, type Measure } from './judge.ts'
import { type Figures, type JuryShape, juryOf, simulate } from './juries.ts'

const SHAPE: JuryShape = { entries: 60, jurors: 12, sheets: 4, severity: 0.8, extreme: false }

/** Juries from which the coverage of the intervals is measured. */
const COVERED = 1000

export interface JurySums {
  readonly honest: Figures
  readonly extreme: Figures
  readonly even: Figures
  readonly coverage: number
}

/** `count` juries of each kind: honest, with one extreme juror, and all equally severe. The same every time. */
export const judgeJuries = async ([count = '1000', draws = '500']: string[]): Promise<JurySums> => ({
  honest: simulate(SHAPE, Number(count), 1, 0),
  extreme: simulate({ ...SHAPE, extreme: true }, Number(count), 2, 0),
  even: simulate({ ...SHAPE, severity: 0 }, Number(count), 3, 0),
  coverage: simulate(SHAPE, COVERED, 4, Number(draws)).coverage,
})

const SHEETS = 6

/** Milliseconds of processor time for one ranking with everything; neighbours on the machine do not count. */
export const rankOnce = async ([entries = '1000']: string[]): Promise<{ ms: number }> => {
  const count = Number(entries)
  const shape = {
    ...SHAPE,
    entries: count,
    jurors: Math.max(SHEETS, Math.round(count * 0.06)),
    sheets: SHEETS,
  }
  const options = { rule: 'calibrated', minSheets: 3, tieSteps: TIE_STEPS, seed: 1, draws: 2000 } as const
  const { contest } = juryOf(randomOf(1), shape)
  // The first run compiles; a server ranks more than once.
  rank(contest, options)
  const times = Math.max(1, Math.round(200 / count))
  const started = process.cpuUsage()
  for (let time = 0; time < times; time++) rank(contest, options)
  const { user, system } = process.cpuUsage(started)
  return { ms: (user + system) / 1000 / times }
}

const milliseconds = (times: readonly { ms: number }[]): number[] => times.map(({ ms }) => ms)

/** The figures beside their goals. */
export const rankingMeasures = (
  { honest, extreme, even, coverage }: JurySums,
  few: readonly { ms: number }[],
  many: readonly { ms: number }[],
): Measure[] => [
  gains('tau with the truth: calibrated / mean', honest.calibrated.tau, honest.mean.tau, 0.035),
  gains('truly best ranked first: calibrated / mean', honest.calibrated.best, honest.mean.best, 0.03),
  gains('tau beside an extreme juror: calibrated / mean', extreme.calibrated.tau, extreme.mean.tau, 0.11),
  gains(
    'favourite does not win: calibrated / mean',
    1 - extreme.calibrated.favourite,
    1 - extreme.mean.favourite,
    0,
  ),
  gains('tau without severity: calibrated / mean', even.calibrated.tau, even.mean.tau, -0.003),
  gains('true ranks within their 90 % interval / 0.88', coverage, 0.88, 0),
  atMost('true ranks within their 90 % interval / 0.96', [coverage], [0.96], 1),
  gains('extreme juror flagged / 0.90', extreme.extremeFlagged, 0.9, 0),
  atMost('some honest juror flagged / 0.013', [honest.honestFlagged], [0.013], 1),
  atMost('ranking of 1,000 × 60 × 6 with everything (ms of processor) / 1 s', milliseconds(many), [1000], 1),
  atMost(
    'ranking: µs per sheet, 1,000 / 10 entries',
    milliseconds(many).map((ms) => (ms / (1000 * SHEETS)) * 1000),
    milliseconds(few).map((ms) => (ms / (10 * SHEETS)) * 1000),
    1,
  ),
]
