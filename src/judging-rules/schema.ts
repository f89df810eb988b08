/** Forms of the judging rules. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'
import {
  anchorError,
  anchorsOf,
  DISCLOSURES,
  type Disclosure,
  type JudgingRules,
  LEAST_SHEETS,
  TIE_RULES,
  type TieStep,
} from './rules.ts'

export const LIMITS = { anchors: 2000, reason: 600, sheets: 20, quorum: 60, weight: 9999 } as const

/**
 * The form for these rules: they say which criteria there are. Weights are part of it only once the rules are frozen;
 * before, they are set with the criteria.
 */
export const rulesForm = (rules: JudgingRules, frozen: boolean) =>
  z
    .strictObject({
      version: wholeNumber(1, 999_999_999),
      aggregation: z.enum(['calibrated', 'mean']),
      tie: z.enum(TIE_RULES),
      min_sheets: wholeNumber(LEAST_SHEETS, LIMITS.sheets),
      sheets_per_entry: wholeNumber(1, LIMITS.sheets),
      quorum: wholeNumber(1, LIMITS.quorum),
      abstention: z.literal('1').optional(),
      // Jurors have scored relying on what it said.
      disclosure: frozen ? z.undefined().optional() : z.enum(DISCLOSURES),
      reason: frozen ? text(LIMITS.reason) : z.undefined().optional(),
      ...Object.fromEntries(rules.criteria.map(({ id }) => [`anchors-${id}`, text(LIMITS.anchors)])),
      ...Object.fromEntries(
        frozen ? rules.criteria.map(({ id }) => [`weight-${id}`, wholeNumber(1, LIMITS.weight)]) : [],
      ),
    })
    .superRefine((fields, ctx) => {
      const complain = (field: string, message: string | null) => {
        if (message) ctx.addIssue({ code: 'custom', path: [field], message })
      }
      for (const { id } of rules.criteria)
        complain(
          `anchors-${id}`,
          anchorError(String((fields as Record<string, unknown>)[`anchors-${id}`]), rules.scale),
        )
      if (Number(fields.sheets_per_entry) < Number(fields.min_sheets))
        complain(
          'sheets_per_entry',
          'Jede Einreichung braucht mindestens so viele Jurymitglieder, wie Wertungen nötig sind.',
        )
    })
    .transform((fields): RulesInput => {
      const of = (name: string) => (fields as Record<string, unknown>)[name]
      return {
        version: fields.version,
        aggregation: fields.aggregation,
        tieSteps: fields.tie.split(',') as TieStep[],
        minSheets: fields.min_sheets,
        sheetsPerEntry: fields.sheets_per_entry,
        quorum: fields.quorum,
        abstention: fields.abstention === '1',
        ...(fields.disclosure ? { disclosure: fields.disclosure } : {}),
        reason: fields.reason ?? '',
        anchors: Object.fromEntries(
          rules.criteria.map(({ id }) => [id, anchorsOf(String(of(`anchors-${id}`)))]),
        ),
        weights: Object.fromEntries(
          frozen ? rules.criteria.map(({ id }) => [id, Number(of(`weight-${id}`))]) : [],
        ),
      }
    })

export interface RulesInput {
  readonly version: number
  readonly aggregation: JudgingRules['aggregation']
  readonly tieSteps: readonly TieStep[]
  readonly minSheets: number
  readonly sheetsPerEntry: number
  readonly quorum: number
  readonly abstention: boolean
  /** Missing once the rules are frozen: it then stands. */
  readonly disclosure?: Disclosure
  readonly reason: string
  /** By criterion; missing ones stay. */
  readonly anchors: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly weights: Readonly<Record<string, number>>
}

/** Names a proposal as it was seen. */
export const proposalForm = z.strictObject({ sha256: line(64) })
