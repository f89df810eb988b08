/** How the jury judges, as one value that is frozen and published. Pure. */
import { canonicalJson, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'

/** Steps that may break a tie, in some order. */
export const TIE_STEPS = ['criteria', 'head_to_head', 'vote'] as const
export type TieStep = (typeof TIE_STEPS)[number]

/** The orders that can be chosen; every one ends with the jury's vote. */
export const TIE_RULES = [
  'criteria,head_to_head,vote',
  'head_to_head,criteria,vote',
  'criteria,vote',
  'head_to_head,vote',
  'vote',
] as const

export type TieRule = (typeof TIE_RULES)[number]

/**
 * What is opened of the sheets once the results are public, never with a name: `recount` as much as a recount of the
 * ranking needs, `shuffled` only what does not say which sheets are the same juror's, `sealed` nothing.
 */
export const DISCLOSURES = ['recount', 'shuffled', 'sealed'] as const
export type Disclosure = (typeof DISCLOSURES)[number]

/** Fewest sheets of an entry, and fewest jurors that a sheet could be from, for anything to be opened. */
export const LEAST_OPEN = 5

/** Fewest complete sheets an entry needs to be ranked. */
export const LEAST_SHEETS = 3

export interface RulesCriterion {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly weight: number
  /** What a point means, by the point, e.g. { "3": "gut begründet" }. */
  readonly anchors: Readonly<Record<string, string>>
}

/** Everything that decides how sheets become a ranking. Frozen as canonical JSON. */
export interface JudgingRules {
  readonly format: 'kuer-rules/1'
  readonly criteria: readonly RulesCriterion[]
  readonly scale: { readonly min: number; readonly max: number }
  readonly aggregation: 'calibrated' | 'mean'
  readonly tieSteps: readonly TieStep[]
  /** Complete sheets an entry needs to be ranked. */
  readonly minSheets: number
  /** Jurors assigned to each entry. */
  readonly sheetsPerEntry: number
  /** Jurors who must be present for the jury to decide. */
  readonly quorum: number
  /** Whether a juror may leave a criterion out. */
  readonly abstention: boolean
  /** Missing where the rules were frozen before there was a choice: nothing is opened. */
  readonly disclosure?: Disclosure
}

/** The settings that the rules are made of, as stored. */
export interface RulesSettings {
  readonly scale_min: number
  readonly scale_max: number
  readonly min_sheets: number
  readonly aggregation: 'calibrated' | 'mean'
  readonly tie_steps: string
  readonly sheets_per_entry: number
  readonly quorum: number
  readonly abstention: number
  readonly disclosure: Disclosure
}

interface CriterionSettings {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly weight: number
  readonly anchors: string
}

const isTieStep = (step: string): step is TieStep => TIE_STEPS.some((known) => known === step)

/** The rules that these settings make. */
export const rulesOf = (edition: RulesSettings, criteria: readonly CriterionSettings[]): JudgingRules => ({
  format: 'kuer-rules/1',
  criteria: criteria.map(({ id, name, description, weight, anchors }) => ({
    id,
    name,
    description,
    weight,
    anchors: anchorsOf(anchors),
  })),
  scale: { min: edition.scale_min, max: edition.scale_max },
  aggregation: edition.aggregation,
  tieSteps: edition.tie_steps.split(',').filter(isTieStep),
  minSheets: edition.min_sheets,
  sheetsPerEntry: edition.sheets_per_entry,
  quorum: edition.quorum,
  abstention: edition.abstention === 1,
  disclosure: edition.disclosure,
})

/** What is stored, published and hashed. */
export const sealed = async (rules: JudgingRules): Promise<{ content: string; sha256: string }> => {
  const content = canonicalJson(rules)
  return { content, sha256: await sha256(content) }
}

const ANCHOR = /^(\d{1,2})\s*[=:–-]\s*(\S.*)$/

/** Lines like "3 = gut begründet" by their point; other lines are left out. */
export const anchorsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, point, meaning] = line.trim().match(ANCHOR) ?? []
      return point && meaning ? [[String(Number(point)), meaning.trim()]] : []
    }),
  )

/** The way back: one line per point, lowest first. */
export const anchorText = (anchors: Readonly<Record<string, string>>): string =>
  Object.entries(anchors)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([point, meaning]) => `${point} = ${meaning}`)
    .join('\n')

/** What is wrong with a text of anchors; null when every line says what a point of the scale means, none twice. */
export const anchorError = (text: string, scale: { min: number; max: number }): string | null => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const points = lines.map((line) => line.trim().match(ANCHOR)?.[1])
  const wrong = lines[points.indexOf(undefined)]
  if (wrong !== undefined) return `„${wrong.slice(0, 40)}“: Bitte so schreiben: „3 = gut begründet“.`
  const off = points.find((point) => Number(point) < scale.min || Number(point) > scale.max)
  if (off !== undefined) return `${off} liegt nicht auf der Skala von ${scale.min} bis ${scale.max}.`
  return new Set(points.map(Number)).size < points.length ? 'Ein Punkt steht zweimal da.' : null
}

/** As whom somebody changes frozen rules. */
export type Side = 'organiser' | 'chair'

/** The sides on which somebody stands. */
export const sidesOf = (isOrganiser: boolean, isChair: boolean): Side[] => [
  ...(isOrganiser ? (['organiser'] as const) : []),
  ...(isChair ? (['chair'] as const) : []),
]

/** Whether somebody may confirm what was proposed: the other side, and another person. */
export const mayConfirm = (
  proposal: { readonly proposed_by: string; readonly proposed_as: Side },
  who: { readonly id: string; readonly sides: readonly Side[] },
): Result<Side> => {
  const other = who.sides.find((side) => side !== proposal.proposed_as)
  if (other === undefined || who.id === proposal.proposed_by)
    return fail(
      'forbidden',
      proposal.proposed_as === 'organiser'
        ? 'Die Geschäftsstelle hat die Änderung vorgeschlagen. Bestätigen muss sie der Juryvorsitz.'
        : 'Der Juryvorsitz hat die Änderung vorgeschlagen. Bestätigen muss sie die Geschäftsstelle.',
    )
  return ok(other)
}
