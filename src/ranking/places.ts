/** Scores and places of a contest by both rules: what `rank` builds on, and all that a recount needs. Pure. */
import { at, type Contest, type Design, designOf, type Sample, sampleOf, scoresOf } from './design.ts'
import { calibrate, type Fit } from './fit.ts'
import { calibratedValues, meanValues, type Rule } from './sensitivity.ts'
import { type Decider, type Place, placesOf, type TieStep } from './ties.ts'

export interface PlaceOptions {
  /** An entry with fewer complete sheets gets no rank. */
  readonly minSheets: number
  readonly tieSteps: readonly TieStep[]
  /** Recorded votes of the jury among equals: place by entry id. */
  readonly votes?: ReadonlyMap<string, number>
}

export interface Standing {
  /** Published: rounded half up to 3 decimals; null without a complete sheet. */
  readonly score: number | null
  /** 1, 1, 3 … among the entries it can be compared with; null with too few sheets. */
  readonly rank: number | null
  /** What set it apart from others with the same score. */
  readonly decider: Decider | null
}

export interface PlacedEntry {
  readonly entry: string
  readonly group: string
  /** Component of the jury; entries of different components cannot be compared. −1 without a sheet. */
  readonly component: number
  /** Complete sheets. */
  readonly n: number
  readonly mean: Standing
  readonly calibrated: Standing
}

type ByRule<T> = Readonly<Record<Rule, T>>

/** Everything worked out once that the parts of the answer are read from. */
export interface Placeable {
  readonly contest: Contest
  readonly options: PlaceOptions
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

/** Scores and places in the order of the ids, without what says how sure they are. */
export const placeEntries = (contest: Contest, options: PlaceOptions): PlacedEntry[] =>
  placedEntries(work(contest, options)).map(({ placed }) => placed)

/** Everything worked out once that scores and places are read from. */
export const work = (contest: Contest, options: PlaceOptions): Placeable => {
  const design = designOf(contest)
  const sample = sampleOf(design, scoresOf(design, contest.weights))
  const fit = calibrate(sample, contest.scale)
  return {
    contest,
    options,
    design,
    sample,
    fit,
    classes: classesOf(design, sample, options.minSheets),
    values: { mean: meanValues(sample), calibrated: calibratedValues(sample, fit) },
  }
}

/** Every entry by index, with the order within its class by each rule. */
export const placedEntries = ({ contest, options, design, sample, classes, values }: Placeable) => {
  const rule = { steps: options.tieSteps, weights: contest.weights, votes: options.votes ?? new Map() }
  const placesBy = (by: Float64Array) =>
    classes.map(({ members }) => placesOf(design, sample, members, by, rule))
  const places: ByRule<Place[][]> = { mean: placesBy(values.mean), calibrated: placesBy(values.calibrated) }
  const standing = {
    mean: standingsOf(values.mean, places.mean),
    calibrated: standingsOf(values.calibrated, places.calibrated),
  }
  const next = { mean: nextOf(places.mean), calibrated: nextOf(places.calibrated) }
  return design.entries.map(({ id, group = '' }, i) => ({
    placed: {
      entry: id,
      group,
      component: at(sample.entryComponent, i),
      n: at(design.first, i + 1) - at(design.first, i),
      mean: standing.mean(i),
      calibrated: standing.calibrated(i),
    },
    next: { mean: next.mean.get(i), calibrated: next.calibrated.get(i) },
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
