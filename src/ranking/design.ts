/**
 * From score sheets to the arrays that the mathematics works on. Inputs are sorted canonically here, once, so every
 * sum is formed in the same order and a result never depends on the order in which rows were read.
 */
import { known } from '../core/known.ts'

/** One juror's sheet for one entry: points in the order of the criteria. */
export interface Sheet {
  readonly entry: string
  readonly juror: string
  /** Whole points per criterion; null where the juror has not scored (yet). */
  readonly points: readonly (number | null)[]
}

export interface ContestEntry {
  readonly id: string
  /** Entries are ranked within their group (category); severity is estimated across all groups. */
  readonly group?: string
  /** Criteria (by index) that do not apply to this entry, for all jurors alike. */
  readonly notApplicable?: readonly number[]
}

export interface Contest {
  readonly entries: readonly ContestEntry[]
  readonly sheets: readonly Sheet[]
  /** Whole weights of the criteria, in the order of the points. */
  readonly weights: readonly number[]
  /** Lowest and highest score of a criterion, in points. */
  readonly scale: { readonly min: number; readonly max: number }
  /** Points are given in steps of 1 / unit: 1 for whole points, 1000 where 7.25 is written as 7250. */
  readonly unit?: number
}

/** Complete sheets of a contest, by entry and then juror. Sheet s belongs to entry i when first[i] ≤ s < first[i+1]. */
export interface Design {
  /** All entries in code-unit order of their ids, also those without a sheet. */
  readonly entries: readonly ContestEntry[]
  /** Jurors with at least one complete sheet, in code-unit order of their ids. */
  readonly jurors: readonly string[]
  readonly first: Int32Array
  readonly jurorOf: Int32Array
  /** Criteria per sheet, and the points of sheet s at s·criteria, NaN where the criterion does not apply. */
  readonly criteria: number
  readonly points: Float64Array
  /** Points per score: see Contest.unit. */
  readonly unit: number
}

/** The score of every sheet as an exact fraction whole[s] / parts[i], and as a number y[s]. */
export interface Scores {
  readonly whole: Float64Array
  readonly parts: Float64Array
  readonly y: Float64Array
}

