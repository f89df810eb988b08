/** What an assignment is made from, and what comes out. Pure; ids are text, everything else is counted in pairs. */

/** One juror on one entry. */
export type Pair = readonly [entry: string, juror: string]

export interface PlanJuror {
  readonly id: string
  /** The most entries the juror takes; without it there is no limit. */
  readonly max?: number
}

/** A pair that stands today. */
export interface StandingPair {
  readonly entry: string
  readonly juror: string
  /** Already scored: it never goes, unless there is a conflict now. */
  readonly scored: boolean
}

export interface Plan {
  readonly entries: readonly string[]
  readonly jurors: readonly PlanJuror[]
  /** Sheets that every entry should get. */
  readonly perEntry: number
  /** Pairs that must not be. */
  readonly conflicts: readonly Pair[]
  /** 0 to 2³² − 1; the same seed gives the same assignment, whatever the order of entries and jurors. */
  readonly seed: number
  readonly standing?: readonly StandingPair[]
  /**
   * What counts first when an assignment stands already: `fill` changes as few pairs as possible, `level` evens out
   * the loads with as few changes as that takes.
   */
  readonly aim?: Aim
  /** What a pair costs, 0 (wanted) to 9; loads come first. */
  readonly cost?: (entry: string, juror: string) => number
}

export type Aim = 'fill' | 'level'

export interface Shortfall {
  readonly entry: string
  /** Sheets that are lacking. */
  readonly missing: number
  /** Jurors without a conflict with this entry. */
  readonly possible: number
  /** How many of them are not on it because they have as many entries as they take. */
  readonly full: number
}

export interface Assignment {
  /** By entry, then by juror, in the order of the plan. */
  readonly assignments: readonly Pair[]
  /** Entries of each juror, in the order of the plan. */
  readonly loads: ReadonlyMap<string, number>
  /** How often two jurors meet: the rarest and the most frequent of all couples; 0 and 0 for a lone juror. */
  readonly pairs: { readonly min: number; readonly max: number }
  /** Groups of jurors without a common entry; jurors without any entry are not counted. */
  readonly components: number
  readonly shortfall: readonly Shortfall[]
}
