/**
 * From score sheets to places, and how sure they are. Pure: the same sheets give the same numbers, bit for bit, on every
 * engine and in whatever order they come. Scores, severities and deviations are in points of the scale.
 */
import { intraclass, krippendorffAlpha } from './agreement.ts'
import { at, type Contest, type Design, designOf, type Sample, sampleOf, scoresOf } from './design.ts'
import { bridgingJurors, deviations, isFar, outOfLine } from './diagnostics.ts'
import { beats, type Chances, chancesOf, drawRanks } from './draws.ts'
import { calibrate, type Fit, type Unadjusted } from './fit.ts'
import {
  calibratedValues,
  leadersOf,
  meanValues,
  type Rule,
  withoutJurors,
  withWeights,
} from './sensitivity.ts'
import { type Decider, type Place, placesOf, type TieStep } from './ties.ts'
import type { Variance } from './variance.ts'

export interface RankOptions {
  /** Which of the two results counts; both are always worked out. */
  readonly rule: Rule
  /** An entry with fewer complete sheets gets no rank. */
  readonly minSheets: number
  readonly tieSteps: readonly TieStep[]
  /** Recorded votes of the jury among equals: place by entry id. */
  readonly votes?: ReadonlyMap<string, number>
  /** Seed and number of the draws behind chances and intervals. */
  readonly seed: number
  readonly draws: number
}

export interface Standing {
  /** Published: rounded half up to 3 decimals; null without a complete sheet. */
  readonly score: number | null
  /** 1, 1, 3 … among the entries it can be compared with; null with too few sheets. */
  readonly rank: number | null
  /** What set it apart from others with the same score. */
  readonly decider: Decider | null
}

