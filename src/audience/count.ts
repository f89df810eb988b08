/** Counting the audience's ballots, and the bundle from which anybody can do it again. Pure. */

import { canonicalJson, hex, sha256Bytes } from '../core/ids.ts'
import { merkleRoot } from '../core/merkle.ts'

/** How a ballot is filled in: one project; up to three; or three in order, for 3, 2 and 1 points. */
export type Choice = 'one' | 'three' | 'ranking'

/** What decides between equals: nothing (they share the place), or a lot drawn from the root. */
export type Tie = 'shared' | 'lot'

/** Most projects on one ballot. */
export const MOST = { one: 1, three: 3, ranking: 3 } as const satisfies Record<Choice, number>

export interface CountRule {
  readonly choice: Choice
  readonly tie: Tie
}

export interface Candidate {
  /** From 1, in the order of the list; ballots name candidates by it. */
  readonly number: number
  readonly title: string
  readonly organisation: string
}

export interface Ballot {
  /** Two words that only the voter has seen. */
  readonly receipt: string
  /** Numbers of candidates; with a ranking the best first. */
  readonly choices: readonly number[]
}

export interface Standing {
  readonly number: number
  /** Ballots that name the candidate; with a ranking 3, 2 and 1 points. */
  readonly points: number
  /** Ballots that name the candidate first; the same as `points` unless it is a ranking. */
  readonly firsts: number
  /** From 1; equals share it. */
  readonly place: number
}

/** Whether a ballot may be cast so: known candidates, none twice, not too many, at least one. */
export const isValidBallot = (rule: CountRule, candidates: number, choices: readonly number[]): boolean =>
  choices.length >= 1 &&
  choices.length <= MOST[rule.choice] &&
  new Set(choices).size === choices.length &&
  choices.every((number) => Number.isInteger(number) && number >= 1 && number <= candidates)

/** The points of the place `index` (from 0) on a ballot. */
const pointsAt = (rule: CountRule, index: number): number => (rule.choice === 'ranking' ? 3 - index : 1)

/**
 * Counts ballots: points (with a ranking a Borda count cut to three places), then first places, then the tie rule.
 * @param root hex digits; a lot is drawn by SHA-256(root ‖ number), the smallest first, so that nobody can foresee it
 *   before the last ballot is in
 * @returns one standing for every candidate, best first
 */
export const countBallots = (
  rule: CountRule,
  candidates: number,
  ballots: readonly Ballot[],
  root: string,
): Standing[] => {
  const points = new Array<number>(candidates).fill(0)
  const firsts = new Array<number>(candidates).fill(0)
  for (const { choices } of ballots)
    for (const [index, number] of choices.entries()) {
      points[number - 1] = (points[number - 1] ?? 0) + pointsAt(rule, index)
      // Without a ranking the order of a ballot means nothing.
      if (index === 0 || rule.choice !== 'ranking') firsts[number - 1] = (firsts[number - 1] ?? 0) + 1
    }
  const rows = points.map((value, index) => ({
    number: index + 1,
    points: value,
    firsts: firsts[index] ?? 0,
    lot: rule.tie === 'lot' ? lotOf(root, index + 1) : '',
  }))
  const better = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    b.points - a.points || b.firsts - a.firsts || (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0)
  const sorted = rows.toSorted((a, b) => better(a, b) || a.number - b.number)
  let place = 0
  return sorted.map(({ lot: _, ...row }, index) => {
    const before = sorted[index - 1]
    const own = sorted[index]
    if (before === undefined || own === undefined || better(before, own) !== 0) place = index + 1
    return { ...row, place }
  })
}

const text = new TextEncoder()

const lotOf = (root: string, number: number): string => hex(sha256Bytes(text.encode(`${root}:${number}`)))

/** How many codes became what; the three add up to those given out. */
export interface Turnout {
  readonly issued: number
  readonly used: number
  readonly unused: number
  readonly invalid: number
}

export const AUDIENCE_FORMAT = 'kuer-audience/1'

/** Everything about a vote that is published, and enough to count it again. */
export interface AudienceBundle {
  readonly format: typeof AUDIENCE_FORMAT
  readonly year: number
  readonly prize: string
  readonly rule: CountRule
  readonly candidates: readonly Candidate[]
  readonly turnout: Turnout
  /** By receipt, which says nothing about when a ballot was cast. */
  readonly ballots: readonly Ballot[]
  /** RFC 6962 root over the head and then the ballots, as 64 hex digits. */
  readonly root: string
  readonly result: readonly Standing[]
}

type Content = Omit<AudienceBundle, 'format' | 'root' | 'result'>

const byReceipt = (a: Ballot, b: Ballot): number =>
  a.receipt < b.receipt ? -1 : a.receipt > b.receipt ? 1 : 0

/** The root over everything that decides the result: the head is the first leaf, then come the ballots. */
const rootOf = ({ ballots, ...head }: Content): string =>
  hex(
    merkleRoot([
      text.encode(canonicalJson({ format: AUDIENCE_FORMAT, ...head })),
      ...ballots.map((ballot) => text.encode(canonicalJson(ballot))),
    ]),
  )

/** Counts and seals a closed vote. */
export const bundleOf = ({ year, prize, rule, candidates, turnout, ...box }: Content): AudienceBundle => {
  const content = { year, prize, rule, candidates, turnout, ballots: box.ballots.toSorted(byReceipt) }
  const root = rootOf(content)
  const result = countBallots(rule, candidates.length, content.ballots, root)
  return { format: AUDIENCE_FORMAT, ...content, root, result }
}
