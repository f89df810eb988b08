/** The ranking of an edition as people read it: entries by number, jurors under a code, sentences by name. Pure. */
import { known } from '../core/known.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { submissionNumber } from '../submission/rules.ts'
import type { Sheet } from './design.ts'
import { type RankedClass, type RankedEntry, type RankedJuror, type Ranking, rank } from './rules.ts'
import { writeScores } from './score-csv.ts'
import type { Rule } from './sensitivity.ts'
import type { Names } from './sentences.ts'
import type { TieStep } from './ties.ts'

export interface CandidateRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly organisation: string
  readonly category_id: string | null
}

/** What the edition has laid down about the ranking. */
export interface RankingRules {
  readonly rule: Rule
  readonly minSheets: number
  readonly tieSteps: readonly TieStep[]
  readonly scale: { readonly min: number; readonly max: number }
}

/** What of the edition's rules the ranking needs. */
export const rankingRules = ({ aggregation, minSheets, tieSteps, scale }: JudgingRules): RankingRules => ({
  rule: aggregation,
  minSheets,
  tieSteps,
  scale,
})

export interface StandingsInput {
  readonly year: number
  readonly rules: RankingRules
  readonly criteria: readonly { readonly name: string; readonly weight: number }[]
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  readonly candidates: readonly CandidateRow[]
  /** In the order of their ids, which are random: a code says nothing about its juror. */
  readonly jurors: readonly { readonly id: string; readonly name: string }[]
  readonly sheets: readonly Sheet[]
}

export interface StandingRow extends RankedEntry {
  readonly candidate: CandidateRow
  /** Single scores, lowest first. */
  readonly scores: readonly number[]
}

export interface CategoryStanding {
  readonly category: { readonly id: string; readonly name: string }
  readonly classes: readonly RankedClass[]
  readonly rows: readonly StandingRow[]
}

export interface Standings {
  readonly rules: RankingRules
  readonly ranking: Ranking
  readonly names: Names
  readonly categories: readonly CategoryStanding[]
  readonly jurors: readonly (RankedJuror & { readonly name: string })[]
  /** All counted scores as `npm run rank` reads them. */
  readonly csv: string
}

/** Seed and draws of the command line, so that a recount gives the same figures. */
const SEED = 1
const DRAWS = 2000

const juryCode = (index: number): string => `J${String(index + 1).padStart(3, '0')}`

/** Six decimals without trailing zeros: 7, 7.25, 7.333333. */
const decimalText = (score: number): string => String(Number(score.toFixed(6)))

/** Ranks an edition. Severities are estimated across all categories, places given within each. */
export const standingsOf = (input: StandingsInput): Standings => {
  const { year, rules, criteria, candidates, jurors } = input
  const byNumber = new Map(candidates.map((one) => [submissionNumber(year, one.number), one]))
  const numberOf = new Map(candidates.map((one) => [one.id, submissionNumber(year, one.number)]))
  const codeOf = new Map(jurors.map(({ id }, index) => [id, juryCode(index)]))
  const jurorName = new Map(jurors.map(({ name }, index) => [juryCode(index), name]))
  const ranking = rank(
    {
      entries: [...byNumber].map(([id, { category_id }]) => ({ id, group: category_id ?? '' })),
      sheets: input.sheets.flatMap(({ entry, juror, points }) => {
        const [of, code] = [numberOf.get(entry), codeOf.get(juror)]
        return of === undefined || code === undefined ? [] : [{ entry: of, juror: code, points }]
      }),
      weights: criteria.map(({ weight }) => weight),
      scale: rules.scale,
    },
    { ...rules, seed: SEED, draws: DRAWS },
  )
  const scores = scoresByEntry(ranking)
  const rowsOf = (group: string): StandingRow[] =>
    ranking.entries.flatMap((row) => {
      const candidate = byNumber.get(row.entry)
      return row.group === group && candidate
        ? [{ ...row, candidate, scores: scores.get(row.entry) ?? [] }]
        : []
    })
  const none = candidates.some(({ category_id }) => category_id === null)
  const categories = [...input.categories, ...(none ? [{ id: '', name: 'Ohne Kategorie' }] : [])]
  return {
    rules,
    ranking,
    names: {
      entry: (id) => known(byNumber.get(id)).title,
      juror: (code) => known(jurorName.get(code)),
      group: (id) => known(categories.find((one) => one.id === id)).name,
      criterion: (index) => known(criteria[index]).name,
    },
    categories: categories.map((category) => ({
      category,
      classes: ranking.classes.filter(({ group }) => group === category.id),
      rows: rowsOf(category.id),
    })),
    jurors: ranking.jurors.map((one) => ({ ...one, name: known(jurorName.get(one.juror)) })),
    csv: writeScores(
      ranking.scores.map(({ entry, juror, score }) => ({ entry, juror, score: decimalText(score) })),
    ),
  }
}

const scoresByEntry = ({ scores }: Ranking): Map<string, number[]> => {
  const byEntry = new Map<string, number[]>()
  for (const { entry, score } of scores) {
    const own = byEntry.get(entry) ?? []
    own.push(score)
    byEntry.set(entry, own)
  }
  for (const own of byEntry.values()) own.sort((a, b) => a - b)
  return byEntry
}
