/** What the calibration round allows and what its points say. Pure. */
import type { FieldError } from '../core/form-state.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Phase } from '../edition/rules.ts'
import type { TrialInput } from './schema.ts'

/** Samples are named and discussed until judging closes. */
export const mayPrepare = (phase: Phase): Result<null> =>
  phase === 'call' || phase === 'closed' || phase === 'judging'
    ? ok(null)
    : fail('closed', 'Eine Proberunde gibt es vom Beginn der Einreichung bis zum Ende der Bewertung.')

/** Where a juror stands with one sample. */
export type TrialState = 'open' | 'scored' | 'discussed'

/** A juror sees the spread once the round is discussed and the own points are in, and never before. */
export const stateOf = (scored: boolean, discussedAt: number | null): TrialState =>
  !scored ? 'open' : discussedAt === null ? 'scored' : 'discussed'

export interface Marked {
  readonly criterionId: string
  readonly points: number
}

interface Scale {
  readonly min: number
  readonly max: number
}

/** Points for every criterion, whole and on the scale; or what is wrong, field by field. */
export const readPoints = (
  criteria: readonly { readonly id: string; readonly name: string }[],
  scale: Scale,
  input: TrialInput,
): Result<Marked[], FieldError[]> => {
  const errors: FieldError[] = []
  const marks = criteria.map(({ id, name }) => {
    const text = input[`points-${id}`]?.trim() ?? ''
    const points = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
    if (!(points >= scale.min && points <= scale.max)) {
      const message = `${name}: Bitte ganze Punkte von ${scale.min} bis ${scale.max} vergeben.`
      errors.push({ field: `points-${id}`, message })
    }
    return { criterionId: id, points }
  })
  return errors.length > 0 ? { ok: false, error: errors } : ok(marks)
}

export interface Spread {
  readonly criterionId: string
  /** All points, ascending: nobody's place in it is theirs. */
  readonly points: readonly number[]
  /** Greatest minus smallest. */
  readonly range: number
  readonly mean: number
}

/** The spread of each criterion, in the order given; a criterion without points has none. */
export const spreadOf = (criteria: readonly string[], marks: readonly Marked[]): Spread[] =>
  criteria.flatMap((criterionId) => {
    const points = marks
      .filter((mark) => mark.criterionId === criterionId)
      .map((mark) => mark.points)
      .sort((a, b) => a - b)
    const [low, high] = [points[0], points.at(-1)]
    if (low === undefined || high === undefined) return []
    const mean = points.reduce((sum, one) => sum + one, 0) / points.length
    return [{ criterionId, points, range: high - low, mean }]
  })
