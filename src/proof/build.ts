/** Makes the published proof: opens as much as the rules say, and never more than keeps jurors unnamed. Pure. */
import { proofOf, type ScorePayload } from '../commitment/rules.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { LEAST_OPEN } from '../judging-rules/rules.ts'
import { smallestCrowd } from './anonymity.ts'
import {
  type Awarded,
  type ClosedBecause,
  type Form,
  type OpenedSheet,
  RESULT_FORMAT,
  type Reason,
  type ResultBundle,
  type ResultRow,
  type RulesVersion,
} from './bundle.ts'

export interface FinalSheet {
  readonly commitment: string
  readonly payload: ScorePayload
  readonly nonce: string
  readonly tag: string
  /** Whether the ranking counts it: the entry takes part, and nothing stands between juror and entry. */
  readonly counts: boolean
}

export interface Source {
  readonly year: number
  readonly title: string
  readonly release: ResultBundle['release']
  readonly rules: readonly RulesVersion[]
  readonly seal: { readonly root: string; readonly leaves: readonly string[]; readonly sealedAt: number }
  readonly categories: readonly string[]
  /** The official ranking, by number. */
  readonly rows: readonly ResultRow[]
  readonly awards: readonly Awarded[]
  /** Every sheet under the root. */
  readonly sheets: readonly FinalSheet[]
  /** By tag: numbers of the entries from which the juror is recused. */
  readonly recused: ReadonlyMap<string, ReadonlySet<string>>
}

/** The public bundle. */
export const publicBundle = (source: Source): ResultBundle => {
  const { form, reasons } = formOf(source)
  return bundleOf(source, form, reasons, (row) => form !== 'sealed' && enough(row))
}

/** Everything, for auditors: whatever was laid down about the public. */
export const auditFile = (source: Source): ResultBundle =>
  bundleOf(source, 'file', source.sheets.every(isOpenable) ? [] : ['old_sheets'], () => true)

const rulesIn = ({ rules }: Source): JudgingRules => {
  const newest = rules.at(-1)?.content
  if (!newest) throw new Error('nothing is judged without frozen rules')
  return newest
}

const isOpenable = ({ payload }: FinalSheet): boolean => payload.finalisedAt === undefined

/** How far the sheets may be opened, and why no further. */
const formOf = (source: Source): { readonly form: Form; readonly reasons: readonly Reason[] } => {
  const { aggregation, disclosure = 'sealed' } = rulesIn(source)
  const counted = source.sheets.filter(({ counts }) => counts)
  if (disclosure === 'sealed') return { form: 'sealed', reasons: ['laid_down'] }
  if (!counted.every(isOpenable)) return { form: 'sealed', reasons: ['old_sheets'] }
  const few = source.rows.some(({ sheets }) => sheets > 0 && sheets < LEAST_OPEN)
  const tooFew: Reason[] = few ? ['few_sheets'] : []
  if (!source.rows.some(enough)) return { form: 'sealed', reasons: tooFew }
  const needed = aggregation === 'calibrated' || source.rows.some(({ decider }) => decider === 'head_to_head')
  if (!needed) return { form: 'shuffled', reasons: tooFew }
  if (disclosure === 'shuffled') return { form: 'shuffled', reasons: ['laid_down', ...tooFew] }
  if (few) return { form: 'shuffled', reasons: tooFew }
  return smallestCrowd(judgesOf(source)) >= LEAST_OPEN
    ? { form: 'numbered', reasons: [] }
    : { form: 'shuffled', reasons: ['few_jurors'] }
}

/** What everybody would see of each juror under a number, beside what everybody may know. */
const judgesOf = (source: Source) =>
  [...Map.groupBy(openedIn(source, enough), ({ tag }) => tag)].map(([tag, own]) => ({
    scored: new Set(own.map(({ payload }) => payload.entry)),
    recused: source.recused.get(tag) ?? new Set<string>(),
  }))

const enough = ({ sheets }: ResultRow): boolean => sheets >= LEAST_OPEN

const openedIn = ({ rows, sheets }: Source, opens: (row: ResultRow) => boolean): FinalSheet[] => {
  const open = new Set(rows.filter(opens).map(({ entry }) => entry))
  return sheets.filter((sheet) => sheet.counts && isOpenable(sheet) && open.has(sheet.payload.entry))
}

const bundleOf = (
  source: Source,
  form: Form,
  reasons: readonly Reason[],
  opens: (row: ResultRow) => boolean,
): ResultBundle => {
  const numbered = form === 'numbered' || form === 'file'
  const opened = openedIn(source, opens).toSorted(byEntry)
  const jurors = numbered ? [...new Set(opened.map(({ tag }) => tag))].toSorted() : []
  const { root, leaves, sealedAt } = source.seal
  return {
    format: RESULT_FORMAT,
    year: source.year,
    title: source.title,
    form,
    reasons,
    release: source.release,
    rules: source.rules,
    root: { value: root, size: leaves.length, sealedAt: new Date(sealedAt).toISOString() },
    categories: source.categories,
    entries: form === 'sealed' ? [] : source.rows.map((row) => (opens(row) ? row : withoutScore(row))),
    awards: source.awards,
    jurors,
    sheets: opened.map((sheet) => openedSheet(source.seal, jurors, sheet)),
    closed: closedOf(source, form, new Set(opened)),
  }
}

/** Random digests, so the order within an entry says nothing. */
const byEntry = (a: FinalSheet, b: FinalSheet): number => {
  const [one, other] = [a.payload.entry + a.commitment, b.payload.entry + b.commitment]
  return one < other ? -1 : one > other ? 1 : 0
}

/** The mean of few sheets would tell whoever knows one of them about the others. */
const withoutScore = (row: ResultRow): ResultRow => ({ ...row, score: null, mean: null })

const openedSheet = (
  seal: Source['seal'],
  jurors: readonly string[],
  { payload, nonce, commitment, tag }: FinalSheet,
): OpenedSheet => {
  const proof = proofOf(seal, commitment)
  if (!proof) throw new Error(`no proof for ${commitment}`)
  const { index, path } = proof
  return {
    payload,
    nonce,
    commitment,
    juror: jurors.length === 0 ? null : jurors.indexOf(tag) + 1,
    proof: { index, path },
  }
}

const closedOf = ({ sheets }: Source, form: Form, opened: ReadonlySet<FinalSheet>) => {
  const because = ({ counts }: FinalSheet): ClosedBecause =>
    form === 'sealed' ? 'sealed' : counts ? 'few_sheets' : 'not_counted'
  return sheets
    .filter((sheet) => !opened.has(sheet))
    .map((sheet) => ({ commitment: sheet.commitment, because: because(sheet) }))
    .toSorted((a, b) => (a.commitment < b.commitment ? -1 : 1))
}
