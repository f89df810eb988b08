/** The ranking once more, from opened sheets alone. Pure. */
import type { ScorePayload } from '../commitment/rules.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { type PlacedEntry, placeEntries } from '../ranking/places.ts'
import type { ResultRow } from './bundle.ts'

export interface CountedSheet {
  readonly payload: Pick<ScorePayload, 'entry' | 'points'>
  /** Says which sheets are the same juror's. */
  readonly juror: string
}

/** Scores and places of these sheets by the rules. `group` says which entries are compared. */
export const recount = (
  rules: JudgingRules,
  entries: readonly { readonly entry: string; readonly group: string }[],
  sheets: readonly CountedSheet[],
): PlacedEntry[] =>
  placeEntries(
    {
      entries: entries.map(({ entry, group }) => ({ id: entry, group })),
      sheets: sheets.map(({ payload, juror }) => ({
        entry: payload.entry,
        juror,
        points: rules.criteria.map(({ id }) => payload.points[id] ?? null),
      })),
      weights: rules.criteria.map(({ weight }) => weight),
      scale: rules.scale,
    },
    rules,
  )

/** What is published of a place. */
export const rowOf = (
  { entry, component, n, ...by }: PlacedEntry,
  rule: JudgingRules['aggregation'],
  category: number | null,
): ResultRow => ({
  entry,
  category,
  component,
  sheets: n,
  score: by[rule].score,
  mean: by.mean.score,
  place: by[rule].rank,
  decider: by[rule].decider?.step ?? null,
})
