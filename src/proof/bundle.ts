/** The published proof of a jury's result: what it holds, and its words. Pure; the same for server, command and browser. */
import type { ReceiptProof, ScorePayload } from '../commitment/rules.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'

export const RESULT_FORMAT = 'kuer-result/1'

/**
 * How far sheets are opened. `numbered`: which are the same juror's can be seen, so any ranking can be recounted.
 * `shuffled`: that stays hidden. `sealed`: digests alone. `file`: everything, for auditors only, never published.
 */
export type Form = 'numbered' | 'shuffled' | 'sealed' | 'file'

/** Why less is opened than was laid down, or nothing. */
export type Reason = 'laid_down' | 'few_sheets' | 'few_jurors' | 'old_sheets'

/** Why one sheet is not opened. */
export type ClosedBecause = 'sealed' | 'few_sheets' | 'not_counted'

export const REASONS: Record<Reason, string> = {
  laid_down: 'So ist es in den Wertungsregeln festgelegt.',
  few_sheets:
    'Einzelne Einreichungen haben weniger als fünf Bögen; geöffnet ließen sich ihre Bögen leicht Personen zuordnen.',
  few_jurors:
    'Wer weiß, welche Jurymitglieder wo befangen waren, könnte einen Bogen weniger als fünf Personen zuordnen; deshalb steht nicht dabei, welche Bögen zusammengehören.',
  old_sheets: 'Die Bögen wurden abgegeben, bevor es eine Form gab, die sich ohne Namen öffnen lässt.',
}

/** Frozen rules as published at their own address. */
export interface RulesVersion {
  readonly version: number
  readonly sha256: string
  readonly content: JudgingRules
}

export interface ResultRow {
  /** Number of the entry, e.g. "2026-003". */
  readonly entry: string
  /** Index of the category; null without one. */
  readonly category: number | null
  /** Part of the jury that can be compared; −1 without a sheet. */
  readonly component: number
  /** Complete sheets that count. */
  readonly sheets: number
  /** By the frozen rule, three decimals; null where too few sheets would give single ones away. */
  readonly score: number | null
  readonly mean: number | null
  /** Within category and component; null with too few sheets. */
  readonly place: number | null
  /** The step of the tie rule that decided, or null. */
  readonly decider: 'criterion' | 'head_to_head' | 'vote' | null
}

export interface OpenedSheet {
  readonly payload: ScorePayload
  /** 32 bytes as hex digits. */
  readonly nonce: string
  readonly commitment: string
  /** Number of the juror, from 1: index in `jurors`. Null unless sheets are numbered. */
  readonly juror: number | null
  readonly proof: Pick<ReceiptProof, 'index' | 'path'>
}

export interface Awarded {
  readonly entry: string
  readonly title: string
  readonly organisation: string
  readonly category: string | null
  readonly place: number | null
  readonly special: string | null
}

/** Canonical JSON of this is the published file. */
export interface ResultBundle {
  readonly format: typeof RESULT_FORMAT
  readonly year: number
  readonly title: string
  readonly form: Form
  readonly reasons: readonly Reason[]
  /** The release that it belongs to, and the SHA-256 of what was released then; null for auditors before. */
  readonly release: { readonly version: number; readonly sha256: string } | null
  /** Every frozen version, the first first; the last one counts. */
  readonly rules: readonly RulesVersion[]
  /** Over all sheets finished at the close; RFC 6962 over the sorted commitments. */
  readonly root: { readonly value: string; readonly size: number; readonly sealedAt: string }
  readonly categories: readonly string[]
  /** By number; empty where nothing is opened. */
  readonly entries: readonly ResultRow[]
  /** What the jury decided from it. */
  readonly awards: readonly Awarded[]
  /** Tags of the jurors, sorted: random, and hence in no order. Empty unless sheets are numbered. */
  readonly jurors: readonly string[]
  /** By entry, then by commitment: random, and hence in no order. */
  readonly sheets: readonly OpenedSheet[]
  /** The other commitments under the root. */
  readonly closed: readonly { readonly commitment: string; readonly because: ClosedBecause }[]
}