/** The same sheets with one score each: what a fit needs. */
export interface Sample extends Scores {
  readonly first: Int32Array
  readonly jurorOf: Int32Array
  /** Sheets per juror; 0 for a juror who was left out. */
  readonly load: Int32Array
  /** Connected component of the juror–entry graph, counted from 0; -1 without a sheet. */
  readonly entryComponent: Int32Array
  readonly jurorComponent: Int32Array
  readonly components: number
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isComplete = (sheet: Sheet, entry: ContestEntry, criteria: number): boolean =>
  sheet.points.length === criteria &&
  sheet.points.every((value, index) => value !== null || entry.notApplicable?.includes(index))

/** Whether the entry has anything to be scored by. */
const isScorable = (entry: ContestEntry, weights: readonly number[]): boolean =>
  weights.some((weight, index) => weight > 0 && !entry.notApplicable?.includes(index))

/**
 * Sorts a contest canonically. Incomplete sheets and sheets of unknown entries do not count.
 * @throws RangeError when one juror has two sheets for an entry, or an entry is named twice
 */
export const designOf = (contest: Contest): Design => {
  const entries = contest.entries.toSorted((a, b) => byCode(a.id, b.id))
  const position = new Map(entries.map(({ id }, index) => [id, index]))
  if (position.size < entries.length) throw new RangeError('an entry is named twice')
  const criteria = contest.weights.length
  const counted = contest.sheets.flatMap((sheet) => {
    const i = position.get(sheet.entry)
    if (i === undefined) return []
    const entry = known(entries[i])
    return isScorable(entry, contest.weights) && isComplete(sheet, entry, criteria) ? [{ i, sheet }] : []
  })
  counted.sort((a, b) => a.i - b.i || byCode(a.sheet.juror, b.sheet.juror))
  const jurors = [...new Set(counted.map(({ sheet }) => sheet.juror))].sort(byCode)
  const seat = new Map(jurors.map((id, index) => [id, index]))
  const first = new Int32Array(entries.length + 1)
  const jurorOf = new Int32Array(counted.length)
  const points = new Float64Array(counted.length * criteria)
  for (const [s, { i, sheet }] of counted.entries()) {
    jurorOf[s] = known(seat.get(sheet.juror))
    if (s > 0 && counted[s - 1]?.i === i && jurorOf[s - 1] === jurorOf[s])
      throw new RangeError('a juror has two sheets for one entry')
    first[i + 1] = at(first, i + 1) + 1
    const skipped = entries[i]?.notApplicable ?? []
    for (const [c, value] of sheet.points.entries())
      points[s * criteria + c] = value === null || skipped.includes(c) ? Number.NaN : value
  }
  for (let i = 0; i < entries.length; i++) first[i + 1] = at(first, i + 1) + at(first, i)
  return { entries, jurors, first, jurorOf, criteria, points, unit: contest.unit ?? 1 }
}

/**
 * Weighted mean of each sheet: Σ weight·points / (Σ weight · unit), the sums over the criteria that apply to the entry.
 * Whole weights and points keep numerator and denominator whole, hence exact.
 */
export const scoresOf = (design: Design, weights: readonly number[]): Scores => {
  const { first, points, criteria } = design
  const whole = new Float64Array(design.jurorOf.length)
  const y = new Float64Array(design.jurorOf.length)
  const parts = new Float64Array(design.entries.length)
  for (const [i, entry] of design.entries.entries()) {
    const applied = Float64Array.from(weights, (weight, c) => (entry.notApplicable?.includes(c) ? 0 : weight))
    const total = applied.reduce((sum, weight) => sum + weight, 0) * design.unit
    parts[i] = total
    for (let s = at(first, i); s < at(first, i + 1); s++) {
      let sum = 0
      for (let c = 0; c < criteria; c++) {
        const weight = at(applied, c)
        if (weight !== 0) sum += weight * at(points, s * criteria + c)
      }
      whole[s] = sum
      y[s] = sum / total
    }
  }
  return { whole, parts, y }
}

/** Element of a typed array that is known to be there. */
export const at = (array: Float64Array | Int32Array | Uint16Array | Uint8Array, index: number): number =>
  array[index] as number

/** The design with one score per sheet. */
export const sampleOf = (design: Design, scores: Scores): Sample =>
  connected(design.first, design.jurorOf, design.jurors.length, scores)

/** The sample without juror `left`; indices of entries and jurors stay as they are. */
export const sampleWithout = (sample: Sample, left: number): Sample => {
  const kept = sample.jurorOf.length - at(sample.load, left)
  const first = new Int32Array(sample.first.length)
  const jurorOf = new Int32Array(kept)
  const whole = new Float64Array(kept)
  const y = new Float64Array(kept)
  let to = 0
  for (let i = 0; i + 1 < first.length; i++) {
    for (let s = at(sample.first, i); s < at(sample.first, i + 1); s++) {
      if (sample.jurorOf[s] === left) continue
      jurorOf[to] = at(sample.jurorOf, s)
      whole[to] = at(sample.whole, s)
      y[to] = at(sample.y, s)
      to += 1
    }
    first[i + 1] = to
  }
  return connected(first, jurorOf, sample.load.length, { whole, y, parts: sample.parts })
}

/** Sheets per juror and connected components, by union-find over the jurors of each entry. */
const connected = (first: Int32Array, jurorOf: Int32Array, jurors: number, scores: Scores): Sample => {
  const parent = Int32Array.from({ length: jurors }, (_, j) => j)
  const rootOf = (juror: number): number => {
    let root = juror
    while (at(parent, root) !== root) root = at(parent, root)
    for (let j = juror; j !== root; ) {
      const next = at(parent, j)
      parent[j] = root
      j = next
    }
    return root
  }
  const load = new Int32Array(jurors)
  for (let i = 0; i + 1 < first.length; i++) {
    const from = at(first, i)
    for (let s = from; s < at(first, i + 1); s++) {
      const juror = at(jurorOf, s)
      load[juror] = at(load, juror) + 1
      parent[rootOf(juror)] = rootOf(at(jurorOf, from))
    }
  }
  const numberOf = new Int32Array(jurors).fill(-1)
  const jurorComponent = new Int32Array(jurors).fill(-1)
  const entryComponent = new Int32Array(first.length - 1).fill(-1)
  let components = 0
  for (let i = 0; i + 1 < first.length; i++) {
    if (at(first, i) === at(first, i + 1)) continue
    const root = rootOf(at(jurorOf, at(first, i)))
    if (numberOf[root] === -1) numberOf[root] = components++
    entryComponent[i] = at(numberOf, root)
  }
  for (let j = 0; j < jurors; j++) if (at(load, j) > 0) jurorComponent[j] = at(numberOf, rootOf(j))
  return { ...scores, first, jurorOf, load, entryComponent, jurorComponent, components }
}