export interface RankedEntry {
  readonly entry: string
  readonly group: string
  /** Component of the jury; entries of different components cannot be compared. −1 without a sheet. */
  readonly component: number
  /** Complete sheets. */
  readonly n: number
  readonly mean: Standing
  readonly calibrated: Standing
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

type ByRule<T> = Readonly<Record<Rule, T>>

/** Everything worked out once that the parts of the answer are read from. */
interface Worked {
  readonly contest: Contest
  readonly options: RankOptions
  readonly design: Design
  readonly sample: Sample
  readonly fit: Fit
  readonly classes: readonly {
    readonly group: string
    readonly component: number
    readonly members: number[]
  }[]
  /** Published values in thousandths, by entry. */
  readonly values: ByRule<Float64Array>
}

/** Ranks a contest by both rules, with everything that says how sure the result is. */
export const rank = (contest: Contest, options: RankOptions): Ranking => {
  const design = designOf(contest)
  const sample = sampleOf(design, scoresOf(design, contest.weights))
  const fit = calibrate(sample, contest.scale)
  const worked = {
    contest,
    options,
    design,
    sample,
    fit,
    classes: classesOf(design, sample, options.minSheets),
    values: { mean: meanValues(sample), calibrated: calibratedValues(sample, fit) },
  }
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

const entriesOf = ({ contest, options, design, sample, fit, classes, values }: Worked): RankedEntry[] => {
  const rule = { steps: options.tieSteps, weights: contest.weights, votes: options.votes ?? new Map() }
  const placed = (by: Float64Array) =>
    classes.map(({ members }) => placesOf(design, sample, members, by, rule))
  const places: ByRule<Place[][]> = { mean: placed(values.mean), calibrated: placed(values.calibrated) }
  const standing = {
    mean: standingsOf(values.mean, places.mean),
    calibrated: standingsOf(values.calibrated, places.calibrated),
  }
  const members = classes.map((one) => Int32Array.from(one.members))
  const draws = drawRanks(sample, fit, members, options)
  const counts = new Int32Array(design.entries.length + 4)
  const next = nextOf(places[options.rule])
  const entries = design.entries.map(({ id, group = '' }, i): RankedEntry => {
    const behind = next.get(i)
    return {
      entry: id,
      group,
      component: at(sample.entryComponent, i),
      n: at(design.first, i + 1) - at(design.first, i),
      mean: standing.mean(i),
      calibrated: standing.calibrated(i),
      chances: draws && chancesOf(draws, i, counts),
      beatsNext: draws && behind !== undefined ? beats(draws, i, behind) : null,
    }
  })
  return entries.sort(inOrder(options.rule))
}

const rankedClasses = ({ contest, options, design, sample, classes, values }: Worked): RankedClass[] => {
  const idsOf = (indices: readonly number[]) => indices.map((i) => design.entries[i]?.id ?? '')
  const members = classes.map((one) => one.members)
  const leaders = members.map((one) => leadersOf(one, values[options.rule]))
  const ground = { sample, classes: members, rule: options.rule, scale: contest.scale, leaders }
  const byJuror = withoutJurors(ground)
  const byWeight = withWeights(ground, design, contest.weights)
  return classes.map(({ group, component, members: own }, of) => ({
    group,
    component,
    leaders: idsOf(leaders[of] ?? []),
    leadersByMean: idsOf(leadersOf(own, values.mean)),
    leadersCalibrated: idsOf(leadersOf(own, values.calibrated)),
    withoutJuror: byJuror.flatMap((one) =>
      one.of === of ? [{ juror: design.jurors[one.juror] ?? '', leaders: idsOf(one.leaders) }] : [],
    ),
    withWeight: byWeight.flatMap(({ of: changed, criterion, direction, leaders: then }) =>
      changed === of ? [{ criterion, direction, leaders: idsOf(then) }] : [],
    ),
  }))
}

/** Entries with enough sheets, by group and component. */
const classesOf = (design: Design, sample: Sample, minSheets: number) => {
  const classes = new Map<string, { group: string; component: number; members: number[] }>()
  for (const [i, { group = '' }] of design.entries.entries()) {
    const component = at(sample.entryComponent, i)
    if (component === -1 || at(design.first, i + 1) - at(design.first, i) < minSheets) continue
    const key = JSON.stringify([group, component])
    const one = classes.get(key) ?? { group, component, members: [] }
    one.members.push(i)
    classes.set(key, one)
  }
  return [...classes.values()]
}

const standingsOf = (values: Float64Array, places: readonly (readonly Place[])[]) => {
  const byEntry = new Map(places.flat().map((place) => [place.entry, place]))
  return (i: number): Standing => {
    const value = at(values, i)
    const place = byEntry.get(i)
    return {
      score: Number.isNaN(value) ? null : value / 1000,
      rank: place?.rank ?? null,
      decider: place?.decider ?? null,
    }
  }
}

/** The entry right behind each, by index. */
const nextOf = (places: readonly (readonly Place[])[]): Map<number, number> =>
  new Map(
    places.flatMap((one) =>
      one.flatMap(({ entry }, index) => {
        const behind = one[index + 1]
        return behind ? [[entry, behind.entry] as const] : []
      }),
    ),
  )

/** For display alone: equals stand in the order of their ids and share their rank. */
const inOrder = (rule: Rule) => (a: RankedEntry, b: RankedEntry) =>
  (a[rule].rank ?? Infinity) - (b[rule].rank ?? Infinity) ||
  (b[rule].score ?? -Infinity) - (a[rule].score ?? -Infinity) ||
  (a.entry < b.entry ? -1 : 1)

const jurorsOf = ({ design, sample, fit }: Worked): RankedJuror[] => {
  const flagged = outOfLine(sample, fit)
  const bridging = new Set(bridgingJurors(sample))
  return design.jurors.map((juror, j) => ({
    juror,
    severity: at(fit.severity, j),
    n: at(sample.load, j),
    flagged: flagged[j] ?? false,
    bridging: bridging.has(j),
  }))
}

const markedScores = ({ design, sample, fit }: Worked) => {
  const z = deviations(sample, fit)
  const entryOf = new Int32Array(sample.y.length)
  for (let i = 0; i < design.entries.length; i++)
    entryOf.fill(i, at(design.first, i), at(design.first, i + 1))
  const marked = (s: number): MarkedScore => ({
    entry: design.entries[at(entryOf, s)]?.id ?? '',
    juror: design.jurors[at(sample.jurorOf, s)] ?? '',
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
