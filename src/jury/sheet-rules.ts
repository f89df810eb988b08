/** What a score sheet holds, what it comes to, and who may see it. Pure. */
import type { FieldError } from '../core/form-state.ts'
import { ok, type Result } from '../core/result.ts'
import type { Phase } from '../edition/rules.ts'
import { ABSTAINS, type SheetInput } from './schema.ts'

/** What of the edition's rules a sheet is filled in by. */
export interface SheetRules {
  readonly criteria: readonly {
    readonly id: string
    readonly name: string
    readonly weight: number
  }[]
  readonly scale: { readonly min: number; readonly max: number }
  /** Whether a criterion may be left out on purpose. */
  readonly abstention: boolean
}

/** One criterion in a sheet. */
export interface ScoreCell {
  readonly criterionId: string
  readonly points: number | null
  readonly abstained: boolean
  readonly comment: string
}

/** Everything but digits is no number: not "1e1", not "0x5". */
const WHOLE = /^\d{1,3}$/

/**
 * What was typed, one cell for every criterion of the rules.
 * @returns an error for points off the scale, and in a sheet to be finished for every criterion without points
 */
export const readSheet = (rules: SheetRules, input: SheetInput): Result<ScoreCell[], FieldError[]> => {
  const errors: FieldError[] = []
  const cells = rules.criteria.map(({ id: criterionId, name }): ScoreCell => {
    const typed = input.scores.find((score) => score.criterionId === criterionId)
    const text = typed?.points.trim() ?? ''
    const abstained = rules.abstention && text === ABSTAINS
    const problem = abstained ? null : pointsProblem(rules, name, text, input.after === 'final')
    if (problem !== null) errors.push({ field: `points-${criterionId}`, message: problem })
    const points = text === '' || abstained ? null : Number(text)
    return { criterionId, points, abstained, comment: typed?.comment ?? '' }
  })
  return errors.length > 0 ? { ok: false, error: errors } : ok(cells)
}

const pointsProblem = (
  { scale: { min, max } }: SheetRules,
  name: string,
  text: string,
  final: boolean,
): string | null => {
  if (text === '') return final ? `${name}: Hier fehlen noch Punkte.` : null
  return WHOLE.test(text) && Number(text) >= min && Number(text) <= max
    ? null
    : `${name}: Bitte ganze Punkte von ${min} bis ${max} vergeben.`
}

/**
 * The weighted mean of the criteria that have points, as the ranking computes it once all of them do.
 * @param points by the id of the criterion
 * @returns null without any points
 */
export const totalOf = (
  criteria: SheetRules['criteria'],
  points: ReadonlyMap<string, number | null>,
): number | null => {
  let sum = 0
  let weights = 0
  for (const { id, weight } of criteria) {
    const given = points.get(id) ?? null
    if (given === null) continue
    sum += weight * given
    weights += weight
  }
  return weights === 0 ? null : sum / weights
}

/** Two decimals and a comma, as the running total stands on the page; a dash without any points. */
export const showTotal = (total: number | null): string =>
  total === null ? '–' : total.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/**
 * Which sheets of an entry this juror may see, and where other people's scores become visible at all: only one's own
 * while judging is open, however many are in; from its close the finished ones of all. A juror who is not neutral
 * sees none, not even one's own from before.
 * @param viewer the seat of whoever looks
 */
export const visibleScores = <S extends { readonly jurorId: string; readonly final: boolean }>(
  viewer: { readonly jurorId: string; readonly conflicted: boolean },
  phase: Phase,
  sheets: readonly S[],
): readonly S[] => {
  if (viewer.conflicted) return []
  const judged = phase === 'deliberation' || phase === 'published' || phase === 'archived'
  return sheets.filter(({ jurorId, final }) => jurorId === viewer.jurorId || (judged && final))
}

/** A finished sheet of one's own among the others. */
export interface OwnTotal {
  readonly id: string
  readonly total: number
}

/** One's own entries from the best down; equal totals share a place ("1, 1, 3"). */
export const ownPlaces = <T extends OwnTotal>(sheets: readonly T[]): (T & { readonly place: number })[] => {
  const sorted = sheets.toSorted((a, b) => b.total - a.total)
  return sorted.map((sheet) => ({
    ...sheet,
    place: 1 + sorted.findIndex((other) => Math.abs(other.total - sheet.total) < 5e-7),
  }))
}
