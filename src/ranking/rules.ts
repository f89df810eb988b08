/**
 * From score sheets to places, and how sure they are. Pure: the same sheets give the same numbers, bit for bit, on every
 * engine and in whatever order they come. Scores, severities and deviations are in points of the scale.
 */
import { known } from '../core/known.ts'
import { intraclass, krippendorffAlpha } from './agreement.ts'
import { at, type Contest } from './design.ts'
import { bridgingJurors, deviations, isFar, outOfLine } from './diagnostics.ts'
import { beats, type Chances, chancesOf, drawRanks } from './draws.ts'
import type { Unadjusted } from './fit.ts'
import { type Placeable, type PlacedEntry, type PlaceOptions, placedEntries, work } from './places.ts'
import { leadersOf, type Rule, withoutJurors, withWeights } from './sensitivity.ts'
import type { Variance } from './variance.ts'

export interface RankOptions extends PlaceOptions {
  /** Which of the two results counts; both are always worked out. */
  readonly rule: Rule
  /** Seed and number of the draws behind chances and intervals. */
  readonly seed: number
  readonly draws: number
}

export interface RankedEntry extends PlacedEntry {
  readonly chances: Chances | null
  /** Probability of being better than the next in rank; null for the last. */
  readonly beatsNext: number | null
}

export interface RankedJuror {
  readonly juror: string
  /** Positive is generous; 0 where severities cannot be told apart. */
  readonly severity: number
  readonly n: number
  /** Whether the spread of this juror's scores is out of line. */
  readonly flagged: boolean
  /** Whether the jury would fall apart without this juror. */
  readonly bridging: boolean
}

export interface MarkedScore {
  readonly entry: string
  readonly juror: string
  readonly score: number
  /** What the calibrated rule counts it as. */
  readonly used: number
  /** Ordinary deviations from what is expected. */
  readonly z: number
}

/** Entries that are ranked against each other: one group within one component. */
export interface RankedClass {
  readonly group: string
  readonly component: number
  /** Ids of those in front by each rule, before any tie rule. */
  readonly leaders: readonly string[]
  readonly leadersByMean: readonly string[]
  readonly leadersCalibrated: readonly string[]
  readonly withoutJuror: readonly { readonly juror: string; readonly leaders: readonly string[] }[]
  readonly withWeight: readonly {
    readonly criterion: number
    readonly direction: 'more' | 'less'
    readonly leaders: readonly string[]
  }[]
}

export interface Ranking {
  readonly rule: Rule
  /** By rank, those without one last; places of different groups and components stand beside each other. */
  readonly entries: readonly RankedEntry[]
  readonly classes: readonly RankedClass[]
  readonly jurors: readonly RankedJuror[]
  readonly variance: Variance
  readonly agreement: {
    readonly alphaInterval: number | null
    readonly iccA1: number | null
    readonly iccC1: number | null
  }
  readonly components: number
  /** Why the calibrated result is the plain mean, or null. */
  readonly unadjusted: Unadjusted | null
  /** All counted scores, by entry and juror; those that the calibrated rule limits; those with |z| > 3.5. */
  readonly scores: readonly MarkedScore[]
  readonly limited: readonly MarkedScore[]
  readonly far: readonly MarkedScore[]
  readonly minSheets: number
}

/** With what says how sure a result is. */
interface Worked extends Placeable {
  readonly options: RankOptions
}

/** Ranks a contest by both rules, with everything that says how sure the result is. */
export const rank = (contest: Contest, options: RankOptions): Ranking => {
  const worked = { ...work(contest, options), options }
  const { sample, fit } = worked
  const { absolute, consistency } = intraclass(fit.variance)
  return {
    rule: options.rule,
    entries: entriesOf(worked),
    classes: rankedClasses(worked),
    jurors: jurorsOf(worked),
    variance: fit.variance,
    agreement: {
      alphaInterval: krippendorffAlpha(sample.first, sample.y, 'interval'),
      iccA1: absolute,
      iccC1: consistency,
    },
    components: sample.components,
    unadjusted: fit.unadjusted,
    ...markedScores(worked),
    minSheets: options.minSheets,
  }
}

const entriesOf = (worked: Worked): RankedEntry[] => {
  const { options, design, sample, fit, classes } = worked
  const members = classes.map((one) => Int32Array.from(one.members))
  const draws = drawRanks(sample, fit, members, options)
  const counts = new Int32Array(design.entries.length + 4)
  const entries = placedEntries(worked).map(({ placed, next }, i): RankedEntry => {
    const behind = next[options.rule]
    return {
      ...placed,
      chances: draws && chancesOf(draws, i, counts),
      beatsNext: draws && behind !== undefined ? beats(draws, i, behind) : null,
    }
  })
  return entries.sort(inOrder(options.rule))
}

const rankedClasses = ({ contest, options, design, sample, classes, values }: Worked): RankedClass[] => {
  const idsOf = (indices: readonly number[]) => indices.map((i) => known(design.entries[i]).id)
  const members = classes.map((one) => one.members)
  const leaders = members.map((one) => leadersOf(one, values[options.rule]))
  const ground = { sample, classes: members, rule: options.rule, scale: contest.scale, leaders }
  const byJuror = withoutJurors(ground)
  const byWeight = withWeights(ground, design, contest.weights)
  return classes.map(({ group, component, members: own }, of) => ({
    group,
    component,
    leaders: idsOf(known(leaders[of])),
    leadersByMean: idsOf(leadersOf(own, values.mean)),
    leadersCalibrated: idsOf(leadersOf(own, values.calibrated)),
    withoutJuror: byJuror.flatMap((one) =>
      one.of === of ? [{ juror: known(design.jurors[one.juror]), leaders: idsOf(one.leaders) }] : [],
    ),
    withWeight: byWeight.flatMap(({ of: changed, criterion, direction, leaders: then }) =>
      changed === of ? [{ criterion, direction, leaders: idsOf(then) }] : [],
    ),
  }))
}

/** For display alone: equals stay in the order of their ids and share their rank. */
const inOrder = (rule: Rule) => (a: RankedEntry, b: RankedEntry) =>
  (a[rule].rank ?? Infinity) - (b[rule].rank ?? Infinity) ||
  (b[rule].score ?? -Infinity) - (a[rule].score ?? -Infinity)

const jurorsOf = ({ design, sample, fit }: Worked): RankedJuror[] => {
  const flagged = outOfLine(sample, fit)
  const bridging = new Set(bridgingJurors(sample))
  return design.jurors.map((juror, j) => ({
    juror,
    severity: at(fit.severity, j),
    n: at(sample.load, j),
    flagged: known(flagged[j]),
    bridging: bridging.has(j),
  }))
}

const markedScores = ({ design, sample, fit }: Worked) => {
  const z = deviations(sample, fit)
  const entryOf = new Int32Array(sample.y.length)
  for (const i of design.entries.keys()) entryOf.fill(i, at(design.first, i), at(design.first, i + 1))
  const marked = (s: number): MarkedScore => ({
    entry: known(design.entries[at(entryOf, s)]).id,
    juror: known(design.jurors[at(sample.jurorOf, s)]),
    score: at(sample.y, s),
    used: at(fit.used, s),
    z: at(z, s),
  })
  const scores = Array.from(sample.y, (_, s) => marked(s))
  return {
    scores,
    limited: scores.filter(({ score, used }) => score !== used),
    far: scores.filter(({ z: deviation }) => isFar(deviation)),
  }
}
