/** `npm run rank`: from a file of scores to the report that it prints. Pure. */
import type { Sheet } from './design.ts'
import { type Ranking, type RankOptions, rank } from './rules.ts'
import { parseScores, SCORE_UNIT } from './score-csv.ts'
import { firstPlaceSentences, jurySentences, type Names } from './sentences.ts'

export interface ReportOptions extends Pick<RankOptions, 'rule' | 'minSheets' | 'seed' | 'draws'> {
  readonly min: number
  readonly max: number
}

/** Figures are printed to six decimals: enough to compare, and the same however they were summed. */
const figure = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6 + 0

const NAMES: Names = {
  entry: (id) => id,
  juror: (id) => id,
  group: (id) => id,
  criterion: () => 'score',
}

const warningsOf = (ranking: Ranking): string[] =>
  [
    ...jurySentences(ranking, NAMES),
    ...ranking.classes.flatMap((one) => firstPlaceSentences(ranking, one, NAMES)),
  ]
    .filter(({ level }) => level !== 'note')
    .map(({ text }) => text)

/**
 * The report as README.md describes it.
 * @throws CsvError when the file cannot be read as scores
 */
export const reportOf = (bytes: Uint8Array, options: ReportOptions) => {
  const scores = parseScores(bytes, options)
  const sheets = scores.map(({ entry, juror, steps }): Sheet => ({ entry, juror, points: [steps] }))
  const entries = [...new Set(scores.map(({ entry }) => entry))].map((id) => ({ id }))
  const ranking = rank(
    { entries, sheets, weights: [1], scale: options, unit: SCORE_UNIT },
    { ...options, tieSteps: [] },
  )
  const { rule, variance, agreement } = ranking
  return {
    rule,
    entries: ranking.entries.map((row) => ({
      entry: row.entry,
      score: row[rule].score,
      mean: row.mean.score,
      rank: row[rule].rank,
      n: row.n,
      pFirst: figure(row.chances?.first ?? null),
      pTop3: figure(row.chances?.top3 ?? null),
      rankLow: row.chances?.low ?? null,
      rankHigh: row.chances?.high ?? null,
    })),
    jurors: ranking.jurors.map(({ juror, severity, n, flagged }) => ({
      juror,
      severity: figure(severity),
      n,
      flagged,
    })),
    variance: {
      sigma2: figure(variance.sigma2),
      tau2: figure(variance.tau2),
      omega2: figure(variance.omega2),
    },
    agreement: {
      alphaInterval: figure(agreement.alphaInterval),
      iccA1: figure(agreement.iccA1),
      iccC1: figure(agreement.iccC1),
    },
    components: ranking.components,
    limited: ranking.limited.map(({ entry, juror, score, used }) => ({
      entry,
      juror,
      score: figure(score),
      used: figure(used),
    })),
    warnings: warningsOf(ranking),
  }
}
